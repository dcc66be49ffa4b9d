"""Periods of the calendar: days, weeks, months, quarters, seasons, years, as first and last day.

Knows arithmetic of dates, no words. Weeks go from Monday to Sunday, seasons are the northern ones
by whole months, winter belongs to the year of its December. Whatever leaves the calendar (before
the year 1, after 9999, 30 February) raises ValueError or OverflowError.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

Kind = Literal["day", "week", "month", "year", "decade", "ago", "span"]

DAY = timedelta(days=1)
WEEK = timedelta(days=7)

LEAP_GAP = 9
"""Years to look through for a date that not every year has: 29 February can be eight years ago."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Days `since` to `until`, both inclusive.

    `relative`: the words would mean other days on another day. `cycle`: they name a period that
    comes again each week or year ("Tuesday", "April"), and one of them was chosen. `edge`: of "the
    end of May" the last day itself, for a limit that is drawn there.
    """

    since: date
    until: date
    kind: Kind = "span"
    relative: bool = False
    cycle: Literal["week", "year"] | None = None
    edge: date | None = None


def day(at: date) -> Period:
    """One day."""
    return Period(since=at, until=at, kind="day")


def week(at: date) -> Period:
    """The week, Monday to Sunday, that holds a day."""
    monday = at - timedelta(days=at.weekday())
    return Period(since=monday, until=monday + timedelta(days=6), kind="week")


def weekend(at: date) -> Period:
    """Saturday and Sunday of the week that holds a day."""
    sunday = week(at).until
    return Period(since=sunday - DAY, until=sunday)


def months(year: int, first: int, count: int) -> Period:
    """Whole months from a month of a year on."""
    start = date(year, first, 1)
    return Period(since=start, until=end_of_month(shifted(start, count - 1)))


def month(year: int, number: int) -> Period:
    """One month."""
    return replace(months(year, number, 1), kind="month")


def quarter(year: int, number: int) -> Period:
    """A quarter of the calendar year, 1 to 4."""
    return months(year, 3 * number - 2, 3)


def season(year: int, name: str) -> Period:
    """Spring is March to May, and so on; winter begins in December of `year`."""
    return months(year, {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}[name], 3)


def year(number: int) -> Period:
    """One calendar year."""
    return Period(since=date(number, 1, 1), until=date(number, 12, 31), kind="year")


def years(first: int, last: int) -> Period:
    """Calendar years, both inclusive."""
    return Period(since=date(first, 1, 1), until=date(last, 12, 31))


def decade(first: int) -> Period:
    """Ten years from one that ends in 0."""
    return replace(years(first, first + 9), kind="decade")


def end_of_month(at: date) -> date:
    """The last day of a day's month."""
    return at.replace(day=calendar.monthrange(at.year, at.month)[1])


def shifted(at: date, count: int) -> date:
    """A day `count` months on; the last of a month where that month is too short."""
    whole = at.year * 12 + at.month - 1 + count
    first = date(whole // 12, whole % 12 + 1, 1)
    return first.replace(day=min(at.day, end_of_month(first).day))


def third(period: Period, part: Literal["early", "mid", "late"]) -> Period:
    """A third of a week (two days, two, three), a month (days 1-10, 11-20, the rest), a year (four
    months each) or a decade (years 0-3, 4-6, 7-9); anything else stays whole."""
    since = period.since
    if period.kind == "week":
        firsts = [since + n * DAY for n in (0, 2, 4)]
    elif period.kind == "month":
        firsts = [since.replace(day=n) for n in (1, 11, 21)]
    elif period.kind == "year":
        firsts = [since.replace(month=n) for n in (1, 5, 9)]
    elif period.kind == "decade":
        firsts = [since.replace(year=since.year + n) for n in (0, 4, 7)]
    else:
        return period
    place = ("early", "mid", "late").index(part)
    last = period.until if place == 2 else firsts[place + 1] - DAY
    return replace(period, since=firsts[place], until=last, kind="span")


def yearly(build: Callable[[int], Period], today: date) -> Period:
    """The latest of a period that comes each year which does not begin after today."""
    for number in range(today.year, today.year - LEAP_GAP, -1):
        try:
            found = build(number)
        except (ValueError, OverflowError):  # no 29 February in this year
            continue
        if found.since <= today:
            return replace(found, relative=True, cycle="year")
    raise ValueError("no such day in any year")


def weekly(weekday: int, today: date) -> Period:
    """The latest such day of the week, today included; Monday is 0."""
    found = day(today - timedelta(days=(today.weekday() - weekday) % 7))
    return replace(found, relative=True, cycle="week")


def joined(first: Period, last: Period) -> Period:
    """All days from one period to another, both inclusive.

    Of an end that comes again ("June" in "from April 2024 to June") the nearest is taken: the last
    one is the first that does not begin before the first; where only the first comes again, it is
    the latest that does not begin after the last. Two fixed ends in the wrong order are turned.
    """
    relative = first.relative or last.relative
    if last.cycle:
        last, relative = _nearest(last, first.since, after=True), first.relative
    elif first.cycle:
        first, relative = _nearest(first, last.since, after=False), last.relative
    return replace(covering(first, last), relative=relative)


def covering(one: Period, other: Period) -> Period:
    """The days of two periods and those between them."""
    return Period(
        since=min(one.since, other.since),
        until=max(one.until, other.until),
        relative=one.relative or other.relative,
    )


def _nearest(period: Period, limit: date, *, after: bool) -> Period:
    """The first repetition that begins on or after `limit`, or the last on or before it."""
    if period.cycle == "week":
        away = (limit - period.since).days
        moved = WEEK * (-(-away // 7) if after else away // 7)
        return replace(period, since=period.since + moved, until=period.until + moved)
    away = limit.year - period.since.year
    tries = range(away - 1, away + LEAP_GAP) if after else range(away + 1, away - LEAP_GAP, -1)
    for count in tries:
        try:
            found = _years_on(period, count)
        except ValueError:  # no 29 February, or no such year
            continue
        if found.since >= limit if after else found.since <= limit:
            return found
    raise ValueError("no such day in any year")


def _years_on(period: Period, count: int) -> Period:
    since = period.since.replace(year=period.since.year + count)
    if period.kind == "day":
        return replace(period, since=since, until=since)
    until = shifted(period.until, 12 * count)
    if period.until == end_of_month(period.until):
        until = end_of_month(until)
    return replace(period, since=since, until=until)
