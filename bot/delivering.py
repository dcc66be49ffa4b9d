"""Delivering: messages that nobody has asked for just now, each once, whatever fails in between.

Every few seconds what is new is looked for, and what is due is sent, in three steps on disk: found,
begun, told. `bot.memory` says what happens when the process dies in between.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

import discord

from bot.memory.deliveries import RESEND_WITHIN
from bot.posting import send
from bot.sending import BROKEN
from retrieval import DatelineError

if TYPE_CHECKING:
    from bot.client import NewsBot
    from bot.rendering.replies import Reply

_log = logging.getLogger(__name__)

LOOK_S = 2.0
"""Between two looks at what is new; the library itself is looked at twice a second."""

PAUSE = timedelta(minutes=1)
"""Before what failed on our side is tried again: it will hardly be better at once."""

TOO_MANY = 429


class Item(Protocol):
    """One message to be sent."""

    @property
    def nonce(self) -> str:
        """Of no other message: Discord answers it with what it has for some minutes."""


T = TypeVar("T", bound=Item)


class Ledger(Protocol[T]):
    """What was told and what was not, on disk when a call returns."""

    def due(self, now: datetime) -> tuple[T, ...]:
        """What may be sent at this moment."""

    def begin(self, item: T, now: datetime) -> bool:
        """It is about to be sent. False where it must not be."""

    def delivered(self, item: T) -> None:
        """It is told."""

    def give_up(self, item: T) -> None:
        """It is not tried again."""

    def put_back(self, item: T) -> None:
        """It was not sent, for now."""


class Delivering(ABC, Generic[T]):
    """One task for as long as a client lives."""

    WHAT: str
    """What it looks after, for the log."""

    def __init__(
        self, bot: NewsBot, ledger: Ledger[T], clock: Callable[[], datetime] | None = None
    ) -> None:
        self.bot = bot
        self.clock = clock or (lambda: datetime.now(UTC))
        self._ledger = ledger
        self._task: asyncio.Task[None] | None = None
        self._unsure: dict[str, tuple[T, datetime]] = {}
        self._paused: dict[str, datetime] = {}

    def begin(self) -> None:
        """Start, once."""
        if self._task is None:
            self._task = asyncio.create_task(self._run())

    def end(self) -> None:
        if self._task is not None:
            self._task.cancel()

    async def _run(self) -> None:
        # What comes while the bot connects is new, too.
        await self._guarded(self.look)
        await self.bot.wait_until_ready()
        gone_on = await self._guarded(self.go_on)
        while not self.bot.desk.closing:
            await self._guarded(self.look)
            gone_on = gone_on or await self._guarded(self.go_on)
            await self._guarded(self.tell)
            await asyncio.sleep(LOOK_S)

    async def look(self) -> None:
        """Find out what is new; nothing where the ledger knows by itself."""

    @abstractmethod
    async def interrupted(self, now: datetime) -> list[tuple[T, datetime]]:
        """What another process had begun, and at which moment it counts as first tried."""

    @abstractmethod
    async def reply(self, item: T) -> Reply | None:
        """What to say; None where there is nothing to tell any more."""

    @abstractmethod
    async def place(self, item: T) -> discord.abc.Messageable:
        """Where to say it."""

    @abstractmethod
    async def place_is_gone(self, item: T) -> None:
        """Discord knows no such place."""

    def channel(self, channel: int) -> discord.abc.Messageable:
        """A channel by its id, whether it is known yet or not."""
        found = self.bot.get_channel(channel)
        if isinstance(found, discord.abc.Messageable):
            return found
        return self.bot.get_partial_messageable(channel)

    async def nothing_to_tell(self, item: T) -> None:
        """There was no reply."""
        await self.settle(self._ledger.give_up, item)

    async def too_late(self, item: T) -> None:
        """It may have been sent or not, so long ago that Discord would show it a second time."""
        await self.settle(self._ledger.put_back, item)

    def is_mine(self, item: T) -> bool:  # noqa: ARG002  # for those who have to choose
        """Whether this process may send it."""
        return True

    async def go_on(self) -> None:
        """Send what another process, or another client of this one, had begun."""
        for item, since in await self.interrupted(self.clock()):
            self._unsure.setdefault(item.nonce, (item, since))
        await self._try_again()

    async def tell(self) -> None:
        """Send what is due."""
        await self._try_again()
        now = self.clock()
        for item in await self.bot.desk.remember(partial(self._ledger.due, now)):
            if self.bot.desk.closing:
                return
            if self._is_paused(item) or not self.is_mine(item):
                continue
            now = self.clock()
            if await self.bot.desk.remember(partial(self._ledger.begin, item, now)):
                await self._send(item, now)

    async def _try_again(self) -> None:
        """Send again, as it was, what may have been sent or not."""
        for item, since in list(self._unsure.values()):
            if self.bot.desk.closing:
                return
            if self._is_paused(item):
                continue
            if timedelta(0) <= self.clock() - since < RESEND_WITHIN:
                await self._send(item, since, again=True)
                continue
            try:
                await self.too_late(item)
            except Exception:
                self._pause(item)
                raise

    def _pause(self, item: T) -> None:
        self._paused[item.nonce] = self.clock() + PAUSE

    def _is_paused(self, item: T) -> bool:
        until = self._paused.get(item.nonce)
        if until is None or until > self.clock():
            return until is not None
        del self._paused[item.nonce]
        return False

    async def _guarded(self, step: Callable[[], Awaitable[None]]) -> bool:
        """What fails once is tried again with the next look; whether it did not."""
        try:
            await step()
        except (DatelineError, *BROKEN) as error:
            _log.warning("%s not looked after: cause=%s", self.WHAT, error)
        except Exception:
            _log.exception("%s not looked after", self.WHAT)
        else:
            return True
        return False

    async def _send(self, item: T, since: datetime, *, again: bool = False) -> None:
        """One message, tried for the first time at `since`; until what became of it is noted, it
        may have been sent or not."""
        self._unsure[item.nonce] = item, since
        async with self.bot.desk.under_way():
            try:
                reply = await self.reply(item)
                if reply is None:
                    await self.nothing_to_tell(item)
                    return
                place = await self.place(item)
                await send(place, reply, embeds=_embeds(place), nonce=item.nonce)
            except BROKEN as error:
                _log.warning("%s: not told yet: cause=%s", self.WHAT, type(error).__name__)
            except discord.HTTPException as error:
                _log.info("%s: refused: status=%d code=%d", self.WHAT, error.status, error.code)
                await self._refused(item, error)
            except Exception:  # ours, before anything was sent this time
                self._pause(item)
                if not again:
                    await self.settle(self._ledger.put_back, item)
                raise
            else:
                await self.settle(self._ledger.delivered, item)

    async def _refused(self, item: T, error: discord.HTTPException) -> None:
        """Discord does not take it: later, where there was too much of late, else never."""
        if error.status == TOO_MANY:
            await self.settle(self._ledger.put_back, item)
            return
        await self.settle(self._ledger.give_up, item)
        if isinstance(error, discord.NotFound):
            await self.place_is_gone(item)

    async def settle(self, how: Callable[[T], None], item: T) -> None:
        """Note what became of it."""
        await self.bot.desk.remember(lambda: how(item))
        self._unsure.pop(item.nonce, None)


def _embeds(place: discord.abc.Messageable) -> bool:
    may = getattr(place, "permissions_for", None)
    guild = getattr(place, "guild", None)
    if may is None or guild is None:
        return True
    with contextlib.suppress(discord.ClientException):
        return bool(may(guild.me).embed_links)
    return True
