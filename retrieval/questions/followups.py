"""What a question takes from the turn before: as little as it needs, in the words of that turn.

Pure: a `Turn` tells all that is known of the turn before. Somebody whom a question points at is
whom the turn before was about; something is what its question held, names and rare words first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.questions.forms import AnswerForm
from retrieval.questions.leaning import Lean

MAX_TAKEN = 4
"""Words, or names of several words, that are taken."""
MAX_REPEATED = 8
"""The same for a question that only asks the one before in another form ("why?")."""

_ABOUT_SOMEBODY: frozenset[AnswerForm] = frozenset({"how_old", "who"})
"""Forms that ask for somebody himself, whatever else the turn before was about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A content word of a question, or a name of several: as it was written, its terms, in how many
    passages its rarest term stands, whether it is written like a name."""

    written: str
    terms: tuple[str, ...]
    passages: int
    name: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """The turn before: a question and what was answered.

    `said` is what the question held and, behind that, what it had taken itself; `form` and
    `counted` what it asked for. `people` are those whom it named (or had taken), in order;
    `speakers` the names of those whose words its first excerpt is; `met` other names in that
    excerpt, nearest to what matched first. All may be empty.
    """

    question: str
    said: tuple[Said, ...] = ()
    form: AnswerForm = "open"
    counted: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    met: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """What is read into a question: words and names as they were written, and the form and the
    counted terms of the question before, where the new one has no form of its own."""

    words: tuple[str, ...]
    form: AnswerForm | None = None
    counted: tuple[str, ...] = ()


def carried(
    lean: Lean, turn: Turn, *, own: Sequence[str] = (), form: AnswerForm = "open"
) -> Carried | None:
    """What a question that leans takes from a turn; None where that has nothing to give.

    `own` are the question's own terms, which are not taken again, and `form` its own form.
    Somebody comes first, then words in the order in which they were said.
    """
    words: list[str] = []
    if lean.person and (person := somebody(turn)) is not None:
        words.append(person)
    about_somebody = bool(words) and not lean.thing and (lean.own > 0 or form in _ABOUT_SOMEBODY)
    elsewhere = lean.person and not words and lean.bare and not lean.thing
    if not (about_somebody or elsewhere):
        limit = MAX_REPEATED if lean.bare and not words else MAX_TAKEN - len(words)
        words += _telling(turn.said, limit, own=own, beside=words)
    if not words:
        return None
    return Carried(
        words=tuple(words),
        form=turn.form if lean.formless else None,
        counted=turn.counted if lean.formless else (),
    )


def somebody(turn: Turn) -> str | None:
    """Whom "he" or "she" means after a turn; None for nobody.

    The speaker of what was cited, unless the question named somebody else; then that one; then a
    name that the question held or that stands near the match.
    """
    for speaker in turn.speakers:
        if not turn.people or any(_same(speaker, person) for person in turn.people):
            return speaker
    if turn.people:
        return turn.people[0]
    return turn.met[0] if turn.met else None


def _telling(
    said: Sequence[Said], limit: int, *, own: Sequence[str], beside: Sequence[str]
) -> list[str]:
    """At most `limit` of what was said, in its order: names, then the rarest, then the first."""
    known = set(own)
    free = {
        place: one
        for place, one in enumerate(said)
        if not known.issuperset(one.terms) and not any(_same(one.written, b) for b in beside)
    }
    best = sorted(free, key=lambda p: (not free[p].name, free[p].passages, p))[: max(0, limit)]
    return list(dict.fromkeys(free[place].written for place in sorted(best)))


def _same(name: str, other: str) -> bool:
    """Whether two names share a word: "Cheon" and "Cheon Mu-gyeol"."""
    return not set(name.casefold().split()).isdisjoint(other.casefold().split())
