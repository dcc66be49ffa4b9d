"""Second stage: order the engine's candidates by lexical evidence that BM25 does not see.

Features, each between 0 and 1 for one passage and one question, are weighed and added; the
weights are few, positive and named, so that an order can be explained. Scores are comparable
between the passages of one answer only.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from retrieval.analysis import Analyzer
from retrieval.questions import EVIDENCE, AnswerForm, Question
from retrieval.reading import ReadPassage


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
) -> Iterator[Candidate]:
    """The candidates best first; `scored` holds each with its BM25 score, in the engine's order.

    Ties go by (article sequence, ordinal). An empty list gives none. Sentences are looked at only
    in passages that may be the next: what a passage holds of the question bounds its score from
    above, and most are never asked for.
    """
    best = max((score for _, score in scored), default=0.0)
    asked = _Asked(question, weights, use)
    drafts = [
        # Tiny libraries give scores of zero and less: then every match counts the same.
        _Draft(asked, read, max(0.0, score) / best if best > 0 else 1.0)
        for read, score in scored
    ]
    shares: dict[int, list[float]] = {}
    everything: dict[int, set[str]] = {}
    for draft in drafts:
        shares.setdefault(draft.sequence, []).append(draft.share)
        everything.setdefault(draft.sequence, set()).update(draft.everything)
    for values in shares.values():
        values.sort(reverse=True)
    queue: list[tuple[float, int, int, int, Candidate | None]] = []
    for place, draft in enumerate(drafts):
        values = shares[draft.sequence]
        others = values[1:] if values[0] == draft.share else values
        draft.article = others[0] if others else 0.0
        queue.append((-draft.bound(), draft.sequence, draft.read.passage.ordinal, place, None))
    heapq.heapify(queue)
    while queue:
        _, sequence, ordinal, place, candidate = queue[0]
        if candidate is not None:
            heapq.heappop(queue)
            yield candidate
        else:
            candidate = drafts[place].candidate(everything[sequence])
            heapq.heapreplace(queue, (-candidate.score, sequence, ordinal, place, candidate))


class _Asked:
    """What of a question is looked for in every passage."""

    def __init__(self, question: Question, weights: TermWeights, use: Weights) -> None:
        self.weights = weights
        self.use = use
        self.form = question.form
        self.pairs = set(pairwise(question.terms))
        self._forms = tuple(zip(question.terms, question.surfaces, strict=True))
        self._surfaces = frozenset(question.surfaces)

    def surface(self, read: ReadPassage) -> float:
        """Weight of the terms that stand in a passage in the very form asked."""
        found = self._surfaces.intersection(read.surfaces)
        return self.weights.share([term for term, surface in self._forms if surface in found])

    def score(self, features: dict[str, float]) -> float:
        total: float = sum([getattr(self.use, name) * value for name, value in features.items()])
        return total


class _Draft:
    """A passage on its way to a Candidate: what it holds of the terms wanted."""

    article = 0.0

    def __init__(self, asked: _Asked, read: ReadPassage, share: float) -> None:
        self.asked = asked
        self.read = read
        self.share = share
        self.sequence = read.passage.header.sequence
        wanted = asked.weights.wanted
        self.text = wanted.intersection(read.terms)
        self.speaker = wanted.intersection(read.speaker_terms)
        self.headline = wanted.intersection(read.headline_terms)
        self.everything = self.text | self.speaker | self.headline
        self.surface = asked.surface(read)

    def bound(self) -> float:
        """The highest score that is possible without a look at sentences and order of words; the
        same sum over features that are none lower, so it holds to the last bit."""
        asked = self.asked
        window = asked.weights.share(self.text | self.speaker) if self.text else 0.0
        near = sum([a in self.text and b in self.text for a, b in asked.pairs])
        return asked.score(
            self._features(
                window=window,
                phrase=near / len(asked.pairs) if asked.pairs else window,
                form=window if asked.form in EVIDENCE else 0.0,
            )
        )

    def candidate(self, everything: Set[str]) -> Candidate:
        """The passage with its score; `everything` is what its article's candidates hold."""
        asked = self.asked
        window, form = self._window()
        features = self._features(
            window=window, phrase=self._phrase() if asked.pairs else window, form=form
        )
        score = asked.score(features)
        if asked.form in WITHOUT_FORM and not self.read.gives(asked.form):
            score *= WITHOUT_FORM[asked.form]
        return Candidate(
            read=self.read,
            features=features,
            cover=asked.weights.share(self.everything),
            article_cover=asked.weights.share(everything),
            score=score,
        )

    def _features(self, *, window: float, phrase: float, form: float) -> dict[str, float]:
        return {
            "bm25": self.share,
            "window": window,
            "phrase": phrase,
            "surface": self.surface,
            "headline": self.asked.weights.share(self.headline),
            "form": form,
            "article": self.article,
        }

    def _window(self) -> tuple[float, float]:
        """Weight of the terms in the best two sentences in a row, and whether those have the form
        of an answer (then: their weight)."""
        asked, read = self.asked, self.read
        spoken = asked.form == "who" and read.passage.speaker is not None
        best = form = 0.0
        present = [asked.weights.wanted.intersection(terms) for terms in read.sentence_terms]
        for i, terms in enumerate(present):
            both = terms.union(*present[i + 1 : i + 2])
            share = asked.weights.share(both | self.speaker) if both else 0.0
            best = max(best, share)
            if (asked.form in EVIDENCE and share > form) and (
                spoken or not read.gives(asked.form).isdisjoint((i, i + 1))
            ):
                form = share
        return best, form

    def _phrase(self) -> float:
        """The share of the question's pairs that stand here in this order, next to each other or
        with one term between."""
        terms, pairs = self.read.terms, self.asked.pairs
        places = [place for place, term in enumerate(terms) if term in self.text]
        found = {
            (terms[place], terms[later])
            for i, place in enumerate(places)
            for later in places[i + 1 : i + 3]
            if later - place <= 2
        }
        return len(pairs & found) / len(pairs)
