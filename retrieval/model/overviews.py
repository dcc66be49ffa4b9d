"""The news at a glance: summaries, stories, digests, timelines and quotes, all of them in lines.

A line is words of one passage as they stand there: nothing in an overview is anybody else's text.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from retrieval.model.answers import Reason
from retrieval.model.articles import ArticleHeader, Passage, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Words of one passage: `text` is exactly `passage.text[span.start:span.end]`."""

    passage: Passage
    span: Span

    @property
    def text(self) -> str:
        return self.passage.text[self.span.start : self.span.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Sentences of one article in source order."""

    header: ArticleHeader
    sentences: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryReport:
    """An article, and others that are nearly the same text (`copies`, in order of publication). Of
    several the report is the one that the others name as their source, else the first."""

    header: ArticleHeader
    copies: tuple[ArticleHeader, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Reports of the same event, in order of the first publication of each or of its copies;
    undated ones last, ties by sequence."""

    reports: tuple[StoryReport, ...]

    @property
    def headers(self) -> tuple[ArticleHeader, ...]:
        """All articles, each report before its copies."""
        return tuple(h for report in self.reports for h in (report.header, *report.copies))

    @property
    def publishers(self) -> tuple[str, ...]:
        """Publishers in the order of their first reports."""
        return tuple(dict.fromkeys(h.publisher for h in self.headers if h.publisher))


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestItem:
    """A story of a digest: its best line, and why it stands where it does."""

    story: Story
    line: Line
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """What happened in a period, story by story, the most covered and latest first.

    `since` and `until` are the inclusive days that were looked at, None for no limit; `further`
    counts the stories that come after those in `items`. `articles` and `publishers` count what the
    period holds of the topic and publisher. Where it holds nothing `latest` is the day up to which
    there is something (of that publisher), None where there is nothing dated at all, and `reason`
    tells why, else it is None.
    """

    since: date | None
    until: date | None
    topic: str | None
    publisher: str | None
    items: tuple[DigestItem, ...]
    further: int
    articles: int
    publishers: int
    latest: date | None
    reason: Reason | None
    generation: int
    elapsed_ms: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What an edit made of one article: lines that went (of the revision before) and lines that
    came, in order of their places. A pair that says the same in other words stands in both."""

    removed: tuple[Line, ...]
    added: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """A development, in one line.

    `at` is when: the article's publication date as it is kept, or of a "revision" the moment (ISO,
    UTC) at which the edit was seen. A "correction" takes something back; `corrects` is the earlier
    line that it does, where that was found. `change` is what a "revision" changed. `also_in` are
    passages that say nearly the same.
    """

    at: str | None
    kind: Literal["report", "correction", "revision"]
    line: Line
    also_in: tuple[Passage, ...] = ()
    corrects: Line | None = None
    change: Change | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number as one report gives it: `span` is where it stands, with its unit, in
    `line.passage.text`; `number` is its value."""

    line: Line
    span: Span
    number: float
    also_in: tuple[Passage, ...] = ()

    @property
    def text(self) -> str:
        return self.line.passage.text[self.span.start : self.span.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Different numbers that reports give for the same thing, in order of publication.

    `subject` are the words of the first figure's passage that tell what is counted. `corrected`
    tells that a correction among the reports settles it in favour of the last figure.
    """

    subject: Span
    figures: tuple[Figure, ...]
    corrected: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageDay:
    """How much was reported on one day."""

    day: date
    articles: int
    publishers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """A topic from its first report to the latest.

    Entries are in order of time, undated ones last; `further` counts developments that were left
    out. `coverage` holds the days with articles, in order; `articles` counts all that were read,
    undated ones too. `missing` are words of the topic, as they were written, that none of them says
    in any form. `reason` tells why there are no entries, else it is None.
    """

    topic: str
    until: date | None
    entries: tuple[TimelineEntry, ...]
    further: int
    disagreements: tuple[Disagreement, ...]
    coverage: tuple[CoverageDay, ...]
    articles: int
    publishers: int
    reason: Reason | None
    missing: tuple[str, ...] = ()
    generation: int
    elapsed_ms: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """What somebody said.

    `line` is what is shown: the words and, where the text has it, who says them. `said` is where
    the words themselves stand in its passage, without their marks. `speaker` and `to` (to whom it
    was said, where the text tells) are as the article writes them; `direct` tells words from a
    report of what was said.
    """

    line: Line
    said: Span
    speaker: str
    title: str | None
    to: str | None
    direct: bool
    also_in: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotes:
    """What a person said, newest first; undated articles last, ties by the later ingested.

    `names` are the speakers of the library that the name was taken for; () where it means nobody.
    `further` counts those that come after `quotes`. `reason` tells why there are none.
    """

    speaker: str
    topic: str | None
    until: date | None
    names: tuple[str, ...]
    quotes: tuple[Quote, ...]
    further: int
    reason: Reason | None
    generation: int
    elapsed_ms: float
