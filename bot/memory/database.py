"""The file itself: one connection that threads take turns at, transactions, schema, errors.

WAL with synchronous=FULL: what a commit acknowledged survives a crash and a power cut.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.memory.migrations import MIGRATIONS
from retrieval import StoreDamagedError, StoreTooNewError, StoreUnavailableError

WAIT_S = 30.0
RETRY_S = 0.02
"""Pause between tries where SQLite refuses at once instead of waiting."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def to_micros(moment: datetime) -> int:
    """An aware moment as the tables have it; exact."""
    return (moment - _EPOCH) // _MICROSECOND


def from_micros(micros: int) -> datetime:
    """The moment, in UTC."""
    return _EPOCH + micros * _MICROSECOND


class Database:
    """`discord.db`, for the subjects of this package; safe to use from any thread."""

    def __init__(self, data_dir: Path) -> None:
        """Open or create the file and bring its schema up to date; errors as for `Memory`."""
        self._path = data_dir / "discord.db"
        self._turn = threading.RLock()
        try:
            data_dir.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreUnavailableError(
                f"the data folder {data_dir} cannot be made: {error.strerror or error}; "
                "choose another with DATELINE_DATA_DIR"
            ) from error
        with self._errors():
            self._db = sqlite3.connect(
                self._path, timeout=WAIT_S, isolation_level=None, check_same_thread=False
            )
            self._db.row_factory = sqlite3.Row
            try:
                self._to_wal()
                self._db.execute("PRAGMA synchronous = FULL")
                self._db.execute("PRAGMA foreign_keys = ON")
                self._migrate()
            except BaseException:
                self._db.close()
                raise

    @contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """The connection, for statements that change nothing; each is of one state."""
        with self._turn, self._errors():
            yield self._db

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """One transaction: on disk when this ends, or nothing of it where something is raised."""
        with self._turn, self._errors():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
                self._db.execute("COMMIT")
            finally:
                # A full disk may fail the commit and leave the transaction open.
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")

    def close(self) -> None:
        """Close the file; whatever comes later raises StoreUnavailableError."""
        with self._turn, suppress(sqlite3.Error):
            self._db.close()

    @contextmanager
    def _errors(self) -> Iterator[None]:
        """SQLite's failures in the words of the error tree."""
        try:
            yield
        except (sqlite3.OperationalError, sqlite3.ProgrammingError) as error:
            raise StoreUnavailableError(
                f"what the bot remembers, {self._path}, cannot be used: {error}; check that the "
                "folder can be written and the disk has room"
            ) from error
        except sqlite3.DatabaseError as error:
            raise StoreDamagedError(
                f"what the bot remembers, {self._path}, cannot be read: {error}; it was left as "
                "it is: restore a backup, or move it away"
            ) from error

    def _to_wal(self) -> None:
        """SQLite does not wait by itself where another process is about to change the journal."""
        deadline = time.monotonic() + WAIT_S
        while True:
            try:
                self._db.execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as error:
                busy = (error.sqlite_errorcode or 0) & 0xFF == sqlite3.SQLITE_BUSY
                if not busy or time.monotonic() > deadline:
                    raise
                time.sleep(RETRY_S)

    def _migrate(self) -> None:
        if self._version() == len(MIGRATIONS):
            return
        with self.write() as db:
            version = self._version()  # another process may have been first
            if version > len(MIGRATIONS):
                raise StoreTooNewError(
                    f"{self._path} was written by a later version of Dateline (schema {version}, "
                    f"this one knows {len(MIGRATIONS)}): update Dateline, or choose another "
                    "DATELINE_DATA_DIR"
                )
            for step in MIGRATIONS[version:]:
                for statement in step.split(";"):
                    db.execute(statement)
            db.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")

    def _version(self) -> int:
        return int(self._db.execute("PRAGMA user_version").fetchone()[0])
