"""Reports: articles as a timeline reads them, sentence by sentence, in order of time.

Knows one article at a time and no topic.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from functools import cached_property

import regex

from retrieval import aboutness, dates
from retrieval.analysis import Analyzer
from retrieval.model import Article, ArticleHeader, Line, Passage, Span
from retrieval.percolating.arriving import Arrived

HEADING = 2
"""Sentences from the top that head an article together with its headline, of whichever passages."""

DAYS = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday januari februari march april may june
    juli august septemb octob novemb decemb
    """.split()
)
"""Terms of days and months, which have capitals and are no names."""

_NAME = regex.compile(
    r"\p{Lu}[\p{L}\p{M}\d]*(?:['’.-][\p{L}\d]+)*"
    r"(?:[ ](?:\p{Lu}[\p{L}\p{M}\d]*(?:['’.-][\p{L}\d]+)*|\d{1,3}(?![\p{L}\d.,%:])))*"
)
_SMALL = re.compile(r"\b[a-z]{2,}\b")
_OPENING = re.compile(r"""(?:^|[.!?:;\n"“”‘(\[])[\s"“”‘'(\[]*$""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of a report: where it stands, its place in the report from 0, and its terms."""

    passage: Passage
    start: int
    end: int
    place: int
    terms: tuple[str, ...]

    @property
    def text(self) -> str:
        return self.passage.text[self.start : self.end]

    @property
    def quoted(self) -> bool:
        """Whether somebody says it whose words are set apart."""
        return self.passage.kind == "quote" or self.passage.speaker is not None

    def line(self) -> Line:
        return Line(passage=self.passage, span=Span(start=self.start, end=self.end))


class Report:
    """An article in the revision in force, with its words; it has one passage at least.

    `order` is that of publication: a month at its end, undated ones last, ties by sequence. `days`
    are the first and last day that it may be from, in the zone of the reader, and `day` is the one
    that it bears itself; both are None where it is undated.
    """

    def __init__(self, article: Article, analyzer: Analyzer, timezone: tzinfo) -> None:
        self.article = article
        self.header: ArticleHeader = article.header
        self.arrived = Arrived(article, analyzer)
        self._analyzer = analyzer
        self.order = order(article.header, timezone)
        self.days = dates.days(article.header.published, timezone)
        published = article.header.published or ""
        self.day: date | None = None
        if len(published) == len("YYYY-MM") and self.days is not None:
            # Nobody knows the day; what it tells is known when the month is over.
            self.day = self.days[1]
        elif published:
            # As the newsroom has it: its "Friday" is the one of its own zone.
            self.day = date.fromisoformat(published[: len("YYYY-MM-DD")])

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        found: list[Sentence] = []
        for read in self.arrived.reads:
            for (start, end), terms in zip(read.sentences, read.sentence_terms, strict=True):
                found.append(
                    Sentence(
                        passage=read.passage, start=start, end=end, place=len(found), terms=terms
                    )
                )
        return tuple(found)

    @cached_property
    def headline(self) -> frozenset[str]:
        """The terms of its headline."""
        return frozenset(self.arrived.lead.headline_terms)

    @cached_property
    def heads(self) -> frozenset[str]:
        """The terms of headline and first sentences."""
        return self.arrived.heads.union(*self._first(HEADING))

    @cached_property
    def opening(self) -> frozenset[str]:
        """The terms by which it is told what it is about (`aboutness.opening`)."""
        return aboutness.opening(self.arrived)

    def _first(self, number: int) -> list[tuple[str, ...]]:
        """The terms of the first sentences, of whichever passages."""
        found: list[tuple[str, ...]] = []
        for read in self.arrived.reads:
            found += read.sentence_terms[: number - len(found)]
            if len(found) >= number:
                break
        return found

    @property
    def terms(self) -> frozenset[str]:
        """All its terms."""
        return self.arrived.everything

    @cached_property
    def common(self) -> frozenset[str]:
        """The terms of words that stand without a capital."""
        words = {word for read in self.arrived.reads for word in _SMALL.findall(read.passage.text)}
        return frozenset([self._analyzer.stem(word) for word in words])

    @cached_property
    def names(self) -> frozenset[tuple[str, ...]]:
        """The terms of each name: words with a capital that do not open a sentence, or do so and
        are several."""
        found: set[tuple[str, ...]] = set()
        texts = [read.passage.text for read in self.arrived.reads]
        for text in texts:
            for match in _NAME.finditer(text):
                words = match.group()
                opening = _OPENING.search(text[max(0, match.start() - 4) : match.start()])
                # The first word may have its capital from the sentence alone.
                if opening and " " not in words and not words.isupper():
                    continue
                terms = tuple(self._analyzer.terms(words, self.header.language))
                if terms:
                    found.add(terms)
        return frozenset(found)

    @cached_property
    def named(self) -> frozenset[str]:
        """The terms that stand in names."""
        return frozenset(term for name in self.names for term in name) - DAYS


def order(header: ArticleHeader, timezone: tzinfo) -> tuple[bool, date, date, float, int]:
    """What headers are sorted by: the day (of a month its last), then the moment, those without
    one first, undated ones last, ties by sequence."""
    covered = dates.days(header.published, timezone)
    if covered is None or header.published is None:
        return True, date.min, date.min, 0.0, header.sequence
    moment = -float("inf")
    if len(header.published) > len("YYYY-MM-DD"):
        when = datetime.fromisoformat(header.published)
        if when.tzinfo is None:
            when = when.replace(tzinfo=timezone)
        moment = (when - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds()
    return False, covered[1], covered[0], moment, header.sequence


def read(articles: Sequence[Article], analyzer: Analyzer, timezone: tzinfo) -> list[Report]:
    """Reports in order of publication; articles without passages are none."""
    found = [Report(article, analyzer, timezone) for article in articles if article.passages]
    return sorted(found, key=lambda report: report.order)
