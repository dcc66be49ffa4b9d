"""The desk: where questions wait for the library, and what is under way.

The library is synchronous, and so is what the bot remembers; Discord's side must never wait for
either. Answers run in a few worker threads, short look-ups (autocompletion) in one of their own so
that they need not queue behind answers, and so does what reads or writes `bot.memory`. What is
under way is known here, so that a stop can let it finish.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from bot.heard import Heard
from bot.reindexing import Reindexing
from retrieval import Library

T = TypeVar("T")

WORKERS = min(4, max(2, os.cpu_count() or 2))
"""More threads than processors would only share the interpreter lock among more."""


class Desk:
    """One library, asked by many at once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._answering = ThreadPoolExecutor(WORKERS, thread_name_prefix="answer")
        self._looking_up = ThreadPoolExecutor(1, thread_name_prefix="lookup")
        self._remembering = ThreadPoolExecutor(1, thread_name_prefix="memory")
        self.reindexing = Reindexing()
        self.heard = Heard()
        self._under_way: set[asyncio.Event] = set()
        self._last_turn: dict[int, asyncio.Event] = {}
        self._entrance = asyncio.Lock()
        self._pressing = asyncio.Semaphore(4)
        self.closing = False

    async def enter(self, *, pressing: bool = False) -> None:
        """Wait for a turn of the event loop: what comes at once is begun one by one, in order, and
        whatever else the loop has to do comes in between. What is `pressing`, as Discord waits
        for it, has an entrance of its own, and is let in by fours."""
        async with self._pressing if pressing else self._entrance:
            await asyncio.sleep(0)

    async def ask(self, step: Callable[[Library], T]) -> T:
        """`step` with the library, in a worker thread; first come, first served."""
        return await self._hop(self._answering, step)

    async def look_up(self, step: Callable[[Library], T]) -> T:
        """Like `ask`, for what takes milliseconds and is waited for while somebody types."""
        return await self._hop(self._looking_up, step)

    async def remember(self, step: Callable[[], T]) -> T:
        """`step`, which reads or writes what the bot remembers, in its turn: the disk may be slow,
        and another process may hold the file."""
        return await asyncio.get_running_loop().run_in_executor(self._remembering, step)

    async def _hop(self, pool: ThreadPoolExecutor, step: Callable[[Library], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(pool, step, self._library)

    @contextlib.asynccontextmanager
    async def under_way(self) -> AsyncIterator[None]:
        """Work that a stop waits for."""
        done = asyncio.Event()
        self._under_way.add(done)
        try:
            yield
        finally:
            self._under_way.discard(done)
            done.set()

    @contextlib.asynccontextmanager
    async def in_turn(self, channel_id: int) -> AsyncIterator[Callable[[], Awaitable[None]]]:
        """A place in the queue of one channel, taken at once; awaiting what is yielded waits until
        all who came before have left, so that answers go out in the order of the questions."""
        before, mine = self._last_turn.get(channel_id), asyncio.Event()
        self._last_turn[channel_id] = mine

        async def turn() -> None:
            if before is not None:
                await before.wait()

        try:
            yield turn
        finally:
            try:
                # Whoever comes next waits for all before it, also where this one has no answer.
                await turn()
            finally:
                mine.set()
                if self._last_turn.get(channel_id) is mine:
                    del self._last_turn[channel_id]

    async def finish(self, timeout_s: float) -> bool:
        """Take nothing new, stop a reindex, and wait for what is under way; whether all of it
        finished."""
        self.closing = True
        await self.reindexing.stop()
        waiting = [asyncio.ensure_future(done.wait()) for done in self._under_way]
        if not waiting:
            return True
        _, unfinished = await asyncio.wait(waiting, timeout=timeout_s)
        for waiter in unfinished:
            waiter.cancel()
        return not unfinished

    def close(self) -> None:
        """Release the threads; what has not begun is dropped."""
        self._answering.shutdown(cancel_futures=True)
        self._looking_up.shutdown(cancel_futures=True)
        # What was to be remembered is still written.
        self._remembering.shutdown()
