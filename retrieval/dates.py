"""Publication dates: what a source gives, in the forms the library keeps, and the days they cover.

Kept forms: "YYYY-MM" (a month stays a month), "YYYY-MM-DD", or an ISO date-time.
"""

from __future__ import annotations

import calendar
import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from email.utils import parsedate_to_datetime

from retrieval.errors import QueryError

_MONTH = re.compile(r"(\d{4})[-./](\d{1,2})")
_DAY = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})\.?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_TIME = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}")


def normalise(value: object) -> str | None:
    """A publication date in a kept form, or None where `value` is none that can be read.

    Accepts ISO 8601 dates, months and date-times, the same with dots or slashes, RFC 2822 dates
    and seconds since 1970 (UTC).
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        try:
            return datetime.fromtimestamp(value, UTC).isoformat()
        except (ValueError, OverflowError, OSError):
            return None
    if not isinstance(value, str):
        return None
    text = value.strip()
    try:
        if found := _DAY.fullmatch(text) or _COMPACT.fullmatch(text):
            return date(*map(int, found.groups())).isoformat()
        if found := _MONTH.fullmatch(text):
            year, month = map(int, found.groups())
            return date(year, month, 1).isoformat()[:7]
        if _TIME.match(text):
            return datetime.fromisoformat(text).isoformat()
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def days(published: str | None, timezone: tzinfo) -> tuple[date, date] | None:
    """First and last day that a kept form covers in `timezone`; None where undated.

    A date-time without an offset is taken to be in `timezone`.
    """
    if published is None:
        return None
    if len(published) == 7:
        first = date.fromisoformat(published + "-01")
        return first, first.replace(day=calendar.monthrange(first.year, first.month)[1])
    if len(published) == 10:
        day = date.fromisoformat(published)
        return day, day
    moment = datetime.fromisoformat(published)
    try:
        day = (moment if moment.tzinfo is None else moment.astimezone(timezone)).date()
    except OverflowError:  # the first or last hours of the calendar
        day = moment.date()
    return day, day


def parse_day(text: str, name: str) -> date:
    """A day that a user gave as YYYY-MM-DD; QueryError names the option otherwise."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise QueryError(
            f"{name}: {text!r} is no day: write it as YYYY-MM-DD, like 2025-04-09"
        ) from None


def parse_moment(text: str, name: str) -> datetime:
    """A moment that a user gave in ISO 8601; QueryError names the option otherwise."""
    try:
        return datetime.fromisoformat(text.strip())
    except ValueError:
        raise QueryError(
            f"{name}: {text!r} is no ISO date-time: write it like 2025-04-09T18:00:00+09:00"
        ) from None


def end_of(day: date, timezone: tzinfo) -> datetime:
    """The last second of a day in `timezone`, in UTC; that of the calendar's last day is behind
    everything. By the next midnight, since the last hour of a day may come twice."""
    if day == date.max:
        return datetime.max.replace(tzinfo=UTC)
    midnight = datetime.combine(day + timedelta(days=1), time(), timezone)
    return midnight.astimezone(UTC) - timedelta(seconds=1)
