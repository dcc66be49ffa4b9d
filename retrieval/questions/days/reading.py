"""Which words name a period, at one place of a text.

Looks at one place, and some ten words on, never back: `led` tells which preposition stands before.
"""

from __future__ import annotations

import re
from typing import Literal

from retrieval.questions.days import relative
from retrieval.questions.days.grammar import RULES, Rule
from retrieval.questions.days.nested import ORDINALS, OUTER, PARTS, THE_UNIT, Outer, part_of
from retrieval.questions.days.vocabulary import (
    DECADES,
    NUMBER_WORDS,
    SPELT_DAYS,
    Asked,
    Found,
    pattern,
)

DEPTH = 2
"""Periods that hold the words of others: "early in the first week of May" is one of three."""

_KINDS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        "jan january feb february mar march apr april may jun june jul july aug august sep sept"
        " september oct october nov november dec december".split(),
        ("month",),
    ),
    **dict.fromkeys(
        "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs"
        " fri sat sun".split(),
        ("weekday",),
    ),
    **dict.fromkeys("spring summer autumn fall winter".split(), ("season",)),
    **dict.fromkeys("today tonight yesterday tomorrow now".split(), ("near",)),
    **dict.fromkeys("past previous next coming current".split(), ("which",)),
    **dict.fromkeys((*NUMBER_WORDS, "half"), ("count",)),
    **dict.fromkeys((word.split("-")[0] for word in SPELT_DAYS), ("spelt",)),
    **dict.fromkeys(("twenty", "thirty"), ("count", "spelt")),
    **dict.fromkeys(DECADES, ("decade",)),
    **dict.fromkeys(PARTS, ("part",)),
    **dict.fromkeys((word for word in ORDINALS if word.isalpha()), ("ordinal", "spelt")),
    "last": ("near", "which", "ordinal"),
    "this": ("near", "which"),
    "year": ("year", "before"),
    "quarter": ("before",),
    "month": ("before",),
    "week": ("week", "before"),
    "day": ("day",),
    "night": ("day", "before"),
    "weekend": ("weekend", "before"),
    **{f"{kind}{number}": ("quarter",) for kind in "qh" for number in "1234"},
}
FIRST = re.compile(r"(?:the {1,3})?('?\w+)")
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
    first = FIRST.match(asked.plain, at)
    if first is None:
        return []
    found: list[Found] = []
    for kind in kinds(first[1]):
        for rule in RULES.get(kind, ()):
            if rule.led is not None and led not in rule.led:
                continue
            if (match := pattern(rule.words).match(asked.plain, at)) and (
                one := _built(rule, match, asked)
            ):
                found.append(one)
        if depth < DEPTH:
            for outer in OUTER.get(kind, ()):
                if match := pattern(outer.words).match(asked.plain, at):
                    found += _wrapped(outer, match, asked, depth)
    found.sort(key=lambda one: -one.end)
    return found


def _built(rule: Rule, match: re.Match[str], asked: Asked) -> Found | None:
    try:
        period = rule.build(match, asked)
    except (ValueError, OverflowError):  # 31 June, the year 0
        return None
    if period is None:
        return None
    doubt: Literal["name", "verb"] | None = None
    groups = match.groupdict()
    if rule.doubtful:
        word = next(
            (name for name in ("month", "weekday", "near", "year", "season") if groups.get(name)),
            "",
        )
        start = match.start(word)
        if groups.get("nth"):
            doubt = None
        elif word in ("year", "weekday") or asked.text[start].isupper():
            doubt = "name"
        elif groups.get(word) in ("may", "march"):
            doubt = "verb"
    figure = asked.plain[match.end() - 1].isdecimal() and period.kind == "day"
    return Found(match.end(), period, doubt, figure and "month" in groups)


def _wrapped(outer: Outer, match: re.Match[str], asked: Asked, depth: int) -> list[Found]:
    inner = read(asked, match.end(), "of", depth + 1)
    if outer.wrap is part_of and (unit := pattern(THE_UNIT).match(asked.plain, match.end())):
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
