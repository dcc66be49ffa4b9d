"""Questions that change or go: an edit changes the answer, a deletion takes it back."""

from __future__ import annotations

import contextlib
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import discord
from discord.ext import commands

from bot import speaking, threads
from bot.posting import change, take_back
from bot.sending import BROKEN
from bot.where import SPOKEN

if TYPE_CHECKING:
    from bot.client import NewsBot
    from bot.rendering.languages import English
    from bot.rendering.replies import Reply

LATE_EDIT = timedelta(minutes=15)
"""How old a message may be that an edit makes a question."""

LOOKED_THROUGH = 30
"""Messages after a question among which its answer is looked for."""


class Changes(commands.Cog):
    """Follows what becomes of questions; `Messages` answers them."""

    def __init__(
        self,
        bot: NewsBot,
        *,
        take_up: Callable[[discord.Message], None],
        prepared: Callable[[discord.Message, English], Awaitable[Reply]],
    ) -> None:
        self.bot = bot
        self._take_up, self._prepared = take_up, prepared
        self._latest: dict[int, discord.RawMessageUpdateEvent] = {}

    @commands.Cog.listener("on_raw_message_edit")
    async def note_edit(self, event: discord.RawMessageUpdateEvent) -> None:
        """An edited question gets an edited answer; what an edit makes a question, its first."""
        message = event.message
        # What Discord adds by itself, such as the preview of a link, is no edit.
        if message.edited_at is None or message.author.bot or self.bot.desk.closing:
            return
        self._latest[message.id] = event
        await self.bot.desk.enter()  # behind the message itself
        try:
            async with (
                self.bot.desk.under_way(),
                self.bot.desk.in_turn(message.channel.id) as my_turn,
            ):
                await my_turn()  # the answer to what was there before goes out first
                # Of several edits in a row the last one counts.
                if self._latest.get(message.id) is event:
                    await self._follow(message)
        finally:
            if self._latest.get(message.id) is event:
                del self._latest[message.id]

    async def _follow(self, message: discord.Message) -> None:
        sent = await self._answer_to(message.channel, message.id)
        if sent is None:
            if datetime.now(UTC) - message.created_at < LATE_EDIT:
                self._take_up(message)
            return
        if not self.bot.where.asks(message, self.bot.me):
            await take_back(sent)
            return
        words = speaking.in_reply_to(message, self.bot.settings.language)
        server, now = message.guild.id if message.guild else None, datetime.now(UTC)
        wait = self.bot.limits.taken(message.author.id, server, now)
        # The old answer does not stay under another question.
        reply = (
            self.bot.limits.refusal(wait, words)
            if wait is not None
            else await self._prepared(message, words)
        )
        if sent.channel.id == message.id and not self.bot.where.reads_all:
            reply = threads.with_way_on(reply, words)
        await change(sent, reply)

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
        thread = self.bot.get_channel(message_id)
        own = isinstance(thread, discord.Thread) and thread.owner_id == self.bot.me.id
        after = None if own else discord.Object(message_id)
        where = thread if own and isinstance(thread, discord.Thread) else place
        with contextlib.suppress(discord.HTTPException, *BROKEN):
            async for later in where.history(limit=LOOKED_THROUGH, after=after, oldest_first=True):
                if later.author.id != self.bot.me.id or later.type not in SPOKEN:
                    continue
                replied = later.reference.message_id if later.reference else None
                # In its thread the first answer replies to nothing.
                if replied == message_id or (own and replied is None):
                    return self._room(later.channel.id).get_partial_message(later.id)
        return None

    def _room(self, channel_id: int) -> discord.abc.PartialMessageableChannel:
        found = self.bot.get_channel(channel_id)
        if isinstance(found, discord.TextChannel | discord.Thread | discord.VoiceChannel):
            return found
        return self.bot.get_partial_messageable(channel_id)
