"""How often somebody may ask: at most so many questions in any stretch of so many seconds.

A sliding window and not a bucket of tokens: a full bucket lets nearly twice as many through in the
seconds after a pause, and no sentence to a person would be true of it. It costs the moments of the
questions that still count, a few dozen numbers a person.

All is decided in memory. A thread writes what has changed at most a second later, as one
transaction for however many questions; a killed process forgets that second.
"""

from __future__ import annotations

import json
import logging
import threading
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from bot.memory.database import from_micros, to_micros
from retrieval import StoreError

if TYPE_CHECKING:
    from bot.memory.database import Database
    from bot.memory.people import People
    from config import Limit

_log = logging.getLogger(__name__)

DELAY_S = 1.0
SECOND = 1_000_000
SWEEP_EVERY = 60 * SECOND


@dataclass(frozen=True, slots=True)
class Wait:
    """A question too many. `until`: the moment, in UTC, from which it may be asked; `everybody`:
    it is the server's limit that holds until then, and not the person's own."""

    until: datetime
    everybody: bool = False


class Cooldowns:
    """Questions counted by person and by server; safe to use from any thread."""

    def __init__(
        self,
        database: Database,
        people: People,
        *,
        user: Limit | None,
        server: Limit | None,
        delay_s: float = DELAY_S,
    ) -> None:
        """Limits of None are switched off. `delay_s`: how far the file may be behind."""
        self._database, self._people = database, people
        self._limits = {"user": user, "server": server}
        self._delay_s = delay_s
        self._guard = threading.Lock()
        self._flushing = threading.Lock()
        self._changed: set[str] = set()
        self._swept: int | None = None
        self._closing, self._due = threading.Event(), threading.Event()
        with database.read() as db:
            rows = db.execute("SELECT name, moments FROM cooldowns").fetchall()
        self._asked: dict[str, list[int]] = {name: json.loads(moments) for name, moments in rows}
        self._writer = threading.Thread(target=self._write, name="cooldowns", daemon=True)
        self._writer.start()

    def take(self, user_id: int, server_id: int | None, now: datetime) -> Wait | None:
        """None where the question may go ahead, which counts it for the person and the server
        (None: a direct message); else until when it may not, counted for neither.

        `now` is an aware moment. Where the clock was set back, what was asked "later" counts as
        asked now: a limit holds, and nobody waits longer than it says.
        """
        moment = to_micros(now)
        names = []
        if self._limits["user"] is not None:
            names.append("user " + self._people.person(user_id))
        if self._limits["server"] is not None and server_id is not None:
            names.append(f"server {server_id}")
        with self._guard:
            self._sweep(moment)
            # Of two that open at once the person's comes first: it is the one to be told.
            whose = max(names, key=lambda name: self._opens(name, moment), default=None)
            opens = moment if whose is None else self._opens(whose, moment)
            if whose is not None and opens > moment:
                return Wait(from_micros(opens), everybody=whose.startswith("server "))
            for name in names:
                self._asked.setdefault(name, []).append(moment)
                self._changed.add(name)
        if names:
            self._due.set()
        return None

    def flush(self) -> None:
        """Write what has changed; on disk when this returns. StoreError where that fails: what
        has changed is then kept for the next time."""
        with self._flushing:
            with self._guard:
                names, self._changed = sorted(self._changed), set()
                rows = [(name, json.dumps(self._asked.get(name, []))) for name in names]
            if not rows:
                return
            try:
                with self._database.write() as db:
                    db.executemany(
                        "INSERT INTO cooldowns VALUES (?, ?)"
                        " ON CONFLICT (name) DO UPDATE SET moments = excluded.moments",
                        rows,
                    )
                    db.execute("DELETE FROM cooldowns WHERE moments = '[]'")
            except BaseException:
                with self._guard:
                    self._changed.update(names)
                raise

    def close(self) -> None:
        """Write what is behind, and end the thread; StoreError as for `flush`."""
        self._closing.set()
        self._due.set()
        self._writer.join()
        self.flush()

    def _opens(self, name: str, now: int) -> int:
        """From when on one more question fits; forgets what no longer counts."""
        limit = self._limit(name)
        asked = self._asked.get(name)
        if limit is None or not asked:
            return now
        self._forget(name, asked, now)
        # More than fit may be there: the limit was another one before a restart.
        if len(asked) < limit.questions:
            return now
        return asked[-limit.questions] + limit.seconds * SECOND

    def _forget(self, name: str, asked: list[int], now: int) -> None:
        limit = self._limit(name)
        began = now if limit is None else now - limit.seconds * SECOND
        kept = [min(moment, now) for moment in asked if moment > began]
        if kept != asked:
            asked[:] = kept
            self._changed.add(name)

    def _sweep(self, now: int) -> None:
        """Now and then forget those who have not asked for long, or whose limit is off."""
        if self._swept is not None and 0 <= now - self._swept < SWEEP_EVERY:
            return
        self._swept = now
        for name, asked in list(self._asked.items()):
            self._forget(name, asked, now)
            if not asked:
                del self._asked[name]
                self._changed.add(name)

    def _limit(self, name: str) -> Limit | None:
        return self._limits[name.partition(" ")[0]]

    def _write(self) -> None:
        failed = False
        while True:
            self._due.wait()
            if self._closing.wait(self._delay_s):
                return
            self._due.clear()
            try:
                self.flush()
                failed = False
            except StoreError as error:
                if not failed:  # told once, not every second
                    _log.error("cooldowns not written, trying again: %s", error)
                failed = True
                self._due.set()
