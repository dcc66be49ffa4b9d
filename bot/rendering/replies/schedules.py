"""Schedules: which channel gets a digest when."""

from __future__ import annotations

from bot.memory.schedules import Schedule
from bot.rendering import markdown
from bot.rendering.languages import English
from bot.rendering.replies.passages import MAX_NAME, SHORT_NAME, discord_time
from bot.rendering.replies.reply import Reply, Tone, notice

MAX_TOPIC = 200
SHORT_TOPIC = 60


def scheduled(made: Schedule, words: English) -> Reply:
    """What was set, and what is to be known of it."""
    said = f"{_line(made, words)}\n{words.SCHEDULE_NOTHING}"
    return notice(said, title=words.SCHEDULE_SET, tone=Tone.ANSWER)


def schedules(found: tuple[Schedule, ...], words: English, *, channel: int | None = None) -> Reply:
    """What is set for a server in the order given, or for one channel."""
    if not found:
        where = words.SCHEDULE_NONE_THERE.format(where=f"<#{channel}>")
        return notice(words.SCHEDULE_NONE if channel is None else where)
    return Reply(
        title=words.SCHEDULE_TITLE,
        sections=tuple(_line(each, words) for each in found),
        shorter=tuple(_line(each, words, short=True) for each in found),
        left_out=words.MORE_SOURCES,
        between="\n",
    )


def upcoming(given: Schedule, words: English) -> str:
    """When the next digest comes, and where."""
    when = discord_time(given.due, "f")
    return words.SCHEDULE_NEXT_IN.format(when=when, where=f"<#{given.channel}>")


def _line(given: Schedule, words: English, *, short: bool = False) -> str:
    rule = given.rule
    parts = [
        f"<#{given.channel}>",
        words.SCHEDULE_AT.format(
            days=words.SCHEDULE_DAYS[rule.days],
            time=f"{rule.time:%H:%M}",
            zone=markdown.neutral(rule.zone),
        ),
        words.SCHEDULE_PERIODS[given.period or ""],
    ]
    if given.topic:
        topic = markdown.within(given.topic, SHORT_TOPIC if short else 2 * MAX_TOPIC)
        parts.append(words.QUOTED.format(word=topic))
    if given.publisher:
        parts.append(markdown.within(given.publisher, SHORT_NAME if short else 2 * MAX_NAME))
    parts.append(words.SCHEDULE_NEXT.format(when=discord_time(given.due, "f")))
    return " · ".join(parts)
