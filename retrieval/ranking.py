"""Second stage: order the engine's candidates by lexical evidence that BM25 does not see.

Features, each between 0 and 1 for one passage and one question, are weighed and added; the
weights are few, positive and named, so that an order can be explained. Scores are comparable
between the passages of one answer only.
"""

from __future__ import annotations

import bisect
import math
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from retrieval.analysis import Analyzer, Token, sentences
from retrieval.model import Passage, Span
from retrieval.questions import EVIDENCE, AnswerForm, Question


@dataclass(frozen=True, kw_only=True)
class Weights:
    """How much each feature counts; see `Candidate.features` for what they are.

    Chosen by hand; ARCHITECTURE.md has what leaving each out does to three development sets.
    `form` does not raise recall there: it is kept for excerpts that answer (a duration for "how
    long"), which tests/quality holds.
    """

    bm25: float = 1.0
    window: float = 0.35
    phrase: float = 0.25
    surface: float = 0.15
    headline: float = 0.25
    article: float = 0.20
    form: float = 0.30


WEIGHTS = Weights()

RELATED = 0.8
"""What a related word counts of the asked one."""

WITHOUT_FORM: dict[AnswerForm, float] = {
    "how_long": 0.4,
    "what_day": 0.4,
    "when": 0.7,
    "how_much": 0.85,
    "how_many": 0.9,
}
"""What is left of a score where the passage has nothing of the form asked for: a passage without
a duration cannot say how long."""


@dataclass(kw_only=True)
class TermWeights:
    """The question's distinct terms and how much each tells: ln(1 + (N - df + 0.5)/(df + 0.5)).

    This form of idf (Robertson's, with one added, as in Lucene) never is negative, so shares of
    it make sense in tiny libraries too, where BM25's own scores do not.
    """

    weight: dict[str, float]
    related: dict[str, frozenset[str]]

    @classmethod
    def of(
        cls, terms: Sequence[str], frequency: dict[str, int], passages: int, analyzer: Analyzer
    ) -> TermWeights:
        distinct = tuple(dict.fromkeys(terms))
        return cls(
            weight={
                term: math.log(1 + (passages - frequency[term] + 0.5) / (frequency[term] + 0.5))
                for term in distinct
            },
            related={term: analyzer.related(term) for term in distinct},
        )

    @cached_property
    def total(self) -> float:
        return sum(self.weight.values()) or 1.0

    def share(self, terms: Set[str]) -> float:
        """Which share of the question's weight these terms hold, 0 to 1; a related word counts
        `RELATED` of the asked one."""
        found = 0.0
        for term, weight in self.weight.items():
            if term in terms:
                found += weight
            elif not self.related[term].isdisjoint(terms):
                found += RELATED * weight
        return found / self.total

    @cached_property
    def wanted(self) -> frozenset[str]:
        """The terms and what is related to them."""
        return frozenset(self.weight).union(*self.related.values())


class ReadPassage:
    """A passage with its words and sentences; computed once, kept by the ranker's cache."""

    def __init__(self, passage: Passage, analyzer: Analyzer) -> None:
        self.passage = passage
        language = passage.header.language
        tokens = analyzer.tokens(passage.text, language)
        self.tokens: list[Token] = [token for token in tokens if not token.stop]
        self.terms = {token.term for token in self.tokens}
        self.surfaces = {token.surface for token in self.tokens}
        who = passage.speaker
        spoken = f"{who.name}, {who.title or ''}" if who else ""
        self.speaker_terms = set(analyzer.terms(spoken, language)) if who else set()
        self._gives: dict[AnswerForm, frozenset[int]] = {}
        self.headline_terms = set(analyzer.terms(passage.header.headline or "", language))

    @cached_property
    def everything(self) -> set[str]:
        """Terms of the passage, its speaker and its headline."""
        return self.terms | self.headline_terms | self.speaker_terms

    @cached_property
    def sentences(self) -> list[Span]:
        return sentences(self.passage.text)

    @cached_property
    def sentence_terms(self) -> list[set[str]]:
        """The terms of each sentence."""
        found: list[set[str]] = [set() for _ in self.sentences]
        place = 0
        for token in self.tokens:
            while place < len(found) and token.start >= self.sentences[place].end:
                place += 1
            if place < len(found):
                found[place].add(token.term)
        return found

    @cached_property
    def pairs(self) -> set[tuple[str, str]]:
        """Ordered pairs of terms that stand next to each other or with one between."""
        terms = [token.term for token in self.tokens]
        return set(pairwise(terms)) | set(zip(terms, terms[2:], strict=False))

    def gives(self, form: AnswerForm) -> frozenset[int]:
        """Places of the sentences that hold something of the form of an answer."""
        found = self._gives.get(form)
        if found is None:
            matches = EVIDENCE[form].finditer(self.passage.text)
            ends = [span.end for span in self.sentences]
            found = frozenset(bisect.bisect_right(ends, match.start()) for match in matches)
            self._gives[form] = found
        return found


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """One passage in the order of an answer.

    features, each 0 to 1:
        bm25      the engine's score as a share of the best candidate's
        window    weight of the question's terms in the best two neighbouring sentences
        phrase    neighbouring terms of the question that are neighbours here too; of a question
                  of one term: its window
        surface   weight of the terms that stand here in the very form asked
        headline  weight of the terms in the headline
        article   the best BM25 share among the article's other passages
        form      whether a sentence with the terms also has the form of an answer
    cover: weight of the terms anywhere in passage, headline or speaker; article_cover: the same
    over all candidates of the article.
    """

    read: ReadPassage
    features: dict[str, float]
    cover: float
    article_cover: float
    score: float


def rank(
    question: Question,
    weights: TermWeights,
    scored: Sequence[tuple[ReadPassage, float]],
    *,
    use: Weights = WEIGHTS,
) -> list[Candidate]:
    """The candidates best first; `scored` holds each with its BM25 score, in the engine's order.

    Ties go by (article sequence, ordinal). An empty list gives [].
    """
    best = max((score for _, score in scored), default=0.0)
    # Tiny libraries give scores of zero and less: then every match counts the same.
    scale = best if best > 0 else 1.0
    shares = [max(0.0, score) / scale if best > 0 else 1.0 for _, score in scored]
    articles: dict[int, list[float]] = {}
    for (read, _), share in zip(scored, shares, strict=True):
        articles.setdefault(read.passage.header.sequence, []).append(share)
    for values in articles.values():
        values.sort(reverse=True)
    everything: dict[int, set[str]] = {}
    for read, _ in scored:
        everything.setdefault(read.passage.header.sequence, set()).update(read.everything)
    asked = _asked_pairs(question)
    found = []
    for (read, _), share in zip(scored, shares, strict=True):
        values = articles[read.passage.header.sequence]
        others = values[1:] if values[0] == share else values
        features = {
            "bm25": share,
            **_features(question, weights, read, asked),
            "article": others[0] if others else 0.0,
        }
        score = sum(getattr(use, name) * value for name, value in features.items())
        if not _has_form(question, read):
            score *= WITHOUT_FORM.get(question.form, 1.0)
        found.append(
            Candidate(
                read=read,
                features=features,
                cover=weights.share(read.everything),
                article_cover=weights.share(everything[read.passage.header.sequence]),
                score=score,
            )
        )
    found.sort(key=_order)
    return found


def _features(
    question: Question, weights: TermWeights, read: ReadPassage, asked: set[tuple[str, str]]
) -> dict[str, float]:
    window, form = _best_window(question, weights, read)
    exact = {
        term
        for term, surface in zip(question.terms, question.surfaces, strict=True)
        if surface in read.surfaces
    }
    return {
        "window": window,
        "phrase": len(asked & read.pairs) / len(asked) if asked else window,
        "surface": weights.share(exact),
        "headline": weights.share(read.headline_terms),
        "form": form,
    }


def _best_window(
    question: Question, weights: TermWeights, read: ReadPassage
) -> tuple[float, float]:
    """Weight of the terms in the best two sentences in a row, and whether those have the form of
    an answer (then: their weight)."""
    asked = question.form in EVIDENCE
    giving = read.gives(question.form) if asked else frozenset()
    spoken = question.form == "who" and read.passage.speaker is not None
    best = form = 0.0
    wanted = weights.wanted
    present = [terms & wanted for terms in read.sentence_terms]
    for i, terms in enumerate(present):
        both = terms | present[i + 1] if i + 1 < len(present) else terms
        share = weights.share(both | (read.speaker_terms & wanted)) if both else 0.0
        best = max(best, share)
        if asked and share > form and (spoken or i in giving or i + 1 in giving):
            form = share
    return best, form


def _has_form(question: Question, read: ReadPassage) -> bool:
    return question.form not in EVIDENCE or bool(read.gives(question.form))


def _asked_pairs(question: Question) -> set[tuple[str, str]]:
    return set(pairwise(question.terms))


def _order(candidate: Candidate) -> tuple[float, int, int]:
    header = candidate.read.passage.header
    return -candidate.score, header.sequence, candidate.read.passage.ordinal
