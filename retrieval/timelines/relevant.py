"""Which articles are about a topic, and which tell the same stories.

An article is about a topic where what heads it holds most of the topic, or several of its passages
do; a passing mention is not enough. Where none is, the reports of a story may hold it together.
What belongs to these articles' stories belongs to the timeline, whatever its words are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta, tzinfo
from itertools import chain, islice

from retrieval.aboutness import OF_STORY, SOLE, TOPICAL, Reading, main_story, named, told_together
from retrieval.percolating import Topic
from retrieval.timelines import matching
from retrieval.timelines.following import Frequency, Idf, own_names, telling
from retrieval.timelines.reports import Report
from retrieval.weighing import TermWeights

ENOUGH = 80
"""Articles about a topic from which on no others are looked for: it is a field and no story."""

BEFORE, AFTER = timedelta(days=3), timedelta(days=45)
"""How far from the articles about the topic the story may reach."""

MOSTLY = 0.5
"""Share of its reports that have to be headed by a part of the topic otherwise."""

POOL = 120
"""Articles whose stories are told apart."""

TOGETHER = 8
"""Terms that are looked for together: each search gives a bounded number of articles."""

ITSELF = 0.9
"""Share of what is left of a topic that an article has to hold to be about it."""

SEVERAL = 2
"""Names that an article has to share with a story whose topic does not head it."""

LIKELY = 40
"""Articles that hold most of a topic in what heads them: those whose stories are looked for where
none is about it."""

Look = Callable[[Sequence[str], date | None, date | None], list[Report]]
"""Finds the reports in which terms stand, the best of a bounded number, between two days."""

Grouped = Callable[[Sequence[Report]], list[list[Report]]]
"""The stories of reports, each in one."""


def relevant(
    reading: Reading,
    batches: Iterable[Sequence[Report]],
    others: Sequence[Report],
    topic: Topic,
    weights: TermWeights,
    specific: TermWeights,
    look: Look,
    grouped: Grouped,
    idf: Idf,
    frequency: Frequency,
    timezone: tzinfo,
) -> list[Report] | None:
    """The reports about a topic among the candidates with those of their stories that `look`
    finds, in order of publication. None where there is no candidate at all, [] where none is about
    it.

    `weights` are those of all its words, `specific` those of what tells which story is meant.
    `batches` are candidates, the best first, that are looked at as long as half of them are about
    the topic; `others` are looked at in any case.
    """
    candidates: dict[int, Report] = {}
    core: list[Report] = []
    for batch in chain([others], batches):
        known = {report.header.sequence: report for report in batch}
        newer = [known[sequence] for sequence in known if sequence not in candidates]
        candidates |= known
        found_here = [r for r in newer if matching.about(r, topic, weights, timezone)]
        core += found_here
        if batch is not others and len(found_here) < len(newer) / 2:
            break
    if not candidates:
        return None
    if len(core) > ENOUGH:
        return [] if reading.left_out else sorted(core, key=_order)
    likely = core
    if not core and reading.main < SOLE:
        likely = _likely(candidates.values(), topic, specific, timezone)
    if not likely:
        return []
    pool = {report.header.sequence: report for report in likely}
    followed = telling(sorted(likely, key=_order), idf)
    for first in range(0, len(followed), TOGETHER):
        seen = look(followed[first : first + TOGETHER], *_around(likely))
        pool |= {r.header.sequence: r for r in seen if r.header.sequence not in pool}
    pool = dict(islice(chain(pool.items(), candidates.items()), POOL))
    wanted = [r for r in pool.values() if matching.wanted(r, topic, timezone)]
    stories = grouped(wanted)
    if reading.left_out and core:
        core = _only(reading, core, stories, specific)
        if not core:
            return []
    about = {report.header.sequence: report for report in core}
    found = dict(about)
    for story in stories:
        if _belongs(story, about, specific) if core else _holds(story, topic, weights):
            found |= {report.header.sequence: report for report in story}
    if 0 < len(found) <= ENOUGH:
        own = own_names(list(found.values()), list(pool.values()), specific, frequency)
        found |= {
            sequence: report
            for sequence, report in pool.items()
            if sequence not in found
            and matching.wanted(report, topic, timezone)
            and _goes_on(report, own, specific)
        }
    return sorted(found.values(), key=_order)


def _goes_on(report: Report, names: frozenset[str], weights: TermWeights) -> bool:
    """Whether an article goes on with what these names are only named for: one of them heads it,
    and it is headed by a part of the topic, too, or holds another name."""
    if names.isdisjoint(report.opening):
        return False
    return len(names & report.terms) >= SEVERAL or weights.share(report.opening) >= TOPICAL


def _only(
    reading: Reading,
    core: Sequence[Report],
    stories: Sequence[Sequence[Report]],
    weights: TermWeights,
) -> list[Report]:
    """Those of the articles about the rest of a topic that are of its one story; [] where there
    are several, or they are few of it."""
    # What may stand for a word is too little where there is no other one.
    if len(weights.terms) == 1:
        core = [report for report in core if weights.share(report.terms) >= ITSELF]
    about = {report.header.sequence: report for report in core}
    best = main_story(reading, about, [[r.header.sequence for r in story] for story in stories])
    if best is None or not _belongs(stories[best], about, weights):
        return []
    return [report for report in stories[best] if report.header.sequence in about]


def _belongs(story: Sequence[Report], about: dict[int, Report], weights: TermWeights) -> bool:
    """Whether a story of which articles are about the topic belongs to it altogether."""
    held = sum(report.header.sequence in about for report in story)
    if not held or held >= OF_STORY * len(story):
        return held > 0
    topical = sum(weights.share(report.opening) >= TOPICAL for report in story)
    return topical >= MOSTLY * len(story)


def _holds(story: Sequence[Report], topic: Topic, weights: TermWeights) -> bool:
    """Whether the articles of a story hold the topic together."""
    return told_together(weights, _terms(story)) and any(
        named(topic.question, report.arrived) for report in story
    )


def _terms(story: Sequence[Report]) -> list[tuple[frozenset[str], frozenset[str]]]:
    """What heads each report of a story, and all that it holds."""
    return [(report.opening, report.terms) for report in story]


def _likely(
    candidates: Iterable[Report], topic: Topic, weights: TermWeights, timezone: tzinfo
) -> list[Report]:
    """Articles that are headed by a part of the topic, those that hold most of it."""
    if topic.exact:
        return []
    shares = [
        (-weights.share(report.terms), report.header.sequence, report)
        for report in candidates
        if topic.within(report.header, timezone) and weights.share(report.opening) >= TOPICAL
    ]
    return [report for _, _, report in sorted(shares, key=lambda one: one[:2])[:LIKELY]]


def _around(reports: Sequence[Report]) -> tuple[date | None, date | None]:
    days = [report.day for report in reports if report.day is not None]
    if not days:
        return None, None
    # The calendar ends somewhere.
    first = min(days) - BEFORE if min(days) > date.min + BEFORE else date.min
    last = max(days) + AFTER if max(days) < date.max - AFTER else date.max
    return first, last


def _order(report: Report) -> tuple[bool, date, date, float, int]:
    return report.order
