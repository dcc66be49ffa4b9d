"""Which events the bot hears, and how much of each: intents, permissions, shards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tests.fake_discord import views
from tests.fake_discord.gateway import Session, emit
from tests.fake_discord.messages import Msg
from tests.fake_discord.objects import Json, without
from tests.fake_discord.permissions import INTENTS

if TYPE_CHECKING:
    from tests.fake_discord.channels import Channel
    from tests.fake_discord.server import FakeDiscord
    from tests.fake_discord.world import Guild


def dispatch(
    server: FakeDiscord,
    event: str,
    data: Json,
    guild: Guild | None = None,
    intent: str = "guilds",
    view: Callable[[Session], Json] | None = None,
) -> None:
    """An event, to every session that has the intent and the guild's shard."""
    for session in server.sessions.values():
        wanted = event == "INTERACTION_CREATE" or session.intents & INTENTS[intent]
        if session.ready and wanted and session.is_for(guild):
            emit(server, session, event, data if view is None else view(session))


def dispatch_message(server: FakeDiscord, event: str, message: Msg) -> None:
    """An event about a message, where the bot sees the channel, with what it may read."""
    channel, guild = message.channel, message.channel.guild
    if not channel.seen_by_bot:
        return
    author_id = message["author"]["id"]
    more: Json = {}
    if guild is not None:
        more["guild_id"] = guild.id
        if author_id in guild.members:
            more["member"] = without(guild.member(author_id), "user")

    def view(session: Session) -> Json:
        may_read = bool(session.intents & INTENTS["message_content"])
        return views.readable(message, may_read=may_read) | more

    dispatch(server, event, {}, guild, _intent(channel), view)


def dispatch_deleted(server: FakeDiscord, messages: Sequence[Msg], *, bulk: bool = False) -> None:
    """Messages of one channel are gone: of each an event, or of all together."""
    channel = messages[0].channel
    if not channel.seen_by_bot:
        return
    shared = {"channel_id": channel.id}
    if channel.guild is not None:
        shared["guild_id"] = channel.guild.id
    told: list[tuple[str, Json]] = [("MESSAGE_DELETE", {"id": m.id, **shared}) for m in messages]
    if bulk:
        told = [("MESSAGE_DELETE_BULK", {"ids": [m.id for m in messages], **shared})]
    for event, data in told:
        dispatch(server, event, data, channel.guild, _intent(channel))


def _intent(channel: Channel) -> str:
    return "direct_messages" if channel.guild is None else "guild_messages"
