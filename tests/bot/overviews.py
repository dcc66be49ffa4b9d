"""Overviews of given texts of others, in every shape that they may have."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from retrieval import ArticleHeader, Passage
from retrieval import model as m

if TYPE_CHECKING:
    from tests.bot.replying import Others

GENERATION = 10**9


def line(passage: Passage) -> m.Line:
    return m.Line(passage=passage, span=m.Span(start=0, end=len(passage.text)))


def digest(said: Others, *, stories: int, copies: int, further: int = 3) -> m.Digest:
    """Stories of a topic at one publisher, each with so many further articles and copies."""
    return m.Digest(
        since=date(2025, 4, 3),
        until=date(2025, 4, 9),
        topic=said.topic,
        publisher=said.publisher,
        items=tuple(
            m.DigestItem(story=_story(said, copies), line=line(said.passage(n + 1)), score=1.0)
            for n in range(stories)
        ),
        further=further,
        articles=1200,
        publishers=4,
        latest=date(2025, 4, 9),
        generation=GENERATION,
        elapsed_ms=1,
    )


def nothing(said: Others) -> m.Digest:
    """A digest of a period in which nothing happened."""
    empty = digest(said, stories=0, copies=0, further=0)
    return replace(empty, articles=0, publishers=0, latest=date(2025, 5, 25))


def _story(said: Others, copies: int) -> m.Story:
    def header(number: int) -> ArticleHeader:
        return replace(said.header(), id=f"other {number}", sequence=number)

    others = tuple(map(header, range(1, 1 + copies)))
    return m.Story(
        reports=(
            m.StoryReport(header=said.header(), copies=others),
            *(m.StoryReport(header=header(n), copies=()) for n in range(100, 100 + copies)),
        )
    )
