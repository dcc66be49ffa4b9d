"""How late the event loop was: measured at log level debug alone, and told at the end.

A task wakes up every few milliseconds; how much later than asked it does is how long something
kept Discord's side waiting: a disk, a lock, or work that belongs into a thread.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from bisect import bisect_right
from collections.abc import AsyncIterator

_log = logging.getLogger(__name__)

EVERY_S = 0.005
BOUNDS_MS = (1, 2, 5, 10, 15, 20, 25, 30, 40, 50, 75, 100, 150, 200, 300, 500, 1000, 10_000)
"""Classes that lateness is counted in; their upper bounds are what is told."""

SHARES = (0.5, 0.99, 0.999)


class Stalls:
    """Counts by lateness, so that it takes no memory for a long life."""

    def __init__(self) -> None:
        self._counts = [0] * (len(BOUNDS_MS) + 1)
        self.longest_ms = 0.0

    def add(self, late_ms: float) -> None:
        self._counts[bisect_right(BOUNDS_MS, late_ms)] += 1
        self.longest_ms = max(self.longest_ms, late_ms)

    def within(self, share: float) -> float:
        """How late at most, in ms, this share of all was: the upper bound of its class."""
        wanted, seen = share * sum(self._counts), 0
        for bound, count in zip(BOUNDS_MS, self._counts, strict=False):
            seen += count
            if seen >= wanted:
                return min(bound, self.longest_ms)
        return self.longest_ms

    def told(self) -> str:
        """The shares and the longest, in one line."""
        shares = " ".join(f"p{100 * share:g}_ms={self.within(share):.0f}" for share in SHARES)
        return f"wakes={sum(self._counts)} {shares} longest_ms={self.longest_ms:.0f}"


@contextlib.asynccontextmanager
async def watched() -> AsyncIterator[None]:
    """Measure, at log level debug, for as long as this lasts."""
    if not _log.isEnabledFor(logging.DEBUG):
        yield
        return
    stalls = Stalls()
    probe = asyncio.create_task(_probe(stalls))
    try:
        yield
    finally:
        probe.cancel()
        _log.debug("event loop: %s", stalls.told())


async def _probe(stalls: Stalls) -> None:
    while True:
        asked = time.perf_counter()
        await asyncio.sleep(EVERY_S)
        stalls.add(1000 * (time.perf_counter() - asked - EVERY_S))
