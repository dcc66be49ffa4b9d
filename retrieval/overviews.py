"""Overviews: the news at a glance, from one state of the library.

Turns what was asked (periods, names, days) into articles in the revision in force, and hands those
to the room that makes each overview.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta, tzinfo
from datetime import time as clock_time

from retrieval import questions, timelines
from retrieval.analysis import Analyzer
from retrieval.engines import Engine, Snapshot
from retrieval.errors import QueryError
from retrieval.model import Digest, Quotes, Story, Timeline
from retrieval.names import Names
from retrieval.naming.known import Known
from retrieval.percolating import Topic
from retrieval.questions import Question
from retrieval.sources.decoding import clean
from retrieval.stores import Store
from retrieval.timelines import Finder, Traced


class Overviews:
    """Stories, digests, timelines and quotes; safe to use from several threads."""

    def __init__(
        self,
        store: Store,
        engine: Engine,
        analyzer: Analyzer,
        names: Names,
        *,
        language: str,
        timezone: tzinfo,
        moment: Callable[[datetime | None], datetime],
    ) -> None:
        """`moment` gives the moment of asking in the zone whose days are meant."""
        self._store = store
        self._engine = engine
        self._analyzer = analyzer
        self._names = names
        self._language = language
        self._timezone = timezone
        self._moment = moment

    def stories(
        self,
        since: date | None,
        until: date | None,
        publisher: str | None,
        within: tuple[str, ...],
    ) -> tuple[Story, ...]:
        """See `Library.stories`."""
        raise NotImplementedError

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
        raise NotImplementedError

    def timeline(
        self,
        topic: str,
        until: date | None,
        limit: int,
        within: tuple[str, ...],
        now: datetime | None,
    ) -> Timeline:
        """See `Library.timeline`."""
        started = time.perf_counter()
        if limit < 1:
            raise QueryError(f"limit: {limit} is not a number from 1")
        if self._store.generation() != self._engine.snapshot.generation:
            self._engine.reload()
        snapshot, moment = self._engine.snapshot, self._moment(now)
        known = self._names.known(within, snapshot)
        text = " ".join(clean(topic).split())
        asked = questions.read(text, self._analyzer, self._language, known, moment)
        traced = Traced(reason="no_terms" if snapshot.passages else "empty_index")
        if snapshot.passages:
            # The days that a topic names limit it, where they hold something of it.
            for read in (self._limited(asked, known), asked):
                if read is not None and read.terms:
                    traced = self._trace(read, snapshot, known, until, limit, within)
                    if traced.entries:
                        break
        return Timeline(
            topic=topic,
            until=until,
            entries=traced.entries,
            further=traced.further,
            disagreements=traced.disagreements,
            coverage=traced.coverage,
            articles=traced.articles,
            publishers=traced.publishers,
            reason=traced.reason,
            generation=snapshot.generation,
            elapsed_ms=(time.perf_counter() - started) * 1000,
        )

    def _limited(self, asked: Question, known: Known) -> Question | None:
        """A topic with the days that it names as its limits instead of words; None where it names
        none, or nothing besides."""
        if not asked.windows:
            return None
        limits, rest = asked.limits, asked.limits.rest
        for window in asked.windows:
            rest = rest[: window.start] + " " * (window.end - window.start) + rest[window.end :]
        first = [window.since for window in asked.windows if window.since is not None]
        last = [window.until for window in asked.windows if window.until is not None]
        read = questions.read(rest, self._analyzer, self._language, known)
        if not read.terms or not rest.strip():
            return None
        return replace(
            read,
            limits=replace(
                limits,
                since=max([day for day in (*first[:1], limits.since) if day], default=None),
                until=min([day for day in (*last[:1], limits.until) if day], default=None),
            ),
            excluded=asked.excluded,
        )

    def _trace(
        self,
        asked: Question,
        snapshot: Snapshot,
        known: Known,
        until: date | None,
        limit: int,
        within: tuple[str, ...],
    ) -> Traced:
        """A topic as it was read."""
        limits = asked.limits
        # Who names a newspaper follows what it writes.
        of = {name for names in asked.publishers for name in names} or None
        if limits.publisher is not None:
            of = set(known.publishers.resolve(limits.publisher))
        publishers = frozenset(of) if of is not None else None
        spoken = self._analyzer.terms(limits.speaker) if limits.speaker is not None else []
        as_of = self._as_of(until)
        return timelines.trace(
            asked,
            Topic("", asked, snapshot, publishers=publishers, speaker=frozenset(spoken)),
            Finder(
                self._store,
                snapshot,
                self._analyzer,
                collections=within,
                publishers=publishers,
                until=until,
                as_of=as_of,
                timezone=self._timezone,
            ),
            self._store,
            snapshot,
            self._analyzer,
            collections=within,
            as_of=as_of,
            limit=limit,
            timezone=self._timezone,
        )

    def quotes(
        self,
        speaker: str,
        topic: str | None,
        until: date | None,
        limit: int,
        offset: int,
        within: tuple[str, ...],
        now: datetime | None,
    ) -> Quotes:
        """See `Library.quotes`."""
        raise NotImplementedError

    def _as_of(self, until: date | None) -> datetime | None:
        """The last moment of a day, up to which revisions count; None for the present."""
        if until is None or until == date.max:
            return None
        return datetime.combine(
            until + timedelta(days=1), clock_time(), self._timezone
        ) - timedelta(seconds=1)
