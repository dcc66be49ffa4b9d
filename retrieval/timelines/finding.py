"""Finding: reports out of the library, in the revision in force, up to a day.

Searches by terms and by headlines; decides nothing about topics. The number of articles that are
read is bounded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta, tzinfo

from retrieval import dates
from retrieval.analysis import Analyzer
from retrieval.engines import Query, Searcher
from retrieval.model import ArticleHeader
from retrieval.stores import Edition, Store
from retrieval.timelines import reports
from retrieval.timelines.reports import Report

PASSAGES = 600
"""Passages that one search looks at."""

ARTICLES = 400
"""Articles with words of the topic that are read at most, those with the best passages."""

BATCH = 40
"""How many are read at a time: as long as they are about the topic, more are."""

HEADLINES = 20
"""Articles that are read because a word stands in their headline, the newest."""

ZONES = timedelta(days=2)
"""How far the text of a date, in whatever zone, may be behind the last day that counts."""

SHORTEST = 3
"""Letters of a term that is looked for inside headlines."""


class Finder:
    """Reads articles for one timeline; what was read is kept. For one thread."""

    def __init__(
        self,
        store: Store,
        state: Searcher,
        analyzer: Analyzer,
        *,
        collections: tuple[str, ...],
        publishers: frozenset[str] | None,
        until: date | None,
        timezone: tzinfo,
    ) -> None:
        """`until` is the last day that counts, None for the present; `state` is the library as of
        it. `publishers` are exact names, None for all."""
        self._store = store
        self._state = state
        self._analyzer = analyzer
        self._collections = collections
        self._publishers = publishers
        self._until = until
        self._as_of = dates.end_of(until, timezone) if until is not None else None
        self._timezone = timezone
        self._kept: dict[int, Report | None] = {}

    def batches(self, terms: Sequence[str]) -> Iterator[list[Report]]:
        """The reports with the passages that match the terms best, best first, some at a time."""
        places = self._places(terms, None, None)[:ARTICLES]
        for first in range(0, len(places), BATCH):
            yield self._read(places[first : first + BATCH])

    def search(
        self, terms: Sequence[str], since: date | None = None, until: date | None = None
    ) -> list[Report]:
        """The first of these reports, best first, out of those published between two days."""
        return self._read(self._places(terms, since, until)[:BATCH])

    def _places(
        self, terms: Sequence[str], since: date | None, until: date | None
    ) -> list[tuple[int, int]]:
        """Articles, (sequence, revision in force) each, those with the best passages first."""
        hits = self._state.search(
            Query(
                terms=terms,
                limit=PASSAGES,
                collections=frozenset(self._collections),
                publishers=self._publishers,
                since=since.toordinal() if since else None,
                until=until.toordinal() if until else None,
            )
        )
        return list(dict.fromkeys((hit.key.sequence, hit.key.revision) for hit in hits))

    def headed(self, terms: Iterable[str]) -> list[Report]:
        """The newest reports with a term, or a word that begins so, in their headlines."""
        places: dict[tuple[int, int], None] = {}
        for term in terms:
            if len(term) < SHORTEST:
                continue
            for header in self._headlines(term):
                places[header.sequence, header.revision] = None
        return self._read(list(places))

    def editions(self, report: Report) -> list[Edition]:
        """The revisions of a report up to the one that it is read in, the first one first; without
        those that by their own dates were not published by then."""
        header = report.header
        return [
            edition
            for edition in self._store.history(header.sequence, self._collections)
            if edition.article.header.revision <= header.revision
            and self._published(edition.article.header)
        ]

    def _headlines(self, term: str) -> list[ArticleHeader]:
        """The newest headers with a term in their headlines, as they were in force."""
        before = None if self._until is None else min(self._until, date.max - ZONES) + ZONES
        found: list[ArticleHeader] = []
        passed = 0
        while len(found) < HEADLINES:
            page = self._store.headlines(
                [term],
                self._collections,
                HEADLINES,
                offset=passed,
                publishers=self._publishers,
                before=before,
                as_of=self._as_of,
            )
            found += [header for header in page if self._published(header)]
            passed += len(page)
            if len(page) < HEADLINES:
                break
        return found[:HEADLINES]

    def _read(self, places: Sequence[tuple[int, int]]) -> list[Report]:
        """The reports of articles, (sequence, revision in force) each."""
        unread = [place for place in places if place[0] not in self._kept]
        articles = {article.header.sequence: article for article in self._store.articles_at(unread)}
        for sequence, _ in unread:
            article = articles.get(sequence)
            sound = article is not None and article.passages and self._published(article.header)
            self._kept[sequence] = (
                reports.Report(article, self._analyzer, self._timezone)
                if article is not None and sound
                else None
            )
        found = (self._kept[sequence] for sequence in dict.fromkeys(s for s, _ in places))
        return [report for report in found if report is not None]

    def _published(self, header: ArticleHeader) -> bool:
        """Whether all the days that it may be from are over by then, and it is of a publisher
        wanted. What is undated may be of any day."""
        if self._publishers is not None and header.publisher not in self._publishers:
            return False
        if self._until is None:
            return True
        covered = dates.days(header.published, self._timezone)
        return covered is not None and covered[1] <= self._until
