"""Corpus: paragraphs as numbers of words, in memory and as a folder to be streamed from.

Words are shared: a paragraph is a row of numbers, and becomes strings only when an engine is
given it. Knows nothing of where paragraphs come from, nor of engines.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from retrieval.engines import IndexedPassage
from retrieval.model import SHARED
from retrieval.stores import PassageKey

Ints = NDArray[np.int64]

COLUMNS = ("sequence", "ordinal", "publisher", "speaker", "first_day", "last_day")
"""What is known of a passage beside its words; an undated one ends before it begins."""

CHUNK = 10_000
"""Passages that a stream holds as strings at a time: some 8 MB."""


@dataclass(frozen=True, kw_only=True)
class Corpus:
    """Arrays of P passages in the order (article sequence, ordinal), of T words in all.

    words: strings by number; more may be listed than are used.
    ids: int32 [T], the passages' words one after the other, repeats kept.
    offsets: int64 [P + 1], where each passage begins in `ids`.
    rows: int32 [len(COLUMNS), P].
    revision: of all articles in it.
    """

    words: list[str]
    ids: NDArray[np.int32]
    offsets: Ints
    rows: NDArray[np.int32]
    revision: int = 1

    def __len__(self) -> int:
        return int(self.rows.shape[1])

    def column(self, name: str) -> NDArray[np.int32]:
        column: NDArray[np.int32] = self.rows[COLUMNS.index(name)]
        return column

    def part(self, first: int, last: int) -> Corpus:
        """Passages [first, last)."""
        offsets = self.offsets[first : last + 1]
        ids = self.ids[offsets[0] : offsets[-1]]
        return replace(self, ids=ids, offsets=offsets - offsets[0], rows=self.rows[:, first:last])

    def at(self, places: Ints) -> Corpus:
        """The passages at these places, in this order."""
        offsets, taken = taking(self.offsets, places)
        return replace(self, ids=self.ids[taken], offsets=offsets, rows=self.rows[:, places])

    def terms(self, place: int) -> list[str]:
        """The words of one passage."""
        part = self.ids[self.offsets[place] : self.offsets[place + 1]]
        return [self.words[i] for i in part.tolist()]

    def passages(self) -> Iterator[IndexedPassage]:
        """The passages as an engine takes them, CHUNK of them as strings at a time."""
        for first in range(0, len(self), CHUNK):
            yield from self.part(first, min(first + CHUNK, len(self)))._passages()

    def _passages(self) -> Iterator[IndexedPassage]:
        words = self.words
        terms = [words[i] for i in self.ids.tolist()]
        bounds = self.offsets.tolist()
        rows = self.rows.T.tolist()
        for place, (sequence, ordinal, publisher, speaker, first, last) in enumerate(rows):
            yield IndexedPassage(
                key=PassageKey(sequence=sequence, revision=self.revision, ordinal=ordinal),
                terms=terms[bounds[place] : bounds[place + 1]],
                collection=SHARED,
                publisher=f"publisher {publisher}",
                speaker=f"speaker {speaker}" if speaker else "",
                days=(first, last) if first <= last else None,
            )

    @cached_property
    def document_frequency(self) -> Ints:
        """Passages that hold each word: int64 [len(words)]."""
        found = np.zeros(len(self.words), np.int64)
        for first in range(0, len(self), 10 * CHUNK):
            part = self.part(first, min(first + 10 * CHUNK, len(self)))
            owner = np.repeat(np.arange(len(part), dtype=np.int64), np.diff(part.offsets))
            pairs = np.unique(owner * len(self.words) + part.ids)
            found += np.bincount(pairs % len(self.words), minlength=len(self.words))
        return found

    def save(self, folder: Path) -> None:
        """Write a folder that `StoredCorpus` reads."""
        folder.mkdir(parents=True)
        self.ids.tofile(folder / "ids.int32")
        np.save(folder / "offsets.npy", self.offsets)
        np.save(folder / "rows.npy", self.rows)
        (folder / "words.txt").write_text("\n".join(self.words), encoding="utf-8")


class StoredCorpus:
    """A corpus in a folder: words and columns are held, paragraphs are read as they are asked
    for (not mapped: mapped pages would count as memory of whoever reads them)."""

    def __init__(self, folder: Path) -> None:
        self._ids = folder / "ids.int32"
        self.words = (folder / "words.txt").read_text(encoding="utf-8").split("\n")
        self.offsets: Ints = np.load(folder / "offsets.npy")
        self.rows: NDArray[np.int32] = np.load(folder / "rows.npy")

    def __len__(self) -> int:
        return int(self.rows.shape[1])

    def chunks(self) -> Iterator[Corpus]:
        """The corpus in parts of at most CHUNK passages, in order."""
        for first in range(0, len(self), CHUNK):
            last = min(first + CHUNK, len(self))
            begin, end = int(self.offsets[first]), int(self.offsets[last])
            yield Corpus(
                words=self.words,
                ids=np.fromfile(self._ids, np.int32, end - begin, offset=4 * begin),
                offsets=self.offsets[first : last + 1] - begin,
                rows=self.rows[:, first:last],
            )


def joined(corpora: list[Corpus]) -> Corpus:
    """All passages of corpora that share their words, in the order (sequence, ordinal)."""
    sizes = np.concatenate([np.diff(corpus.offsets) for corpus in corpora])
    both = Corpus(
        words=corpora[0].words,
        ids=np.concatenate([corpus.ids for corpus in corpora]),
        offsets=np.concatenate(([0], np.cumsum(sizes))),
        rows=np.concatenate([corpus.rows for corpus in corpora], axis=1),
    )
    return both.at(np.lexsort((both.column("ordinal"), both.column("sequence"))))


def taking(offsets: Ints, places: Ints) -> tuple[Ints, Ints]:
    """What picks rows of unequal length: their new offsets, and where each entry is now."""
    begin, size = offsets[places], np.diff(offsets)[places]
    taken = np.concatenate(([0], np.cumsum(size)))
    return taken, np.arange(taken[-1]) + np.repeat(begin - taken[:-1], size)
