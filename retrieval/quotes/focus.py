"""Focus: whom a pronoun or a further quote may mean."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from retrieval.quotes.cast import Cast
from retrieval.quotes.clauses import Clause
from retrieval.quotes.people import NAME, Mention, mention

_SAME = regex.compile(r"[\s–—-]*(?:(?:But|And|Yet|Now|So)\s)?(?:He|She|he|she)\s")
_OTHERS = regex.compile(
    r"(?<![\w'’])(?:he|she|his|her|him|hers|himself|herself)(?![\w'’])|\A[Tt]he\s[\w-]+-year-old",
    regex.IGNORECASE,
)
"""What tells that a sentence is about somebody; one that does not begin with the same pronoun may
be about somebody else."""


@dataclass(slots=True)
class Focus:
    """Whom a pronoun may mean: `who` spoke last, or is the only one named since.

    `beside` tells that the unit before was theirs, `quoted` that it held direct words, `mixed` that
    somebody else has come in between, `here` that they spoke in this passage, `fresh` that they
    spoke or were named in it.
    """

    who: Mention | None = None
    beside: bool = False
    quoted: bool = False
    mixed: bool = False
    here: bool = False
    fresh: bool = False


def narrated(masked: str, start: int, end: int, cast: Cast, focus: Focus) -> Focus:
    """Who is in focus behind a unit without speech."""
    named = {
        cast.full(who).name: cast.full(who)
        for match in NAME.finditer(masked, start, end)
        if (who := mention(masked, match.start(), _owner(match))) is not None
        and cast.is_person(who)
    }
    if not named:
        if _OTHERS.search(masked, start, end) and not _SAME.match(masked, start, end):
            return Focus(mixed=True)
        return Focus(focus.who, mixed=focus.mixed, here=focus.here, fresh=focus.fresh)
    (first, *others) = named.values()
    if not others and _is_subject(masked, start, end, cast, first):
        return Focus(first, fresh=True)
    if focus.mixed or others or (focus.who and focus.who.name != first.name):
        return Focus(mixed=True)
    return Focus(first, fresh=True)


def _is_subject(masked: str, start: int, end: int, cast: Cast, who: Mention) -> bool:
    """Whether a sentence begins with somebody, not with what is theirs."""
    match = NAME.search(masked, start, end)
    first = mention(masked, match.start(), match.end()) if match else None
    if match is None or first is None or cast.full(first).name != who.name:
        return False
    before = masked[start : match.start()].strip(" -–—").casefold()
    return before in ("", "but", "and", "yet", "so")


def _owner(match: regex.Match[str]) -> int:
    """The end of a name without the "'s" of what is its own."""
    return match.end() - 2 if match[0].endswith(("'s", "’s")) else match.end()


def resolved(clause: Clause, cast: Cast, focus: Focus) -> Mention | None:
    """Who speaks in a clause."""
    if clause.who is not None:
        return cast.full(clause.who) if clause.who.name and cast.is_name(clause.who) else None
    who = focus.who
    if not clause.pronoun or who is None or focus.mixed or who.organisation:
        return None
    if not (cast.is_person(who) or who.title or ((focus.here or focus.quoted) and " " in who.name)):
        return None
    gender = who.gender
    if gender and gender != {"he": "m", "she": "f"}[clause.pronoun]:
        return None
    return who
