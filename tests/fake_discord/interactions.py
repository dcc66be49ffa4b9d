"""What an interaction is: who did what, and what the bot has made of it so far."""

from __future__ import annotations

import secrets
import time
from typing import TYPE_CHECKING, Any

from tests.fake_discord import views
from tests.fake_discord.objects import Json, snowflake
from tests.fake_discord.permissions import perms

if TYPE_CHECKING:
    from tests.fake_discord.channels import Channel
    from tests.fake_discord.messages import Msg
    from tests.fake_discord.people import User
    from tests.fake_discord.server import FakeDiscord

COMMAND, COMPONENT, AUTOCOMPLETE, MODAL_SUBMIT = 2, 3, 4, 5
"""Kinds of interactions."""

GUILD_INSTALL, USER_INSTALL = "0", "1"
IN_GUILD, WITH_BOT, BETWEEN_PEOPLE = 0, 1, 2
"""Contexts: where an interaction happens."""

IN_CONVERSATIONS = perms("attach_files", "embed_links", "mention_everyone")
"""What an application may do in any conversation that it answers in."""

TOLERANCE_S = 0.3
"""A person waits a little longer than Discord does: the answer has to travel."""


class Interaction:
    """One use of a command, button, menu or form; a test awaits what it wants to see."""

    def __init__(
        self,
        server: FakeDiscord,
        user: User,
        channel: Channel,
        kind: int,
        data: Json,
        message: Msg | None = None,
    ) -> None:
        self.server = server
        self.user = user
        self.channel = channel
        self.type = kind
        self.data = data
        self.message = message
        self.id = snowflake()
        self.token = "aW50ZXJhY3Rpb246" + secrets.token_urlsafe(24)
        self.started = time.monotonic()
        self.ack_type: int | None = None
        # None until it is so. A test that has waited need not tell the type checker: hence Any.
        self.ack_after: float | Any = None
        self.response: Msg | Any = None
        self.followups: list[Msg] = []
        self.choices: list[Json] | Any = None
        self.modal: Json | Any = None
        self.deferred_open = False
        self.owners: dict[str, str] = {}

    @property
    def age(self) -> float:
        """Seconds since the person did it."""
        return time.monotonic() - self.started

    @property
    def failed(self) -> bool:
        """The person saw «The application did not respond»."""
        return self.ack_type is None and self.age > self.server.ack_deadline

    async def acked(
        self,
        timeout: float | None = None,  # noqa: ASYNC109  # the public name
    ) -> Interaction:
        """The bot has answered, if only that it is «thinking»."""
        deadline = self.server.ack_deadline + TOLERANCE_S if timeout is None else timeout
        while self.ack_type is None:
            if self.age > deadline:
                raise TimeoutError(
                    "«The application did not respond»: "
                    f"no answer within the {self.server.ack_deadline:g} s deadline"
                )
            await self.server.tick(self.started + deadline)
        return self

    async def settled(
        self,
        timeout: float = 15.0,  # noqa: ASYNC109  # the public name
    ) -> Interaction:
        """Acknowledged, and a deferred «thinking» answer filled in."""
        await self.acked()
        end = time.monotonic() + timeout
        while self.response is not None and self.response.loading:
            if time.monotonic() > end:
                raise TimeoutError("the bot is still «thinking»")
            await self.server.tick(end)
        return self

    async def followup(
        self,
        n: int = 1,
        timeout: float = 10.0,  # noqa: ASYNC109  # the public name
    ) -> Msg:
        """The bot's n-th message after its answer."""
        end = time.monotonic() + timeout
        while len(self.followups) < n:
            if time.monotonic() > end:
                raise TimeoutError(f"{len(self.followups)} follow-ups, not {n}")
            await self.server.tick(end)
        return self.followups[n - 1]


def begin(
    server: FakeDiscord,
    user: User,
    channel: Channel,
    kind: int,
    data: Json,
    message: Msg | None = None,
) -> Interaction:
    """A person does something; the bot hears of it."""
    interaction = Interaction(server, user, channel, kind, data, message)
    interaction.owners = _owners(interaction)
    server.interactions[interaction.token] = interaction
    guild = channel.guild
    told_to = guild if guild is not None and guild.has_bot else None
    server.dispatch("INTERACTION_CREATE", _event(interaction), guild=told_to)
    return interaction


def _owners(interaction: Interaction) -> dict[str, str]:
    """Which installations of the application allow this: the guild's, the person's or both. What
    is under an answer belongs to those who had it written, whoever presses it."""
    server, user, channel = interaction.server, interaction.user, interaction.channel
    if interaction.message is not None and "interaction_metadata" in interaction.message:
        behind = interaction.message["interaction_metadata"]
        return dict(behind["authorizing_integration_owners"])
    owners = {}
    if channel.has_bot:
        owners[GUILD_INSTALL] = channel.guild.id if channel.guild else "0"
    if user.id in server.installed_by:
        owners[USER_INSTALL] = user.id
    command = server.command(interaction.data.get("id"))
    if command is None:
        return owners
    kinds = [str(kind) for kind in command["integration_types"]]
    return {kind: owner for kind, owner in owners.items() if kind in kinds}


def context_of(channel: Channel) -> int:
    """A guild, direct messages with the bot, or conversations of others."""
    if channel.guild is not None:
        return IN_GUILD
    return WITH_BOT if channel.has_bot else BETWEEN_PEOPLE


def _allowed(interaction: Interaction) -> int:
    """What the application may do there."""
    server, user, channel = interaction.server, interaction.user, interaction.channel
    if channel.guild is None:
        more = perms("use_external_emojis") if channel.has_bot else 0
        return IN_CONVERSATIONS | more
    if channel.guild.has_bot:
        return channel.guild.perms(server.app_id, channel)
    # Where it is not, it answers for the person, and within what that person may do.
    return channel.guild.perms(user.id, channel) & IN_CONVERSATIONS


def _event(interaction: Interaction) -> Json:
    server, user, channel = interaction.server, interaction.user, interaction.channel
    guild = channel.guild
    event: Json = {
        "id": interaction.id,
        "application_id": server.app_id,
        "type": interaction.type,
        "token": interaction.token,
        "version": 1,
        "data": interaction.data,
        "channel_id": channel.id,
        "channel": channel.data,
        "locale": user.locale,
        "entitlements": [],
        "authorizing_integration_owners": interaction.owners,
        "attachment_size_limit": 10 << 20,
        "context": context_of(channel),
        "app_permissions": str(_allowed(interaction)),
    }
    if guild is None:
        event["user"] = user.user
    else:
        allowed = guild.perms(user.id, channel)
        event |= {
            "channel": {**channel.data, "permissions": str(allowed)},
            "guild_id": guild.id,
            "guild": {"id": guild.id, "locale": guild.locale, "features": guild.features},
            "guild_locale": guild.locale,
            "member": guild.member(user.id, channel),
        }
    if interaction.message is not None:
        event["message"] = views.whole(interaction.message)
    return event
