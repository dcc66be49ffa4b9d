"""Matching: whether one article is about a topic, by its words or words for them."""

from __future__ import annotations

from datetime import tzinfo

from retrieval.aboutness import named
from retrieval.percolating import Topic
from retrieval.timelines.reports import Report
from retrieval.weighing import TermWeights

HEADED = 0.5
"""Share of a topic that has to stand in what heads an article."""

WHOLE = 0.75
"""Share that an article has to hold altogether, where no passage holds the topic by itself."""

PLACES = 2
"""Passages that match, from which on an article is about a topic that does not head it."""

OFTEN = 0.3
"""Share of its passages that these have to be."""


def about(report: Report, topic: Topic, weights: TermWeights, timezone: tzinfo) -> bool:
    """Whether an article is about the topic."""
    arrived, heads = report.arrived, weights.share(report.heads)
    if not topic.within(report.header, timezone) or not named(topic.question, arrived):
        return False
    matching = [
        place for place in topic.promising(arrived) if topic.held(arrived, place) is not None
    ]
    if matching:
        often = len(matching) >= max(PLACES, OFTEN * len(arrived.reads))
        return often or heads >= HEADED
    return not topic.exact and heads >= HEADED and weights.share(report.terms) >= WHOLE


def mentions(report: Report, topic: Topic, timezone: tzinfo) -> bool:
    """Whether a passage of an article holds the topic by its own words."""
    arrived = report.arrived
    return topic.within(report.header, timezone) and any(
        topic.held(arrived, place) is not None for place in topic.promising(arrived)
    )


def wanted(report: Report, topic: Topic, timezone: tzinfo) -> bool:
    """Whether an article may be told of at all: of the days and publishers, and without what is
    not wanted."""
    excluded = topic.question.excluded
    if not topic.within(report.header, timezone):
        return False
    return not any(report.terms.issuperset(terms) for terms in excluded if terms)
