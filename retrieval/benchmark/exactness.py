"""Exactness: the engine's answers against BM25Okapi's own formula over the same live passages.

Scores have to agree to the bit, and the order too, ties by (article sequence, ordinal). The
reference is rank_bm25.BM25Okapi itself, or, where that takes too long, `Formula`: the same
arithmetic in the same order, over arrays.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

import numpy as np
from rank_bm25 import BM25Okapi

from retrieval.benchmark import history
from retrieval.benchmark.contenders import Contender
from retrieval.benchmark.contenders.ours import query
from retrieval.benchmark.corpus import Corpus
from retrieval.benchmark.formula import Floats, Formula
from retrieval.benchmark.questions import Question, filters, random_questions
from retrieval.engines import Hit, Query

Search = Callable[[Query], Sequence[Hit]]

LARGEST_REFERENCE = 120_000
"""Paragraphs up to which rank_bm25 itself is asked: 0.3 s a question there, 3 s at a million."""


FILTERS = 7
"""Filters in turn; odd, so that questions in a state get all of them."""


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
    searches: Mapping[str, Search],
    live: Corpus,
    questions: Sequence[Question],
    scores: Reference,
) -> Comparison:
    """Ask each of `searches` every question, and look at every passage and bit of the answer."""
    result = Comparison()
    numbers = {word: number for number, word in enumerate(live.words)}
    for question in questions:
        asked = query(question)
        expected = _expected(live, asked, numbers, scores.get_scores(list(asked.terms)))
        for name, search in searches.items():
            found = [(h.key.sequence, h.key.ordinal, h.score) for h in search(asked)]
            result.compared += 1
            if found != expected:
                result.mismatches += 1
                result.examples.append(
                    f"{name}, {' '.join(asked.terms)}: {found[:2]} instead of {expected[:2]}"
                )
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


def life(
    engines: Mapping[str, Contender],
    library: Corpus,
    news: Corpus,
    count: int,
    seed: int,
    step: Callable[[int], None],
) -> Comparison:
    """Compare `count` questions over four states of a library: built, then some articles deleted,
    some added, some edited. Every other question has a filter. `engines` (ours, by name) hold
    `library` and are changed."""
    result, changes = Comparison(), list[history.Change]()
    states: tuple[list[history.Change], ...] = (
        [],
        [history.deletion(library, seed)],
        history.additions(library, news),
        [history.edition(library, news, seed + 1)],
    )
    limits = filters(FILTERS, seed + 1)
    asked = [
        replace(question, filter=limits[i % len(limits)] if i % 2 else None)
        for i, question in enumerate(random_questions(library, count, seed + 1))
    ]
    for number, more in enumerate(states):
        for change in more:
            for engine in engines.values():
                engine.change(list(change.come.passages()), change.gone)
        changes += more
        part = asked[number :: len(states)]
        if part:
            live = history.after(library, changes)
            searches = {name: engine.answer for name, engine in engines.items()}
            result.add(compare(searches, live, part, reference(live)))
        step(result.compared // len(engines))
    return result
