"""Which sentences of a passage are shown."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from retrieval.excerpts.clipping import clip, part
from retrieval.model import Span
from retrieval.questions import EVIDENCE, Question
from retrieval.ranking.asked import NEAR
from retrieval.reading import ReadPassage
from retrieval.weighing import Held, TermWeights

MAX_CHARS = 350
"""Longest excerpt, in code points."""

FORM_BONUS = 0.25
"""What a sentence gains by having the form of an answer, as a share of the question's weight."""

ORDER_BONUS = 0.3
"""What it gains by having the question's neighbouring terms near each other."""

BESIDE = 0.3
"""What its neighbours' worth adds to that of a sentence."""

EACH = 0.6
"""What the sentences of a run add to its worth beside what they hold together. All five were chosen
together on 1,700 paragraphs whose answers are known, for how many excerpts hold one."""

SLACK = 0.1
"""By how much the best sentence may be better than those of the best run and yet not be cut."""


class Sentences:
    """The sentences of one passage, with what each is worth for a question.

    A run of whole sentences is worth the terms that it holds together, its best order of words, the
    form of an answer, and a part of what each of its sentences is worth with its neighbours.
    """

    def __init__(
        self,
        read: ReadPassage,
        question: Question,
        weights: TermWeights,
        *,
        max_chars: int = MAX_CHARS,
    ) -> None:
        self._read = read
        self._weights = weights
        self._max_chars = max_chars
        self._spans = read.sentences
        giving = (
            read.gives(question.form, question.stated) if question.form in EVIDENCE else frozenset()
        )
        self._held = [
            weights.held(weights.wanted.intersection(terms)) for terms in read.sentence_terms
        ]
        self._shares = _local(weights, self._held)
        self._order = [ORDER_BONUS * _order(t, question, weights) for t in read.sentence_terms]
        self._forms = [
            FORM_BONUS if place in giving and any(held) else 0.0
            for place, held in enumerate(self._held)
        ]
        self._value = value = [
            _worth(self._shares, held) + form + order
            for held, form, order in zip(self._held, self._forms, self._order, strict=True)
        ]
        self._around = [
            value[i] + BESIDE * sum(value[max(0, i - 1) : i] + value[i + 1 : i + 2])
            for i in range(len(value))
        ]

    def best(self) -> Span:
        """The best run of whole sentences that fits.

        Of equals the one whose best sentence is best, then the longer (a reader wants context),
        then the earlier. Where the best sentence is too long and much better than any run, the best
        part of it at word breaks. A passage without words: what fits of its beginning.
        """
        if not self._spans:
            return Span(start=0, end=len(clip(self._read.passage.text, self._max_chars)))
        return self._best(range(len(self._spans)))

    def further(self, shown: Span) -> Span | None:
        """The best run before or after what is `shown`, of the side that is worth more, ties to the
        one after; None where no sentence there holds a word of the question."""
        sides = (
            [i for i, (start, _) in enumerate(self._spans) if start >= shown.end],
            [i for i, (_, end) in enumerate(self._spans) if end <= shown.start],
        )
        asked = [side for side in sides if any(any(self._held[i]) for i in side)]
        if not asked:
            return None
        side = max(asked, key=lambda side: max(self._value[i] for i in side))
        return self._best(range(side[0], side[-1] + 1))

    def _best(self, among: range) -> Span:
        spans = self._spans
        best: tuple[tuple[float, float, int, int], Span] | None = None
        for first in among:
            start = spans[first][0]
            together: Held = (0.0,) * len(self._shares)
            for last in range(first, among.stop):
                end = spans[last][1]
                if end - start > self._max_chars:
                    break
                together = tuple(map(max, together, self._held[last]))
                run = slice(first, last + 1)
                worth = (
                    _worth(self._shares, together)
                    + max(self._forms[run])
                    + max(self._order[run])
                    + EACH * sum(self._around[run])
                )
                key = (round(worth, 9), max(self._value[run]), end - start, -first)
                if best is None or key > best[0]:
                    best = key, Span(start=start, end=end)
        top = max(among, key=lambda i: (self._value[i], -i))
        if best is not None and best[0][1] >= self._value[top] - SLACK:
            return best[1]
        return part(self._read, spans[top], self._weights, self._max_chars)


def _local(weights: TermWeights, held: Sequence[Held]) -> list[float]:
    """Shares of the terms among the sentences of one passage, adding up to 1: a term that stands in
    many of them is what the passage is about and tells little of where in it the answer is."""
    counts = [sum(1 for part in held if part[i]) for i in range(len(weights.terms))]
    shares = [
        share / math.sqrt(max(1, count))
        for share, count in zip(weights.shares, counts, strict=True)
    ]
    total = sum(shares) or 1.0
    return [share / total for share in shares]


def _worth(shares: Sequence[float], held: Held) -> float:
    return sum([share * part for share, part in zip(shares, held, strict=True)])


def _order(terms: Sequence[str], question: Question, weights: TermWeights) -> float:
    """Which share of the question's neighbouring terms stand near each other in a sentence."""
    asked = {frozenset(pair) for pair in pairwise(question.terms)}
    places = [
        (place, weights.stands_for(term))
        for place, term in enumerate(terms)
        if term in weights.wanted
    ]
    found = {
        frozenset((term, other))
        for i, (place, term) in enumerate(places)
        for later, other in places[i + 1 : i + 1 + NEAR]
        if later - place <= NEAR
    }
    return len(asked & found) / len(asked) if asked else 0.0
