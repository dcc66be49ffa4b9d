"""Answers and reports as JSON: the shapes of the command line's `--json`."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from retrieval import (
    Answer,
    Excerpt,
    IngestReport,
    Line,
    Passage,
    Share,
    Speaker,
    Status,
    Summary,
    VerifyReport,
    Why,
)

if TYPE_CHECKING:
    from retrieval.evaluation.figures import Evaluation
    from retrieval.evaluation.saving import Difference
    from retrieval.evaluation.summaries import SummaryEvaluation


def dumps(record: dict[str, Any]) -> str:
    """One line, keys in the order given, characters as they are."""
    return json.dumps(record, ensure_ascii=False)


def answer(given: Answer) -> dict[str, Any]:
    """An answer; the same library and question give the same record, `elapsed_ms` apart."""
    return {
        "question": given.question,
        "answered": given.answered,
        "confidence": round(given.confidence, 6),
        "reason": given.reason,
        "understood": given.understood,
        "generation": given.generation,
        "excerpts": [excerpt(item) for item in given.excerpts],
        "closest": [excerpt(item) for item in given.closest],
        "missing": list(given.missing),
        "absent": list(given.absent),
        "confidence_shares": [share(item) for item in given.confidence_shares],
        "elapsed_ms": round(given.elapsed_ms, 3),
    }


def excerpt(item: Excerpt) -> dict[str, Any]:
    """One excerpt with its citation; highlights are offsets into `text`."""
    return {
        "number": item.number,
        **cited(item),
        "highlights": [[mark.start, mark.end] for mark in item.highlights],
        "score": item.score,
        "also_in": [also(copy) for copy in item.also_in],
        "why": why(item.why),
    }


def cited(item: Excerpt | Line) -> dict[str, Any]:
    """Words of a passage with their citation: the keys that excerpts and lines share."""
    passage, header = item.passage, item.passage.header
    return {
        "text": item.text,
        "passage_id": passage.id,
        "article_id": header.id,
        "ordinal": passage.ordinal,
        "start": item.span.start,
        "end": item.span.end,
        "kind": passage.kind,
        "speaker": speaker(passage.speaker),
        "headline": header.headline,
        "publisher": header.publisher,
        "published": header.published,
        "url": header.url,
        "revision": header.revision,
        "section": header.section,
        "credit": header.credit,
        "sample": header.sample,
    }


def also(copy: Passage) -> dict[str, Any]:
    """A passage that says nearly the same as an excerpt."""
    header = copy.header
    return {
        "passage_id": copy.id,
        "article_id": header.id,
        "headline": header.headline,
        "publisher": header.publisher,
        "published": header.published,
        "url": header.url,
    }


def why(given: Why) -> dict[str, Any]:
    """The terms of the question and the shares of a score, which add up to it."""
    return {
        "score": given.score,
        "terms": [dataclasses.asdict(term) for term in given.terms],
        "features": [share(feature) for feature in given.features],
    }


def share(given: Share) -> dict[str, Any]:
    return dataclasses.asdict(given)


def speaker(who: Speaker | None) -> dict[str, Any] | None:
    if who is None:
        return None
    return {"name": who.name, "title": who.title, "context": who.context}


def report(given: IngestReport) -> dict[str, Any]:
    """What an ingest or reindex changed."""
    return {
        "added": given.added,
        "updated": given.updated,
        "unchanged": given.unchanged,
        "removed": given.removed,
        "failures": [dataclasses.asdict(failure) for failure in given.failures],
        "generation": given.generation,
        "articles": given.articles,
        "passages": given.passages,
        "elapsed_ms": round(given.elapsed_ms, 3),
    }


def summary(given: Summary) -> dict[str, Any]:
    """A summary with each sentence's place."""
    return {
        "article_id": given.header.id,
        "headline": given.header.headline,
        "publisher": given.header.publisher,
        "published": given.header.published,
        "sentences": [line(sentence) for sentence in given.sentences],
    }


def line(given: Line) -> dict[str, Any]:
    """Words of a passage and where they stand in it."""
    return {
        "text": given.text,
        "passage_id": given.passage.id,
        "start": given.span.start,
        "end": given.span.end,
    }


def status(given: Status) -> dict[str, Any]:
    return dataclasses.asdict(given)


def verification(given: VerifyReport) -> dict[str, Any]:
    """What a check found; `sound` is the verdict."""
    return {"sound": given.sound, **dataclasses.asdict(given)}


def evaluation(
    given: Evaluation, compared: Mapping[str, Difference] | None = None
) -> dict[str, Any]:
    """A set's figures, without the questions' own values; the same run gives the same record.

    `comparison` is None where nothing was compared.
    """
    return {
        "set": given.name,
        "questions": given.questions,
        "answerable": given.answerable,
        "unanswerable": given.unanswerable,
        "judged": given.judged,
        "with_strings": given.with_strings,
        "depth": given.depth,
        "threshold": given.threshold,
        "hits": given.rule,
        "measures": {name: _rounded(figure) for name, figure in given.figures.items()},
        "calibration": {
            "expected_error": _rounded(given.calibration_error),
            "bins": [_rounded(held) for held in given.calibration],
        },
        "kinds": {
            kind.kind: {"questions": kind.questions, **_rounded(kind.means)} for kind in given.kinds
        },
        "comparison": None
        if compared is None
        else {name: _rounded(difference) for name, difference in compared.items()},
    }


def summary_evaluation(
    given: SummaryEvaluation, compared: Mapping[str, Difference] | None = None
) -> dict[str, Any]:
    """A set of summaries: each system's figures at each length."""
    return {
        "set": given.name,
        "articles": given.articles,
        "summaries": [
            {"system": row.system, "length": row.length, "measures": _rounded(row.figures)}
            for row in given.rows
        ],
        "comparison": None
        if compared is None
        else {name: _rounded(difference) for name, difference in compared.items()},
    }


def _rounded(value: Any) -> Any:
    """Numbers to six places; frozen data as dictionaries."""
    if isinstance(value, float):
        return round(value, 6)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        value = dataclasses.asdict(value)
    if isinstance(value, Mapping):
        return {key: _rounded(held) for key, held in value.items()}
    return value
