"""Days and periods seen from today: "yesterday", "last week", "the past 3 days", "a year ago".

Each function reads what a pattern of `reading` has matched; OverflowError or ValueError where that
leaves the calendar.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from retrieval.questions.days import periods
from retrieval.questions.days.periods import DAY, WEEK, Period
from retrieval.questions.days.vocabulary import MONTHS, NUMBERS, WEEKDAYS, Asked

_COMING = frozenset({"coming", "this coming"})
_FUTURE = _COMING | {"next"}
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
_DAYS = {"week": WEEK, "fortnight": 2 * WEEK}


def near(match: re.Match[str], asked: Asked) -> Period:
    """Today and the days beside it; "last night" is yesterday and today."""
    today = asked.today
    word = match["near"]
    if word.startswith("last night"):
        found = Period(since=today - DAY, until=today)
    elif word.startswith("yesterday"):
        found = periods.day(today - DAY)
    elif word.startswith("tomorrow"):
        found = periods.day(today + DAY)
    else:
        found = periods.day(today)
    return replace(found, relative=True)


def weekday(match: re.Match[str], asked: Asked) -> Period:
    """A day of the week: the latest, or that of a week that is named."""
    number = WEEKDAYS.index(match["weekday"][:3])
    if week := match.groupdict().get("week"):
        return _of_week(number, asked, {"last": -1, "this": 0, "next": 1}[week])
    return periods.weekly(number, asked.today)


def short_weekday(match: re.Match[str], asked: Asked) -> Period | None:
    """ "Tues", where it is written with a capital: "sat" and "wed" are words."""
    capital = asked.text[match.start("weekday")].isupper()
    return weekday(match, asked) if capital else None


def _of_week(number: int, asked: Asked, step: int) -> Period:
    monday = periods.week(asked.today + step * WEEK).since
    return replace(periods.day(monday + number * DAY), relative=True)


def which_weekday(match: re.Match[str], asked: Asked) -> Period:
    """The latest before today, the latest, or the first after today."""
    number, today = WEEKDAYS.index(match["weekday"][:3]), asked.today
    which = _said(match, "which")
    if which in ("last", "past", "this past", "previous"):
        found = periods.weekly(number, today - DAY)
    elif which in ("this", "current"):
        found = periods.weekly(number, today)
    else:
        found = periods.weekly(number, today + WEEK)
    return replace(found, relative=True, cycle=None)


def which_month(match: re.Match[str], asked: Asked) -> Period:
    """The latest before the present month, that of this year, or the first after the present."""
    number, today = MONTHS.index(match["month"][:3]) + 1, asked.today
    if match["which"] == "this":
        found = periods.month(today.year, number)
    elif _said(match, "which") in _FUTURE:
        found = periods.month(today.year + (number <= today.month), number)
    else:
        found = periods.month(today.year - (number >= today.month), number)
    return replace(found, relative=True)


def which_season(match: re.Match[str], asked: Asked) -> Period:
    """ "Last" is the latest that is over, "this" the one under way or else this year's, "next" the
    first that begins after today."""
    name, today = match["season"], asked.today
    near = [periods.season(today.year + n, name) for n in (-2, -1, 0, 1)]
    if match["which"] == "this":
        found = next((one for one in near if one.since <= today <= one.until), near[2])
    elif _said(match, "which") in _FUTURE:
        found = next(one for one in near if one.since > today)
    else:
        found = next(one for one in reversed(near) if one.until < today)
    return replace(found, relative=True)


def which(match: re.Match[str], asked: Asked) -> Period:
    """The period before, under way or after, or one that runs back from today."""
    today, which, unit = asked.today, _said(match, "which"), match["unit"]
    step = 0 if which in ("this", "current") else 1 if which in _FUTURE else -1
    if unit == "weekend":
        found = periods.weekend(today + step * WEEK)
        begun = today >= periods.weekend(today).since
        if (which in ("past", "this past") and begun) or (which in _COMING and not begun):
            found = periods.weekend(today)
    elif unit != "quarter" and (
        which in ("past", "this past") or (which == "last" and match["article"])
    ):
        found = Period(since=_back(today, 1, unit), until=today)
    elif unit == "fortnight":
        first = today if step > 0 else _back(today, 1, unit)
        found = Period(since=first, until=_back(first, -1, unit))
    else:
        found = _whole(today, step, unit)
    return replace(found, relative=True)


def _whole(today: date, step: int, unit: str) -> Period:
    """The week, weekend, month, quarter, year or decade so many from the one under way."""
    if unit == "week":
        return periods.week(today + step * WEEK)
    if unit == "weekend":
        return periods.weekend(today + step * WEEK)
    if unit == "month":
        other = periods.shifted(today.replace(day=1), step)
        return periods.month(other.year, other.month)
    if unit == "quarter":
        other = periods.shifted(today.replace(day=1), 3 * step)
        return periods.quarter(other.year, (other.month + 2) // 3)
    if unit == "decade":
        return periods.decade(today.year // 10 * 10 + 10 * step)
    return periods.year(today.year + step)


def before_last(match: re.Match[str], asked: Asked) -> Period:
    """ "The week before last", "the night before last", "Friday before last"."""
    groups, today = match.groupdict(), asked.today
    if groups.get("weekday"):
        number = WEEKDAYS.index(match["weekday"][:3])
        found = replace(periods.weekly(number, today - DAY - WEEK), cycle=None)
    elif match["unit"] == "night":
        found = Period(since=today - 2 * DAY, until=today - DAY)
    else:
        found = _whole(today, -2, match["unit"])
    return replace(found, relative=True)


def this_unit(match: re.Match[str], asked: Asked) -> Period:
    """The week, month or year of "the end of the year": the present one."""
    today = asked.today
    if match["unit"] == "week":
        found = periods.week(today)
    elif match["unit"] == "month":
        found = periods.month(today.year, today.month)
    else:
        found = periods.year(today.year)
    return replace(found, relative=True)


def weekend(match: re.Match[str], asked: Asked) -> Period | None:
    """ "The weekend": the latest that has begun."""
    if not match["article"]:
        return None
    found = periods.weekend(asked.today)
    if found.since > asked.today:
        found = periods.weekend(asked.today - WEEK)
    return replace(found, relative=True)


def _back(today: date, count: int, unit: str) -> date:
    if unit in _MONTHS:
        return periods.shifted(today, -count * _MONTHS[unit])
    return today - count * _DAYS.get(unit, DAY)


def _said(match: re.Match[str], group: str) -> str:
    """The words of a group with single spaces."""
    return " ".join(match[group].split())


def _count(match: re.Match[str]) -> tuple[int, int]:
    """The least and the most that the number of a match stands for."""
    words = _said(match, "number")
    if words.isdigit():
        return int(words), int(words)
    if words in NUMBERS:
        return NUMBERS[words]
    tens, _, units = words.partition("-")
    both = NUMBERS[tens][0] + NUMBERS[units][0]
    return both, both


def rolling(match: re.Match[str], asked: Asked) -> Period:
    """So many days or more back from today, or on from it; today is always part of it."""
    today, unit, most = asked.today, match["unit"], _count(match)[1]
    if _said(match, "which") in _FUTURE:
        found = Period(since=today, until=_back(today, -most, unit))
    elif unit in ("minute", "hour"):
        found = Period(since=_moment(asked, most, unit), until=today)
    else:
        found = Period(since=_back(today, most, unit), until=today)
    return replace(found, relative=True)


def _moment(asked: Asked, count: int, unit: str) -> date:
    """The day of a moment so many minutes or hours ago."""
    return (asked.now - timedelta(**{unit + "s": count})).date()


def ago(match: re.Match[str], asked: Asked) -> Period:
    """The whole day, week, month or year so far back, or a day of it: "a week ago on Tuesday"."""
    least, most = _count(match)
    if match["unit"] == "decade":
        raise ValueError("which year is left open")
    if match["exact"] and match["unit"] not in ("minute", "hour"):
        at = _back(asked.today, most, match["unit"])
        return Period(since=at, until=at, kind="ago", relative=True)
    if match["weekday"] and match["unit"] in ("week", "fortnight"):
        monday = _ago_one(asked, most, match["unit"]).since
        at = monday + WEEKDAYS.index(match["weekday"][:3]) * DAY
        return Period(since=at, until=at, kind="ago", relative=True)
    since, until = _ago_one(asked, most, match["unit"]), _ago_one(asked, least, match["unit"])
    return Period(since=since.since, until=until.until, kind="ago", relative=True)


def half_ago(match: re.Match[str], asked: Asked) -> Period:
    """ "Half a year ago": the whole month, or of a decade the year."""
    unit, count = {"year": ("month", 6), "decade": ("year", 5)}[match["half"]]
    return replace(_ago_one(asked, count, unit), kind="ago", relative=True)


def ahead(match: re.Match[str], asked: Asked) -> Period:
    """The day so far on."""
    least, most = _count(match)
    unit = match["unit"]
    if unit in ("minute", "hour"):
        until = (asked.now + timedelta(**{unit + "s": most})).date()
        return Period(since=asked.today, until=until, relative=True)
    since, until = (_back(asked.today, -count, unit) for count in (least, most))
    return Period(since=since, until=until, relative=True)


def _ago_one(asked: Asked, count: int, unit: str) -> Period:
    if unit in ("minute", "hour"):
        return periods.day(_moment(asked, count, unit))
    back = _back(asked.today, count, unit)
    if unit in _DAYS:
        return periods.week(back)
    if unit == "month":
        return periods.month(back.year, back.month)
    return periods.year(back.year) if unit == "year" else periods.day(back)
