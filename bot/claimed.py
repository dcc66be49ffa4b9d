"""What a message says, as text that can be held against the news: without markup, with people by
name, and of the bot's own answers what they quote.

Knows Discord's messages; knows neither library nor replies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import discord

from bot.rendering import markdown

_NO_WORDS = re.compile(r"<a?:\w+:\d+>|<t:[^>]*>|</[^>]*:\d+>|<id:\w+>|<[@#]?[!&]?\d+>")
_LINK = re.compile(r"\[([^\[\]]+)\]\(\s*<?https?://[^\s()]*>?\s*\)")
_MARKS = re.compile(r"(?<!\\)(?:\*{1,3}|__|~~|\|\||`+)")
_QUOTED = re.compile(r"^> (?:… )?(.*?)(?: …)?$", re.MULTILINE)


def text_of(message: discord.Message, me: discord.ClientUser) -> str:
    """The words of a message, line by line: its text, that of what it forwards, and its embeds."""
    text = message.content
    for person in message.mentions:
        for form in (f"<@{person.id}>", f"<@!{person.id}>"):
            text = text.replace(form, f"@{person.display_name}")
    texts = [text, *(each.content for each in message.message_snapshots)]
    for embed in [*message.embeds, *(e for s in message.message_snapshots for e in s.embeds)]:
        texts += _embedded(embed)
    if message.author.id == me.id:
        texts = [quote for text in texts for quote in _QUOTED.findall(text)]
    return "\n".join(_bare(text) for text in texts if text)


def _embedded(embed: discord.Embed) -> Iterator[str]:
    yield embed.title or ""
    yield embed.description or ""
    for field in embed.fields:
        yield field.value or ""


def _bare(text: str) -> str:
    """Text as it is read: without what is markup in it."""
    return markdown.written(_MARKS.sub("", _LINK.sub(r"\1", _NO_WORDS.sub(" ", text))))
