"""Sketches on disk: one of each revision that was indexed or asked for.

    index/sketches.db    key = sequence * 2**20 + revision, and the parts of a `Sketch`

A sketch is a function of its revision, so there are no generations here: what is missing is made
when it is asked for, and what is damaged, or was made for another library or by other rules, is
thrown away. Several processes may read and write at once.
"""

from __future__ import annotations

import contextlib
import json
import logging
import sqlite3
import threading
import time
import zlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from retrieval.analysis import Analyzer
from retrieval.analysis.worker import terms_of
from retrieval.feeding import texts
from retrieval.model import Article
from retrieval.stories.sketching import VERSION, Sketch, sketch

_log = logging.getLogger(__name__)

BATCH = 256
"""Sketches written together."""

LOCK_WAIT_S = 1.0
"""How long other writers are waited for, which write for some milliseconds; what is not kept is
made again when it is asked for."""

RETRY_S = 30.0
"""How long a file that could not be used is left alone, so that nobody waits again and again."""

_PASSING = frozenset(
    (
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_INTERRUPT,
        sqlite3.SQLITE_PROTOCOL,
    )
)
"""What may be over in a while; anything else is a file that is of no use."""

_REVISIONS = 1 << 20
_MADE_FOR = "CREATE TABLE IF NOT EXISTS made_for (fingerprint TEXT PRIMARY KEY) WITHOUT ROWID"
_SKETCHES = """
    CREATE TABLE IF NOT EXISTS sketches (
        key INTEGER PRIMARY KEY, terms BLOB, counts BLOB, marks BLOB, lowest BLOB,
        neighbours INTEGER, related BLOB, credits TEXT, timed INTEGER, checksum INTEGER
    )
"""

Place = tuple[int, int]
"""Sequence and revision of an article."""

T = TypeVar("T")


class Sketched(NamedTuple):
    """Sketches of several articles, one after the other: article i has the terms, counts and marks
    [starts[i], starts[i + 1])."""

    starts: NDArray[np.int64]
    terms: NDArray[np.uint32]
    counts: NDArray[np.uint8]
    marks: NDArray[np.uint8]
    lowest: list[bytes]
    neighbours: list[int]
    related: list[bytes]
    credits: list[str]
    timed: list[int]


class Sketches:
    """The sketches of one library; safe to use from several threads."""

    def __init__(self, path: Path, analyzer: Analyzer, *, fingerprint: str) -> None:
        """`fingerprint` stands for the library and whatever decides its terms."""
        self._path = path
        self._analyzer = analyzer
        self._fingerprint = f"{fingerprint}-{VERSION}"
        self._guard = threading.RLock()
        self._db: sqlite3.Connection | None = None
        self._left_alone_until_s = 0.0
        self._waiting: dict[int, Sketch] = {}

    def of(
        self, places: Sequence[Place], read: Callable[[Sequence[Place]], Iterable[Article]]
    ) -> Sketched:
        """The sketches of articles in given revisions, in this order.

        Those that are not kept are made of the articles that `read` gives, and kept; one that it
        does not give has no terms.
        """
        keys = [_key(*place) for place in places]
        with self._guard:
            found = {key: self._waiting[key] for key in keys if key in self._waiting}
            wanted = [key for key in keys if key not in found]
            nowhere: dict[int, Sketch] = {}
            found |= self._try(lambda db: _kept(db, wanted), nowhere)
        missing = [place for place, key in zip(places, keys, strict=True) if key not in found]
        for article in read(missing) if missing else ():
            made = sketch(article, self._analyzer, terms_of(self._analyzer, texts([article])))
            found[_key(article.header.sequence, article.header.revision)] = made
            self._wait(article, made)
        if missing:
            self._write()
        nothing = Sketch(b"", b"", b"", b"", 0, b"", "", 0)
        ordered = [found.get(key, nothing) for key in keys]
        lengths = np.fromiter((len(one.counts) for one in ordered), np.int64, len(ordered))
        return Sketched(
            starts=np.concatenate((np.zeros(1, np.int64), np.cumsum(lengths))),
            terms=np.frombuffer(b"".join([one.terms for one in ordered]), np.uint32),
            counts=np.frombuffer(b"".join([one.counts for one in ordered]), np.uint8),
            marks=np.frombuffer(b"".join([one.marks for one in ordered]), np.uint8),
            lowest=[one.lowest for one in ordered],
            neighbours=[one.neighbours for one in ordered],
            related=[one.related for one in ordered],
            credits=[one.credits for one in ordered],
            timed=[one.timed for one in ordered],
        )

    def take(self, article: Article, terms: Sequence[Sequence[str]]) -> None:
        """Sketch an article whose passages have these terms; kept at the next `finish`."""
        self._wait(article, sketch(article, self._analyzer, terms))

    def finish(self, gone: Iterable[int]) -> None:
        """Keep what was taken, and forget the articles with these sequences."""
        self._write()
        ranges = [(_key(sequence, 0), _key(sequence + 1, 0)) for sequence in gone]
        if ranges:
            with self._guard:
                self._try(
                    lambda db: db.executemany(
                        "DELETE FROM sketches WHERE key >= ? AND key < ?", ranges
                    ),
                    None,
                )

    def close(self) -> None:
        """Release the file; it is opened again where it is needed."""
        with self._guard:
            if self._db is not None:
                self._db.close()
                self._db = None

    def _wait(self, article: Article, made: Sketch) -> None:
        with self._guard:
            self._waiting[_key(article.header.sequence, article.header.revision)] = made
            full = len(self._waiting) >= BATCH
        if full:
            self._write()

    def _write(self) -> None:
        """Keep what waits; where it cannot be written it is made again when it is asked for."""
        with self._guard:
            rows = [(key, *made, _checksum(made)) for key, made in sorted(self._waiting.items())]
            self._waiting.clear()
            if rows:
                self._try(
                    lambda db: db.executemany(
                        "INSERT OR REPLACE INTO sketches VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        rows,
                    ),
                    None,
                )

    def _try(self, work: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
        """What `work` does in one transaction; `otherwise` where the file cannot be used now.

        A file that is no database, or one for something else, is made anew."""
        if time.monotonic() < self._left_alone_until_s:
            return otherwise
        for fresh in (False, True):
            try:
                if self._db is None:
                    self._db = self._opened(fresh=fresh)
                with self._db:
                    return work(self._db)
            except (sqlite3.DatabaseError, OSError) as error:
                self.close()
                if isinstance(error, OSError) or _is_passing(error):
                    self._left_alone_until_s = time.monotonic() + RETRY_S
                    _log.info("sketches not kept: error=%s", error)
                    return otherwise
        return otherwise

    def _opened(self, *, fresh: bool) -> sqlite3.Connection:
        if fresh:
            for suffix in ("", "-wal", "-shm"):
                with contextlib.suppress(FileNotFoundError):
                    self._path.with_name(self._path.name + suffix).unlink()
        self._path.parent.mkdir(parents=True, exist_ok=True)
        db = sqlite3.connect(self._path, timeout=LOCK_WAIT_S, check_same_thread=False)
        try:
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = OFF")  # what a power cut takes is made again
            # Whoever only reads does not wait for a writer.
            if not self._is_made_for_this(db):
                with db:
                    db.execute("BEGIN IMMEDIATE")
                    db.execute(_MADE_FOR)
                    if not self._is_made_for_this(db):
                        db.execute("DROP TABLE IF EXISTS sketches")  # may have other columns
                        db.execute("DELETE FROM made_for")
                        db.execute("INSERT INTO made_for VALUES (?)", (self._fingerprint,))
                    db.execute(_SKETCHES)
        except BaseException:
            db.close()
            raise
        return db

    def _is_made_for_this(self, db: sqlite3.Connection) -> bool:
        tables = db.execute("SELECT count(*) FROM sqlite_master WHERE type = 'table'").fetchone()
        if tables[0] < 2:
            return False
        return db.execute("SELECT fingerprint FROM made_for").fetchall() == [(self._fingerprint,)]


def _is_passing(error: sqlite3.DatabaseError) -> bool:
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF in _PASSING


def _key(sequence: int, revision: int) -> int:
    return sequence * _REVISIONS + revision


def _kept(db: sqlite3.Connection, keys: Sequence[int]) -> dict[int, Sketch]:
    """The sound ones of the sketches with these keys."""
    found: dict[int, Sketch] = {}
    rows = db.execute(
        "SELECT key, terms, counts, marks, lowest, neighbours, related, credits, timed, checksum"
        " FROM sketches WHERE key IN (SELECT value FROM json_each(?))",
        (json.dumps(keys),),
    )
    for key, *parts, checksum in rows:
        one = Sketch(*parts)
        with contextlib.suppress(TypeError, AttributeError):  # parts of another kind: damaged
            if _checksum(one) == checksum:
                found[key] = one
    return found


def _checksum(of: Sketch) -> int:
    crc = zlib.crc32(of.credits.encode(), 2 * of.neighbours + of.timed)
    for part in (of.terms, of.counts, of.marks, of.lowest, of.related):
        crc = zlib.crc32(part, crc)
    return crc
