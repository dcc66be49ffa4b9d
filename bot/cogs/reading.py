"""Reading: /summary of one article, /headlines, /sources, and /help."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot import examples, speaking
from bot.cogs.asking import MAX_CHOICE, MAX_CHOICES, offered
from bot.rendering import markdown, replies
from bot.rendering.languages import English
from bot.rendering.replies.articles import HEADLINES
from bot.sending import acknowledge, respond
from retrieval import ArticleHeader, DatelineError, Library, UnknownArticleError

if TYPE_CHECKING:
    from bot.client import NewsBot
    from bot.rendering.replies import Reply

_log = logging.getLogger(__name__)

Called = discord.Interaction["NewsBot"]


class Reading(commands.Cog):
    """Articles, rather than answers."""

    def __init__(self, bot: NewsBot) -> None:
        self.bot = bot

    @app_commands.command(name="summary", description="An article in its own sentences")
    @app_commands.describe(article="Type a word of the headline and choose")
    async def summary(self, interaction: Called, article: app_commands.Range[str, 1, 300]) -> None:
        words = speaking.to_all(interaction)

        def summarise(library: Library) -> Reply:
            try:
                article_id = library.resolve(article)
            except UnknownArticleError:
                wanted = markdown.neutral(markdown.clip(article, MAX_CHOICE))
                return replies.notice(words.NO_ARTICLE.format(wanted=wanted))
            return replies.summary(library.summary(article_id), words)

        async with self.bot.desk.under_way():
            await acknowledge(interaction, private=False)
            await respond(interaction, await self.bot.desk.ask(summarise))

    @summary.autocomplete("article")
    async def articles(self, interaction: Called, typed: str) -> list[app_commands.Choice[str]]:
        try:
            found = await self.bot.desk.look_up(
                lambda library: library.headlines(typed, limit=MAX_CHOICES)
            )
        except DatelineError as error:
            _log.warning("no headlines to offer: cause=%s", error)
            return []
        return [_choice(header, speaking.to(interaction)) for header in found]

    @app_commands.command(name="headlines", description="The latest articles")
    @app_commands.describe(publisher="Only articles of this publisher")
    async def headlines(
        self, interaction: Called, publisher: app_commands.Range[str, 1, 100] | None = None
    ) -> None:
        words = speaking.to_all(interaction)

        def page(library: Library) -> Reply:
            found = library.headlines("", limit=HEADLINES + 1, publisher=publisher)
            return replies.headlines(tuple(found), words, offset=0, publisher=publisher)

        async with self.bot.desk.under_way():
            await acknowledge(interaction, private=False)
            await respond(interaction, await self.bot.desk.look_up(page))

    @headlines.autocomplete("publisher")
    async def publishers(self, _: Called, typed: str) -> list[app_commands.Choice[str]]:
        return await offered(
            self.bot, lambda library: library.suggest_publishers(typed, limit=MAX_CHOICES)
        )

    @app_commands.command(
        name="sources", description="Which publishers the library holds, and from when"
    )
    async def sources(self, interaction: Called) -> None:
        words = speaking.to_all(interaction)

        def listed(library: Library) -> Reply:
            return replies.sources(library.sources(), library.status(), words)

        async with self.bot.desk.under_way():
            await acknowledge(interaction, private=False)
            await respond(interaction, await self.bot.desk.look_up(listed))

    @app_commands.command(name="help", description="How to ask, and what else there is")
    async def help(self, interaction: Called) -> None:
        words = speaking.to(interaction)
        me = self.bot.user

        def shown(library: Library) -> Reply:
            return replies.help_with(
                words,
                mention=me.mention if me else "@me",
                example=examples.question(library),
                publisher=examples.publisher(library),
            )

        async with self.bot.desk.under_way():
            await acknowledge(interaction, private=True)
            await respond(interaction, await self.bot.desk.ask(shown))


def _choice(header: ArticleHeader, words: English) -> app_commands.Choice[str]:
    """Date and headline to choose by; the id, or where that is too long the headline, to find it
    again by."""
    headline = markdown.plain(words.headline(header))
    name = markdown.clip(f"{headline} · {words.published(header.published)}", MAX_CHOICE)
    value = header.id if len(header.id) <= MAX_CHOICE else headline[:MAX_CHOICE]
    return app_commands.Choice(name=name, value=value)
