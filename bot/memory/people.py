"""Who somebody is, without saying so: keyed hashes in place of users' ids.

An id alone could be hashed by anybody who wants to know whose hash it is: there are few enough.
The key makes that impossible for whoever has a log or the numbers, but not this file.
"""

from __future__ import annotations

import hmac
import secrets
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.memory.database import Database

KEY = "people"
KEY_BYTES = 32
LENGTH = 32
"""Hexadecimal digits that are kept, 128 bits: two people never get the same by chance."""


class People:
    """The key, made at the first use of the file and kept in it."""

    def __init__(self, database: Database) -> None:
        with database.write() as db:
            db.execute(
                "INSERT INTO secrets VALUES (?, ?) ON CONFLICT (name) DO NOTHING",
                (KEY, secrets.token_bytes(KEY_BYTES)),
            )
            (key,) = db.execute("SELECT value FROM secrets WHERE name = ?", (KEY,)).fetchone()
        self._key = bytes(key)

    def person(self, user_id: int) -> str:
        """What stands for this user, the same after a restart: 32 hexadecimal digits."""
        return self._hash(f"person {user_id}")

    def ballot(self, message_id: int, user_id: int) -> str:
        """What stands for this user at this message; shows neither, nor that two messages were
        the same user's."""
        return self._hash(f"ballot {message_id} {user_id}")

    def _hash(self, text: str) -> str:
        return hmac.digest(self._key, text.encode(), "sha256").hex()[:LENGTH]
