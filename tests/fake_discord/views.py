"""What a bot is sent of a message: with what others made of it since, and as far as it may read."""

from __future__ import annotations

from tests.fake_discord.channels import DIRECT
from tests.fake_discord.messages import Msg
from tests.fake_discord.objects import Json, without
from tests.fake_discord.threads import Thread

WITHOUT_CONTENT: Json = {"content": "", "embeds": [], "attachments": [], "components": []}
"""What a bot without the message content intent gets of messages that are not for it."""


def whole(message: Msg) -> Json:
    """All of it, whoever asks."""
    return _described(message, may_read=True)


def readable(message: Msg, *, may_read: bool) -> Json:
    """The message, and the one that it refers to, each with its content where the bot wrote it,
    is mentioned in it or got it directly; with the rest if it `may_read` everything."""
    described = _described(message, may_read=may_read)
    return described if may_read or is_for_bot(message) else described | WITHOUT_CONTENT


def target(message: Msg) -> Json:
    """The message of a menu, which the bot may read whatever its intents; to be safe, that does
    not hold for the message that it refers to."""
    return _described(message, may_read=message.server.reads_content)


def is_for_bot(message: Msg) -> bool:
    """Its content is no privilege."""
    server, channel = message.server, message.channel
    mentioned = any(user["id"] == server.app_id for user in message["mentions"])
    return message.by_bot or mentioned or (channel.type == DIRECT and channel.has_bot)


def _described(message: Msg, *, may_read: bool) -> Json:
    described = dict(message)
    if "referenced_message" in message:
        referred = message.refers_to
        described["referenced_message"] = None
        if referred is not None and not referred.deleted:
            inner = without(referred, "referenced_message")
            if not may_read and not is_for_bot(referred):
                inner |= WITHOUT_CONTENT
            described["referenced_message"] = inner
    thread = message.server.channels.get(message.id)
    if isinstance(thread, Thread) and thread.parent is message.channel:
        described["thread"] = thread.data
    return described
