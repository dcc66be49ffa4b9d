"""Workspace: what a thread needs beside the index to run the compiled search."""

from __future__ import annotations

import ctypes
from struct import Struct
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retrieval.engines.embedded.native import Native, table
from retrieval.engines.embedded.segment import BLOCK, UNIT
from retrieval.engines.embedded.weighing import Weighed

Found = tuple[list[float], list[list[int]]]
"""Scores, best first, and (article sequence, revision, ordinal) of each; ties by sequence, then
ordinal: an article has one revision."""

ROOM = 1 << 15
"""Passages in question at once; a query that needs more is answered without the kernel."""
MAX_TERMS = 1 << 10
"""Terms of a query that the kernel takes: its sums are 16 bits."""
TABLES = 256
"""Tables of arrays kept: one for each segment and filter of the present state."""


class Workspace:
    """Arrays that the kernel reads and writes; of one thread, used again for each query.

    sums are all 0 between queries.
    """

    def __init__(self) -> None:
        self._sums = np.zeros(BLOCK, np.uint16)
        self._peaks = tuple(np.zeros(BLOCK // UNIT, np.float64) for _ in range(2))
        self._bar = np.zeros(1, np.float64)
        self._found = np.zeros(ROOM, np.int64)
        self._bounds = np.zeros(ROOM, np.float64)
        self._keys = np.zeros((ROOM, 3), np.int64)
        self._numbers = np.zeros(6, np.int64)
        self._counts = self._numbers.data
        self._result = ctypes.c_int64()
        self._result_address = ctypes.addressof(self._result)
        self._packers: dict[int, Struct] = {}
        self._state: object = None
        self._grow(terms=64, limit=1024, blocks=64)

    def _grow(self, *, terms: int, limit: int, blocks: int) -> None:
        self._query = np.zeros(2 * terms, np.float64)
        self._query_data = self._query.data
        self._lows = np.zeros(limit, np.float64)
        self._cursors = tuple(np.zeros(terms, np.int64) for _ in range(3))
        # Where each term's postings of each block begin, and where the last end.
        self._starts = np.zeros(terms * (blocks + 1), np.int64)
        self._capacity = (terms, limit, blocks)
        self._tables: dict[tuple[int, int], Table] = {}

    def begin(self, state: object, *, terms: int, limit: int, blocks: int) -> None:
        """A new query to a state, of so many terms, over segments of `blocks` blocks at most."""
        had = self._capacity
        if state is not self._state:
            self._tables.clear()
            self._state = state
        if terms > had[0] or limit > had[1] or blocks > had[2]:
            self._grow(
                terms=max(terms, had[0]), limit=max(limit, had[1]), blocks=max(blocks, had[2])
            )
        self._counts[1] = limit
        self._counts[2] = 0
        self._bar[0] = 0.0

    def scan(
        self,
        native: Native,
        weighed: Weighed,
        allowed: NDArray[np.uint8],
        terms: list[int],
        idf: list[float],
    ) -> Found | None:
        """The `limit` best of a segment, and of others since `begin` perhaps fewer that can still
        be among the best of all; None where there was no room."""
        count = len(terms)
        packer = self._packers.get(count)
        if packer is None:
            packer = self._packers[count] = Struct(f"{2 * count}d")
        # Term numbers are whole and below 2 ** 32: a double holds them.
        packer.pack_into(self._query_data, 0, *terms, *idf)
        self._counts[0] = count
        table = self._tables.get((id(weighed), id(allowed)))
        if table is None:
            if len(self._tables) >= TABLES:
                self._tables.clear()
            # It holds what it was made of, and so the ids it is found by.
            table = self._tables[id(weighed), id(allowed)] = Table(weighed, allowed, self)
        self._counts[5] = table.ordinal_words
        native.scan(self._result_address, None, table.address)
        if self._counts[4]:
            return None
        kept = min(self._result.value, self._counts[1])
        return self._bounds[:kept].tolist(), self._keys[:kept].tolist()


class Table:
    """The places of all arrays of one search."""

    def __init__(self, weighed: Weighed, allowed: NDArray[np.uint8], space: Workspace) -> None:
        segment = weighed.segment
        self._weighed = weighed
        self.ordinal_words = segment.ordinal.itemsize // 2
        self._arrays: tuple[NDArray[Any], ...] = (
            segment.posting_begin,
            segment.stretch_begin,
            segment.repeat_begin,
            segment.postings,
            segment.stretch_block,
            segment.stretch_size,
            segment.repeat_passage,
            segment.repeat_kind,
            segment.kind_frequency,
            segment.run_begin,
            segment.unit_run,
            segment.voice,
            segment.voice_article,
            segment.sequence,
            segment.revision,
            segment.ordinal.view(np.uint16),
            weighed.norm,
            weighed.lift,
            weighed.gain,
            allowed,
            space._query,
            space._sums,
            *space._peaks,
            space._lows,
            space._bar,
            *space._cursors,
            space._starts,
            space._found,
            space._bounds,
            space._keys,
            space._numbers,
            np.array([weighed.top_gain, weighed.k1_plus_1]),
        )
        self._table = table("scan", self._arrays)
        self.address: int = self._table.ctypes.data
