"""Words that may be something else than days: a verb, a name, a habit.

Knows the words beside them and capital letters, no names but those made of words for days. A
question without small letters, or without capital ones, shows no names; there they count as days.
"""

from __future__ import annotations

import re

from retrieval.questions.days.reading import kinds
from retrieval.questions.days.vocabulary import DECADES, Asked, Found

TAIL = re.compile(r"(?!\w|-\w|'\w|[.,:/][0-9]| {0,3}%)")
"""What may not follow the words for days: a part of a word, of a number or a score."""

NEXT = re.compile(r" {1,3}(\w+)")
OVER = re.compile(r" {0,3}(?:[?!.,;:)]|$)| {1,3}(?:and|or|this|last|next|in|at|did|was|were)\b")
_VERBAL = re.compile(
    r"(?<=may) {1,3}(?:be|have|not|also|well|only)\b"
    r"|(?<=march) {1,3}(?:on|against|through|towards?|for)\b"
)
_SURE = frozenset(
    {"in", "since", "until", "during", "throughout", "till", "ever since", "of", "on"}
)
"""Prepositions behind which "may" and "march" are months although they are written small."""

_TITLES = frozenset(
    "black good ash palm super bloody cyber easter ruby every each a one some any".split()
)
"""Words that make a name or a habit of a day: "Black Friday", "every Tuesday", "on a
Monday"."""

GIVEN_NAMES = frozenset({"jan", "apr", "may", "jun", "aug"})
"""Months, by their first letters, that are people's names as well: "May's" may be hers."""

_SEASONS = frozenset({"spr", "sum", "aut", "win", "fal"})
"""Seasons, by their first letters: before a name they are one, "in Winter Haven"."""

_SURNAMES = frozenset(
    "night times mirror telegraph mail express herald post world football live weld addams".split()
)
"""What makes a name of a day of the week even behind a preposition: "on Sunday Times reports"."""

_ALONE = re.compile(r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tonight)\b")
_AGE = re.compile(rf"(?:(?:early|mid|late)[ -])?(?:'?[1-9]0s|{'|'.join(DECADES)})\b")
_OWNERS = frozenset("my your his her its our their".split())
_CODE = re.compile(r"[A-Z]{2}[0-9]{0,3}")
_UNITED = frozenset("US UK UN EU AI TV".split())
"""Two capitals behind a year that make no name of it, as those of "asteroid 2014 RC" do."""


def certain(asked: Asked, start: int, one: Found, lead: str, shouting: bool) -> bool:
    """Whether words that may be a name or a verb are days after all."""
    behind = asked.plain, one.end
    if one.doubt == "verb":
        if _VERBAL.match(*behind):
            return False
        return lead in _SURE or OVER.match(*behind) is not None
    if one.doubt is None or shouting or not (word := NEXT.match(*behind)):
        return True
    following = asked.text[word.start(1) : word.end(1)]
    if asked.plain[one.end - 1].isdecimal():
        return _CODE.fullmatch(following) is None or following in _UNITED
    if asked.text[start : one.end] == asked.plain[start : one.end] or not following[0].isupper():
        return True
    if following.isupper() or kinds(word[1]):
        return True
    day = asked.plain[start : one.end].split()[0]
    if lead in ("", "of") or day[:3] in GIVEN_NAMES or day[:3] in _SEASONS:
        return False
    return word[1] not in _SURNAMES


def titled(asked: Asked, start: int, before: re.Match[str] | None, shouting: bool) -> bool:
    """Whether a word before, no preposition, makes something else of a day alone or a decade:
    "Black Friday", "USA Today", "in her early nineties"."""
    if before is None or not asked.plain[before.end() : start].isspace():
        return False
    if before[0] in _OWNERS and _AGE.match(asked.plain, start):
        return True
    day = _ALONE.match(asked.plain, start)
    if day is None:
        return False
    if before[0] in _TITLES:
        return True
    written = asked.text[before.start() : before.end()]
    if not (written[0].isupper() and asked.text[start].isupper()) or shouting:
        return False
    opens = before.start() == 0 or asked.plain[before.start() - 2] in ".?!:;"
    return day[0].startswith("to") or not (opens or written.isupper() or bool(kinds(before[0])))
