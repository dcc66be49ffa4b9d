"""Coverage: how much was reported on each day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from retrieval.model import CoverageDay
from retrieval.timelines.reports import Report


def coverage(reports: Iterable[Report]) -> tuple[CoverageDay, ...]:
    """The days with reports, in order; of a month nobody knows on which day to count it."""
    articles: defaultdict[date, int] = defaultdict(int)
    publishers: defaultdict[date, set[str]] = defaultdict(set)
    for report in reports:
        if report.days is None or report.days[0] != report.days[1]:
            continue
        day = report.days[0]
        articles[day] += 1
        if report.header.publisher:
            publishers[day].add(report.header.publisher)
    return tuple(
        CoverageDay(day=day, articles=articles[day], publishers=len(publishers[day]))
        for day in sorted(articles)
    )
