"""Every sentence of the bot's own that a user reads, and how facts become words."""

from __future__ import annotations

from collections.abc import Sequence
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
    ("any words", "a question: one line, Enter; it may go on from the last one"),
    ("/more", "more passages for the last question"),
    ("/why N", "what passage N was chosen for, in numbers"),
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
TAKEN = "(taking from your last question: {words})"
GOODBYE = "Goodbye."
NOT_BUILT = "{command} is not built yet: it comes with a later version"

# --- in Discord: markdown of our own; what is put in for {..} is neutral already -----------------

EMPTY_DISCORD = (
    "The library is empty. Whoever runs this bot can put articles in: `python -m bot ingest PATH`"
)
CONFIDENCE = "confidence: {words}"
NOT_THE_ANSWER = "the closest passages, not an answer"
ACTIVITY = "Mention me with a question, or /ask"
ASK = "Ask the news: the passages that answer, word for word"
ASK_QUESTION = "Your question, in your own words"
ASK_SINCE = "Only articles from this day on, like 2025-05-20"
ASK_UNTIL = "Only articles up to this day, like 2025-05-31"
ASK_PUBLISHER = "Only articles of this publisher"
ASK_SPEAKER = "Only what this person said"
ASK_PRIVATE = "Show the answer to you alone"
SUMMARY = "An article in its own sentences"
SUMMARY_ARTICLE = "Type a word of the headline and choose"
HELP_COMMAND = "How to ask, and what else there is"
ADMIN = "Look after the library (Manage Server)"
ADMIN_REINDEX = "Read the sources again; questions are answered meanwhile"
NO_QUESTION = (
    "Ask me something about the news: {mention} (choose me, not the role of that name) and your "
    "question, or `/ask`."
)
NO_SENTENCES = "This article has no sentences to show."
NO_ARTICLE = "The library holds no article like “{wanted}”. Choose one from the list as you type."
HELP_TITLE = "Ask the news"
HELP = """Every word of an answer stands in an article, cited with headline, publisher, date and \
paragraph. When the library does not hold the answer, I say so and show what comes closest.

**Ask**
- {mention} *How long did the ferry inquiry take?*
- reply to one of my answers, with the ping on
- write to me in a direct message
- `/ask` with dates (`2025-05-20`), a publisher, a speaker, or for your eyes only

**Read**
- `/summary` an article in its own sentences; type a word of its headline

**Look after the library** (for those who manage this server)
- `/admin reindex` reads the sources again"""
REINDEX_STARTED = "Reading the sources again. Questions are answered from the old index until then."
REINDEXED = "Reindexed"
REINDEXED_WITH_PROBLEMS = "Reindexed, with problems"
UNCHANGED = "Nothing changed"
UNTITLED = "Untitled"
CLOSEST_PASSAGES = "The closest passages:"
REINDEX_RUNNING = "A reindex is running already; its message shows how far it is."
REINDEX_STOPPED = "Stopped, because the bot is restarting. Nothing was changed."
REINDEX_FAILED = "The reindex failed, and nothing was changed: {reason}"
NO_SOURCES = (
    "There are no sources to read: whoever runs this bot can name them in `DATELINE_SOURCES`."
)
FAILED = "**{count:,} could not be read:**"
MORE_FAILED = "and {count:,} more: `python -m bot reindex --json` lists them all"
NOT_HERE = "This is for a server's managers, in the server."
NOT_YOURS = "This needs the **Manage Server** permission in the server that this bot belongs to."
NO_HOME = (
    "This bot does not belong to this server. Whoever runs it can name all the servers that it "
    "belongs to in `DATELINE_SERVERS`; this one is `{server}`."
)
OPERATORS_ONLY = "Only those whom `DATELINE_OPERATORS` names may do this."
RESTARTING = "I am restarting. Ask again in a minute."
TROUBLE = (
    "Something went wrong on my side. Should it happen again, tell whoever runs me: `{reference}`"
)
BAD_REQUEST = "I cannot do that: {reason}"

MAX_NAMED = 5
"""Words that are named in one sentence."""
MAX_ABSENT = 3
"""Words named that the closest passages lack: the weightiest."""
MAX_ALSO = 3
"""Copies named under an excerpt."""

_REASONS = {
    "empty_index": EMPTY,
    "no_terms": "That has no words to look for. Ask with a name, a place or a thing.",
    "no_match": "Nothing in the library matches that.",
    "weak_evidence": CLOSEST,
}
_MONTHS = """
    January February March April May June July August September October November December
    """.split()


def abstention(answer: Answer, *, discord: bool = False) -> str:
    """Why there is no answer, and what to try."""
    text = _REASONS[answer.reason or "no_match"]
    if discord and answer.reason == "empty_index":
        text = EMPTY_DISCORD
    limited = [answer.understood.get(name) for name in ("since", "until", "publisher", "speaker")]
    if answer.reason == "no_match" and any(limited):
        text = "Nothing in the library matches that within the dates, publisher or speaker given."
    return text


def holds(articles: int, passages: int) -> str:
    """How much there is, in a sentence."""
    return f"The library holds {_counted(articles, 'article')}, {_counted(passages, 'passage')}."


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def missing(answer: Answer) -> str | None:
    """What of the question the library does not have, or else the closest passages; or None."""
    if answer.missing:
        return f"Nothing here mentions {_quoted(answer.missing)}."
    if answer.absent and answer.closest:
        return f"None of these mentions {_quoted(answer.absent[:MAX_ABSENT])}."
    return None


def mended(answer: Answer) -> str | None:
    """What was taken for a typo, or None."""
    pairs = answer.understood.get("mended")
    if not isinstance(pairs, list) or not pairs:
        return None
    read = ", ".join(f"“{pair['word']}” as “{pair['meant']}”" for pair in pairs[:MAX_NAMED])
    return f"I read {read}."


def also_in(excerpt: Excerpt) -> str | None:
    """Who else says nearly the same, or None."""
    others = [
        ", ".join(
            part for part in (copy.header.publisher, published(copy.header.published)) if part
        )
        for copy in excerpt.also_in[:MAX_ALSO]
    ]
    if not others:
        return None
    more = len(excerpt.also_in) - len(others)
    return "also in " + "; ".join(others) + (f" and {more} more" if more else "")


def _quoted(words: Sequence[str]) -> str:
    return ", ".join(f"“{word}”" for word in words[:MAX_NAMED])


def taken(answer: Answer) -> str | None:
    """What was taken from the question before, or None where nothing was."""
    found = answer.understood.get("follow_up")
    words = found.get("taken") if isinstance(found, dict) else None
    return TAKEN.format(words=", ".join(map(str, words))) if words else None


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
    return header.headline or UNTITLED


def citation(excerpt: Excerpt) -> str:
    """Headline, publisher, date and paragraph of an excerpt, in one line."""
    header = excerpt.passage.header
    parts = [headline(header), header.publisher, published(header.published)]
    parts.append(f"paragraph {excerpt.passage.ordinal}")
    return " · ".join(part for part in parts if part)
