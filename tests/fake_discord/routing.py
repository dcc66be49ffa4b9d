"""What a route of the REST interface is, and how a path finds its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeVar

from tests.fake_discord.errors import DiscordError

if TYPE_CHECKING:
    from tests.fake_discord.recording import Recorded
    from tests.fake_discord.rules import Rules
    from tests.fake_discord.server import FakeDiscord

Answer = tuple[int, Any]
"""An HTTP status and a JSON body; None is no body at all."""

Handler = Callable[..., Answer]
"""Called with the server, the request and the variable parts of the path."""

Kind = TypeVar("Kind")

NOTHING: Answer = (204, None)


class Route:
    """One method and path template; a body that `rules` judge is required."""

    def __init__(
        self, method: str, template: str, handler: Handler, rules: Rules | None = None
    ) -> None:
        self.method = method
        self.template = template
        self.rules = rules
        self._handler = handler
        self._pattern = re.compile("^" + re.sub(r"\{(\w+)\}", _part, template) + "$")

    def matches(self, method: str, path: str) -> bool:
        return method == self.method and self._pattern.match(path) is not None

    def answer(self, server: FakeDiscord, recorded: Recorded) -> Answer:
        """Carries the request out."""
        match = self._pattern.match(recorded.path)
        if match is None:
            raise ValueError(f"{recorded.path} is not {self.template}")
        return self._handler(server, recorded, *match.groups())


def _part(variable: re.Match[str]) -> str:
    return r"(\d+)" if variable[1].endswith("_id") else "([^/]+)"


def find(routes: Iterable[Route], method: str, path: str) -> Route | None:
    """The first route that matches."""
    return next((route for route in routes if route.matches(method, path)), None)


def known(table: dict[str, Kind], key: str, code: int, message: str) -> Kind:
    """The entry of this id, or Discord's "unknown" error."""
    if key not in table:
        raise DiscordError(404, code, message)
    return table[key]
