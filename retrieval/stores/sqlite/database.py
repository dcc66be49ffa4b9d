"""One SQLite file: a connection a thread, write transactions, schema, and errors in our words.

WAL with synchronous=FULL, so that what a commit acknowledged survives a crash and a power cut;
SQLite's write lock is the queue that writers wait in, readers never wait.
"""

from __future__ import annotations

import contextlib
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from retrieval.errors import StoreDamagedError, StoreTooNewError, StoreUnavailableError
from retrieval.stores.sqlite.migrations import APPLICATION_ID, MIGRATIONS

LOCK_WAIT_S = 900.0
"""How long a writer waits for the others; a large archive may hold the lock for minutes."""

LOG_PAGES = 1000
"""Pages in the log from which a commit moves them into the file; SQLite's own number."""

RETRY_S = 0.02
"""Pause between tries where SQLite refuses at once instead of waiting."""

T = TypeVar("T")


class Database:
    """Connections to one file; safe to use from any thread."""

    def __init__(self, path: Path) -> None:
        """Open or create the file and bring its schema up to date; see `SqliteStore`."""
        self.path = path
        self._local = threading.local()
        self._connections: list[sqlite3.Connection] = []
        self._checkpoint_due = False
        self._guard = threading.Lock()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreUnavailableError(
                f"the data folder {path.parent} cannot be made: {error.strerror or error}; "
                "choose another with DATELINE_DATA_DIR"
            ) from error
        try:
            with self.errors():
                self._migrate()
        except BaseException:
            self.close()
            raise

    def connection(self) -> sqlite3.Connection:
        """This thread's connection."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._connect()
            self._local.connection = connection
        return connection

    @property
    def writing(self) -> bool:
        """Whether this thread is inside `write`."""
        return getattr(self._local, "writing", False)

    @contextlib.contextmanager
    def write(self, *, checkpoint: bool = True) -> Iterator[sqlite3.Connection]:
        """One write transaction: waits for other writers, commits at the end, or undoes all.

        Inside another one of the same thread it is part of that one, and a failure undoes both.
        `checkpoint` false puts off moving a large log into the file: SQLite does so inside the
        commit, when the others see it already, and the commit would return that much later.
        """
        with self.errors():
            db = self.connection()
            if self.writing and not db.in_transaction:
                raise sqlite3.OperationalError("an earlier step of this change failed")
            with contextlib.nullcontext() if self.writing else self._begun(db, checkpoint):
                try:
                    yield db
                except BaseException:
                    if db.in_transaction:
                        db.execute("ROLLBACK")
                    raise

    @contextlib.contextmanager
    def _begun(self, db: sqlite3.Connection, checkpoint: bool) -> Iterator[None]:
        """The outermost transaction of this thread; commits where nothing was raised."""
        local = self._local
        if not checkpoint:
            db.execute("PRAGMA wal_autocheckpoint = 0")
            self._checkpoint_due = True
        try:
            _patiently(lambda: db.execute("BEGIN IMMEDIATE"))
            local.writing = True
            yield
            db.execute("COMMIT")
        finally:
            local.writing = False
            # A full disk may fail the commit and leave the transaction, and its lock, open.
            if db.in_transaction:
                db.execute("ROLLBACK")
            if not checkpoint:
                db.execute(f"PRAGMA wal_autocheckpoint = {LOG_PAGES}")

    @contextlib.contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """Several reads of one state: this thread's transaction, or a new one for reading."""
        with self.errors():
            db = self.connection()
            if db.in_transaction:
                yield db
                return
            db.execute("BEGIN")
            try:
                yield db
            finally:
                with contextlib.suppress(sqlite3.Error):  # of a file that just failed to be read
                    if db.in_transaction:
                        db.execute("COMMIT")

    @contextlib.contextmanager
    def errors(self) -> Iterator[None]:
        """SQLite's failures in the words of the error tree."""
        try:
            yield
        except sqlite3.OperationalError as error:
            raise StoreUnavailableError(
                f"the library {self.path} cannot be used now: {error}; check that the folder can "
                "be written and the disk has room"
            ) from error
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
            raise StoreDamagedError(
                f"the library {self.path} cannot be read: {error}; it was left as it is: restore "
                "a backup, or move it away and ingest again"
            ) from error

    def close(self) -> None:
        with self._guard:
            for connection in self._connections:
                if self._checkpoint_due:
                    self._checkpoint_due = False
                    with contextlib.suppress(sqlite3.Error):  # another process does it, later
                        connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
                connection.close()
            self._connections.clear()
        self._local = threading.local()

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self.path, timeout=LOCK_WAIT_S, isolation_level=None, check_same_thread=False
        )
        with self._guard:
            self._connections.append(connection)
        # A flipped bit may leave bytes that are no text: the hash tells, reading must not fail.
        connection.text_factory = lambda data: data.decode("utf-8", "replace")
        _patiently(lambda: connection.execute("PRAGMA journal_mode = WAL"))
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.create_function(
            "fold", 1, lambda text: text.casefold() if text else text, deterministic=True
        )
        return connection

    def _migrate(self) -> None:
        db = self.connection()
        if _patiently(lambda: _pragma(db, "user_version")) == len(MIGRATIONS) and _is_ours(db):
            return
        with self.write():
            version = _pragma(db, "user_version")
            tables = db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
            if (tables or version) and not _is_ours(db):
                raise StoreDamagedError(
                    f"{self.path} is an SQLite file, but not a Dateline library: it was left as "
                    "it is; choose another DATELINE_DATA_DIR"
                )
            if version > len(MIGRATIONS):
                raise StoreTooNewError(
                    f"{self.path} was written by a later version of Dateline (schema {version}, "
                    f"this one knows {len(MIGRATIONS)}): update Dateline, or choose another "
                    "DATELINE_DATA_DIR"
                )
            for step in MIGRATIONS[version:]:
                if callable(step):
                    step(db)
                    continue
                for statement in step.split(";"):
                    db.execute(statement)
            db.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
            db.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def _patiently(step: Callable[[], T]) -> T:
    """Run a step that another process may be in the way of, again until it is not.

    SQLite waits by itself for the write lock, but not where waiting could deadlock: to turn a new
    file to WAL, or while the last connection of another process closes (1 start in 160 failed).
    """
    deadline = time.monotonic() + LOCK_WAIT_S
    while True:
        try:
            return step()
        except sqlite3.OperationalError as error:
            busy = (error.sqlite_errorcode or 0) & 0xFF == sqlite3.SQLITE_BUSY
            if not busy or time.monotonic() > deadline:
                raise
            time.sleep(RETRY_S)


def _pragma(db: sqlite3.Connection, name: str) -> int:
    return int(db.execute(f"PRAGMA {name}").fetchone()[0])


def _is_ours(db: sqlite3.Connection) -> bool:
    return _pragma(db, "application_id") == APPLICATION_ID
