"""Exactness: the engine's answers against BM25Okapi's own formula over the same live passages.

Scores have to agree to the bit, and the order too, ties by (article sequence, ordinal). The
reference is rank_bm25.BM25Okapi itself, or, where that takes too long, `Formula`: the same
arithmetic in the same order, over arrays.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from rank_bm25 import BM25Okapi

from retrieval.benchmark.contenders.ours import query
from retrieval.benchmark.corpus import Corpus
from retrieval.benchmark.questions import Question
from retrieval.engines import Hit, Query

Floats = NDArray[np.float64]

LARGEST_REFERENCE = 120_000
"""Paragraphs up to which rank_bm25 itself is asked: 0.3 s a question there, 3 s at a million."""


class Reference(Protocol):
    """Scores of all passages of a corpus, in its order."""

    def get_scores(self, query: list[str]) -> Floats: ...


@dataclass(kw_only=True)
class Comparison:
    """How many answers were compared, how many differed, and what the first few asked."""

    compared: int = 0
    mismatches: int = 0
    examples: list[str] = field(default_factory=list)

    def add(self, other: Comparison) -> None:
        """Take in what another compared."""
        self.compared += other.compared
        self.mismatches += other.mismatches
        self.examples = (self.examples + other.examples)[:5]


def reference(live: Corpus) -> Reference:
    """The formula over the live passages, which stand in the order (sequence, ordinal)."""
    if len(live) > LARGEST_REFERENCE:
        return Formula(live)
    made: Reference = BM25Okapi([live.terms(place) for place in range(len(live))])
    return made


def compare(
    search: Callable[[Query], Sequence[Hit]],
    live: Corpus,
    questions: Sequence[Question],
    scores: Reference,
) -> Comparison:
    """Ask `search` each question, and look for every passage and bit of the answer."""
    result = Comparison()
    numbers = {word: number for number, word in enumerate(live.words)}
    for question in questions:
        asked = query(question)
        expected = _expected(live, asked, numbers, scores.get_scores(list(asked.terms)))
        found = [(h.key.sequence, h.key.ordinal, h.score) for h in search(asked)]
        result.compared += 1
        if found != expected:
            result.mismatches += 1
            result.examples.append(f"{' '.join(asked.terms)}: {found[:2]} for {expected[:2]}")
    result.examples = result.examples[:5]
    return result


def _expected(
    live: Corpus, asked: Query, numbers: dict[str, int], scores: Floats
) -> list[tuple[int, int, float]]:
    """The best passages by the formula: those with a term that the filters let through."""
    wanted = [numbers[term] for term in asked.terms if term in numbers]
    holding = np.add.reduceat(
        np.concatenate((np.isin(live.ids, wanted), [False])), live.offsets[:-1]
    )
    allowed = (holding > 0) & (np.diff(live.offsets) > 0)
    if asked.publishers is not None:
        names = [int(name.split()[1]) for name in asked.publishers]
        allowed &= np.isin(live.column("publisher"), names)
    first, last = live.column("first_day"), live.column("last_day")
    if asked.since is not None and asked.until is not None:
        allowed &= (first <= last) & (last >= asked.since) & (first <= asked.until)
    places = np.flatnonzero(allowed)
    best = places[np.argsort(-scores[places], kind="stable")][: asked.limit]
    return [
        (int(live.column("sequence")[i]), int(live.column("ordinal")[i]), float(scores[i]))
        for i in best
    ]


class Formula:
    """BM25Okapi of rank_bm25 0.2.2 over arrays, in its order of operations.

    idf(t) = ln(N - df + 0.5) - ln(df + 0.5), negative ones epsilon x their mean, which is summed in
    the order in which words first occur; k1 = 1.5, b = 0.75, epsilon = 0.25.
    """

    def __init__(self, corpus: Corpus, k1: float = 1.5, b: float = 0.75) -> None:
        self._corpus = corpus
        self._k1, self._b = k1, b
        self._owner = np.repeat(np.arange(len(corpus)), np.diff(corpus.offsets))
        self._length = np.diff(corpus.offsets)
        self._mean_length = int(self._length.sum()) / len(corpus)
        self._numbers = {word: number for number, word in enumerate(corpus.words)}
        first = np.full(len(corpus.words), len(corpus.ids), np.int64)
        first[corpus.ids[::-1]] = np.arange(len(corpus.ids) - 1, -1, -1)
        used = np.argsort(first, kind="stable")[: int(np.count_nonzero(first < len(corpus.ids)))]
        total, self._idf = 0.0, {}
        for number, df in zip(used.tolist(), corpus.document_frequency[used].tolist(), strict=True):
            idf = math.log(len(corpus) - df + 0.5) - math.log(df + 0.5)
            self._idf[number] = idf
            total += idf
        floor = 0.25 * (total / len(self._idf))
        for number, idf in self._idf.items():
            if idf < 0:
                self._idf[number] = floor

    def get_scores(self, query: list[str]) -> Floats:
        score = np.zeros(len(self._corpus))
        k1, b = self._k1, self._b
        for term in query:
            number = self._numbers.get(term, -1)
            holders = self._owner[self._corpus.ids == number]
            tf = np.bincount(holders, minlength=len(self._corpus))
            score += (self._idf.get(number) or 0) * (
                tf * (k1 + 1) / (tf + k1 * (1 - b + b * self._length / self._mean_length))
            )
        return score
