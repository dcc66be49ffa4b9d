"""Watches: what is watched, and what was found."""

from __future__ import annotations

from bot.memory.watches import Watch
from bot.rendering import markdown
from bot.rendering.languages import English
from bot.rendering.replies.answers import in_context
from bot.rendering.replies.passages import excerpt
from bot.rendering.replies.reply import Reply, Tone, notice
from retrieval import Excerpt

MAX_TOPIC = 200
BUTTONS = 5


def watched(watch: Watch, found: tuple[Excerpt, ...], words: English) -> Reply:
    """New articles on a topic, the passage of each that says most about it."""
    topic = words.QUOTED.format(word=markdown.clip(watch.topic, MAX_TOPIC))
    return Reply(
        title=words.WATCH_FOUND.format(topic=topic),
        sections=tuple(excerpt(item, words) for item in found),
        footer=words.WATCH_FOOT.format(number=watch.number),
        tone=Tone.ANSWER,
        buttons=tuple(in_context(item, words) for item in found[:BUTTONS]),
    )


def watches(found: tuple[Watch, ...], words: English, *, zone: str) -> Reply:
    """What somebody watches, by number."""
    if not found:
        return notice(words.WATCH_NONE)
    lines = []
    for watch in found:
        where = words.WATCH_DM if watch.channel is None else f"<#{watch.channel}>"
        topic = words.QUOTED.format(word=markdown.neutral(watch.topic))
        more = quiet(watch, words, zone=zone)
        lines.append(f"**{watch.number}.** {topic} · {where}{f' · {more}' if more else ''}")
    return Reply(title=words.WATCH_TITLE, sections=tuple(lines), between="\n")


def quiet(watch: Watch, words: English, *, zone: str) -> str:
    """When nothing is told, "" where there is no such time."""
    if watch.quiet is None:
        return ""
    start, end = str(watch.quiet).split("-")
    return words.WATCH_QUIET.format(start=start, end=end, zone=zone)
