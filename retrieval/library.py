"""Library: the only door to retrieval.

Opens store and engine in one folder and offers what a bot, a command line or a script asks of
them. Synchronous and safe to call from several threads; a question is answered from one
generation, never from a mix.

One room however long: it is the one place where all that can be asked is written down. Half of it
are docstrings, methods pass on to the room that does the work.
"""

from __future__ import annotations

import functools
import logging
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, tzinfo
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from retrieval import claims
from retrieval.analysis import Analyzer
from retrieval.answering import EXCERPTS
from retrieval.asking import Asking
from retrieval.engines import open_engine
from retrieval.errors import DatelineError, QueryError, UnknownArticleError
from retrieval.feeding import Report, silent
from retrieval.indexing import Indexer
from retrieval.model import (
    SHARED,
    Answer,
    Article,
    ArticleHeader,
    Claim,
    Digest,
    Excerpt,
    Filters,
    IngestReport,
    ParsedArticle,
    Percolation,
    PublisherSummary,
    Quotes,
    RankedPassage,
    SourceCount,
    Status,
    Story,
    Summary,
    Timeline,
    VerifyReport,
)
from retrieval.names import Names
from retrieval.past import Past
from retrieval.sources import read_file
from retrieval.sources.decoding import clean
from retrieval.stores.sqlite import SqliteStore
from retrieval.stories import Sketches
from retrieval.topics import Topics

if TYPE_CHECKING:
    from retrieval.overviews import Overviews

_log = logging.getLogger(__name__)

FOLLOW_INTERVAL_S = 0.5
"""How often a running process looks whether another one has changed the library."""

MAX_HEADLINE_CHARS = 1000
"""What is looked at of a text that is compared with headlines; nobody types a longer one."""


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
        self._timezone = timezone
        self._analyzer = Analyzer(language)
        path = data_dir / "library.db"
        self._store = SqliteStore(path, clock=clock) if clock else SqliteStore(path)
        fingerprint = f"{self._store.identity()}-{self._analyzer.fingerprint}-{timezone}"
        self._engine = open_engine(engine, data_dir / "index", fingerprint=fingerprint)
        self._sketches = Sketches(
            data_dir / "index" / "sketches.db",
            self._analyzer,
            fingerprint=f"{self._store.identity()}-{self._analyzer.fingerprint}",
        )
        self._indexer = Indexer(
            self._store,
            self._engine,
            self._analyzer,
            timezone=timezone,
            reader=self._sketches,
        )
        self._names = Names(self._store, self._analyzer)
        self._past = Past(
            self._store,
            lambda: open_engine(
                engine, data_dir / "index" / "older", fingerprint=fingerprint, borrowing=True
            ),
            self._analyzer,
            timezone=timezone,
        )
        self._asking = Asking(
            self._store,
            self._engine,
            self._analyzer,
            self._names,
            self._past,
            language=language,
            timezone=timezone,
            clock=clock or (lambda: datetime.now(UTC)),
        )
        self._topics = Topics(
            self._store,
            self._engine,
            self._analyzer,
            self._names,
            language=language,
            timezone=timezone,
            moment=self._asking.moment,
        )
        self._closing = threading.Event()
        self._follower: threading.Thread | None = None
        self._indexer.refresh(report)

    # --- asking ------------------------------------------------------------------------------

    def ask(
        self,
        question: str,
        *,
        after: Answer | None = None,
        filters: Filters | None = None,
        limit: int = EXCERPTS,
        min_confidence: float | None = None,
        now: datetime | None = None,
    ) -> Answer:
        """The passages that answer, cited, or an abstention; see `Answer`.

        `after` is the last answer of the same conversation: a question that leans on it ("and what
        did he say about LNG?") is searched with what it needs from there, which stands in
        `understood["follow_up"]`; None there where it took nothing. An abstention will do.
        `limit` excerpts at most (1 to 20). `min_confidence` replaces the default threshold; 0
        answers whenever anything matched. `now` is the moment that "yesterday" is meant from; by
        default the clock's. QueryError names what cannot be understood.
        """
        return self._asking.ask(question, after, filters, limit, min_confidence, now)

    def check(
        self,
        text: str,
        *,
        limit: int = 5,
        excerpts: int = 2,
        min_confidence: float | None = None,
        collections: Sequence[str] = (SHARED,),
        now: datetime | None = None,
    ) -> tuple[Claim, ...]:
        """What the library says to a message that somebody wrote: passages, no verdict.

        The first `limit` of its sentences that have at least two different content words, in
        order, each with an answer of at most `excerpts` excerpts (1 to 20) or an abstention, as
        `ask` gives them. `min_confidence` is lower by default, since passages beside a sentence
        answer nothing (`claims.ENOUGH`). A sentence is no question: its "who" asks for nobody, its
        colons and minus signs are no operators. Links, emoji and mentions carry no claim. () where
        nothing is said. QueryError for a limit below 1.
        """
        said = claims.statements(text, self._analyzer, self._language)
        enough = claims.ENOUGH if min_confidence is None else min_confidence
        filters = Filters(collections=tuple(collections))
        return tuple(
            Claim(
                text=text[span.start : span.end],
                span=span,
                answer=self._asking.ask(
                    words, None, filters, excerpts, enough, now, statement=True
                ),
            )
            for span, words in islice(said, _at_least_one(limit))
        )

    def percolate(
        self,
        topics: Mapping[str, str],
        *,
        since: int,
        limit_per_topic: int = EXCERPTS,
        collections: Sequence[str] = (SHARED,),
        now: datetime | None = None,
    ) -> Percolation:
        """Which of the topics the articles are about that came after generation `since`.

        `topics` are questions or words of somebody's own, operators included, by keys of any
        meaning. `since` is the `generation` of the percolation before, or the library's own where
        there was none: then edits tell nothing new. Of each topic the best passage of at most
        `limit_per_topic` articles (1 to 20), best first, ties by (sequence, ordinal); articles that
        say nearly the same are one excerpt. What an article has to hold: `percolating.topics`.

        Words are taken as they are typed, since what no passage has yet may come: nothing is
        mended. Costs what the new passages do, and next to nothing where there are none.
        QueryError for the limit; a topic that cannot be understood is told in `unread`.
        """
        return self._topics.percolate(
            topics,
            since=since,
            limit_per_topic=limit_per_topic,
            within=tuple(collections),
            now=now,
        )

    def matching(
        self,
        topic: str,
        sequences: Iterable[int],
        *,
        told: Iterable[int] = (),
        collections: Sequence[str] = (SHARED,),
        now: datetime | None = None,
    ) -> tuple[Excerpt, ...]:
        """Those of some articles, by their sequence numbers, that are about a topic: an excerpt of
        each as it is now, as `percolate` would give them. Articles that were `told` of before are
        left out, and what says nearly the same as one of them. () where all are gone, or rewritten
        so that they are about something else."""
        return self._topics.matching(
            topic, sequences, told=told, within=tuple(collections), now=now
        )

    @property
    def generation(self) -> int:
        """Counts the changes of the library, from 0; another process's change counts at once."""
        return self._store.generation()

    def search(
        self,
        question: str,
        *,
        depth: int = 100,
        filters: Filters | None = None,
        engine_only: bool = False,
        now: datetime | None = None,
    ) -> list[RankedPassage]:
        """The ranking that answers are made from, or bare BM25, as passage ids best first."""
        return self._asking.search(
            question, depth=depth, filters=filters, engine_only=engine_only, now=now
        )

    def summary(
        self,
        article_id: str,
        *,
        sentences: str | int = 3,
        until: date | None = None,
        collections: Sequence[str] = (SHARED,),
    ) -> Summary:
        """An extractive summary of one article: a number of sentences, or a share like "40%".

        `until` summarises the revision that was in force at the end of that day; an article that
        had not been published by then is unknown.
        """
        from retrieval.summaries import summarise  # its patterns take .05 s

        article = self.article(article_id, collections=collections)
        if until is not None:
            revision = self._past.revision(article.header, until)
            if revision is None:
                raise UnknownArticleError(article_id, until)
            article = revision
        return summarise(article, sentences, analyzer=self._analyzer)

    def stories(
        self,
        *,
        since: date | None = None,
        until: date | None = None,
        publisher: str | None = None,
        collections: Sequence[str] = (SHARED,),
    ) -> tuple[Story, ...]:
        """The articles of a period grouped by the event that they tell, each in one story.

        In order of each story's first report. The days are inclusive; without any, undated
        articles are grouped too. `until` takes each article in the revision that was in force at
        the end of that day.
        """
        return self._overviews.digests.stories(since, until, publisher, tuple(collections))

    def digest(
        self,
        *,
        period: str | None = None,
        since: date | None = None,
        until: date | None = None,
        topic: str | None = None,
        publisher: str | None = None,
        limit: int = 8,
        collections: Sequence[str] = (SHARED,),
        now: datetime | None = None,
    ) -> Digest:
        """What happened in a period, grouped by story; see `Digest`.

        `period` is "today", "yesterday", "week" (the seven days up to today) or "month" (30 days),
        as of `now`, by default the clock's moment; or `since` and `until`, inclusive days, one or
        both. Without any it is the week, or where that holds nothing the seven days up to the
        latest article. A period is told as it stands at that moment, `until` as at the end of that
        day. `topic` leaves the articles that are about it, `publisher` those of a publisher.
        QueryError names what does not make sense.
        """
        return self._overviews.digests.digest(
            period, since, until, topic, publisher, limit, tuple(collections), now
        )

    def timeline(
        self,
        topic: str,
        *,
        until: date | None = None,
        limit: int = 12,
        collections: Sequence[str] = (SHARED,),
        now: datetime | None = None,
    ) -> Timeline:
        """A topic from its first report to the latest, one line a development; see `Timeline`.

        At most `limit` entries. `until` tells the topic as it could be read at the end of that
        day: neither later articles nor later revisions count. QueryError for a bad limit.
        """
        return self._overviews.timelines.timeline(topic, until, limit, tuple(collections), now)

    def quotes(
        self,
        speaker: str,
        topic: str | None = None,
        *,
        until: date | None = None,
        limit: int = 10,
        offset: int = 0,
        collections: Sequence[str] = (SHARED,),
        now: datetime | None = None,
    ) -> Quotes:
        """What a person said, newest first; see `Quotes`.

        The name is matched loosely: a surname, a title ("the mayor"), both ("Acting President
        Han"). `topic` leaves what was said about it. `until` works as in `timeline`; `offset`
        passes over so many, for the next page.
        """
        return self._overviews.quotations.quotes(
            speaker, topic, until, limit, offset, tuple(collections), now
        )

    def article(self, article_id: str, *, collections: Sequence[str] = (SHARED,)) -> Article:
        """One article in its current revision; UnknownArticleError where there is none."""
        found = self._store.article(clean(article_id), collections)
        if found is None:
            raise UnknownArticleError(article_id)
        return found

    def articles(self, collections: Sequence[str] = (SHARED,)) -> Iterator[ArticleHeader]:
        """Headers of all articles in the order in which they came."""
        return self._store.headers(collections)

    def revision(
        self, sequence: int, revision: int | None, *, collections: Sequence[str] = (SHARED,)
    ) -> tuple[Article, int] | None:
        """An article as it was in one revision (None: the present one), and the number of its
        present one.

        `sequence` and `revision` are those of a header, so that what was cited can be shown as it
        was. Damaged passages are left out. None where the article or the revision is gone, or was
        never there, or is in none of the collections.
        """
        return self._store.revision(sequence, revision, collections)

    def sources(self, *, collections: Sequence[str] = (SHARED,)) -> tuple[PublisherSummary, ...]:
        """What the library has of each publisher: the most articles first, ties by name; last,
        where there are any, the articles without one. () for an empty library."""
        return tuple(self._store.sources(collections))

    def suggest_publishers(
        self, typed: str, *, limit: int = 25, collections: Sequence[str] = (SHARED,)
    ) -> tuple[str, ...]:
        """Publishers of which, for each word typed, one word begins with it: a filter each.

        Case, accents and width do not matter. Names that begin with all that was typed come
        first, then the most articles, ties by alphabet; "" gives those of the most articles.
        Quick enough to be asked while somebody types; QueryError for a limit below 1.
        """
        suggestions = self._names.suggested_publishers(tuple(collections))
        return suggestions.starting(clean(typed), _at_least_one(limit))

    def suggest_speakers(
        self, typed: str, *, limit: int = 25, collections: Sequence[str] = (SHARED,)
    ) -> tuple[str, ...]:
        """Speakers in the same way, by the passages that they speak.

        One whose name no source gives is suggested by the title. A name that a filter would not
        find, having no word but stop words, is left out.
        """
        suggestions = self._names.suggested_speakers(tuple(collections))
        return suggestions.starting(clean(typed), _at_least_one(limit))

    def headlines(
        self,
        text: str = "",
        *,
        limit: int = 25,
        offset: int = 0,
        publisher: str | None = None,
        collections: Sequence[str] = (SHARED,),
    ) -> list[ArticleHeader]:
        """Articles whose headline holds every word of `text`, in any order, ignoring case.

        A word may stand inside a longer one. Latest publication first, undated articles last,
        ties by the later ingested; an empty text gives the latest of all. Articles without a
        headline are left out. `offset` passes over so many, for the next page; behind the last
        one comes []. `publisher` is a name as in a filter, and [] comes where it means nobody.
        Quick enough to be asked while somebody types.
        """
        if offset < 0:
            raise QueryError(f"offset: {offset} is not a number from 0")
        words = dict.fromkeys(clean(text)[:MAX_HEADLINE_CHARS].split())
        filters = Filters(publisher=publisher, collections=tuple(collections))
        return self._store.headlines(
            list(words),
            collections,
            _at_least_one(limit),
            offset=offset,
            publishers=self._names.publishers(filters, self._engine.snapshot),
        )

    def resolve(self, text: str, *, collections: Sequence[str] = (SHARED,)) -> str:
        """The id of the article that a person means by `text`.

        An id; else a whole headline, ignoring case; else words of one: of several articles the
        first in the order of `headlines`. UnknownArticleError where there is none.
        """
        if self._store.article(clean(text), collections) is not None:
            return clean(text)
        headline = " ".join(clean(text).split())[:MAX_HEADLINE_CHARS]
        found = self._store.headlined(headline, collections)
        if found is None and headline:
            found = next(iter(self.headlines(headline, limit=1, collections=collections)), None)
        if found is None:
            raise UnknownArticleError(text)
        return found.id

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
        done = self._indexer.ingest(locations, collection=collection, sample=sample, report=report)
        return self._with_past(done)

    def reindex(self, sources: Sequence[str], *, report: Report = silent) -> IngestReport:
        """Read the sources again and rebuild the index, as one change: until it is whole, and where
        it fails or is killed, the old articles and the old index answer."""
        return self._with_past(self._indexer.reindex(sources, report=report))

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
        say the same, and rebuilds a wrong index. What is kept of older revisions (`index/older`)
        and for stories (`index/sketches.db`) is not looked at: where it is gone, damaged or of
        another library it is made anew when it is needed.
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
        """From now on take up other processes' changes in the background, until closed.

        Their indexes are loaded, not made again; see `Indexer.follow`.
        """
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
        self._past.close()
        self._engine.close()
        self._sketches.close()
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

    @functools.cached_property
    def _overviews(self) -> Overviews:
        """Made when one is asked for first: what it imports takes .2 s, which is as long as the
        rest of a library takes to open."""
        from retrieval.overviews import Ground, Overviews

        ground = Ground(
            store=self._store,
            engine=self._engine,
            analyzer=self._analyzer,
            names=self._names,
            past=self._past,
            language=self._language,
            timezone=self._timezone,
            moment=self._asking.moment,
        )
        return Overviews(ground, self._sketches)

    def _with_past(self, done: IngestReport) -> IngestReport:
        """What was done, once questions about the past need not wait for it either."""
        if done.updated:
            self._past.catch_up()
        return done

    def _follow(self, interval_s: float) -> None:
        while not self._closing.wait(interval_s):
            try:
                self._indexer.follow(time.monotonic())
            except DatelineError as error:
                # The present index goes on answering; the next look may find the library well.
                _log.warning("library not followed: error=%s", error)


def _at_least_one(limit: int) -> int:
    """A limit that makes sense; QueryError otherwise."""
    if limit < 1:
        raise QueryError(f"limit: {limit} is not a number from 1")
    return limit
