"""Passages that say nearly the same: wire copy, and what is told again in the same words.

Two passages are one where most of the neighbouring terms of the shorter stand in the longer, and
neither is much longer. Knows no question.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from retrieval.ranking import Candidate

Pair = tuple[str, str]

LOOKED_AT = 20
"""Candidates among which copies are looked for."""

ALIKE = 0.8
"""Share of the shorter passage's pairs of neighbouring terms that the other has to hold."""

MOST_LONGER = 1.6
"""How many times as many pairs the longer may have: a report that quotes another is no copy."""

AGAIN = 0.2
"""By how much a further passage of an article has to be better than one of another: an answer
that several articles confirm is worth more than one that is told twice in the same."""


def distinct(
    ranked: Sequence[Candidate], limit: int, *, by_rank: bool = False
) -> list[tuple[Candidate, tuple[Candidate, ...]]]:
    """The best `limit` candidates, each with those that say nearly the same, best first.

    Of the same text the first in rank is shown. Passages of articles that are not shown yet go
    before such as are not better by `AGAIN`, ties by rank; `by_rank` keeps to the rank.
    """
    groups: list[tuple[frozenset[Pair], list[Candidate]]] = []
    for place, candidate in enumerate(ranked):
        pairs = _pairs(candidate)
        same = (
            [group for known, group in groups if alike(known, pairs)] if place < LOOKED_AT else []
        )
        if same:
            same[0].append(candidate)
        else:
            groups.append((pairs, [candidate]))
    waiting = [group for _, group in groups]
    chosen: list[tuple[Candidate, tuple[Candidate, ...]]] = []
    shown: Counter[int] = Counter()
    while waiting and len(chosen) < limit:
        place = 0
        if not by_rank:
            worth = [group[0].score - AGAIN * shown[_article(group[0])] for group in waiting]
            place = worth.index(max(worth))
        first, *others = waiting.pop(place)
        shown[_article(first)] += 1
        chosen.append((first, tuple(others)))
    return chosen


def alike(one: frozenset[Pair], other: frozenset[Pair]) -> bool:
    """Whether passages with these pairs of neighbouring terms say nearly the same."""
    few, many = sorted((len(one), len(other)))
    return few > 0 and many <= MOST_LONGER * few and len(one & other) >= ALIKE * few


def _pairs(candidate: Candidate) -> frozenset[Pair]:
    terms = candidate.read.terms
    return frozenset(pairwise(terms)) or frozenset([(term, "") for term in terms])


def _article(candidate: Candidate) -> int:
    return candidate.read.passage.header.sequence
