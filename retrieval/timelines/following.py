"""Following: the terms by which other reports of the same stories are looked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from retrieval.timelines.reports import DAYS, Report

TERMS = 32
"""Terms that a story is looked for by."""

OFTEN = 3
"""How often a term counts at most in one report."""

Idf = Callable[[str], float]


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
