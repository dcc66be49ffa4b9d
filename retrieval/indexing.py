"""Indexer: how articles come in, and how the index follows the store.

An article's way: sources parse it, the store commits it, the engine takes the difference. Knows
nothing of questions.
"""

from __future__ import annotations

import contextlib
import dataclasses
import logging
import os
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import tzinfo
from pathlib import Path

from retrieval import sources
from retrieval.analysis import Analyzer, tokenising
from retrieval.engines import Engine, PreparedIndex
from retrieval.errors import QueryError, SourceError
from retrieval.feeding import Feed, Reader, Report, silent
from retrieval.model import (
    SHARED,
    Failure,
    IngestReport,
    ParsedArticle,
    Progress,
)
from retrieval.sources.decoding import clean
from retrieval.stores import Store

_log = logging.getLogger(__name__)

BATCH_ARTICLES = 1000
"""Articles a save: one commit costs a disk flush, one batch bounds memory."""

FOLLOW_PATIENCE_S = 30.0
"""How long a process that follows waits for the index of the one that changed the store, counted
from the last change of either: one that was killed in between never writes it."""


class Indexer:
    """Writes articles into the store and keeps the engine at the store's generation."""

    def __init__(
        self,
        store: Store,
        engine: Engine,
        analyzer: Analyzer,
        *,
        timezone: tzinfo,
        cores: Callable[[], int] = tokenising.cores,
        reader: Reader | None = None,
    ) -> None:
        """`cores` tells how many processors this process may use; `reader` takes what is indexed,
        too."""
        self._store = store
        self._engine = engine
        self._language = analyzer.language
        self._feed = Feed(analyzer, timezone=timezone, cores=cores, reader=reader)
        self._refreshing = threading.Lock()
        self._still = (-1, -1)
        self._still_since_s = 0.0

    def refresh(self, report: Report = silent) -> bool:
        """Bring the index to the store's generation; whether it was behind.

        Another process's index is taken up where there is one; what it lacks is indexed here.
        """
        if self._store.generation() == self._engine.snapshot.generation:
            return False
        with self._refreshing:
            self._engine.reload()
            behind = self._engine.snapshot.generation
            present = self._store.generation()
            if behind == present:
                return True
            if behind > present:
                self.rebuild(report)
                return True
            with self._store.changes_since(behind) as changes:
                gone = [*changes.removed, *changes.changed]
                with self._feed.of(changes, report) as passages:
                    self._engine.apply(passages, gone=gone, generation=changes.generation)
            return True

    def follow(self, now_s: float) -> bool:
        """Take up what other processes have indexed; whether there was anything.

        For a process that has to stay quick: the one that changes the store writes the index too,
        so this waits for it, and indexes here only when store and index have stood still for
        `FOLLOW_PATIENCE_S`. `now_s` is a clock that only goes forward, asked again and again.
        """
        if self._store.generation() == self._engine.snapshot.generation:
            return False
        moved = self._engine.reload()
        still = (self._store.generation(), self._engine.snapshot.generation)
        if still != self._still:
            self._still, self._still_since_s = still, now_s
        elif still[0] != still[1] and now_s - self._still_since_s >= FOLLOW_PATIENCE_S:
            return self.refresh()
        return moved

    def rebuild(self, report: Report = silent) -> None:
        """Make the index anew from the store and swap it in."""
        self._prepare(report).publish()

    def _prepare(self, report: Report) -> PreparedIndex:
        with (
            self._store.changes_since(0) as changes,
            self._feed.of(changes, report) as passages,
        ):
            return self._engine.prepare(passages, generation=changes.generation)

    def index_is_right(self) -> bool:
        """Whether the present index is the one that the store's present content gives."""
        with (
            self._store.changes_since(0) as changes,
            self._feed.of(changes, silent) as passages,
        ):
            return self._engine.same_as(passages)

    def ingest(
        self,
        locations: Sequence[str],
        *,
        collection: str = SHARED,
        sample: bool = False,
        report: Report = silent,
    ) -> IngestReport:
        """Read files, folders and JSONL into the store; searchable when it returns.

        What is no article is a Failure of the report; the rest goes in. Relative paths are taken
        from the working directory.
        """
        started = time.perf_counter()
        total = IngestReport()
        for location in locations:
            source = _source(location)
            try:
                files = _files(location)
            except SourceError as error:
                total = _plus(total, failures=[_failure(location, error.reason)])
                continue
            total = self._read_in(files, source, total, collection, sample, False, report)
        return self._finished(total, started, report)

    def reindex(
        self, locations: Sequence[str], *, collection: str = SHARED, report: Report = silent
    ) -> IngestReport:
        """Read the sources again, take out what their folders no longer hold, and rebuild.

        One change: until it is whole the old articles and the old index answer, and where it
        fails or is killed they go on to. Other writers wait.

        An article goes only when its file is gone from a folder that can be read and still holds
        something; a folder that is missing, unreadable or suddenly empty is a Failure. Ids that
        `remove` took away stay away.
        """
        started = time.perf_counter()
        with contextlib.ExitStack() as undo:
            with self._store.transaction():
                total = self._read_again(locations, collection, report)
                # On disk before the commit, so that only a rename is left after it; never renamed
                # before: an index of a generation that the store did not reach would be believed
                # when another change reaches it.
                prepared = self._prepare(report)
                undo.callback(prepared.discard)
            prepared.publish()
        return self._finished(total, started, report)

    def _read_again(
        self, locations: Sequence[str], collection: str, report: Report
    ) -> IngestReport:
        total = IngestReport()
        for location in locations:
            source = _source(location)
            known = self._store.locations(source)
            try:
                files = _files(location)
            except SourceError as error:
                total = _plus(total, failures=[_failure(location, error.reason, kept=bool(known))])
                continue
            before = total.read
            total = self._read_in(files, source, total, collection, False, True, report)
            if known and total.read == before:
                reason = "no article is left in the folder"
                total = _plus(total, failures=[_failure(location, reason, kept=True)])
                continue
            present = {clean(str(file)) for file in files}
            gone = [place for place in self._store.locations(source) if place not in present]
            removed = self._store.remove(source=source, locations=gone, withhold=False)
            total = _plus(total, removed=removed)
        return total

    def remove(
        self,
        *,
        article_id: str | None = None,
        source: str | None = None,
        publisher: str | None = None,
    ) -> int:
        """Take matching articles out at once, revisions included; the number of them."""
        if source is not None and not source.strip():
            raise QueryError("source: the path is empty")
        if source is not None:
            source = _source(source)
        count = self._store.remove(article_id=article_id, source=source, publisher=publisher)
        self.refresh()
        return count

    def _read_in(
        self,
        files: Sequence[Path],
        source: str,
        total: IngestReport,
        collection: str,
        sample: bool,
        skip_removed: bool,
        report: Report,
    ) -> IngestReport:
        batch: list[ParsedArticle] = []
        failures: list[Failure] = []

        def save() -> IngestReport:
            saved = self._store.save(
                batch,
                source=source,
                language=self._language,
                collection=collection,
                sample=sample,
                skip_removed=skip_removed,
            )
            batch.clear()
            return _plus(total, added=saved.added, updated=saved.updated, unchanged=saved.unchanged)

        read = 0
        for number, file in enumerate(files, start=1):
            for item in sources.read_file(file):
                if isinstance(item, Failure):
                    failures.append(item)
                    continue
                batch.append(dataclasses.replace(item, location=clean(item.location)))
                read += 1
                if len(batch) >= BATCH_ARTICLES:
                    total = save()
                    report(
                        Progress(
                            stage=f"reading, {read:,} articles", done=number - 1, total=len(files)
                        )
                    )
            report(Progress(stage=f"reading, {read:,} articles", done=number, total=len(files)))
        if batch:
            total = save()
        return _plus(total, failures=failures)

    def _finished(self, total: IngestReport, started: float, report: Report) -> IngestReport:
        self.refresh(report)
        counts = self._store.counts()
        _log.info(
            "ingest done: added=%d updated=%d unchanged=%d removed=%d failures=%d generation=%d",
            total.added,
            total.updated,
            total.unchanged,
            total.removed,
            len(total.failures),
            counts.generation,
        )
        return dataclasses.replace(
            total,
            generation=counts.generation,
            articles=counts.articles,
            passages=counts.passages,
            elapsed_ms=(time.perf_counter() - started) * 1000,
        )


def _source(location: str) -> str:
    """The name under which a source's articles are kept: an absolute path, or an address."""
    return location if sources.is_url(location) else clean(os.path.abspath(location))


def _files(location: str) -> list[Path]:
    """The files of a source; SourceError where there are none to read."""
    if sources.is_url(location):
        raise SourceError(location, sources.NOT_YET)
    if not location.strip():
        raise SourceError(location, "the path is empty")
    files = sources.files(os.path.abspath(location))
    if not files:
        raise SourceError(location, "the folder is empty")
    return files


def _failure(location: str, reason: str, *, kept: bool = False) -> Failure:
    kept_too = "; its articles were kept" if kept else ""
    return Failure(location=location, reason=reason + kept_too)


def _plus(
    total: IngestReport,
    *,
    added: int = 0,
    updated: int = 0,
    unchanged: int = 0,
    removed: int = 0,
    failures: Iterable[Failure] = (),
) -> IngestReport:
    return dataclasses.replace(
        total,
        added=total.added + added,
        updated=total.updated + updated,
        unchanged=total.unchanged + unchanged,
        removed=total.removed + removed,
        failures=(*total.failures, *failures),
    )
