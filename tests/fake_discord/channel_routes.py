"""Routes of channels: looking at them, and typing."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from tests.fake_discord.channels import Channel
from tests.fake_discord.errors import DiscordError
from tests.fake_discord.permissions import PERMS
from tests.fake_discord.routing import NOTHING, Answer, Route, known

if TYPE_CHECKING:
    from tests.fake_discord.recording import Recorded
    from tests.fake_discord.server import FakeDiscord


def find_channel(server: FakeDiscord, channel_id: str, *needed: str) -> Channel:
    """The channel, if the bot sees it and has the permissions needed there."""
    channel = known(server.channels, channel_id, 10003, "Unknown Channel")
    if not channel.seen_by_bot:
        raise DiscordError(403, 50001, "Missing Access")
    if channel.guild is not None:
        held = channel.guild.perms(server.bot_user["id"], channel)
        if any(not held & PERMS[name] for name in needed):
            raise DiscordError(403, 50013, "Missing Permissions")
    return channel


def get_channel(server: FakeDiscord, _: Recorded, channel_id: str) -> Answer:
    return 200, find_channel(server, channel_id).data


def type_in(server: FakeDiscord, _: Recorded, channel_id: str) -> Answer:
    channel = find_channel(server, channel_id)
    find_channel(server, channel_id, to_write(channel))
    channel.typing.append(time.monotonic())
    return NOTHING


def to_write(channel: Channel) -> str:
    """The permission that writing there takes."""
    return "send_messages_in_threads" if channel.is_thread else "send_messages"


CHANNEL = "/channels/{channel_id}"

ROUTES = (
    Route("GET", CHANNEL, get_channel),
    Route("POST", f"{CHANNEL}/typing", type_in),
)
