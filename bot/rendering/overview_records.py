"""Overviews as JSON: the shapes of `digest --json`, `timeline --json` and `quotes --json`.

The same library, request and `--now` give the same bytes, `elapsed_ms` apart. Every line is words
of one passage: `text` is `passage.text[start:end]`.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from bot.rendering.records import also, cited
from retrieval import (
    ArticleHeader,
    Digest,
    Disagreement,
    Quote,
    Quotes,
    Story,
    Timeline,
    TimelineEntry,
)


def digest(found: Digest) -> dict[str, Any]:
    """A digest; `stories` in order, `further` how many come after them."""
    return {
        "since": _day(found.since),
        "until": _day(found.until),
        "topic": found.topic,
        "publisher": found.publisher,
        "reason": found.reason,
        "stories": [
            {
                "number": number,
                "score": item.score,
                "line": cited(item.line),
                **story(item.story),
            }
            for number, item in enumerate(found.items, start=1)
        ],
        "further": found.further,
        "articles": found.articles,
        "publishers": found.publishers,
        "latest": _day(found.latest),
        "generation": found.generation,
        "elapsed_ms": round(found.elapsed_ms, 3),
    }


def story(given: Story) -> dict[str, Any]:
    """How much a story was covered, and by which reports; `copies` are nearly the same text."""
    return {
        "articles": len(given.headers),
        "publishers": list(given.publishers),
        "reports": [
            {**article(report.header), "copies": [article(copy) for copy in report.copies]}
            for report in given.reports
        ],
    }


def timeline(found: Timeline) -> dict[str, Any]:
    """A timeline; `missing` are words of the topic that no report says, `reason` tells why
    `entries` are none."""
    return {
        "topic": found.topic,
        "until": _day(found.until),
        "missing": list(found.missing),
        "reason": found.reason,
        "entries": [entry(item, number) for number, item in enumerate(found.entries, start=1)],
        "further": found.further,
        "disagreements": [disagreement(item) for item in found.disagreements],
        "coverage": [
            {"day": _day(day.day), "articles": day.articles, "publishers": day.publishers}
            for day in found.coverage
        ],
        "articles": found.articles,
        "publishers": found.publishers,
        "generation": found.generation,
        "elapsed_ms": round(found.elapsed_ms, 3),
    }


def entry(given: TimelineEntry, number: int) -> dict[str, Any]:
    """A development: "report", "correction" or "revision"."""
    change = given.change
    return {
        "number": number,
        "at": given.at,
        "kind": given.kind,
        "line": cited(given.line),
        "also_in": [also(copy) for copy in given.also_in],
        "corrects": None if given.corrects is None else cited(given.corrects),
        "change": None
        if change is None
        else {
            "removed": [cited(gone) for gone in change.removed],
            "added": [cited(new) for new in change.added],
        },
    }


def disagreement(given: Disagreement) -> dict[str, Any]:
    """Figures for the same thing; `start` and `end` of a figure are places in its passage."""
    passage = given.figures[0].line.passage
    start, end = given.subject.start, given.subject.end
    return {
        "subject": {
            "text": passage.text[start:end],
            "passage_id": passage.id,
            "start": start,
            "end": end,
        },
        "corrected": given.corrected,
        "figures": [
            {
                "text": figure.text,
                "number": figure.number,
                "start": figure.span.start,
                "end": figure.span.end,
                "line": cited(figure.line),
                "also_in": [also(copy) for copy in figure.also_in],
            }
            for figure in given.figures
        ],
    }


def quotes(found: Quotes, *, offset: int = 0) -> dict[str, Any]:
    """What somebody said; `names` are the speakers that the name was taken for."""
    return {
        "speaker": found.speaker,
        "topic": found.topic,
        "until": _day(found.until),
        "names": list(found.names),
        "reason": found.reason,
        "quotes": [quote(item, number) for number, item in enumerate(found.quotes, offset + 1)],
        "further": found.further,
        "generation": found.generation,
        "elapsed_ms": round(found.elapsed_ms, 3),
    }


def quote(given: Quote, number: int) -> dict[str, Any]:
    """A quote with the line in which it stands; `said` are the words themselves, with their place
    in the passage, and `speaker` is who says them as the article writes it."""
    start, end = given.said.start, given.said.end
    return {
        "number": number,
        **cited(given.line),
        "speaker": {"name": given.speaker, "title": given.title},
        "to": given.to,
        "direct": given.direct,
        "said": {"text": given.line.passage.text[start:end], "start": start, "end": end},
        "also_in": [also(copy) for copy in given.also_in],
    }


def article(header: ArticleHeader) -> dict[str, Any]:
    """An article without its text."""
    return {
        "article_id": header.id,
        "headline": header.headline,
        "publisher": header.publisher,
        "published": header.published,
        "url": header.url,
        "revision": header.revision,
        "sample": header.sample,
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
