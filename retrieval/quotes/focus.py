"""Focus: whom a pronoun or a further quote may mean."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import regex

from retrieval.quotes import verbs
from retrieval.quotes.cast import Cast
from retrieval.quotes.clauses import Clause
from retrieval.quotes.lexicon import is_role
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


class Trail:
    """The focus as a text is read, worked out when it is asked for: mostly nobody does."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._focus = Focus()
        self._steps: list[tuple[str, int, int] | None] = []  # units of narration, ends of passages

    def reach(self, focus: Focus) -> None:
        """Put somebody in focus, or with `Focus()` nobody."""
        self._focus = focus
        self._steps.clear()

    def narrate(self, masked: str, start: int, end: int) -> None:
        """Go on over a unit without speech."""
        self._steps.append((masked, start, end))

    def turn(self) -> None:
        """Go on to the next passage: whoever was not named in this one is out of focus."""
        self._steps.append(None)

    def beside(self) -> Focus | None:
        """Who is in focus, if the unit before was theirs."""
        if any(self._steps) or not self._focus.beside:
            return None
        return self.focus()

    def focus(self) -> Focus:
        """Who is in focus."""
        for step in self._steps:
            if step is None:
                self._focus = _turned(self._focus)
            else:
                self._focus = _narrated(*step, self._cast, self._focus)
        self._steps.clear()
        return self._focus

    def keeps(self, near: Callable[[str], bool]) -> bool:
        """Whether somebody `near` holds for stays in focus at the end of a passage."""
        before = self._focus.who
        if not (before and near(before.name)) and not any(
            step is not None and near(step[0][step[1] : step[2]]) for step in self._steps
        ):
            return False
        focus = self.focus()
        return focus.who is not None and focus.fresh and near(focus.who.name)


def _turned(focus: Focus) -> Focus:
    """Who is in focus as another passage begins."""
    if not focus.fresh or (focus.mixed and not focus.beside):
        return Focus()
    return Focus(focus.who, focus.beside, focus.quoted and focus.beside)


def _narrated(masked: str, start: int, end: int, cast: Cast, focus: Focus) -> Focus:
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
    if _OTHERS.search(masked, start, first.start):
        return Focus(mixed=True)  # "her treasurer, Tom Birch"
    return Focus(first, fresh=True)


def _is_subject(masked: str, start: int, end: int, cast: Cast, who: Mention) -> bool:
    """Whether a sentence begins with somebody, not with what is theirs."""
    for match in NAME.finditer(masked, start, end):
        first = mention(masked, match.start(), match.end())
        if first is not None and cast.full(first).name == who.name:
            before = masked[start : match.start()].strip(" -–—")
            return before.casefold() in ("", "but", "and", "yet", "so") or _describes(before)
    return False


def _describes(before: str) -> bool:
    """Whether words say what somebody is and nothing else: "Flash owner", "The club's new boss"."""
    words = before.split()
    return (
        0 < len(words) <= 6
        and is_role(words[-1])
        and not any(mark in before for mark in ",;:()")
        and not any(
            word.casefold() in verbs.PREPOSITIONS | verbs.HIDES | verbs.JOINS for word in words
        )
    )


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
