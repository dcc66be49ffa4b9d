"""Workspace: what a thread needs beside the index to run the compiled search."""

from __future__ import annotations

import ctypes
from struct import Struct
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retrieval.engines.embedded.native import Native, table
from retrieval.engines.embedded.segment import BLOCK
from retrieval.engines.embedded.weighing import Weighed

ROOM = 1 << 15
"""Passages in question at once; a query that needs more is answered without the kernel."""
MAX_TERMS = 1 << 10
"""Terms of a query that the kernel takes: its sums are 16 bits."""
TABLES = 64
"""Tables of arrays kept: one for each segment and filter of the present state."""


class Workspace:
    """Arrays that the kernel reads and writes; of one thread, used again for each query.

    sums are all 0 between queries. numbers: terms, limit, lows filled, found, no room.
    """

    def __init__(self) -> None:
        self._sums = np.zeros(BLOCK, np.uint16)
        self._found = np.zeros(ROOM, np.int64)
        self._bounds = np.zeros(ROOM, np.float64)
        self._numbers = np.zeros(5, np.int64)
        self._counts = self._numbers.data
        self._result = ctypes.c_int64()
        self._result_address = ctypes.addressof(self._result)
        self._packers: dict[int, tuple[Struct, Struct]] = {}
        self._state: object = None
        self._grow(terms=64, limit=1024, blocks=64)

    def _grow(self, *, terms: int, limit: int, blocks: int) -> None:
        self._terms = np.zeros(terms, np.int64)
        self._idf = np.zeros(terms, np.float64)
        self._lows = np.zeros(limit, np.float64)
        self._cursors = tuple(np.zeros(terms, np.int64) for _ in range(3))
        # Where each term's postings of each block begin, and where the last end.
        self._starts = np.zeros(terms * (blocks + 1), np.int64)
        self._capacity = (terms, limit, blocks)
        self._tables: dict[tuple[int, int], tuple[Weighed, NDArray[np.uint8], Table]] = {}

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

    def scan(
        self,
        native: Native,
        weighed: Weighed,
        allowed: NDArray[np.uint8],
        terms: list[int],
        idf: list[float],
    ) -> tuple[NDArray[np.int64], NDArray[np.float64]] | None:
        """As `scanning.scan`, the bar kept since `begin`; None where there was no room. The arrays
        are written over by the next scan."""
        count = len(terms)
        packers = self._packers.get(count)
        if packers is None:
            packers = self._packers[count] = (Struct(f"{count}q"), Struct(f"{count}d"))
        packers[0].pack_into(self._terms.data, 0, *terms)
        packers[1].pack_into(self._idf.data, 0, *idf)
        self._counts[0] = count
        found = self._tables.get((id(weighed), id(allowed)))
        if found is None:
            if len(self._tables) >= TABLES:
                self._tables.clear()
            made = Table(weighed, allowed, self)
            # What the table points into is kept with it, and so are the ids it is found by.
            found = self._tables[id(weighed), id(allowed)] = (weighed, allowed, made)
        native.scan(self._result_address, None, found[2].address)
        if self._counts[4]:
            return None
        kept = self._result.value
        return self._found[:kept], self._bounds[:kept]


class Table:
    """The places of all arrays of one search."""

    def __init__(self, weighed: Weighed, allowed: NDArray[np.uint8], space: Workspace) -> None:
        segment = weighed.segment
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
            weighed.norm,
            weighed.lift,
            weighed.gain,
            allowed,
            space._terms,
            space._idf,
            space._sums,
            space._lows,
            *space._cursors,
            space._starts,
            space._found,
            space._bounds,
            space._numbers,
            np.array([weighed.top_gain, weighed.k1_plus_1]),
        )
        self._table = table("scan", self._arrays)
        self.address: int = self._table.ctypes.data
