"""Repeating: which sentences of an article say nearly the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

NEARLY = 0.75
"""Share of the shorter sentence's terms that the longer has to hold."""

FEWEST = 3
"""Shorter sentences are the same only as a whole."""


def repeats(sentences: Sequence[frozenset[str]]) -> list[set[int]]:
    """For each sentence, given by its terms, the others that say nearly the same.

    Who holds three quarters of a sentence holds at least one of its rarest quarter and a term
    more: only where those stand is looked at, so that long articles do not compare all with all.
    """
    where: dict[str, list[int]] = defaultdict(list)
    for place, terms in enumerate(sentences):
        for term in terms:
            where[term].append(place)
    found: list[set[int]] = [set() for _ in sentences]
    for place, terms in enumerate(sentences):
        if not terms:
            continue
        needed = NEARLY * len(terms) if len(terms) >= FEWEST else len(terms)
        rarest = sorted(terms, key=lambda term: (len(where[term]), term))
        for other in {
            one for term in rarest[: int(len(terms) - needed) + 1] for one in where[term]
        }:
            beside = sentences[other]
            if other == place or len(beside) < len(terms):
                continue
            if len(terms) < FEWEST and len(beside) > len(terms):
                continue
            if len(terms & beside) >= needed:
                found[place].add(other)
                found[other].add(place)
    return found
