"""Scheduling: a digest in a channel at a local time, each once.

Moments that passed while the bot was away are one digest, that of the latest of them. A digest
with nothing in it is not posted. What a process that died had begun is sent again while Discord
knows its nonce; later the channel is looked through for it, so that it is neither lost nor doubled.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

import discord

from bot.delivering import Delivering
from bot.memory.schedules import Post
from bot.rendering import replies
from bot.rendering.languages import in_locale
from bot.sending import patiently
from retrieval import QueryError

if TYPE_CHECKING:
    from bot.client import NewsBot
    from bot.rendering.replies import Reply
    from retrieval import Digest, Library

_log = logging.getLogger(__name__)

CLOCKS_DIFFER = timedelta(minutes=10)
"""How far this machine's clock may be from Discord's, whose moments messages have."""

LOOKED_THROUGH = 500
"""Messages of a channel at most, from when the post was begun."""


ANSWERS = (discord.MessageType.chat_input_command, discord.MessageType.reply)
"""Messages that are no posts, although they may look like one."""


class Scheduling(Delivering[Post]):
    """Schedules of the servers that this process has the connection of."""

    WHAT = "schedules"

    def __init__(self, bot: NewsBot, clock: Callable[[], datetime] | None = None) -> None:
        super().__init__(bot, bot.memory.schedules, clock)

    def is_mine(self, item: Post) -> bool:
        """Of several processes with shards of their own, the one that has the server's."""
        mine, count = self.bot.settings.shard_ids, self.bot.shard_count
        return not mine or not count or (item.schedule.server >> 22) % count in mine

    async def interrupted(self, now: datetime) -> list[tuple[Post, datetime]]:
        found = await self.bot.desk.remember(self.bot.memory.schedules.interrupted)
        return [(post, post.begun or now) for post in found if self.is_mine(post)]

    async def reply(self, item: Post) -> Reply | None:
        """The digest as of the moment at which it was due; None where nothing is in it, or where
        it no longer makes sense."""
        zone = self.bot.settings.zone
        try:
            found = await self.bot.desk.ask(lambda library: _digest(library, item, zone))
        except QueryError as error:
            _log.warning("a scheduled digest makes no sense: cause=%s", type(error).__name__)
            return None
        if not found.items:
            return None
        words = in_locale(item.schedule.language)
        return replies.digest(found, words, scheduled=True)

    async def place(self, item: Post) -> discord.abc.Messageable:
        return self.channel(item.schedule.channel)

    async def place_is_gone(self, item: Post) -> None:
        channel = item.schedule.channel
        await self.bot.desk.remember(lambda: self.bot.memory.schedules.remove(channel))

    async def nothing_to_tell(self, item: Post) -> None:
        await self.settle(self.bot.memory.schedules.delivered, item)

    async def too_late(self, item: Post) -> None:
        """Look whether it is there; where the channel may not be read, nobody will know."""
        schedules = self.bot.memory.schedules
        reply = await self.reply(item)
        if reply is None:
            await self.nothing_to_tell(item)
            return
        place = await self.place(item)
        there = None
        if _may_be_read(place):
            try:
                there = await patiently(lambda: self._is_there(item, reply, place))
            except (discord.Forbidden, discord.NotFound) as error:
                _log.info("a channel cannot be read: status=%d code=%d", error.status, error.code)
        if there is None:
            await self.settle(schedules.give_up, item)
        else:
            await self.settle(schedules.delivered if there else schedules.put_back, item)

    async def _is_there(self, item: Post, reply: Reply, place: discord.abc.Messageable) -> bool:
        """Whether the channel has a message of this kind from since it was begun: the one before
        is a day older."""
        since = (item.begun or item.due) - CLOCKS_DIFFER
        lines, embed = reply.text().splitlines(), reply.embed()
        async for message in place.history(after=since, limit=LOOKED_THROUGH, oldest_first=True):
            if message.author.id != self.bot.me.id or message.type in ANSWERS:
                continue
            shown = message.content.splitlines() or [""]
            if (shown[0], shown[-1]) == (lines[0], lines[-1]) or any(
                (each.title, each.footer.text) == (embed.title, embed.footer.text)
                for each in message.embeds
            ):
                return True
        return False


def _may_be_read(place: discord.abc.Messageable) -> bool:
    """Whether it is known that the bot may read what was written there: Discord does not refuse,
    it shows an empty history."""
    may, guild = getattr(place, "permissions_for", None), getattr(place, "guild", None)
    if may is None or guild is None:
        return False
    try:
        return bool(may(guild.me).read_message_history)
    except discord.ClientException:  # a thread whose channel is not known
        return False


def _digest(library: Library, post: Post, zone: tzinfo) -> Digest:
    schedule = post.schedule
    since, until = post.days(zone) if schedule.period is None else (None, None)
    return library.digest(
        period=schedule.period,
        since=since,
        until=until,
        topic=schedule.topic,
        publisher=schedule.publisher,
        now=post.due,
    )
