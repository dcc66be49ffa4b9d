"""What a message is: its JSON, what a reader sees of it, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.fake_discord.components import walk
from tests.fake_discord.objects import Json

if TYPE_CHECKING:
    from tests.fake_discord.channels import Channel
    from tests.fake_discord.server import FakeDiscord

SUPPRESS_EMBEDS = 1 << 2
HAS_THREAD = 1 << 5
EPHEMERAL = 1 << 6
LOADING = 1 << 7
COMPONENTS_V2 = 1 << 15

PLAIN, REPLY, COMMAND_ANSWER, MENU_ANSWER = 0, 19, 20, 23
THREAD_CREATED, THREAD_STARTER = 18, 21
"""Kinds of messages; the last two are Discord's own, in the name of whoever began a thread."""


class Msg(dict[str, Any]):
    """A message as its JSON, with helpers."""

    def __init__(
        self, data: Json, server: FakeDiscord, channel: Channel, visible_to: str | None = None
    ) -> None:
        super().__init__(data)
        self.server = server
        self.channel = channel
        self.visible_to = visible_to
        self.deleted = False
        self.edits = 0
        self.pings: list[str] = []
        self.reactions_by_bot: list[str] = []
        self.refers_to: Msg | None = None
        self.told: Json | None = None
        """The author of the message that this replies to, if the reply mentions them."""

    @property
    def id(self) -> str:
        return str(self["id"])

    @property
    def content(self) -> str:
        return str(self["content"])

    @property
    def embeds(self) -> list[Json]:
        return list(self["embeds"])

    @property
    def ephemeral(self) -> bool:
        """Only the person who asked sees it."""
        return bool(self["flags"] & EPHEMERAL)

    @property
    def loading(self) -> bool:
        """The bot is still «thinking»."""
        return bool(self["flags"] & LOADING)

    @property
    def components(self) -> list[Json]:
        """All of them, outer before inner."""
        return list(walk(self["components"]))

    @property
    def by_bot(self) -> bool:
        """The bot under test wrote it."""
        return bool(self["author"]["id"] == self.server.bot_user["id"])

    @property
    def is_said_by_bot(self) -> bool:
        """As `by_bot`, and not only what Discord says in its name."""
        return self.by_bot and self["type"] not in (THREAD_CREATED, THREAD_STARTER)

    @property
    def text(self) -> str:
        """Everything a reader sees, in order."""
        seen: list[str | None] = [self.content]
        for embed in self.embeds:
            seen.append((embed.get("author") or {}).get("name"))
            seen += [embed.get("title"), embed.get("description")]
            seen += [f"{field['name']}\n{field['value']}" for field in embed.get("fields") or []]
            seen.append((embed.get("footer") or {}).get("text"))
        seen += [part.get("content") or part.get("label") for part in self.components]
        return "\n".join(part for part in seen if part)
