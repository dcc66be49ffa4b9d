"""A topic, and what an article has to hold to be about it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import tzinfo
from itertools import pairwise, product

from retrieval import dates
from retrieval.engines import Searcher
from retrieval.model import ArticleHeader
from retrieval.percolating.arriving import Arrived
from retrieval.questions import EVIDENCE, Question
from retrieval.ranking import follows, unwanted
from retrieval.ranking.asked import NEAR
from retrieval.weighing import TermWeights

MOST = 0.8
"""Share of a topic's weight that has to stand in a passage and what heads its article."""

ASKED = 0.7
"""The same for a question where the passage has the form of its answer: "Dell heads the port
authority" need not say "runs"."""

PART = 0.6
"""Share that the passage's best two sentences have to hold themselves: a word in the headline and
another one far below are not yet the topic."""

HEADED = 0.3
"""The same where what heads the article holds enough without this passage."""

BESIDE = 2
"""How far apart a number and its word may stand: "lines 1 and 2" is about line 2."""

SURE = 0.7
"""How much a word has to count of one of the topic to stand for it: another form of a near synonym
may, "stand" for "run" or "book" for "author" may not."""

_YEAR = re.compile(r"(?:19|20)\d\d")


class Topic:
    """A topic as new articles are held against it."""

    def __init__(
        self,
        key: str,
        question: Question,
        snapshot: Searcher,
        *,
        publishers: frozenset[str] | None = None,
        speaker: frozenset[str] = frozenset(),
    ) -> None:
        """`publishers` are those that it is limited to, None for all; `speaker` are terms that have
        to stand in the name or title of who speaks. The question has terms."""
        self.key = key
        self.question = question = replace(question, variants=_close(question.variants))
        self.weights = TermWeights(question, snapshot.document_frequency, snapshot.passages)
        self._shares: dict[frozenset[str], float] = {}
        self._publishers = publishers
        self._speaker = speaker
        terms = question.terms
        self._numbered = [
            (terms[at - 1 if at else 1], term)
            for at, term in enumerate(terms)
            if term[:1].isdigit() and not _YEAR.fullmatch(term) and len(terms) > 1
        ]
        said = [term for term in terms if not _YEAR.fullmatch(term)]
        self._neighbours = [pair for pair in pairwise(said) if pair[0] != pair[1]]

    def read_as(self, question: Question, snapshot: Searcher) -> Topic:
        """The same topic in other words."""
        return Topic(
            self.key,
            question,
            snapshot,
            publishers=self._publishers,
            speaker=self._speaker,
        )

    def anchors(self) -> set[str]:
        """Terms of which every article that matches holds one: what is left without them is less
        than any match needs."""
        left, found = 1.0, set[str]()
        for share, term in sorted(
            zip(self.weights.shares, self.weights.terms, strict=True), reverse=True
        ):
            if left < ASKED:
                break
            found |= {term, *self.question.variants.get(term, ())}
            left -= share
        return found

    def admits(self, arrived: Arrived, timezone: tzinfo) -> bool:
        """Whether an article is within its limits, and holds enough for a look at its passages."""
        return self._share(arrived.everything) >= ASKED and self.within(arrived.header, timezone)

    @property
    def exact(self) -> bool:
        """Whether it holds what has to be found as it is written: phrases, numbers, a speaker, or
        what is not wanted."""
        asked = self.question
        return bool(asked.phrases or asked.excluded or self._numbered or self._speaker)

    def within(self, header: ArticleHeader, timezone: tzinfo) -> bool:
        """Whether an article is of the publishers and days wanted; an undated one is of none."""
        if self._publishers is not None and header.publisher not in self._publishers:
            return False
        since, until = self.question.limits.since, self.question.limits.until
        if since is None and until is None:
            return True
        covered = dates.days(header.published, timezone)
        return (
            covered is not None
            and (since is None or covered[1] >= since)
            and (until is None or covered[0] <= until)
        )

    def promising(self, arrived: Arrived) -> list[int]:
        """The places of those passages of an article that hold enough to be looked at closely."""
        part = self._part(arrived, ASKED)
        return [
            place
            for place, terms in enumerate(arrived.terms)
            if self._share(terms) >= part and self._share(terms, arrived.heads) >= ASKED
        ]

    def held(self, arrived: Arrived, place: int) -> float | None:
        """How much of the topic the best two sentences in a row of a passage hold, 0 to 1; None
        where the passage does not match.

        It matches where they and what heads the article hold most of the topic's weight, and they
        themselves a good part. A topic of one term has to stand there itself. In passage, headline
        or first passage a number has to stand beside the word that it stands beside in the topic, a
        quoted phrase word for word, and two of the topic's neighbouring terms near each other, if
        neither is the speaker's. Nothing that is not wanted may stand in the passage.
        """
        read, question = arrived.reads[place], self.question
        if not self._speaker.issubset(read.speaker_terms) or unwanted(read, question):
            return None
        window = max(arrived.windows[place], key=self._share)
        own = self._share(window)
        if len(self.weights.terms) == 1:
            return own if own >= 1.0 else None
        answers = question.form in EVIDENCE and bool(read.gives(question.form, question.stated))
        most = ASKED if answers else MOST
        if own < self._part(arrived, most) or self._share(window, arrived.heads) < most:
            return None
        texts = (read.terms, read.headline_terms, arrived.lead.terms)
        said = [self._asked(terms) for terms in texts]
        if not all(any(_near(pair, places, BESIDE) for places in said) for pair in self._numbered):
            return None
        if self._neighbours and self.weights.wanted.isdisjoint(read.speaker_terms):
            pairs = product(self._neighbours, said)
            if not any(_near(pair, places, NEAR) for pair, places in pairs):
                return None
        if not all(any(follows(words, terms) for terms in texts) for words in question.phrases):
            return None
        return own

    def _part(self, arrived: Arrived, most: float) -> float:
        """What a passage has to hold itself."""
        return HEADED if self._share(arrived.heads) >= most else PART

    def _share(self, terms: frozenset[str], heads: frozenset[str] = frozenset()) -> float:
        """Which share of the topic's weight stands in both together, 0 to 1."""
        held = self.weights.wanted & terms
        if heads:
            held |= self.weights.wanted & heads
        share = self._shares.get(held)
        if share is None:
            share = self._shares[held] = self.weights.share(held)
        return share

    def _asked(self, terms: Sequence[str]) -> list[tuple[int, str]]:
        """Where in a text terms of the topic stand, or what may stand for them, and which."""
        found = [(at, self.weights.stands_for(term)) for at, term in enumerate(terms)
                 if term in self.weights.wanted]  # fmt: skip
        return [(at, term) for at, term in found if term is not None]


def _near(pair: tuple[str, str], places: Sequence[tuple[int, str]], apart: int) -> bool:
    """Whether two terms stand at most so many places apart, in any order."""
    one, other = ([at for at, term in places if term == of] for of in pair)
    return any(0 < abs(a - b) <= apart for a in one for b in other)


def _close(variants: Mapping[str, Mapping[str, float]]) -> dict[str, dict[str, float]]:
    """What may stand for each term without doubt: who runs something may "stand" for nothing."""
    return {
        term: {other: strength for other, strength in others.items() if strength >= SURE}
        for term, others in variants.items()
    }
