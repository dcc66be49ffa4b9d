"""Names: whom the library knows by name, learnt anew whenever it changes.

What a question may name, what a filter means, and what is suggested while somebody types.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable
from typing import TypeVar

from retrieval.analysis import Analyzer
from retrieval.engines import Snapshot
from retrieval.model import Filters
from retrieval.naming.known import Known
from retrieval.naming.suggesting import Suggestions
from retrieval.stores import Store

LEARNT = 8
"""Sets of collections whose names are kept."""

T = TypeVar("T")
S = TypeVar("S")
Collections = tuple[str, ...]


class Names:
    """The names of a library's present state; safe to use from several threads."""

    def __init__(self, store: Store, analyzer: Analyzer) -> None:
        self._store = store
        self._analyzer = analyzer
        self._guard = threading.Lock()
        self._known: dict[Collections, tuple[Known, Snapshot]] = {}
        self._publishers: dict[Collections, tuple[Suggestions, int]] = {}
        self._speakers: dict[Collections, tuple[Suggestions, int]] = {}

    def known(self, collections: Collections, snapshot: Snapshot) -> Known:
        """What can be asked for by name, learnt once for each state and set of collections."""

        def learn() -> Known:
            return Known.learn(
                publishers=self._store.publishers(collections),
                speakers=self._store.speakers(collections),
                acronyms=self._store.acronyms(collections),
                analyzer=self._analyzer,
                frequency=snapshot.document_frequency,
            )

        return self._learnt(self._known, collections, snapshot, learn)

    def publishers(self, filters: Filters, snapshot: Snapshot) -> frozenset[str] | None:
        """The library's publishers that a filter means; see `Publishers.resolve`. None: all."""
        if filters.publisher is None:
            return None
        return self.known(filters.collections, snapshot).publishers.resolve(filters.publisher)

    def speakers(self, filters: Filters) -> frozenset[str] | None:
        """The speakers that a filter means, as an index names them: all of its words stand in
        their name and title. None: all."""
        if filters.speaker is None:
            return None
        wanted = set(self._analyzer.terms(filters.speaker))
        return frozenset(
            f"{name} / {title}"
            for name, title in self._store.speakers(filters.collections)
            if wanted and wanted <= self._spoken(name, title)
        )

    def suggested_publishers(self, collections: Collections) -> Suggestions:
        """Publishers by their articles."""

        def learn() -> Suggestions:
            found = self._store.sources(collections)
            return Suggestions({one.name: one.articles for one in found if one.name})

        return self._learnt(self._publishers, collections, self._store.generation(), learn)

    def suggested_speakers(self, collections: Collections) -> Suggestions:
        """Speakers by their passages: by name, or by title where there is none; only what means
        its speaker as a filter, too."""

        def learn() -> Suggestions:
            counts: Counter[str] = Counter()
            for name, title, passages in self._store.voices(collections):
                shown = name or title
                wanted = set(self._analyzer.terms(shown))
                if wanted and wanted <= self._spoken(name, title):
                    counts[shown] += passages
            return Suggestions(counts)

        return self._learnt(self._speakers, collections, self._store.generation(), learn)

    def _spoken(self, name: str, title: str) -> set[str]:
        """The terms by which a speaker is found."""
        return set(self._analyzer.terms(f"{title}, {name}"))

    def _learnt(
        self,
        kept: dict[Collections, tuple[T, S]],
        collections: Collections,
        state: S,
        learn: Callable[[], T],
    ) -> T:
        """What is kept of a state, or learnt of it now."""
        with self._guard:
            found, of = kept.get(collections, (None, None))
            if found is None or of != state:
                found = learn()
                while len(kept) >= LEARNT:
                    del kept[next(iter(kept))]
                kept[collections] = found, state
            return found
