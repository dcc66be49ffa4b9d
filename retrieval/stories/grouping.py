"""Stories of articles: what tells the same event, and what is nearly the same text.

The articles are compared in an order that is made of what they are, their collections and ids, so
that the result does not hang on when each one came.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from retrieval.stores import Placed
from retrieval.stories.copies import copied
from retrieval.stories.likeness import Pairs, alike
from retrieval.stories.linking import Times, floor, linked
from retrieval.stories.naming import is_of
from retrieval.stories.sketches import Sketched

Reports = tuple[tuple[Placed, ...], ...]
"""A story: its reports, each of them an article and after it its copies, in order of publication,
as `Store.placed` has it."""


def canonical(articles: Sequence[Placed]) -> list[Placed]:
    """The articles as `group` takes them: by collection and id."""
    return sorted(articles, key=lambda one: (one.collection, one.id))


def group(
    articles: Sequence[Placed], sketched: Sketched, others: Sketched, other_days: Sequence[int]
) -> list[tuple[tuple[int, ...], ...]]:
    """The stories of articles in `canonical` order, by their numbers there; each in one.

    A story is its reports, and a report an article with its copies, in no particular order.
    `sketched` are the articles' sketches, `others` those of further articles by which it is told
    how rare a term is, and `other_days` their days.
    """
    single = Times(
        np.fromiter((one.first for one in articles), np.int64, len(articles)),
        np.fromiter((one.last for one in articles), np.int64, len(articles)),
    )
    days = np.array([middle(one.first, one.last) for one in articles], np.int64)
    pairs = alike(sketched, days, others, np.array(other_days, np.int64), least=floor(single))
    first = copied(sketched, pairs)
    copies: dict[int, list[int]] = {}
    for article, of in enumerate(first):
        copies.setdefault(of, []).append(article)
    # Copies count once: ten of them are no evidence for what the first one says.
    place = np.full(len(articles), -1)
    place[list(copies)] = np.arange(len(copies))
    among = (place[pairs.first] >= 0) & (place[pairs.second] >= 0)
    reports = Pairs(place[pairs.first[among]], place[pairs.second[among]], pairs.likeness[among])
    times = _times([[articles[at] for at in same] for same in copies.values()])
    members = [tuple(same) for same in copies.values()]
    return [tuple(members[report] for report in story) for story in linked(times, reports)]


def middle(first: int, last: int) -> int:
    """The day that stands for all that a date covers, the middle of a month."""
    return (first + last) // 2


def _times(reports: Sequence[Sequence[Placed]]) -> Times:
    """The days of each report, from its first copy's to its last one's."""
    dated = [[one for one in copies if one.last] for copies in reports]
    return Times(
        np.array([min((one.first for one in copies), default=0) for copies in dated], np.int64),
        np.array([max((one.last for one in copies), default=0) for copies in dated], np.int64),
    )


def ordered(
    groups: Sequence[Sequence[Sequence[int]]],
    articles: Sequence[Placed],
    sketched: Sketched,
    published: Sequence[int],
) -> tuple[Reports, ...]:
    """Stories of numbers as articles in order of publication, `published` being the places of the
    numbers in it; of the same text the original is the report, reports by the first of their
    copies, stories by their first report."""

    def first(report: Sequence[int]) -> int:
        return published[report[0]] if len(report) == 1 else min(published[at] for at in report)

    found = [sorted(reports, key=first) for reports in groups]
    found.sort(key=lambda reports: first(reports[0]))
    return tuple(
        tuple(
            tuple(articles[at] for at in _original_first(report, articles, sketched, published))
            for report in reports
        )
        for reports in found
    )


def _original_first(
    report: Sequence[int],
    articles: Sequence[Placed],
    sketched: Sketched,
    published: Sequence[int],
) -> Sequence[int]:
    """Copies in order of publication, before them the original: the one whose publisher most of
    the others name as their source, else the first that is dated to the minute on the first day,
    which a bare day says nothing against, else the first one."""
    if len(report) == 1:
        return report
    copies = sorted(report, key=published.__getitem__)
    day = articles[copies[0]].first

    def rank(at: int) -> tuple[int, bool, int]:
        publisher = articles[at].publisher
        named = sum(
            publisher is not None
            and articles[other].publisher != publisher
            and any(is_of(credit, publisher) for credit in sketched.credits[other].splitlines())
            for other in copies
        )
        timely = bool(sketched.timed[at]) and articles[at].first == day
        return -named, not timely, published[at]

    original = min(copies, key=rank)
    return [original, *(at for at in copies if at != original)]
