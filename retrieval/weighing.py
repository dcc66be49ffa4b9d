"""How much each term of a question tells, and what may stand for it.

Knows a question's terms and how frequent they are; no passage. What a set of terms holds of the
question is worked out once for each set: most passages hold the same few.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Iterable, Set
from functools import cached_property

from retrieval.questions import Question

MENDED = 0.85
"""What a word counts that was taken for one with a typo, and of what they count the words that may
stand for it."""

CARRIED = 0.7
"""What the turn before gives weighs at most so much of what the question's own words weigh."""

SEARCHED = 0.8
"""Variants of this strength are searched for as well, and count this much in BM25."""

MIN_SIMILAR = 0.5
"""Share of character 4-grams from which two words are taken for forms of one."""

Held = tuple[float, ...]
"""For each distinct term of a question, how far it is held: 0 no, 1 itself, between: a variant."""


class TermWeights:
    """The question's distinct terms, in order, with their weights.

    A weight is ln(1 + (N - df + 0.5)/(df + 0.5)): this form of idf (Robertson's, with one added,
    as in Lucene) never is negative, so shares of it make sense in tiny libraries too, where BM25's
    own scores do not. A word that the library lacks weighs what its best variant there does.
    """

    def __init__(self, question: Question, frequency: Callable[[str], int], passages: int) -> None:
        self.terms = tuple(dict.fromkeys(question.terms))
        mended = {term for word, term in _mended(question)}
        self._strength = tuple(MENDED if term in mended else 1.0 for term in self.terms)
        variants = [question.variants.get(term, {}) for term in self.terms]
        self.weight = {}
        self.frequency = {}
        for term, others in zip(self.terms, variants, strict=True):
            stands = frequency(term)
            self.frequency[term] = stands
            near = max((frequency(other) for other, s in others.items() if s >= 1.0), default=0)
            if not stands and not near:
                near = max((frequency(o) for o, s in others.items() if s >= SEARCHED), default=0)
            df = max(stands, near)
            self.weight[term] = math.log(1 + (passages - df + 0.5) / (df + 0.5))
        self._lighten(question.carried)
        self.total = sum(self.weight.values()) or 1.0
        self.shares = tuple(self.weight[term] / self.total for term in self.terms)
        """Each term's share of the question's weight."""
        self._variants = tuple(
            tuple((other, s) for other, s in others.items() if other not in self.weight)
            for others in variants
        )
        self.wanted = frozenset(self.weight).union(
            other for others in self._variants for other, _ in others
        )
        """The terms and what may stand for them."""
        self.searched = tuple(
            sorted({o for others in self._variants for o, s in others if s >= SEARCHED})
        )
        """Variants that are worth a search of their own."""
        self.marked = frozenset(self.weight).union(
            other for others in self._variants for other, s in others if s >= SEARCHED
        )
        """What is marked in an excerpt."""
        self._known: dict[frozenset[str], Held] = {}

    def _lighten(self, carried: Set[str]) -> None:
        """Let what the turn before gives weigh no more than the question's own words together."""
        own = sum([weight for term, weight in self.weight.items() if term not in carried])
        given = sum([weight for term, weight in self.weight.items() if term in carried])
        if own and given > own * CARRIED:
            for term in self.terms:
                if term in carried:
                    self.weight[term] *= own * CARRIED / given

    def held(self, terms: Iterable[str]) -> Held:
        """How far each of the question's terms is held by these."""
        held = self.wanted.intersection(terms)
        found = self._known.get(held)
        if found is None:
            found = self._known[held] = tuple(
                [
                    strength
                    if term in held
                    else strength * max([s for other, s in others if other in held], default=0.0)
                    for term, strength, others in zip(
                        self.terms, self._strength, self._variants, strict=True
                    )
                ]
                if held
                else [0.0] * len(self.terms)
            )
        return found

    def worth(self, held: Held) -> float:
        """Which share of the question's weight is held, 0 to 1."""
        return sum([share * part for share, part in zip(self.shares, held, strict=True)])

    def share(self, terms: Iterable[str]) -> float:
        """Which share of the question's weight these terms hold, 0 to 1."""
        return self.worth(self.held(terms))

    def stands_for(self, term: str) -> str | None:
        """The term of the question that this one is, or may stand for; None for none. Of several
        the one that it stands for best, then the first."""
        return self._stands_for.get(term)

    @cached_property
    def _stands_for(self) -> dict[str, str]:
        best: dict[str, tuple[float, str]] = {}
        for term, others in zip(self.terms, self._variants, strict=True):
            best[term] = 2.0, term
            for other, strength in others:
                if other not in best or strength > best[other][0]:
                    best[other] = strength, term
        return {term: asked for term, (_, asked) in best.items()}

    def similar(self, held: Held, terms: Set[str]) -> Held:
        """`held` with terms that are not held at all counting as far as one of `terms` looks like
        them, by character 4-grams: compounds, names spelt otherwise."""
        return tuple(
            [
                part or max([similarity(term, other) for other in terms], default=0.0)
                for term, part in zip(self.terms, held, strict=True)
            ]
        )


def _mended(question: Question) -> list[tuple[str, str]]:
    """(word as asked, term taken) of what was mended."""
    words = {word for word, _ in question.mended}
    pairs = zip(question.words, question.terms, strict=True)
    return [(word, term) for word, term in pairs if word in words]


@functools.lru_cache(maxsize=1 << 14)
def similarity(a: str, b: str) -> float:
    """Dice's coefficient of two terms' character 4-grams; 0 below `MIN_SIMILAR`, for short terms
    and where the first letters differ."""
    if a[:1] != b[:1] or min(len(a), len(b)) < 5 or abs(len(a) - len(b)) > 3:
        return 0.0
    first, second = _grams(a), _grams(b)
    dice = 2 * len(first & second) / (len(first) + len(second))
    return dice if dice >= MIN_SIMILAR else 0.0


def _grams(term: str) -> frozenset[str]:
    return frozenset([term[i : i + 4] for i in range(len(term) - 3)])
