"""Stories of a period, and digests of them."""

from __future__ import annotations

import functools
import math
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

from retrieval import dates, digests, percolating
from retrieval.aboutness import readings
from retrieval.engines import Searcher
from retrieval.errors import QueryError
from retrieval.model import Digest, Filters, Story
from retrieval.model.answers import Reason
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
        state = self._ground.state(until, within)
        window = self._windows.of(since, until, within, self._ground.as_of(until))
        found = window.of(self._published_by(publisher, within, state))
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
        today, said = self._ground.moment(now).date(), since is not None or until is not None
        since, until = digests.days(period, since, until, today)
        # A period is told as it stands on the day of asking, edits included.
        standing = until if said else None if now is None else today
        last = self._ground.last_day(topic, until)
        if last is not None and (since is None or since <= last):
            until = standing = last
        found = self._told(since, until, standing, topic, publisher, limit, within, now)
        if not said and period is None and found.latest is not None:
            # Whoever named no days wants the latest news, and an archive's may be years old.
            since, until = digests.days(None, None, None, found.latest)
            found = self._told(since, until, standing, topic, publisher, limit, within, now)
        return replace(found, elapsed_ms=(time.perf_counter() - started) * 1000)

    def _told(
        self,
        since: date | None,
        until: date | None,
        standing: date | None,
        topic: str | None,
        publisher: str | None,
        limit: int,
        within: tuple[str, ...],
        now: datetime | None,
    ) -> Digest:
        """A digest of some days as at the end of the day `standing`, None for the present."""
        state, as_of = self._ground.state(standing, within), self._ground.as_of(standing)
        window = self._windows.of(since, until, within, as_of)
        by = self._published_by(publisher, within, state)
        asked = None if topic is None else self._topic(topic, within, state, now)
        if topic is None:
            found = window.of(by)
        elif asked is None:
            found = ()
        else:
            held = digests.about(
                ((r, asked.read_as(r.asked, state)) for r in readings(asked.question)),
                window,
                self._ground.store.articles_at,
                self._ground.analyzer,
                self._ground.timezone,
            )
            found = window.of(lambda one: one.sequence in held and (by is None or by(one)))

        @functools.cache
        def rarity(term: str) -> float:
            return math.log((state.passages + 1) / (state.document_frequency(term) + 1))

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
        reason: Reason | None = None if articles else "no_match"
        if not self._ground.engine.snapshot.passages:
            reason = "empty_index"
        elif topic is not None and asked is None:
            reason = "no_terms"
        return Digest(
            since=since,
            until=until,
            topic=topic,
            publisher=publisher,
            items=items,
            further=len(found) - len(items),
            articles=len(articles),
            publishers=len({one.publisher for one in articles if one.publisher}),
            latest=None if articles else self._latest(until, as_of, publisher, within, state),
            reason=reason,
            generation=window.state,
            elapsed_ms=0.0,
        )

    def _topic(
        self, text: str, within: tuple[str, ...], state: Searcher, now: datetime | None
    ) -> Topic | None:
        """A topic as articles are held against it; None where it has no words to look for."""
        known = self._ground.names.known(within, state)
        read, _ = percolating.read(
            {text: text},
            lambda words: self._ground.read(words, within, state, now),
            known.publishers.resolve,
            state,
            self._ground.analyzer,
        )
        return read[0] if read else None

    def _published_by(
        self, publisher: str | None, within: tuple[str, ...], state: Searcher
    ) -> Callable[[Placed], bool] | None:
        """Whether an article is of a publisher that a filter means; None: all are."""
        filters = Filters(publisher=publisher, collections=within)
        names = self._ground.names.publishers(filters, state)
        if names is None:
            return None
        return lambda one: one.publisher in names

    def _latest(
        self,
        until: date | None,
        as_of: datetime | None,
        publisher: str | None,
        within: tuple[str, ...],
        state: Searcher,
    ) -> date | None:
        """The last day up to which something was published, by `until`; of a month its first."""
        filters = Filters(publisher=publisher, collections=within)
        rows = self._ground.store.recent(
            None if until is None or until == date.max else until + timedelta(days=1),
            within,
            LATEST_OF,
            publishers=self._ground.names.publishers(filters, state),
            as_of=as_of,
        )
        covered = [dates.days(published, self._ground.timezone) for _, _, published in rows]
        first = [days[0] for days in covered if days is not None]
        return max((day for day in first if until is None or day <= until), default=None)
