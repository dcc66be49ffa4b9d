"""Periods whose words hold those of another one: "early in May", "the first week of 2014".

Each function makes one period of the other, None where the two do not go together; ValueError or
OverflowError where that leaves the calendar.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Literal, NamedTuple

from retrieval.questions.days import periods
from retrieval.questions.days.periods import DAY, Period
from retrieval.questions.days.vocabulary import WEEKDAY

Part = Literal["early", "mid", "late"]
PARTS: dict[str, Part] = {
    "early": "early",
    "beginning": "early",
    "start": "early",
    "mid": "mid",
    "middle": "mid",
    "late": "late",
    "end": "late",
}
ORDINALS = {
    **dict.fromkeys(("first", "1st"), 0),
    **dict.fromkeys(("second", "2nd"), 1),
    **dict.fromkeys(("third", "3rd"), 2),
    **dict.fromkeys(("fourth", "4th"), 3),
    **dict.fromkeys(("last", "final"), -1),
}


class Outer(NamedTuple):
    words: str
    wrap: Callable[[re.Match[str], Period], Period | None]


def part_of(match: re.Match[str], inner: Period) -> Period | None:
    word = match["part"]
    found = periods.third(inner, PARTS[word])
    if word == "end":
        return replace(found, edge=inner.until)
    return replace(found, edge=inner.since) if word in ("start", "beginning") else found


def _nth(match: re.Match[str], inner: Period) -> Period | None:
    """A week, day, half or quarter of a month or year."""
    place, unit = ORDINALS[match["nth"]], match["unit"]
    if unit in ("half", "quarter"):
        if inner.kind == "month" and unit == "half" and place in (0, 1, -1):
            middle = inner.since.replace(day=15)
            halves = ((inner.since, middle), (middle + DAY, inner.until))
            return replace(inner, since=halves[place][0], until=halves[place][1], kind="span")
        count = 6 if unit == "half" else 3
        if inner.kind != "year" or place >= 12 // count:
            return None
        first = count * (place % (12 // count)) + 1
        found = periods.months(inner.since.year, first, count)
        return replace(found, relative=inner.relative)
    if inner.kind not in ("month", "year"):
        return None
    length = DAY * (7 if unit == "week" else 1)
    if place < 0:
        since = inner.until - length + DAY
        return replace(inner, since=since, kind="span")
    since = inner.since + place * length
    return replace(inner, since=since, until=since + length - DAY, kind="span")


def _week_of(_: re.Match[str], inner: Period) -> Period | None:
    if inner.kind != "day":
        return None
    return replace(periods.week(inner.since), relative=inner.relative)


def _beside(match: re.Match[str], inner: Period) -> Period | None:
    """The day before or after a day."""
    if inner.kind != "day":
        return None
    day = inner.since - DAY if match["side"] == "before" else inner.until + DAY
    return replace(periods.day(day), relative=inner.relative)


def _same_day(_: re.Match[str], inner: Period) -> Period | None:
    """A date behind its day of the week, which is taken on trust."""
    return inner if inner.kind == "day" and inner.cycle != "week" else None


_WEEKDAY_BEFORE = (
    r"(?:the )?(?:(?:last|this past|this|past|previous|next) )?"
    rf"(?:{WEEKDAY}(?:, ?| )(?:on )?|(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b\.?(?:, ?| ))"
)

OUTER: dict[str, tuple[Outer, ...]] = {
    "part": (
        Outer(r"(?:the )?(?P<part>early|mid|late)(?: in |-| )", part_of),
        Outer(r"(?:the )?(?P<part>beginning|start|middle|end) of ", part_of),
    ),
    "ordinal": (
        Outer(
            r"(?:the )?(?P<nth>first|1st|second|2nd|third|3rd|fourth|4th|last|final)"
            r" (?P<unit>week|day|half|quarter) (?:of|in) ",
            _nth,
        ),
    ),
    "week": (Outer(r"(?:the )?week of ", _week_of),),
    "day": (Outer(r"(?:the )?(?:day|night) (?P<side>before|after) ", _beside),),
    **dict.fromkeys(("weekday", "which"), (Outer(_WEEKDAY_BEFORE, _same_day),)),
}
THE_UNIT = r"the (?P<unit>week|month|year)\b(?! of\b)"
