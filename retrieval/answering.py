"""From a question to an Answer: candidates, order, excerpts, and whether to answer at all.

Confidence is a logistic model over shares of the question's own weight, never over raw BM25
scores, which mean something else for every question. Below the threshold the answer is an
abstention that shows what came closest.
"""

from __future__ import annotations

import math
import threading
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice

from retrieval.analysis import Analyzer
from retrieval.engines import Hit, Query, Snapshot
from retrieval.excerpts import cut
from retrieval.model import Excerpt, Reason
from retrieval.questions import Question
from retrieval.ranking import RELATED, Candidate, TermWeights, rank
from retrieval.reading import ReadPassage
from retrieval.stores import PassageKey, Store

CANDIDATES = 100
"""Passages that the engine hands to the second stage."""
EXCERPTS = 3
"""Excerpts of an answer unless the asker wants another number."""
MAX_EXCERPTS = 20
THRESHOLD = 0.78
"""Confidence from which a question is answered: 5 % of the unanswerable questions of the news
development set reach it (17 % of those of an encyclopedia set that it was not fitted to)."""
CACHED_PASSAGES = 2048
"""Passages kept with their words; a popular story is asked about many times. News paragraphs take
about 2 KB each; more than objects that live long, the garbage collector makes them cost: with four
times as many it stops a question in a hundred for 50 ms instead of 20."""


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """What an abstention is decided by; each 0 to 1, of the best candidate."""

    cover: float
    article: float
    window: float
    phrase: float
    form: float
    unknown: float


@dataclass(frozen=True, kw_only=True)
class Draft:
    """An answer before the library dresses it: excerpts or closest, and why."""

    question: Question
    excerpts: tuple[Excerpt, ...] = ()
    closest: tuple[Excerpt, ...] = ()
    confidence: float = 0.0
    reason: Reason | None = None
    missing: tuple[str, ...] = ()
    stale: bool = False


@dataclass(frozen=True, kw_only=True)
class Ranking:
    """Candidates best first, worked out one by one as they are taken. `stale` tells that the
    snapshot named passages which the store does not show: they are gone, so that the snapshot is
    behind, or damaged."""

    candidates: Iterator[Candidate]
    weights: TermWeights
    stale: bool


class Answerer:
    """Answers from one snapshot and the store's passages; keeps passages it has read. Threads may
    share it, and should: then a passage is read once for all."""

    def __init__(self, store: Store, analyzer: Analyzer) -> None:
        self._store = store
        self._analyzer = analyzer
        self._cache: OrderedDict[PassageKey, ReadPassage] = OrderedDict()
        self._generation = -1
        self._guard = threading.Lock()

    def candidates(self, question: Question, snapshot: Snapshot, query: Query) -> Ranking:
        """The second stage's order of the engine's best `query.limit` passages, and of some that
        hold only words related to those asked."""
        weights = self._weights(question, snapshot)
        hits = snapshot.search(query)
        if others := weights.wanted - weights.weight.keys():
            hits = _merged(hits, snapshot.search(replace(query, terms=sorted(others))), query.limit)
        read = self._read(hits)
        return Ranking(
            candidates=rank(question, weights, read),
            weights=weights,
            stale=len(read) < len(hits),
        )

    def answer(
        self,
        question: Question,
        snapshot: Snapshot,
        query: Query,
        *,
        limit: int = EXCERPTS,
        threshold: float = THRESHOLD,
    ) -> Draft:
        """An answer of at most `limit` excerpts, or an abstention with its reason."""
        if not snapshot.passages:
            return Draft(question=question, reason="empty_index")
        if not question.terms:
            return Draft(question=question, reason="no_terms")
        ranking = self.candidates(question, snapshot, query)
        ranked, weights = ranking.candidates, ranking.weights
        missing = self._missing(question, snapshot)
        best = next(ranked, None)
        if best is None:
            return Draft(question=question, reason="no_match", missing=missing, stale=ranking.stale)
        unknown = weights.share(t for t in weights.weight if not snapshot.document_frequency(t))
        sure = confidence(evidence(best, unknown))
        answered = sure >= threshold
        if answered:
            # What stands beside the answer need not answer alone, but has to be about it.
            ranked = (c for c in ranked if confidence(evidence(c, unknown)) >= threshold / 2)
        shown = _distinct(chain([best], ranked), limit if answered else min(limit, EXCERPTS))
        excerpts = tuple(
            cut(candidate, question, weights, number=number)
            for number, candidate in enumerate(shown, start=1)
        )
        return Draft(
            question=question,
            excerpts=excerpts if answered else (),
            closest=() if answered else excerpts,
            confidence=sure,
            reason=None if answered else "weak_evidence",
            missing=missing,
            stale=ranking.stale,
        )

    def run(
        self,
        question: Question,
        snapshot: Snapshot,
        query: Query,
        *,
        depth: int,
        engine_only: bool = False,
    ) -> tuple[list[tuple[str, float]], bool]:
        """At most `depth` passage ids with falling scores, and whether the ranking was `stale`.

        The order that answers are made from, below it the engine's own; `engine_only`: the
        engine's alone.
        """
        found: list[tuple[str, float]] = []
        stale = False
        if not engine_only:
            ranking = self.candidates(question, snapshot, query)
            found = [(c.read.passage.id, c.score) for c in islice(ranking.candidates, depth)]
            stale = ranking.stale
        if len(found) < depth:
            hits = snapshot.search(replace(query, limit=depth + len(found)))
            passages = self._store.passages([hit.key for hit in hits])
            stale = stale or len(passages) < len(hits)
            listed = {name for name, _ in found}
            rest = [
                (passages[hit.key].id, hit.score)
                for hit in hits
                if hit.key in passages and passages[hit.key].id not in listed
            ][: depth - len(found)]
            lowest = found[-1][1] if found else math.inf
            drop = max(0.0, rest[0][1] - lowest) if rest else 0.0
            found += [(name, min(score - drop, lowest)) for name, score in rest]
        return found, stale

    def _weights(self, question: Question, snapshot: Snapshot) -> TermWeights:
        frequency = {term: snapshot.document_frequency(term) for term in question.terms}
        return TermWeights.of(question.terms, frequency, snapshot.passages, self._analyzer)

    def _missing(self, question: Question, snapshot: Snapshot) -> tuple[str, ...]:
        """Words of the question that no passage of the library holds, as they were written."""
        pairs = zip(question.terms, question.words, strict=True)
        return tuple(
            dict.fromkeys(word for term, word in pairs if not snapshot.document_frequency(term))
        )

    def _read(self, hits: Sequence[Hit]) -> list[tuple[ReadPassage, float]]:
        """Hits with their words, without those that are gone or damaged by now."""
        generation = self._store.generation()
        with self._guard:
            if generation != self._generation:
                # What was removed must not be shown from memory, also while the index is behind.
                self._cache.clear()
                self._generation = generation
            known = {hit.key: self._cache[hit.key] for hit in hits if hit.key in self._cache}
        absent = [hit.key for hit in hits if hit.key not in known]
        new = {
            key: ReadPassage(passage, self._analyzer)
            for key, passage in self._store.passages(absent).items()
        }
        known |= new
        with self._guard:
            # Another thread may have seen a change meanwhile, and this one read before it.
            if generation == self._generation:
                self._cache |= new
                for key in known:
                    self._cache.move_to_end(key)
                while len(self._cache) > CACHED_PASSAGES:
                    self._cache.popitem(last=False)
        return [(known[hit.key], hit.score) for hit in hits if hit.key in known]


def _merged(asked: list[Hit], related: list[Hit], limit: int) -> list[Hit]:
    """Hits for the asked and for related words as one list: scores added, the latter weighed."""
    score = {hit.key: hit.score for hit in asked}
    for hit in related:
        if hit.key in score:
            score[hit.key] += RELATED * hit.score
    extra = [hit for hit in related if hit.key not in score][: limit // 4]
    merged = [Hit(key=key, score=value) for key, value in score.items()]
    return merged + [Hit(key=hit.key, score=RELATED * hit.score) for hit in extra]


def evidence(candidate: Candidate, unknown: float) -> Evidence:
    """The signals of a candidate; `unknown` is the weight of the terms that no passage holds."""
    return Evidence(
        cover=candidate.cover,
        article=candidate.article_cover,
        window=candidate.features["window"],
        phrase=candidate.features["phrase"],
        form=candidate.features["form"],
        unknown=unknown,
    )


def confidence(signs: Evidence) -> float:
    """How sure it is that the best passage answers, 0 to 1, comparable between questions.

    A logistic model fitted to 210 news questions, answerable and unanswerable ones weighing the
    same (AUROC .84 there; .82 and .94 on two sets that it was not fitted to).
    """
    z = (
        -3.3
        + 3.4 * signs.article
        + 1.1 * signs.cover
        + 0.4 * signs.window
        + 1.4 * signs.phrase
        + 0.1 * signs.form
        - 0.8 * signs.unknown
    )
    return 1 / (1 + math.exp(-z))


def _distinct(ranked: Iterable[Candidate], limit: int) -> list[Candidate]:
    """The best `limit` candidates, each text once: wire copy is told by its first source."""
    shown: list[Candidate] = []
    texts: set[str] = set()
    for candidate in ranked:
        text = " ".join(candidate.read.passage.text.split()).casefold()
        if text not in texts:
            texts.add(text)
            shown.append(candidate)
        if len(shown) >= limit:
            break
    return shown
