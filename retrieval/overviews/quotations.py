"""Quotes of people."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import islice

from retrieval import quotes
from retrieval.engines import Searcher
from retrieval.errors import QueryError
from retrieval.model import Quotes
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
        until = self._ground.last_day(topic, until)
        state = self._ground.state(until, within)

        def result(collected: Collected | None = None, reason: Reason | None = None) -> Quotes:
            return Quotes(
                speaker=speaker,
                topic=topic,
                until=until,
                names=collected.names if collected else (),
                quotes=collected.quotes if collected else (),
                further=collected.further if collected else 0,
                reason=reason,
                generation=state.generation,
                elapsed_ms=(time.perf_counter() - started) * 1000,
            )

        if not state.passages:
            return result(reason="empty_index")
        wanted = quotes.read(clean(speaker))
        terms = self._ground.analyzer.terms
        rarest = self._rarest(quotes.terms_of(wanted, terms), state)
        about = self._about(topic, within, state, now) if topic is not None else None
        if rarest is None or (topic is not None and about is None):
            return result(reason="no_terms")
        term: str = rarest

        def newest() -> Iterator[Found]:
            return quotes.newest(
                self._ground.store, state, term, within, timezone=self._ground.timezone
            )

        def collected(about: About | None, offset: int, limit: int) -> Collected:
            return quotes.collect(
                newest(),
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
            seen = [p for one in islice(newest(), BEARING) for p in one.passages]
            bearers = quotes.bearers(seen, wanted, terms)
            if len(bearers) == 1:
                wanted = quotes.read(bearers[0])
                term = self._rarest(quotes.terms_of(wanted, terms), state) or term
                found = collected(about, offset, limit)
        if found.names:
            return result(found)
        if about is not None:  # whoever says nothing about it is somebody all the same
            names = collected(None, 0, NAMED).names
            return result(Collected(quotes=(), further=0, names=names), "no_match")
        return result(found, "no_match")

    def _rarest(self, terms: Sequence[str], state: Searcher) -> str | None:
        """The term of a name that the fewest passages hold: whoever is named in full stands where
        it does. Words that none holds count only where all are such; None for no terms."""
        counted = [
            (state.document_frequency(term), place, term) for place, term in enumerate(terms)
        ]
        held = [one for one in counted if state.holds(one[2])]
        return min(held or counted)[2] if counted else None

    def _about(
        self, topic: str, within: tuple[str, ...], state: Searcher, now: datetime | None
    ) -> About | None:
        """A topic as quotes are held against it; None where there is nothing to look for."""
        asked = self._ground.read(topic, within, state, now)
        if not asked.terms:
            return None
        weights = TermWeights(asked, state.document_frequency, state.passages)
        among = {term: quotes.holding(state, [term], within) for term in sorted(weights.wanted)}
        return About(weights, self._ground.analyzer, among)
