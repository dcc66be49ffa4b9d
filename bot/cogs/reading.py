"""Reading: /summary of one article, and /help."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.rendering import markdown, replies, wording
from bot.sending import acknowledge, respond
from retrieval import ArticleHeader, DatelineError, Library, UnknownArticleError

if TYPE_CHECKING:
    from bot.client import NewsBot
    from bot.rendering.replies import Reply

_log = logging.getLogger(__name__)

MAX_CHOICES = 25
MAX_CHOICE = 100
"""Characters of a choice's name, and of its value."""


class Reading(commands.Cog):
    """Articles, rather than answers."""

    def __init__(self, bot: NewsBot) -> None:
        self.bot = bot

    @app_commands.command(name="summary", description=wording.SUMMARY)
    @app_commands.describe(article=wording.SUMMARY_ARTICLE)
    async def summary(
        self, interaction: discord.Interaction[NewsBot], article: app_commands.Range[str, 1, 300]
    ) -> None:
        def summarise(library: Library) -> Reply:
            try:
                article_id = library.resolve(article)
            except UnknownArticleError:
                wanted = markdown.neutral(markdown.clip(article, MAX_CHOICE))
                return replies.notice(wording.NO_ARTICLE.format(wanted=wanted))
            return replies.summary(library.summary(article_id), library.article(article_id))

        async with self.bot.desk.under_way():
            await acknowledge(interaction, private=False)
            await respond(interaction, await self.bot.desk.ask(summarise))

    @summary.autocomplete("article")
    async def headlines(
        self,
        _: discord.Interaction[NewsBot],
        typed: str,
    ) -> list[app_commands.Choice[str]]:
        try:
            found = await self.bot.desk.look_up(
                lambda library: library.headlines(typed, limit=MAX_CHOICES)
            )
        except DatelineError as error:
            _log.warning("no headlines to offer: cause=%s", error)
            return []
        return [_choice(header) for header in found]

    @app_commands.command(name="help", description=wording.HELP_COMMAND)
    async def help(self, interaction: discord.Interaction[NewsBot]) -> None:
        me = self.bot.user
        shown = wording.HELP.format(mention=me.mention if me else "@me")
        await respond(interaction, replies.notice(shown, title=wording.HELP_TITLE), private=True)


def _choice(header: ArticleHeader) -> app_commands.Choice[str]:
    """Date and headline to choose by; the id, or where that is too long the headline, to find it
    again by."""
    headline = markdown.plain(wording.headline(header))
    name = markdown.clip(f"{headline} · {wording.published(header.published)}", MAX_CHOICE)
    value = header.id if len(header.id) <= MAX_CHOICE else headline[:MAX_CHOICE]
    return app_commands.Choice(name=name, value=value)
