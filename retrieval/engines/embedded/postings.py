"""Postings: which terms stand in which passages how often, as immutable arrays.

The forward form (terms of each passage in order of first occurrence) is the truth; the inverted
form (passages of each term) is derived from it in one sort. Passages are rows in the order
(article sequence, ordinal), which is also rank-bm25's corpus order and the order of ties.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from retrieval.engines import IndexedPassage

Ints = NDArray[np.int64]

NEVER = (1, 0)
"""The days of an undated article: an empty range, inside no window."""

COLUMNS = (
    "sequence",
    "revision",
    "ordinal",
    "length",
    "collection",
    "publisher",
    "speaker",
    "first_day",
    "last_day",
)


@dataclass(frozen=True, kw_only=True)
class Postings:
    """Arrays of P passages, T distinct (passage, term) pairs and V vocabulary entries.

    rows: int64 [len(COLUMNS), P], what `COLUMNS` names, `length` in terms with repeats.
    offsets: int64 [P + 1], where each passage's pairs begin.
    term, frequency: int32 [T], the pairs, a passage's in order of first occurrence.
    vocabulary: terms by number; may hold terms that no passage has any more.
    names: collections, publishers and speakers by number.
    """

    rows: Ints
    offsets: Ints
    term: NDArray[np.int32]
    frequency: NDArray[np.int32]
    vocabulary: dict[str, int]
    names: dict[str, int]

    @classmethod
    def empty(cls) -> Postings:
        return cls(
            rows=np.zeros((len(COLUMNS), 0), np.int64),
            offsets=np.zeros(1, np.int64),
            term=np.zeros(0, np.int32),
            frequency=np.zeros(0, np.int32),
            vocabulary={},
            names={},
        )

    @classmethod
    def build(cls, passages: Iterable[IndexedPassage]) -> Postings:
        return cls.empty().updated(passages, gone=())

    def updated(self, passages: Iterable[IndexedPassage], *, gone: Sequence[int]) -> Postings:
        """New postings without the articles (sequences) in `gone` and with `passages`."""
        vocabulary, names = dict(self.vocabulary), dict(self.names)
        rows, lengths = array("q"), array("q")
        term, frequency = array("i"), array("i")
        for passage in passages:
            counts: dict[str, int] = {}
            for word in passage.terms:
                counts[word] = counts.get(word, 0) + 1
            term.extend([vocabulary.setdefault(word, len(vocabulary)) for word in counts])
            frequency.extend(counts.values())
            lengths.append(len(counts))
            first, last = passage.days or NEVER
            rows.extend(
                (
                    passage.key.sequence,
                    passage.key.revision,
                    passage.key.ordinal,
                    len(passage.terms),
                    names.setdefault(passage.collection, len(names)),
                    names.setdefault(passage.publisher, len(names)),
                    names.setdefault(passage.speaker, len(names)),
                    first,
                    last,
                )
            )
        added = replace(
            self,
            rows=np.array(rows, np.int64).reshape(-1, len(COLUMNS)).T,
            offsets=np.concatenate(([0], np.cumsum(np.array(lengths, np.int64)))),
            term=np.array(term, np.int32),
            frequency=np.array(frequency, np.int32),
        )
        kept = self._select(np.flatnonzero(~np.isin(self.rows[0], np.array(gone, np.int64))))
        both = replace(
            self,
            rows=np.concatenate((kept.rows, added.rows), axis=1),
            offsets=np.concatenate((kept.offsets, kept.offsets[-1] + added.offsets[1:])),
            term=np.concatenate((kept.term, added.term)),
            frequency=np.concatenate((kept.frequency, added.frequency)),
            vocabulary=vocabulary,
            names=names,
        )
        return both._select(np.lexsort((both.rows[2], both.rows[0])))

    def _select(self, order: Ints) -> Postings:
        """The passages at these places, in this order."""
        if len(order) == len(self) and np.array_equal(order, np.arange(len(self))):
            return self
        begin, size = self.offsets[order], np.diff(self.offsets)[order]
        offsets = np.concatenate(([0], np.cumsum(size)))
        pairs = np.arange(offsets[-1]) + np.repeat(begin - offsets[:-1], size)
        return replace(
            self,
            rows=self.rows[:, order],
            offsets=offsets,
            term=self.term[pairs],
            frequency=self.frequency[pairs],
        )

    def __len__(self) -> int:
        return int(self.rows.shape[1])

    def column(self, name: str) -> Ints:
        column: Ints = self.rows[COLUMNS.index(name)]
        return column

    @cached_property
    def document_frequency(self) -> Ints:
        """Passages that hold each vocabulary entry: int64 [V]."""
        return np.bincount(self.term, minlength=len(self.vocabulary))

    @cached_property
    def by_first_occurrence(self) -> Ints:
        """Numbers of the terms in use, in the order in which the passages first have them."""
        place = np.full(len(self.vocabulary), len(self.term), np.int64)
        # Of repeated indices the last assignment stays, so the reversed order leaves the first.
        place[self.term[::-1]] = np.arange(len(self.term) - 1, -1, -1)
        order = np.argsort(place, kind="stable")
        return order[: int(np.count_nonzero(self.document_frequency))]

    @cached_property
    def _inverted(self) -> tuple[Ints, Ints, NDArray[np.int32]]:
        order = np.argsort(self.term, kind="stable")
        passage = np.repeat(np.arange(len(self)), np.diff(self.offsets))
        begin = np.concatenate(([0], np.cumsum(self.document_frequency)))
        return begin, passage[order], self.frequency[order]

    def of(self, term: str) -> tuple[Ints, NDArray[np.int32]]:
        """Places of the passages with the term, ascending, and its frequency in each."""
        number = self.vocabulary.get(term)
        begin, passage, frequency = self._inverted
        if number is None:
            return passage[:0], frequency[:0]
        part = slice(begin[number], begin[number + 1])
        return passage[part], frequency[part]
