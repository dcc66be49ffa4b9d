"""The end of a day, and which revisions were in force then."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo

ALWAYS = "9999-12-31T23:59:59+00:00"
NEVER = ""
"""Moments after and before all that a store keeps."""


def end_of(day: date, timezone: tzinfo) -> str:
    """The last second of a day in `timezone`, in UTC as a store keeps moments, so that text is
    ordered as time is; the first and the last days of the calendar end before and after all."""
    try:
        midnight = datetime.combine(day + timedelta(days=1), time(), timezone)
        return (midnight.astimezone(UTC) - timedelta(seconds=1)).isoformat(timespec="seconds")
    except OverflowError:
        return NEVER if day.year == 1 else ALWAYS


def in_force(edits: Mapping[int, Sequence[str]], moment: str) -> dict[int, int]:
    """The revisions in force at a moment of those articles whose present one was not yet, by
    sequence; `edits` as `Store.edits` gives them."""
    found: dict[int, int] = {}
    for sequence, seen in edits.items():
        if moment < seen[-1]:
            by_then = (
                number for number in range(len(seen) - 1, 0, -1) if seen[number - 1] <= moment
            )
            found[sequence] = next(by_then, 1)
    return found
