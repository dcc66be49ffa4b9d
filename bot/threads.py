"""Threads of the bot's own: a conversation that begins gets one, and says how to go on in it."""

from __future__ import annotations

import contextlib
import logging
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import discord

from bot import conversations
from bot.sending import BROKEN, patiently

if TYPE_CHECKING:
    from bot.rendering.languages import English
    from bot.rendering.replies import Reply

_log = logging.getLogger(__name__)

NAME = 90
"""Characters of a thread's name; Discord takes 100."""

ARCHIVED_AFTER_MIN: Final = 1440
HAS_ONE = 160004
AT_THE_TOP = 5
"""Messages at the beginning of a thread, where it says how to go on."""


async def opened(message: discord.Message, me: discord.ClientUser) -> discord.Thread | None:
    """The thread under a question, which the bot opens where there is none; None where it may not,
    or may not write there."""
    channel = message.channel
    if not isinstance(channel, discord.TextChannel):
        return None
    may = channel.permissions_for(channel.guild.me)
    if not may.send_messages_in_threads:
        return None
    if message.thread is not None:
        return message.thread
    if not may.create_public_threads:
        return None
    name = conversations.said(message, me)[:NAME].strip() or "?"
    try:
        return await patiently(
            lambda: message.create_thread(name=name, auto_archive_duration=ARCHIVED_AFTER_MIN)
        )
    except discord.HTTPException as error:
        if error.code == HAS_ONE:  # a request that got through, and failed on its way back
            return await _known(channel, message.id)
        _log.info("no thread opened: status=%d code=%d", error.status, error.code)
    except BROKEN as error:
        _log.info("no thread opened: cause=%s", type(error).__name__)
    return None


async def _known(channel: discord.TextChannel, thread_id: int) -> discord.Thread | None:
    found = channel.guild.get_channel_or_thread(thread_id)
    with contextlib.suppress(*BROKEN, discord.HTTPException, discord.InvalidData):
        found = found or await channel.guild.fetch_channel(thread_id)
    return found if isinstance(found, discord.Thread) else None


def with_way_on(reply: Reply, words: English) -> Reply:
    """The reply with a line on how to go on in its thread: the last, or where that would not fit
    the first."""
    line = f"-# {words.GO_ON}"
    last = replace(reply, sections=(*reply.sections, line))
    return last if line in last.text() else replace(reply, sections=(line, *reply.sections))


async def says_way_on(thread: discord.Thread, me: discord.ClientUser, words: English) -> bool:
    """Whether a thread says at its top how to go on; also where it cannot be looked at, as silence
    is better than the same each time."""
    try:
        async for message in thread.history(limit=AT_THE_TOP, oldest_first=True):
            shown = [message.content, *(embed.description or "" for embed in message.embeds)]
            if message.author.id == me.id and any(words.GO_ON in text for text in shown):
                return True
    except (discord.HTTPException, *BROKEN):
        return True
    return False
