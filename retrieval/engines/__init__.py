"""The Engine: which passages match a question's terms best, by BM25.

An engine receives ready terms and keeps what filters need; it knows no text, no analysis and no
store. It can always be rebuilt. Implementations share one contract suite
(tests/retrieval/engines).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Protocol, Self

from retrieval.stores import PassageKey


class IndexedPassage(NamedTuple):
    """What an engine keeps of a passage; a tuple, because millions are made.

    Days are proleptic ordinals (`date.toordinal`), None for an undated article."""

    key: PassageKey
    terms: Sequence[str]
    collection: str
    publisher: str
    speaker: str
    days: tuple[int, int] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Terms in the question's order, repeats kept, and exact filters; None = no limit.

    `since` and `until` are inclusive days (ordinals): an article is inside when any of its days
    is; an undated article never is. `speakers` holds names as they are indexed. `only` and
    `without` are articles by their sequences.
    """

    terms: Sequence[str]
    limit: int
    collections: frozenset[str] | None = None
    publishers: frozenset[str] | None = None
    speakers: frozenset[str] | None = None
    since: int | None = None
    until: int | None = None
    only: frozenset[int] | None = None
    without: frozenset[int] = frozenset()


class Listing(NamedTuple):
    """Articles, by their sequences, and the publishers and speakers of their passages, as they are
    indexed."""

    sequences: frozenset[int]
    publishers: frozenset[str]
    speakers: frozenset[str]


class Hit(NamedTuple):
    """A matching passage and its BM25 score, comparable only within one answer of one engine."""

    key: PassageKey
    score: float


class Searcher(Protocol):
    """Passages that can be searched, in one unchanging state; searches never wait and never mix
    states."""

    @property
    def generation(self) -> int:
        """The store's generation that this state shows."""
        ...

    @property
    def passages(self) -> int:
        """Number of passages indexed."""
        ...

    @property
    def terms(self) -> int:
        """Number of distinct terms in them."""
        ...

    def search(self, query: Query) -> list[Hit]:
        """The `limit` best passages that hold at least one of the terms, best first.

        Scores are those of the whole index, whatever the filters. Ties go by (article sequence,
        ordinal), also at the cut. No terms, no match or an empty index give [].
        """
        ...

    def document_frequency(self, term: str) -> int:
        """In how many passages the term stands, 0 if in none."""
        ...

    def holds(self, term: str) -> bool:
        """Whether the term stands in a passage that can be found."""
        ...


class Snapshot(Searcher, Protocol):
    """One unchanging state of an index."""

    def listing(self, query: Query) -> Listing:
        """Of what there are passages that the query's filters let through, whatever its terms and
        its limit."""
        ...

    def under(self, statistics: Self) -> Self:
        """The same passages, scored by the statistics of another snapshot of the same kind: its
        number of passages, their mean length, and in how many of them each term stands, at least
        one. Numbers of passages and terms stay this one's own."""
        ...


class PreparedIndex(Protocol):
    """An index that is built, and stored as far as it can be, but answers nothing yet."""

    def publish(self) -> None:
        """Make it the present state in one step, here and for other processes, as quickly as a
        file is renamed. What has become present since, and is newer, stays."""
        ...

    def discard(self) -> None:
        """Take it away; does nothing to one that was published."""
        ...


class Engine(Protocol):
    """The current snapshot, and how it moves on. Searching is safe from any thread."""

    name: str

    @property
    def snapshot(self) -> Snapshot:
        """The present state."""
        ...

    def apply(
        self, passages: Iterable[IndexedPassage], *, gone: Iterable[int], generation: int
    ) -> None:
        """Take out all passages of the articles (sequences) in `gone`, put `passages` in, and
        make the result the present state in one step. An edited article is in both.

        Nothing happens where the present state is of a higher generation already."""
        ...

    def prepare(self, passages: Iterable[IndexedPassage], *, generation: int) -> PreparedIndex:
        """A whole new index beside the present one, which answers until the new is published."""
        ...

    def reload(self) -> bool:
        """Take up a newer index that another process has published; whether there was one.

        Newer is one of a higher generation. Cheap where nothing was published.
        """
        ...

    def same_as(self, passages: Iterable[IndexedPassage]) -> bool:
        """Whether an index built from these passages would be the present one."""
        ...

    def close(self) -> None:
        """Release what is held; the engine cannot be used afterwards."""
        ...


def open_engine(name: str, directory: Path, *, fingerprint: str, borrowing: bool = False) -> Engine:
    """The engine of a settings name ("embedded"), with its files in `directory`.

    `fingerprint` stands for whatever decides the terms (analyzer, store): an index on disk with
    another one is not used. `borrowing`: it is searched only `under` the snapshots of another
    engine, and uses that one's means for it.
    """
    if name != "embedded":
        raise ValueError(f"unknown engine {name!r}")
    from retrieval.engines.embedded import EmbeddedEngine

    return EmbeddedEngine(
        directory, fingerprint=fingerprint, kernels="numpy" if borrowing else "auto"
    )
