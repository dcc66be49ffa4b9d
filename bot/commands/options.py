"""Options that several commands share, and how their words become values."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from retrieval import Filters

PERIODS = ("today", "yesterday", "week", "month")
"""Periods of a digest, as of now; the week is the last seven days, the month the last thirty."""

Since = Annotated[
    str | None, typer.Option(metavar="DAY", help="Only articles from this day on (YYYY-MM-DD).")
]
Until = Annotated[
    str | None, typer.Option(metavar="DAY", help="Only articles up to this day, it included.")
]
Publisher = Annotated[str | None, typer.Option(metavar="NAME", help="Only this publisher.")]
SpeakerName = Annotated[
    str | None, typer.Option("--speaker", metavar="NAME", help="Only what this person said.")
]
Now = Annotated[
    str | None,
    typer.Option(metavar="ISO", help="The moment to take as now (ISO 8601), to repeat an answer."),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]


def filters(
    since: str | None = None,
    until: str | None = None,
    publisher: str | None = None,
    speaker: str | None = None,
) -> Filters:
    """The options as filters; QueryError names the one that cannot be read."""
    from retrieval import Filters

    return Filters(
        since=day(since, "--since"),
        until=day(until, "--until"),
        publisher=publisher,
        speaker=speaker,
    )


def day(value: str | None, name: str) -> date | None:
    """The day that an option names, None where it is not given; QueryError where it is none."""
    from retrieval.dates import parse_day

    return None if value is None else parse_day(value, name)


def moment(now: str | None) -> datetime | None:
    """The moment to take as now; QueryError where it cannot be read."""
    from retrieval.dates import parse_moment

    return None if now is None else parse_moment(now, "--now")


def lines(path: str) -> Iterator[str]:
    """Lines of a text file, "-" for standard input; SourceError where it cannot be read."""
    from pathlib import Path

    from retrieval import SourceError

    if path == "-":
        for number, line in enumerate(sys.stdin):
            yield line if number else line.removeprefix("\ufeff")
        return
    try:
        with Path(path).open(encoding="utf-8-sig", errors="replace") as file:
            yield from file
    except OSError as error:
        raise SourceError(path, f"cannot be read: {error.strerror or error}") from error


def emit(text: str) -> None:
    """One line of data on standard output."""
    sys.stdout.write(text + "\n")


def emit_json(record: dict[str, Any]) -> None:
    """One record as a line on standard output."""
    from bot.rendering import records

    emit(records.dumps(record))
