"""Passages as Discord shows them: quote, speaker, numbered citation, and the date as a timestamp
that every reader sees in their own language and zone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time

from bot.rendering import markdown
from bot.rendering.languages import English
from retrieval import ArticleHeader, Excerpt, Highlight, Line, Passage

MAX_QUOTE = 1200
MAX_NOTE = 900
MAX_HEADLINE = 160
MAX_NAME = 80
MAX_PARAGRAPH = 900
"""Characters of a paragraph that is shown around another one."""

SHORT_QUOTE = 260
SHORT_HEADLINE = 90
SHORT_NAME = 40
SHORT_SPEAKER = 50
"""Characters as they are sent, where room is short: three such excerpts, each of at most 540, fit
into a message of plain text beside a question."""

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


def excerpt(item: Excerpt, words: English, *, short: bool = False) -> str:
    """A quote with its words marked, who said it, and its numbered citation. Where room is `short`,
    without links and copies, and as much of everything as that leaves."""
    passage, room = item.passage, SHORT_QUOTE if short else MAX_QUOTE
    body, whole = markdown.quoted_within(item.text, item.highlights, room)
    if item.span.start > 0:
        body = "> … " + body.removeprefix("> ")
    if item.span.end < len(passage.text) or not whole:
        body += " …"
    also = None if short else words.also_in(item)
    copies = f"\n{markdown.neutral(markdown.clip(also, MAX_HEADLINE))}" if also else ""
    cite = citation(passage, words, short=short)
    who = said(passage, words, start="\n", short=short)
    return f"{body}{who}\n**[{item.number}]** {cite}{copies}"


def quote(line: Line, *, max_chars: int, marks: Iterable[Highlight] = ()) -> str:
    """A line as a quote, with ellipses where it is cut; `marks` are offsets into its text."""
    # What is too long in any case is cut first: `quoted_within` cuts the rest by halves.
    body, whole = markdown.quoted_within(line.text[:max_chars], marks, max_chars)
    return body if whole and len(line.text) <= max_chars else f"{body} …"


def citation(passage: Passage, words: English, *, short: bool = False) -> str:
    """Headline as a link, publisher, date, paragraph."""
    place = words.PARAGRAPH.format(number=passage.ordinal)
    known = facts(passage.header, words, short=short)
    return " · ".join(filter(None, (*known, place, _sample(passage, words))))


def facts(header: ArticleHeader, words: English, *, short: bool = False) -> list[str]:
    """Headline as a link (where room is `short`, in bold), publisher, date: markdown; "" for what
    there is not."""
    title = markdown.plain(words.headline(header))
    if not markdown.visible(title):
        title = words.UNTITLED
    shown = f"**{markdown.within(title, SHORT_HEADLINE)}**"
    if not short:
        clipped = markdown.clip(title, MAX_HEADLINE)
        shown = markdown.link(clipped, header.url, source=words.SOURCE)
    return [
        shown,
        _named(header.publisher, short=short) if header.publisher else "",
        stamped(header.published, words),
    ]


def said(passage: Passage, words: English, start: str = " ", *, short: bool = False) -> str:
    """Who says a quote, "" where nobody is named."""
    who = words.speaker(passage.speaker)
    if not who:
        return ""
    if short:
        return f"{start}— {markdown.within(who, SHORT_SPEAKER)}"
    return f"{start}— {markdown.neutral(markdown.clip(who, MAX_HEADLINE))}"


def paragraph(passage: Passage, words: English, *, max_chars: int = MAX_PARAGRAPH) -> str:
    """A paragraph as a quote with its number, cut where it is longer than `max_chars` as sent."""
    body, whole = markdown.quoted_within(passage.text, (), max_chars)
    number = words.PARAGRAPH.format(number=passage.ordinal)
    who = said(passage, words, short=max_chars < MAX_PARAGRAPH)
    return f"{body}{'' if whole else ' …'}\n-# {number}{who}"


def small(text: str) -> str:
    """A line of subtext, neutral."""
    return f"-# {markdown.within(text, MAX_NOTE)}"


def _named(publisher: str, *, short: bool) -> str:
    if short:
        return markdown.within(publisher, SHORT_NAME)
    return markdown.neutral(markdown.clip(publisher, MAX_NAME))


def _sample(passage: Passage, words: English) -> str:
    return words.SAMPLE_MARK if passage.header.sample else ""
