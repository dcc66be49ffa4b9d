"""Messages: questions by mention, reply, direct message, in threads and forums, and in channels
where every question is answered; an edit changes the answer, a deletion takes it back."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

import discord
from discord.ext import commands

from bot import conversations, failures, speaking
from bot.hearing import Hearing
from bot.rendering import replies
from bot.rendering.replies.answers import SHOWN
from bot.sending import change, reply_to, take_back

if TYPE_CHECKING:
    from bot.client import NewsBot
    from bot.rendering.languages import English
    from bot.rendering.replies import Reply
    from retrieval import Library

_log = logging.getLogger(__name__)

TYPING_WAIT_S = 0.5
"""How long an answer that is ready waits for "is typing" to have gone out."""

LATE_EDIT = timedelta(minutes=15)
"""How old a message may be that an edit makes a question."""

LOOKED_THROUGH = 30
"""Messages after a question among which its answer is looked for."""

THREAD_NAME = 90
ARCHIVED_AFTER_MIN: Final = 1440


class Messages(commands.Cog):
    """Questions that people write, and their answers."""

    def __init__(self, bot: NewsBot) -> None:
        self.bot = bot
        self._tasks: set[asyncio.Task[None]] = set()
        self.hearing = Hearing(bot, take_up=self.take_up)

    async def cog_load(self) -> None:
        await self.bot.add_cog(self.hearing)

    @commands.Cog.listener("on_message")
    async def hear(self, message: discord.Message) -> None:
        """Answer a message that is meant for the bot."""
        if not self._is_asked(message):
            await self._explain(message)
            return
        await self.hearing.caught_up(message)
        await self._answer(message)

    async def _explain(self, message: discord.Message) -> None:
        """Say once, where somebody may wait for an answer, why there is none."""
        me = self.bot.me
        if not self.bot.where.deaf_to(message, me):
            return
        words = speaking.in_reply_to(message, self.bot.settings.language)
        own = conversations.in_own_thread(message, me)
        await reply_to(message, replies.notice(words.GO_ON if own else words.MODE_NEEDS_INTENT))

    def take_up(self, message: discord.Message) -> None:
        """Answer a message that was missed, in its turn."""
        if self._is_asked(message):
            self._begin(self._answer(message))

    def _begin(self, work: Awaitable[None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _is_asked(self, message: discord.Message) -> bool:
        return self.bot.where.asks(message, self.bot.me)

    # --- answering ---------------------------------------------------------------------------

    async def _answer(self, message: discord.Message) -> None:
        """Reply to a message, unless that was done, or it was deleted meanwhile."""
        heard = self.bot.desk.heard
        if not heard.take(message.id, room=None if message.guild else message.channel.id):
            return
        words = speaking.in_reply_to(message, self.bot.settings.language)
        if await self._too_much(message, words):
            return
        async with (
            self.bot.desk.under_way(),
            self.bot.desk.in_turn(message.channel.id) as my_turn,
        ):
            reply = await self._prepared(message, words)
            await my_turn()
            if heard.is_gone(message.id):
                return
            try:
                await self._reply(message, reply)
            except Exception as error:
                await self._reply(message, failures.told(error, words))

    async def _too_much(self, message: discord.Message, words: English) -> bool:
        """Whether the author has to wait, which is said once."""
        who, server = message.author.id, message.guild.id if message.guild else None
        now = datetime.now(UTC)
        free = self.bot.limits.taken(who, server, now)
        if free is not None and self.bot.limits.is_news(who, free, now):
            await reply_to(message, self.bot.limits.refusal(free, words))
        return free is not None

    async def _reply(self, message: discord.Message, reply: Reply) -> None:
        thread = await self._thread(message)
        sent = await reply_to(message, reply, thread=thread)
        if sent is not None:
            self.bot.desk.heard.answered(message.id, sent.channel.id, sent.id)

    async def _thread(self, message: discord.Message) -> discord.Thread | None:
        """The thread of a conversation that begins, where the channel wants one."""
        if not self.bot.where.opens_threads(message):
            return None
        if message.thread is not None:
            return message.thread
        name = conversations.said(message, self.bot.me)[:THREAD_NAME].strip() or "?"
        try:
            return await message.create_thread(name=name, auto_archive_duration=ARCHIVED_AFTER_MIN)
        except discord.HTTPException as error:
            _log.info("no thread opened: status=%d code=%d", error.status, error.code)
            return None

    async def _prepared(self, message: discord.Message, words: English) -> Reply:
        """The reply to a message, with "is typing" shown meanwhile."""
        me = self.bot.me
        if self.bot.desk.closing:
            return replies.notice(words.RESTARTING)
        if not conversations.said(message, me):
            return replies.notice(words.NO_QUESTION.format(mention=me.mention))
        typing = asyncio.create_task(_show_typing(message.channel))
        self._tasks.add(typing)
        typing.add_done_callback(self._tasks.discard)
        try:
            asked = await conversations.asked_by(message, me)
            return await self.bot.desk.ask(_answering(asked, words))
        except Exception as error:
            return failures.told(error, words)
        finally:
            # "is typing" should not come after the answer, nor keep it waiting. It is not
            # cancelled: in a global rate limit discord.py would then hold back every later
            # request for ever.
            await asyncio.wait({typing}, timeout=TYPING_WAIT_S)

    # --- edits and deletions -----------------------------------------------------------------

    @commands.Cog.listener("on_raw_message_edit")
    async def note_edit(self, event: discord.RawMessageUpdateEvent) -> None:
        """An edited question gets an edited answer; what an edit makes a question, its first."""
        message = event.message
        # What Discord adds by itself, such as the preview of a link, is no edit.
        if message.edited_at is None or message.author.bot or self.bot.desk.closing:
            return
        async with self.bot.desk.under_way(), self.bot.desk.in_turn(message.channel.id) as my_turn:
            await my_turn()  # the answer to what was there before goes out first
            sent = await self._answer_to(message.channel, message.id)
            if sent is None:
                if datetime.now(UTC) - message.created_at < LATE_EDIT:
                    self.take_up(message)
                return
            if not self._is_asked(message):
                await take_back(sent)
                return
            words = speaking.in_reply_to(message, self.bot.settings.language)
            await change(sent, await self._prepared(message, words))

    @commands.Cog.listener("on_raw_message_delete")
    async def note_deletion(self, event: discord.RawMessageDeleteEvent) -> None:
        await self._deleted(event.channel_id, event.message_id)

    @commands.Cog.listener("on_raw_bulk_message_delete")
    async def note_deletions(self, event: discord.RawBulkMessageDeleteEvent) -> None:
        for message_id in sorted(event.message_ids):
            await self._deleted(event.channel_id, message_id)

    async def _deleted(self, channel_id: int, message_id: int) -> None:
        """A deleted question takes its answer along."""
        self.bot.desk.heard.delete(message_id)
        async with self.bot.desk.under_way(), self.bot.desk.in_turn(channel_id) as my_turn:
            await my_turn()
            place = self.bot.get_partial_messageable(channel_id)
            sent = await self._answer_to(place, message_id)
            if sent is not None:
                await take_back(sent)

    async def _answer_to(
        self, place: discord.abc.Messageable, message_id: int
    ) -> discord.PartialMessage | None:
        """The bot's answer to a message: remembered, or of an earlier process looked for."""
        known = self.bot.desk.heard.answer_to(message_id)
        if known is not None:
            channel_id, answer_id = known
            return self._room(channel_id).get_partial_message(answer_id)
        if message_id > discord.utils.time_snowflake(self.bot.began):
            return None  # nobody else can have answered it
        with contextlib.suppress(discord.HTTPException):
            after = discord.Object(message_id)
            async for later in place.history(limit=LOOKED_THROUGH, after=after, oldest_first=True):
                replied = later.reference.message_id if later.reference else None
                if later.author.id == self.bot.me.id and replied == message_id:
                    return self._room(later.channel.id).get_partial_message(later.id)
        return None

    def _room(self, channel_id: int) -> discord.abc.PartialMessageableChannel:
        found = self.bot.get_channel(channel_id)
        if isinstance(found, discord.TextChannel | discord.Thread | discord.VoiceChannel):
            return found
        return self.bot.get_partial_messageable(channel_id)


def _answering(asked: conversations.Asked, words: English) -> Callable[[Library], Reply]:
    def answer(library: Library) -> Reply:
        return replies.answer(conversations.answer(library, asked, limit=SHOWN + 1), words)

    return answer


async def _show_typing(channel: discord.abc.Messageable) -> None:
    """ "... is typing"; that it cannot be shown is no reason not to answer."""
    with contextlib.suppress(discord.HTTPException):
        await channel.typing()
