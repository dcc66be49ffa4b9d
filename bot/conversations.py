"""What was asked, recovered from Discord: from the message that an answer replies to, or from the
question that it repeats. Nothing that anybody wrote is kept.

A question may go on from the one before: the one whose answer it replies to, or in a thread of the
bot's, a forum's post and a direct message the last one that was answered.
"""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import discord

from bot.rendering import markdown
from bot.rendering.languages import LANGUAGES
from bot.sending import BROKEN
from retrieval import Answer, Library

DEPTH = 3
"""Turns that are gone back: what was taken further back is rarely meant any more."""

LATELY = timedelta(minutes=30)
"""How long a direct message goes on from the last one."""

LOOKED_BACK = 12
"""Messages among which the last answer is looked for."""

_NO_WORDS = re.compile(
    r"<a?:\w+:\d+>|<[@#]?[!&]?\d+>|<t:[^>]*>|</[^>]*>|<id:\w+>|@(?:everyone|here)\b"
)
"""What Discord writes in a message that is not text of its author."""

_ECHO = tuple(tuple(language.QUOTED.split("{word}")) for language in LANGUAGES)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, the moment of asking, and the one that it may go on from."""

    text: str
    at: datetime
    before: Asked | None = None


def answer(library: Library, asked: Asked, *, limit: int) -> Answer:
    """What the library says, with the turns before asked anew, as of their moments."""
    before = answer(library, asked.before, limit=1) if asked.before is not None else None
    return library.ask(asked.text, limit=limit, after=before, now=asked.at)


async def asked_by(message: discord.Message, me: discord.ClientUser, depth: int = DEPTH) -> Asked:
    """The question of a person's message, which has an empty `text` where it has no words."""
    asked = Asked(said(message, me), message.edited_at or message.created_at)
    if depth <= 1 or not asked.text:
        return asked
    with contextlib.suppress(discord.HTTPException, *BROKEN):
        last = await _last_answer(message, me)
        before = await asked_for(last, me, depth - 1) if last is not None else None
        # One without words is one that can no longer be read.
        if before is not None and before.text:
            return replace(asked, before=before)
    return asked


async def asked_for(
    reply: discord.Message, me: discord.ClientUser, depth: int = DEPTH
) -> Asked | None:
    """The question that a message of the bot's answers, None where it can no longer be seen."""
    if reply.reference is not None and reply.reference.message_id is not None:
        question = await _fetched(reply, reply.reference.message_id)
        return await asked_by(question, me, depth) if question is not None else None
    if (echo := echoed(reply)) is not None:
        return Asked(echo, reply.created_at)
    if isinstance(reply.channel, discord.Thread) and reply.channel.owner_id == me.id:
        with contextlib.suppress(discord.HTTPException):
            if isinstance(parent := reply.channel.parent, discord.TextChannel):
                started = await parent.fetch_message(reply.channel.id)
                return await asked_by(started, me, 1)
    return None


def echoed(reply: discord.Message) -> str | None:
    """The question that a reply of the bot's repeats at its beginning, None where it does not."""
    first = heading(reply)
    for opening, closing in _ECHO:
        if first.startswith(opening) and first.endswith(closing) and len(first) > 2:
            return first.removeprefix(opening).removesuffix(closing)
    return None


def heading(reply: discord.Message) -> str:
    """The title of a reply of the bot's, or where that was too long its first line, as text."""
    shown = reply.content
    for embed in reply.embeds[:1]:
        shown = embed.title or embed.description or ""
    return markdown.written(shown.partition("\n")[0].removeprefix("**").removesuffix("**"))


def said(message: discord.Message, me: discord.ClientUser) -> str:
    """What a message asks: other people and channels by name; without the bot's own name, and
    without emoji, timestamps, commands, roles and @everyone, which no article holds. A forum's post
    asks with its title, too."""
    text = re.sub(rf"<@!?{me.id}>", " ", message.content)
    for person in message.mentions:
        for form in (f"<@{person.id}>", f"<@!{person.id}>"):
            text = text.replace(form, person.display_name)
    for channel in message.channel_mentions:
        name = channel.name or ""
        text = text.replace(f"<#{channel.id}>", name.replace("-", " "))
    if is_post(message) and isinstance(message.channel, discord.Thread):
        text = f"{message.channel.name} {text}"
    return " ".join(_NO_WORDS.sub(" ", text).split())


def is_post(message: discord.Message) -> bool:
    """Whether a message began a post in a forum."""
    return in_post(message) and message.id == message.channel.id


def in_post(message: discord.Message) -> bool:
    """Whether it is in a forum's post."""
    place = message.channel
    return isinstance(place, discord.Thread) and isinstance(place.parent, discord.ForumChannel)


def in_own_thread(message: discord.Message, me: discord.ClientUser) -> bool:
    """Whether it is in a thread that the bot opened."""
    return isinstance(message.channel, discord.Thread) and message.channel.owner_id == me.id


async def _last_answer(message: discord.Message, me: discord.ClientUser) -> discord.Message | None:
    """The answer that a message may go on from."""
    if message.reference is not None and message.reference.message_id is not None:
        known = message.reference.resolved
        found = (
            known
            if isinstance(known, discord.Message)
            else await _fetched(message, message.reference.message_id)
        )
        return found if found is not None and found.author.id == me.id else None
    talk = in_own_thread(message, me) or (in_post(message) and not is_post(message))
    if message.guild is not None and not talk:
        return None
    async for earlier in message.channel.history(limit=LOOKED_BACK, before=message):
        if not talk and message.created_at - earlier.created_at > LATELY:
            return None
        if earlier.author.id == me.id and earlier.components:
            return earlier
    return None


async def _fetched(near: discord.Message, message_id: int) -> discord.Message | None:
    """A message of the same channel, None where it is gone."""
    try:
        return await near.channel.fetch_message(message_id)
    except (discord.NotFound, discord.Forbidden):
        return None
