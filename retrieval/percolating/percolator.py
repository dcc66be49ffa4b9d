"""Articles in, excerpts by topic out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import tzinfo
from typing import NamedTuple

from retrieval.analysis import Analyzer
from retrieval.excerpts import show
from retrieval.folding import distinct
from retrieval.model import Article, Excerpt
from retrieval.percolating.arriving import Arrived
from retrieval.percolating.topics import Topic
from retrieval.ranking import Candidate, rank
from retrieval.reading import ReadPassage

KEPT = 3
"""Articles from which each excerpt is chosen, those that hold most of the topic: several may say
nearly the same. After a large delivery most topics match many times, and ranking all of them would
take the longest."""

PASSAGES = 2
"""Passages of an article among which the best is looked for, those that hold most of the topic."""


class _Match(NamedTuple):
    """An article that is about a topic, and the best of its matching passages, each with what it
    holds of the topic, the best first."""

    matching: tuple[tuple[ReadPassage, float], ...]
    arrived: Arrived


class Percolator:
    """Holds articles against topics, one by one; for one thread, and one use.

    `articles` and `passages` count what was taken, `weighed` the pairs of a topic and a passage
    that were looked at closely.
    """

    def __init__(
        self, topics: Sequence[Topic], analyzer: Analyzer, *, limit: int, timezone: tzinfo
    ) -> None:
        """`limit` is the number of excerpts a topic, from 1."""
        self.articles = self.passages = self.weighed = 0
        self._topics = topics
        self._analyzer = analyzer
        self._limit = limit
        self._timezone = timezone
        self._found: dict[int, list[_Match]] = {}
        self._table: dict[str, list[int]] = {}
        for place, topic in enumerate(topics):
            for term in topic.anchors():
                self._table.setdefault(term, []).append(place)

    def take(self, article: Article) -> None:
        """Find the topics that an article is about."""
        self.articles += 1
        self.passages += len(article.passages)
        if not article.passages:
            return
        arrived = Arrived(article, self._analyzer)
        telling = self._table.keys() & arrived.everything
        for place in {place for term in telling for place in self._table[term]}:
            topic = self._topics[place]
            if topic.admits(arrived, self._timezone):
                match = self._match(topic, arrived)
                if match is not None:
                    self._keep(place, match)

    def result(self) -> dict[str, tuple[Excerpt, ...]]:
        """By topic, in the order of the topics, the best passage of each article that is about it,
        the limit at most; topics without any are left out.

        Best first, ties by (article sequence, ordinal); articles that say nearly the same are one,
        and stand beside the first of them.
        """
        return {
            self._topics[place].key: self._shown(self._topics[place], self._found[place])
            for place in sorted(self._found)
        }

    def _match(self, topic: Topic, arrived: Arrived) -> _Match | None:
        matching: list[tuple[float, int]] = []
        for place in topic.promising(arrived):
            self.weighed += 1
            held = topic.held(arrived, place)
            if held is not None:
                matching.append((-held, place))
        best = tuple((arrived.reads[at], -held) for held, at in sorted(matching)[:PASSAGES])
        return _Match(best, arrived) if best else None

    def _keep(self, place: int, match: _Match) -> None:
        found = self._found.setdefault(place, [])
        found.append(match)
        if len(found) >= 2 * KEPT * self._limit:
            found[:] = self._best(found)

    def _shown(self, topic: Topic, found: Sequence[_Match]) -> tuple[Excerpt, ...]:
        kept = self._best(found)
        around = {key: read for match in kept for key, read in match.arrived.around.items()}
        # What a passage holds stands for the engine's score, which newcomers were never given.
        ranked = rank(
            topic.question,
            topic.weights,
            [pair for match in kept for pair in match.matching],
            self._analyzer,
            lambda keys: {key: around[key] for key in keys if key in around},
            deep=PASSAGES * len(kept),
            timezone=self._timezone,
        )
        best: dict[int, Candidate] = {}
        for candidate in ranked:
            best.setdefault(candidate.place[0], candidate)
        chosen = distinct(list(best.values()), self._limit, by_rank=True)
        return tuple(
            replace(excerpt, number=number)
            for number, one in enumerate(chosen, start=1)
            for excerpt in show([one], topic.question, topic.weights, limit=1)
        )

    def _best(self, found: Sequence[_Match]) -> list[_Match]:
        """The articles that hold most of a topic, ties by sequence."""
        return sorted(found, key=_order)[: KEPT * self._limit]


def _order(match: _Match) -> tuple[float, int]:
    """What holds most first, ties by sequence."""
    return -match.matching[0][1], match.arrived.header.sequence
