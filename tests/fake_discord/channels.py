"""What a channel is, and how a test waits for what the bot writes there."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tests.fake_discord.messages import Msg
from tests.fake_discord.objects import FORUM_ALONE, Json, snowflake, without
from tests.fake_discord.permissions import PERMS

if TYPE_CHECKING:
    from tests.fake_discord.people import User
    from tests.fake_discord.server import FakeDiscord
    from tests.fake_discord.world import Guild
    from tests.fake_discord.writers import Writer

TEXT, DIRECT, GROUP, FORUM = 0, 1, 3, 15
PUBLIC_THREAD, PRIVATE_THREAD = 11, 12
THREADS = (10, PUBLIC_THREAD, PRIVATE_THREAD)
"""Kinds of channels."""


class Channel:
    """A text channel, a forum, or (with a `recipient`) direct messages with the bot."""

    def __init__(
        self,
        server: FakeDiscord,
        guild: Guild | None,
        name: str,
        kind: int = TEXT,
        *,
        overwrites: dict[str, tuple[int, int]] | None = None,
        parent: Channel | None = None,
        nsfw: bool = False,
        recipient: User | None = None,
        channel_id: str | None = None,
    ) -> None:
        self.server = server
        self.guild = guild
        self.name = name
        self.type = kind
        self.overwrites = overwrites or {}
        self.parent = parent
        self.nsfw = nsfw
        self.recipient = recipient
        self.people = [recipient] if recipient else []
        self.id = channel_id or snowflake()
        self.messages: list[Msg] = []
        self.typing: list[float] = []
        self.nonces: dict[str, tuple[float, Msg]] = {}
        self._read = 0
        server.channels[self.id] = self

    @property
    def is_thread(self) -> bool:
        return self.type in THREADS

    @property
    def has_bot(self) -> bool:
        """The bot is in the guild, or in the conversation."""
        return self.recipient is not None if self.guild is None else self.guild.has_bot

    @property
    def seen_by_bot(self) -> bool:
        """The bot hears what is written here."""
        if self.guild is None or not self.has_bot:
            return self.has_bot
        return bool(self.guild.perms(self.server.app_id, self) & PERMS["view_channel"])

    def is_seen_by(self, person: Writer) -> bool:
        """The person can open it."""
        if self.guild is None:
            return person in self.people
        return bool(self.guild.perms(person.id, self) & PERMS["view_channel"])

    def before_post(self, message: Msg) -> None:
        """What a message that comes changes: threads open again, for instance."""

    @property
    def last_message_id(self) -> str | None:
        """Of messages that everybody in the channel sees; it may be deleted by now."""
        seen = [message.id for message in self.messages if message.visible_to is None]
        return seen[-1] if seen else None

    @property
    def data(self) -> Json:
        """The channel as Discord sends it."""
        shared = {
            "id": self.id,
            "type": self.type,
            "flags": 0,
            "last_message_id": self.last_message_id,
        }
        if self.guild is None:
            return {**shared, "recipients": [person.user for person in self.people]}
        shared |= {
            "name": self.name,
            "guild_id": self.guild.id,
            "parent_id": self.parent.id if self.parent else None,
            "rate_limit_per_user": 0,
        }
        return shared | self._more_data(self.guild)

    def _more_data(self, guild: Guild) -> Json:
        """What only channels of this kind have."""
        overwrites = [
            {
                "id": target,
                "type": 0 if target in guild.roles else 1,
                "allow": str(allow),
                "deny": str(deny),
            }
            for target, (allow, deny) in self.overwrites.items()
        ]
        described = {
            "position": 0,
            "nsfw": self.nsfw,
            "topic": None,
            "permission_overwrites": overwrites,
        }
        return described | (FORUM_ALONE if self.type == FORUM else {})

    def as_option(self, permissions: int) -> Json:
        """The channel as a person gives it to a command."""
        described = without(self.data, "permission_overwrites", "last_message_id")
        return {
            **described,
            "permissions": str(permissions),
            "parent_id": self.data["parent_id"] if self.is_thread else None,
            "last_message_id": None,
        }

    def overwrite(self, target: Any, allow: int = 0, deny: int = 0) -> None:
        """Permissions of this channel alone, for a role, a person, or anything with an id."""
        target_id = target["id"] if isinstance(target, dict) else target.id
        self.overwrites[target_id] = (allow, deny)

    async def reply_to(
        self,
        msg: Msg,
        timeout: float = 10.0,  # noqa: ASYNC109  # the public name
    ) -> Msg:
        """The bot's message that replies to `msg` (by reference)."""
        end = time.monotonic() + timeout
        while True:
            for message in self.messages:
                reference = message.get("message_reference") or {}
                if message.by_bot and not message.deleted and reference.get("message_id") == msg.id:
                    return message
            if time.monotonic() > end:
                raise TimeoutError(f"no reply to {msg.content!r} within {timeout} s")
            await self.server.tick(end)

    async def next_message(
        self,
        timeout: float = 10.0,  # noqa: ASYNC109  # the public name
        where: Callable[[Msg], bool] = lambda message: "interaction_metadata" not in message,
    ) -> Msg:
        """The bot's next message here not yet returned; answers to interactions and what
        Discord itself says in the bot's name are skipped."""
        end = time.monotonic() + timeout
        while True:
            while self._read < len(self.messages):
                message = self.messages[self._read]
                self._read += 1
                if message.is_said_by_bot and where(message) and not message.loading:
                    return message
            if time.monotonic() > end:
                raise TimeoutError(f"no message of the bot in #{self.name} within {timeout} s")
            await self.server.tick(end)

    async def silent(self, seconds: float = 1.0) -> None:
        """Nothing comes from the bot for this long; AssertionError if something does."""
        try:
            message = await self.next_message(seconds)
        except TimeoutError:
            return
        raise AssertionError(f"unexpected message: {message.text!r}")
