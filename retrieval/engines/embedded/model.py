"""Okapi: rank-bm25's own BM25Okapi, its statistics taken from an index.

    idf(t)  = ln(N - df + 0.5) - ln(df + 0.5);  where negative: epsilon x the mean of all raw idf
    score   = sum over the query's tokens of idf x tf (k1 + 1) / (tf + k1 (1 - b + b dl / avgdl))

The formula and its order of operations are rank-bm25's (BM25Okapi of rank_bm25 0.2.2, the ATIRE
variant with a floor), so every score has the same bits as `rank_bm25.BM25Okapi.get_scores`. What
differs: nothing is counted here, an index has counted already; the mean of all raw idf, which only
a term in more than half of the passages asks for, is added up when one does; and an empty corpus
is an index without matches instead of a ZeroDivisionError.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from rank_bm25 import BM25Okapi

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


class Corpus(Protocol):
    """What the model asks of an index."""

    @property
    def passages(self) -> int:
        """Number of passages."""
        ...

    @property
    def length(self) -> int:
        """Terms of all passages together, repeats counted."""
        ...

    def document_frequency(self, term: str) -> int:
        """In how many passages the term stands."""
        ...

    def document_frequencies(self) -> Ints:
        """Those of all terms in use, in the order in which the corpus first has them."""
        ...

    def scores(self, query: Sequence[str]) -> Floats:
        """Scores of all passages in the order (article sequence, ordinal)."""
        ...


class Okapi(BM25Okapi):  # type: ignore[misc]  # rank_bm25 has no types
    """The model over one state of an index; immutable.

    Attributes of the base class keep their names: corpus_size, avgdl, average_idf, k1, b, epsilon.
    `idf` is a function of a term's document frequency here.
    """

    corpus_size: int
    avgdl: float
    k1: float
    b: float
    epsilon: float
    idf: Callable[[int], float]

    def __init__(self, corpus: Corpus) -> None:
        super().__init__(corpus)

    def _initialize(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.corpus_size = corpus.passages
        self.avgdl = corpus.length / self.corpus_size if self.corpus_size else 0.0

    def _calc_idf(self, nd: None) -> None:  # noqa: ARG002  # the base class hands it in
        self.idf = self._idf

    def _idf(self, document_frequency: int) -> float:
        raw = self._raw(document_frequency)
        return raw if raw >= 0 else self.epsilon * self.average_idf

    def _raw(self, document_frequency: int) -> float:
        return math.log(self.corpus_size - document_frequency + 0.5) - math.log(
            document_frequency + 0.5
        )

    @cached_property
    def average_idf(self) -> float:
        """The mean of all raw idf, negative ones included; 0.0 of an empty corpus."""
        # One logarithm for each distinct frequency: math.log, because numpy's may differ from it
        # in the last bit and the sum would carry that on.
        frequencies, inverse = np.unique(self.corpus.document_frequencies(), return_inverse=True)
        raw = np.array([self._raw(df) for df in frequencies.tolist()], np.float64)[inverse]
        # rank-bm25 adds one by one in order of first occurrence: so does accumulate, unlike sum().
        return float(np.add.accumulate(raw)[-1]) / len(raw) if len(raw) else 0.0

    def norm(self, lengths: Ints) -> Floats:
        """k1 (1 - b + b dl / avgdl) of passages with these numbers of terms."""
        if not self.avgdl:
            return np.full(len(lengths), self.k1 * (1 - self.b))
        norm: NDArray[Any] = self.k1 * (1 - self.b + self.b * lengths / self.avgdl)
        return norm

    def get_scores(self, query: Sequence[str]) -> Floats:
        """Scores of all passages in the order (article sequence, ordinal); 0.0 without a match."""
        return self.corpus.scores(query)

    def get_top_n(self, query: Sequence[str], documents: list[object], n: int = 5) -> list[object]:
        """The documents of the n best scores; ties in the order of the documents."""
        if self.corpus_size != len(documents):
            raise ValueError("the documents given are not those of the index")
        return [documents[i] for i in np.argsort(-self.get_scores(query), kind="stable")[:n]]
