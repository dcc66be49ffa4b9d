"""Quotes of people."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import date, datetime

from retrieval import quotes
from retrieval.engines import Searcher
from retrieval.errors import QueryError
from retrieval.model import Quotes
from retrieval.model.answers import Reason
from retrieval.overviews.ground import Ground
from retrieval.quotes import About, Collected
from retrieval.sources.decoding import clean
from retrieval.weighing import TermWeights

MAX_QUOTES = 50
"""Quotes of one page."""


class Quotations:
    """Quotes of one library."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

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
        term = self._rarest(quotes.terms_of(wanted, self._ground.analyzer.terms), state)
        about = self._about(topic, within, state, now) if topic is not None else None
        if term is None or (topic is not None and about is None):
            return result(reason="no_terms")
        collected = quotes.collect(
            quotes.newest(
                self._ground.store,
                state,
                term,
                within,
                timezone=self._ground.timezone,
            ),
            self._ground.store.articles_at,
            wanted,
            self._ground.analyzer.terms,
            about,
            offset=offset,
            limit=limit,
        )
        return result(collected, None if collected.names else "no_match")

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
        among = quotes.holding(state, sorted(weights.wanted), within)
        return About(weights, self._ground.analyzer, among)
