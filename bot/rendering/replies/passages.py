"""Passages as Discord shows them: quote, speaker, numbered citation, and the date as a timestamp
that every reader sees in their own language and zone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time

from bot.rendering import markdown
from bot.rendering.languages import English
from retrieval import ArticleHeader, Excerpt, Highlight, Passage

MAX_HEADLINE = 160
MAX_NAME = 80
MAX_PARAGRAPH = 900
"""Characters of a paragraph that is shown around another one."""

MIDDAY = time(12, tzinfo=UTC)
"""A day is shown by its noon in Greenwich: that is the same day from 12 hours west to 11 east."""


def stamped(value: str | None, words: English) -> str:
    """A date of publication with the precision that it has: a moment and a day as Discord's
    timestamps, a month (Discord has none) and a moment of unknown zone in words."""
    if value is None or len(value) == 7:
        return words.published(value)
    try:
        if len(value) == 10:
            moment = datetime.combine(date.fromisoformat(value), MIDDAY)
            return discord_time(moment, "D")
        moment = datetime.fromisoformat(value)
    except ValueError:
        return words.published(value)
    return discord_time(moment, "f") if moment.tzinfo else words.published(value)


def discord_time(moment: datetime, style: str) -> str:
    """A timestamp in Discord's markdown: D a day, f a moment, R how far away it is."""
    return f"<t:{int(moment.timestamp())}:{style}>"


def excerpt(item: Excerpt, words: English) -> str:
    """A quote with its words marked, who said it, and its numbered citation."""
    passage = item.passage
    body = markdown.quoted(item.text, item.highlights)
    if item.span.start > 0:
        body = "> … " + body.removeprefix("> ")
    if item.span.end < len(passage.text):
        body += " …"
    also = words.also_in(item)
    copies = f"\n{markdown.neutral(markdown.clip(also, MAX_HEADLINE))}" if also else ""
    cite = citation(passage, words)
    return f"{body}{said(passage, words, start=chr(10))}\n**[{item.number}]** {cite}{copies}"


def citation(passage: Passage, words: English) -> str:
    """Headline as a link, publisher, date, paragraph."""
    place = words.PARAGRAPH.format(number=passage.ordinal)
    return " · ".join(filter(None, (*facts(passage.header, words), place, _sample(passage, words))))


def facts(header: ArticleHeader, words: English) -> list[str]:
    """Headline as a link, publisher, date: markdown; "" for what there is not."""
    title = markdown.plain(words.headline(header)) or words.UNTITLED
    publisher = header.publisher
    return [
        markdown.link(markdown.clip(title, MAX_HEADLINE), header.url, source=words.SOURCE),
        markdown.neutral(markdown.clip(publisher, MAX_NAME)) if publisher else "",
        stamped(header.published, words),
    ]


def said(passage: Passage, words: English, start: str = " ") -> str:
    """Who says a quote, "" where nobody is named."""
    who = words.speaker(passage.speaker)
    return f"{start}— {markdown.neutral(markdown.clip(who, MAX_HEADLINE))}" if who else ""


def paragraph(passage: Passage, words: English, marks: Iterable[Highlight] = ()) -> str:
    """A whole paragraph as a quote with its number, clipped where it is very long."""
    text = passage.text
    shown = text if len(text) <= MAX_PARAGRAPH else markdown.clip(text, MAX_PARAGRAPH)
    body = markdown.quoted(shown, marks if shown is text else ())
    number = words.PARAGRAPH.format(number=passage.ordinal)
    return f"{body}\n-# {number}{said(passage, words)}"


def _sample(passage: Passage, words: English) -> str:
    return words.SAMPLE_MARK if passage.header.sample else ""
