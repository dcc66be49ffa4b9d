"""Overviews: the news at a glance, from one state of the library.

Turns what was asked (periods, names, days) into articles in the revision in force, and hands those
to the room that makes each overview.
"""

from __future__ import annotations

import functools
import math
import time
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta, tzinfo
from datetime import time as time_of_day

from retrieval import dates, digests, percolating, questions, quotes
from retrieval.analysis import Analyzer
from retrieval.engines import Engine, Snapshot
from retrieval.errors import QueryError
from retrieval.model import Digest, Filters, Passage, Quotes, Story, Timeline
from retrieval.model.answers import Reason
from retrieval.names import Names
from retrieval.percolating import Topic
from retrieval.quotes import About, Collected, Found
from retrieval.sources.decoding import clean
from retrieval.stores import Placed, Store
from retrieval.stories import Windows
from retrieval.weighing import TermWeights

LATEST_OF = 64
"""Dates looked at for the last day of all: texts of other zones, and of months, are in another
order than their days, by a little."""

MAX_QUOTES = 50
"""Quotes of one page."""


class Overviews:
    """Stories, digests, timelines and quotes; safe to use from several threads."""

    def __init__(
        self,
        store: Store,
        engine: Engine,
        analyzer: Analyzer,
        names: Names,
        windows: Windows,
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
        self._windows = windows
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
        if since is not None and until is not None and since > until:
            raise QueryError(f"since: {since} is after until, {until}")
        window = self._windows.of(since, until, within, self._as_of(until))
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
        since, until = digests.days(period, since, until, self._moment(now).date())
        snapshot, as_of = self._engine.snapshot, self._as_of(until)
        window = self._windows.of(since, until, within, as_of)
        by = self._published_by(publisher, within)
        if topic is None:
            found = window.of(by)
        else:
            asked = self._topic(topic, within, now)
            held = digests.about(
                asked, window, self._store.articles_at, self._analyzer, self._timezone
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
            self._store.articles_at,
            self._analyzer,
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
        snapshot, moment = self._engine.snapshot, self._moment(now)
        known = self._names.known(within, snapshot)
        read, _ = percolating.read(
            {text: text},
            lambda words: questions.read(
                " ".join(clean(words).split()), self._analyzer, self._language, known, moment
            ),
            known.publishers.resolve,
            snapshot,
            self._analyzer,
        )
        if not read:
            raise QueryError(f"topic: {text!r} has no words to look for")
        return read[0]

    def _published_by(
        self, publisher: str | None, within: tuple[str, ...]
    ) -> Callable[[Placed], bool] | None:
        """Whether an article is of a publisher that a filter means; None: all are."""
        filters = Filters(publisher=publisher, collections=within)
        names = self._names.publishers(filters, self._engine.snapshot)
        if names is None:
            return None
        return lambda one: one.publisher in names

    def _latest(
        self, until: date | None, publisher: str | None, within: tuple[str, ...]
    ) -> date | None:
        """The last day up to which something was published, by `until`; of a month its first."""
        filters = Filters(publisher=publisher, collections=within)
        rows = self._store.recent(
            None if until is None or until == date.max else until + timedelta(days=1),
            within,
            LATEST_OF,
            publishers=self._names.publishers(filters, self._engine.snapshot),
            as_of=self._as_of(until),
        )
        covered = [dates.days(published, self._timezone) for _, _, published in rows]
        first = [days[0] for days in covered if days is not None]
        return max((day for day in first if until is None or day <= until), default=None)

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
        started = time.perf_counter()
        if not 1 <= limit <= MAX_QUOTES:
            raise QueryError(f"limit: {limit} is not between 1 and {MAX_QUOTES}")
        if offset < 0:
            raise QueryError(f"offset: {offset} is not a number from 0")
        if self._store.generation() != self._engine.snapshot.generation:
            self._engine.reload()
        snapshot = self._engine.snapshot

        def result(collected: Collected | None = None, reason: Reason | None = None) -> Quotes:
            return Quotes(
                speaker=speaker,
                topic=topic,
                until=until,
                names=collected.names if collected else (),
                quotes=collected.quotes if collected else (),
                further=collected.further if collected else 0,
                reason=reason,
                generation=snapshot.generation,
                elapsed_ms=(time.perf_counter() - started) * 1000,
            )

        if not snapshot.passages:
            return result(reason="empty_index")
        wanted = quotes.read(clean(speaker))
        term = self._rarest(quotes.terms_of(wanted, self._analyzer.terms), snapshot)
        about = self._about(topic, within, now) if topic is not None else None
        if term is None or (topic is not None and about is None):
            return result(reason="no_terms")
        collected = quotes.collect(
            quotes.newest(
                self._store,
                snapshot,
                term,
                within,
                timezone=self._timezone,
                until=until.toordinal() if until else None,
                instead=self._overtaken(term, within, until),
            ),
            self._store.articles_at,
            wanted,
            self._analyzer.terms,
            about,
            offset=offset,
            limit=limit,
        )
        return result(collected, None if collected.names else "no_match")

    def _rarest(self, terms: Sequence[str], snapshot: Snapshot) -> str | None:
        """The term of a name that the fewest passages hold: whoever is named in full stands where
        it does. Words that none holds count only where all are such; None for no terms."""
        counted = [
            (snapshot.document_frequency(term), place, term) for place, term in enumerate(terms)
        ]
        held = [one for one in counted if one[0]]
        return min(held or counted)[2] if counted else None

    def _overtaken(self, term: str, within: tuple[str, ...], until: date | None) -> list[Found]:
        """Articles that have been edited since a day, as they were then."""
        as_of = self._as_of(until)
        if until is None or as_of is None:
            return []
        found: list[Found] = []
        for header in self._store.overtaken(within, as_of):
            covered = dates.days(header.published, self._timezone)
            inside = covered is not None and covered[0] <= until
            places = [(header.sequence, header.revision)] if inside else []
            passages = [p for article in self._store.articles_at(places) for p in article.passages]
            holds = tuple(passage for passage in passages if term in self._terms_of(passage))
            found.append(Found(header, holds))
        return found

    def _terms_of(self, passage: Passage) -> list[str]:
        """The terms by which the index would find a passage."""
        who = passage.speaker
        text = passage.text if who is None else f"{passage.text}\n{who.name}, {who.title or ''}"
        return self._analyzer.terms(text, passage.header.language)

    def _about(self, topic: str, within: tuple[str, ...], now: datetime | None) -> About | None:
        """A topic as quotes are held against it; None where there is nothing to look for."""
        snapshot = self._engine.snapshot
        asked = questions.read(
            " ".join(clean(topic).split()),
            self._analyzer,
            self._language,
            self._names.known(within, snapshot),
            self._moment(now),
        )
        if not asked.terms:
            return None
        weights = TermWeights(asked, snapshot.document_frequency, snapshot.passages)
        among = quotes.holding(snapshot, sorted(weights.wanted), within)
        return About(weights, self._analyzer, among)

    def _as_of(self, until: date | None) -> datetime | None:
        """The last moment of a day, up to which revisions count; None for the present."""
        if until is None or until == date.max:
            return None
        return datetime.combine(
            until + timedelta(days=1), time_of_day(), self._timezone
        ) - timedelta(seconds=1)
