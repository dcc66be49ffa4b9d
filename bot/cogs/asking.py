"""Asking by command: /ask, and `Check the news` on a message."""

from __future__ import annotations

import logging
from datetime import date
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot import claimed, speaking
from bot.rendering import markdown, replies
from bot.rendering.replies.answers import SHOWN
from bot.sending import acknowledge, respond
from retrieval import DatelineError
from retrieval.dates import parse_day

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.client import NewsBot
    from bot.rendering.replies import Reply
    from retrieval import Library

_log = logging.getLogger(__name__)

MAX_QUESTION = 500
"""Characters of a slash command's question."""
MAX_CHOICES = 25
MAX_CHOICE = 100
"""Characters of a choice's name, and of its value."""

QUOTE = '"'

Called = discord.Interaction["NewsBot"]


class Asking(commands.Cog):
    """Questions by slash command, and messages held against the news."""

    def __init__(self, bot: NewsBot) -> None:
        self.bot = bot
        self.check = app_commands.ContextMenu(name="Check the news", callback=self._check)

    async def cog_load(self) -> None:
        self.bot.tree.add_command(self.check)

    async def cog_unload(self) -> None:
        self.bot.tree.remove_command(self.check.name, type=self.check.type)

    @app_commands.command(
        name="ask", description="Ask the news: the passages that answer, word for word"
    )
    @app_commands.describe(
        question="Your question, in your own words",
        since="Only articles from this day on, like 2025-05-20",
        until="Only articles up to this day, like 2025-05-31",
        publisher="Only articles of this publisher",
        speaker="Only what this person said",
        private="Show the answer to you alone",
    )
    async def ask(
        self,
        interaction: Called,
        question: app_commands.Range[str, 1, MAX_QUESTION],
        since: app_commands.Range[str, 1, 30] | None = None,
        until: app_commands.Range[str, 1, 30] | None = None,
        publisher: app_commands.Range[str, 1, 100] | None = None,
        speaker: app_commands.Range[str, 1, 100] | None = None,
        private: bool = False,
    ) -> None:
        asked = spelt_out(
            question,
            since=parse_day(since, "since") if since else None,
            until=parse_day(until, "until") if until else None,
            publisher=publisher,
            speaker=speaker,
        )
        words = speaking.to(interaction) if private else speaking.to_all(interaction)

        def answer(library: Library) -> Reply:
            given = library.ask(asked, limit=SHOWN + 1, now=interaction.created_at)
            return replies.answer(given, words, echo=True, private=private)

        await costing(interaction, answer, private=private)

    @ask.autocomplete("publisher")
    async def publishers(self, _: Called, typed: str) -> list[app_commands.Choice[str]]:
        return await self._offered(
            lambda library: library.suggest_publishers(typed, limit=MAX_CHOICES)
        )

    @ask.autocomplete("speaker")
    async def speakers(self, _: Called, typed: str) -> list[app_commands.Choice[str]]:
        return await self._offered(
            lambda library: library.suggest_speakers(typed, limit=MAX_CHOICES)
        )

    async def _offered(
        self, names: Callable[[Library], tuple[str, ...]]
    ) -> list[app_commands.Choice[str]]:
        return await offered(self.bot, names)

    async def _check(self, interaction: Called, message: discord.Message) -> None:
        """What the library says about a message, for the eyes of whoever wants to know."""
        words = speaking.to(interaction)
        text = claimed.text_of(message, self.bot.me)
        await costing(
            interaction,
            lambda library: replies.check(library.check(text, now=interaction.created_at), words),
            private=True,
        )


async def costing(interaction: Called, step: Callable[[Library], Reply], *, private: bool) -> None:
    """The answer of a command that counts as a question, or when to ask again."""
    bot, words = interaction.client, speaking.to(interaction)
    free = bot.limits.taken(interaction.user.id, interaction.guild_id, interaction.created_at)
    if free is not None:
        await respond(interaction, bot.limits.refusal(free, words), private=True)
        return
    async with bot.desk.under_way():
        await acknowledge(interaction, private=private)
        await respond(interaction, await bot.desk.ask(step))


async def offered(
    bot: NewsBot, names: Callable[[Library], tuple[str, ...]]
) -> list[app_commands.Choice[str]]:
    """Names to choose from while somebody types; none where the library cannot be asked."""
    try:
        found = await bot.desk.look_up(names)
    except DatelineError as error:
        _log.warning("nothing to offer: cause=%s", error)
        return []
    return [
        app_commands.Choice(name=shown, value=name)
        for name in found
        if len(name) <= MAX_CHOICE and markdown.visible(shown := markdown.plain(name))
    ]


def spelt_out(
    question: str,
    *,
    since: date | None,
    until: date | None,
    publisher: str | None,
    speaker: str | None,
) -> str:
    """The question with its limits in its own text, so that the reply, which repeats it, holds all
    that was asked; names without quotation marks, which cannot stand in one."""
    parts = [question]
    for name, day in (("since", since), ("until", until)):
        if day is not None:
            parts.append(f"{name}:{day.isoformat()}")
    for name, value in (("publisher", publisher), ("speaker", speaker)):
        if value is not None:
            # One that is in a name would end it; names are found by their words.
            parts.append(f'{name}:"{" ".join(value.replace(QUOTE, " ").split())}"')
    return " ".join(parts)
