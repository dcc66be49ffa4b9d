"""What can go wrong between Discord and a bot, on request of a test."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any


@dataclass
class Fault:
    """Something that happens to the next `times` requests of this method and path.

    `delay` (seconds) comes first, then one of: `drop` (the connection breaks), or `status`
    (with `body`, or for 429 with `retry_after` seconds, for all routes if `global_`). With
    `after` the request is carried out before that, so the client does not learn that it worked.
    """

    method: str = ".*"
    path: str = ".*"
    status: int | None = None
    times: int = 1
    retry_after: float = 0.3
    global_: bool = False
    delay: float = 0.0
    drop: bool = False
    body: Any = None
    hits: int = 0
    after: bool = False

    def strikes(self, method: str, path: str) -> bool:
        """Whether this request is one of those; it counts as one of them then."""
        if self.hits >= self.times:
            return False
        if not re.fullmatch(self.method, method) or not re.search(self.path, path):
            return False
        self.hits += 1
        return True
