"""The news at a glance: /digest, /timeline, /quotes."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot import speaking
from bot.cogs.asking import MAX_CHOICES, costing, offered
from bot.rendering import charts, replies
from bot.rendering.languages import English
from bot.rendering.replies.digests import MAX_TOPIC, STORIES
from bot.rendering.replies.quotes import MAX_SPEAKER, QUOTES
from bot.rendering.replies.timelines import ENTRIES

if TYPE_CHECKING:
    from bot.client import NewsBot
    from bot.rendering.replies import Reply
    from retrieval import Library, Timeline

_log = logging.getLogger(__name__)

Called = discord.Interaction["NewsBot"]

A_CHART = 2
"""Days with articles from which on a chart tells more than its caption."""


class Glancing(commands.Cog):
    """Overviews, rather than answers; `bot.glancing` is what their buttons show."""

    def __init__(self, bot: NewsBot) -> None:
        self.bot = bot

    @app_commands.command(name="digest", description="What happened, story by story")
    @app_commands.describe(
        period="Which days; the last seven where it is left out",
        topic="Only what is about this",
        publisher="Only articles of this publisher",
    )
    @app_commands.choices(
        period=[
            app_commands.Choice(name="today", value="today"),
            app_commands.Choice(name="yesterday", value="yesterday"),
            app_commands.Choice(name="last 7 days", value="week"),
            app_commands.Choice(name="last 30 days", value="month"),
        ]
    )
    async def digest(
        self,
        interaction: Called,
        period: app_commands.Choice[str] | None = None,
        topic: app_commands.Range[str, 1, MAX_TOPIC] | None = None,
        publisher: app_commands.Range[str, 1, 100] | None = None,
    ) -> None:
        words = speaking.to_all(interaction)

        def made(library: Library) -> Reply:
            found = library.digest(
                period=period.value if period else None,
                topic=topic,
                publisher=publisher,
                limit=STORIES,
                now=interaction.created_at,
            )
            return replies.digest(found, words)

        await costing(interaction, made, private=False)

    @app_commands.command(
        name="timeline", description="A topic from its first report to the latest"
    )
    @app_commands.describe(topic="A topic, in your own words")
    async def timeline(
        self, interaction: Called, topic: app_commands.Range[str, 1, MAX_TOPIC]
    ) -> None:
        words = speaking.to_all(interaction)

        def made(library: Library) -> Reply:
            found = library.timeline(topic, limit=ENTRIES, now=interaction.created_at)
            return replies.timeline(found, words, chart=_chart(found, words))

        await costing(interaction, made, private=False)

    @app_commands.command(name="quotes", description="Who said what, the latest first")
    @app_commands.describe(
        speaker="A name or a title, like the mayor", topic="Only what was said about this"
    )
    async def quotes(
        self,
        interaction: Called,
        speaker: app_commands.Range[str, 1, MAX_SPEAKER],
        topic: app_commands.Range[str, 1, MAX_TOPIC] | None = None,
    ) -> None:
        words = speaking.to_all(interaction)

        def made(library: Library) -> Reply:
            found = library.quotes(speaker, topic, limit=QUOTES, now=interaction.created_at)
            return replies.quotes(found, words)

        await costing(interaction, made, private=False)

    @digest.autocomplete("publisher")
    async def publishers(self, _: Called, typed: str) -> list[app_commands.Choice[str]]:
        return await offered(
            self.bot, lambda library: library.suggest_publishers(typed, limit=MAX_CHOICES)
        )

    @quotes.autocomplete("speaker")
    async def speakers(self, _: Called, typed: str) -> list[app_commands.Choice[str]]:
        return await offered(
            self.bot, lambda library: library.suggest_speakers(typed, limit=MAX_CHOICES)
        )


def _chart(found: Timeline, words: English) -> charts.Chart | None:
    """The coverage as a picture; None where it would tell nothing, or nothing can draw it."""
    if len(found.coverage) < A_CHART or not charts.available():
        return None
    try:
        return charts.coverage(found.coverage, words=words)
    except ImportError as error:  # of something that matplotlib needs
        _log.warning("no chart: cause=%s", error)
        return None
