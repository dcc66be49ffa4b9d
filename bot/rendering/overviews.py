"""What overviews say of themselves, in any language: how much there is, of when, whom a name was
taken for, and where there is nothing, why."""

from __future__ import annotations

from datetime import date

from bot.rendering.languages import English
from retrieval import Digest, Quotes, Timeline

MAX_NAMED = 5
"""Speakers named in one sentence."""


MAX_UNSAID = 3
"""Words of a topic named in one sentence."""


def amount(publishers: int, articles: int, words: English) -> str:
    """How much there is: "3 publishers, 7 articles"; articles alone where none has a publisher."""
    told = words.count(articles, words.ARTICLES)
    if not publishers:
        return told
    named = words.count(publishers, words.PUBLISHERS)
    return words.COVERED.format(publishers=named, articles=told)


def period(since: date | None, until: date | None, words: English) -> str:
    """Inclusive days, None for no limit."""
    if since is not None and until is not None:
        return words.days(since.isoformat(), until.isoformat())
    if since is not None:
        return words.FROM_DAY.format(day=words.day(since))
    if until is not None:
        return words.UP_TO_DAY.format(day=words.day(until))
    return words.ALL_DAYS


def span(found: Timeline, words: English) -> str:
    """How much there is, from when to when, and as of which day."""
    parts = [amount(found.publishers, found.articles, words)]
    if found.coverage:
        first, last = found.coverage[0].day, found.coverage[-1].day
        parts.append(words.days(first.isoformat(), last.isoformat()))
    return " · ".join(filter(None, (*parts, as_of(found.until, words))))


def unsaid(found: Timeline, words: English) -> str:
    """Which words of the topic no report has, "" where there are none; to be made safe."""
    named = [words.QUOTED.format(word=word) for word in found.missing[:MAX_UNSAID]]
    return words.NOBODY_SAYS.format(words=", ".join(named)) if named else ""


def as_of(until: date | None, words: English) -> str:
    """As of which day; "" for the present."""
    return "" if until is None else words.AS_OF.format(day=words.day(until))


def nothing_happened(found: Digest, words: English) -> str:
    """That a digest is empty, and up to which day there is something."""
    if found.reason in ("empty_index", "no_terms"):
        return words.EMPTY if found.reason == "empty_index" else words.NO_TERMS
    said = words.NOTHING_ON_TOPIC if found.topic else words.NOTHING_HAPPENED
    said = said.format(period=period(found.since, found.until, words))
    if found.latest is None:
        return f"{said} {words.NO_HEADLINES if found.publisher else words.NOTHING_DATED}"
    since, until = found.since, found.until
    if since is not None and until is not None and since <= found.latest <= until:
        return said  # there is something, but not about that
    return f"{said} {words.LATEST_IS.format(day=words.day(found.latest))}"


def no_timeline(found: Timeline, words: English) -> str:
    """Why there is no timeline, and what to try."""
    return {
        "empty_index": words.EMPTY,
        "no_terms": words.NO_TERMS,
        "no_match": words.NO_MATCH,
        "weak_evidence": words.NOTHING_ABOUT,
    }[found.reason or "no_match"]


def no_quotes(found: Quotes, words: English, names: str) -> str:
    """Why there is nothing that somebody said, and what to try; `names` are those of `found` as
    they may be shown."""
    if found.reason == "empty_index":
        return words.EMPTY
    if found.names and found.topic:
        return words.SAID_NOTHING.format(names=names)
    return words.NOBODY


def meant(found: Quotes, words: English) -> str:
    """Whom a name was taken for, "" where that is what was asked for."""
    if not found.names or found.names == (found.speaker,):
        return ""
    names, more = words.LIST.join(found.names[:MAX_NAMED]), len(found.names) - MAX_NAMED
    if more > 0:
        names = words.ALSO_MORE.format(places=names, count=more)
    return words.MEANT.format(names=names)


def chart_key(step: str, words: English, *, marked: bool) -> str:
    """What a chart of coverage shows, by the step of its bars."""
    if marked:
        return words.CHART_KEY_MARKS.format(bars=words.BARS[step], marks=words.MARKS)
    return words.CHART_KEY.format(bars=words.BARS[step])
