"""The wish to stop, from a signal to whoever waits for it."""

from __future__ import annotations

import asyncio


class Stop:
    """What SIGTERM and SIGINT ask for; heard from the first moment to the last, any number of
    times."""

    def __init__(self) -> None:
        self.asked = False
        self._loop: asyncio.AbstractEventLoop | None = None
        self._event = asyncio.Event()

    def hear(self, *_: object) -> None:
        self.asked = True
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._event.set)

    async def wait(self) -> None:
        self._loop = asyncio.get_running_loop()
        if not self.asked:
            await self._event.wait()
