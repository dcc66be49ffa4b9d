"""Feed: what an engine keeps of the store's changed articles, in order.

Each passage with its terms, its filters and its days; tokenised with a worker where there are many.
Knows neither how the store is written nor how the engine keeps what it is given.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from datetime import tzinfo
from itertools import islice
from typing import Protocol

from retrieval import dates
from retrieval.analysis import Analyzer, tokenising
from retrieval.analysis.tokenising import Worker
from retrieval.analysis.worker import Text
from retrieval.engines import IndexedPassage
from retrieval.model import Article, Passage, Progress
from retrieval.stores import Changes, PassageKey

CHUNK = 256
"""Passages whose terms are found together, and sent to and fro together where there is a worker."""

SHARED_FROM = 8000
"""Passages from which a second process that tokenises is worth its start."""

INDEXING = "indexing passages"
BUILDING = "building the index"
"""What is left when all passages have been taken in; how far it is cannot be told."""

Report = Callable[[Progress], None]


def silent(_: Progress) -> None:
    """Progress that nobody watches."""


class Reader(Protocol):
    """Who else takes each article while its terms are at hand."""

    def take(self, article: Article, terms: Sequence[Sequence[str]]) -> None:
        """An article, and the terms of each of its passages."""
        ...

    def finish(self, gone: Iterable[int]) -> None:
        """All were taken; articles with the sequences in `gone` are no more."""
        ...


class Feed:
    """The passages of one library's changes."""

    def __init__(
        self,
        analyzer: Analyzer,
        *,
        timezone: tzinfo,
        cores: Callable[[], int],
        reader: Reader | None = None,
    ) -> None:
        """`cores` tells how many processors this process may use."""
        self._analyzer = analyzer
        self._timezone = timezone
        self._cores = cores
        self._reader = reader

    @contextlib.contextmanager
    def of(self, changes: Changes, report: Report) -> Iterator[Iterator[IndexedPassage]]:
        """What the engine keeps of the changed passages, in order, to be made an index of inside
        the `with`; read with a worker where that is worth it."""
        worth_it = changes.passages >= SHARED_FROM and self._cores() > 1
        language = self._analyzer.language
        with (
            tokenising.started(language) if worth_it else contextlib.nullcontext() as worker,
            contextlib.closing(self._passages(changes, worker, report)) as passages,
        ):
            yield passages
            if self._reader is not None:
                self._reader.finish(changes.removed)
            if changes.passages:
                report(Progress(stage=BUILDING, done=changes.passages, total=changes.passages))

    def _passages(
        self, changes: Changes, worker: Worker | None, report: Report
    ) -> Generator[IndexedPassage, None, None]:
        done, total = 0, changes.passages
        chunks = ((some, texts(some)) for some in _chunks(changes.articles))
        for articles, terms in tokenising.tokenised(chunks, self._analyzer, worker):
            next_terms = iter(terms)
            for article in articles:
                covered = dates.days(article.header.published, self._timezone)
                days = (covered[0].toordinal(), covered[1].toordinal()) if covered else None
                said = list(islice(next_terms, len(article.passages)))
                if self._reader is not None:
                    self._reader.take(article, said)
                for passage, own in zip(article.passages, said, strict=True):
                    yield IndexedPassage(
                        key=key_of(passage),
                        terms=own,
                        collection=passage.header.collection,
                        publisher=passage.header.publisher or "",
                        speaker=speaker_name(passage),
                        days=days,
                    )
                done += len(article.passages)
                if done % 512 < len(article.passages) or done == total:
                    report(Progress(stage=INDEXING, done=done, total=total))
        if done < total:  # damaged ones were left out
            report(Progress(stage=INDEXING, done=total, total=total))
        if total:
            report(Progress(stage=BUILDING, done=0, total=0))


def _chunks(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """The articles in order, `CHUNK` passages or a little more at a time."""
    chunk: list[Article] = []
    passages = 0
    for article in articles:
        chunk.append(article)
        passages += len(article.passages)
        if passages >= CHUNK:
            yield chunk
            chunk, passages = [], 0
    if chunk:
        yield chunk


def texts(articles: Iterable[Article]) -> list[Text]:
    """What each passage is found by: its text and, after it, who says it. A quote does not name
    its speaker; the question does ("what did Han say about")."""
    found: list[Text] = []
    for article in articles:
        language = article.header.language
        for passage in article.passages:
            who = passage.speaker
            parts = (
                (passage.text,) if who is None else (passage.text, f"{who.name}, {who.title or ''}")
            )
            found.append((language, parts))
    return found


def key_of(passage: Passage) -> PassageKey:
    """Where the passage stands."""
    return PassageKey(
        sequence=passage.header.sequence,
        revision=passage.header.revision,
        ordinal=passage.ordinal,
    )


def speaker_name(passage: Passage) -> str:
    """The speaker as filters know them: "name / title", "" for no speaker."""
    if passage.speaker is None:
        return ""
    return f"{passage.speaker.name} / {passage.speaker.title or ''}"
