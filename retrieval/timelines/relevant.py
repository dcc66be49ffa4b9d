"""Which articles are about a topic, and which go on with its story in other words.

An article is about a topic where what heads it holds most of the topic, or several of its passages
do; a passing mention is not enough. The story goes on in articles that share names with those, if
hardly anything else in the library holds these names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta, tzinfo
from itertools import chain, pairwise

from retrieval.percolating import Topic
from retrieval.timelines.reports import DAYS, Report
from retrieval.weighing import TermWeights

HEADED = 0.5
"""Share of a topic that has to stand in what heads an article."""

WHOLE = 0.75
"""Share that an article has to hold altogether, where no passage holds the topic by itself."""

PLACES = 2
"""Passages that match, from which on an article is about a topic that does not head it."""

OFTEN = 0.3
"""Share of its passages that these have to be."""

TOUCHED = 0.7
"""Share that an article has to hold where none is about a topic by its own words."""

TOPICAL = 0.33
"""Share of a topic from which on an article tells something of it."""

PARTLY = 0.4
"""Share of the articles with a name that have to do so for the name to belong to the topic."""

MOSTLY = 0.9
"""What that share and the share of the name's passages that are of articles about the topic have
to be together."""

FEW, PARTLY_OF_FEW, MOSTLY_OF_FEW = 3, 0.6, 0.65
"""The same where there are fewer articles about the topic, which cannot hold much of what is told
of a name."""

AGAIN = 0.2
"""Share of its passages that have to hold a name of the story or a term of the topic."""

NAMES = 32
"""Names that a story is followed by: those that most of its articles hold."""

ROUNDS = 3
"""How often a story is followed by the names of what was found."""

ENOUGH = 80
"""Articles about a topic from which on no others are looked for: it is a field and no story."""

BEFORE, AFTER = timedelta(days=3), timedelta(days=45)
"""How far from the articles about the topic the story may reach."""

SEVERAL = 2
"""Names that an article has to share with a story whose topic does not head it."""

NAMES = 32
"""Names that a story is followed by: those that most of its articles hold."""

ROUNDS = 3
"""How often a story is followed by the names of what was found."""

ENOUGH = 80
"""Articles about a topic from which on no others are looked for: it is a field and no story."""

BEFORE, AFTER = timedelta(days=3), timedelta(days=45)
"""How far from the articles about the topic the story may reach."""


Look = Callable[[Sequence[str], date | None, date | None], list[Report]]
"""Finds the reports in which terms stand, the best of a bounded number, between two days."""

Frequency = Callable[[str], int]
"""In how many passages of the library a term stands."""


def relevant(
    batches: Iterable[Sequence[Report]],
    others: Sequence[Report],
    topic: Topic,
    weights: TermWeights,
    look: Look,
    frequency: Frequency,
    timezone: tzinfo,
) -> list[Report] | None:
    """The reports about a topic among the candidates, and those that `look` finds to go on with
    its story; in order of publication. None where there is no candidate at all, [] where none is
    about it.

    `batches` are candidates, the best first, that are looked at as long as half of them are about
    the topic; `others` are looked at in any case.
    """
    candidates: dict[int, Report] = {}
    core: list[Report] = []
    for batch in chain([others], batches):
        newer = [report for report in batch if report.header.sequence not in candidates]
        candidates |= {report.header.sequence: report for report in newer}
        found_here = [report for report in newer if about(report, topic, weights, timezone)]
        core += found_here
        if batch is not others and len(found_here) < len(newer) / 2:
            break
    if not candidates:
        return None
    if not core and not topic.exact:
        core = [r for r in candidates.values() if touches(r, topic, weights, timezone)]
    if not core:
        # Nothing is about it, but passages are: all that the library tells of it.
        return sorted(
            (report for report in candidates.values() if _mentions(report, topic, timezone)),
            key=_order,
        )
    if len(core) > ENOUGH:
        return sorted(core, key=_order)
    found = {report.header.sequence: report for report in core}
    spelt = {term for pair in _name_pairs(topic) for term in pair}
    for _ in range(ROUNDS):
        kept = sorted(found.values(), key=_order)
        # A part of the topic's own name is that of others, too.
        names = [name for name in _names(kept, frequency) if name not in spelt]
        if not names:
            break
        seen = look(names, *_around(kept))
        anchors = frozenset(
            name for name in names if _belongs(name, core, seen, weights, frequency)
        )
        newer = [
            report
            for report in seen
            if report.header.sequence not in found
            and topic.within(report.header, timezone)
            and _goes_on(report, anchors, weights, alone=len(core) >= FEW)
        ]
        if not newer:
            break
        found |= {report.header.sequence: report for report in newer}
    return sorted(found.values(), key=_order)


def about(report: Report, topic: Topic, weights: TermWeights, timezone: tzinfo) -> bool:
    """Whether an article is about the topic, by its words or words for them."""
    arrived, heads = report.arrived, weights.share(report.heads)
    if not topic.within(report.header, timezone) or not _named(report, topic):
        return False
    matching = [
        place for place in topic.promising(arrived) if topic.held(arrived, place) is not None
    ]
    if matching:
        often = len(matching) >= max(PLACES, OFTEN * len(arrived.reads))
        return often or heads >= HEADED
    return not topic.exact and heads >= HEADED and weights.share(report.terms) >= WHOLE


def _mentions(report: Report, topic: Topic, timezone: tzinfo) -> bool:
    """Whether a passage of an article holds the topic by its own words."""
    arrived = report.arrived
    return topic.within(report.header, timezone) and any(
        topic.held(arrived, place) is not None for place in topic.promising(arrived)
    )


def touches(report: Report, topic: Topic, weights: TermWeights, timezone: tzinfo) -> bool:
    """Whether an article holds most of a topic and is headed by a part of it: enough where none is
    about it by its own words."""
    return (
        topic.within(report.header, timezone)
        and weights.share(report.terms) >= TOUCHED
        and weights.share(report.heads) >= TOPICAL
        and _named(report, topic)
    )


def _named(report: Report, topic: Topic) -> bool:
    """Whether a name of several words that a topic holds stands in an article as one: Michael
    Howard and Gordon Brown are not Michael Brown."""
    pairs = _name_pairs(topic)
    if not pairs:
        return True
    texts = [report.arrived.lead.headline_terms, *(read.terms for read in report.arrived.reads)]
    return any(not pairs.isdisjoint(pairwise(terms)) for terms in texts)


def _name_pairs(topic: Topic) -> set[tuple[str, str]]:
    """The neighbouring terms of a topic that are written as a name."""
    asked = topic.question
    capital = [word[:1].isupper() for word in asked.words]
    return {
        pair
        for pair, both in zip(pairwise(asked.terms), pairwise(capital), strict=True)
        if all(both)
    }


def _names(reports: Sequence[Report], frequency: Frequency) -> list[str]:
    """The names by which a story may be followed, each by its rarest term: those of several of
    its reports, or that head one. Those that most of them hold first, ties by the alphabet."""
    held: Counter[str] = Counter()
    heading: set[str] = set()
    for report in reports:
        names = {rarest(name, frequency) for name in report.names}
        held.update(names)
        heading |= names & report.opening
    common = DAYS.union(*[report.common for report in reports])
    found = sorted(
        (-articles, name)
        for name, articles in held.items()
        if name.isalpha() and name not in common and (articles > 1 or name in heading)
    )
    return [name for _, name in found[:NAMES]]


def _belongs(
    name: str,
    core: Sequence[Report],
    seen: Sequence[Report],
    weights: TermWeights,
    frequency: Frequency,
) -> bool:
    """Whether a name belongs to a topic: hardly any passage holds it but those of the articles
    about the topic, or most of the articles that hold it are headed by a part of the topic."""
    held = [report for report in seen if name in report.terms]
    if not held:
        return False
    topical = sum(weights.share(report.opening) >= TOPICAL for report in held) / len(held)
    passages = sum(name in terms for report in core for terms in report.arrived.terms)
    own = min(1.0, passages / max(1, frequency(name)))
    if len(core) < FEW:
        return topical >= PARTLY_OF_FEW and topical + own >= MOSTLY_OF_FEW
    return topical >= PARTLY and topical + own >= MOSTLY


def rarest(name: Sequence[str], frequency: Frequency) -> str:
    """The term of a name that fewest passages hold, ties by the alphabet; a number is none."""
    words = [term for term in name if term.isalpha()] or list(name)
    return min(words, key=lambda term: (frequency(term), term))


def _goes_on(report: Report, names: frozenset[str], weights: TermWeights, *, alone: bool) -> bool:
    """Whether an article is of the story that these names belong to: it is headed by one of them
    and holds another, or by a part of the topic and holds one; and they stand in a good part of
    it. `alone` tells that names may do without the topic."""
    held = report.terms & names
    topical = weights.share(report.heads) >= TOPICAL
    named = alone and len(held) >= SEVERAL and not names.isdisjoint(report.opening)
    if not held or not (topical or named):
        return False
    telling = names | weights.marked
    places = sum(not telling.isdisjoint(terms) for terms in report.arrived.terms)
    return places >= AGAIN * len(report.arrived.terms)


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
