"""PostingsBM25: rank-bm25's own BM25Okapi, computed from postings.

    idf(t)  = ln(N - df + 0.5) - ln(df + 0.5);  where negative: epsilon x the mean of all raw idf
    score   = sum over the query's tokens of idf x tf (k1 + 1) / (tf + k1 (1 - b + b dl / avgdl))

The formula and its order of operations are rank-bm25's (BM25Okapi of rank_bm25 0.2.2, the ATIRE
variant with a floor), so every score has the same bits as `rank_bm25.BM25Okapi.get_scores`. What
differs: it reads only the passages that hold a term, and an empty corpus is an index without
matches instead of a ZeroDivisionError.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from rank_bm25 import BM25Okapi

from retrieval.engines.embedded.postings import Ints, Postings

Floats = NDArray[np.float64]


class PostingsBM25(BM25Okapi):  # type: ignore[misc]  # rank_bm25 has no types
    """The model over one `Postings`; immutable after construction.

    Attributes of the base class keep their names: corpus_size, avgdl, average_idf, k1, b,
    epsilon; `idf` is an array by term number, `doc_len` one by passage.
    """

    corpus_size: int
    avgdl: float

    def __init__(
        self, postings: Postings, *, k1: float = 1.5, b: float = 0.75, epsilon: float = 0.25
    ) -> None:
        super().__init__(postings, k1=k1, b=b, epsilon=epsilon)

    def _initialize(self, corpus: Postings) -> Ints:
        self.postings = corpus
        self.corpus_size = len(corpus)
        self.doc_len = corpus.column("length")
        self.avgdl = int(self.doc_len.sum()) / self.corpus_size if self.corpus_size else 0.0
        if self.avgdl:
            self._norm: Floats = self.k1 * (1 - self.b + self.b * self.doc_len / self.avgdl)
        return corpus.document_frequency

    def _calc_idf(self, nd: Ints) -> None:
        # One logarithm for each distinct document frequency: math.log, because numpy's may differ
        # from it in the last bit and the sum below would carry that on.
        frequencies, inverse = np.unique(nd, return_inverse=True)
        logs = [
            math.log(self.corpus_size - df + 0.5) - math.log(df + 0.5) if df else 0.0
            for df in frequencies.tolist()
        ]
        self.idf = np.array(logs, np.float64)[inverse]
        used = self.idf[self.postings.by_first_occurrence]
        # rank-bm25 adds one by one in order of first occurrence: so does accumulate, unlike sum().
        self.average_idf = float(np.add.accumulate(used)[-1]) / len(used) if len(used) else 0.0
        self.idf[self.idf < 0] = self.epsilon * self.average_idf

    def get_scores(self, query: list[str]) -> Floats:
        """Scores of all passages [P], 0.0 where no term of the query stands."""
        return self.score(query)[0]

    def score(self, query: list[str]) -> tuple[Floats, NDArray[np.bool_]]:
        """Scores [P] and, separately, which passages hold any of the terms [P]: in tiny
        libraries a matching passage may score 0 or less."""
        scores = np.zeros(self.corpus_size)
        matched = np.zeros(self.corpus_size, np.bool_)
        for term in query:
            places, frequency = self.postings.of(term)
            if len(places) == 0:
                continue
            weight = frequency * (self.k1 + 1) / (frequency + self._norm[places])
            scores[places] += self.idf[self.postings.vocabulary[term]] * weight
            matched[places] = True
        return scores, matched

    def get_top_n(self, query: list[str], documents: list[object], n: int = 5) -> list[object]:
        """The documents of the n best scores; ties in the order of the documents."""
        if self.corpus_size != len(documents):
            raise ValueError("the documents given are not those of the index")
        return [documents[i] for i in np.argsort(-self.get_scores(query), kind="stable")[:n]]
