"""How periods are written: a pattern for each way, and what builds the period from it.

Knows the order of words, not what stands before them: `led` names the prepositions that a rule
needs, because "2014", "April" or "summer" are periods only behind one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from retrieval.questions.days import named, relative
from retrieval.questions.days.periods import Period
from retrieval.questions.days.vocabulary import (
    COUNTED,
    DECADES,
    FREE,
    MONTH,
    NUMBER,
    SEASON,
    SPELT_DAY,
    THINGS,
    TIME_OF_DAY,
    UNCOUNTED,
    UNIT,
    WEEKDAY,
    YEAR,
    YEAR_NUMBER,
    Asked,
)
from retrieval.questions.days.vocabulary import DAY as DAY_NUMBER

BY_NAME = frozenset(
    "in during throughout since until till before after by from to between of through as".split()
) | {"ever since", "up to", "prior to", "later than", "earlier than", "no later than", "as of"}
"""Prepositions that make a period of a bare month, season or year; "to" stands for any word
between two of them."""

_HOLDING = frozenset({"in", "during", "since", "throughout", "ever since"})
"""Those behind which "2014 people" has the year and not the number of people."""

_ON_DAYS = BY_NAME | {"on"}
_AROUND = frozenset({"over", "at", "on", "for"})
"""Those that "the weekend" may stand behind as well."""


class Rule(NamedTuple):
    words: str
    build: Callable[[re.Match[str], Asked], Period | None]
    led: frozenset[str] | None = None
    doubtful: bool = False


def _rule(
    words: str,
    build: Callable[[re.Match[str], Asked], Period | None],
    led: frozenset[str] | None = None,
    *,
    doubtful: bool = False,
) -> Rule:
    return Rule(f"(?P<article>the )?{words}", build, led, doubtful)


_WHICH = r"(?P<which>last|past|this past|previous|this coming|this|next|coming|current)"
_AGO = rf"{NUMBER} {UNIT} ago\b(?: (?P<exact>today)\b| (?:on |last )?{WEEKDAY})?"
_TO = r"(?: ?- ?| (?:to|through|until|till|and) )"

RULES: dict[str, tuple[Rule, ...]] = {
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
        _rule(r"(?P<long>(?:1[5-9]|20)[0-9]0)'?s\b", named.decade),
        _rule(r"(?P<short>[2-9]0)'?s\b", named.the_decade, BY_NAME),
        _rule(r"(?P<short>[2-9]0)s\b", named.short_decade, frozenset({"of"})),
        _rule(rf"{DAY_NUMBER}[-/]{MONTH}[-/]{YEAR_NUMBER}{FREE}", named.date),
        _rule(r"(?P<century>[0-9]{1,2})(?:st|nd|rd|th) century\b", named.century),
        _rule(_AGO, relative.ago),
        _rule(rf"{NUMBER} {UNIT} from (?:now|today)\b", relative.ahead),
    ),
    "spelt": (_rule(rf"{SPELT_DAY} of {MONTH}{YEAR}?", named.date),),
    "decade": (
        _rule(r"'(?P<short>[0-9]0)s\b", named.short_decade),
        _rule(rf"(?P<short>{'|'.join(DECADES)})\b", named.the_decade, BY_NAME),
        _rule(rf"(?P<short>{'|'.join(DECADES)})\b", named.short_decade, frozenset({"of"})),
    ),
    "quarter": (
        _rule(rf"(?P<kind>[qh])(?P<quarter>[1-4])\b{YEAR}", named.quarter),
        _rule(r"(?P<kind>[qh])(?P<quarter>[1-4])\b", named.quarter, BY_NAME),
    ),
    "year": (_rule(rf"year {YEAR_NUMBER}{FREE}", named.year),),
    "season": (
        _rule(rf"{SEASON} (?:of )?{YEAR_NUMBER}[-/](?P<after>(?:[0-9]{{2}}){{1,2}})\b",
              named.winter),
        _rule(rf"{SEASON}{YEAR}", named.season),
        _rule(rf"{SEASON}(?! (?:of|(?:par|deaf)?(?:al|ol)?ympics|games)\b|(?<=fall) in\b)",
              named.season, BY_NAME | {"over"}, doubtful=True),
    ),
    "near": (
        _rule(r"(?P<near>today|tonight)\b(?! show\b)", relative.near, doubtful=True),
        _rule(r"(?P<near>now)\b", relative.near, frozenset({"to"})),
        _rule(
            rf"(?P<near>(?:yesterday|tomorrow)\b{TIME_OF_DAY}|last night\b"
            r"|this (?:morning|afternoon|evening)\b)",
            relative.near,
        ),
    ),
    "weekday": (
        _rule(rf"{WEEKDAY} before last\b", relative.before_last),
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
        _rule(
            rf"{_WHICH} (?P<unit>week|weekend|fortnight|month|quarter|year|decade)\b"
            r"(?! (?:of|tonight)\b)",
            relative.which,
        ),
        _rule(r"(?P<week>last|this|next) week(?:,? on|,)? " + WEEKDAY, relative.weekday),
        _rule(rf"{_WHICH} {WEEKDAY}{TIME_OF_DAY}(?! of\b)", relative.which_weekday),
        _rule(rf"{_WHICH} {MONTH}(?! (?:the )?[0-9])", relative.which_month, doubtful=True),
        _rule(rf"{_WHICH} {SEASON}(?! of\b)", relative.which_season),
        _rule(
            rf"(?P<which>last|past|this past|previous|next|coming) {NUMBER} {UNIT}(?! of\b)",
            relative.rolling,
        ),
    ),
    "count": (
        _rule(_AGO, relative.ago),
        _rule(r"half an? (?P<half>year|decade) ago\b", relative.half_ago),
        _rule(rf"{NUMBER} {UNIT} from (?:now|today)\b", relative.ahead),
    ),
    "before": (
        _rule(r"(?P<unit>night|week|weekend|month|quarter|year) before last\b",
              relative.before_last),
    ),
    "weekend": (_rule(r"weekend\b(?! of\b)", relative.weekend, BY_NAME | _AROUND),),
}  # fmt: skip
