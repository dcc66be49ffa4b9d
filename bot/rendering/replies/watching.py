"""Watches: what is watched, and what was found."""

from __future__ import annotations

from bot.memory.watches import Watch
from bot.rendering import markdown
from bot.rendering.languages import English
from bot.rendering.replies.answers import in_context
from bot.rendering.replies.passages import excerpt
from bot.rendering.replies.reply import A_ROW, Reply, Tone, notice
from retrieval import Excerpt

MAX_TOPIC = 200
SHORT_TOPIC = 60
BUTTONS = 10


def watched(watch: Watch, found: tuple[Excerpt, ...], words: English) -> Reply:
    """New articles on a topic, the passage of each that says most about it."""
    topic = words.QUOTED.format(word=markdown.clip(watch.topic, MAX_TOPIC))
    return Reply(
        title=words.WATCH_FOUND.format(topic=topic),
        sections=tuple(excerpt(item, words) for item in found),
        shorter=tuple(excerpt(item, words, short=True) for item in found),
        left_out=words.NO_ROOM,
        footer=words.WATCH_FOOT.format(number=watch.number),
        tone=Tone.ANSWER,
        buttons=tuple(
            in_context(item, words, section=place, row=place // A_ROW)
            for place, item in enumerate(found[:BUTTONS])
        ),
    )


def watches(found: tuple[Watch, ...], words: English, *, zone: str) -> Reply:
    """What somebody watches, by number."""
    if not found:
        return notice(words.WATCH_NONE)

    def line(watch: Watch, room: int) -> str:
        where = words.WATCH_DM if watch.channel is None else f"<#{watch.channel}>"
        topic = words.QUOTED.format(word=markdown.within(watch.topic, room))
        more = quiet(watch, words, zone=zone)
        return f"**{watch.number}.** {topic} · {where}{f' · {more}' if more else ''}"

    return Reply(
        title=words.WATCH_TITLE,
        sections=tuple(line(watch, 2 * MAX_TOPIC) for watch in found),
        shorter=tuple(line(watch, SHORT_TOPIC) for watch in found),
        left_out=words.MORE_SOURCES,
        between="\n",
    )


def quiet(watch: Watch, words: English, *, zone: str) -> str:
    """When nothing is told, "" where there is no such time."""
    if watch.quiet is None:
        return ""
    start, end = str(watch.quiet).split("-")
    return words.WATCH_QUIET.format(start=start, end=end, zone=zone)
