"""Every sentence that the terminal shows of its own, and names of facts.

What the terminal says as the bot does in Discord is said in `languages`."""

from __future__ import annotations

from bot.rendering.languages import ENGLISH
from retrieval import Answer, Excerpt

WELCOME = "Ask the news. Every word of an answer stands in an article, with its source."
SAMPLES = (
    "The library was empty, so it holds the sample articles now: a fictional newsroom, and one "
    "retelling of a real story. They leave when you ingest your own: "
    "python -m bot ingest PATH"
)
EMPTY = "The library is empty. Put articles in: python -m bot ingest PATH"
READ_SOURCES = "The library is empty. Read what DATELINE_SOURCES names: python -m bot reindex"
SAMPLE_MARK = ENGLISH.SAMPLE_MARK
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

UNTITLED = ENGLISH.UNTITLED
CLOSEST = ENGLISH.CLOSEST
holds = ENGLISH.holds
missing = ENGLISH.missing
mended = ENGLISH.mended
also_in = ENGLISH.also_in
confidence = ENGLISH.confidence
published = ENGLISH.published
speaker = ENGLISH.speaker
headline = ENGLISH.headline


def abstention(answer: Answer) -> str:
    """Why there is no answer, and what to try."""
    return EMPTY if answer.reason == "empty_index" else ENGLISH.abstention(answer)


def taken(answer: Answer) -> str | None:
    """What was taken from the question before, or None where nothing was."""
    found = answer.understood.get("follow_up")
    words = found.get("taken") if isinstance(found, dict) else None
    return TAKEN.format(words=", ".join(map(str, words))) if words else None


def citation(excerpt: Excerpt) -> str:
    """Headline, publisher, date and paragraph of an excerpt, in one line."""
    header = excerpt.passage.header
    place = ENGLISH.PARAGRAPH.format(number=excerpt.passage.ordinal)
    parts = [headline(header), header.publisher, published(header.published), place]
    return " · ".join(part for part in parts if part)
