"""When something that is due at a time of the day is due: by the clock on the wall of a place.

Of each chosen day one moment is due: the first at which that place's clocks show the time, or a
later one. Where clocks are put forward over it, that is the moment of the change; where they are
put back, it is the first of the two. A day that a place left out (Samoa, 30 December 2011) has no
such moment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Literal, get_args
from zoneinfo import ZoneInfo, available_timezones

Days = Literal[
    "daily",
    "weekdays",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
]
"""Every day, Monday to Friday, or one day of the week."""

HOUR, DAY = 60, 24 * 60
"""In minutes."""

HELP = "write a time of the day like 08:30 or 8:30 pm"

_TIME = re.compile(
    r"\s*(\d{1,2})(?:[:.](\d{2}))?\s*([ap]m|[ap]\.m\.)?\s*", re.IGNORECASE | re.ASCII
)
_WEEK: tuple[str, ...] = get_args(Days)[2:]
_SECOND, _A_DAY = timedelta(seconds=1), timedelta(days=1)
_AROUND = timedelta(days=2)
"""A day's moment is at most that far from it, whatever the zone and its changes."""


@dataclass(frozen=True, slots=True)
class Rule:
    """At a minute of the day, by the clock of an IANA zone, on these days; else ValueError."""

    at: int
    zone: str
    days: Days = "daily"

    def __post_init__(self) -> None:
        if not 0 <= self.at < DAY:
            raise ValueError(f"minutes of a day are 0 to {DAY - 1}")
        if self.days not in get_args(Days):
            raise ValueError(f"{self.days!r} are no days: write {', '.join(get_args(Days))}")
        ZoneInfo(self.zone)

    @property
    def time(self) -> time:
        return time(self.at // HOUR, self.at % HOUR)

    def holds(self, day: date) -> bool:
        """Whether it is due on this day."""
        if self.days == "daily":
            return True
        if self.days == "weekdays":
            return day.weekday() < 5
        return self.days == _WEEK[day.weekday()]


def next_after(rule: Rule, moment: datetime) -> datetime:
    """The first due moment that is later than an aware moment; in UTC."""
    day = _day(rule, moment) - _AROUND
    return next(due for due in _moments(rule, day, _A_DAY) if due > moment)


def latest(rule: Rule, moment: datetime) -> datetime:
    """The last due moment that is not later than an aware moment; in UTC."""
    day = _day(rule, moment) + _AROUND
    return next(due for due in _moments(rule, day, -_A_DAY) if due <= moment)


def due_on(rule: Rule, day: date) -> datetime | None:
    """The due moment of a day, in UTC; None where it is not chosen, or the zone left it out. Where
    clocks were put forward over midnight it may be on the next day of the calendar."""
    if not rule.holds(day):
        return None
    zone = ZoneInfo(rule.zone)
    begins = _first(datetime.combine(day, time()), zone)
    if begins.astimezone(zone).date() > day:
        return None
    return _first(datetime.combine(day, rule.time), zone)


def _moments(rule: Rule, day: date, step: timedelta) -> Iterator[datetime]:
    """Due moments from a day on, onwards or backwards."""
    while True:
        due = due_on(rule, day)
        if due is not None:
            yield due
        day += step


def _day(rule: Rule, moment: datetime) -> date:
    return moment.astimezone(ZoneInfo(rule.zone)).date()


def _first(wall: datetime, zone: ZoneInfo) -> datetime:
    """The first moment, in UTC, at which clocks of the zone show this or something later."""
    found = wall.replace(tzinfo=zone).astimezone(UTC)
    if _shown(found, zone) == wall:
        return found
    # Clocks jump over it. With fold=0 it is read by the clock before the jump, which gives a moment
    # after it, with fold=1 by the one after, which gives a moment before (PEP 495).
    before, after = wall.replace(tzinfo=zone, fold=1).astimezone(UTC), found
    while after - before > _SECOND:
        middle = before + (after - before) // 2
        middle -= timedelta(microseconds=middle.microsecond)
        if _shown(middle, zone) < wall:
            before = middle
        else:
            after = middle
    return after


def _shown(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment.astimezone(zone).replace(tzinfo=None)


def minute_of(text: str) -> int:
    """A time as people write it ("08:30", "8.30 pm", "7am", "20"), as a minute of the day;
    ValueError says in one line what is wrong and what to write."""
    found = _TIME.fullmatch(text)
    if found is None:
        raise ValueError(f"no time of the day: {HELP}")
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    shown = text.strip()
    if minute >= HOUR:
        raise ValueError(f"{shown} is no time, minutes go to 59: {HELP}")
    if half is None:
        if hour > 23:
            raise ValueError(f"{shown} is no time, hours go to 23: {HELP}")
        return hour * HOUR + minute
    if not 1 <= hour <= 12:
        raise ValueError(f"{shown} is no time, am and pm go with 1 to 12: {HELP}")
    return (hour % 12 + (12 if half[0] in "pP" else 0)) * HOUR + minute


def zone_of(text: str) -> str:
    """The IANA zone that is meant, capitals apart and with spaces for "_" ("america/new york");
    ValueError where there is none of that name."""
    name = _zones().get(_folded(text))
    if name is None:
        raise ValueError("no such time zone; write one like Asia/Seoul or UTC")
    return name


def zones_like(text: str, limit: int) -> list[str]:
    """Zones to choose from while somebody types: those whose name, or whose city, begins with it
    before those that hold it, each in alphabetical order."""
    typed = _folded(text)
    held = [(key, name) for key, name in _zones().items() if typed in key]
    held.sort(key=lambda pair: not (pair[0].startswith(typed) or f"/{typed}" in f"/{pair[0]}"))
    return [name for _, name in held[:limit]]


@cache
def _zones() -> dict[str, str]:
    """The zones of the database by folded name, in alphabetical order."""
    return {_folded(name): name for name in sorted(available_timezones())}


def _folded(name: str) -> str:
    return "_".join(name.casefold().split())
