"""Overviews: the news at a glance, from one state of the library.

Turns what was asked (periods, names, days) into articles in the revision in force, and hands those
to the room that makes each overview.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta, tzinfo

from retrieval.analysis import Analyzer
from retrieval.engines import Engine
from retrieval.model import Digest, Quotes, Story, Timeline
from retrieval.names import Names
from retrieval.stores import Store


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
        raise NotImplementedError

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
        return datetime.combine(until + timedelta(days=1), time(), self._timezone) - timedelta(
            seconds=1
        )
