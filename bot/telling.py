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
from functools import partial
from typing import TYPE_CHECKING

import discord

from bot.memory.deliveries import RESEND_WITHIN, Delivery
from bot.posting import send
from bot.rendering import replies
from bot.rendering.languages import in_locale
from bot.sending import BROKEN
from retrieval import DatelineError, Excerpt

if TYPE_CHECKING:
    from bot.client import NewsBot

_log = logging.getLogger(__name__)

LOOK_S = 2.0
"""Between two looks at what is new; the library itself is looked at twice a second."""

A_TOPIC = 10
"""New articles of one look that are told of one topic; a first import would be a flood."""

TOO_MANY = 429


class Telling:
    """One task for as long as a client lives."""

    def __init__(self, bot: NewsBot, clock: Callable[[], datetime] | None = None) -> None:
        self.bot = bot
        self._clock = clock or (lambda: datetime.now(UTC))
        self._task: asyncio.Task[None] | None = None
        self._unsure: dict[str, tuple[Delivery, datetime]] = {}

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
        await self._guarded(self._go_on)
        while not self.bot.desk.closing:
            await self._guarded(self._look)
            await self._guarded(self._tell)
            await asyncio.sleep(LOOK_S)

    async def _go_on(self) -> None:
        """Send what another process, or another client of this one, had begun."""
        now, deliveries = self._clock(), self.bot.memory.deliveries
        for delivery in await self.bot.desk.remember(lambda: deliveries.interrupted(now)):
            self._unsure[delivery.nonce] = delivery, now
        await self._try_again()

    async def _tell(self) -> None:
        """Send what is due."""
        await self._try_again()
        now, deliveries = self._clock(), self.bot.memory.deliveries
        for delivery in await self.bot.desk.remember(partial(deliveries.due, now)):
            if self.bot.desk.closing:
                return
            now = self._clock()
            if await self.bot.desk.remember(partial(deliveries.begin, delivery, now)):
                await self._send(delivery, now)

    async def _try_again(self) -> None:
        """Send again, as it was, what may have been sent or not; after a while Discord would show
        it a second time, and it is due anew."""
        for delivery, since in list(self._unsure.values()):
            if self.bot.desk.closing:
                return
            del self._unsure[delivery.nonce]
            if self._clock() - since < RESEND_WITHIN:
                await self._send(delivery, since)
            else:
                await self._settle(self.bot.memory.deliveries.put_back, delivery)

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
        remember = self.bot.desk.remember
        looked_at = await remember(memory.deliveries.looked_at)
        generation = await self.bot.desk.look_up(lambda library: library.generation)
        if looked_at is None or generation < looked_at:
            # The first time, or another library, whose numbers mean other articles.
            await remember(lambda: memory.deliveries.start_over(generation))
            return
        if generation == looked_at:
            return
        watches = await remember(memory.watches.all)
        topics = {str(watch.id): watch.topic for watch in watches}
        found = await self.bot.desk.ask(
            lambda library: library.percolate(topics, since=looked_at, limit_per_topic=A_TOPIC)
        )
        new = {
            watch.id: [e.passage.header.sequence for e in found.matches.get(str(watch.id), ())]
            for watch in watches
            if watch.generation < found.generation
        }
        told = await remember(lambda: memory.deliveries.record(new, found.generation))
        _log.info("held against watches: passages=%d found=%d", found.passages, told)

    async def _send(self, delivery: Delivery, since: datetime) -> None:
        """One message, tried for the first time at `since`; whatever becomes of it is noted."""
        deliveries, watch = self.bot.memory.deliveries, delivery.watch
        async with self.bot.desk.under_way():
            try:
                shown = await self._excerpts(delivery)
                if not shown:  # removed or rewritten meanwhile, or a copy of what was told
                    await self._settle(deliveries.give_up, delivery)
                    return
                reply = replies.watched(watch, shown, in_locale(watch.language))
                place = await self._place(delivery)
                await send(place, reply, embeds=self._embeds(place), nonce=delivery.nonce)
            except BROKEN as error:
                _log.warning("a watch could not be told yet: cause=%s", type(error).__name__)
                self._unsure[delivery.nonce] = delivery, since
            except discord.HTTPException as error:
                _log.info("a watch cannot be told: status=%d code=%d", error.status, error.code)
                await self._refused(delivery, error)
            except Exception:  # ours, before anything was sent
                await self._settle(deliveries.put_back, delivery)
                raise
            else:
                await self._settle(deliveries.delivered, delivery)

    async def _refused(self, delivery: Delivery, error: discord.HTTPException) -> None:
        """Discord does not take it: later, where there was too much of late, else never."""
        memory, channel = self.bot.memory, delivery.watch.channel
        if error.status == TOO_MANY:
            await self._settle(memory.deliveries.put_back, delivery)
            return
        await self._settle(memory.deliveries.give_up, delivery)
        if channel is not None and isinstance(error, discord.NotFound):
            await self.bot.desk.remember(lambda: memory.watches.forget_channel(channel))

    async def _settle(self, how: Callable[[Delivery], None], delivery: Delivery) -> None:
        await self.bot.desk.remember(lambda: how(delivery))

    async def _excerpts(self, delivery: Delivery) -> tuple[Excerpt, ...]:
        watch, sequences = delivery.watch, delivery.sequences
        told = await self.bot.desk.remember(lambda: self.bot.memory.deliveries.told(watch))
        return await self.bot.desk.ask(
            lambda library: library.matching(watch.topic, sequences, told=told)
        )

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
