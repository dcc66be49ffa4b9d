"""Which stories of a period come first: the most covered, and the latest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from retrieval.stores import Placed
from retrieval.stories import Reports

COPY = 0.3
"""What a copy counts of a report: that somebody printed it tells something, but nothing new."""

HALF = 0.5
"""After which share of the period a report counts half: the last day of a week more than twice its
first. The second report of a publisher counts half, the third a third."""


class Ranking:
    """The worth of stories in one period.

    score = sum over publishers, sum over their k-th best article, of worth(article) / k

    worth is 1 for a report and `COPY` for a copy, halved for every half of the period that lies
    between its day and the period's last. An article of which only the month is known counts by the
    share of that month's days that lie in the period, for it is of that share likely to be from
    then: it overlaps a day by contract, and does not crowd out what happened on it.
    """

    def __init__(self, since: date | None, until: date | None, articles: Iterable[Placed]) -> None:
        """`articles` are those of the period, dated; where it has no first or last day it is
        theirs."""
        days = [(one.first, one.last) for one in articles if one.last]
        first = min((start for start, _ in days), default=1)
        last = max((end for _, end in days), default=1)
        self._first = since.toordinal() if since is not None else first
        self._last = max(self._first, until.toordinal() if until is not None else last)
        self._half = max(1.0, HALF * (self._last - self._first + 1))

    def score(self, story: Reports) -> float:
        """A story's worth, above 0."""
        if len(story) == 1 == len(story[0]):  # as most are
            return self._worth(story[0][0])
        by_publisher: dict[str, list[float]] = defaultdict(list)
        for report in story:
            for copy, one in enumerate(report):
                worth = self._worth(one) * (COPY if copy else 1)
                by_publisher[one.publisher or ""].append(worth)
        return sum(
            sum(worth / k for k, worth in enumerate(sorted(found, reverse=True), start=1))
            for _, found in sorted(by_publisher.items())
        )

    def latest(self, story: Reports) -> int:
        """The last day of a story inside the period, as an ordinal."""
        return max(self._day(one) for report in story for one in report)

    def _worth(self, one: Placed) -> float:
        inside = min(one.last, self._last) - max(one.first, self._first) + 1
        share = max(0, inside) / (one.last - one.first + 1)
        return float(share * 0.5 ** ((self._last - self._day(one)) / self._half))

    def _day(self, one: Placed) -> int:
        return min(one.last, self._last)
