"""Ranges and lists: "May 5 to June 2", "from April until now", "May 5-9", "on May 6, 7 and 8".

Knows what stands between two periods and which days both of them mean together. A range is
inclusive at both ends; a list is one period over all that it names.
"""

from __future__ import annotations

import re

from retrieval.questions.days.doubt import OVER, TAIL, certain
from retrieval.questions.days.periods import Period, covering, joined
from retrieval.questions.days.reading import FIRST, kinds, read
from retrieval.questions.days.vocabulary import DAY, UNCOUNTED, YEAR, Asked, Found, pattern

_JOINER = re.compile(
    r" {0,3}(?P<line>[-—]) {0,3}|(?P<days>(?:, {0,3}[0-9]{1,2}(?:st|nd|rd|th)?\b){1,8})?"
    r",? {1,3}(?P<word>to|through|thru|until|till|and|or) {1,3}"
)
_DAY_BEHIND = DAY + UNCOUNTED + YEAR + "?"


def joins(words: str, at: int) -> bool:
    """Whether words that may join two periods stand at a place of plain text, and a word that may
    begin another one behind them."""
    joiner = _JOINER.match(words, at)
    following = FIRST.match(words, joiner.end()) if joiner else None
    return following is not None and kinds(following[1]) != ()


def span(
    asked: Asked, one: Found, *, led: str, listing: bool, limited: bool, shouting: bool
) -> tuple[int, Period] | None:
    """The range or list that begins with a period, where words for one follow: its end, its days.

    `listing` tells whether "and" and "or" may list here; behind "between" and where nothing leads,
    they do not. `limited`: the words before draw a limit ("after"), so that "until" is another one.
    """
    joiner = _JOINER.match(asked.plain, one.end)
    if joiner is None or (limited and joiner["word"]):
        return None
    listed = joiner["word"] == "or" or (joiner["word"] == "and" and led != "between")
    if (listed and not listing) or (joiner["days"] and not (listed and one.figure)):
        return None
    try:
        if not joiner["days"] and (found := _to_period(asked, one, joiner, listed, shouting)):
            return found
        match = pattern(_DAY_BEHIND).match(asked.plain, joiner.end()) if one.figure else None
        if match and not (listed and OVER.match(asked.plain, match.end()) is None):
            return match.end(), _to_day(one.period, match)
    except (ValueError, OverflowError):  # "May 5-3", "June 30-31"
        pass
    return None


def _to_period(
    asked: Asked, one: Found, joiner: re.Match[str], listed: bool, shouting: bool
) -> tuple[int, Period] | None:
    for last in read(asked, joiner.end(), "to"):
        same = last.period.kind == one.period.kind != "span"
        of_date = one.figure and last.period.kind == "year"  # "May 6-2025" is no range
        if (
            (same if listed else not of_date)
            and TAIL.match(asked.plain, last.end)
            and certain(asked, joiner.end(), last, "to", shouting)
        ):
            return last.end, (_listed if listed else joined)(one.period, last.period)
    return None


def _listed(one: Period, other: Period) -> Period:
    """Both of two and what is between; of those that come again those that are nearest."""
    return min((covering(one, other), joined(one, other)), key=lambda both: both.until - both.since)


def _to_day(first: Period, match: re.Match[str]) -> Period:
    """From a day of a month to another one of the same: "May 5-9, 2025"."""
    since, relative = first.since, first.relative
    if year := match["year"] or match["year_apart"]:
        since, relative = since.replace(year=int(year)), False
    elif match["yy"] or match["of"]:
        raise ValueError("a year in short behind a range is not read")
    until = since.replace(day=int(match["day"]))
    if until < since:
        raise ValueError("days in the wrong order: a score")
    return Period(since=since, until=until, relative=relative)
