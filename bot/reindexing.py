"""Reindexing in a child process, so that reading and tokenising never hold up an answer.

The child (`python -m bot.reindexing`) reads the same settings, works on the same library and
writes a line of JSON a step to standard output:

    {"progress": {"stage": "indexing passages", "done": 512, "total": 20000}}
    {"report": {"added": 3, ...}}   or   {"error": "the library ... cannot be used"}

The parent takes up the new index when the child has ended. A child that is stopped or killed
changes nothing: the library takes a reindex as one change.
"""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import json
import logging
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from retrieval import DatelineError, Failure, IngestReport, Progress

_log = logging.getLogger(__name__)

PROGRESS_INTERVAL_S = 0.2
"""Least time between two steps of one stage that the child reports."""

STOP_WAIT_S = 5.0


class ReindexStoppedError(DatelineError):
    """The reindex was stopped before its end; nothing was changed."""


class Reindexing:
    """At most one reindex at a time, in a child process."""

    def __init__(self) -> None:
        self._child: asyncio.subprocess.Process | None = None
        self._stopped = False
        self._claimed = False

    @contextlib.contextmanager
    def claimed(self) -> Iterator[bool]:
        """Whether this caller may reindex now; nobody else may until it leaves."""
        mine = not self._claimed
        self._claimed = True
        try:
            yield mine
        finally:
            if mine:
                self._claimed = False

    async def run(self, report: Callable[[Progress], None]) -> IngestReport:
        """Reindex; `report` hears of steps. Raises DatelineError with the child's own reason,
        ReindexStoppedError after `stop`. For whoever has `claimed` it."""
        if self._stopped:
            raise ReindexStoppedError("stopped before it began")
        try:
            self._child = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "bot.reindexing",
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.PIPE,
                limit=1 << 26,  # the report is one line, however many failures it lists
                # A terminal's Ctrl-C is for the bot, which then stops its child.
                start_new_session=True,
            )
            result = await self._follow(self._child, report)
            await self._child.wait()
        finally:
            if self._child is not None and self._child.returncode is None:  # cancelled
                await self.stop()
            self._child = None
        if self._stopped:
            raise ReindexStoppedError("stopped before its end")
        if "report" in result:
            return _report(result["report"])
        raise DatelineError(result.get("error") or "its process ended without a result")

    async def stop(self) -> None:
        """End the child where there is one, for good; the library stays as it was."""
        self._stopped = True
        child = self._child
        if child is None or child.returncode is not None:
            return
        with contextlib.suppress(ProcessLookupError):
            child.terminate()
        try:
            await asyncio.wait_for(child.wait(), STOP_WAIT_S)
        except TimeoutError:
            child.kill()
            await child.wait()

    @staticmethod
    async def _follow(
        child: asyncio.subprocess.Process, report: Callable[[Progress], None]
    ) -> dict[str, Any]:
        """The child's last word; steps go to `report` as they come."""
        result: dict[str, Any] = {}
        if child.stdout is None:
            return result
        async for line in child.stdout:
            with contextlib.suppress(ValueError):
                said = json.loads(line)
                if "progress" in said:
                    report(Progress(**said["progress"]))
                else:
                    result = said
        return result


def _report(record: dict[str, Any]) -> IngestReport:
    failures = tuple(Failure(**failure) for failure in record.pop("failures"))
    return IngestReport(**record, failures=failures)


def main() -> None:
    """The child's side."""
    import time

    from bot import log
    from config import SettingsError, load_settings
    from retrieval import Library

    last, stage = 0.0, ""

    def say(record: dict[str, Any]) -> None:
        sys.stdout.write(json.dumps(record) + "\n")
        sys.stdout.flush()

    def step(progress: Progress) -> None:
        nonlocal last, stage
        present = progress.stage.partition(",")[0]
        if present != stage or time.monotonic() - last >= PROGRESS_INTERVAL_S:
            last, stage = time.monotonic(), present
            say({"progress": dataclasses.asdict(progress)})

    try:
        settings = load_settings()
        log.configure(settings)
        with Library(
            Path(settings.data_dir),
            language=settings.language,
            timezone=settings.zone,
            engine=settings.engine,
        ) as library:
            report = library.reindex(settings.sources or (), report=step)
            say({"report": dataclasses.asdict(report)})
    except (DatelineError, SettingsError) as error:
        say({"error": " ".join(str(error).split())})


if __name__ == "__main__":
    main()
