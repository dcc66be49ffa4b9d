"""Segment: an immutable inverted index of some passages, as flat arrays.

Passages are numbered by length, shortest first (then by article sequence and ordinal). That is what
makes it fast: a term that stands once in a passage adds idf x lift(length), and neighbours have the
same length; so a query may add up plain idf over 2-byte postings, and multiply by lift afterwards.
What stands more than once is listed a second time, as a repeat, with the number of its kind
(frequency, length).

    term 7:   stretches of blocks 0, 2    postings 5 9 77 | 3     repeats (passage 9, kind 4)

A block is 16,384 passages: the sums of one fit the first-level cache, and a place in it leaves a
bit of two bytes free, which tells that there is a repeat.

Passages of one article that the same person says (or nobody) share a voice: filters and deletions
speak of voices, of which there are few, never of passages. `remembered` holds each article's terms,
so that a deletion knows what to take from document frequencies.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retrieval.engines.embedded.vocabulary import Vocabulary

U8 = NDArray[np.uint8]
U16 = NDArray[np.uint16]
U32 = NDArray[np.uint32]
I64 = NDArray[np.int64]

BLOCK = 1 << 14
"""Passages a block: 32 kB of 16-bit sums."""
UNIT = 1 << 8
"""Passages that are looked at together for a sum that is high enough."""

NEVER = (1, 0)
"""The days of an undated article: an empty range, inside no window."""


@dataclass(frozen=True, kw_only=True)
class Segment:
    """P passages, V terms, T postings in S stretches, R repeats of K kinds, L distinct lengths,
    A articles with W voices.

    Terms
        term_begin, term_letters, term_slots: see `Vocabulary`.
        posting_begin uint32 [V + 1]: each term's postings; their number is its frequency here.
        stretch_begin uint32 [V + 1], repeat_begin uint32 [V + 1]: its stretches and repeats.
    Postings, by term, then passage
        postings uint16 [T]: 2 x (passage - BLOCK x block), + 1 where the term is repeated there.
        stretch_block, stretch_size uint16 [S]: the block, and how many postings are in it.
        repeat_passage uint32 [R], repeat_kind uint16 [R]; uint32 of more than 65,536 kinds, which
        the compiled search does not take.
        kind_frequency int64 [K], kind_run int64 [K]: how often, in which run.
    Passages
        run_begin int64 [L + 1], run_length int64 [L]: passages of each length, shortest first.
        voice uint32 [P]; ordinal uint16 or uint32 [P].
    Voices and articles, by sequence
        voice_article, voice_speaker uint32 [W] (a name's number).
        sequence int64, revision, collection, publisher uint32, first_day, last_day int32,
        passages uint32, length int64, remembered_begin int64 [A + 1] ...
        remembered uint8: see `remembering`.
        names uint8: collections, publishers and speakers, UTF-8 JSON list.
    """

    term_begin: U32
    term_letters: U8
    term_slots: U32
    posting_begin: U32
    stretch_begin: U32
    repeat_begin: U32
    postings: U16
    stretch_block: U16
    stretch_size: U16
    repeat_passage: U32
    repeat_kind: NDArray[Any]
    kind_frequency: I64
    kind_run: I64
    run_begin: I64
    run_length: I64
    voice: U32
    ordinal: NDArray[Any]
    voice_article: U32
    voice_speaker: U32
    sequence: I64
    revision: U32
    collection: U32
    publisher: U32
    first_day: NDArray[np.int32]
    last_day: NDArray[np.int32]
    passages: U32
    length: I64
    remembered_begin: I64
    remembered: U8
    names: U8

    def __len__(self) -> int:
        return len(self.voice)

    def arrays(self) -> dict[str, NDArray[Any]]:
        """All arrays by name."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    @cached_property
    def vocabulary(self) -> Vocabulary:
        return Vocabulary(self.term_begin, self.term_letters, self.term_slots)

    @cached_property
    def name_numbers(self) -> dict[str, int]:
        """Collections, publishers and speakers by name."""
        import json

        return {name: i for i, name in enumerate(json.loads(self.names.tobytes() or b"[]"))}

    @cached_property
    def unit_run(self) -> I64:
        """The run in which each unit of passages begins [units]."""
        starts = np.arange(0, max(len(self), 1), UNIT)
        return np.searchsorted(self.run_begin, starts, side="right") - 1

    @cached_property
    def document_frequency(self) -> I64:
        """Passages that hold each term, deleted ones counted [V]."""
        begin = self.posting_begin.astype(np.int64)
        return begin[1:] - begin[:-1]

    def lengths(self, passages: I64) -> I64:
        """Terms of these passages, repeats counted."""
        return self.run_length[self.runs(passages)]

    def runs(self, passages: I64) -> I64:
        """The run that each of these passages is in."""
        return self.run_begin.searchsorted(passages, side="right") - 1

    def keys(self, passages: I64) -> list[list[int]]:
        """Article sequence, article revision and ordinal of each."""
        article = self.voice_article[self.voice[passages]]
        columns = (self.sequence[article], self.revision[article], self.ordinal[passages])
        return np.stack(columns, axis=1, dtype=np.int64).tolist()  # type: ignore[no-any-return]

    def holding(self, term: int) -> I64:
        """The passages that hold the term, ascending."""
        part = slice(int(self.posting_begin[term]), int(self.posting_begin[term + 1]))
        stretches = slice(int(self.stretch_begin[term]), int(self.stretch_begin[term + 1]))
        begin = self.stretch_block[stretches].astype(np.int64) * BLOCK
        found = (self.postings[part] >> 1).astype(np.int64)
        if len(begin) > 1:
            found += begin.repeat(self.stretch_size[stretches])
        elif len(begin):
            found += begin
        return found

    def repeats(self, term: int) -> tuple[U32, NDArray[Any]]:
        """The passages that hold the term more than once, ascending, and the kinds."""
        part = slice(int(self.repeat_begin[term]), int(self.repeat_begin[term + 1]))
        return self.repeat_passage[part], self.repeat_kind[part]

    def frequencies(self, term: int, holding: I64) -> I64:
        """How often the term stands in each of the passages `holding(term)`."""
        found = np.ones(len(holding), np.int64)
        passages, kinds = self.repeats(term)
        found[np.searchsorted(holding, passages)] = self.kind_frequency[kinds]
        return found
