"""Asking: by mention, by reply, in a direct message, by /ask."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import re
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot import failures
from bot.rendering import replies, wording
from bot.sending import acknowledge, reply_to, respond
from retrieval import Filters, Library
from retrieval.dates import parse_day

if TYPE_CHECKING:
    from bot.client import NewsBot
    from bot.rendering.replies import Reply

_log = logging.getLogger(__name__)

MAX_QUESTION = 500
"""Characters of a slash command's question."""

NO_WORDS = re.compile(
    r"<a?:\w+:\d+>|<[@#]?[!&]?\d+>|<t:[^>]*>|</[^>]*>|<id:\w+>|@(?:everyone|here)\b"
)
"""What Discord writes in a message that is not text of its author."""

SPOKEN = (discord.MessageType.default, discord.MessageType.reply)
"""Messages that somebody wrote; others are notices of Discord's own."""

TYPING_WAIT_S = 0.5
"""How long an answer that is ready waits for "is typing" to have gone out."""

CATCH_UP_WAIT_S = 30.0
"""How long a new question waits for those that a lost session swallowed."""

MISSED_MESSAGES = 100
"""How many are looked through in a channel after a lost session: it should have been short."""


class Ask(commands.Cog):
    """Questions and their answers."""

    def __init__(self, bot: NewsBot) -> None:
        self.bot = bot
        self._tasks: set[asyncio.Task[None]] = set()
        self._catching_up: dict[int, asyncio.Event] = {}

    # --- messages ----------------------------------------------------------------------------

    @commands.Cog.listener("on_message")
    async def hear(self, message: discord.Message) -> None:
        """Answer a message that is meant for the bot: one that mentions it (a reply with the ping
        on does), or any in a direct message."""
        me = self.bot.user
        if me is None or not _is_for(message, me):
            return
        late = self._catching_up.get(message.guild.shard_id if message.guild else 0)
        if late is not None:
            # What was asked while the bot was away comes first, perhaps this message with it.
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(late.wait(), CATCH_UP_WAIT_S)
        await self._answer(message, me)

    async def _answer(self, message: discord.Message, me: discord.ClientUser) -> None:
        """Reply to a message, unless that was done, or it was deleted meanwhile."""
        room = None if message.guild else message.channel.id
        if not self.bot.desk.heard.take(message.id, room=room):
            return
        async with (
            self.bot.desk.under_way(),
            self.bot.desk.in_turn(message.channel.id) as my_turn,
        ):
            reply = await self._prepared(message, me)
            await my_turn()
            if self.bot.desk.heard.is_gone(message.id):
                return
            try:
                await reply_to(message, reply)
            except Exception as error:
                await reply_to(message, failures.told(error))

    async def _prepared(self, message: discord.Message, me: discord.ClientUser) -> Reply:
        """The reply to a message, with "is typing" shown meanwhile."""
        question = _question(message, me)
        if self.bot.desk.closing:
            return replies.notice(wording.RESTARTING)
        if not question:
            return replies.notice(wording.NO_QUESTION.format(mention=me.mention))
        typing = asyncio.create_task(_show_typing(message.channel))
        self._tasks.add(typing)
        typing.add_done_callback(self._tasks.discard)
        try:
            return await self.bot.desk.ask(lambda library: replies.answer(library.ask(question)))
        except Exception as error:
            return failures.told(error)
        finally:
            # "is typing" should not come after the answer, nor keep it waiting. It is not
            # cancelled: in a global rate limit discord.py would then hold back every later
            # request for ever.
            await asyncio.wait({typing}, timeout=TYPING_WAIT_S)

    @commands.Cog.listener("on_raw_message_delete")
    async def note_deletion(self, event: discord.RawMessageDeleteEvent) -> None:
        self.bot.desk.heard.delete(event.message_id)

    # --- what a lost session swallowed -------------------------------------------------------

    @commands.Cog.listener("on_shard_disconnect")
    async def note_loss(self, shard_id: int) -> None:
        self.bot.desk.heard.lose(shard_id)

    @commands.Cog.listener("on_shard_resumed")
    async def note_return(self, shard_id: int) -> None:
        self.bot.desk.heard.resume(shard_id)

    @commands.Cog.listener("on_shard_connect")
    async def note_new_session(self, shard_id: int) -> None:
        if self.bot.desk.heard.begin(shard_id):
            self._catching_up.setdefault(shard_id, asyncio.Event())

    @commands.Cog.listener("on_shard_ready")
    async def catch_up(self, shard_id: int) -> None:
        """A new session knows its servers: answer what was asked meanwhile, in the channels that
        say they have newer messages."""
        since = self.bot.desk.heard.missed_since(shard_id)
        if since is None:
            return
        try:
            await self._catch_up(shard_id, discord.Object(discord.utils.time_snowflake(since)))
        finally:
            if late := self._catching_up.pop(shard_id, None):
                late.set()

    async def _catch_up(self, shard_id: int, after: discord.Object) -> None:
        places: list[discord.abc.Messageable] = []
        for guild in self.bot.guilds:
            if guild.shard_id == shard_id:
                places += [
                    channel
                    for channel in (*guild.channels, *guild.threads)
                    if isinstance(channel, discord.abc.Messageable)
                    and (channel.last_message_id or 0) > after.id
                ]
        if shard_id == 0:
            places += [self.bot.get_partial_messageable(r) for r in self.bot.desk.heard.rooms]
        read = 0
        for place in places:
            with contextlib.suppress(discord.Forbidden, discord.NotFound):
                history = place.history(after=after, limit=MISSED_MESSAGES, oldest_first=True)
                missed = [message async for message in history]
                read += 1
                for message in missed:
                    self._take_up(message)
        _log.info("caught up after a lost session: places=%d of %d", read, len(places))

    def _take_up(self, message: discord.Message) -> None:
        """Answer a message that was missed, in its turn."""
        me = self.bot.user
        if me is None or not _is_for(message, me):
            return
        task = asyncio.create_task(self._answer(message, me))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    # --- /ask --------------------------------------------------------------------------------

    @app_commands.command(name="ask", description=wording.ASK)
    @app_commands.describe(
        question=wording.ASK_QUESTION,
        since=wording.ASK_SINCE,
        until=wording.ASK_UNTIL,
        publisher=wording.ASK_PUBLISHER,
        speaker=wording.ASK_SPEAKER,
        private=wording.ASK_PRIVATE,
    )
    async def ask(
        self,
        interaction: discord.Interaction[NewsBot],
        question: app_commands.Range[str, 1, MAX_QUESTION],
        since: app_commands.Range[str, 1, 30] | None = None,
        until: app_commands.Range[str, 1, 30] | None = None,
        publisher: app_commands.Range[str, 1, 100] | None = None,
        speaker: app_commands.Range[str, 1, 100] | None = None,
        private: bool = False,
    ) -> None:
        filters = Filters(
            since=parse_day(since, "since") if since else None,
            until=parse_day(until, "until") if until else None,
            publisher=publisher,
            speaker=speaker,
        )

        def answer(library: Library) -> Reply:
            return replies.answer(library.ask(question, filters=filters), echo=True)

        async with self.bot.desk.under_way():
            await acknowledge(interaction, private=private)
            await respond(interaction, await self.bot.desk.ask(answer))


def _is_for(message: discord.Message, me: discord.ClientUser) -> bool:
    """Whether somebody wrote this to the bot: a mention (a reply with the ping on is one), or
    anything in a direct message."""
    if message.author.bot or message.type not in SPOKEN:
        return False
    return message.guild is None or me in message.mentions or _names_role_of(message, me)


def _names_role_of(message: discord.Message, me: discord.ClientUser) -> bool:
    """Whether it mentions the role that Discord makes for a bot, and offers beside its name."""
    return any(role.tags and role.tags.bot_id == me.id for role in message.role_mentions)


def _question(message: discord.Message, me: discord.ClientUser) -> str:
    """What was asked: other people and channels by name; without the bot's own name, and without
    emoji, timestamps, commands, roles and @everyone, which no article holds."""
    text = re.sub(rf"<@!?{me.id}>", " ", message.content)
    for person in message.mentions:
        for form in (f"<@{person.id}>", f"<@!{person.id}>"):
            text = text.replace(form, person.display_name)
    for channel in message.channel_mentions:
        text = text.replace(f"<#{channel.id}>", channel.name.replace("-", " "))
    return " ".join(NO_WORDS.sub(" ", text).split())


async def _show_typing(channel: discord.abc.Messageable) -> None:
    """ "... is typing"; that it cannot be shown is no reason not to answer."""
    with contextlib.suppress(discord.HTTPException):
        await channel.typing()
