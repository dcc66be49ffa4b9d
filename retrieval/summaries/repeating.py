"""Repeating: which sentences of an article say nearly the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

NEARLY = 0.75
"""Share of the shorter sentence's terms that the longer has to hold."""

FEWEST = 3
"""Sentences of fewer terms are the same only as a whole."""

LOOKED_AT = 32
"""Sentences that are compared for each term: what is made of the same words all over is not told
apart any better by comparing all with all."""


def repeats(sentences: Sequence[frozenset[str]]) -> list[AbstractSet[int]]:
    """For each sentence, given by its terms, those that say nearly the same; it may be among them.

    Who holds three quarters of a sentence holds one of its rarest quarter and a term more: only
    where those stand is looked at, so that the time grows with the article's length. Sentences
    without terms are like no other.
    """
    groups: dict[frozenset[str], list[int]] = {}
    for place, terms in enumerate(sentences):
        groups.setdefault(terms, []).append(place)
    groups.pop(frozenset(), None)
    where: dict[str, list[frozenset[str]]] = defaultdict(list)
    for terms in groups:
        for term in terms:
            where[term].append(terms)
    alike: dict[frozenset[str], set[int]] = {terms: set(same) for terms, same in groups.items()}
    for terms, same in groups.items():
        if len(terms) < FEWEST:
            continue
        needed = NEARLY * len(terms)
        rarest = sorted(terms, key=lambda term: (len(where[term]), term))
        for term in rarest[: int(len(terms) - needed) + 1]:
            for other in where[term][:LOOKED_AT]:
                if len(other) >= len(terms) and len(terms & other) >= needed:
                    alike[terms].update(groups[other])
                    alike[other].update(same)
    return [alike.get(terms, frozenset()) for terms in sentences]
