"""In which language to speak: an interaction's own, a server's for messages, else the setting."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.rendering.languages import English, in_locale

if TYPE_CHECKING:
    from bot.client import NewsBot


def to(interaction: discord.Interaction[NewsBot]) -> English:
    """The language of whoever pressed or typed."""
    return in_locale(interaction.locale)


def to_all(interaction: discord.Interaction[NewsBot]) -> English:
    """The language of a place, for what all in it see; in a direct message that of the person."""
    return in_locale(interaction.guild_locale or interaction.locale)


def in_reply_to(message: discord.Message, default: str) -> English:
    """The language of a message's server, `default` where it is in none."""
    return in_locale(message.guild.preferred_locale if message.guild else default)
