"""Routes of messages: reading, writing, changing and deleting them, and reactions."""

from __future__ import annotations

import time
import urllib.parse
from typing import TYPE_CHECKING

from tests.fake_discord import events, rules, views
from tests.fake_discord.channel_routes import CHANNEL, find_channel
from tests.fake_discord.channels import FORUM, Channel
from tests.fake_discord.composing import apply_edit
from tests.fake_discord.errors import DiscordError, form_error
from tests.fake_discord.messages import Msg
from tests.fake_discord.objects import DISCORD_EPOCH_MS, TIME_SHIFT, Json
from tests.fake_discord.permissions import PERMS
from tests.fake_discord.routing import NOTHING, Answer, Route
from tests.fake_discord.threads import Thread

if TYPE_CHECKING:
    from tests.fake_discord.recording import Recorded
    from tests.fake_discord.server import FakeDiscord

NONCE_MEMORY_S = 300.0
"""For "the past few minutes" a nonce that is enforced stands for one message."""

DEFAULT_PAGE, LARGEST_PAGE = 50, 100
OLDEST_IN_BULK_S = 14 * 24 * 60 * 60


def find_message(server: FakeDiscord, channel_id: str, message_id: str) -> Msg:
    """The message, if the bot sees it; none that an interaction has shown to one person alone."""
    for message in find_channel(server, channel_id).messages:
        if message.id == message_id and not message.deleted and message.visible_to is None:
            return message
    raise DiscordError(404, 10008, "Unknown Message")


def get_messages(server: FakeDiscord, recorded: Recorded, channel_id: str) -> Answer:
    """The newest messages first; none where the bot may not read what was before it."""
    channel, query = find_channel(server, channel_id), recorded.query
    if channel.type == FORUM:
        raise DiscordError(400, 50024, "Cannot execute action on this channel type")
    page = int(query.get("limit", DEFAULT_PAGE))
    if not 1 <= page <= LARGEST_PAGE:
        raise form_error([(["limit"], f"int value should be between 1 and {LARGEST_PAGE}.")])
    if channel.guild is not None:
        held = channel.guild.perms(server.bot_user["id"], channel)
        if not held & PERMS["read_message_history"]:
            return 200, []
    found = [m for m in channel.messages if not m.deleted and m.visible_to is None]
    found.sort(key=lambda message: int(message.id))
    if "after" in query:
        # The first ones after it, not the latest.
        found = [m for m in found if int(m.id) > int(query["after"])][:page]
    elif "around" in query:
        middle = int(query["around"])
        before = [m for m in found if int(m.id) < middle]
        found = before[-(page // 2) :] + [m for m in found if int(m.id) >= middle]
        found = found[:page]
    elif "before" in query:
        found = [m for m in found if int(m.id) < int(query["before"])]
    return 200, [_read(server, message) for message in reversed(found[-page:])]


def get_message(server: FakeDiscord, _: Recorded, channel_id: str, message_id: str) -> Answer:
    find_channel(server, channel_id, "read_message_history")
    return 200, _read(server, find_message(server, channel_id, message_id))


def _read(server: FakeDiscord, message: Msg) -> Json:
    return views.readable(message, may_read=server.reads_content)


def send_message(server: FakeDiscord, recorded: Recorded, channel_id: str) -> Answer:
    """A new message; with a nonce that is enforced, the one that was sent with it before."""
    body = recorded.body
    channel = find_channel(server, channel_id, *_needed(server, recorded, channel_id))
    if channel.type == FORUM:
        raise DiscordError(400, 50008, "Cannot send messages in a non-text channel")
    if channel.recipient is not None and not channel.recipient.takes_direct_messages:
        raise DiscordError(403, 50007, "Cannot send messages to this user")
    _check_open(server, channel)
    reference = body.get("message_reference")
    if reference and reference.get("fail_if_not_exists", True):
        target_id = str(reference.get("message_id"))
        if not any(m.id == target_id and not m.deleted for m in channel.messages):
            raise form_error([(["message_reference"], "Unknown message")])
    if (earlier := _sent_before(channel, body)) is not None:
        return 200, views.whole(earlier)
    message = server.make_message(channel, server.bot_user, body, recorded.files)
    if body.get("nonce") is not None:
        channel.nonces[str(body["nonce"])] = (time.monotonic(), message)
    server.post(message)
    return 200, views.whole(message)


def _check_open(server: FakeDiscord, channel: Channel) -> None:
    """Threads that only moderators may open take no messages."""
    if isinstance(channel, Thread) and channel.locked:
        held = channel.guild.perms(server.app_id, channel)
        if not held & PERMS["manage_threads"]:
            raise DiscordError(400, 160005, "This thread is locked")


def _check_not_archived(message: Msg) -> None:
    if isinstance(message.channel, Thread) and message.channel.archived:
        raise DiscordError(400, 50083, "Thread is archived")


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


def edit_message(
    server: FakeDiscord, recorded: Recorded, channel_id: str, message_id: str
) -> Answer:
    message = find_message(server, channel_id, message_id)
    if not message.by_bot:
        raise DiscordError(403, 50005, "Cannot edit a message authored by another user")
    _check_not_archived(message)
    apply_edit(message, recorded.body)
    server.dispatch_message("MESSAGE_UPDATE", message)
    return 200, views.whole(message)


def delete_message(server: FakeDiscord, _: Recorded, channel_id: str, message_id: str) -> Answer:
    message = find_message(server, channel_id, message_id)
    if not message.by_bot:
        if message.channel.guild is None:
            raise DiscordError(403, 50003, "Cannot execute action on a DM channel")
        find_channel(server, channel_id, "manage_messages")
    _check_not_archived(message)
    message.deleted = True
    events.dispatch_deleted(server, [message])
    return NOTHING


def delete_messages(server: FakeDiscord, recorded: Recorded, channel_id: str) -> Answer:
    """Many at once; those that are gone already do not matter, those that are old do."""
    channel = find_channel(server, channel_id, "manage_messages")
    ids = {str(message_id) for message_id in recorded.body["messages"]}
    oldest_ms = (time.time() - OLDEST_IN_BULK_S) * 1000 - DISCORD_EPOCH_MS
    if any(int(message_id) >> TIME_SHIFT < oldest_ms for message_id in ids):
        message = "You can only bulk delete messages that are under 14 days old."
        raise DiscordError(400, 50034, message)
    found = [m for m in channel.messages if m.id in ids and not m.deleted and not m.visible_to]
    for message_found in found:
        message_found.deleted = True
    if found:
        events.dispatch_deleted(server, found, bulk=True)
    return NOTHING


def add_reaction(
    server: FakeDiscord, _: Recorded, channel_id: str, message_id: str, emoji: str
) -> Answer:
    find_channel(server, channel_id, "add_reactions", "read_message_history")
    message = find_message(server, channel_id, message_id)
    message.reactions_by_bot.append(urllib.parse.unquote(emoji))
    return NOTHING


def remove_reaction(*_: object) -> Answer:
    return NOTHING


MESSAGE = f"{CHANNEL}/messages/{{message_id}}"
REACTION = f"{MESSAGE}/reactions/{{emoji_name}}"

ROUTES = (
    Route("GET", f"{CHANNEL}/messages", get_messages),
    Route("POST", f"{CHANNEL}/messages", send_message, rules.new_message),
    Route("POST", f"{CHANNEL}/messages/bulk-delete", delete_messages, rules.many_messages),
    Route("GET", MESSAGE, get_message),
    Route("PATCH", MESSAGE, edit_message, rules.edited_message),
    Route("DELETE", MESSAGE, delete_message),
    Route("PUT", f"{REACTION}/@me", add_reaction),
    Route("DELETE", f"{REACTION}/@me", remove_reaction),
    Route("DELETE", f"{REACTION}/{{user_id}}", remove_reaction),
)
