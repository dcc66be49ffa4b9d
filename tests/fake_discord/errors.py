"""How refusals look: the official client's towards a person, and Discord's towards a bot."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

Place = list[str | int]
"""Keys and indexes that lead into a body."""

Problem = tuple[Place, str]
"""Where a body is wrong, and what is wrong there."""


class ClientRejected(Exception):  # noqa: N818  # the public name; it tells what happened
    """The official client would not have let the person do this."""


class DiscordError(Exception):
    """An error answer of Discord: HTTP status, error code and message."""

    def __init__(
        self, status: int, code: int, message: str, errors: dict[str, Any] | None = None
    ) -> None:
        super().__init__(f"{status} {code}: {message}")
        self.status = status
        self.body: dict[str, Any] = {"code": code, "message": message}
        if errors:
            self.body["errors"] = errors


class RateLimited(DiscordError):  # noqa: N818  # it tells what happened
    """429: too many requests; the body says after how many seconds to try again."""

    def __init__(self, retry_after_s: float, *, everywhere: bool = False) -> None:
        super().__init__(429, 0, "You are being rate limited.")
        self.body = {
            "message": "You are being rate limited.",
            "retry_after": retry_after_s,
            "global": everywhere,
        }


def form_error(problems: Iterable[Problem]) -> DiscordError:
    """ "Invalid Form Body", with the problems as the tree that Discord makes of them."""
    tree: dict[str, Any] = {}
    for place, message in problems:
        node = tree
        for step in place:
            node = node.setdefault(str(step), {})
        node.setdefault("_errors", []).append({"code": "INVALID", "message": message})
    return DiscordError(400, 50035, "Invalid Form Body", tree)
