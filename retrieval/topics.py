"""Topics that wait: which of them new articles, or given ones, are about."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime, tzinfo
from itertools import chain

from retrieval import percolating, questions
from retrieval.analysis import Analyzer
from retrieval.answering import MAX_EXCERPTS
from retrieval.engines import Engine
from retrieval.errors import QueryError
from retrieval.model import Excerpt, Percolation
from retrieval.names import Names
from retrieval.percolating import Percolator
from retrieval.sources.decoding import clean
from retrieval.stores import Store


class Topics:
    """Holds articles of the store against topics; safe to use from several threads."""

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

    def percolate(
        self,
        topics: Mapping[str, str],
        *,
        since: int,
        limit_per_topic: int,
        within: tuple[str, ...],
        now: datetime | None,
    ) -> Percolation:
        """See `Library.percolate`."""
        started = time.perf_counter()
        if not 1 <= limit_per_topic <= MAX_EXCERPTS:
            raise QueryError(
                f"limit_per_topic: {limit_per_topic} is not between 1 and {MAX_EXCERPTS}"
            )
        if self._store.generation() != self._engine.snapshot.generation:
            self._engine.reload()
        with self._store.arrivals(since, within) as arrivals:
            articles = iter(arrivals.articles)
            first = next(articles, None)
            waiting, unread = self._read(topics if first else {}, within, now)
            percolator = Percolator(
                waiting, self._analyzer, limit=limit_per_topic, timezone=self._timezone
            )
            for article in chain([first] if first else [], articles):
                percolator.take(article)
        return Percolation(
            generation=arrivals.generation,
            matches=percolator.result(),
            unread=unread,
            articles=percolator.articles,
            passages=percolator.passages,
            weighed=percolator.weighed,
            elapsed_ms=(time.perf_counter() - started) * 1000,
        )

    def matching(
        self,
        topic: str,
        sequences: Iterable[int],
        *,
        told: Iterable[int],
        within: tuple[str, ...],
        now: datetime | None,
    ) -> tuple[Excerpt, ...]:
        """See `Library.matching`."""
        known = set(told)
        held_against = sorted(known.union(sequences))
        waiting, _ = self._read({topic: topic}, within, now)
        limit = max(1, len(held_against))
        percolator = Percolator(waiting, self._analyzer, limit=limit, timezone=self._timezone)
        for sequence in held_against:
            found = self._store.revision(sequence, None, within)
            if found is not None:
                percolator.take(found[0])
        news = (
            excerpt
            for excerpt in percolator.result().get(topic, ())
            if known.isdisjoint(
                passage.header.sequence for passage in (excerpt.passage, *excerpt.also_in)
            )
        )
        return tuple(replace(excerpt, number=n) for n, excerpt in enumerate(news, start=1))

    def _read(
        self, topics: Mapping[str, str], collections: tuple[str, ...], now: datetime | None
    ) -> tuple[list[percolating.Topic], tuple[str, ...]]:
        """Topics as they are held against articles; see `percolating.read`."""
        snapshot, moment = self._engine.snapshot, self._moment(now)
        known = self._names.known(collections, snapshot)
        unmending = known.unmending()
        return percolating.read(
            topics,
            lambda text: questions.read(
                " ".join(clean(text).split()), self._analyzer, self._language, unmending, moment
            ),
            known.publishers.resolve,
            snapshot,
            self._analyzer,
        )
