"""From the engine's candidates to their order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, tzinfo
from itertools import zip_longest

from retrieval.analysis import Analyzer
from retrieval.questions import Question
from retrieval.ranking.asked import Asked
from retrieval.ranking.drafting import Draft
from retrieval.ranking.features import WEIGHTS, Candidate, Weights
from retrieval.reading import ReadPassage
from retrieval.stores import PassageKey
from retrieval.weighing import TermWeights

DEEP = 30
"""Candidates whose sentences, neighbours and order of words are looked at."""

Beside = Callable[[Sequence[PassageKey]], Mapping[PassageKey, ReadPassage]]
"""Reads passages, those that are there."""


def rank(
    question: Question,
    weights: TermWeights,
    scored: Sequence[tuple[ReadPassage, float]],
    analyzer: Analyzer,
    beside: Beside,
    *,
    use: Weights = WEIGHTS,
    deep: int = DEEP,
    timezone: tzinfo = UTC,
) -> list[Candidate]:
    """The candidates best first; `scored` holds each with its BM25 score, in the engine's order.

    Ties go by (article sequence, ordinal). An empty list gives none. The `deep` best by what needs
    no look at sentences are looked at closely, and only those are returned.
    """
    best = max((score for _, score in scored), default=0.0)
    asked = Asked(question, weights, use, timezone)
    # Tiny libraries give scores of zero and less: then every match counts the same.
    drafts = [
        Draft(asked, read, max(0.0, score) / best if best > 0 else 1.0) for read, score in scored
    ]
    asked.span(read for read, _ in scored)
    articles: dict[int, set[str]] = {}
    for draft in drafts:
        articles.setdefault(draft.sequence, set()).update(draft.everything)
    drafts.sort(key=lambda draft: (-draft.worth(), *draft.place))
    drafts = drafts[:deep]
    around = beside(list(dict.fromkeys(key for draft in drafts for key in draft.neighbours)))
    candidates = [draft.candidate(articles[draft.sequence], around, analyzer) for draft in drafts]
    candidates.sort(key=lambda c: (-c.score, *c.place))
    return _by_turns(candidates, question.publishers)


def _by_turns(
    ranked: Sequence[Candidate], publishers: Sequence[tuple[str, ...]]
) -> list[Candidate]:
    """Where a question names several publishers, the best of each in turn, in the order of their
    first; then all others."""
    if len(publishers) < 2:
        return list(ranked)
    waiting: dict[tuple[str, ...], list[Candidate]] = {}
    rest: list[Candidate] = []
    for candidate in ranked:
        publisher = candidate.read.passage.header.publisher
        named = next((names for names in publishers if publisher in names), None)
        (rest if named is None else waiting.setdefault(named, [])).append(candidate)
    rounds = zip_longest(*waiting.values())
    return [c for turn in rounds for c in turn if c is not None] + rest
