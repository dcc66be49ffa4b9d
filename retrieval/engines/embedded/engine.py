"""EmbeddedEngine: the present snapshot, swapped in one step when it changes."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from retrieval.engines import Hit, IndexedPassage, Query
from retrieval.engines.embedded import persistence
from retrieval.engines.embedded.model import PostingsBM25
from retrieval.engines.embedded.postings import Ints, Postings
from retrieval.stores import PassageKey


class EmbeddedSnapshot:
    """One state of the index; see `retrieval.engines.Snapshot`."""

    def __init__(self, postings: Postings, generation: int) -> None:
        self.generation = generation
        self.postings = postings
        self.model = PostingsBM25(postings)

    @property
    def passages(self) -> int:
        return len(self.postings)

    @property
    def terms(self) -> int:
        return len(self.postings.by_first_occurrence)

    def document_frequency(self, term: str) -> int:
        number = self.postings.vocabulary.get(term)
        return 0 if number is None else int(self.postings.document_frequency[number])

    def search(self, query: Query) -> list[Hit]:
        if query.limit <= 0 or not len(self.postings):
            return []
        scores, matched = self.model.score(list(query.terms))
        places = np.flatnonzero(self._allowed(query, matched))
        best = places[_top(scores[places], query.limit)]
        rows = self.postings.rows[:3, best].T.tolist()
        return [
            Hit(key=PassageKey(sequence=sequence, revision=revision, ordinal=ordinal), score=score)
            for (sequence, revision, ordinal), score in zip(
                rows, scores[best].tolist(), strict=True
            )
        ]

    def _allowed(self, query: Query, matched: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Which of the matched passages the filters let through [P]."""
        postings, allowed = self.postings, matched
        for column, names in (
            ("collection", query.collections),
            ("publisher", query.publishers),
            ("speaker", query.speakers),
        ):
            if names is not None:
                numbers = [postings.names[name] for name in names if name in postings.names]
                allowed = allowed & np.isin(postings.column(column), numbers)
        if query.since is not None or query.until is not None:
            first, last = postings.column("first_day"), postings.column("last_day")
            allowed = allowed & (first <= last)
            if query.since is not None:
                allowed = allowed & (last >= query.since)
            if query.until is not None:
                allowed = allowed & (first <= query.until)
        return allowed


def _top(scores: NDArray[np.float64], limit: int) -> Ints:
    """Places of the `limit` best scores, best first, equal ones by place, also at the cut."""
    chosen = np.arange(len(scores))
    if limit < len(scores):
        threshold = np.partition(scores, len(scores) - limit)[len(scores) - limit]
        above, level = np.flatnonzero(scores > threshold), np.flatnonzero(scores == threshold)
        chosen = np.sort(np.concatenate((above, level[: limit - len(above)])))
    return chosen[np.argsort(-scores[chosen], kind="stable")]


class EmbeddedEngine:
    """The index of one library in this process, with a copy on disk so that the next start does
    not tokenise everything again. See `retrieval.engines.Engine`."""

    name = "embedded"

    def __init__(self, directory: Path, *, fingerprint: str) -> None:
        self._path = directory / "embedded.index"
        self._fingerprint = fingerprint
        self._writing = threading.Lock()
        loaded = persistence.load(self._path, fingerprint=fingerprint)
        postings, generation = loaded if loaded else (Postings.empty(), 0)
        self._snapshot = EmbeddedSnapshot(postings, generation)

    @property
    def snapshot(self) -> EmbeddedSnapshot:
        return self._snapshot

    def apply(
        self, passages: Iterable[IndexedPassage], *, gone: Iterable[int], generation: int
    ) -> None:
        with self._writing:
            postings = self._snapshot.postings.updated(passages, gone=tuple(gone))
            self._swap(postings, generation)

    def rebuild(self, passages: Iterable[IndexedPassage], *, generation: int) -> None:
        with self._writing:
            self._swap(Postings.build(passages), generation)

    def same_as(self, passages: Iterable[IndexedPassage]) -> bool:
        built, present = Postings.build(passages), self._snapshot.postings
        words = dict(zip(present.vocabulary.values(), present.vocabulary, strict=True))
        others = dict(zip(built.vocabulary.values(), built.vocabulary, strict=True))
        names = dict(zip(present.names.values(), present.names, strict=True))
        other_names = dict(zip(built.names.values(), built.names, strict=True))
        named = [4, 5, 6]
        return (
            np.array_equal(np.delete(present.rows, named, 0), np.delete(built.rows, named, 0))
            and np.array_equal(present.offsets, built.offsets)
            and np.array_equal(present.frequency, built.frequency)
            and [words[i] for i in present.term.tolist()]
            == [others[i] for i in built.term.tolist()]
            and [names[i] for i in present.rows[named].ravel().tolist()]
            == [other_names[i] for i in built.rows[named].ravel().tolist()]
        )

    def close(self) -> None:
        """Nothing is held open."""

    def _swap(self, postings: Postings, generation: int) -> None:
        self._snapshot = EmbeddedSnapshot(postings, generation)
        persistence.save(self._path, postings, generation=generation, fingerprint=self._fingerprint)
