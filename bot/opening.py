"""What every command begins with: settings, logging, and an open library with its progress bar."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from config import Settings
    from retrieval import Library, Progress

T = TypeVar("T")
Report = Callable[["Progress"], None]


@contextlib.contextmanager
def progress() -> Iterator[Report]:
    """A bar on standard error for long work; nothing where that is no terminal."""
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    from bot.rendering import terminal

    console = terminal.console(stderr=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Bar(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        tasks: dict[str, object] = {}

        def report(step: Progress) -> None:
            stage = step.stage.partition(",")[0]
            if stage not in tasks:
                tasks[stage] = bar.add_task(step.stage, total=step.total or None)
            bar.update(
                tasks[stage],  # type: ignore[arg-type]  # rich's TaskID is an int
                completed=step.done,
                total=step.total or None,
                description=step.stage,
            )

        yield report


def counted(items: Sequence[T], stage: str) -> Iterator[T]:
    """The items one by one, with a bar that shows how far they are."""
    from retrieval import Progress

    with progress() as report:
        for done, item in enumerate(items, start=1):
            yield item
            report(Progress(stage=stage, done=done, total=len(items)))


def settings(*, quiet: bool = True) -> Settings:
    """The settings, and logging as they want it."""
    from bot import log
    from config import load_settings

    found = load_settings()
    log.configure(found, quiet=quiet)
    return found


@contextlib.contextmanager
def library(*, quiet: bool = True) -> Iterator[tuple[Library, Settings]]:
    """The library that the settings name, open; closed at the end."""
    from retrieval import Library

    chosen = settings(quiet=quiet)
    with progress() as report:
        opened = Library(
            chosen.data_dir,
            language=chosen.language,
            timezone=chosen.zone,
            engine=chosen.engine,
            report=report,
        )
    with opened:
        # What is there now stays: the collector need not look through it again and again, nor often
        # through what questions keep. Without this one question in fifty waits 13 to 20 ms for it.
        gc.collect()
        gc.freeze()
        gc.set_threshold(*gc.get_threshold()[:2], 100)
        yield opened, chosen
