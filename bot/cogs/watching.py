"""/watch: topics that people want to hear about."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot import speaking
from bot.memory import quiet as quiet_hours
from bot.memory.watches import Added, Blank, Duplicate, Full, Watch
from bot.rendering import markdown, replies
from bot.rendering.languages import English
from bot.sending import acknowledge, respond
from bot.telling import Telling
from retrieval import QueryError

if TYPE_CHECKING:
    from bot.client import NewsBot

_log = logging.getLogger(__name__)

MAX_TOPIC = 200
MAX_CHOICE = 100

Called = discord.Interaction["NewsBot"]


class Watching(
    commands.GroupCog, group_name="watch", group_description="Hear of new articles on a topic"
):
    """Adds, lists and removes watches; `bot.telling` tells what they find."""

    def __init__(self, bot: NewsBot) -> None:
        self.bot = bot
        self._telling = Telling(bot)
        super().__init__()

    async def cog_load(self) -> None:
        self._telling.begin()

    async def cog_unload(self) -> None:
        self._telling.end()

    @app_commands.command(name="add", description="Tell me when a new article speaks of this")
    @app_commands.describe(
        topic="A topic or a question, in your own words",
        where="Where to tell you",
        quiet="Hours without messages, like 22-7",
    )
    @app_commands.choices(
        where=[
            app_commands.Choice(name="direct message", value="dm"),
            app_commands.Choice(name="this channel", value="here"),
        ]
    )
    async def add(
        self,
        interaction: Called,
        topic: app_commands.Range[str, 2, MAX_TOPIC],
        where: app_commands.Choice[str] | None = None,
        quiet: app_commands.Range[str, 1, 30] | None = None,
    ) -> None:
        words = speaking.to(interaction)
        try:
            hours = quiet_hours.parse(quiet) if quiet else None
        except ValueError as error:
            raise QueryError(f"quiet: {error}") from error
        here = where is not None and where.value == "here"
        if here and not _may_tell_here(interaction):
            await respond(interaction, replies.notice(words.WATCH_NO_ROOM), private=True)
            return
        await acknowledge(interaction, private=True)
        first = await self.bot.desk.ask(lambda library: library.ask(topic, limit=1))
        if first.reason == "no_terms":
            await respond(interaction, replies.notice(words.WATCH_WORDLESS), private=True)
            return
        add = partial(
            self.bot.memory.watches.add,
            owner=interaction.user.id,
            server=interaction.guild_id if here else None,
            channel=interaction.channel_id if here else None,
            topic=topic,
            language=words.CODE,
            created=interaction.created_at,
            generation=first.generation,
            quiet=hours,
        )
        result = await self.bot.desk.remember(add)
        said = _result(result, words, zone=self.bot.settings.timezone)
        await respond(interaction, replies.notice(said), private=True)

    @app_commands.command(name="list", description="What you watch")
    async def list(self, interaction: Called) -> None:
        words = speaking.to(interaction)
        found = await self._watched(interaction)
        reply = replies.watches(found, words, zone=self.bot.settings.timezone)
        await respond(interaction, reply, private=True)

    @app_commands.command(name="remove", description="Watch a topic no longer")
    @app_commands.describe(number="Its number in /watch list")
    async def remove(self, interaction: Called, number: app_commands.Range[int, 1, 10_000]) -> None:
        words = speaking.to(interaction)
        who, watches = interaction.user.id, self.bot.memory.watches
        gone = await self.bot.desk.remember(lambda: watches.remove(who, number))
        said = words.WATCH_UNKNOWN.format(number=number)
        if gone is not None:
            said = words.WATCH_REMOVED.format(topic=_topic(gone.topic, words))
        await respond(interaction, replies.notice(said), private=True)

    @remove.autocomplete("number")
    async def numbers(self, interaction: Called, typed: str) -> list[app_commands.Choice[int]]:  # type: ignore[valid-type]  # `list` is a command here
        return [
            app_commands.Choice(
                name=markdown.clip(f"{w.number}. {markdown.plain(w.topic)}", MAX_CHOICE),
                value=w.number,
            )
            for w in await self._watched(interaction)
            if typed in str(w.number) or typed.casefold() in w.topic.casefold()
        ][:25]

    async def _watched(self, interaction: Called) -> tuple[Watch, ...]:
        who, watches = interaction.user.id, self.bot.memory.watches
        return await self.bot.desk.remember(lambda: watches.list(who))


def _may_tell_here(interaction: Called) -> bool:
    """Whether both the person and the bot may write there, and the bot is a member."""
    member = interaction.is_guild_integration() and interaction.guild_id is not None
    may, app = interaction.permissions, interaction.app_permissions
    return member and may.send_messages and app.send_messages and app.view_channel


def _result(result: Added | Duplicate | Full | Blank, words: English, *, zone: str) -> str:
    match result:
        case Added(watch):
            where = words.WATCH_DM if watch.channel is None else words.WATCH_HERE
            said = words.WATCH_ADDED.format(
                number=watch.number, where=where, topic=_topic(watch.topic, words)
            )
            return f"{said} {replies.quiet(watch, words, zone=zone)}".strip()
        case Duplicate(watch):
            return words.WATCH_TWICE.format(number=watch.number, topic=_topic(watch.topic, words))
        case Full(limit):
            return words.WATCH_LIMIT.format(count=limit)
        case Blank():
            return words.WATCH_WORDLESS


def _topic(topic: str, words: English) -> str:
    return words.QUOTED.format(word=markdown.neutral(topic))
