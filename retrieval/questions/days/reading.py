"""The grammar: which words name a period, at one place of a text.

Knows the order of words, not what stands before them: `led` tells which preposition does, because
"2014", "April" or "summer" are periods only behind one. Looks at one place, and some ten words on.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Literal, NamedTuple

from retrieval.questions.days import named, periods, relative
from retrieval.questions.days.periods import DAY, Period
from retrieval.questions.days.vocabulary import (
    COUNTED,
    FREE,
    MONTH,
    NUMBER,
    SEASON,
    THINGS,
    TIME_OF_DAY,
    UNCOUNTED,
    UNIT,
    WEEKDAY,
    YEAR,
    YEAR_NUMBER,
    Asked,
    Found,
    pattern,
)
from retrieval.questions.days.vocabulary import DAY as DAY_NUMBER

BY_NAME = frozenset(
    "in during throughout since until till before after by from between of through as".split()
) | {"ever since", "up to", "prior to", "later than", "earlier than", "no later than", "as of"}
"""Prepositions that make a period of a bare month, season or year."""

_HOLDING = frozenset({"in", "during", "since", "throughout", "ever since"})
"""Those behind which "2014 people" has the year and not the number of people."""

_ON_DAYS = BY_NAME | {"on"}
_AROUND = frozenset({"over", "at", "on", "for"})
"""Those that "the weekend" may stand behind as well."""

DEPTH = 2
"""Periods that hold the words of others: "early in the first week of May" is one of three."""

Part = Literal["early", "mid", "late"]
_PARTS: dict[str, Part] = {
    "early": "early",
    "beginning": "early",
    "start": "early",
    "mid": "mid",
    "middle": "mid",
    "late": "late",
    "end": "late",
}
_ORDINALS = {
    **dict.fromkeys(("first", "1st"), 0),
    **dict.fromkeys(("second", "2nd"), 1),
    **dict.fromkeys(("third", "3rd"), 2),
    **dict.fromkeys(("fourth", "4th"), 3),
    **dict.fromkeys(("last", "final"), -1),
}


class _Rule(NamedTuple):
    words: re.Pattern[str]
    build: Callable[[re.Match[str], Asked], Period | None]
    led: frozenset[str] | None = None
    doubtful: bool = False


def _rule(
    words: str,
    build: Callable[[re.Match[str], Asked], Period | None],
    led: frozenset[str] | None = None,
    *,
    doubtful: bool = False,
) -> _Rule:
    return _Rule(pattern(f"(?P<article>the )?{words}"), build, led, doubtful)


_WHICH = r"(?P<which>last|past|this past|previous|this coming|this|next|coming|current)"
_TO = r"(?: ?- ?| (?:to|through|until|till|and) )"

_RULES: dict[str, tuple[_Rule, ...]] = {
    "month": (
        _rule(rf"{MONTH} (?:the )?{DAY_NUMBER}{UNCOUNTED}{YEAR}?", named.date),
        _rule(rf"{MONTH}{YEAR}", named.month),
        _rule(MONTH, named.month, BY_NAME, doubtful=True),
    ),
    "number": (
        _rule(
            rf"(?P<first>[0-9]{{1,2}})(?:st|nd|rd|th)?{_TO}{DAY_NUMBER} (?:of )?{MONTH}{YEAR}?",
            named.dates,
        ),
        _rule(rf"{DAY_NUMBER} (?:of )?{MONTH}{YEAR}", named.date),
        _rule(rf"{DAY_NUMBER} (?:of )?{MONTH}", named.date, doubtful=True),
        _rule(r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)\b(?= ?(?:[?!.,;]|$))", named.nth,
              _ON_DAYS - {"in"}),
        _rule(
            rf"{YEAR_NUMBER}(?P<sep>[-./])(?P<mm>[0-9]{{1,2}})(?P=sep)(?P<dd>[0-9]{{1,2}})"
            r"(?:t[0-9]{2}[0-9:.]{0,13}(?:z|[-+][0-9:]{2,5})?|(?![0-9]))",
            named.iso,
        ),
        _rule(
            r"(?P<one>[0-9]{1,2})(?P<sep>[-./])(?P<two>[0-9]{1,2})(?P=sep)" + YEAR_NUMBER + FREE,
            named.numeric,
        ),
        _rule(
            rf"{YEAR_NUMBER}(?:[-/](?P<after>[0-9]{{2}}|[0-9]{{4}}))?{FREE}(?! (?:{COUNTED})\b)",
            named.year_numbers,
            BY_NAME - _HOLDING,
            doubtful=True,
        ),
        _rule(
            rf"{YEAR_NUMBER}(?:[-/](?P<after>[0-9]{{2}}|[0-9]{{4}}))?{FREE}(?! (?:{THINGS})\b)",
            named.year_numbers,
            _HOLDING,
            doubtful=True,
        ),
        _rule(rf"{YEAR_NUMBER} (?P<kind>[qh])(?P<quarter>[1-4])\b", named.quarter),
        _rule(r"(?P<long>(?:1[5-9]|20)[0-9]0)'?s\b(?P<short>)", named.decade),
        _rule(r"(?P<century>[0-9]{1,2})(?:st|nd|rd|th) century\b", named.century),
        _rule(rf"{NUMBER} {UNIT} ago\b", relative.ago),
    ),
    "decade": (_rule(r"'(?P<short>[0-9]0)s\b", named.decade),),
    "quarter": (
        _rule(rf"(?P<kind>[qh])(?P<quarter>[1-4])\b{YEAR}", named.quarter),
        _rule(r"(?P<kind>[qh])(?P<quarter>[1-4])\b", named.quarter, BY_NAME),
    ),
    "year": (_rule(rf"year {YEAR_NUMBER}(?P<after>)?{FREE}", named.year_numbers),),
    "season": (
        _rule(rf"{SEASON} (?:of )?{YEAR_NUMBER}[-/](?P<after>(?:[0-9]{{2}}){{1,2}})\b",
              named.winter),
        _rule(rf"{SEASON}{YEAR}", named.season),
        _rule(rf"{SEASON}(?! of\b)", named.season, BY_NAME | {"over"}),
    ),
    "near": (
        _rule(r"(?P<near>today|tonight)\b", relative.near, doubtful=True),
        _rule(
            rf"(?P<near>(?:yesterday|tomorrow)\b{TIME_OF_DAY}|last night\b"
            r"|this (?:morning|afternoon|evening)\b)",
            relative.near,
        ),
    ),
    "weekday": (
        _rule(
            rf"{WEEKDAY}{TIME_OF_DAY} (?:of )?(?P<week>last|this|next) week\b", relative.weekday
        ),
        _rule(rf"{WEEKDAY}{TIME_OF_DAY}", relative.weekday, doubtful=True),
        _rule(
            r"(?P<weekday>mon|tues?|wed|thu(?:rs?)?|fri|sat)\b\.?", relative.short_weekday,
            _ON_DAYS, doubtful=True,
        ),
    ),
    "which": (
        _rule(rf"{_WHICH} (?P<unit>week|weekend|month|quarter|year)\b(?! of\b)", relative.which),
        _rule(r"(?P<week>last|this|next) week(?:,? on|,)? " + WEEKDAY, relative.weekday),
        _rule(rf"{_WHICH} {WEEKDAY}{TIME_OF_DAY}(?! of\b)", relative.which_weekday),
        _rule(rf"{_WHICH} {MONTH}(?! (?:the )?[0-9])", relative.which_month, doubtful=True),
        _rule(rf"{_WHICH} {SEASON}(?! of\b)", relative.which_season),
        _rule(
            rf"(?P<which>last|past|this past|previous|next|coming) {NUMBER} {UNIT}(?! of\b)",
            relative.rolling,
        ),
    ),
    "count": (_rule(rf"{NUMBER} {UNIT} ago\b", relative.ago),),
    "weekend": (_rule(r"weekend\b(?! of\b)", relative.weekend, BY_NAME | _AROUND),),
}  # fmt: skip


class _Outer(NamedTuple):
    words: re.Pattern[str]
    wrap: Callable[[re.Match[str], Period], Period | None]


def _part(match: re.Match[str], inner: Period) -> Period | None:
    word = match["part"]
    found = periods.third(inner, _PARTS[word])
    if word == "end":
        return replace(found, edge=inner.until)
    return replace(found, edge=inner.since) if word in ("start", "beginning") else found


def _nth(match: re.Match[str], inner: Period) -> Period | None:
    """A week, day, half or quarter of a month or year."""
    place, unit = _ORDINALS[match["nth"]], match["unit"]
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


_OUTER: dict[str, tuple[_Outer, ...]] = {
    "part": (
        _Outer(pattern(r"(?:the )?(?P<part>early|mid|late)(?: in |-| )"), _part),
        _Outer(pattern(r"(?:the )?(?P<part>beginning|start|middle|end) of "), _part),
    ),
    "ordinal": (
        _Outer(
            pattern(
                r"(?:the )?(?P<nth>first|1st|second|2nd|third|3rd|fourth|4th|last|final)"
                r" (?P<unit>week|day|half|quarter) (?:of|in) "
            ),
            _nth,
        ),
    ),
    "week": (_Outer(pattern(r"(?:the )?week of "), _week_of),),
    "day": (_Outer(pattern(r"(?:the )?(?:day|night) (?P<side>before|after) "), _beside),),
    "weekday": (_Outer(pattern(rf"{WEEKDAY}(?:, ?| )(?:on )?"), _same_day),),
}
_THE_UNIT = pattern(r"the (?P<unit>week|month|year)\b(?! of\b)")

_KINDS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        "jan january feb february mar march apr april may jun june jul july aug august sep sept"
        " september oct october nov november dec december".split(),
        ("month",),
    ),
    **dict.fromkeys(
        "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs"
        " fri sat".split(),
        ("weekday",),
    ),
    **dict.fromkeys("spring summer autumn fall winter".split(), ("season",)),
    **dict.fromkeys("today tonight yesterday tomorrow".split(), ("near",)),
    **dict.fromkeys("past previous next coming current".split(), ("which",)),
    **dict.fromkeys(
        "a an couple few several one two three four five six seven eight nine ten eleven"
        " twelve".split(),
        ("count",),
    ),
    **dict.fromkeys(_PARTS, ("part",)),
    **dict.fromkeys((word for word in _ORDINALS if word.isalpha()), ("ordinal",)),
    "last": ("near", "which", "ordinal"),
    "this": ("near", "which"),
    "year": ("year",),
    "week": ("week",),
    "day": ("day",),
    "night": ("day",),
    "weekend": ("weekend",),
    **{f"{kind}{number}": ("quarter",) for kind in "qh" for number in "1234"},
}
_FIRST = re.compile(r"(?:the {1,3})?('?\w+)")
_NUMBER_KINDS = ("number", "ordinal")


def kinds(word: str) -> tuple[str, ...]:
    """The kinds of rules that may begin with a word; () for most words."""
    if word[0].isdecimal():
        return _NUMBER_KINDS
    if word[0] == "'":
        return ("decade",)
    return _KINDS.get(word, ())


def read(asked: Asked, at: int, led: str = "", depth: int = 0) -> list[Found]:
    """All periods that the words from `at` on name, the longest first; [] where there is none.

    `led` is the preposition before them, "" without one. Words that are equally long come in the
    order of the rules. Each ends at its own last word: whether something may stand behind it is
    left to who asks.
    """
    first = _FIRST.match(asked.plain, at)
    if first is None:
        return []
    found: list[Found] = []
    for kind in kinds(first[1]):
        for rule in _RULES.get(kind, ()):
            if rule.led is not None and led not in rule.led:
                continue
            if (match := rule.words.match(asked.plain, at)) and (one := _built(rule, match, asked)):
                found.append(one)
        if depth < DEPTH:
            for outer in _OUTER.get(kind, ()):
                if match := outer.words.match(asked.plain, at):
                    found += _wrapped(outer, match, asked, depth)
    found.sort(key=lambda one: -one.end)
    return found


def _built(rule: _Rule, match: re.Match[str], asked: Asked) -> Found | None:
    try:
        period = rule.build(match, asked)
    except (ValueError, OverflowError):  # 31 June, the year 0
        return None
    if period is None:
        return None
    doubt: Literal["name", "verb"] | None = None
    groups = match.groupdict()
    if rule.doubtful:
        word = next((name for name in ("month", "weekday", "near", "year") if groups.get(name)), "")
        start = match.start(word)
        if groups.get("nth"):
            doubt = None
        elif word in ("year", "weekday") or asked.text[start].isupper():
            doubt = "name"
        elif groups.get(word) in ("may", "march"):
            doubt = "verb"
    figure = asked.plain[match.end() - 1].isdecimal() and period.kind == "day"
    return Found(match.end(), period, doubt, figure and "month" in groups)


def _wrapped(outer: _Outer, match: re.Match[str], asked: Asked, depth: int) -> list[Found]:
    inner = read(asked, match.end(), "of", depth + 1)
    if outer.wrap is _part and (unit := _THE_UNIT.match(asked.plain, match.end())):
        inner.append(Found(unit.end(), relative.this_unit(unit, asked)))
    found = []
    for one in inner:
        try:
            period = outer.wrap(match, one.period)
        except (ValueError, OverflowError):
            continue
        if period is not None:
            found.append(one._replace(period=period))
    return found
