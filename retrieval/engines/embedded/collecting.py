"""From passages to a matrix: their terms numbered, tokens counted."""

from __future__ import annotations

import contextlib
import gc
from collections import defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from itertools import chain, islice

import numpy as np

from retrieval.engines import IndexedPassage
from retrieval.engines.embedded.cores import Alone
from retrieval.engines.embedded.matrix import (
    ARTICLE_COLUMNS,
    Ints,
    Matrix,
    Small,
    in_order,
    with_names,
)
from retrieval.engines.embedded.native import Native
from retrieval.engines.embedded.segment import NEVER

BATCH = 1 << 12
"""Passages that are taken in together."""


def collect(passages: Iterable[IndexedPassage], native: Native | None) -> Matrix:
    """The matrix of passages, which may come in any order and are read once."""
    numbers: defaultdict[str, int] = defaultdict()
    numbers.default_factory = numbers.__len__
    names: defaultdict[str, int] = defaultdict()
    names.default_factory = names.__len__
    articles: dict[int, tuple[int, ...]] = {}
    columns = [np.zeros((4, 0), np.int64)]
    cells: list[Future[Cells]] = []
    distinct = _Distinct(native)
    passages = iter(passages)
    other: Executor = Alone()
    with contextlib.ExitStack() as stack:
        # Batches are taken apart column by column: what runs in C costs a fifth of a loop.
        while batch := list(islice(passages, BATCH)):
            with _uncollected():
                keys, terms, collections, publishers, speakers, days = zip(*batch, strict=True)
                sequences, revisions, ordinals = zip(*keys, strict=True)
                length = np.array(list(map(len, terms)), np.int64)
                number = map(numbers.__getitem__, chain.from_iterable(terms))
                tokens = np.fromiter(number, np.int32, int(length.sum()))
                if len(cells) == 1:
                    other = stack.enter_context(ThreadPoolExecutor(1))
                cells.append(other.submit(distinct, tokens, length, len(numbers)))
                speaker = list(map(names.__getitem__, speakers))
                columns.append(np.array((sequences, speaker, ordinals, length), np.int64))
                for place in np.flatnonzero(np.diff(columns[-1][0], prepend=-1)).tolist():
                    if (sequence := sequences[place]) not in articles:
                        collection, publisher = names[collections[place]], names[publishers[place]]
                        about = (sequence, revisions[place], collection, publisher)
                        articles[sequence] = (*about, *(days[place] or NEVER))
        parts = [_NONE, *(part.result() for part in cells)]
        cells.clear()
    sequence, speaker_of, ordinal, lengths = np.concatenate(columns, axis=1)
    rows = np.array([articles[s] for s in sorted(articles)], np.int64)
    rows = rows.reshape(-1, len(ARTICLE_COLUMNS)).T
    size, term = (np.concatenate([part[place] for part in parts]) for place in range(2))
    rest = [part[2] for part in parts]
    parts.clear()  # before the next copy: a third of the room
    frequency = np.concatenate(rest)
    rest.clear()
    read = Matrix(
        terms=[term.encode("utf-8", "surrogatepass") for term in numbers],
        begin=np.concatenate(([0], np.cumsum(size, dtype=np.int64))),
        term=term,
        frequency=frequency,
        length=lengths,
        article=np.searchsorted(rows[0], sequence),
        speaker=speaker_of,
        ordinal=ordinal,
        articles=rows,
        names=list(names),
    )
    return with_names(in_order(read))


@contextlib.contextmanager
def _uncollected() -> Iterator[None]:
    """The garbage collector waits: it would look through all the passages that are in use, a tenth
    of a build. Only while a batch is taken in, not while others make the next."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


Cells = tuple[Small, Small, Small]
"""How many cells each row has, and their terms and frequencies."""

_NONE: Cells = (np.zeros(0, np.int32), np.zeros(0, np.int32), np.zeros(0, np.int32))


class _Distinct:
    """Tokens of batches of rows to cells, a row's terms in order of first occurrence."""

    def __init__(self, native: Native | None) -> None:
        self._native = native
        self._tokens = 0
        self._stamp = np.zeros(0, np.int64)

    def __call__(self, tokens: Small, length: Ints, terms: int) -> Cells:
        """The cells of rows of `length` tokens, of `terms` terms at most."""
        if self._native is None:
            rows = np.repeat(np.arange(len(length)), length)
            keys = rows * max(1, terms) + tokens
            _, first, counts = np.unique(keys, return_index=True, return_counts=True)
            order = np.argsort(first)
            places = first[order]
            sizes = np.bincount(rows[places], minlength=len(length))
            return sizes.astype(np.int32), tokens[places], counts[order].astype(np.int32)
        if terms > len(self._stamp):
            more = np.full(max(terms, 1024), -1, np.int64)
            self._stamp = np.concatenate((self._stamp, more))
        begin = self._tokens + np.concatenate(([0], np.cumsum(length)))
        self._tokens = int(begin[-1])
        frequency = np.empty(len(tokens), np.int32)
        cells = self._native.call("distinct", tokens, frequency, begin, self._stamp)
        return np.diff(begin).astype(np.int32), tokens[:cells], frequency[:cells]
