"""Watches: topics that people want to hear about, and where.

A topic is the one text of a user that is kept, and its owner's id stands in clear: there is no
other way to send to them. All goes with `remove` and `forget`.
"""

from __future__ import annotations

import sqlite3
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from typing import TYPE_CHECKING

from bot.memory.database import from_micros, to_micros
from bot.memory.quiet import Quiet

if TYPE_CHECKING:
    from bot.memory.database import Database

DIRECT = 0
"""In place of a channel's id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """A topic of somebody's. `generation` is the library's when it was added: what is older is not
    told. `number` is what its owner calls it."""

    id: int
    number: int
    owner: int
    server: int | None
    """Where it was added; None for a direct message."""
    channel: int | None
    """Where to tell; None for a direct message to the owner."""
    topic: str
    language: str
    created: datetime
    quiet: Quiet | None
    generation: int


@dataclass(frozen=True, slots=True)
class Added:
    watch: Watch


@dataclass(frozen=True, slots=True)
class Duplicate:
    """The owner has this topic in this place already, spaces and capitals apart."""

    watch: Watch


@dataclass(frozen=True, slots=True)
class Full:
    """The owner has as many as anybody may have."""

    limit: int


@dataclass(frozen=True, slots=True)
class Blank:
    """The topic is empty, or nothing but spaces."""


class Watches:
    """Read from the file each time, as other processes may change it; safe from any thread."""

    def __init__(self, database: Database, *, limit: int) -> None:
        """`limit`: how many a person may have, everywhere together; those that are there stay."""
        self._database, self._limit = database, limit

    def add(
        self,
        *,
        owner: int,
        server: int | None,
        channel: int | None,
        topic: str,
        language: str,
        created: datetime,
        generation: int,
        quiet: Quiet | None = None,
    ) -> Added | Duplicate | Full | Blank:
        """Remember a topic; on disk when this returns, or nothing has changed. Its number is the
        smallest that the owner has not in use."""
        topic = " ".join(topic.split())
        if not topic:
            return Blank()
        folded = unicodedata.normalize("NFKC", topic).casefold()
        with self._database.write() as db:
            mine = _select(db, "SELECT * FROM watches WHERE owner = ?", owner)
            known = _select(
                db,
                "SELECT * FROM watches WHERE owner = ? AND channel = ? AND folded = ?",
                *(owner, channel or DIRECT, folded),
            )
            if known:
                return Duplicate(known[0])
            if len(mine) >= self._limit:
                return Full(self._limit)
            used = {watch.number for watch in mine}
            row = db.execute(
                "INSERT INTO watches (owner, number, server, channel, topic, folded, language,"
                " created, quiet_start, quiet_end, generation)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    owner,
                    next(number for number in count(1) if number not in used),
                    server,
                    channel or DIRECT,
                    topic,
                    folded,
                    language,
                    to_micros(created),
                    *((quiet.start, quiet.end) if quiet else (None, None)),
                    generation,
                ),
            )
            return Added(_select(db, "SELECT * FROM watches WHERE id = ?", row.lastrowid)[0])

    def remove(self, owner: int, number: int) -> Watch | None:
        """Forget one with all that waits for it; what it was, None where there is none."""
        with self._database.write() as db:
            found = _select(
                db, "SELECT * FROM watches WHERE owner = ? AND number = ?", owner, number
            )
            db.execute("DELETE FROM watches WHERE owner = ? AND number = ?", (owner, number))
        return found[0] if found else None

    def list(self, owner: int) -> tuple[Watch, ...]:
        """Those of a person, by number."""
        with self._database.read() as db:
            return _select(db, "SELECT * FROM watches WHERE owner = ? ORDER BY number", owner)

    def all(self) -> tuple[Watch, ...]:
        """Those of everybody, by id."""
        with self._database.read() as db:
            return _select(db, "SELECT * FROM watches ORDER BY id")

    def forget(self, owner: int) -> int:
        """Forget all of a person; how many they were."""
        with self._database.write() as db:
            return db.execute("DELETE FROM watches WHERE owner = ?", (owner,)).rowcount

    def forget_channel(self, channel: int) -> int:
        """A channel is gone, or the bot may not write there: forget what tells there; how many."""
        with self._database.write() as db:
            return db.execute(
                "DELETE FROM watches WHERE channel = ? AND channel <> ?", (channel, DIRECT)
            ).rowcount

    def forget_server(self, server: int) -> int:
        """Forget what tells in this server's channels; how many. Watches that tell their owner
        directly stay, without the server."""
        with self._database.write() as db:
            gone = db.execute(
                "DELETE FROM watches WHERE server = ? AND channel <> ?", (server, DIRECT)
            ).rowcount
            db.execute("UPDATE watches SET server = NULL WHERE server = ?", (server,))
        return gone


def _select(db: sqlite3.Connection, statement: str, *values: object) -> tuple[Watch, ...]:
    return tuple(map(to_watch, db.execute(statement, values)))


def to_watch(row: sqlite3.Row) -> Watch:
    """A Watch out of its row, or of a longer one."""
    start, end = row["quiet_start"], row["quiet_end"]
    return Watch(
        id=row["id"],
        number=row["number"],
        owner=row["owner"],
        server=row["server"],
        channel=row["channel"] or None,
        topic=row["topic"],
        language=row["language"],
        created=from_micros(row["created"]),
        quiet=None if start is None else Quiet(start, end),
        generation=row["generation"],
    )
