"""Whose word counts: which members may administer this bot.

In `single` tenancy the bot belongs to the servers that DATELINE_SERVERS names, else to the only
server that it was in at its first start; members with Manage Server there are operators. In
`multi`, and everywhere else, only DATELINE_OPERATORS are. Knows nothing of Discord's objects.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum
from typing import Literal

from bot.state import State

HOME = "home"
"""The fact that remembers the first start: a server's id, or "" where there was none or several."""


class Verdict(Enum):
    """Whether somebody may administer, and if not, why."""

    ALLOWED = "allowed"
    NOT_IN_A_SERVER = "not in a server"
    NO_PERMISSION = "no permission"
    OTHER_SERVER = "other server"
    OPERATORS_ONLY = "operators only"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenancy:
    """The settings that decide, and the server remembered from the first start."""

    mode: Literal["single", "multi"]
    operators: frozenset[int]
    servers: frozenset[int]
    state: State

    def first_start(self, present: Collection[int]) -> None:
        """Remember the only server present, at the first start alone: a server that is joined
        later does not make its managers operators."""
        if self.state.get(HOME) is None:
            (home,) = present if len(present) == 1 else ("",)
            self.state.put(HOME, str(home))

    def verdict(self, *, user: int, server: int | None, manages_server: bool) -> Verdict:
        """Whether this user, in this server (None: a direct message), may administer."""
        if user in self.operators:
            return Verdict.ALLOWED
        if server is None:
            return Verdict.NOT_IN_A_SERVER
        if not manages_server:
            return Verdict.NO_PERMISSION
        if self.mode == "multi":
            return Verdict.OPERATORS_ONLY
        return Verdict.ALLOWED if server in self._homes() else Verdict.OTHER_SERVER

    def _homes(self) -> frozenset[int]:
        if self.servers:
            return self.servers
        home = self.state.get(HOME)
        return frozenset({int(home)} if home else ())
