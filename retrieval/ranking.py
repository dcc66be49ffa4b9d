"""Second stage: order the engine's candidates by lexical evidence that BM25 does not see.

Features, each between 0 and 1 for one passage and one question, are weighed and added; the
weights are few, positive and named, so that an order can be explained. Scores are comparable
between the passages of one answer only.
"""

from __future__ import annotations

import bisect
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise

from retrieval.analysis import Analyzer, Token, bounds
from retrieval.model import Passage
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

    def share(self, terms: Iterable[str]) -> float:
        """Which share of the question's weight these terms hold, 0 to 1; a related word counts
        `RELATED` of the asked one."""
        held = self.wanted.intersection(terms)
        share = self._shares.get(held)
        if share is None:
            found = 0.0
            for term, weight in self.weight.items():
                if term in held:
                    found += weight
                elif not self.related[term].isdisjoint(held):
                    found += RELATED * weight
            share = self._shares[held] = found / self.total
        return share

    @cached_property
    def wanted(self) -> frozenset[str]:
        """The terms and what is related to them."""
        return frozenset(self.weight).union(*self.related.values())

    @cached_property
    def _shares(self) -> dict[frozenset[str], float]:
        """Shares known by now: most passages hold the same few of the terms."""
        return {}


class ReadPassage:
    """A passage with its words by sentence; computed once, kept by the answerer's cache.

    sentences: [start, end) of each; sentence_terms: the terms of each, in order.
    terms, surfaces: those of the whole passage, in order; speaker_terms, headline_terms: those
    of who said it and of its article's headline.
    """

    def __init__(self, passage: Passage, analyzer: Analyzer) -> None:
        self.passage = passage
        self._analyzer = analyzer
        text, language = passage.text, passage.header.language
        self.sentences = bounds(text)
        words = [analyzer.words(text, language, first, last) for first, last in self.sentences]
        self.sentence_terms = [[word[0] for word in sentence] for sentence in words]
        self.terms = list(chain.from_iterable(self.sentence_terms))
        self.surfaces = [word[1] for word in chain.from_iterable(words)]
        who = passage.speaker
        spoken = f"{who.name}, {who.title or ''}" if who else ""
        self.speaker_terms = analyzer.terms(spoken, language)
        self.headline_terms = analyzer.terms(passage.header.headline or "", language)
        self._gives: dict[AnswerForm, frozenset[int]] = {}

    def tokens(self) -> list[Token]:
        """The words with their places in the text, without stop words."""
        read = self._analyzer.tokens(self.passage.text, self.passage.header.language)
        return [token for token in read if not token.stop]

    def gives(self, form: AnswerForm) -> frozenset[int]:
        """Places of the sentences that hold something of the form of an answer."""
        found = self._gives.get(form)
        if found is None:
            matches = EVIDENCE[form].finditer(self.passage.text)
            ends = [end for _, end in self.sentences]
            found = frozenset([bisect.bisect_right(ends, match.start()) for match in matches])
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
    asked = _Asked(question, weights)
    held = [_Held(read, weights.wanted) for read, _ in scored]
    shares: dict[int, list[float]] = {}
    everything: dict[int, set[str]] = {}
    for (read, score), found in zip(scored, held, strict=True):
        sequence = read.passage.header.sequence
        share = max(0.0, score) / scale if best > 0 else 1.0
        shares.setdefault(sequence, []).append(share)
        everything.setdefault(sequence, set()).update(found.everything)
        found.share = share
    for values in shares.values():
        values.sort(reverse=True)
    candidates = []
    for (read, _), found in zip(scored, held, strict=True):
        sequence = read.passage.header.sequence
        values = shares[sequence]
        others = values[1:] if values[0] == found.share else values
        window, form = _best_window(question, weights, read, found)
        features = {
            "bm25": found.share,
            "window": window,
            "phrase": asked.phrase(read, found) if asked.pairs else window,
            "surface": asked.surface(read),
            "headline": weights.share(found.headline),
            "form": form,
            "article": others[0] if others else 0.0,
        }
        score = sum([getattr(use, name) * value for name, value in features.items()])
        if question.form in WITHOUT_FORM and not read.gives(question.form):
            score *= WITHOUT_FORM[question.form]
        candidates.append(
            Candidate(
                read=read,
                features=features,
                cover=weights.share(found.everything),
                article_cover=weights.share(everything[sequence]),
                score=score,
            )
        )
    candidates.sort(key=_order)
    return candidates


class _Held:
    """What a passage holds of the terms wanted: in each sentence, its speaker, its headline."""

    def __init__(self, read: ReadPassage, wanted: frozenset[str]) -> None:
        self.share = 0.0
        self.sentences = [wanted.intersection(terms) for terms in read.sentence_terms]
        self.speaker = wanted.intersection(read.speaker_terms)
        self.headline = wanted.intersection(read.headline_terms)
        self.text = frozenset().union(*self.sentences)
        self.everything = self.text | self.speaker | self.headline


class _Asked:
    """The question's pairs of neighbours and the forms of its words, to be found in passages."""

    def __init__(self, question: Question, weights: TermWeights) -> None:
        self._weights = weights
        self.pairs = set(pairwise(question.terms))
        self._surfaces = frozenset(question.surfaces)
        self._forms = tuple(zip(question.terms, question.surfaces, strict=True))

    def phrase(self, read: ReadPassage, held: _Held) -> float:
        """The share of the question's pairs that stand in the passage in this order, next to each
        other or with one term between."""
        if not any(first in held.text and second in held.text for first, second in self.pairs):
            return 0.0
        terms, asked = read.terms, self._weights.weight
        places = [place for place, term in enumerate(terms) if term in asked]
        found = {
            (terms[place], terms[later])
            for i, place in enumerate(places)
            for later in places[i + 1 : i + 3]
            if later - place <= 2
        }
        return len(self.pairs & found) / len(self.pairs)

    def surface(self, read: ReadPassage) -> float:
        """The weight of the terms that stand in the passage as they were written."""
        found = self._surfaces.intersection(read.surfaces)
        return self._weights.share([term for term, surface in self._forms if surface in found])


def _best_window(
    question: Question, weights: TermWeights, read: ReadPassage, held: _Held
) -> tuple[float, float]:
    """Weight of the terms in the best two sentences in a row, and whether those have the form of
    an answer (then: their weight)."""
    asked = question.form in EVIDENCE
    spoken = question.form == "who" and read.passage.speaker is not None
    best = form = 0.0
    for i, terms in enumerate(held.sentences):
        both = terms.union(*held.sentences[i + 1 : i + 2])
        share = weights.share(both | held.speaker) if both else 0.0
        best = max(best, share)
        if asked and share > form and (spoken or not read.gives(question.form).isdisjoint((i, i + 1))):
            form = share
    return best, form


def _order(candidate: Candidate) -> tuple[float, int, int]:
    header = candidate.read.passage.header
    return -candidate.score, header.sequence, candidate.read.passage.ordinal
