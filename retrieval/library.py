"""Library: the only door to retrieval.

Opens store and engine in one folder and offers what a bot, a command line or a script asks of
them. Synchronous and safe to call from several threads; a question is answered from one
generation, never from a mix.
"""

from __future__ import annotations

import dataclasses
import logging
import math
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from types import TracebackType
from typing import Self

from retrieval import questions
from retrieval.analysis import Analyzer
from retrieval.answering import CANDIDATES, EXCERPTS, MAX_EXCERPTS, THRESHOLD, Answerer
from retrieval.engines import Query, open_engine
from retrieval.errors import DatelineError, QueryError, UnknownArticleError
from retrieval.indexing import Indexer, Report, silent
from retrieval.model import (
    SHARED,
    Answer,
    Article,
    ArticleHeader,
    Filters,
    IngestReport,
    ParsedArticle,
    RankedPassage,
    SourceCount,
    Status,
    Summary,
    VerifyReport,
)
from retrieval.questions import Question
from retrieval.sources import read_file
from retrieval.sources.decoding import clean
from retrieval.stores.sqlite import SqliteStore
from retrieval.summaries import DEFAULT_SENTENCES, lead_summary

_log = logging.getLogger(__name__)

FOLLOW_INTERVAL_S = 0.5
"""How often a running process looks whether another one has changed the library."""


class Library:
    """A library of news in one folder: ask it, search it, fill it."""

    def __init__(
        self,
        data_dir: Path,
        *,
        language: str = "en",
        timezone: tzinfo = UTC,
        engine: str = "embedded",
        report: Report = silent,
        clock: Callable[[], datetime] | None = None,
    ) -> None:
        """Open the library in `data_dir`, making an empty one where there is none.

        `report` hears of long work at the start (an index that has to be built). Raises
        StoreError where the folder or the file cannot be used.
        """
        self.data_dir = data_dir
        self._language = language
        self._analyzer = Analyzer(language)
        path = data_dir / "library.db"
        self._store = SqliteStore(path, clock=clock) if clock else SqliteStore(path)
        self._engine = open_engine(
            engine,
            data_dir / "index",
            fingerprint=f"{self._store.identity()}-{self._analyzer.fingerprint}-{timezone}",
        )
        self._indexer = Indexer(self._store, self._engine, self._analyzer, timezone=timezone)
        self._answerers = threading.local()
        self._closing = threading.Event()
        self._follower: threading.Thread | None = None
        self._indexer.refresh(report)

    # --- asking ------------------------------------------------------------------------------

    def ask(
        self,
        question: str,
        *,
        filters: Filters | None = None,
        limit: int = EXCERPTS,
        min_confidence: float | None = None,
    ) -> Answer:
        """The passages that answer, cited, or an abstention; see `Answer`.

        `limit` excerpts at most (1 to 20). `min_confidence` replaces the default threshold; 0
        answers whenever anything matched. QueryError names what cannot be understood.
        """
        started = time.perf_counter()
        if not 1 <= limit <= MAX_EXCERPTS:
            raise QueryError(f"limit: {limit} is not between 1 and {MAX_EXCERPTS}")
        threshold = THRESHOLD if min_confidence is None else min_confidence
        if not 0 <= threshold <= 1:
            raise QueryError(f"min-confidence: {threshold} is not between 0 and 1")
        snapshot = self._engine.snapshot
        asked, query = self._query(question, filters or Filters(), CANDIDATES)
        draft = self._answerer().answer(asked, snapshot, query, limit=limit, threshold=threshold)
        return Answer(
            question=asked.text,
            understood=_understood(asked, filters or Filters()),
            excerpts=draft.excerpts,
            closest=draft.closest,
            confidence=draft.confidence,
            reason=draft.reason,
            missing=draft.missing,
            generation=snapshot.generation,
            elapsed_ms=(time.perf_counter() - started) * 1000,
        )

    def search(
        self,
        question: str,
        *,
        depth: int = 100,
        filters: Filters | None = None,
        engine_only: bool = False,
    ) -> list[RankedPassage]:
        """The ranking that answers are made from, or bare BM25, as passage ids best first."""
        if depth < 1:
            raise QueryError(f"depth: {depth} is not a number from 1")
        snapshot = self._engine.snapshot
        asked, query = self._query(question, filters or Filters(), CANDIDATES)
        found: list[tuple[str, float]] = []
        if not engine_only:
            ranked, _ = self._answerer().candidates(asked, snapshot, query)
            found = [(c.read.passage.id, c.score) for c in ranked[:depth]]
        if len(found) < depth:
            # Below what answers are made from the engine's own order goes on.
            hits = snapshot.search(dataclasses.replace(query, limit=depth + len(found)))
            passages = self._store.passages([hit.key for hit in hits])
            listed = {name for name, _ in found}
            rest = [
                (passages[hit.key].id, hit.score)
                for hit in hits
                if hit.key in passages and passages[hit.key].id not in listed
            ][: depth - len(found)]
            lowest = found[-1][1] if found else math.inf
            drop = max(0.0, rest[0][1] - lowest) if rest else 0.0
            found += [(name, min(score - drop, lowest)) for name, score in rest]
        return [
            RankedPassage(passage_id=name, rank=rank, score=score)
            for rank, (name, score) in enumerate(found, start=1)
        ]

    def summary(
        self,
        article_id: str,
        *,
        sentences: str | int = DEFAULT_SENTENCES,
        collections: Sequence[str] = (SHARED,),
    ) -> Summary:
        """An extractive summary of one article: a number of sentences, or a share like "40%"."""
        return lead_summary(self.article(article_id, collections=collections), sentences)

    def article(self, article_id: str, *, collections: Sequence[str] = (SHARED,)) -> Article:
        """One article in its current revision; UnknownArticleError where there is none."""
        found = self._store.article(clean(article_id), collections)
        if found is None:
            raise UnknownArticleError(article_id)
        return found

    def articles(self, collections: Sequence[str] = (SHARED,)) -> Iterator[ArticleHeader]:
        """Headers of all articles in the order in which they came."""
        return self._store.headers(collections)

    # --- filling -----------------------------------------------------------------------------

    def ingest(
        self,
        locations: Sequence[str],
        *,
        collection: str = SHARED,
        sample: bool = False,
        report: Report = silent,
    ) -> IngestReport:
        """Read articles in; searchable when it returns. The first real ones end the samples."""
        return self._indexer.ingest(locations, collection=collection, sample=sample, report=report)

    def reindex(self, sources: Sequence[str], *, report: Report = silent) -> IngestReport:
        """Read the sources again and rebuild the index; the old one answers until then."""
        return self._indexer.reindex(sources, report=report)

    def remove(
        self,
        *,
        article_id: str | None = None,
        source: str | None = None,
        publisher: str | None = None,
    ) -> int:
        """Take articles out of everything at once; the number of them."""
        return self._indexer.remove(article_id=article_id, source=source, publisher=publisher)

    # --- looking after -----------------------------------------------------------------------

    def status(self) -> Status:
        """The library at a glance."""
        counts, snapshot = self._store.counts(), self._engine.snapshot
        return Status(
            articles=counts.articles,
            passages=counts.passages,
            publishers=counts.publishers,
            samples=counts.samples,
            first_published=counts.first_published,
            last_published=counts.last_published,
            generation=counts.generation,
            engine=self._engine.name,
            indexed_passages=snapshot.passages,
            terms=snapshot.terms,
            data_dir=str(self.data_dir),
            sources=tuple(SourceCount(source=s, articles=n) for s, n in counts.sources),
        )

    def verify(self, *, repair: bool = False) -> VerifyReport:
        """Check every stored passage against its hash, and the index against the store.

        `repair` reads damaged articles again from the files they came from, where those still
        say the same, and rebuilds a wrong index.
        """
        started = time.perf_counter()
        checked, damaged, faults = self._store.check()
        repaired: list[str] = []
        if repair:
            repaired = [
                damage.passage_id
                for damage in damaged
                for item in read_file(Path(damage.location))
                if isinstance(item, ParsedArticle) and self._store.repair(item, damage)
            ]
            self._indexer.refresh()
        if not self._indexer.index_is_right():
            if repair:
                self._indexer.rebuild()
            else:
                faults.append("the index differs from the store: reindex, or verify --repair")
        return VerifyReport(
            passages_checked=checked,
            damaged=tuple(damage.passage_id for damage in damaged),
            repaired=tuple(repaired),
            faults=tuple(faults),
            elapsed_ms=(time.perf_counter() - started) * 1000,
        )

    def refresh(self) -> bool:
        """Take up what other processes have changed; whether there was anything."""
        return self._indexer.refresh()

    def follow(self, interval_s: float = FOLLOW_INTERVAL_S) -> None:
        """From now on take up other processes' changes in the background, until closed."""
        if self._follower is None:
            self._follower = threading.Thread(
                target=self._follow, args=(interval_s,), name="library-follower", daemon=True
            )
            self._follower.start()

    def close(self) -> None:
        """Release files and stop following; the library cannot be used afterwards."""
        self._closing.set()
        if self._follower is not None:
            self._follower.join()
        self._engine.close()
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # --- inside ------------------------------------------------------------------------------

    def _follow(self, interval_s: float) -> None:
        while not self._closing.wait(interval_s):
            try:
                self._indexer.refresh()
            except DatelineError as error:
                # The present index goes on answering; the next look may find the library well.
                _log.warning("library not followed: error=%s", error)

    def _answerer(self) -> Answerer:
        """One a thread: its cache of read passages is not shared."""
        answerer: Answerer | None = getattr(self._answerers, "answerer", None)
        if answerer is None:
            answerer = Answerer(self._store, self._analyzer)
            self._answerers.answerer = answerer
        return answerer

    def _query(self, text: str, filters: Filters, limit: int) -> tuple[Question, Query]:
        asked = questions.read(" ".join(clean(text).split()), self._analyzer, self._language)
        if filters.since and filters.until and filters.since > filters.until:
            raise QueryError(f"since {filters.since} is after until {filters.until}")
        return asked, Query(
            terms=asked.terms,
            limit=limit,
            collections=frozenset(filters.collections),
            publishers=self._publishers(filters),
            speakers=self._speakers(filters),
            since=filters.since.toordinal() if filters.since else None,
            until=filters.until.toordinal() if filters.until else None,
        )

    def _publishers(self, filters: Filters) -> frozenset[str] | None:
        """The library's publishers that a name means: the same but for case, else containing it."""
        if filters.publisher is None:
            return None
        wanted = filters.publisher.strip().casefold()
        known = self._store.publishers(filters.collections)
        same = [name for name in known if name.casefold() == wanted]
        return frozenset(same or [name for name in known if wanted and wanted in name.casefold()])

    def _speakers(self, filters: Filters) -> frozenset[str] | None:
        """The speakers that a name means: all of its words stand in their name and title."""
        if filters.speaker is None:
            return None
        wanted = set(self._analyzer.terms(filters.speaker, self._language))
        return frozenset(
            f"{name} / {title}"
            for name, title in self._store.speakers(filters.collections)
            if wanted and wanted <= set(self._analyzer.terms(f"{title}, {name}", self._language))
        )


def _understood(asked: Question, filters: Filters) -> dict[str, object]:
    return {
        "terms": list(asked.terms),
        "form": asked.form,
        "since": filters.since.isoformat() if filters.since else None,
        "until": filters.until.isoformat() if filters.until else None,
        "publisher": filters.publisher,
        "speaker": filters.speaker,
    }
