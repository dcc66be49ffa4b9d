"""Conversations that the bot is not in: direct messages of two people, and groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.fake_discord.channels import DIRECT, GROUP, Channel
from tests.fake_discord.objects import Json

if TYPE_CHECKING:
    from tests.fake_discord.people import User
    from tests.fake_discord.server import FakeDiscord


class Private(Channel):
    """Whoever has installed the application for themselves can use its commands here."""

    def __init__(self, server: FakeDiscord, people: tuple[User, ...]) -> None:
        kind = DIRECT if len(people) == 2 else GROUP
        super().__init__(server, None, " and ".join(p.user["username"] for p in people), kind)
        self.people = list(people)

    @property
    def data(self) -> Json:
        """The conversation as Discord sends it."""
        shared = super().data
        if self.type == DIRECT:
            return shared
        return {**shared, "name": None, "icon": None, "owner_id": self.people[0].id}
