"""Questions: random and worst-case ones, with and without filters, out of a corpus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from retrieval.benchmark.corpus import Corpus
from retrieval.benchmark.growth import DAYS, FIRST_DAY, PUBLISHERS

TERMS = 8
"""Terms of a question."""

FREQUENT = 50
"""The worst case is made of so many most frequent terms."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """One publisher and a window of days, both ends included."""

    publisher: str
    since: int
    until: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Distinct terms; `postings` is how many the lists of these hold together, which any engine
    without skipping has to read."""

    terms: Sequence[str]
    postings: int
    filter: Filter | None = None


def random_questions(corpus: Corpus, count: int, seed: int) -> list[Question]:
    """TERMS terms that stand together in some passage, in any order: so each has an answer. Fewer
    questions, or none, where few passages have so many."""
    random = np.random.default_rng([seed, 1])
    found: list[Question] = []
    for _ in range(20 * count + 1000):
        if len(found) == count:
            break
        place = int(random.integers(len(corpus)))
        ids = np.unique(corpus.ids[corpus.offsets[place] : corpus.offsets[place + 1]])
        if len(ids) >= TERMS:
            found.append(_question(corpus, random.permutation(ids)[:TERMS].tolist()))
    return found


def worst_questions(corpus: Corpus, count: int, seed: int) -> list[Question]:
    """TERMS of the FREQUENT most frequent terms."""
    random = np.random.default_rng([seed, 2])
    frequent = np.argsort(-corpus.document_frequency, kind="stable")[:FREQUENT]
    return [_question(corpus, random.permutation(frequent)[:TERMS].tolist()) for _ in range(count)]


def filters(count: int, seed: int) -> list[Filter]:
    """Filters from narrow to wide: any publisher, a month to a year."""
    random = np.random.default_rng([seed, 3])
    found: list[Filter] = []
    for _ in range(count):
        days = int(random.integers(30, 365))
        since = FIRST_DAY + int(random.integers(DAYS - days))
        publisher = f"publisher {random.integers(1, PUBLISHERS + 1)}"
        found.append(Filter(publisher=publisher, since=since, until=since + days))
    return found


def _question(corpus: Corpus, ids: list[int]) -> Question:
    return Question(
        terms=tuple(corpus.words[i] for i in ids),
        postings=int(corpus.document_frequency[ids].sum()),
    )
