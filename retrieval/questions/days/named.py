"""Dates and periods that are called by name or figures: "6 May 2025", "Q2 2024", "the 1990s".

Each function reads what a pattern of `reading` has matched. Without a year the latest is meant
that does not begin after today. ValueError or OverflowError where there is no such day, None where
the words name no period.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date as calendar_day

from retrieval.questions.days import periods
from retrieval.questions.days.periods import Period
from retrieval.questions.days.vocabulary import DECADES, MONTHS, SPELT_DAYS, Asked


def _month_of(match: re.Match[str]) -> int:
    return MONTHS.index(match["month"][:3]) + 1


def _in_year(match: re.Match[str], asked: Asked, build: Callable[[int], Period]) -> Period:
    """What `build` makes of the year that is written behind, or else the latest."""
    groups, today = match.groupdict(), asked.today
    if written := groups.get("year") or groups.get("year_apart"):
        return build(int(written))
    if short := groups.get("yy"):
        year = 2000 + int(short)
        return build(year if year <= today.year + 1 else year - 100)
    if of := groups.get("of"):
        year = today.year + {"last": -1, "this": 0, "next": 1}[of]
        return replace(build(year), relative=True)
    return periods.yearly(build, today)


def date(match: re.Match[str], asked: Asked) -> Period:
    """A day of a month."""
    groups = match.groupdict()
    spelt = groups.get("spelt")
    number = SPELT_DAYS.index(spelt) + 1 if spelt else int(match["day"])
    place = _month_of(match)
    return _in_year(match, asked, lambda year: periods.day(calendar_day(year, place, number)))


def dates(match: re.Match[str], asked: Asked) -> Period:
    """Days of one month: "3 to 7 May"."""
    first, last, place = int(match["first"]), int(match["day"]), _month_of(match)
    if first > last:
        raise ValueError("days in the wrong order: a score, or an error")
    found = _in_year(match, asked, lambda year: periods.day(calendar_day(year, place, first)))
    return replace(found, until=found.since.replace(day=last), kind="span")


def month(match: re.Match[str], asked: Asked) -> Period | None:
    """A month; "the April summit" names the summit."""
    if match["article"] and "year" not in match.groupdict():
        return None
    place = _month_of(match)
    return _in_year(match, asked, lambda year: periods.month(year, place))


def nth(match: re.Match[str], asked: Asked) -> Period:
    """A day of a month that is not named: the latest "6th"."""
    number, today = int(match["day"]), asked.today
    for back in range(3):  # of two months in a row one has 31 days, of three one has 30
        first = periods.shifted(today.replace(day=1), -back)
        last = periods.end_of_month(first).day
        if number <= last and (at := first.replace(day=number)) <= today:
            return replace(periods.day(at), relative=True)
    raise ValueError("no such day in any month")


def season(match: re.Match[str], asked: Asked) -> Period | None:
    """A season of a year; the winter of one is either of the two that it has a part of."""
    name = match["season"]
    if name == "fall" and "year" not in match.groupdict() and not match["article"]:
        return None  # "in fall" is no English, "a fall in prices" no autumn
    found = _in_year(match, asked, lambda year: periods.season(year, name))
    if name == "winter" and not found.cycle:
        return replace(found, since=periods.shifted(found.since, -12))
    return found


def winter(match: re.Match[str], _: Asked) -> Period | None:
    """ "Winter 2023-24"."""
    first, last = int(match["year"]), int(match["after"])
    return periods.season(first, "winter") if (first + 1 - last) % 100 == 0 else None


def quarter(match: re.Match[str], asked: Asked) -> Period:
    """A quarter or half of a year: "Q2", "H1"."""
    half, number = match["kind"] == "h", int(match["quarter"])
    if half and number > 2:
        raise ValueError("a year has two halves")
    first, count = (6 * number - 5, 6) if half else (3 * number - 2, 3)
    return _in_year(match, asked, lambda year: periods.months(year, first, count))


def iso(match: re.Match[str], _: Asked) -> Period:
    """Year, month, day."""
    return periods.day(calendar_day(int(match["year"]), int(match["mm"]), int(match["dd"])))


def numeric(match: re.Match[str], _: Asked) -> Period | None:
    """Two numbers and a year, where only one order is possible; with dots the day comes first."""
    first, second, year = int(match["one"]), int(match["two"]), int(match["year"])
    if match["sep"] != "." and first != second and max(first, second) <= 12:
        return None
    if second > 12 and match["sep"] != ".":
        first, second = second, first
    return periods.day(calendar_day(year, second, first))


def year(match: re.Match[str], _: Asked) -> Period:
    """ "The year 2014"."""
    return periods.year(int(match["year"]))


def year_numbers(match: re.Match[str], _: Asked) -> Period | None:
    """A year, two years ("2014-15", "2014-2016") or a month of one ("2025-05"); "the 2014
    election" names the election."""
    if match["article"]:
        return None
    first, after = int(match["year"]), match["after"]
    if after is None:
        return periods.year(first)
    number = int(after)
    last = number if len(after) == 4 else first // 100 * 100 + number
    if last == first + 1 or (len(after) == 4 and last > first):
        return periods.years(first, last)  # "2011-12" is a season; it has December 2011 in it
    return periods.month(first, number) if len(after) == 2 else None


def decade(match: re.Match[str], _: Asked) -> Period:
    """Ten years; a hundred for "the 1800s"."""
    first = int(match["long"])
    if first % 100 == 0 and first < 2000:
        return periods.years(first, first + 99)
    return periods.decade(first)


def short_decade(match: re.Match[str], asked: Asked) -> Period:
    """ "The 90s", "the nineties": of the present century where they have begun."""
    word = match["short"]
    first = 1900 + (10 * DECADES.index(word) + 20 if word in DECADES else int(word))
    return periods.decade(first + 100 if first + 100 <= asked.today.year else first)


def the_decade(match: re.Match[str], asked: Asked) -> Period | None:
    """The same, but only with its article: "90s" alone are degrees, or seconds."""
    return short_decade(match, asked) if match["article"] else None


def century(match: re.Match[str], _: Asked) -> Period:
    """A hundred years that end with the one in 00."""
    last = 100 * int(match["century"])
    return periods.years(last - 99, last)
