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
FEW = 5
"""Entries of a timeline that is short in everything."""


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
        reason=None,
        generation=GENERATION,
        elapsed_ms=1,
    )


def nothing(said: Others) -> m.Digest:
    """A digest of a period in which nothing happened."""
    empty = digest(said, stories=0, copies=0, further=0)
    return replace(empty, articles=0, publishers=0, reason="no_match", latest=date(2025, 5, 25))


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


def timeline(said: Others, *, entries: int, further: int = 3) -> m.Timeline:
    """Reports, corrections (of an earlier entry, and of none), revisions, figures that differ."""

    def entry(number: int) -> m.TimelineEntry:
        shown = line(said.passage(number))
        kinds: tuple[m.TimelineEntry, ...] = (
            m.TimelineEntry(
                at=said.published, kind="report", line=shown, also_in=(said.passage(),) * 4
            ),
            m.TimelineEntry(at=said.published, kind="correction", line=shown),
            m.TimelineEntry(
                at=said.published, kind="correction", line=shown, corrects=line(said.passage(1))
            ),
            m.TimelineEntry(
                at=said.published, kind="correction", line=shown, corrects=line(said.passage(99))
            ),
            m.TimelineEntry(
                at="2025-04-09T10:00:00+00:00",
                kind="revision",
                line=shown,
                change=m.Change(removed=(shown,) * 3, added=(shown,)),
            ),
        )
        return kinds[(number - 1) % len(kinds)]

    return m.Timeline(
        topic=said.topic,
        until=date(2025, 4, 9),
        entries=tuple(map(entry, range(1, entries + 1))),
        further=further,
        disagreements=(_disagreement(said, (1, 90), corrected=True),)
        if entries <= FEW
        else (_disagreement(said, (1, 2, 90, 91, 3)),) * 5,
        coverage=(
            m.CoverageDay(day=date(2025, 4, 3), articles=3, publishers=2),
            m.CoverageDay(day=date(2025, 4, 9), articles=1, publishers=1),
        ),
        articles=40,
        publishers=2,
        reason=None,
        generation=GENERATION,
        elapsed_ms=1,
    )


def no_timeline(said: Others) -> m.Timeline:
    """A topic that the library has nothing on."""
    return replace(
        timeline(said, entries=0, further=0),
        disagreements=(),
        coverage=(),
        articles=0,
        publishers=0,
        reason="weak_evidence",
    )


def quotes(said: Others, *, number: int, further: int = 3) -> m.Quotes:
    """Direct and reported words of somebody, about a topic."""

    def quote(ordinal: int) -> m.Quote:
        shown = line(said.passage(ordinal))
        return m.Quote(
            line=shown,
            said=m.Span(start=0, end=max(1, len(shown.text) // 2)),
            speaker=said.name,
            title=said.title,
            to=said.name,
            direct=bool(ordinal % 2),
            also_in=(said.passage(),) * 4,
        )

    return m.Quotes(
        speaker=said.name[:100],
        topic=said.topic,
        until=date(2025, 4, 9),
        names=(said.name, said.title) * 4,
        quotes=tuple(map(quote, range(1, number + 1))),
        further=further,
        reason=None,
        generation=GENERATION,
        elapsed_ms=1,
    )


def no_quotes(said: Others) -> m.Quotes:
    """Somebody who said nothing about a topic."""
    return replace(quotes(said, number=0, further=0), reason="no_match")


def _disagreement(
    said: Others, ordinals: tuple[int, ...], *, corrected: bool = False
) -> m.Disagreement:
    end = max(1, len(said.text.split(" ")[0]))
    span = m.Span(start=0, end=end)
    figures = tuple(m.Figure(line=line(said.passage(n)), span=span, number=n) for n in ordinals)
    return m.Disagreement(subject=span, figures=figures, corrected=corrected)
