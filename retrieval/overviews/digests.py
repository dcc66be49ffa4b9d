"""Stories of a period, and digests of them."""

from __future__ import annotations

import functools
import math
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta

from retrieval import dates, digests, percolating
from retrieval.aboutness import readings
from retrieval.errors import QueryError
from retrieval.model import Digest, Filters, Story
from retrieval.overviews.ground import Ground
from retrieval.percolating import Topic
from retrieval.stores import Placed
from retrieval.stories import Windows

LATEST_OF = 64
"""Dates looked at for the last day of all: texts of other zones, and of months, are in another
order than their days, by a little."""


class Digests:
    """Stories and digests of one library."""

    def __init__(self, ground: Ground, windows: Windows) -> None:
        self._ground = ground
        self._windows = windows

    def stories(
        self,
        since: date | None,
        until: date | None,
        publisher: str | None,
        within: tuple[str, ...],
    ) -> tuple[Story, ...]:
        """See `Library.stories`."""
        if since is not None and until is not None and since > until:
            raise QueryError(f"since: {since} is after until, {until}")
        window = self._windows.of(since, until, within, self._ground.as_of(until))
        found = window.of(self._published_by(publisher, within))
        return tuple(story for story in self._windows.told(found) if story is not None)

    def digest(
        self,
        period: str | None,
        since: date | None,
        until: date | None,
        topic: str | None,
        publisher: str | None,
        limit: int,
        within: tuple[str, ...],
        now: datetime | None,
    ) -> Digest:
        """See `Library.digest`."""
        started = time.perf_counter()
        if limit < 1:
            raise QueryError(f"limit: {limit} is not a number from 1")
        since, until = digests.days(period, since, until, self._ground.moment(now).date())
        snapshot, as_of = self._ground.present(), self._ground.as_of(until)
        window = self._windows.of(since, until, within, as_of)
        by = self._published_by(publisher, within)
        if topic is None:
            found = window.of(by)
        else:
            asked = self._topic(topic, within, now)
            held = digests.about(
                ((r, asked.read_as(r.asked, snapshot)) for r in readings(asked.question)),
                window,
                self._ground.store.articles_at,
                self._ground.analyzer,
                self._ground.timezone,
            )
            found = window.of(lambda one: one.sequence in held and (by is None or by(one)))

        @functools.cache
        def rarity(term: str) -> float:
            return math.log((snapshot.passages + 1) / (snapshot.document_frequency(term) + 1))

        items = digests.items(
            found,
            digests.Ranking(since, until, window.articles),
            limit,
            self._windows.told,
            self._ground.store.articles_at,
            self._ground.analyzer,
            rarity,
        )
        articles = [one for reports in found for report in reports for one in report]
        return Digest(
            since=since,
            until=until,
            topic=topic,
            publisher=publisher,
            items=items,
            further=len(found) - len(items),
            articles=len(articles),
            publishers=len({one.publisher for one in articles if one.publisher}),
            latest=None if articles else self._latest(until, publisher, within),
            generation=window.state,
            elapsed_ms=(time.perf_counter() - started) * 1000,
        )

    def _topic(self, text: str, within: tuple[str, ...], now: datetime | None) -> Topic:
        """A topic as articles are held against it; QueryError where it has no words to look for."""
        snapshot = self._ground.engine.snapshot
        known = self._ground.names.known(within, snapshot)
        read, _ = percolating.read(
            {text: text},
            lambda words: self._ground.read(words, within, snapshot, now),
            known.publishers.resolve,
            snapshot,
            self._ground.analyzer,
        )
        if not read:
            raise QueryError(f"topic: {text!r} has no words to look for")
        return read[0]

    def _published_by(
        self, publisher: str | None, within: tuple[str, ...]
    ) -> Callable[[Placed], bool] | None:
        """Whether an article is of a publisher that a filter means; None: all are."""
        filters = Filters(publisher=publisher, collections=within)
        names = self._ground.names.publishers(filters, self._ground.engine.snapshot)
        if names is None:
            return None
        return lambda one: one.publisher in names

    def _latest(
        self, until: date | None, publisher: str | None, within: tuple[str, ...]
    ) -> date | None:
        """The last day up to which something was published, by `until`; of a month its first."""
        filters = Filters(publisher=publisher, collections=within)
        rows = self._ground.store.recent(
            None if until is None or until == date.max else until + timedelta(days=1),
            within,
            LATEST_OF,
            publishers=self._ground.names.publishers(filters, self._ground.engine.snapshot),
            as_of=self._ground.as_of(until),
        )
        covered = [dates.days(published, self._ground.timezone) for _, _, published in rows]
        first = [days[0] for days in covered if days is not None]
        return max((day for day in first if until is None or day <= until), default=None)
