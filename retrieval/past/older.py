"""Past: the views of one library, and the second index that they take older revisions from.

That index is brought up to date when a view first needs it, or by whoever edits much at a time. It
holds every revision that another one took the place of, and is compared with the store by their
numbers alone: a revision never changes.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, tzinfo

from retrieval import dates
from retrieval.analysis import Analyzer, tokenising
from retrieval.engines import Engine, IndexedPassage, Query, Snapshot
from retrieval.feeding import Feed, silent
from retrieval.model import Article, ArticleHeader
from retrieval.past.view import View, packed
from retrieval.stores import Changes, Store

VIEWS = 8
"""Views that are kept: a conversation stays on its day."""

BATCH = 256
"""Revisions that are read together."""

PASSAGES = 8
"""About as many as an article of news has; it only tells whether a second process is worth it."""

BACKLOG = 256
"""Revisions that may wait for a question; it reads them in .3 s."""

Edits = Mapping[int, Sequence[str]]


class Past:
    """The past of a library; safe to use from several threads."""

    def __init__(
        self,
        store: Store,
        older: Callable[[], Engine],
        analyzer: Analyzer,
        *,
        timezone: tzinfo,
        cores: Callable[[], int] = tokenising.cores,
    ) -> None:
        """`older` opens an engine of its own, for packed sequences (see `retrieval.past.view`),
        when it is needed first."""
        self._store = store
        self._open = older
        self._older: Engine | None = None
        self._timezone = timezone
        self._feed = Feed(analyzer, timezone=timezone, cores=cores)
        self._guard = threading.Lock()
        self._views: OrderedDict[tuple[date, frozenset[str]], tuple[View, int]] = OrderedDict()
        self._edits: tuple[Edits, int] = ({}, -1)
        self._refreshing = threading.Lock()
        self._refreshed = -1

    def view(self, snapshot: Snapshot, day: date, collections: Sequence[str]) -> View:
        """A snapshot as of the end of a day, for some collections."""
        generation, key = self._store.generation(), (day, frozenset(collections))
        with self._guard:
            found, of = self._views.get(key, (None, -1))
        if found is None or found.snapshot is not snapshot or of != generation:
            moment = dates.end_of(day, self._timezone).isoformat(timespec="seconds")
            then = in_force(self._edited(generation), moment)
            found = View(
                snapshot,
                self._refreshed_older() if then else None,
                then,
                day=day,
                collections=key[1],
                timezone=self._timezone,
            )
        with self._guard:
            self._views[key] = found, generation
            self._views.move_to_end(key)
            if len(self._views) > VIEWS:
                self._views.popitem(last=False)
        return found

    def revision(self, header: ArticleHeader, day: date) -> Article | None:
        """An article in the revision that was in force at the end of a day; None where it had not
        been published by then, or has no date."""
        moment = dates.end_of(day, self._timezone).isoformat(timespec="seconds")
        found: Article | None = None
        for edition in self._store.history(header.sequence, [header.collection]):
            if edition.article.header.revision == 1 or edition.seen_at <= moment:
                found = edition.article
        covered = dates.days(found.header.published, self._timezone) if found else None
        return found if covered is not None and covered[0] <= day else None

    def catch_up(self) -> None:
        """Bring the second index up to date where a question would have to wait for it."""
        self._refreshed_older(BACKLOG)

    def _refreshed_older(self, least: int = 1) -> Snapshot:
        """The second index, brought up to date; cheap where nothing was edited or removed. Where
        fewer than `least` revisions are missing, it may stay as it is."""
        with self._refreshing:
            older = self._older = self._older or self._open()
            if self._store.generation() == self._refreshed:
                return older.snapshot
            older.reload()
            # Asked after it: another process may have gone on with both.
            present, generation = older.snapshot, self._store.generation()
            # A store that was taken back to an earlier state may have given its numbers anew.
            ahead = present.generation > generation
            has = frozenset[int]() if ahead else present.listing(_ALL).sequences
            wanted = {
                packed(sequence, revision): (sequence, revision)
                for sequence, seen in self._edited(generation).items()
                for revision in range(1, len(seen))
            }
            new = [place for number, place in wanted.items() if number not in has]
            gone = sorted(has - wanted.keys())
            if len(new) < least > 1:
                return present
            if new or gone or ahead:
                changes = Changes(
                    generation=generation,
                    articles=self._articles(new),
                    changed=(),
                    passages=PASSAGES * len(new),
                    removed=(),
                )
                with self._feed.of(changes, silent) as passages:
                    if ahead:
                        older.prepare(_packed(passages), generation=generation).publish()
                    else:
                        older.apply(_packed(passages), gone=gone, generation=generation)
            self._refreshed = generation
            return older.snapshot

    def close(self) -> None:
        """Release the second index."""
        if self._older is not None:
            self._older.close()

    def _edited(self, generation: int) -> Edits:
        """The store's edits, read once a generation."""
        found, of = self._edits
        if of != generation:
            found = self._store.edits()
            self._edits = found, generation
        return found

    def _articles(self, places: Sequence[tuple[int, int]]) -> Iterator[Article]:
        for first in range(0, len(places), BATCH):
            yield from self._store.articles_at(places[first : first + BATCH])


_ALL = Query(terms=(), limit=0)


def in_force(edits: Edits, moment: str) -> dict[int, int]:
    """The revisions in force at a moment of those articles whose present one was not yet, by
    sequence; `edits` as `Store.edits` gives them, whose moments are ordered as their texts are."""
    found: dict[int, int] = {}
    for sequence, seen in edits.items():
        if moment < seen[-1]:
            by_then = (
                number for number in range(len(seen) - 1, 0, -1) if seen[number - 1] <= moment
            )
            found[sequence] = next(by_then, 1)
    return found


def _packed(passages: Iterator[IndexedPassage]) -> Iterator[IndexedPassage]:
    for passage in passages:
        key = passage.key
        yield passage._replace(key=key._replace(sequence=packed(key.sequence, key.revision)))
