"""How a body becomes a message: mentions, pings, attachments, the message it replies to."""

from __future__ import annotations

import copy
import itertools
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from tests.fake_discord.components import BUTTON, walk
from tests.fake_discord.messages import COMPONENTS_V2, PLAIN, REPLY, SUPPRESS_EMBEDS, Msg
from tests.fake_discord.objects import Json, now, snowflake, without
from tests.fake_discord.permissions import PERMS

if TYPE_CHECKING:
    from tests.fake_discord.channels import Channel
    from tests.fake_discord.server import FakeDiscord

USER_MENTION = re.compile(r"<@!?(\d+)>")
ROLE_MENTION = re.compile(r"<@&(\d+)>")
EVERYONE_MENTION = re.compile(r"@(?:everyone|here)")
CHANGEABLE_FLAGS = SUPPRESS_EMBEDS | COMPONENTS_V2


def compose(
    server: FakeDiscord,
    channel: Channel,
    author: Json,
    body: Json,
    files: Iterable[Json] = (),
    visible_to: str | None = None,
    extra: Json | None = None,
) -> Msg:
    """The message that `author` makes of this body; it is in no channel yet."""
    content = body.get("content") or ""
    by_bot = author is server.bot_user
    data: Json = {
        "id": snowflake(),
        "type": PLAIN,
        "channel_id": channel.id,
        "author": author,
        "content": content,
        "timestamp": now(),
        "edited_timestamp": None,
        "tts": False,
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "attachments": [_attachment(server, file) for file in files],
        "embeds": copy.deepcopy(body.get("embeds") or []),
        "pinned": False,
        "components": copy.deepcopy(body.get("components") or []),
        "flags": body.get("flags") or 0,
    }
    if body.get("nonce") is not None:
        data["nonce"] = body["nonce"]
    message = Msg(data, server, channel, visible_to)
    _mention(message)
    allowed = body.get("allowed_mentions")
    if by_bot:
        message.pings = _pings(message, allowed)
    if reference := body.get("message_reference"):
        told = allowed is None or allowed.get("replied_user", False)
        _refer(message, str(reference.get("message_id")), told=told)
    message |= extra or {}
    complete(message)
    return message


def apply_edit(message: Msg, changes: Json) -> None:
    """Changes what the body names, and nothing else."""
    for field in ("content", "embeds", "components"):
        if field in changes:
            cleared: Any = "" if field == "content" else []
            value = changes[field]
            message[field] = cleared if value is None else copy.deepcopy(value)
    if "flags" in changes:
        given = (changes["flags"] or 0) & CHANGEABLE_FLAGS
        message["flags"] = message["flags"] & ~CHANGEABLE_FLAGS | given
    if "content" in changes:
        _mention(message)
    if "attachments" in changes:
        kept = {str(attachment.get("id")) for attachment in changes["attachments"]}
        message["attachments"] = [a for a in message["attachments"] if a["id"] in kept]
    complete(message)
    message["edited_timestamp"] = now()
    message.edits += 1


def complete(message: Msg) -> None:
    """Adds what Discord adds by itself: kinds of embeds, numbers of components."""
    for embed in message["embeds"]:
        embed.setdefault("type", "rich")
    numbers = itertools.count(1)
    for component in walk(message["components"]):
        component["id"] = component.get("id") or next(numbers)
        if component["type"] == BUTTON:
            component["disabled"] = bool(component.get("disabled"))


def _mention(message: Msg) -> None:
    """Whom the text mentions, and whom a reply is for."""
    message["mentions"] = _mentioned(message.server, message.content)
    message["mention_roles"] = ROLE_MENTION.findall(message.content)
    message["mention_everyone"] = "@everyone" in message.content and not message.by_bot
    if message.told is not None and message.told not in message["mentions"]:
        message["mentions"].append(message.told)


def _mentioned(server: FakeDiscord, content: str) -> list[Json]:
    known = {user_id: user.user for user_id, user in server.users.items()}
    known[server.bot_user["id"]] = server.bot_user
    in_order = dict.fromkeys(USER_MENTION.findall(content))
    return [known[user_id] for user_id in in_order if user_id in known]


def _attachment(server: FakeDiscord, file: Json) -> Json:
    key = snowflake()
    server.blobs[key] = file["bytes"]
    url = f"{server.url}/attachments/{key}/{file['filename']}"
    return {
        "id": key,
        "filename": file["filename"],
        "size": len(file["bytes"]),
        "url": url,
        "proxy_url": url,
        "content_type": file["content_type"],
    }


def _pings(message: Msg, allowed: Json | None) -> list[str]:
    """Whom the bot's message really notifies. Without `allowed_mentions` that is everybody."""
    users = USER_MENTION.findall(message.content)
    roles = ROLE_MENTION.findall(message.content)
    everyone = EVERYONE_MENTION.findall(message.content)
    if allowed is not None:
        kinds = allowed.get("parse") or []
        named_users = set(map(str, allowed.get("users") or []))
        named_roles = set(map(str, allowed.get("roles") or []))
        users = [user for user in users if "users" in kinds or user in named_users]
        roles = [role for role in roles if "roles" in kinds or role in named_roles]
        everyone = everyone if "everyone" in kinds else []
    guild = message.channel.guild
    if guild is not None:
        held = guild.perms(message.server.bot_user["id"], message.channel)
        everyone = everyone if held & PERMS["mention_everyone"] else []
    return [*users, *roles, *everyone]


def _refer(message: Msg, target_id: str, *, told: bool) -> None:
    channel = message.channel
    target = next((m for m in channel.messages if m.id == target_id), None)
    reference = {"type": 0, "channel_id": channel.id, "message_id": target_id}
    if channel.guild is not None:
        reference["guild_id"] = channel.guild.id
    message["type"] = REPLY
    message["message_reference"] = reference
    message["referenced_message"] = (
        None if target is None else without(target, "referenced_message")
    )
    message.refers_to = target
    if target is None or not told:
        return
    message.told = target["author"]
    if message.told not in message["mentions"]:
        message.pings.append(message.told["id"])
    _mention(message)
