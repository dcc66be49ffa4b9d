"""Messages: questions by mention, reply, direct message, in threads and forums, and in channels
where every question is answered. `changes` follows what becomes of them."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import discord
from discord.ext import commands

from bot import conversations, failures, speaking, threads
from bot.cogs.changes import Changes
from bot.hearing import Hearing
from bot.posting import reply_to
from bot.rendering import replies
from bot.rendering.replies.answers import SHOWN
from bot.sending import BROKEN

if TYPE_CHECKING:
    from bot.client import NewsBot
    from bot.rendering.languages import English
    from bot.rendering.replies import Reply
    from retrieval import Library

_log = logging.getLogger(__name__)

TYPING_WAIT_S = 0.5
"""How long an answer that is ready waits for "is typing" to have gone out."""


class Messages(commands.Cog):
    """Questions that people write, and their answers."""

    def __init__(self, bot: NewsBot) -> None:
        self.bot = bot
        self._tasks: set[asyncio.Task[None]] = set()
        self.hearing = Hearing(bot, take_up=self.take_up)
        self.changes = Changes(bot, take_up=self.take_up, prepared=self.prepared)

    async def cog_load(self) -> None:
        await self.bot.add_cog(self.hearing)
        await self.bot.add_cog(self.changes)

    @commands.Cog.listener("on_message")
    async def hear(self, message: discord.Message) -> None:
        """Answer a message that is meant for the bot."""
        if not self._is_asked(message):
            await self._explain(message)
            return
        await self.bot.desk.enter()
        await self.hearing.caught_up(message)
        await self._answer(message)

    async def _explain(self, message: discord.Message) -> None:
        """Say once, where somebody may wait for an answer, why there is none."""
        me = self.bot.me
        if not self.bot.where.deaf_to(message, me):
            return
        words = speaking.in_reply_to(message, self.bot.settings.language)
        if not conversations.in_own_thread(message, me):
            await reply_to(message, replies.notice(words.MODE_NEEDS_INTENT))
            return
        thread = message.channel
        # An earlier process may have said it.
        if isinstance(thread, discord.Thread) and not await threads.says_way_on(thread, me, words):
            await reply_to(message, replies.notice(words.GO_ON))

    def take_up(self, message: discord.Message) -> None:
        """Answer a message that was missed, in its turn."""
        if self._is_asked(message):
            self._begin(self._answer(message))

    def _begin(self, work: Awaitable[None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._end)

    def _end(self, task: asyncio.Task[None]) -> None:
        """Nobody awaits these tasks: what goes wrong in one is logged here."""
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            _log.error("answer failed: reference=%s", failures.reference(), exc_info=error)

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
            reply = await self.prepared(message, words)
            await my_turn()
            if heard.is_gone(message.id):
                return
            try:
                await self._reply(message, reply, words)
            except Exception as error:
                await self._reply(message, failures.told(error, words), words)

    async def _too_much(self, message: discord.Message, words: English) -> bool:
        """Whether the author has to wait, which is said once."""
        who, server = message.author.id, message.guild.id if message.guild else None
        now = datetime.now(UTC)
        wait = self.bot.limits.taken(who, server, now)
        if wait is not None and self.bot.limits.is_news(who, server, wait, now):
            await reply_to(message, self.bot.limits.refusal(wait, words))
        return wait is not None

    async def _reply(self, message: discord.Message, reply: Reply, words: English) -> None:
        where, thread = self.bot.where, None
        if where.opens_threads(message):
            thread = await threads.opened(message, self.bot.me)
        if thread is not None and not where.reads_all:
            where.tell(thread.id)
            reply = threads.with_way_on(reply, words)
        sent = await reply_to(message, reply, thread=thread)
        if sent is not None:
            self.bot.desk.heard.answered(message.id, sent.channel.id, sent.id)

    async def prepared(self, message: discord.Message, words: English) -> Reply:
        """The reply to a message, with "is typing" shown meanwhile."""
        me = self.bot.me
        if self.bot.desk.closing:
            return replies.notice(words.RESTARTING)
        if not conversations.said(message, me):
            return replies.notice(words.NO_QUESTION.format(mention=me.mention))
        typing = asyncio.create_task(_show_typing(message.channel))
        self._tasks.add(typing)
        typing.add_done_callback(self._end)
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


def _answering(asked: conversations.Asked, words: English) -> Callable[[Library], Reply]:
    def answer(library: Library) -> Reply:
        return replies.answer(conversations.answer(library, asked, limit=SHOWN + 1), words)

    return answer


async def _show_typing(channel: discord.abc.Messageable) -> None:
    """ "... is typing"; that it cannot be shown is no reason not to answer."""
    with contextlib.suppress(discord.HTTPException, *BROKEN):
        await channel.typing()
