"""Names: whom the library knows by name, learnt anew whenever it changes.

What a question may name, what a filter means, and what is suggested while somebody types. In a view
of the past those that are named there; acronyms are then learnt from what was not edited since.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable
from typing import TypeVar

from retrieval.analysis import Analyzer
from retrieval.engines import Searcher
from retrieval.model import Filters
from retrieval.naming.known import Known
from retrieval.naming.suggesting import Suggestions
from retrieval.past import View
from retrieval.stores import Store

LEARNT = 8
"""Sets of collections whose names are kept."""

T = TypeVar("T")
S = TypeVar("S")
K = TypeVar("K")
Collections = tuple[str, ...]


class Names:
    """The names of a library's present state; safe to use from several threads."""

    def __init__(self, store: Store, analyzer: Analyzer) -> None:
        self._store = store
        self._analyzer = analyzer
        self._guard = threading.Lock()
        self._looking_back = threading.Lock()
        self._reading = threading.Lock()
        self._known: dict[Collections, tuple[Known, Searcher]] = {}
        self._known_then: dict[View, tuple[Known, View]] = {}
        self._publishers: dict[Collections, tuple[Suggestions, int]] = {}
        self._voices: dict[Collections, tuple[list[tuple[str, str]], int]] = {}
        self._speakers: dict[Collections, tuple[Suggestions, int]] = {}

    def known(self, collections: Collections, snapshot: Searcher) -> Known:
        """What can be asked for by name, learnt once for each state and set of collections."""
        view = snapshot if isinstance(snapshot, View) else None

        def learn() -> Known:
            return Known.learn(
                publishers=self._store.publishers(collections)
                if view is None
                else sorted(view.names.publishers - {""}),
                speakers=self._voiced(collections, view),
                acronyms=self._store.acronyms(
                    collections, None if view is None else view.present.sequences
                ),
                analyzer=self._analyzer,
                frequency=snapshot.document_frequency if view is None else view.frequency,
            )

        if view is not None:
            # Apart, so that nobody who asks for the present waits for the past.
            return self._learnt(self._known_then, view, view, learn, self._looking_back)
        return self._learnt(self._known, collections, snapshot, learn, self._guard)

    def publishers(self, filters: Filters, snapshot: Searcher) -> frozenset[str] | None:
        """The library's publishers that a filter means; see `Publishers.resolve`. None: all."""
        if filters.publisher is None:
            return None
        return self.known(filters.collections, snapshot).publishers.resolve(filters.publisher)

    def speakers(self, filters: Filters, snapshot: Searcher) -> frozenset[str] | None:
        """The speakers that a filter means, as an index names them: all of its words stand in
        their name and title. None: all."""
        if filters.speaker is None:
            return None
        wanted = set(self._analyzer.terms(filters.speaker))
        view = snapshot if isinstance(snapshot, View) else None
        return frozenset(
            f"{name} / {title}"
            for name, title in self._voiced(filters.collections, view)
            if wanted and wanted <= self._spoken(name, title)
        )

    def suggested_publishers(self, collections: Collections) -> Suggestions:
        """Publishers by their articles."""

        def learn() -> Suggestions:
            found = self._store.sources(collections)
            return Suggestions({one.name: one.articles for one in found if one.name})

        state = self._store.generation()
        return self._learnt(self._publishers, collections, state, learn, self._guard)

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

        state = self._store.generation()
        return self._learnt(self._speakers, collections, state, learn, self._guard)

    def _voiced(self, collections: Collections, view: View | None) -> list[tuple[str, str]]:
        """(name, title) of those who speak, sorted: now, or in a view of the past."""
        present = self._learnt(
            self._voices,
            collections,
            self._store.generation(),
            lambda: self._store.speakers(collections),
            self._reading,
        )
        if view is None:
            return present
        then = view.names.speakers - {""}
        here = {f"{name} / {title}": (name, title) for name, title in present}
        gone = (one.partition(" / ") for one in then - here.keys())
        return sorted(
            [here[one] for one in then & here.keys()] + [(name, title) for name, _, title in gone]
        )

    def _spoken(self, name: str, title: str) -> set[str]:
        """The terms by which a speaker is found."""
        return set(self._analyzer.terms(f"{title}, {name}"))

    def _learnt(
        self,
        kept: dict[K, tuple[T, S]],
        key: K,
        state: S,
        learn: Callable[[], T],
        guard: threading.Lock,
    ) -> T:
        """What is kept of a state, or learnt of it now."""
        with guard:
            found, of = kept.get(key, (None, None))
            if found is None or of != state:
                found = learn()
                while len(kept) >= LEARNT:
                    del kept[next(iter(kept))]
                kept[key] = found, state
            return found
