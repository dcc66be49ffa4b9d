"""Which events the bot hears, and how much of each: intents, permissions, shards."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tests.fake_discord.channels import DIRECT
from tests.fake_discord.gateway import Session, emit
from tests.fake_discord.messages import Msg
from tests.fake_discord.objects import Json, without
from tests.fake_discord.permissions import INTENTS, PERMS

if TYPE_CHECKING:
    from tests.fake_discord.server import FakeDiscord
    from tests.fake_discord.world import Guild

WITHOUT_CONTENT: Json = {"content": "", "embeds": [], "attachments": [], "components": []}
"""What a bot without the message content intent gets of messages that are not for it."""


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
    author_id = message["author"]["id"]
    whole: Json = dict(message)
    if guild is not None:
        held = guild.perms(server.app_id, channel)
        if not guild.has_bot or not held & PERMS["view_channel"]:
            return
        if author_id in guild.members:
            member = without(guild.member(author_id), "user")
            whole |= {"guild_id": guild.id, "member": member}
    mentioned = any(user["id"] == server.app_id for user in message["mentions"])
    for_it = channel.type == DIRECT or author_id == server.app_id or mentioned

    def view(session: Session) -> Json:
        may_read = for_it or session.intents & INTENTS["message_content"]
        return whole if may_read else {**whole, **WITHOUT_CONTENT}

    intent = "direct_messages" if guild is None else "guild_messages"
    dispatch(server, event, whole, guild, intent, view)
