"""Telling: new articles that are about a watched topic, each once, in quiet hours later.

Every few seconds the articles that came since the last look are held against all topics at once;
what is found is noted in the same transaction as how far was looked, and then sent. `bot.memory`
says what happens when the process dies in between.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import discord

from bot.memory.deliveries import Delivery
from bot.rendering import replies
from bot.rendering.languages import in_locale
from bot.sending import send
from retrieval import DatelineError, Excerpt

if TYPE_CHECKING:
    from bot.client import NewsBot

_log = logging.getLogger(__name__)

LOOK_S = 2.0
"""Between two looks at what is new; the library itself is looked at twice a second."""

A_TOPIC = 10
"""New articles of one look that are told of one topic; a first import would be a flood."""


class Telling:
    """One task for as long as a client lives."""

    def __init__(self, bot: NewsBot, clock: Callable[[], datetime] | None = None) -> None:
        self.bot = bot
        self._clock = clock or (lambda: datetime.now(UTC))
        self._task: asyncio.Task[None] | None = None

    def begin(self) -> None:
        """Start, once."""
        if self._task is None:
            self._task = asyncio.create_task(self._run())

    def end(self) -> None:
        if self._task is not None:
            self._task.cancel()

    async def _run(self) -> None:
        # What comes while the bot connects is new, too.
        await self._guarded(self._look)
        await self.bot.wait_until_ready()
        for delivery in self.bot.memory.deliveries.interrupted(self._clock()):
            await self._send(delivery)
        while not self.bot.desk.closing:
            await self._guarded(self._look)
            await self._guarded(self._tell)
            await asyncio.sleep(LOOK_S)

    async def _tell(self) -> None:
        """Send what is due."""
        for delivery in self.bot.memory.deliveries.due(self._clock()):
            if self.bot.memory.deliveries.begin(delivery, self._clock()):
                await self._send(delivery)

    @staticmethod
    async def _guarded(step: Callable[[], Awaitable[None]]) -> None:
        """What fails once is tried again with the next look."""
        try:
            await step()
        except DatelineError as error:
            _log.warning("watches not looked after: cause=%s", error)
        except Exception:
            _log.exception("watches not looked after")

    async def _look(self) -> None:
        """Hold what is new against every topic."""
        memory = self.bot.memory
        looked_at = memory.deliveries.looked_at()
        generation = await self.bot.desk.look_up(lambda library: library.generation)
        if looked_at is None or generation < looked_at:
            # The first time, or another library, whose numbers mean other articles.
            memory.deliveries.start_over(generation)
            return
        if generation == looked_at:
            return
        watches = memory.watches.all()
        topics = {str(watch.id): watch.topic for watch in watches}
        found = await self.bot.desk.ask(
            lambda library: library.percolate(topics, since=looked_at, limit_per_topic=A_TOPIC)
        )
        new = {
            watch.id: [e.passage.header.sequence for e in found.matches.get(str(watch.id), ())]
            for watch in watches
            if watch.generation < found.generation
        }
        told = memory.deliveries.record(new, found.generation)
        _log.info("held against watches: passages=%d found=%d", found.passages, told)

    async def _send(self, delivery: Delivery) -> None:
        """One message; whatever Discord says to it, it is settled afterwards."""
        memory, watch = self.bot.memory, delivery.watch
        async with self.bot.desk.under_way():
            try:
                shown = await self._excerpts(delivery)
                if not shown:  # removed or rewritten meanwhile
                    memory.deliveries.give_up(delivery)
                    return
                words = in_locale(watch.language)
                reply = replies.watched(watch, shown, words)
                place = await self._place(delivery)
                await send(place, reply, embeds=self._embeds(place), nonce=delivery.nonce)
            except (discord.Forbidden, discord.NotFound) as error:
                _log.info("a watch cannot be told: code=%d", error.code)
                memory.deliveries.give_up(delivery)
                if watch.channel is not None and isinstance(error, discord.NotFound):
                    memory.watches.forget_channel(watch.channel)
            except (discord.HTTPException, OSError) as error:
                _log.warning("a watch could not be told yet: cause=%s", type(error).__name__)
                memory.deliveries.put_back(delivery)
            else:
                memory.deliveries.delivered(delivery)

    async def _excerpts(self, delivery: Delivery) -> tuple[Excerpt, ...]:
        topic, sequences = delivery.watch.topic, delivery.sequences
        return await self.bot.desk.ask(lambda library: library.matching(topic, sequences))

    async def _place(self, delivery: Delivery) -> discord.abc.Messageable:
        watch = delivery.watch
        if watch.channel is None:
            user = self.bot.get_user(watch.owner) or await self.bot.fetch_user(watch.owner)
            return await user.create_dm()
        found = self.bot.get_channel(watch.channel)
        if isinstance(found, discord.abc.Messageable):
            return found
        return self.bot.get_partial_messageable(watch.channel)

    @staticmethod
    def _embeds(place: discord.abc.Messageable) -> bool:
        may = getattr(place, "permissions_for", None)
        guild = getattr(place, "guild", None)
        if may is None or guild is None:
            return True
        with contextlib.suppress(discord.ClientException):
            return bool(may(guild.me).embed_links)
        return True
