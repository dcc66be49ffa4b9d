"""Articles that are nearly the same text: wire copy, and what is published again.

Two are copies where most neighbouring terms of the shorter stand in the longer and neither is much
longer (`folding`, of whole articles), as far as samples of their neighbours tell.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from retrieval.folding import ALIKE, MOST_LONGER
from retrieval.stories.likeness import Pairs
from retrieval.stories.sketches import Sketched
from retrieval.stories.sketching import LOWEST

LIKELY = 0.7
"""Likeness from which two articles may be copies."""


def copied(sketched: Sketched, pairs: Pairs) -> list[int]:
    """For each article the lowest number of those that it is a copy of, over any number of
    copies; its own where it is none."""
    above = list(range(len(sketched.neighbours)))

    def top(i: int) -> int:
        while above[i] != i:
            above[i] = above[above[i]]
            i = above[i]
        return i

    likely = pairs.likeness >= LIKELY
    for a, b in zip(pairs.first[likely].tolist(), pairs.second[likely].tolist(), strict=True):
        low, high = sorted((top(a), top(b)))
        if low != high and same(
            _numbers(sketched.lowest[a]),
            sketched.neighbours[a],
            _numbers(sketched.lowest[b]),
            sketched.neighbours[b],
        ):
            above[high] = low
    return [top(i) for i in range(len(above))]


def same(one: Sequence[int], many: int, other: Sequence[int], few: int) -> bool:
    """Whether texts are copies, by the lowest hashes of their `many` and `few` neighbours."""
    few, many = sorted((few, many))
    if not few or many > MOST_LONGER * few:
        return False
    lowest = sorted({*one, *other})[:LOWEST]
    both = set(one) & set(other)
    overlap = sum(hash_ in both for hash_ in lowest) / len(lowest)
    # Of the union's share that both hold follows how much of the shorter that is.
    return overlap / (1 + overlap) * (few + many) >= ALIKE * few


def _numbers(lowest: bytes) -> array[int]:
    return array("I", lowest)
