"""Tracing: a topic from its first report to the latest, out of one state of the library."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import tzinfo

from retrieval.aboutness import missing, readings, specific
from retrieval.analysis import Analyzer
from retrieval.engines import Searcher
from retrieval.model import CoverageDay, Disagreement, Reason, TimelineEntry
from retrieval.percolating import Topic
from retrieval.questions import Question
from retrieval.timelines.changes import Edit, changes
from retrieval.timelines.corrections import corrections
from retrieval.timelines.coverage import coverage
from retrieval.timelines.figures import claims
from retrieval.timelines.figures.disagreeing import disagreements
from retrieval.timelines.finding import Finder
from retrieval.timelines.matching import mentions
from retrieval.timelines.relevant import Grouped, relevant
from retrieval.timelines.reports import Report
from retrieval.timelines.telling import entries
from retrieval.weighing import TermWeights

MOST = 120
"""Reports that a timeline is made of: the newest, and the first one."""

FEW = 4
"""Reports from which on a word that most of them hold tells nothing."""

HEADING = 3
"""Terms of a topic that are looked for in headlines: those that tell most."""

EDITED = 60
"""Articles whose revisions are compared, the newest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Traced:
    """What a `Timeline` shows of a topic."""

    entries: tuple[TimelineEntry, ...] = ()
    further: int = 0
    disagreements: tuple[Disagreement, ...] = ()
    coverage: tuple[CoverageDay, ...] = ()
    articles: int = 0
    publishers: int = 0
    missing: tuple[str, ...] = ()
    reason: Reason | None = None


def trace(
    asked: Question,
    topic_of: Callable[[Question], Topic],
    finder: Finder,
    grouped: Grouped,
    snapshot: Searcher,
    analyzer: Analyzer,
    *,
    limit: int,
    timezone: tzinfo,
) -> Traced:
    """A topic that has terms as `finder` finds it: as it was `asked`, with all words for its words,
    and `topic_of` it as articles are held against it."""
    weights = TermWeights(asked, snapshot.document_frequency, snapshot.passages)
    idf = _idf(snapshot)
    reports = _found(asked, topic_of, finder, grouped, snapshot, idf, timezone)
    if reports is None:
        return Traced(reason="no_match")
    if not reports:
        return Traced(reason="weak_evidence")
    publishers = {report.header.publisher for report in reports if report.header.publisher}
    told = reports if len(reports) <= MOST else [reports[0], *reports[1 - MOST :]]
    claimed = {report.header.sequence: list(claims(report, analyzer)) for report in told}
    made = corrections(told, claimed, idf)
    lines, further = entries(
        told,
        made,
        _edits(told, finder),
        weights,
        idf,
        limit=limit,
        timezone=timezone,
    )
    return Traced(
        entries=lines,
        further=further,
        disagreements=disagreements(
            [claim for report in told for claim in claimed[report.header.sequence]],
            made,
            idf,
            _telling(told, idf),
        ),
        coverage=coverage(reports),
        articles=len(reports),
        publishers=len(publishers),
        missing=missing(asked, weights, [report.terms for report in reports]),
    )


def _found(
    asked: Question,
    topic_of: Callable[[Question], Topic],
    finder: Finder,
    grouped: Grouped,
    snapshot: Searcher,
    idf: Callable[[str], float],
    timezone: tzinfo,
) -> list[Report] | None:
    """The reports about the first reading of a topic that any are about, else what mentions it as
    it was asked; None where there is no article with a word of it."""
    candidates = False
    for reading in readings(asked):
        weights = TermWeights(reading.asked, snapshot.document_frequency, snapshot.passages)
        telling = sorted(weights.terms, key=lambda term: -weights.weight[term])[:HEADING]
        found = relevant(
            reading,
            finder.batches(reading.asked.terms),
            [
                *finder.headed(telling),
                *(
                    finder.search(sorted(weights.wanted))
                    if len(weights.wanted) > len(telling)
                    else ()
                ),
            ],
            topic_of(reading.asked),
            weights,
            TermWeights(specific(reading.asked), snapshot.document_frequency, snapshot.passages),
            finder.search,
            grouped,
            idf,
            snapshot.document_frequency,
            timezone,
        )
        if found:
            return found
        candidates |= found is not None
    topic = topic_of(asked)
    batch = next(finder.batches(asked.terms), [])
    mentioning = {r.header.sequence: r for r in batch if mentions(r, topic, timezone)}
    # Nothing is about it, but passages are: all that the library tells of it.
    return sorted(mentioning.values(), key=lambda r: r.order) if candidates else None


def _edits(reports: list[Report], finder: Finder) -> dict[int, list[Edit]]:
    """The edits of each report that was edited, up to the revision that is told of."""
    edited = [report for report in reports if report.header.revision > 1][-EDITED:]
    found: dict[int, list[Edit]] = {}
    for report in edited:
        made = changes(finder.editions(report))
        if made:
            found[report.header.sequence] = made
    return found


def _telling(reports: list[Report], idf: Callable[[str], float]) -> Callable[[str], float]:
    """How much a term tells which thing of a story is meant: nothing, where most reports hold
    it."""
    held = Counter(term for report in reports for term in report.terms)
    most = len(reports) / 2 if len(reports) >= FEW else len(reports)
    return lambda term: idf(term) if held[term] <= most else 0.0


def _idf(snapshot: Searcher) -> Callable[[str], float]:
    """How much a term tells, by how many passages hold it: its idf as a share of the highest that
    there is in this library, so that sums of it mean the same in small ones. Each is looked up
    once."""
    highest = math.log(1 + snapshot.passages)
    known: dict[str, float] = {}

    def idf(term: str) -> float:
        weight = known.get(term)
        if weight is None:
            df = snapshot.document_frequency(term)
            weight = known[term] = math.log(1 + snapshot.passages / (1 + df)) / highest
        return weight

    return idf
