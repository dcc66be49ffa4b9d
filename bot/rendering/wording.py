"""Every sentence that the terminal shows of its own, and names of facts.

What the terminal says as the bot does in Discord is said in `languages`."""

from __future__ import annotations

from bot.rendering.languages import ENGLISH
from bot.rendering.overviews import MAX_NAMED
from retrieval import Answer, Digest, Excerpt, Quotes, Timeline

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
    ("/digest", "what happened in the last seven days; or today, yesterday, month, until DAY"),
    ("/digest TOPIC", "the same of a topic"),
    ("/timeline TOPIC", "a topic from its first report to the latest"),
    ("/quotes NAME", "what somebody said; about TOPIC: /quotes NAME about TOPIC"),
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

ABOUT = "about “{topic}”"
TIMELINE = "Timeline of “{topic}”"
SAID_BY = "What “{speaker}” said"
NOTHING_FROM = "Nothing{about} {period}."
FROM_TO = "from {since} to {until}"
ON_DAY = "on {since}"
FROM_ON = "from {since} on"
UP_TO = "up to {until}"
AT_ALL = "with a date"
NOBODY_PUBLISHES = "There is nothing dated of that publisher; status lists those that there are."
TRY_UNTIL = "The latest article is of {day}: try --until {day}"
TRY_UNTIL_CHAT = "The latest article is of {day}: try /digest until {day}"
NOTHING_ABOUT = "Nothing in the library is about that for sure. Try other words."
NOBODY = "Nobody named “{speaker}” is quoted in the library. Try a surname or a title."
SAID_NOTHING = "There are words of {names} here, but none about that. Try it without a topic."
NO_FURTHER = "There are no further quotes."
MORE = "and {count} more"
NAME_FIRST = "Name somebody: /quotes NAME, or /quotes NAME about TOPIC"
TOPIC_FIRST = "Name a topic: /timeline TOPIC"
NO_PICTURE = "no picture: nothing dated to draw"
PICTURE = "{path}: {key}"

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


def nothing_happened(found: Digest, hint: str) -> str:
    """That a digest is empty, and which day to try."""
    if found.reason in ("empty_index", "no_terms"):
        return EMPTY if found.reason == "empty_index" else ENGLISH.NO_TERMS
    since, until = found.since, found.until
    form = FROM_TO if since and until else FROM_ON if since else UP_TO if until else AT_ALL
    if since is not None and since == until:
        form = ON_DAY
    said = NOTHING_FROM.format(
        about=f" {ABOUT.format(topic=found.topic)}" if found.topic else "",
        period=form.format(since=since, until=until),
    )
    if found.latest is None:
        return f"{said} {NOBODY_PUBLISHES if found.publisher else ENGLISH.NOTHING_DATED}"
    if since is not None and until is not None and since <= found.latest <= until:
        return said  # there is something, but not about that
    return f"{said} {hint.format(day=found.latest)}"


def no_timeline(found: Timeline) -> str:
    """Why there is no timeline, and what to try."""
    return {
        "empty_index": EMPTY,
        "no_terms": ENGLISH.NO_TERMS,
        "no_match": ENGLISH.NO_MATCH,
        "weak_evidence": NOTHING_ABOUT,
    }[found.reason or "no_match"]


def no_quotes(found: Quotes, offset: int) -> str:
    """Why there are no quotes, and what to try."""
    if offset:
        return NO_FURTHER
    if found.reason == "empty_index":
        return EMPTY
    if found.names and found.topic:
        return SAID_NOTHING.format(names=", ".join(found.names[:MAX_NAMED]))
    return NOBODY.format(speaker=found.speaker)


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
