"""Telling: new articles that are about a watched topic, each once, in quiet hours later.

The articles that came since the last look are held against all topics at once; what is found is
noted in the same transaction as how far was looked, and then delivered.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

import discord

from bot.delivering import Delivering
from bot.memory.deliveries import Delivery
from bot.rendering import replies
from bot.rendering.languages import in_locale
from retrieval import Excerpt

if TYPE_CHECKING:
    from bot.client import NewsBot
    from bot.rendering.replies import Reply

_log = logging.getLogger(__name__)

A_TOPIC = 10
"""New articles of one look that are told of one topic; a first import would be a flood."""


class Telling(Delivering[Delivery]):
    """Watches."""

    WHAT = "watches"

    def __init__(self, bot: NewsBot, clock: Callable[[], datetime] | None = None) -> None:
        super().__init__(bot, bot.memory.deliveries, clock)

    async def look(self) -> None:
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

    async def interrupted(self, now: datetime) -> list[tuple[Delivery, datetime]]:
        deliveries = self.bot.memory.deliveries
        found = await self.bot.desk.remember(lambda: deliveries.interrupted(now))
        return [(delivery, now) for delivery in found]

    async def reply(self, item: Delivery) -> Reply | None:
        """None where all was removed or rewritten meanwhile, or is a copy of what was told."""
        shown = await self._excerpts(item)
        return replies.watched(item.watch, shown, in_locale(item.watch.language)) if shown else None

    async def place(self, item: Delivery) -> discord.abc.Messageable:
        watch = item.watch
        if watch.channel is None:
            user = self.bot.get_user(watch.owner) or await self.bot.fetch_user(watch.owner)
            return await user.create_dm()
        return self.channel(watch.channel)

    async def place_is_gone(self, item: Delivery) -> None:
        channel = item.watch.channel
        if channel is not None:
            await self.bot.desk.remember(lambda: self.bot.memory.watches.forget_channel(channel))

    async def _excerpts(self, delivery: Delivery) -> tuple[Excerpt, ...]:
        watch, sequences = delivery.watch, delivery.sequences
        told = await self.bot.desk.remember(lambda: self.bot.memory.deliveries.told(watch))
        return await self.bot.desk.ask(
            lambda library: library.matching(watch.topic, sequences, told=told)
        )
