"""Asking: one run over a set, in which each question is ranked once and answered once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from retrieval.answering import EXCERPTS
from retrieval.evaluation.sets import Topic
from retrieval.library import Library
from retrieval.model import Excerpt, Filters
from retrieval.trec import encode

DEPTH = 100
"""Passages a question that are looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a library said to one question. `ranking` has passage ids as a run writes them, best
    first; `excerpts` are those of an answer without a threshold, `matched` tells whether there was
    one, `confidence` whether it would be shown."""

    ranking: tuple[str, ...]
    excerpts: tuple[Excerpt, ...]
    confidence: float
    matched: bool

    def answered(self, threshold: float) -> bool:
        """Whether it is an answer, and no abstention, at a threshold."""
        return self.matched and self.confidence >= threshold


def ask(
    library: Library,
    topics: Iterable[Topic],
    *,
    depth: int = DEPTH,
    filters: Filters | None = None,
    now: datetime | None = None,
) -> Iterator[tuple[Topic, Reply]]:
    """Each question with its reply, in the order given."""
    for topic in topics:
        ranked = library.search(topic.question, depth=depth, filters=filters, now=now)
        answer = library.ask(
            topic.question, filters=filters, limit=EXCERPTS, min_confidence=0, now=now
        )
        yield (
            topic,
            Reply(
                ranking=tuple(encode(passage.passage_id) for passage in ranked),
                excerpts=answer.excerpts,
                confidence=answer.confidence,
                matched=answer.answered,
            ),
        )
