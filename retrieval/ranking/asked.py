"""What of a question is looked for in every passage."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta, tzinfo
from itertools import pairwise

from retrieval import dates
from retrieval.questions import EVIDENCE, MEASURED, Question
from retrieval.ranking.features import Weights
from retrieval.reading import ReadPassage
from retrieval.weighing import TermWeights

NEAR = 5
"""Terms that stand near each other: at most so many places apart, in question and passage."""


ONE_DAY = timedelta(days=1)
ONE_WEEK = timedelta(days=7)


class Asked:
    """What of a question is looked for in every passage."""

    def __init__(
        self, question: Question, weights: TermWeights, use: Weights, timezone: tzinfo
    ) -> None:
        self.weights = weights
        self.use = use
        self.timezone = timezone
        self.windows = question.windows
        self.phrases = question.phrases
        self.recent = question.recent
        self.latest = date.min
        self.earliest = date.max
        self.form = question.form
        self.has_form = question.form in EVIDENCE
        self.measured = question.form in MEASURED
        terms = question.terms
        self.pairs = self._weighed(pairwise(terms))
        self.near = self._weighed(
            (a, b) if a < b else (b, a)
            for i, a in enumerate(terms)
            for b in terms[i + 1 : i + 1 + NEAR]
        )
        self.surfaces: dict[str, set[str]] = {}
        for term, surface in zip(terms, question.surfaces, strict=True):
            self.surfaces.setdefault(term, set()).add(surface)
        self.words = question.stated
        share = dict(zip(weights.terms, weights.shares, strict=True))
        named = {
            term for term, word in zip(terms, question.words, strict=True) if word[:1].isupper()
        }
        total = sum([share[term] for term in weights.terms if term in named])
        self.names = tuple(share[t] / total if t in named and total else 0.0 for t in weights.terms)
        self.publishers = frozenset(name for names in question.publishers for name in names)
        self.speakers = frozenset(question.speakers)
        self.counted = frozenset(question.counted).union(
            *(
                [o for o, s in question.variants.get(term, {}).items() if s >= 0.8]
                for term in question.counted
            )
        )

    def speaks(self, read: ReadPassage) -> bool:
        """Whether it is the words of one who is asked for."""
        who = read.passage.speaker
        return who is not None and (who.name, who.title or "") in self.speakers

    def quotes(self, read: ReadPassage) -> float:
        """Share of the quoted phrases that a passage holds word for word."""
        if not self.phrases:
            return 0.0
        return sum([follows(terms, read.terms) for terms in self.phrases]) / len(self.phrases)

    def dated(self, read: ReadPassage) -> float:
        """1 for an article of the days asked for, or of the week after given ones: what happened
        on a day is told on the next, too."""
        covered = dates.days(read.passage.header.published, self.timezone) if self.windows else None
        if covered is None:
            return 0.0
        return float(
            any(
                (window.since is None or covered[1] >= window.since)
                and (
                    window.until is None
                    or covered[0] <= window.until + (ONE_DAY if window.relative else ONE_WEEK)
                )
                for window in self.windows
            )
        )

    def span(self, reads: Iterable[ReadPassage]) -> None:
        """Find the first and the last day of the candidates, where the latest is asked for."""
        for read in reads if self.recent else ():
            covered = dates.days(read.passage.header.published, self.timezone)
            if covered is not None:
                self.earliest = min(self.earliest, covered[1])
                self.latest = max(self.latest, covered[1])

    def lateness(self, read: ReadPassage) -> float:
        """How late an article is among those of the candidates, 0 to 1; 0 for an undated one, and
        where nobody asked."""
        covered = dates.days(read.passage.header.published, self.timezone) if self.recent else None
        if covered is None:
            return 0.0
        days = (self.latest - self.earliest).days
        return (covered[1] - self.earliest).days / days if days else 1.0

    def _weighed(self, pairs: Iterable[tuple[str, str]]) -> dict[tuple[str, str], float]:
        """Distinct pairs of different terms, each with its share of what all of them weigh."""
        weight = self.weights.weight
        found = {(a, b): weight[a] + weight[b] for a, b in pairs if a != b}
        total = sum(found.values()) or 1.0
        return {pair: value / total for pair, value in found.items()}


def follows(terms: Sequence[str], of: Sequence[str]) -> bool:
    """Whether terms stand in others next to each other, in this order; () stands nowhere."""
    size = len(terms)
    return size > 0 and any(
        tuple(of[place : place + size]) == tuple(terms)
        for place, term in enumerate(of)
        if term == terms[0]
    )


def unwanted(read: ReadPassage, question: Question) -> bool:
    """Whether a passage, its headline or who said it holds something that the question excludes."""
    if not question.excluded:
        return False
    places = (read.terms, read.headline_terms, read.speaker_terms)
    held = {term for place in places for term in place}
    return any(
        held.issuperset(terms) and any(follows(terms, place) for place in places)
        for terms in question.excluded
    )
