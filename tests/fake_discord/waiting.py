"""How a test waits: until something is so, never for a fixed time."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Callable
from typing import TypeVar

from tests.fake_discord.processes import BotProcess

LOOK_AGAIN_S = 0.25
"""Whoever waits looks at least this often, also if nothing was reported."""

LINES_SHOWN = 40
Value = TypeVar("Value")


class Waiting:
    """Whoever changes something pokes; whoever waits looks again then."""

    def __init__(self) -> None:
        self.process: BotProcess | None = None
        self._changed = asyncio.Event()

    def poke(self) -> None:
        """Whoever waits looks again."""
        self._changed.set()
        self._changed = asyncio.Event()

    async def tick(self, end: float) -> None:
        """Until something happens, for a moment, at most until `end` (time.monotonic())."""
        wait_s = max(0.0, min(LOOK_AGAIN_S, end - time.monotonic()))
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._changed.wait(), wait_s)

    async def wait_until(
        self,
        cond: Callable[[], Value],
        timeout: float = 10.0,  # noqa: ASYNC109  # the public name
        what: str = "condition",
    ) -> Value:
        """The first true value of `cond`; RuntimeError if the bot ends before."""
        end = time.monotonic() + timeout
        while not (value := cond()):
            if self.process is not None and self.process.returncode is not None:
                shown = "\n".join(self.process.lines[-LINES_SHOWN:])
                raise RuntimeError(f"the bot ended with {self.process.returncode}:\n{shown}")
            if time.monotonic() > end:
                raise TimeoutError(f"{what} not met in {timeout} s")
            await self.tick(end)
        return value
