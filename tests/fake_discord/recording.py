"""What is kept of each request of the bot."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tests.fake_discord.errors import Problem
from tests.fake_discord.objects import Json


@dataclass(repr=False)
class Recorded:
    """A request: what came, what was wrong with it, and what the bot was answered.

    `t` is a reading of time.monotonic(), `took` is in seconds. `status` is 0 while there is no
    answer, and stays 0 where the connection was broken instead.
    """

    t: float
    method: str
    path: str
    route: str | None
    body: Any
    files: list[Json]
    query: dict[str, str]
    errors: list[Problem] = field(default_factory=list)
    status: int = 0
    response: Any = None
    took: float = 0.0

    def __repr__(self) -> str:
        problems = f" {self.errors}" if self.errors else ""
        return f"<{self.method} {self.path} -> {self.status}{problems}>"
