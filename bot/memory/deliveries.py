"""Which articles were told to which watch: each once, whatever happens in between.

An article that a watch has found is `pending`, written in the transaction that moves on the
generation looked at: what is killed midway is looked at again, and what is known changes nothing.
Before a message goes out its articles are `sending` under its nonce, and `sent` afterwards.

Whoever finds `sending` at the start cannot know whether the message got through. Discord answers
the same nonce of "the past few minutes" with the message that is there already, so within
RESEND_WITHIN of the first try the same articles go out under the same nonce: shown once, whichever
it was. Later it would be shown twice or not at all, and not at all is chosen: `lost`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from itertools import groupby
from typing import TYPE_CHECKING

from bot.memory.database import to_micros
from bot.memory.watches import Watch, to_watch

if TYPE_CHECKING:
    import sqlite3

    from bot.memory.database import Database

RESEND_WITHIN = timedelta(minutes=2)
MOST_ARTICLES = 10
"""In one message: Discord takes as many embeds."""

REMEMBERED = 50
"""Articles told of against which a new one is held: a copy of one of them is no news."""

LOOKED_AT = "watched"
"""The fact that has the generation up to which every article was held against every watch."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message: articles by ascending sequence, under a nonce of no other message."""

    watch: Watch
    sequences: tuple[int, ...]
    nonce: str


class Deliveries:
    """Safe to use from any thread, and from several processes."""

    def __init__(self, database: Database, *, zone: tzinfo) -> None:
        """`zone`: whose clock quiet hours are read from."""
        self._database, self._zone = database, zone

    def looked_at(self) -> int | None:
        """The library's generation at the last `record`; None before the first."""
        with self._database.read() as db:
            row = db.execute("SELECT value FROM facts WHERE name = ?", (LOOKED_AT,)).fetchone()
        return int(row[0]) if row else None

    def record(self, found: Mapping[int, Collection[int]], generation: int) -> int:
        """What watches (by id) have found up to this generation: sequence numbers of articles. How
        many of them are new; those known already, and watches that are gone, change nothing."""
        pairs = [(watch, sequence) for watch in sorted(found) for sequence in sorted(found[watch])]
        with self._database.write() as db:
            new = 0
            for watch, sequence in pairs:
                new += db.execute(
                    "INSERT OR IGNORE INTO deliveries (watch, sequence, status)"
                    " SELECT id, ?, 'pending' FROM watches WHERE id = ?",
                    (sequence, watch),
                ).rowcount
            _look(db, generation)
        return new

    def start_over(self, generation: int) -> None:
        """The library is another one, whose sequence numbers mean other articles: forget what was
        told and what waits, and look at what comes after its generation."""
        with self._database.write() as db:
            db.execute("DELETE FROM deliveries")
            db.execute("UPDATE watches SET generation = ?", (generation,))
            _look(db, generation)

    def due(self, now: datetime) -> tuple[Delivery, ...]:
        """What may be sent at this moment, at most MOST_ARTICLES a message: what was never tried,
        of watches without quiet hours now. By watch, then by article."""
        found = []
        for watch, sequences, _ in self._open("pending"):
            if watch.quiet is None or not watch.quiet.holds(now, self._zone):
                for start in range(0, len(sequences), MOST_ARTICLES):
                    part = sequences[start : start + MOST_ARTICLES]
                    found.append(Delivery(watch, part, f"w{watch.id}-{part[0]}-{len(part)}"))
        return tuple(found)

    def begin(self, delivery: Delivery, now: datetime) -> bool:
        """It is about to be sent; on disk when this returns. False where it must not be: the watch
        is gone, or somebody else was first."""
        with self._database.write() as db:
            rows = db.execute(
                "SELECT sequence FROM deliveries WHERE watch = ? AND status = 'pending'",
                (delivery.watch.id,),
            )
            if not {row["sequence"] for row in rows} >= set(delivery.sequences):
                return False
            db.executemany(
                "UPDATE deliveries SET status = 'sending', nonce = ?, begun = ?"
                " WHERE watch = ? AND sequence = ?",
                [
                    (delivery.nonce, to_micros(now), delivery.watch.id, sequence)
                    for sequence in delivery.sequences
                ],
            )
        return True

    def delivered(self, delivery: Delivery) -> None:
        """Discord has it: none of these articles is told to this watch again."""
        self._end(delivery, "sent")

    def give_up(self, delivery: Delivery) -> None:
        """It cannot be sent, or nobody knows whether it was: it is not tried again."""
        self._end(delivery, "lost")

    def put_back(self, delivery: Delivery) -> None:
        """It was certainly not sent, for now: it is due again, perhaps in another message."""
        self._end(delivery, "pending")

    def told(self, watch: Watch) -> tuple[int, ...]:
        """The latest articles that this watch was told of, at most REMEMBERED, latest first."""
        with self._database.read() as db:
            rows = db.execute(
                "SELECT sequence FROM deliveries WHERE watch = ? AND status = 'sent'"
                " ORDER BY sequence DESC LIMIT ?",
                (watch.id, REMEMBERED),
            ).fetchall()
        return tuple(row["sequence"] for row in rows)

    def interrupted(self, now: datetime) -> tuple[Delivery, ...]:
        """What a process that died had begun, to be called once at the start: to be sent again as
        it is, without `begin`. What was begun too long ago, or later than now by a clock that was
        set back, is given up. By watch, then by article."""
        oldest, newest = to_micros(now - RESEND_WITHIN), to_micros(now)
        with self._database.write() as db:
            db.execute(
                "UPDATE deliveries SET status = 'lost'"
                " WHERE status = 'sending' AND NOT begun BETWEEN ? AND ?",
                (oldest, newest),
            )
        return tuple(
            Delivery(watch, sequences, nonce or "")
            for watch, sequences, nonce in self._open("sending")
        )

    def _end(self, delivery: Delivery, status: str) -> None:
        with self._database.write() as db:
            db.execute(
                "UPDATE deliveries SET status = ?, nonce = NULL, begun = NULL"
                " WHERE watch = ? AND nonce = ? AND status = 'sending'",
                (status, delivery.watch.id, delivery.nonce),
            )

    def _open(self, status: str) -> list[tuple[Watch, tuple[int, ...], str | None]]:
        """Articles of one status by watch and message."""
        with self._database.read() as db:
            rows = db.execute(
                "SELECT watches.*, nonce, sequence FROM deliveries"
                " JOIN watches ON watches.id = watch WHERE status = ?"
                " ORDER BY watch, nonce, sequence",
                (status,),
            ).fetchall()
        found = []
        for (_, nonce), rows_of_one in groupby(rows, key=lambda row: (row["id"], row["nonce"])):
            group = list(rows_of_one)
            found.append((to_watch(group[0]), tuple(row["sequence"] for row in group), nonce))
        return found


def _look(db: sqlite3.Connection, generation: int) -> None:
    db.execute(
        "INSERT INTO facts VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (LOOKED_AT, str(generation)),
    )
