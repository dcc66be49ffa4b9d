"""What the buttons under overviews show: more of a digest or a timeline, other quotes.

What was asked for is read from the title of the message, days and places from the button: nothing
that anybody wrote is kept. Each press costs an answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import discord

from bot import conversations, speaking
from bot.rendering import replies
from bot.rendering.languages import LANGUAGES, English
from bot.rendering.replies.digests import STORIES
from bot.rendering.replies.quotes import QUOTES
from bot.sending import acknowledge, respond

if TYPE_CHECKING:
    from bot.client import NewsBot
    from bot.rendering.replies import Reply
    from retrieval import Library

    Pressed = discord.Interaction[NewsBot]

_SPEAKER, _TOPIC = "\ue000", "\ue001"
"""Characters of private use, in the place of what a title names."""


@dataclass(frozen=True, slots=True)
class Named:
    """What the title of an overview names."""

    speaker: str | None = None
    topic: str | None = None


def named(title: str) -> Named:
    """Speaker and topic of an overview's title in any language; nothing where it names none."""
    for pattern in _TITLES:
        if found := pattern.fullmatch(title):
            return Named(**found.groupdict())
    return Named()


async def digest(
    interaction: Pressed,
    generation: int,
    since: int,
    until: int,
    sequence: int,
    revision: int,
    offset: int,
) -> None:
    """The stories of a digest from the `offset`th on, for whoever pressed."""
    words = speaking.to(interaction)
    try:
        first, last = _day(since), _day(until)
    except ValueError:
        await respond(interaction, replies.notice(words.OLD_BUTTON), private=True)
        return

    def shown(library: Library, asked: Named, message: discord.Message) -> Reply:
        publisher = None
        if sequence:
            found = library.revision(sequence, revision)
            if found is None:
                return replies.notice(words.QUESTION_GONE)
            publisher = found[0].header.publisher
        given = library.digest(
            since=first,
            until=last,
            topic=asked.topic,
            publisher=publisher,
            limit=offset + STORIES,
            now=message.created_at,
        )
        changed = given.generation != generation
        return replies.digest(given, words, offset=offset, changed=changed)

    await _show(interaction, shown)


async def timeline(interaction: Pressed, generation: int, limit: int, offset: int) -> None:
    """The developments of a timeline from the `offset`th on, for whoever pressed."""
    words = speaking.to(interaction)

    def shown(library: Library, asked: Named, message: discord.Message) -> Reply:
        if asked.topic is None:
            return replies.notice(words.QUESTION_GONE)
        given = library.timeline(asked.topic, limit=max(1, limit), now=message.created_at)
        changed = given.generation != generation
        return replies.timeline(given, words, offset=offset, changed=changed)

    await _show(interaction, shown)


async def quotes(interaction: Pressed, offset: int) -> None:
    """Another page of quotes: in its place for whoever called them up, apart for others."""
    called = interaction.message.interaction_metadata if interaction.message else None
    own = called is not None and called.user.id == interaction.user.id
    words = speaking.to_all(interaction) if own else speaking.to(interaction)

    def shown(library: Library, asked: Named, message: discord.Message) -> Reply:
        if asked.speaker is None:
            return replies.notice(words.QUESTION_GONE)
        given = library.quotes(
            asked.speaker, asked.topic, limit=QUOTES, offset=offset, now=message.created_at
        )
        return replies.quotes(given, words, offset=offset)

    await _show(interaction, shown, in_place=own)


async def _show(
    interaction: Pressed,
    shown: Callable[[Library, Named, discord.Message], Reply],
    *,
    in_place: bool = False,
) -> None:
    bot, message = interaction.client, interaction.message
    words, now = speaking.to(interaction), interaction.created_at
    wait = bot.limits.taken(interaction.user.id, interaction.guild_id, now)
    if wait is not None:
        await respond(interaction, bot.limits.refusal(wait, words), private=True)
        return
    if message is None:
        await respond(interaction, replies.notice(words.QUESTION_GONE), private=True)
        return
    await acknowledge(interaction, private=True, thinking=not in_place)
    asked = named(conversations.heading(message))
    await respond(interaction, await bot.desk.ask(lambda library: shown(library, asked, message)))


def _day(number: int) -> date | None:
    """The day of a number like 20250409, None for 0; ValueError where it is none."""
    return date(number // 10_000, number // 100 % 100, number % 100) if number else None


def _titles() -> Iterator[re.Pattern[str]]:
    """What titles look like, the most telling ones first."""
    for words in LANGUAGES:
        speaker, topic = (words.QUOTED.format(word=mark) for mark in (_SPEAKER, _TOPIC))
        for title in _of(words):
            text = re.escape(title.format(speaker=speaker, topic=topic))
            text = text.replace(_SPEAKER, "(?P<speaker>.+)").replace(_TOPIC, "(?P<topic>.+)")
            yield re.compile(text)


def _of(words: English) -> tuple[str, ...]:
    return words.QUOTES_ON, words.QUOTES_TITLE, words.DIGEST_ON, words.TIMELINE_TITLE


_TITLES = tuple(_titles())
