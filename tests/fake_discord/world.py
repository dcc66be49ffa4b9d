"""What a guild is: roles, members, channels, and who may do what where."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from tests.fake_discord.channels import TEXT, Channel
from tests.fake_discord.objects import PLAIN_GUILD, Json, make_member, make_role, now, snowflake
from tests.fake_discord.people import User
from tests.fake_discord.permissions import ALL_PERMS, MEMBER_DEFAULT, PERMS
from tests.fake_discord.threads import Thread

if TYPE_CHECKING:
    from tests.fake_discord.server import FakeDiscord


class Guild:
    """A server, as people call it."""

    def __init__(
        self,
        server: FakeDiscord,
        name: str,
        locale: str = "en-US",
        bot_permissions: int | None = None,
        has_bot: bool = True,
        features: Iterable[str] = (),
        id: str | None = None,  # noqa: A002  # the public name
    ) -> None:
        self.server = server
        self.name = name
        self.locale = locale
        self.has_bot = has_bot
        self.features = list(features)
        self.id = id or snowflake()
        self.roles: dict[str, Json] = {}
        self.members: dict[str, Json] = {}
        self.channels: list[Channel] = []
        self.add_role("@everyone", MEMBER_DEFAULT, id=self.id)
        self.owner = self._join(User(server, "owner"), [])
        self.owner_id = self.owner.id
        self.bot_role: Json = {}
        if has_bot:
            allowed = MEMBER_DEFAULT if bot_permissions is None else bot_permissions
            self.bot_role = self.add_role(server.bot_user["username"], allowed)
            self.members[server.bot_user["id"]] = {
                "user": server.bot_user,
                "roles": [self.bot_role["id"]],
                "joined_at": now(),
            }

    def add_role(
        self,
        name: str,
        permissions: int = 0,
        id: str | None = None,  # noqa: A002  # the public name
    ) -> Json:
        """A new role, as its JSON."""
        role = make_role(name, permissions, len(self.roles), id)
        self.roles[role["id"]] = role
        return role

    def add_channel(
        self,
        name: str,
        type: int = TEXT,  # noqa: A002  # the public name
        overwrites: dict[str, tuple[int, int]] | None = None,
        parent: Channel | None = None,
        nsfw: bool = False,
    ) -> Channel:
        """A new channel; the bot hears of it."""
        channel = Channel(
            self.server, self, name, type, overwrites=overwrites, parent=parent, nsfw=nsfw
        )
        self.channels.append(channel)
        self.server.dispatch("CHANNEL_CREATE", channel.data, guild=self)
        return channel

    def add_member(
        self, name: str, permissions: int = 0, locale: str = "en-US", nick: str | None = None
    ) -> User:
        """A new member, who may do what everyone may, and `permissions`."""
        roles = [self.add_role(f"{name}-role", permissions)["id"]] if permissions else []
        user = self._join(User(self.server, name, locale), roles)
        self.members[user.id]["nick"] = nick
        return user

    def _join(self, user: User, roles: list[str]) -> User:
        self.members[user.id] = {"user": user.user, "roles": roles, "joined_at": now()}
        return user

    def member(self, user_id: str, channel: Channel | None = None) -> Json:
        """A member as Discord sends it; with a channel, what the member may do there too."""
        data = make_member(self.members[user_id])
        if channel is not None:
            data["permissions"] = str(self.perms(user_id, channel))
        return data

    def perms(self, user_id: str, channel: Channel | None = None) -> int:
        """What a member may do, in the guild or in a channel."""
        if user_id == self.owner_id:
            return ALL_PERMS
        if user_id not in self.members:
            return 0
        own_roles = self.members[user_id]["roles"]
        held = reduce(or_, (int(self.roles[role]["permissions"]) for role in [self.id, *own_roles]))
        if held & PERMS["administrator"]:
            return ALL_PERMS
        if channel is None:
            return held
        place = (channel.parent or channel) if channel.is_thread else channel
        # Everyone's overwrites first, then those of roles together, then the member's own.
        for targets in ([self.id], own_roles, [user_id]):
            found = [place.overwrites.get(target, (0, 0)) for target in targets]
            allow = reduce(or_, (allowed for allowed, _ in found), 0)
            deny = reduce(or_, (denied for _, denied in found), 0)
            held = held & ~deny | allow
        return held if held & PERMS["view_channel"] else 0

    @property
    def data(self) -> Json:
        """The guild as Discord sends it."""
        return {
            **PLAIN_GUILD,
            "id": self.id,
            "name": self.name,
            "features": self.features,
            "owner_id": self.owner_id,
            "roles": list(self.roles.values()),
            "preferred_locale": self.locale,
        }

    @property
    def create(self) -> Json:
        """What GUILD_CREATE carries."""
        return {
            **self.data,
            "joined_at": now(),
            "large": False,
            "unavailable": False,
            "member_count": len(self.members),
            "members": [self.member(self.server.bot_user["id"])],
            "voice_states": [],
            "channels": [c.data for c in self.channels if not c.is_thread],
            "threads": [c.data for c in self.channels if isinstance(c, Thread) and not c.archived],
            "presences": [],
            "stage_instances": [],
            "guild_scheduled_events": [],
            "soundboard_sounds": [],
        }
