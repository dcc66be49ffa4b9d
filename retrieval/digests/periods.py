"""Periods: the days that a digest is about."""

from __future__ import annotations

from datetime import date

from retrieval.errors import QueryError

LENGTHS = {"today": 1, "yesterday": 1, "week": 7, "month": 30}
"""Days of each period that can be asked for by name; all but "yesterday" end today."""


def days(
    period: str | None, since: date | None, until: date | None, today: date
) -> tuple[date | None, date | None]:
    """The first and the last day that are meant, None for no limit; the week where nothing is
    said. QueryError for an unknown period, one together with days, or days in the wrong order."""
    if period is not None and (since is not None or until is not None):
        raise QueryError("period: it goes without --since and --until")
    if since is not None or until is not None:
        if since is not None and until is not None and since > until:
            raise QueryError(f"since: {since} is after until, {until}")
        return since, until
    length = LENGTHS.get(period or "week")
    if length is None:
        raise QueryError(f"period: {period!r} is none of {', '.join(LENGTHS)}")
    last = _back(today, 1) if period == "yesterday" else today
    return _back(last, length - 1), last


def _back(day: date, days_: int) -> date:
    """So many days earlier, the first day of the calendar at most."""
    return date.fromordinal(max(1, day.toordinal() - days_)) if days_ else day
