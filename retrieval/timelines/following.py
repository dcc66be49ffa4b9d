"""Following: the terms by which other reports of the same stories are looked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from retrieval.aboutness import TOPICAL
from retrieval.timelines.reports import DAYS, Report
from retrieval.weighing import TermWeights

TERMS = 24
"""Terms that a story is looked for by."""

OFTEN = 3
"""How often a term counts at most in one report."""

PARTLY = 0.4
"""Share of the articles with a name that have to be headed by a part of the topic for the name to
belong to it."""

MOSTLY = 1.0
"""What that share and that of the name's passages which are of the story have to be together."""

READ = 40
"""Reports that tell which words have a capital only at times."""

SHARED = 2
"""Reports of the story that have to hold it."""

Idf = Callable[[str], float]
Frequency = Callable[[str], int]


def telling(reports: Sequence[Report], idf: Idf) -> list[str]:
    """The terms that tell most of what these reports are about, by tf-idf (Rocchio's feedback with
    nothing taken off); ties by the alphabet. A number is none."""
    counted: Counter[str] = Counter()
    for report in reports:
        own = Counter(term for read in report.arrived.reads for term in read.terms)
        own.update(report.arrived.lead.headline_terms)
        for term, times in own.items():
            counted[term] += min(times, OFTEN)
    ranked = sorted(
        (-times * idf(term), term)
        for term, times in counted.items()
        if term.isalpha() and term not in DAYS
    )
    return [term for _, term in ranked[:TERMS]]


def own_names(
    reports: Sequence[Report],
    pool: Sequence[Report],
    weights: TermWeights,
    frequency: Frequency,
) -> frozenset[str]:
    """The names that belong to what these reports tell, each by its rarest term: hardly any
    passage of the library holds them but theirs, or most of the articles of the `pool` with them
    are headed by a part of the topic."""
    held: Counter[str] = Counter()
    passages: Counter[str] = Counter()
    for report in reports:
        held.update({_rarest(name, frequency) for name in report.names})
        for terms in report.arrived.terms:
            passages.update(terms)
    left_out = DAYS.union(weights.wanted, *[report.common for report in reports[:READ]])
    topical_of = [(report.terms, weights.share(report.opening) >= TOPICAL) for report in pool]
    found = set()
    for name, times in held.items():
        if times < SHARED or not name.isalpha() or name in left_out:
            continue
        told = [topical for terms, topical in topical_of if name in terms]
        own = min(1.0, passages[name] / max(1, frequency(name)))
        topical = sum(told) / max(1, len(told))
        if topical >= PARTLY and topical + own >= MOSTLY:
            found.add(name)
    return frozenset(found)


def _rarest(name: Sequence[str], frequency: Frequency) -> str:
    """The term of a name that fewest passages hold, ties by the alphabet; a number is none."""
    words = [term for term in name if term.isalpha()] or list(name)
    return min(words, key=lambda term: (frequency(term), term))
