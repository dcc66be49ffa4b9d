"""rank-bm25: BM25Okapi over a list of dictionaries, in memory alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from rank_bm25 import BM25Okapi

from retrieval.benchmark.contenders import K

if TYPE_CHECKING:
    from retrieval.benchmark.contenders import Keys
    from retrieval.benchmark.corpus import StoredCorpus
    from retrieval.benchmark.gauge import Gauge
    from retrieval.benchmark.questions import Question
    from retrieval.engines import IndexedPassage


class Okapi:
    """See `Contender`. Nothing is kept on disk: whoever opens it has to build it."""

    def build(self, corpus: StoredCorpus, gauge: Gauge) -> None:
        keys = [(sequence, ordinal) for sequence, ordinal in corpus.rows[:2].T.tolist()]
        parts = corpus.chunks()
        words = [part.terms(place) for part in parts for place in range(len(part))]
        gauge.start()
        self._model = BM25Okapi(words)
        self._keys: Keys = keys

    def open(self) -> None:
        """It was built in this process."""

    def prepared(self, question: Question) -> list[str]:
        return list(question.terms)

    def answer(self, prepared: list[str]) -> Keys:
        found: Keys = self._model.get_top_n(prepared, self._keys, n=K)
        return found

    def keys(self, answer: Keys) -> Keys:
        return answer

    def change(self, passages: Sequence[IndexedPassage], gone: Sequence[int]) -> NoReturn:
        raise NotImplementedError("rank-bm25 builds everything again")

    def close(self) -> None:
        """Nothing is held open."""


def make(folder: Path) -> Okapi:
    del folder  # it writes nothing
    return Okapi()
