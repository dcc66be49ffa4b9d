"""Hearing again: what a lost session swallowed is looked for where the new one has more."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import discord
from discord.ext import commands

from bot.sending import BROKEN, patiently

if TYPE_CHECKING:
    from bot.client import NewsBot

_log = logging.getLogger(__name__)

CATCH_UP_WAIT_S = 30.0
"""How long a new question waits for those that a lost session swallowed."""

MISSED_MESSAGES = 100
"""How many are looked through in a channel after a lost session: it should have been short."""


class Hearing(commands.Cog):
    """Notices lost sessions; hands what was missed to whoever answers."""

    def __init__(self, bot: NewsBot, *, take_up: Callable[[discord.Message], None]) -> None:
        self.bot = bot
        self._take_up = take_up
        self._catching_up: dict[int, asyncio.Event] = {}

    async def caught_up(self, message: discord.Message) -> None:
        """Wait, if not for ever, until what was asked while the bot was away comes first, perhaps
        this message with it."""
        late = self._catching_up.get(message.guild.shard_id if message.guild else 0)
        if late is not None:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(late.wait(), CATCH_UP_WAIT_S)

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
            try:
                missed = await patiently(partial(_since, place, after))
            except (discord.Forbidden, discord.NotFound):
                continue
            except (discord.HTTPException, *BROKEN) as error:  # the others all the same
                _log.warning("not caught up in a channel: cause=%s", type(error).__name__)
                continue
            read += 1
            for message in missed:
                self._take_up(message)
        _log.info("caught up after a lost session: places=%d of %d", read, len(places))


async def _since(place: discord.abc.Messageable, after: discord.Object) -> list[discord.Message]:
    history = place.history(after=after, limit=MISSED_MESSAGES, oldest_first=True)
    return [message async for message in history]
