"""The tree of slash commands, and the one place where their errors become a sentence with a
reference."""

from __future__ import annotations

import hashlib
import json
import logging
from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot import failures, speaking
from bot.rendering import replies
from bot.sending import respond

if TYPE_CHECKING:
    from bot.client import NewsBot

_log = logging.getLogger(__name__)


class Tree(app_commands.CommandTree["NewsBot"]):
    """Slash commands, with the checks and the error handler that all of them share."""

    async def interaction_check(self, interaction: discord.Interaction[NewsBot], /) -> bool:
        if not interaction.client.desk.closing:
            await interaction.client.desk.enter(pressing=True)
            return True
        if interaction.type is discord.InteractionType.autocomplete:
            await interaction.response.autocomplete([])
        else:
            words = speaking.to(interaction)
            await respond(interaction, replies.notice(words.RESTARTING), private=True)
        return False

    async def on_error(
        self, interaction: discord.Interaction[NewsBot], error: app_commands.AppCommandError, /
    ) -> None:
        cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
        if isinstance(error, app_commands.CheckFailure):
            return  # whoever refused has said why
        if failures.is_too_late(cause):
            _log.warning("interaction lost: Discord heard of it too late, or not at all")
            return
        try:
            await respond(interaction, failures.told(cause, speaking.to(interaction)), private=True)
        except discord.HTTPException as unsent:
            _log.warning("trouble could not be told: status=%d", unsent.status)

    async def payload_hash(self) -> str:
        """A name for the commands as Discord is to know them, in all languages."""
        translator = self.translator
        payload = [
            await command.get_translated_payload(self, translator)
            if translator is not None
            else command.to_dict(self)
            for command in self.get_commands()
        ]
        return hashlib.sha256(json.dumps(payload, sort_keys=True).encode()).hexdigest()
