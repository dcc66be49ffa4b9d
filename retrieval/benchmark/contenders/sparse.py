"""bm25s: scores of all postings worked out beforehand, in a sparse matrix.

Called as its documentation shows for speed: numbers of words instead of strings, no progress bar,
numba's serial path. It drops numbers that it does not know by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import bm25s
import numpy as np

from retrieval.benchmark.contenders import K

if TYPE_CHECKING:
    from retrieval.benchmark.contenders import Keys
    from retrieval.benchmark.corpus import StoredCorpus
    from retrieval.benchmark.gauge import Gauge
    from retrieval.benchmark.questions import Question
    from retrieval.engines import IndexedPassage


class Sparse:
    """See `Contender`."""

    def __init__(self, folder: Path, backend: str) -> None:
        self._folder = folder
        self._backend = backend
        self._threads = 1 if backend == "numba" else 0
        self._selection = "auto" if backend == "numba" else "numpy"

    def build(self, corpus: StoredCorpus, gauge: Gauge) -> None:
        self._index([["a", "b"], ["b", "c"], ["c", "a"]])  # compiles
        words = [part.terms(i) for part in corpus.chunks() for i in range(len(part))]
        gauge.start()
        model = self._index(words)
        model.save(str(self._folder), show_progress=False)
        np.save(self._folder / "keys.npy", corpus.rows[:2].T)

    def _index(self, words: list[list[str]]) -> Any:
        model = bm25s.BM25(k1=1.5, b=0.75, method="atire", backend=self._backend)
        if self._backend == "numba":
            model.compile()
        model.index(words, show_progress=False)
        return model

    def open(self) -> None:
        self._model = bm25s.BM25.load(str(self._folder), mmap=False, show_progress=False)
        self._keys = np.load(self._folder / "keys.npy")

    def prepared(self, question: Question) -> list[list[int]]:
        return [self._model.get_tokens_ids(list(question.terms))]

    def answer(self, prepared: list[list[int]]) -> Any:
        return self._model.retrieve(
            prepared,
            k=K,
            show_progress=False,
            n_threads=self._threads,
            backend_selection=self._selection,
        )

    def keys(self, answer: Any) -> Keys:
        best = answer.documents[0][answer.scores[0] > 0]
        return [(int(sequence), int(ordinal)) for sequence, ordinal in self._keys[best]]

    def change(self, passages: Sequence[IndexedPassage], gone: Sequence[int]) -> NoReturn:
        raise NotImplementedError("bm25s builds everything again")

    def close(self) -> None:
        """Nothing is held open."""


def make(folder: Path, *, backend: str) -> Sparse:
    return Sparse(folder, backend)
