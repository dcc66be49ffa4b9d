"""Schedules: which channel gets a digest when, and that each is posted once.

A channel has one schedule, whose row knows the next moment at which it is due. What is due becomes
a post in three steps: it is found (its moment has come), begun (on disk before the message goes
out) and told, which moves on to the next moment. However many moments passed meanwhile, the last of
them alone is found. As for watches, Discord answers a post's nonce for a few minutes with the
message that is there already; how it is found out later is `bot.scheduling`'s matter.

Topic and publisher are a manager's settings and stand here as they were written; who set them does
not.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Literal

from bot.memory.database import from_micros, to_micros
from bot.recurring import Rule, latest, next_after

if TYPE_CHECKING:
    from datetime import date

    from bot.memory.database import Database

Period = Literal["today", "yesterday", "week", "month"]

NOON = 12
MOST_DAYS = timedelta(days=31)
"""What is told at most of the time before a post, should the one before be long ago."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """A digest of a channel. `period` None is the time since the digest before; `last` is the due
    moment of that one, at first the one that would have been; `due` is the next."""

    id: int
    server: int
    channel: int
    rule: Rule
    period: Period | None
    topic: str | None
    publisher: str | None
    language: str
    last: datetime
    due: datetime


@dataclass(frozen=True, slots=True)
class Post:
    """One message: what was due at `due`; `begun` is when it was first sent, perhaps."""

    schedule: Schedule
    due: datetime
    begun: datetime | None = None

    @property
    def nonce(self) -> str:
        """Of no other message: ids are never given twice."""
        return f"s{self.schedule.id}-{int(self.due.timestamp())}"

    def days(self, zone: tzinfo) -> tuple[date, date]:
        """The first and the last day of which this post tells where it has no period of its own,
        inclusive, in the zone whose days are meant.

        Before noon: whole days, from that of the post before up to yesterday, so that each day is
        in one digest. Later: up to today, and from the day of the post before once more, whose
        evening was still to come.
        """
        now = self.due.astimezone(zone)
        until = now.date() - timedelta(days=now.hour < NOON)
        since = max(self.schedule.last.astimezone(zone).date(), until - MOST_DAYS)
        return min(since, until), until


class Schedules:
    """Read from the file each time; safe to use from any thread, and from several processes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def set(
        self,
        *,
        server: int,
        channel: int,
        rule: Rule,
        language: str,
        now: datetime,
        period: Period | None = None,
        topic: str | None = None,
        publisher: str | None = None,
    ) -> Schedule:
        """Give a channel its schedule in place of the one it has; first due after `now`. On disk
        when this returns, or nothing has changed. Blank texts are None."""
        values = (
            *(server, channel, rule.at, rule.zone, rule.days, period),
            *(_text(topic), _text(publisher), language),
            *(to_micros(latest(rule, now)), to_micros(next_after(rule, now))),
        )
        with self._database.write() as db:
            db.execute("DELETE FROM schedules WHERE channel = ?", (channel,))
            db.execute(
                "INSERT INTO schedules (server, channel, at, zone, days, period, topic, publisher,"
                " language, last, due) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                values,
            )
            return _select(db, "SELECT * FROM schedules WHERE channel = ?", channel)[0]

    def remove(self, channel: int) -> Schedule | None:
        """Switch a channel's off; what it was, None where it had none."""
        with self._database.write() as db:
            found = _select(db, "SELECT * FROM schedules WHERE channel = ?", channel)
            db.execute("DELETE FROM schedules WHERE channel = ?", (channel,))
        return found[0] if found else None

    def list(self, server: int) -> tuple[Schedule, ...]:
        """Those of a server, the next first, then by channel."""
        with self._database.read() as db:
            return _select(
                db, "SELECT * FROM schedules WHERE server = ? ORDER BY due, channel", server
            )

    def forget_server(self, server: int) -> int:
        """Forget all of a server; how many they were."""
        with self._database.write() as db:
            return db.execute("DELETE FROM schedules WHERE server = ?", (server,)).rowcount

    def due(self, now: datetime) -> tuple[Post, ...]:
        """What may be sent at this moment: of each schedule whose moment has come, and of which no
        post is begun, the latest due moment alone. The longest due first, then by id."""
        with self._database.read() as db:
            found = _select(
                db,
                "SELECT * FROM schedules WHERE due <= ? AND begun IS NULL ORDER BY due, id",
                to_micros(now),
            )
        return tuple(Post(each, max(each.due, latest(each.rule, now))) for each in found)

    def begin(self, post: Post, now: datetime) -> bool:
        """It is about to be sent; on disk when this returns. False where it must not be: the
        schedule is gone or was told already, or somebody else was first."""
        due = to_micros(post.due)
        with self._database.write() as db:
            changed = db.execute(
                "UPDATE schedules SET posting = ?, begun = ?"
                " WHERE id = ? AND begun IS NULL AND due <= ?",
                (due, to_micros(now), post.schedule.id, due),
            )
        return changed.rowcount == 1

    def delivered(self, post: Post) -> None:
        """Discord has it, or there was nothing to tell: the next moment is due, and the next digest
        tells what comes after this one."""
        self._end(
            "UPDATE schedules SET due = ?, last = posting, posting = NULL, begun = NULL"
            " WHERE id = ? AND posting = ?",
            post,
            next_after(post.schedule.rule, post.due),
        )

    def give_up(self, post: Post) -> None:
        """It cannot be sent, or nobody knows whether it was: the next moment is due, and the next
        digest tells of this one's days as well."""
        self._end(
            "UPDATE schedules SET due = ?, posting = NULL, begun = NULL"
            " WHERE id = ? AND posting = ?",
            post,
            next_after(post.schedule.rule, post.due),
        )

    def put_back(self, post: Post) -> None:
        """It was certainly not sent, for now: it is due again."""
        self._end(
            "UPDATE schedules SET due = ?, posting = NULL, begun = NULL"
            " WHERE id = ? AND posting = ?",
            post,
            post.due,
        )

    def interrupted(self) -> tuple[Post, ...]:
        """What was begun and is not told: of a process that died, where there is no other. By id,
        each with the moment at which it was begun."""
        with self._database.read() as db:
            rows = db.execute("SELECT * FROM schedules WHERE begun IS NOT NULL ORDER BY id")
            return tuple(
                Post(_schedule(row), from_micros(row["posting"]), from_micros(row["begun"]))
                for row in rows
            )

    def _end(self, statement: str, post: Post, due: datetime) -> None:
        with self._database.write() as db:
            db.execute(statement, (to_micros(due), post.schedule.id, to_micros(post.due)))


def _text(given: str | None) -> str | None:
    return " ".join((given or "").split()) or None


def _select(db: sqlite3.Connection, statement: str, *values: object) -> tuple[Schedule, ...]:
    return tuple(map(_schedule, db.execute(statement, values)))


def _schedule(row: sqlite3.Row) -> Schedule:
    return Schedule(
        id=row["id"],
        server=row["server"],
        channel=row["channel"],
        rule=Rule(row["at"], row["zone"], row["days"]),
        period=row["period"],
        topic=row["topic"],
        publisher=row["publisher"],
        language=row["language"],
        last=from_micros(row["last"]),
        due=from_micros(row["due"]),
    )
