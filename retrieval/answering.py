"""From a question to an Answer: candidates, order, excerpts, and whether to answer at all.

Below the threshold of confidence the answer is an abstention that shows what came closest.
"""

from __future__ import annotations

import math
import threading
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, tzinfo

from retrieval.analysis import Analyzer
from retrieval.confidence import THRESHOLD, Signals, confidence
from retrieval.engines import Hit, Query, Searcher
from retrieval.excerpts import show
from retrieval.explaining import doubt
from retrieval.feeding import key_of
from retrieval.folding import distinct
from retrieval.model import Excerpt, Filters, Reason, Share
from retrieval.questions import Question
from retrieval.ranking import Candidate, follows, rank, unwanted
from retrieval.reading import ReadPassage
from retrieval.stores import PassageKey, Store
from retrieval.weighing import SEARCHED, TermWeights

CANDIDATES = 80
"""Passages that the engine hands to the second stage. On the development sets 40 find as many first
passages; a larger library has more that come before the right one."""
MAX_PUBLISHERS = 4
"""Publishers named in a question that are searched each by itself."""
MAX_WINDOWS = 2
"""Windows named in a question whose articles are searched for."""
LOOKED_AT = 1600
"""Passages among which those are looked for that a question does not exclude."""
EXCERPTS = 3
"""Excerpts of an answer unless the asker wants another number."""
MAX_EXCERPTS = 20
STORY = 0.8
"""Weight of a question, with what it carries, from which an article is about the same story."""
CACHED_PASSAGES = 2048
"""Passages kept with their words; a popular story is asked about many times. News paragraphs take
about 2 KB each; more than objects that live long, the garbage collector makes them cost: with four
times as many it stops a question in a hundred for 50 ms instead of 20."""


@dataclass(frozen=True, kw_only=True)
class Draft:
    """An answer before the library dresses it: excerpts or closest, and why."""

    question: Question
    excerpts: tuple[Excerpt, ...] = ()
    closest: tuple[Excerpt, ...] = ()
    confidence: float = 0.0
    reason: Reason | None = None
    confidence_shares: tuple[Share, ...] = ()
    missing: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    stale: bool = False
    limits: Filters = field(default_factory=Filters)


@dataclass(frozen=True, kw_only=True)
class Ranking:
    """Candidates best first, and what confidence needs (see `Signals`). `stale` tells that the
    snapshot named passages which the store does not show: they are gone, so that the snapshot is
    behind, or damaged."""

    candidates: list[Candidate]
    weights: TermWeights
    margin: float
    unknown: float
    stale: bool
    story: float = 0.0

    def signals(self, candidate: Candidate) -> Signals:
        """What tells how sure it is that this candidate answers."""
        return Signals(
            here=candidate.here / 10,
            margin=self.margin,
            article=candidate.article_cover,
            unknown=self.unknown,
            story=self.story,
        )

    def confidence(self, candidate: Candidate) -> float:
        """How sure it is that this candidate answers."""
        return confidence(self.signals(candidate))


class Answerer:
    """Answers from one snapshot and the store's passages; keeps passages it has read. Threads may
    share it, and should: then a passage is read once for all."""

    def __init__(self, store: Store, analyzer: Analyzer, *, timezone: tzinfo = UTC) -> None:
        self._timezone = timezone
        self._store = store
        self._analyzer = analyzer
        self._cache: OrderedDict[PassageKey, ReadPassage] = OrderedDict()
        self._generation = -1
        self._guard = threading.Lock()

    def candidates(self, question: Question, snapshot: Searcher, query: Query) -> Ranking:
        """The second stage's order of the engine's best `query.limit` passages, and of some that
        hold only words related to those asked."""
        weights = TermWeights(question, snapshot.document_frequency, snapshot.passages)
        hits = self._search(question, snapshot, query)
        margin = _margin(hits)
        if weights.searched:
            others = self._search(question, snapshot, replace(query, terms=weights.searched))
            hits = _merged(hits, others, query.limit)
        hits = _joined(hits, self._of_publishers(question, snapshot, query))
        hits = _joined(hits, self._of_days(question, snapshot, query))
        read = self._read(hits)
        stale = len(read) < len(hits)
        return Ranking(
            candidates=rank(
                question, weights, read, self._analyzer, self._beside, timezone=self._timezone
            ),
            weights=weights,
            margin=margin,
            unknown=1 - weights.share(t for t in weights.wanted if snapshot.holds(t)),
            stale=stale,
        )

    def _search(self, question: Question, snapshot: Searcher, query: Query) -> list[Hit]:
        """The engine's best passages, without those that the question excludes; where these are
        many, others are looked for further down."""
        hits = snapshot.search(query)
        if not question.excluded:
            return hits
        limit, most = query.limit, max(query.limit, LOOKED_AT)
        while True:
            out = {key_of(read.passage) for read, _ in self._read(hits) if unwanted(read, question)}
            kept = [hit for hit in hits if hit.key not in out][: query.limit]
            if len(kept) == query.limit or len(hits) < limit or limit == most:
                return kept
            limit = min(4 * limit, most)
            hits = snapshot.search(replace(query, limit=limit))

    def _of_publishers(self, question: Question, snapshot: Searcher, query: Query) -> Iterator[Hit]:
        """The best passages of each publisher that the question names."""
        for names in question.publishers[:MAX_PUBLISHERS]:
            allowed = frozenset(names) & (query.publishers or frozenset(names))
            if allowed:
                yield from self._search(
                    question,
                    snapshot,
                    replace(query, publishers=allowed, limit=query.limit // 4),
                )

    def _of_days(self, question: Question, snapshot: Searcher, query: Query) -> Iterator[Hit]:
        """The best passages of articles from the days that the question names."""
        for window in question.windows[:MAX_WINDOWS]:
            since = window.since.toordinal() if window.since else query.since
            until = window.until.toordinal() if window.until else query.until
            within = replace(
                query,
                since=max((d for d in (since, query.since) if d is not None), default=None),
                until=min((d for d in (until, query.until) if d is not None), default=None),
                limit=query.limit // 2,
            )
            yield from self._search(question, snapshot, within)

    def _beside(self, keys: Sequence[PassageKey]) -> dict[PassageKey, ReadPassage]:
        """Those of the passages that are there, with their words."""
        read = self._read([Hit(key=key, score=0.0) for key in keys])
        return {key_of(passage.passage): passage for passage, _ in read}

    def answer(
        self,
        question: Question,
        snapshot: Searcher,
        query: Query,
        *,
        limit: int = EXCERPTS,
        threshold: float = THRESHOLD,
        plain: Question | None = None,
        cited: frozenset[int] = frozenset(),
    ) -> Draft:
        """An answer of at most `limit` excerpts, or an abstention with its reason.

        `plain` is the question without what it carries from the turn before, `cited` are the
        sequences of the articles cited there: see `_in_story`.
        """
        if not snapshot.passages:
            return Draft(question=question, reason="empty_index")
        if not question.terms:
            return Draft(question=question, reason="no_terms")
        ranking = self.candidates(question, snapshot, query)
        weights = ranking.weights
        missing = self._missing(question, snapshot)
        if not ranking.candidates:
            return Draft(question=question, reason="no_match", missing=missing, stale=ranking.stale)
        best, *ranked = ranking.candidates
        signals = ranking.signals(best)
        if plain is not None and plain.terms:
            told = self._in_story(ranking, plain, cited, snapshot)
            if told.candidates:
                rest = {c.read.passage.id: c for c in ranking.candidates}
                best, *ranked = told.candidates
                signals = max(
                    told.signals(best), ranking.signals(rest[best.read.passage.id]), key=confidence
                )
                listed = {c.read.passage.id for c in told.candidates}
                ranked += [c for name, c in rest.items() if name not in listed]
        certain = confidence(signals)
        answered = certain >= threshold
        if answered:
            # What stands beside the answer need not answer alone, but has to be about it.
            ranked = [c for c in ranked if ranking.confidence(c) >= threshold / 2]
        number = limit if answered else min(limit, EXCERPTS)
        shown = distinct([best, *ranked], number, by_rank=len(question.publishers) > 1)
        excerpts = show(shown, question, weights, limit=number)
        return Draft(
            question=question,
            excerpts=excerpts if answered else (),
            closest=() if answered else excerpts,
            confidence=certain,
            confidence_shares=doubt(signals),
            reason=None if answered else "weak_evidence",
            missing=missing,
            absent=() if answered else _absent(question, [c for c, _ in shown], missing, weights),
            stale=ranking.stale,
        )

    def _in_story(
        self, ranking: Ranking, plain: Question, cited: frozenset[int], snapshot: Searcher
    ) -> Ranking:
        """Those candidates of a follow-up whose article is of the story that is carried, by what
        the question says alone; their scores are added to those that they have with it.

        What is carried tells which story is meant, and need not be said again where the answer
        stands. An article is of the story where it was cited in the turn before, or holds most of
        what is asked and carried.
        """
        weights = TermWeights(plain, snapshot.document_frequency, snapshot.passages)
        within = [
            c
            for c in ranking.candidates
            if c.read.passage.header.sequence in cited or c.article_cover >= STORY
        ]
        shares = sorted((c.features["bm25"] for c in within), reverse=True)
        before = {c.read.passage.id: c for c in within}
        told = rank(
            plain,
            weights,
            [(c.read, c.features["bm25"]) for c in within],
            self._analyzer,
            self._beside,
            timezone=self._timezone,
        )
        joined = [before[c.read.passage.id].joined(c) for c in told if c.cover > 0]
        joined.sort(key=lambda c: (-c.score, *c.place))
        return Ranking(
            candidates=joined,
            weights=weights,
            story=1.0,
            margin=1 - shares[1] / shares[0] if len(shares) > 1 and shares[0] > 0 else 1.0,
            unknown=1 - weights.share(t for t in weights.wanted if snapshot.holds(t)),
            stale=ranking.stale,
        )

    def run(
        self,
        question: Question,
        snapshot: Searcher,
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
            found = [(c.read.passage.id, c.score) for c in ranking.candidates[:depth]]
            stale = ranking.stale
        if len(found) < depth:
            hits = self._search(question, snapshot, replace(query, limit=depth + len(found)))
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

    def _missing(self, question: Question, snapshot: Searcher) -> tuple[str, ...]:
        """Words of the question that no passage of the library holds, nor what may stand for them,
        as they were written."""
        return tuple(
            dict.fromkeys(
                word
                for term, word in zip(question.terms, question.words, strict=True)
                if not snapshot.holds(term)
                and not any(map(snapshot.holds, question.variants.get(term, ())))
            )
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
            score[hit.key] += SEARCHED * hit.score
    extra = [hit for hit in related if hit.key not in score][: limit // 4]
    merged = [Hit(key=key, score=value) for key, value in score.items()]
    return merged + [Hit(key=hit.key, score=SEARCHED * hit.score) for hit in extra]


def _joined(hits: list[Hit], more: Iterable[Hit]) -> list[Hit]:
    """Hits and those of more that are not among them, in order."""
    known = {hit.key: hit for hit in hits}
    for hit in more:
        known.setdefault(hit.key, hit)
    return list(known.values())


def _margin(hits: Sequence[Hit]) -> float:
    """By how much the best score is above the second, as a share of it; 1 for a single hit, 0
    where the best is not positive, as in tiny libraries."""
    if len(hits) == 1:
        return 1.0
    if not hits or hits[0].score <= 0:
        return 0.0
    return min(1.0, (hits[0].score - hits[1].score) / hits[0].score)


def _absent(
    question: Question, shown: Sequence[Candidate], missing: Sequence[str], weights: TermWeights
) -> tuple[str, ...]:
    """What the library knows and none of the passages shown has, headlines and neighbours
    included: words, the weightiest first, quoted phrases, and days."""
    words = dict(zip(reversed(question.terms), reversed(question.words), strict=True))
    lacking = [
        (-share, place, words[term])
        for place, (term, share) in enumerate(zip(weights.terms, weights.shares, strict=True))
        if words[term] not in missing and not any(c.held[-1][place] for c in shown)
    ]
    text = question.limits.rest
    phrases = [
        f'"{text[start:end]}"'
        for (start, end), terms in zip(question.limits.phrases, question.phrases, strict=False)
        if len(terms) > 1 and not any(follows(terms, c.read.terms) for c in shown)
    ]
    days = [window.words for window in question.windows]
    if any(candidate.features["dated"] for candidate in shown):
        days = []
    return tuple(dict.fromkeys([*phrases, *(word for _, _, word in sorted(lacking)), *days]))
