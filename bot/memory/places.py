"""How the bot behaves where: settings of a server, and of single channels that differ from it.

Read from memory, for every message that is seen; there are as many as servers have set.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from bot.memory.database import Database

Mode = Literal["mention", "every", "off"]
"""Answers when it is mentioned, answers every message, or says nothing."""

SERVER = 0
"""In place of a channel's id."""


@dataclass(frozen=True, slots=True)
class Place:
    """What holds in a channel. `threads`: whether each conversation gets a thread of its own."""

    mode: Mode = "mention"
    threads: bool = False


@dataclass(frozen=True, slots=True)
class Wish:
    """What a server or a channel has set by itself; None for what it leaves to others."""

    mode: Mode | None = None
    threads: bool | None = None


class Places:
    """Safe to use from any thread; a thread of Discord's is meant by its channel's id."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._guard = threading.Lock()
        with database.read() as db:
            rows = db.execute("SELECT server, channel, mode, threads FROM places").fetchall()
        self._wishes = {
            (server, channel): Wish(mode, None if threads is None else bool(threads))
            for server, channel, mode, threads in rows
        }

    def get(self, server_id: int | None, channel_id: int) -> Place:
        """What holds there: the channel's wish, else the server's, else the default; the default
        in a direct message (None)."""
        if server_id is None:
            return Place()
        none, place = Wish(), Place()
        for key in ((server_id, SERVER), (server_id, channel_id)):
            wish = self._wishes.get(key, none)
            place = Place(
                wish.mode or place.mode, place.threads if wish.threads is None else wish.threads
            )
        return place

    def wishes(self, server_id: int) -> tuple[Wish, dict[int, Wish]]:
        """What the server has set for itself, and for channels by id, in ascending order."""
        mine = {
            channel: wish
            for (server, channel), wish in list(self._wishes.items())
            if server == server_id
        }
        return mine.pop(SERVER, Wish()), dict(sorted(mine.items()))

    def set(
        self,
        server_id: int,
        channel_id: int | None,
        *,
        mode: Mode | None = None,
        threads: bool | None = None,
    ) -> Place:
        """Set what is not None, for a channel or (None) the server; on disk when this returns.
        What holds there from now on; ValueError for a mode that is none."""
        if mode is not None and mode not in get_args(Mode):
            raise ValueError(f"{mode!r} is no mode: write {', '.join(get_args(Mode))}")
        key = (server_id, channel_id or SERVER)
        with self._guard:
            before = self._wishes.get(key, Wish())
            wish = Wish(
                before.mode if mode is None else mode,
                before.threads if threads is None else threads,
            )
            with self._database.write() as db:
                db.execute(
                    "REPLACE INTO places VALUES (?, ?, ?, ?)", (*key, wish.mode, wish.threads)
                )
            self._wishes[key] = wish
        return self.get(server_id, channel_id or SERVER)

    def reset(self, server_id: int, channel_id: int | None) -> bool:
        """Forget what the channel, or (None) the server for itself, has set; whether it had set
        anything. Channels keep their own when the server is reset."""
        return self._forget([(server_id, channel_id or SERVER)])

    def forget(self, server_id: int) -> bool:
        """Forget a server and all its channels; whether anything was set there."""
        return self._forget([key for key in list(self._wishes) if key[0] == server_id])

    def _forget(self, keys: list[tuple[int, int]]) -> bool:
        with self._guard:
            known = [key for key in keys if key in self._wishes]
            if known:
                with self._database.write() as db:
                    db.executemany("DELETE FROM places WHERE server = ? AND channel = ?", known)
            for key in known:
                del self._wishes[key]
        return bool(known)
