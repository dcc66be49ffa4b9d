"""The Store: what the library holds, and the truth about it.

A store keeps articles with all their revisions and the acronyms that they define, and says what
changed since a generation; it knows nothing of terms or scores. The index is disposable and is
always rebuilt from here.
Implementations share one contract suite (tests/retrieval/stores).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import NamedTuple, Protocol

from retrieval.model import Article, ArticleHeader, ParsedArticle, Passage, PublisherSummary
from retrieval.naming import Acronym


class PassageKey(NamedTuple):
    """Where a passage stands: article sequence, revision of the article, ordinal."""

    sequence: int
    revision: int
    ordinal: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """What one save did, in articles."""

    added: int
    updated: int
    unchanged: int
    samples_removed: int
    generation: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What is different at `generation` from an earlier one: articles that were added or edited
    (whole, in order of sequence) and sequences that are gone.

    `articles` can be read once, one by one, all from the same state of the store. `changed` are
    their sequences and `passages` is how many passages they have; what is damaged counts in both,
    and is left out of `articles`.
    """

    generation: int
    articles: Iterator[Article]
    changed: tuple[int, ...]
    passages: int
    removed: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrivals:
    """Articles that came to the library after a generation, up to `generation`: whole, in their
    current revision, in order of sequence. They can be read once, one by one, all from the same
    state of the store; what is damaged is left out."""

    generation: int
    articles: Iterator[Article]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Totals at one generation; dates as kept, None in an empty library."""

    generation: int
    articles: int
    passages: int
    publishers: int
    samples: int
    first_published: str | None
    last_published: str | None
    sources: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """A stored row whose content no longer has the hash it was stored with."""

    passage_id: str
    sequence: int
    article_id: str
    collection: str
    location: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One revision of an article, and the moment (ISO, UTC) at which it was seen first."""

    article: Article
    seen_at: str


class Placed(NamedTuple):
    """An article in one revision, where it stands in time: the first and the last day that its
    date covers, as ordinals, 0 and 0 where it is undated."""

    sequence: int
    revision: int
    collection: str
    id: str
    publisher: str | None
    first: int
    last: int


class Store(Protocol):
    """All methods may be called from any thread; writers wait for each other."""

    def generation(self) -> int:
        """The number of the last change, 0 in a new store; cheap enough to ask often."""
        ...

    def identity(self) -> str:
        """A name of this store that no other has: an index made from another is not believed."""
        ...

    def transaction(self) -> AbstractContextManager[None]:
        """One change out of many: what this thread saves and removes inside is there for others
        at the end, all of it, or, where anything fails inside, nothing.

        Reads on the same thread see it already. Other writers wait for the end.
        """
        ...

    def save(
        self,
        articles: Sequence[ParsedArticle],
        *,
        source: str,
        language: str,
        collection: str = ...,
        sample: bool = False,
        skip_removed: bool = False,
    ) -> Saved:
        """Add or edit articles in one transaction: all of them are in when it returns, or none.

        The key is (collection, id). Content that is already there costs no write and no
        generation. A real article (`sample` false) takes all samples out with it.
        `skip_removed` leaves out ids that `remove` took away.
        """
        ...

    def remove(
        self,
        *,
        article_id: str | None = None,
        source: str | None = None,
        publisher: str | None = None,
        locations: Sequence[str] | None = None,
        withhold: bool = True,
    ) -> int:
        """Delete matching articles with all revisions; the number of them.

        `locations` goes with `source`. `withhold` remembers the ids, so that re-reading a source
        does not bring them back.
        """
        ...

    def changes_since(self, generation: int) -> AbstractContextManager[Changes]:
        """What to apply to an index of `generation` to bring it to the present, to be read by the
        same thread inside the `with`."""
        ...

    def arrivals(
        self, generation: int, collections: Sequence[str]
    ) -> AbstractContextManager[Arrivals]:
        """The articles that were added after a generation and are still there, to be read by the
        same thread inside the `with`.

        Edits and repairs of older articles are none; an article that was removed and came back
        is. Those that a library of an earlier version had already never are.
        """
        ...

    def passages(self, keys: Sequence[PassageKey]) -> dict[PassageKey, Passage]:
        """Those of the passages that are still there and whose hash is right."""
        ...

    def article(self, article_id: str, collections: Sequence[str]) -> Article | None:
        """An article in its current revision, from the first of the collections that has it."""
        ...

    def revision(
        self, sequence: int, revision: int | None, collections: Sequence[str]
    ) -> tuple[Article, int] | None:
        """An article as it was in one revision (None: the current one), without damaged passages,
        and the number of its current one; None where either is not there, is in no such
        collection, or has a damaged header."""
        ...

    def placed(
        self,
        since: date | None,
        until: date | None,
        collections: Sequence[str],
        *,
        timezone: tzinfo,
        as_of: datetime | None = None,
    ) -> list[Placed]:
        """The articles published between two inclusive days of `timezone`.

        An article is inside when any of its days is; without any limit undated ones are too. In
        order of publication, a month at its end, undated ones last, ties by sequence. Each in its
        current revision, or in the one in force at the moment `as_of`: the last one that had been
        seen by then, else the first. No header is read: whether it is sound is not looked at.
        """
        ...

    def recent(
        self,
        before: date | None,
        collections: Sequence[str],
        limit: int,
        *,
        publishers: Collection[str] | None = None,
        as_of: datetime | None = None,
    ) -> list[tuple[int, int, str]]:
        """The latest dated articles, `limit` at most, as (sequence, revision, published): the
        latest first by the text of their dates, ties by collection and id.

        `before` leaves those whose text is of an earlier day, in whatever zone it was written.
        `publishers` are exact names; revisions are as in `placed`, and no header is read.
        """
        ...

    def headers_at(self, places: Sequence[tuple[int, int]]) -> list[ArticleHeader]:
        """The sound headers of articles in given revisions, (sequence, revision) each, in the
        order asked for; without those that are not there."""
        ...

    def articles_at(self, places: Sequence[tuple[int, int]]) -> list[Article]:
        """Articles in given revisions, (sequence, revision) each, in the order asked for; without
        damaged passages, and without those that are not there or have a damaged header. Their
        `content_hash` is not read."""
        ...

    def history(self, sequence: int, collections: Sequence[str]) -> list[Edition]:
        """All revisions of an article, the first one first, without damaged passages."""
        ...

    def headers(self, collections: Sequence[str]) -> Iterator[ArticleHeader]:
        """All current headers in order of sequence."""
        ...

    def headlines(
        self,
        words: Sequence[str],
        collections: Sequence[str],
        limit: int,
        *,
        offset: int = 0,
        publishers: Collection[str] | None = None,
        before: date | None = None,
        as_of: datetime | None = None,
    ) -> list[ArticleHeader]:
        """Headers whose headline holds each of the words, ignoring case; no words: all.

        At most `limit`, behind the first `offset`, the latest `published` first and those without
        one last; ties by higher sequence first. Articles without a headline are left out, damaged
        headers too. `publishers` leaves only articles of these, by their exact names; `before` and
        `as_of` are as in `recent`.
        """
        ...

    def headlined(self, headline: str, collections: Sequence[str]) -> ArticleHeader | None:
        """The first, in the order of `headlines`, whose headline is this one, ignoring case."""
        ...

    def publishers(self, collections: Sequence[str]) -> list[str]:
        """Distinct publisher names, sorted."""
        ...

    def speakers(self, collections: Sequence[str]) -> list[tuple[str, str]]:
        """Distinct (name, title) of speakers, sorted; "" where one is not given."""
        ...

    def sources(self, collections: Sequence[str]) -> list[PublisherSummary]:
        """Publishers by number of articles, the most first, ties by name; last, where there are
        any, the articles without one."""
        ...

    def voices(self, collections: Sequence[str]) -> list[tuple[str, str, int]]:
        """Distinct (name, title) of speakers, sorted, "" where one is not given, each with the
        number of passages."""
        ...

    def edits(self) -> dict[int, tuple[str, ...]]:
        """The moments (ISO, UTC) at which each revision was seen first, the first one's first, of
        all articles that have more than one, in order of sequence."""
        ...

    def acronyms(
        self, collections: Sequence[str], sequences: Collection[int] | None = None
    ) -> list[Acronym]:
        """What current articles of these collections define, and how many of them do; only those
        with one of the `sequences`, where these are given.

        Long forms that differ only in case are one, as most articles write it. Ordered by short
        form, then the most articles first, ties by long form.
        """
        ...

    def locations(self, source: str) -> list[str]:
        """Distinct files that the articles of a source were read from, sorted."""
        ...

    def counts(self) -> Counts:
        """Totals of the whole store."""
        ...

    def check(self) -> tuple[int, list[Damage], list[str]]:
        """Check every row: passages checked, damaged rows, faults of the file itself."""
        ...

    def repair(self, article: ParsedArticle, damage: Damage) -> bool:
        """Write a damaged article again where `article` is exactly what was stored."""
        ...

    def close(self) -> None:
        """Release files; the store cannot be used afterwards."""
        ...
