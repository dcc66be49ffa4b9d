"""Routes of channels: reading and writing messages, typing, reactions, threads."""

from __future__ import annotations

import time
import urllib.parse
from typing import TYPE_CHECKING

from tests.fake_discord import rules
from tests.fake_discord.channels import PUBLIC_THREAD, Channel
from tests.fake_discord.composing import apply_edit
from tests.fake_discord.errors import DiscordError, form_error
from tests.fake_discord.messages import HAS_THREAD, Msg
from tests.fake_discord.objects import Json
from tests.fake_discord.permissions import PERMS
from tests.fake_discord.routing import NOTHING, Answer, Route, known

if TYPE_CHECKING:
    from tests.fake_discord.recording import Recorded
    from tests.fake_discord.server import FakeDiscord

NONCE_MEMORY_S = 300.0
"""For "the past few minutes" a nonce that is enforced stands for one message."""

DEFAULT_PAGE = 50


def _channel(server: FakeDiscord, channel_id: str, *needed: str) -> Channel:
    """The channel, if the bot sees it and has the permissions needed there."""
    channel = known(server.channels, channel_id, 10003, "Unknown Channel")
    if channel.guild is not None:
        held = channel.guild.perms(server.bot_user["id"], channel)
        if not held & PERMS["view_channel"]:
            raise DiscordError(403, 50001, "Missing Access")
        if any(not held & PERMS[name] for name in needed):
            raise DiscordError(403, 50013, "Missing Permissions")
    return channel


def _message(server: FakeDiscord, channel_id: str, message_id: str) -> Msg:
    for message in _channel(server, channel_id).messages:
        if message.id == message_id and not message.deleted and message.visible_to is None:
            return message
    raise DiscordError(404, 10008, "Unknown Message")


def get_channel(server: FakeDiscord, _: Recorded, channel_id: str) -> Answer:
    return 200, _channel(server, channel_id).data


def get_messages(server: FakeDiscord, recorded: Recorded, channel_id: str) -> Answer:
    """The newest messages first; none where the bot may not read what was before it."""
    channel, query = _channel(server, channel_id), recorded.query
    if channel.guild is not None:
        held = channel.guild.perms(server.bot_user["id"], channel)
        if not held & PERMS["read_message_history"]:
            return 200, []
    found = [m for m in channel.messages if not m.deleted and m.visible_to is None]
    if "before" in query:
        found = [message for message in found if int(message.id) < int(query["before"])]
    if "after" in query:
        found = [message for message in found if int(message.id) > int(query["after"])]
    page = int(query.get("limit", DEFAULT_PAGE))
    return 200, [dict(message) for message in reversed(found)][:page]


def get_message(server: FakeDiscord, _: Recorded, channel_id: str, message_id: str) -> Answer:
    return 200, dict(_message(server, channel_id, message_id))


def send_message(server: FakeDiscord, recorded: Recorded, channel_id: str) -> Answer:
    """A new message; with a nonce that is enforced, the one that was sent with it before."""
    body = recorded.body
    channel = _channel(server, channel_id, *_needed(server, recorded, channel_id))
    reference = body.get("message_reference")
    if reference and reference.get("fail_if_not_exists", True):
        target_id = str(reference.get("message_id"))
        if not any(m.id == target_id and not m.deleted for m in channel.messages):
            raise form_error([(["message_reference"], "Unknown message")])
    if (earlier := _sent_before(channel, body)) is not None:
        return 200, dict(earlier)
    message = server.make_message(channel, server.bot_user, body, recorded.files)
    if body.get("nonce") is not None:
        channel.nonces[str(body["nonce"])] = (time.monotonic(), message)
    server.post(message)
    return 200, dict(message)


def _needed(server: FakeDiscord, recorded: Recorded, channel_id: str) -> list[str]:
    """The permissions that this message takes."""
    channel = server.channels.get(channel_id)
    in_thread = channel is not None and channel.is_thread
    needed = ["send_messages_in_threads" if in_thread else "send_messages"]
    if recorded.body.get("embeds"):
        needed.append("embed_links")
    if recorded.files:
        needed.append("attach_files")
    if recorded.body.get("message_reference"):
        needed.append("read_message_history")
    return needed


def _sent_before(channel: Channel, body: Json) -> Msg | None:
    if not body.get("enforce_nonce") or body.get("nonce") is None:
        return None
    sent_at, message = channel.nonces.get(str(body["nonce"]), (0.0, None))
    if message is None or message.deleted or time.monotonic() - sent_at > NONCE_MEMORY_S:
        return None
    return message


def type_in(server: FakeDiscord, _: Recorded, channel_id: str) -> Answer:
    _channel(server, channel_id, "send_messages").typing.append(time.monotonic())
    return NOTHING


def edit_message(
    server: FakeDiscord, recorded: Recorded, channel_id: str, message_id: str
) -> Answer:
    message = _message(server, channel_id, message_id)
    if not message.by_bot:
        raise DiscordError(403, 50005, "Cannot edit a message authored by another user")
    apply_edit(message, recorded.body)
    server.dispatch_message("MESSAGE_UPDATE", message)
    return 200, dict(message)


def delete_message(server: FakeDiscord, _: Recorded, channel_id: str, message_id: str) -> Answer:
    message = _message(server, channel_id, message_id)
    if not message.by_bot:
        _channel(server, channel_id, "manage_messages")
    message.deleted = True
    return NOTHING


def add_reaction(
    server: FakeDiscord, _: Recorded, channel_id: str, message_id: str, emoji: str
) -> Answer:
    _channel(server, channel_id, "add_reactions", "read_message_history")
    message = _message(server, channel_id, message_id)
    message.reactions_by_bot.append(urllib.parse.unquote(emoji))
    return NOTHING


def remove_reaction(*_: object) -> Answer:
    return NOTHING


def start_thread(
    server: FakeDiscord, recorded: Recorded, channel_id: str, message_id: str | None = None
) -> Answer:
    """A thread of its own, or under a message (whose id it takes then)."""
    channel = _channel(server, channel_id, "create_public_threads")
    guild = channel.guild
    if guild is None or channel.is_thread:
        raise DiscordError(400, 50024, "Cannot execute action on this channel type")
    if message_id is not None:
        message = _message(server, channel_id, message_id)
        if any(other.id == message_id for other in guild.channels):
            raise DiscordError(400, 160004, "A thread has already been created for this message")
        message["flags"] |= HAS_THREAD
    name = recorded.body["name"]
    thread = Channel(server, guild, name, PUBLIC_THREAD, parent=channel, channel_id=message_id)
    guild.channels.append(thread)
    server.dispatch("THREAD_CREATE", {**thread.data, "newly_created": True}, guild=guild)
    return 201, thread.data


CHANNEL = "/channels/{channel_id}"
MESSAGE = f"{CHANNEL}/messages/{{message_id}}"
REACTION = f"{MESSAGE}/reactions/{{emoji_name}}"

ROUTES = (
    Route("GET", CHANNEL, get_channel),
    Route("GET", f"{CHANNEL}/messages", get_messages),
    Route("POST", f"{CHANNEL}/messages", send_message, rules.new_message),
    Route("POST", f"{CHANNEL}/typing", type_in),
    Route("POST", f"{CHANNEL}/threads", start_thread, rules.thread),
    Route("GET", MESSAGE, get_message),
    Route("PATCH", MESSAGE, edit_message, rules.edited_message),
    Route("DELETE", MESSAGE, delete_message),
    Route("POST", f"{MESSAGE}/threads", start_thread, rules.thread),
    Route("PUT", f"{REACTION}/@me", add_reaction),
    Route("DELETE", f"{REACTION}/@me", remove_reaction),
    Route("DELETE", f"{REACTION}/{{user_id}}", remove_reaction),
)
