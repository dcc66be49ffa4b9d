"""What the bot remembers of Discord, in `discord.db`: a subject a file, `Memory` is the door.

Nothing here knows Discord's objects, only ids, texts and moments. Every change is on disk when its
call returns, apart from cooldowns, which are at most a second behind. All may be used from any
thread. Several processes may share the file, each with shards of its own: the settings of a server
and its limit are kept in the memory of the one that has its shard; a person's limit then holds in
each process by itself, and all else is read from the file.
"""

from __future__ import annotations

from contextlib import suppress
from types import TracebackType
from typing import TYPE_CHECKING, Self

from bot.memory.cooldowns import Cooldowns
from bot.memory.database import Database
from bot.memory.deliveries import Deliveries
from bot.memory.people import People
from bot.memory.places import Places
from bot.memory.schedules import Schedules
from bot.memory.votes import Votes
from bot.memory.watches import Watches
from bot.state import State
from retrieval import StoreError

if TYPE_CHECKING:
    from config import Settings

__all__ = ["Memory"]


class Memory:
    """All subjects over one file; a context manager that closes it."""

    def __init__(self, settings: Settings) -> None:
        """Open or create the file in the data folder and bring its schema up to date.

        Raises StoreUnavailableError where it cannot be used, StoreDamagedError where it is no
        database, StoreTooNewError where a later version wrote it; it is left as it was.
        """
        self._database = Database(settings.data_dir)
        try:
            self.state = State(settings.data_dir)
            self.people = People(self._database)
            self.votes = Votes(self._database, self.people)
            self.places = Places(self._database)
            self.watches = Watches(self._database, limit=settings.watches)
            self.deliveries = Deliveries(self._database, zone=settings.zone)
            self.schedules = Schedules(self._database)
            # The last: it starts a thread.
            self.cooldowns = Cooldowns(
                self._database,
                self.people,
                user=settings.cooldown_user,
                server=settings.cooldown_server,
            )
        except BaseException:
            self._database.close()
            raise

    def forget_server(self, server_id: int) -> None:
        """The bot was removed from a server: its settings go, and what tells in its channels."""
        self.places.forget(server_id)
        self.schedules.forget_server(server_id)
        self.watches.forget_server(server_id)

    def close(self) -> None:
        """Write what is behind, and close the file; a second call does nothing."""
        with suppress(StoreError):  # logged there; nothing is left to be done about it
            self.cooldowns.close()
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
