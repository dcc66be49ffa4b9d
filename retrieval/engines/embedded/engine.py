"""EmbeddedEngine: the present snapshot, swapped in one step when it changes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
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


class PreparedFile:
    """A built index and its file beside the present one; see `retrieval.engines.PreparedIndex`."""

    def __init__(
        self,
        swap: Callable[[EmbeddedSnapshot, EmbeddedSnapshot, Path | None], None],
        base: EmbeddedSnapshot,
        built: EmbeddedSnapshot,
        file: Path | None,
    ) -> None:
        self._swap = swap
        self._base = base
        self._built = built
        self._file = file

    def publish(self) -> None:
        file, self._file = self._file, None
        self._swap(self._base, self._built, file)

    def discard(self) -> None:
        if self._file is not None:
            persistence.discard(self._file)
            self._file = None


class EmbeddedEngine:
    """The index of one library in this process, with a copy on disk so that the next start does
    not tokenise everything again. See `retrieval.engines.Engine`."""

    name = "embedded"

    def __init__(self, directory: Path, *, fingerprint: str) -> None:
        self._path = directory / "embedded.index"
        self._fingerprint = fingerprint
        self._applying, self._loading, self._swapping = (threading.Lock() for _ in range(3))
        persistence.sweep(self._path)
        # Taken before reading: a file that is replaced meanwhile is looked at once too often.
        self._seen = persistence.signature(self._path)
        loaded = persistence.load(self._path, fingerprint=fingerprint)
        postings, generation = loaded if loaded else (Postings.empty(), 0)
        self._snapshot = EmbeddedSnapshot(postings, generation)

    @property
    def snapshot(self) -> EmbeddedSnapshot:
        return self._snapshot

    def apply(
        self, passages: Iterable[IndexedPassage], *, gone: Iterable[int], generation: int
    ) -> None:
        with self._applying:
            base = self._snapshot
            if base.generation > generation:
                return
            postings = base.postings.updated(passages, gone=tuple(gone))
            self._prepared(base, postings, generation).publish()

    def prepare(self, passages: Iterable[IndexedPassage], *, generation: int) -> PreparedFile:
        base = self._snapshot
        return self._prepared(base, Postings.build(passages), generation)

    def reload(self) -> bool:
        with self._loading:
            signature = persistence.signature(self._path)
            if signature is None or signature == self._seen:
                return False
            loaded = None
            found = persistence.generation_of(self._path, fingerprint=self._fingerprint)
            if found > self._snapshot.generation:
                loaded = persistence.load(self._path, fingerprint=self._fingerprint)
            built = EmbeddedSnapshot(*loaded) if loaded else None
            with self._swapping:
                self._seen = signature
                if built is None or built.generation <= self._snapshot.generation:
                    return False
                self._snapshot = built
                return True

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

    def _prepared(
        self, base: EmbeddedSnapshot, postings: Postings, generation: int
    ) -> PreparedFile:
        file = persistence.write(
            self._path, postings, generation=generation, fingerprint=self._fingerprint
        )
        return PreparedFile(self._swap, base, EmbeddedSnapshot(postings, generation), file)

    def _swap(self, base: EmbeddedSnapshot, built: EmbeddedSnapshot, file: Path | None) -> None:
        """Make `built`, which was made while `base` was present, the present state.

        A lower generation than the present one is right where the store was taken back to an
        earlier state, and late where this or another process has gone on since: then it is
        dropped.
        """
        with self._swapping:
            late = self._snapshot is not base and self._snapshot.generation > built.generation
            if not late:
                self._snapshot = built
            if file is None:
                return
            if late or self._replaced_by_newer(built.generation):
                persistence.discard(file)
            elif (signature := persistence.put(file, self._path)) is not None:
                self._seen = signature

    def _replaced_by_newer(self, generation: int) -> bool:
        """Whether another process has put a newer file there since this one looked."""
        return persistence.signature(self._path) != self._seen and generation < (
            persistence.generation_of(self._path, fingerprint=self._fingerprint)
        )
