"""Routes of threads: beginning them, posts in forums, joining, leaving, closing and opening."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.fake_discord import rules, threads, views
from tests.fake_discord.channel_routes import CHANNEL, find_channel
from tests.fake_discord.channels import FORUM, PRIVATE_THREAD, PUBLIC_THREAD, TEXT, Channel
from tests.fake_discord.errors import DiscordError, form_error
from tests.fake_discord.message_routes import MESSAGE, find_message
from tests.fake_discord.objects import Json
from tests.fake_discord.permissions import PERMS
from tests.fake_discord.routing import NOTHING, Answer, Route
from tests.fake_discord.threads import DAY_MINUTES, Thread

if TYPE_CHECKING:
    from tests.fake_discord.recording import Recorded
    from tests.fake_discord.server import FakeDiscord


def start_under_message(
    server: FakeDiscord, recorded: Recorded, channel_id: str, message_id: str
) -> Answer:
    """A thread under a message, whose id it takes: one for each."""
    channel = find_channel(server, channel_id, "create_public_threads")
    _check_kind(channel, TEXT)
    message = find_message(server, channel_id, message_id)
    if message_id in server.channels:
        raise DiscordError(400, 160004, "A thread has already been created for this message")
    body = recorded.body
    thread = threads.start(
        server, channel, body["name"], server.bot_user, message, minutes=_minutes(body)
    )
    return 201, thread.data


def start(server: FakeDiscord, recorded: Recorded, channel_id: str) -> Answer:
    """A thread beside the talk, which is a private one if no kind is named; or a forum's post."""
    channel, body = find_channel(server, channel_id), recorded.body
    minutes = _minutes(body)
    if channel.type == FORUM:
        find_channel(server, channel_id, "send_messages")
        post = body.get("message")
        if post is None:
            raise form_error([(["message"], "This field is required")])
        thread = threads.post(server, channel, body["name"], server.bot_user, post, minutes=minutes)
        return 201, {**thread.data, "message": views.whole(thread.starter)}
    _check_kind(channel, TEXT)
    kind = body.get("type") or PRIVATE_THREAD
    needed = "create_public_threads" if kind == PUBLIC_THREAD else "create_private_threads"
    find_channel(server, channel_id, needed)
    thread = threads.start(
        server, channel, body["name"], server.bot_user, kind=kind, minutes=minutes
    )
    return 201, thread.data


def change(server: FakeDiscord, recorded: Recorded, channel_id: str) -> Answer:
    """Closes or opens a thread, or names it anew: its owner, or whoever manages threads."""
    thread, body = _thread(server, channel_id), recorded.body
    manages = thread.guild.perms(server.app_id, thread) & PERMS["manage_threads"]
    opens = body.get("archived") is False
    if not manages and (thread.locked or body.get("locked")):
        raise DiscordError(403, 50013, "Missing Permissions")
    if not manages and not opens and thread.owner_id != server.app_id:
        raise DiscordError(403, 50013, "Missing Permissions")
    if thread.archived and not opens:
        raise DiscordError(400, 50083, "Thread is archived")
    thread.name = body.get("name") or thread.name
    thread.minutes = _minutes(body, thread.minutes)
    archived, locked = body.get("archived"), body.get("locked")
    thread.change(
        archived=thread.archived if archived is None else archived,
        locked=thread.locked if locked is None else locked,
    )
    return 200, thread.data


def join(server: FakeDiscord, _: Recorded, channel_id: str) -> Answer:
    _thread(server, channel_id).join(server.app_id)
    return NOTHING


def leave(server: FakeDiscord, _: Recorded, channel_id: str) -> Answer:
    _thread(server, channel_id).members.pop(server.app_id, None)
    return NOTHING


def _thread(server: FakeDiscord, channel_id: str) -> Thread:
    channel = find_channel(server, channel_id)
    if not isinstance(channel, Thread):
        raise DiscordError(400, 50024, "Cannot execute action on this channel type")
    return channel


def _check_kind(channel: Channel, kind: int) -> None:
    if channel.type != kind or channel.guild is None:
        raise DiscordError(400, 50024, "Cannot execute action on this channel type")


def _minutes(body: Json, before: int = DAY_MINUTES) -> int:
    return int(body.get("auto_archive_duration") or before)


MEMBER = f"{CHANNEL}/thread-members/@me"

ROUTES = (
    Route("POST", f"{CHANNEL}/threads", start, rules.thread),
    Route("POST", f"{MESSAGE}/threads", start_under_message, rules.thread),
    Route("PATCH", CHANNEL, change, rules.changed_thread),
    Route("PUT", MEMBER, join),
    Route("DELETE", MEMBER, leave),
)
