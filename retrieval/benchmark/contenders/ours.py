"""Dateline's embedded engine, with compiled kernels or in numpy alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from retrieval.benchmark.contenders import K
from retrieval.engines import Hit, IndexedPassage, Query
from retrieval.engines.embedded import EmbeddedEngine

if TYPE_CHECKING:
    from retrieval.benchmark.contenders import Keys
    from retrieval.benchmark.corpus import StoredCorpus
    from retrieval.benchmark.gauge import Gauge
    from retrieval.benchmark.questions import Question

FINGERPRINT = "benchmark"


def query(question: Question, limit: int = K) -> Query:
    """The question as the engine takes it."""
    limits = question.filter
    if limits is None:
        return Query(terms=list(question.terms), limit=limit)
    return Query(
        terms=list(question.terms),
        limit=limit,
        publishers=frozenset({limits.publisher}),
        since=limits.since,
        until=limits.until,
    )


class Ours:
    """See `Contender`."""

    def __init__(self, folder: Path, kernels: Literal["compiled", "numpy"]) -> None:
        self.engine = EmbeddedEngine(folder, fingerprint=FINGERPRINT, kernels=kernels)

    def build(self, corpus: StoredCorpus, gauge: Gauge) -> None:
        passages = [passage for chunk in corpus.chunks() for passage in chunk.passages()]
        gauge.start()
        self.engine.prepare(passages, generation=1).publish()

    def open(self) -> None:
        """It is open from the start."""

    def prepared(self, question: Question) -> Query:
        return query(question)

    def answer(self, prepared: Query) -> list[Hit]:
        return self.engine.snapshot.search(prepared)

    def keys(self, answer: list[Hit]) -> Keys:
        return [(hit.key.sequence, hit.key.ordinal) for hit in answer]

    def change(self, passages: Sequence[IndexedPassage], gone: Sequence[int]) -> None:
        generation = self.engine.snapshot.generation + 1
        self.engine.apply(passages, gone=gone, generation=generation)

    def close(self) -> None:
        self.engine.close()


def make(folder: Path, *, kernels: Literal["compiled", "numpy"]) -> Ours:
    return Ours(folder, kernels)
