"""What the bot remembers of Discord, and not of the news: a few named facts, in `discord.db`.

Kept apart from the library, which can be copied, restored or thrown away without them.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from retrieval import StoreUnavailableError

WAIT_S = 30.0


class State:
    """Named facts that survive a restart; may be used from any thread."""

    def __init__(self, data_dir: Path) -> None:
        """Open or create the file and read it; StoreUnavailableError where it cannot be used."""
        self._path = data_dir / "discord.db"
        self._run("CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL)")
        rows = self._run("SELECT name, value FROM facts")
        self._facts = {str(name): str(value) for name, value in rows}

    def get(self, name: str) -> str | None:
        """The value last put under this name, or None; from memory."""
        return self._facts.get(name)

    def put(self, name: str, value: str) -> None:
        """Remember a value; on disk when this returns."""
        self._run(
            "INSERT INTO facts VALUES (?, ?)"
            " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            name,
            value,
        )
        self._facts[name] = value

    def _run(self, statement: str, *values: str) -> list[tuple[object, ...]]:
        try:
            with closing(sqlite3.connect(self._path, timeout=WAIT_S)) as db, db:
                return db.execute(statement, values).fetchall()
        except sqlite3.Error as error:
            raise StoreUnavailableError(
                f"what the bot remembers, {self._path}, cannot be used: {error}; check that the "
                "folder can be written, or move the file away"
            ) from error
