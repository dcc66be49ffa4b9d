"""SqliteStore: what the library holds, kept in one SQLite file.

Each method is one promise of the Store protocol; the statements that put articles in and take them
out are in `writing`, those that look through headlines in `headlines`, those that count publishers
and speakers in `counting`, those of acronyms in `acronyms`, those of days and revisions in
`editions`. One room however long: the protocol is one class, and its methods share one connection.
"""

from __future__ import annotations

import contextlib
import logging
import sqlite3
from collections.abc import Callable, Collection, Generator, Iterator, Sequence
from datetime import UTC, date, datetime, tzinfo
from pathlib import Path

from retrieval.model import (
    SHARED,
    Article,
    ArticleHeader,
    ParsedArticle,
    Passage,
    PublisherSummary,
)
from retrieval.naming import Acronym
from retrieval.stores import Arrivals, Changes, Counts, Damage, Edition, PassageKey, Placed, Saved
from retrieval.stores.sqlite import acronyms, counting, editions, hashing, headlines, rows, writing
from retrieval.stores.sqlite.database import Database
from retrieval.stores.sqlite.rows import CURRENT, HEADER, REVISIONS, generation_of, marks

_log = logging.getLogger(__name__)


def _now() -> datetime:
    return datetime.now(UTC)


class SqliteStore:
    """A library file; see `retrieval.stores.Store` for what each method promises."""

    def __init__(self, path: Path, *, clock: Callable[[], datetime] = _now) -> None:
        """Open or create the file and bring its schema up to date.

        Raises StoreUnavailableError, StoreDamagedError or StoreTooNewError; a file that cannot
        be read is left as it is.
        """
        self._clock = clock
        self._database = Database(path)

    # --- writing -----------------------------------------------------------------------------

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        with self._database.write(checkpoint=False):
            yield

    def save(
        self,
        articles: Sequence[ParsedArticle],
        *,
        source: str,
        language: str,
        collection: str = SHARED,
        sample: bool = False,
        skip_removed: bool = False,
    ) -> Saved:
        hashes = [hashing.hashes(article, language) for article in articles]
        now = self._timestamp()
        added = updated = unchanged = 0
        arrived = rows.LARGEST
        with self._database.write() as db:
            generation = generation_of(db)
            for article, hashed in zip(articles, hashes, strict=True):
                if skip_removed and writing.withheld(db, collection, article.id):
                    continue
                row = db.execute(
                    f"SELECT a.sequence, a.revision, r.content_hash, a.source, a.location, a.sample"
                    f" {CURRENT} WHERE a.collection = ? AND a.id = ?",
                    (collection, article.id),
                ).fetchone()
                if row is None:
                    sequence, revision = writing.add(db, article, collection, source, sample, now)
                    added += 1
                    arrived = min(arrived, sequence)
                elif row[2] == hashed.content:
                    unchanged += 1
                    if (row[3], row[4], row[5]) != (source, article.location, sample) and not (
                        sample and not row[5]
                    ):
                        db.execute(
                            "UPDATE articles SET source = ?, location = ?, sample = ?"
                            " WHERE sequence = ?",
                            (source, article.location, sample, row[0]),
                        )
                    continue
                else:
                    sequence, revision = row[0], row[1] + 1
                    updated += 1
                writing.add_revision(db, sequence, revision, article, language, hashed, now)
                db.execute(
                    "UPDATE articles SET revision = ?, changed = ?, source = ?, location = ?,"
                    " sample = ? WHERE sequence = ?",
                    (revision, generation + 1, source, article.location, sample, sequence),
                )
            samples = 0
            if not sample and added + updated + unchanged:
                samples = writing.delete(db, "a.sample = 1", (), generation + 1, withhold=False)
            if added + updated + samples:
                generation = writing.bump(db)
            if added:
                writing.arrived(db, generation, arrived)
        return Saved(
            added=added,
            updated=updated,
            unchanged=unchanged,
            samples_removed=samples,
            generation=generation,
        )

    def remove(
        self,
        *,
        article_id: str | None = None,
        source: str | None = None,
        publisher: str | None = None,
        locations: Sequence[str] | None = None,
        withhold: bool = True,
    ) -> int:
        wanted: list[tuple[str, tuple[object, ...]]] = []
        if article_id is not None:
            wanted.append(("a.id = ?", (article_id,)))
        if source is not None and locations is not None:
            wanted += [("a.source = ? AND a.location = ?", (source, place)) for place in locations]
        elif source is not None:
            prefix = source.rstrip("/") + "/"
            wanted.append(
                (
                    "(a.source = ? OR a.location = ? OR substr(a.location, 1, ?) = ?)",
                    (source, source, len(prefix), prefix),
                )
            )
        if publisher is not None:
            wanted.append(("fold(r.publisher) = ?", (publisher.casefold(),)))
        with self._database.write() as db:
            generation = generation_of(db)
            count = sum(
                writing.delete(db, condition, values, generation + 1, withhold=withhold)
                for condition, values in wanted
            )
            if count:
                writing.bump(db)
        return count

    def repair(self, article: ParsedArticle, damage: Damage) -> bool:
        with self._database.write() as db:
            row = db.execute(
                "SELECT r.language, r.content_hash, r.revision, r.seen_at"
                f" {CURRENT} WHERE a.sequence = ?",
                (damage.sequence,),
            ).fetchone()
            if row is None:
                return False
            hashed = hashing.hashes(article, row[0])
            if hashed.content != row[1]:
                return False
            db.execute(
                "DELETE FROM revisions WHERE sequence = ? AND revision = ?",
                (damage.sequence, row[2]),
            )
            acronyms.forget(db, damage.sequence)
            writing.add_revision(db, damage.sequence, row[2], article, row[0], hashed, row[3])
            # The index may hold the damaged words.
            generation = writing.bump(db)
            db.execute(
                "UPDATE articles SET changed = ?, id = ? WHERE sequence = ?",
                (generation, article.id, damage.sequence),
            )
        return True

    def _timestamp(self) -> str:
        return editions.timestamp(self._clock())

    # --- reading -----------------------------------------------------------------------------

    def generation(self) -> int:
        with self._database.errors():
            return generation_of(self._database.connection())

    def identity(self) -> str:
        with self._database.errors():
            return f"{rows.meta(self._database.connection(), 'identity'):016x}"

    @contextlib.contextmanager
    def changes_since(self, generation: int) -> Iterator[Changes]:
        with self._database.read() as db:
            changed = db.execute(
                "SELECT sequence FROM articles WHERE changed > ? ORDER BY sequence", (generation,)
            ).fetchall()
            (passages,) = db.execute(
                "SELECT count(*) FROM articles JOIN passages USING (sequence, revision)"
                " WHERE changed > ?",
                (generation,),
            ).fetchone()
            removed = db.execute(
                "SELECT sequence FROM removed WHERE generation > ? ORDER BY sequence",
                (generation,),
            ).fetchall()
            with contextlib.closing(_whole(db, "a.changed > ?", (generation,))) as articles:
                yield Changes(
                    generation=generation_of(db),
                    articles=articles,
                    changed=tuple(sequence for (sequence,) in changed),
                    passages=passages,
                    removed=tuple(sequence for (sequence,) in removed),
                )

    @contextlib.contextmanager
    def arrivals(self, generation: int, collections: Sequence[str]) -> Iterator[Arrivals]:
        with self._database.read() as db:
            first = db.execute(
                "SELECT min(sequence) FROM arrivals WHERE generation > ?", (generation,)
            ).fetchone()[0]
            found = _whole(
                db,
                f"a.sequence >= ? AND a.collection IN ({marks(collections)})",
                (rows.LARGEST if first is None else first, *collections),
            )
            with contextlib.closing(found) as articles:
                yield Arrivals(generation=generation_of(db), articles=articles)

    def passages(self, keys: Sequence[PassageKey]) -> dict[PassageKey, Passage]:
        found: dict[PassageKey, Passage] = {}
        with self._database.read() as db:
            headers = rows.headers_at(db, sorted({(key.sequence, key.revision) for key in keys}))
            read = rows.passages_at(db, [(k.sequence, k.revision, k.ordinal) for k in keys])
            for key in keys:
                header = headers.get((key.sequence, key.revision))
                row = read.get((key.sequence, key.revision, key.ordinal))
                if header is None or row is None:
                    continue
                passage, sound = rows.passage(header, row)
                if sound:
                    found[key] = passage
                else:
                    _log.error("damaged passage left out: id=%s; run verify", passage.id)
        return found

    def article(self, article_id: str, collections: Sequence[str]) -> Article | None:
        with self._database.read() as db:
            for collection in collections:
                row = db.execute(
                    f"SELECT {HEADER} {CURRENT} WHERE a.collection = ? AND a.id = ?",
                    (collection, article_id),
                ).fetchone()
                if row:
                    whole = rows.article(db, row, only_sound=True)
                    return whole if rows.header_is_sound(row) else None
        return None

    def revision(
        self, sequence: int, revision: int | None, collections: Sequence[str]
    ) -> tuple[Article, int] | None:
        if not 0 < sequence <= rows.LARGEST or not 0 < (revision or 1) <= rows.LARGEST:
            return None
        with self._database.read() as db:
            row = db.execute(
                f"SELECT {HEADER}, a.revision {REVISIONS} WHERE a.sequence = ?"
                " AND r.revision = coalesce(?, a.revision)"
                f" AND a.collection IN ({marks(collections)})",
                (sequence, revision, *collections),
            ).fetchone()
            if row is None or not rows.header_is_sound(row):
                return None
            return rows.article(db, row, only_sound=True), row[-1]

    def placed(
        self,
        since: date | None,
        until: date | None,
        collections: Sequence[str],
        *,
        timezone: tzinfo,
        as_of: datetime | None = None,
    ) -> list[Placed]:
        with self._database.read() as db:
            return editions.placed(db, since, until, collections, timezone=timezone, as_of=as_of)

    def headers_at(self, places: Sequence[tuple[int, int]]) -> list[ArticleHeader]:
        with self._database.read() as db:
            return editions.headers_at(db, places)

    def recent(
        self,
        before: date | None,
        collections: Sequence[str],
        limit: int,
        *,
        publishers: Collection[str] | None = None,
        as_of: datetime | None = None,
    ) -> list[tuple[int, int, str]]:
        with self._database.read() as db:
            return editions.recent(
                db, before, collections, limit, publishers=publishers, as_of=as_of
            )

    def articles_at(self, places: Sequence[tuple[int, int]]) -> list[Article]:
        with self._database.read() as db:
            return editions.at(db, places)

    def history(self, sequence: int, collections: Sequence[str]) -> list[Edition]:
        if not 0 < sequence <= rows.LARGEST:
            return []
        with self._database.read() as db:
            return editions.history(db, sequence, collections)

    def headers(self, collections: Sequence[str]) -> Iterator[ArticleHeader]:
        with self._database.errors():
            for row in self._database.connection().execute(
                f"SELECT {HEADER} {CURRENT} WHERE a.collection IN ({marks(collections)})"
                " ORDER BY a.sequence",
                tuple(collections),
            ):
                if rows.header_is_sound(row):
                    yield rows.header(row)

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
        with self._database.read() as db:
            return headlines.holding(
                db,
                words,
                collections,
                limit,
                offset=offset,
                publishers=publishers,
                before=before,
                as_of=as_of,
            )

    def headlined(self, headline: str, collections: Sequence[str]) -> ArticleHeader | None:
        with self._database.read() as db:
            return headlines.equal(db, headline, collections)

    def publishers(self, collections: Sequence[str]) -> list[str]:
        with self._database.errors():
            found = self._database.connection().execute(
                f"SELECT DISTINCT r.publisher {CURRENT} WHERE r.publisher IS NOT NULL"
                f" AND a.collection IN ({marks(collections)}) ORDER BY 1",
                tuple(collections),
            )
            return [row[0] for row in found]

    def speakers(self, collections: Sequence[str]) -> list[tuple[str, str]]:
        with self._database.errors():
            found = self._database.connection().execute(
                "SELECT DISTINCT coalesce(p.speaker, ''), coalesce(p.speaker_title, '')"
                " FROM articles a JOIN passages p USING (sequence, revision)"
                " WHERE p.speaker IS NOT NULL"
                f" AND a.collection IN ({marks(collections)}) ORDER BY 1, 2",
                tuple(collections),
            )
            return [(row[0], row[1]) for row in found]

    def sources(self, collections: Sequence[str]) -> list[PublisherSummary]:
        with self._database.errors():
            return counting.sources(self._database.connection(), collections)

    def voices(self, collections: Sequence[str]) -> list[tuple[str, str, int]]:
        with self._database.errors():
            return counting.voices(self._database.connection(), collections)

    def edits(self) -> dict[int, tuple[str, ...]]:
        with self._database.errors():
            return editions.edits(self._database.connection())

    def acronyms(
        self, collections: Sequence[str], sequences: Collection[int] | None = None
    ) -> list[Acronym]:
        with self._database.errors():
            return acronyms.known(self._database.connection(), collections, sequences)

    def locations(self, source: str) -> list[str]:
        with self._database.errors():
            found = self._database.connection().execute(
                "SELECT DISTINCT location FROM articles WHERE source = ? ORDER BY 1", (source,)
            )
            return [row[0] for row in found]

    def counts(self) -> Counts:
        with self._database.read() as db:
            articles, publishers, samples, first, last = db.execute(
                "SELECT count(*), count(DISTINCT r.publisher), coalesce(sum(a.sample), 0),"
                f" min(r.published), max(r.published) {CURRENT}"
            ).fetchone()
            passages = db.execute(
                "SELECT count(*) FROM articles JOIN passages USING (sequence, revision)"
            ).fetchone()[0]
            sources = db.execute("SELECT source, count(*) FROM articles GROUP BY 1 ORDER BY 1")
            return Counts(
                generation=generation_of(db),
                articles=articles,
                passages=passages,
                publishers=publishers,
                samples=samples,
                first_published=first,
                last_published=last,
                sources=tuple((row[0], row[1]) for row in sources),
            )

    def check(self) -> tuple[int, list[Damage], list[str]]:
        with self._database.errors():
            db = self._database.connection()
            faults = [row[0] for row in db.execute("PRAGMA integrity_check") if row[0] != "ok"]
            faults += [
                f"row without its article in {row[0]}"
                for row in db.execute("PRAGMA foreign_key_check")
            ]
            checked, damaged = 0, []
            for row in db.execute(
                f"SELECT {HEADER} {REVISIONS} ORDER BY a.sequence, r.revision"
            ).fetchall():
                count, bad = rows.damage(db, row)
                checked += count
                damaged += [
                    Damage(
                        passage_id=name,
                        sequence=row[2],
                        article_id=row[0],
                        collection=row[1],
                        location=row[15],
                    )
                    for name in bad
                ]
        return checked, damaged, faults

    def close(self) -> None:
        self._database.close()


def _whole(
    db: sqlite3.Connection, condition: str, values: tuple[object, ...]
) -> Generator[Article, None, None]:
    """The articles of a condition over `CURRENT`, one by one, without what is damaged."""
    headers = db.execute(f"SELECT {HEADER} {CURRENT} WHERE {condition} ORDER BY a.sequence", values)
    for row in headers:
        if rows.header_is_sound(row):
            yield rows.article(db, row, only_sound=True)
        else:
            _log.error("damaged article left out: id=%s; run verify", row[0])
