"""Quotes of people."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import islice

from retrieval import dates, quotes
from retrieval.engines import Snapshot
from retrieval.errors import QueryError
from retrieval.model import Passage, Quotes
from retrieval.model.answers import Reason
from retrieval.overviews.ground import Ground
from retrieval.quotes import About, Collected, Found
from retrieval.sources.decoding import clean
from retrieval.weighing import TermWeights

MAX_QUOTES = 50
"""Quotes of one page."""

BEARING = 40
"""Articles with a title in which those who bear it are looked for."""

NAMED = 10
"""Quotes that tell whom a name means where nobody says anything about the topic."""


class Quotations:
    """Quotes of one library."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._kept = quotes.Kept()

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
        snapshot = self._ground.present()

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
        terms = self._ground.analyzer.terms
        rarest = self._rarest(quotes.terms_of(wanted, terms), snapshot)
        if rarest is None:
            return result(reason="no_terms")
        term: str = rarest
        overtaken = self._overtaken(term, within, until)
        about = None
        if topic is not None:
            edited = [found.header.sequence for found in overtaken]
            about = self._about(topic, within, edited, now)
            if about is None:
                return result(reason="no_terms")

        def newest(term: str, overtaken: Sequence[Found]) -> Iterator[Found]:
            return quotes.newest(
                self._ground.store,
                snapshot,
                term,
                within,
                timezone=self._ground.timezone,
                until=until.toordinal() if until else None,
                instead=overtaken,
            )

        def collected(about: About | None, offset: int, limit: int) -> Collected:
            return quotes.collect(
                newest(term, overtaken),
                self._ground.store.articles_at,
                wanted,
                terms,
                about,
                self._kept,
                offset=offset,
                limit=limit,
            )

        found = collected(about, offset, limit)
        if not found.names and wanted.is_title:
            # Whoever holds an office may speak where it is not named.
            seen = [p for one in islice(newest(term, overtaken), BEARING) for p in one.passages]
            bearers = quotes.bearers(seen, wanted, terms)
            if len(bearers) == 1:
                wanted = quotes.read(bearers[0])
                term = self._rarest(quotes.terms_of(wanted, terms), snapshot) or term
                overtaken = self._overtaken(term, within, until)
                found = collected(about, offset, limit)
        if found.names:
            return result(found)
        if about is not None:  # whoever says nothing about it is somebody all the same
            names = collected(None, 0, NAMED).names
            return result(Collected(quotes=(), further=0, names=names), "no_match")
        return result(found, "no_match")

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
        as_of = self._ground.as_of(until)
        if until is None or as_of is None:
            return []
        found: list[Found] = []
        for header in self._ground.store.overtaken(within, as_of):
            covered = dates.days(header.published, self._ground.timezone)
            inside = covered is not None and covered[0] <= until
            places = [(header.sequence, header.revision)] if inside else []
            passages = [
                p for article in self._ground.store.articles_at(places) for p in article.passages
            ]
            holds = tuple(passage for passage in passages if term in self._terms_of(passage))
            found.append(Found(header, holds))
        return found

    def _terms_of(self, passage: Passage) -> list[str]:
        """The terms by which the index would find a passage."""
        who = passage.speaker
        text = passage.text if who is None else f"{passage.text}\n{who.name}, {who.title or ''}"
        return self._ground.analyzer.terms(text, passage.header.language)

    def _about(
        self,
        topic: str,
        within: tuple[str, ...],
        edited: Sequence[int],
        now: datetime | None,
    ) -> About | None:
        """A topic as quotes are held against it; None where there is nothing to look for. `edited`
        are articles that the index holds in another revision."""
        snapshot = self._ground.engine.snapshot
        asked = self._ground.read(topic, within, snapshot, now)
        if not asked.terms:
            return None
        weights = TermWeights(asked, snapshot.document_frequency, snapshot.passages)
        among = {term: quotes.holding(snapshot, [term], within) for term in sorted(weights.wanted)}
        return About(weights, self._ground.analyzer, among, edited)
