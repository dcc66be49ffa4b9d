"""How a bot runs as a real process, whose output a test can read."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from asyncio.subprocess import PIPE, STDOUT, Process
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from pathlib import Path

SHIM_DIR = Path(__file__).resolve().parent / "shim"
LONGEST_LINE_BYTES = 16 << 20
FOR_TESTS_ALONE = "DATELINE_TEST_"
"""Variables that set up tests; a bot has no use for them, and Dateline refuses unknown names."""


class BotProcess:
    """A running bot: `lines` is what it has written, to standard output and error alike."""

    def __init__(self, process: Process, stop_timeout_s: float, poke: Callable[[], None]) -> None:
        self.lines: list[str] = []
        self._process = process
        self._stop_timeout_s = stop_timeout_s
        self._poke = poke
        self._reading = asyncio.create_task(self._read())

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def returncode(self) -> int | None:
        """None while it runs; minus the signal's number if a signal ended it."""
        return self._process.returncode

    def send_signal(self, signal: int) -> None:
        self._process.send_signal(signal)

    def terminate(self) -> None:
        self._process.terminate()

    def kill(self) -> None:
        self._process.kill()

    async def wait(self) -> int:
        """Until it has ended by itself, and all it wrote is in `lines`."""
        status = await self._process.wait()
        await asyncio.shield(self._reading)
        return status

    async def stop(self, sig: int = signal.SIGTERM) -> int | None:
        """Asks it to end, kills it if it does not, and returns its status."""
        if self._process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                self._process.send_signal(sig)
            try:
                await asyncio.wait_for(self._process.wait(), self._stop_timeout_s)
            except TimeoutError:
                self._process.kill()
                await self._process.wait()
        await self._reading
        return self._process.returncode

    async def _read(self) -> None:
        if self._process.stdout is None:
            raise RuntimeError("the bot was started without a pipe for its output")
        async for line in self._process.stdout:
            self.lines.append(line.decode(errors="replace").rstrip())
            self._poke()
        await self._process.wait()
        self._poke()


@contextlib.asynccontextmanager
async def running(
    command: Sequence[str],
    cwd: str | Path | None,
    env: Mapping[str, str],
    stop_timeout_s: float,
    poke: Callable[[], None],
) -> AsyncIterator[BotProcess]:
    """Runs a command until the block ends. `poke` is called whenever something happens."""
    inherited = {k: v for k, v in os.environ.items() if not k.startswith(FOR_TESTS_ALONE)}
    process = await asyncio.create_subprocess_exec(
        *command,
        cwd=cwd,
        env={**inherited, **env},
        stdout=PIPE,
        stderr=STDOUT,
        limit=LONGEST_LINE_BYTES,
        start_new_session=True,
    )
    bot = BotProcess(process, stop_timeout_s, poke)
    try:
        yield bot
    finally:
        await bot.stop()


def environment(url: str, token: str) -> dict[str, str]:
    """What makes an unmodified discord.py process talk to `url` instead of Discord."""
    path = [str(SHIM_DIR), os.environ.get("PYTHONPATH")]
    return {
        "FAKE_DISCORD_URL": url,
        "DISCORD_TOKEN": token,
        "PYTHONPATH": os.pathsep.join(folder for folder in path if folder),
        "PYTHONUNBUFFERED": "1",
    }
