"""Helpful or not: votes on answers, kept as counts of days and of publishers.

Neither the question nor the article nor the person is kept. That somebody has voted on a message
is a keyed hash of both, which goes after 30 days; from then on a vote would count as a new one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

    from bot.memory.database import Database
    from bot.memory.people import People

KNOWN_FOR = timedelta(days=30)


class Vote(Enum):
    """What became of a vote."""

    COUNTED = "counted"
    MOVED = "moved"
    """It was the other one before."""
    ALREADY = "already"
    """The same as before: nothing has changed."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many of the votes on a day, or on answers that cite a publisher, are helpful."""

    name: str
    """An ISO date, or a publisher; "" for answers that name none."""
    helpful: int
    total: int


@dataclass(frozen=True, slots=True)
class Shares:
    """`days`: each vote once, earlier days first. `publishers`: each vote once for every publisher
    of the answer; most votes first, then by name."""

    days: tuple[Share, ...]
    publishers: tuple[Share, ...]


class Votes:
    """Safe to use from any thread."""

    def __init__(self, database: Database, people: People) -> None:
        self._database, self._people = database, people

    def vote(
        self, message_id: int, user_id: int, publishers: Iterable[str], helpful: bool, day: date
    ) -> Vote:
        """Count a person's one vote on the message of an answer; on disk when this returns.

        `publishers`: those that the answer cites, in any order, twice or blank ones being no
        matter; `day`: today in the bot's time zone. A vote that moves stays with the day and the
        publishers of the first.
        """
        mark = self._people.ballot(message_id, user_id)
        with self._database.write() as db:
            db.execute("DELETE FROM ballots WHERE day <= ?", ((day - KNOWN_FOR).isoformat(),))
            before = db.execute(
                "SELECT day, publishers, helpful FROM ballots WHERE mark = ?", (mark,)
            ).fetchone()
            if before is None:
                names = sorted({name.strip() for name in publishers} - {""}) or [""]
                db.execute(
                    "INSERT INTO ballots VALUES (?, ?, ?, ?)",
                    (mark, day.isoformat(), json.dumps(names), helpful),
                )
                _count(db, day.isoformat(), names, helpful=helpful, by=1)
                return Vote.COUNTED
            first_day, names, was = before[0], json.loads(before[1]), bool(before[2])
            if was == helpful:
                return Vote.ALREADY
            db.execute("UPDATE ballots SET helpful = ? WHERE mark = ?", (helpful, mark))
            _count(db, first_day, names, helpful=was, by=-1)
            _count(db, first_day, names, helpful=helpful, by=1)
            return Vote.MOVED

    def shares(self, since: date) -> Shares:
        """What was voted on this day and later; empty where nobody has."""
        with self._database.read() as db:
            days = db.execute(
                "SELECT day, helpful, helpful + unhelpful FROM votes_of_days"
                " WHERE day >= ? ORDER BY day",
                (since.isoformat(),),
            ).fetchall()
            publishers = db.execute(
                "SELECT publisher, sum(helpful), sum(helpful + unhelpful) AS total"
                " FROM votes_of_publishers WHERE day >= ?"
                " GROUP BY publisher ORDER BY total DESC, publisher",
                (since.isoformat(),),
            ).fetchall()
        return Shares(tuple(Share(*row) for row in days), tuple(Share(*row) for row in publishers))


def _count(
    db: sqlite3.Connection, day: str, publishers: list[str], *, helpful: bool, by: int
) -> None:
    """Add to both tables; `by` is -1 only where the same was added before."""
    added = (by, 0) if helpful else (0, by)
    db.execute("INSERT OR IGNORE INTO votes_of_days VALUES (?, 0, 0)", (day,))
    db.execute(
        "UPDATE votes_of_days SET helpful = helpful + ?, unhelpful = unhelpful + ? WHERE day = ?",
        (*added, day),
    )
    for name in publishers:
        db.execute("INSERT OR IGNORE INTO votes_of_publishers VALUES (?, ?, 0, 0)", (day, name))
        db.execute(
            "UPDATE votes_of_publishers SET helpful = helpful + ?, unhelpful = unhelpful + ?"
            " WHERE day = ? AND publisher = ?",
            (*added, day, name),
        )
