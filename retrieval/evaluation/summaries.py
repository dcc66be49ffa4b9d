"""Summaries against references: ROUGE-1, ROUGE-2 and ROUGE-Lsum, worked out by rouge-score.

    references.jsonl   {"id": "business-370", "summary": "The index rose to 58.6 last month. ..."}

F1 with Porter's stemmer. For Lsum the sentences of both sides stand on lines of their own;
references are parted by `analysis.bounds`. Beside ours two others summarise the same sentences:
the lead, and TextRank as sumy has it, which is given our sentences and terms. Longer summaries
have more words in common with a reference, so their mean length in words is a figure too.
"""

from __future__ import annotations

import functools
import importlib.util
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from retrieval.analysis import Analyzer, bounds
from retrieval.errors import DatelineError, SourceError
from retrieval.evaluation import resampling
from retrieval.evaluation.figures import Figure
from retrieval.evaluation.measures import Values
from retrieval.evaluation.sets import json_lines
from retrieval.library import Library
from retrieval.model import Article
from retrieval.summaries import sentence_count

LENGTHS = ("3", "40%")
"""How long summaries are that are measured."""

MEASURES = {"rouge1": "rouge-1", "rouge2": "rouge-2", "rougeLsum": "rouge-lsum"}
"""rouge-score's names, and ours; all are F1."""

WORDS = "words"
OURS = "ours"

Summariser = Callable[[Article, str], Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One way to summarise, at one length: each measure, and `words`."""

    system: str
    length: str
    figures: Mapping[str, Figure]


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryEvaluation:
    """A set's figures; `values` are per article, under "3 ours rouge-1" and the like."""

    name: str
    articles: int
    values: Values
    rows: tuple[Row, ...]


def check() -> None:
    """DatelineError where what measures summaries is not installed."""
    if any(importlib.util.find_spec(name) is None for name in ("rouge_score", "sumy")):
        raise DatelineError(
            "evaluate needs rouge-score and sumy for summaries: pip install 'dateline[eval]'"
        )


def read_references(lines: Iterable[str], location: str) -> dict[str, str]:
    """Article id -> summary, in the order of the file. Blank lines are passed over.

    SourceError names a line that is no such object, or an article's second one.
    """
    found: dict[str, str] = {}
    for place, record in json_lines(lines, location):
        if not isinstance(record, dict):
            raise SourceError(place, "is no object with an id and a summary")
        name, summary = record.get("id"), record.get("summary")
        if not isinstance(name, str) or not isinstance(summary, str) or not summary.strip():
            raise SourceError(place, "is no object with an id and a summary")
        if name in found:
            raise SourceError(place, f"the article {name} is there twice")
        found[name] = summary
    if not found:
        raise SourceError(location, "holds no reference")
    return found


def evaluate(
    name: str, library: Library, references: Iterable[tuple[str, str]], analyzer: Analyzer
) -> SummaryEvaluation:
    """Every system at every length, over articles with their references, at least one.

    UnknownArticleError where the library lacks an article.
    """
    systems: dict[str, Summariser] = {
        "lead": lead,
        "textrank": lambda article, wanted: textrank(article, wanted, analyzer),
        OURS: lambda article, wanted: [
            line.text for line in library.summary(article.header.id, sentences=wanted).sentences
        ],
    }
    measure = _scorer()
    values: Values = {}
    for article_id, reference in references:
        article = library.article(article_id)
        for length in LENGTHS:
            for system, summarise in systems.items():
                given = summarise(article, length)
                scores = measure(reference, given)
                scores[WORDS] = float(sum(len(sentence.split()) for sentence in given))
                for measured, value in scores.items():
                    values.setdefault(f"{length} {system} {measured}", {})[article_id] = value
    return SummaryEvaluation(
        name=name,
        articles=len(next(iter(values.values()))),
        values=values,
        rows=_rows(list(systems), values),
    )


def lead(article: Article, wanted: str) -> list[str]:
    """The first sentences."""
    texts = _sentences(article)
    return texts[: sentence_count(wanted, len(texts))]


def textrank(article: Article, wanted: str, analyzer: Analyzer) -> list[str]:
    """TextRank's sentences in source order (Mihalcea and Tarau, 2004; sumy's)."""
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
    from sumy.summarizers.text_rank import TextRankSummarizer

    class Terms:
        """What sumy calls a tokenizer: its own wants data that has to be downloaded."""

        def to_words(self, text: str) -> list[str]:
            return analyzer.terms(text, article.header.language)

    texts = _sentences(article)
    count = sentence_count(wanted, len(texts))
    parted = Paragraph([Sentence(text, Terms()) for text in texts])
    return [str(one) for one in TextRankSummarizer()(ObjectDocumentModel([parted]), count)]


def _sentences(article: Article) -> list[str]:
    return [
        passage.text[start:end]
        for passage in article.passages
        for start, end in bounds(passage.text)
    ]


def _scorer() -> Callable[[str, Sequence[str]], dict[str, float]]:
    """Measures sentences against a reference; each measure by our name."""
    from rouge_score.rouge_scorer import RougeScorer
    from rouge_score.tokenizers import DefaultTokenizer

    class Remembering:
        """rouge-score's tokenizer, which reads the same sentences again and again; stemming them
        would be half of the time."""

        tokenize = staticmethod(functools.lru_cache(4096)(DefaultTokenizer(True).tokenize))

    scorer = RougeScorer(list(MEASURES), tokenizer=Remembering())

    def measure(reference: str, sentences: Sequence[str]) -> dict[str, float]:
        lines = "\n".join(reference[start:end] for start, end in bounds(reference))
        scores = scorer.score(lines, "\n".join(sentences))
        return {ours: float(scores[theirs].fmeasure) for theirs, ours in MEASURES.items()}

    return measure


def _rows(systems: Sequence[str], values: Values) -> tuple[Row, ...]:
    """By length, and then in the order of the systems."""
    names = list(values)
    table = np.array([list(values[name].values()) for name in names]).T
    figures = {
        name: Figure(value=float(column.mean()), low=low, high=high, questions=len(column))
        for name, column, (low, high) in zip(
            names, table.T, resampling.mean_intervals(table), strict=True
        )
    }
    return tuple(
        Row(
            system=system,
            length=length,
            figures={
                measured: figures[f"{length} {system} {measured}"]
                for measured in (*MEASURES.values(), WORDS)
            },
        )
        for length in LENGTHS
        for system in systems
    )
