"""Every sentence of the bot's own that a user reads, and how facts become words."""

from __future__ import annotations

from datetime import date, datetime

from retrieval import Answer, ArticleHeader, Excerpt, Speaker

WELCOME = "Ask the news. Every word of an answer stands in an article, with its source."
SAMPLES = (
    "The library was empty, so it holds the sample articles now: a fictional newsroom, and one "
    "retelling of a real story. They leave when you ingest your own: "
    "python -m bot ingest PATH"
)
EMPTY = "The library is empty. Put articles in: python -m bot ingest PATH"
READ_SOURCES = "The library is empty. Read what DATELINE_SOURCES names: python -m bot reindex"
SAMPLE_MARK = "sample"
CLOSEST = "Nothing here answers that for sure. The closest passages:"
TRY = "Try one of these, or ask your own:"
HEADLINES = "Latest in the library:"
CHAT_HELP = (
    ("any words", "a question: one line, Enter"),
    ("/more", "more passages for the last question"),
    ("/context N", "the paragraphs around citation N"),
    ("/summary N", "the article of citation N, or of an article id, in its own sentences"),
    ("/headlines", "the latest articles"),
    ("/status", "what the library holds"),
    ("/help", "this"),
    ("/quit", "leave (or Ctrl-D)"),
)
NO_CITATION = "There is no citation {wanted!r} to show: ask something first, then use its number."
NO_COMMAND = "There is no {wanted}; /help lists what there is."
EXAMPLES = (
    "How long did Han and Trump talk on the phone?",
    "Why did the ferry hit the reef?",
    "Was it really a bear on Gom Island?",
    "How much will the tram line cost?",
)
GOODBYE = "Goodbye."
NOT_BUILT = "{command} is not built yet: it comes with a later version"
NO_DISCORD = (
    "DISCORD_TOKEN is set, but the Discord bot is not built yet; unset it to chat in the terminal"
)

_REASONS = {
    "empty_index": EMPTY,
    "no_terms": "That has no words to look for. Ask with a name, a place or a thing.",
    "no_match": "Nothing in the library matches that.",
    "weak_evidence": CLOSEST,
}
_MONTHS = """
    January February March April May June July August September October November December
    """.split()


def abstention(answer: Answer) -> str:
    """Why there is no answer, and what to try; ends with the words that nothing mentions."""
    text = _REASONS[answer.reason or "no_match"]
    limited = [answer.understood.get(name) for name in ("since", "until", "publisher", "speaker")]
    if answer.reason == "no_match" and any(limited):
        text = "Nothing in the library matches that within the dates, publisher or speaker given."
    return text


def missing(answer: Answer) -> str | None:
    """The words of the question that the library does not have, or None."""
    if not answer.missing:
        return None
    words = ", ".join(f"“{word}”" for word in answer.missing[:5])
    return f"Nothing here mentions {words}."


def confidence(value: float) -> str:
    """Confidence in words."""
    return "high" if value >= 0.9 else "good" if value >= 0.8 else "fair" if value >= 0.6 else "low"


def published(value: str | None) -> str:
    """A date with just the precision that it has: "April 2025", "9 April 2025"."""
    if value is None:
        return "undated"
    if len(value) == 7:
        year, month = value.split("-")
        return f"{_MONTHS[int(month) - 1]} {year}"
    try:
        day = date.fromisoformat(value) if len(value) == 10 else datetime.fromisoformat(value)
    except ValueError:  # of a damaged row, which `verify` finds
        return "unreadable date"
    words = f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    if isinstance(day, datetime):
        zone = day.strftime(" %Z") if day.tzinfo else ""
        words += f", {day:%H:%M}{zone}"
    return words


def speaker(who: Speaker | None) -> str | None:
    """Name, title and occasion of a speaker; None for none."""
    if who is None:
        return None
    parts = [part for part in (who.name, who.title) if part]
    words = ", ".join(parts)
    return f"{words} ({who.context})" if who.context else words


def headline(header: ArticleHeader) -> str:
    return header.headline or "Untitled"


def citation(excerpt: Excerpt) -> str:
    """Headline, publisher, date and paragraph of an excerpt, in one line."""
    header = excerpt.passage.header
    parts = [headline(header), header.publisher, published(header.published)]
    parts.append(f"paragraph {excerpt.passage.ordinal}")
    return " · ".join(part for part in parts if part)
