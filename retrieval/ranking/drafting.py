"""What a passage holds of what is asked: its features and its score."""

from __future__ import annotations

from collections.abc import Mapping, Set
from itertools import pairwise

from retrieval.analysis import Analyzer
from retrieval.questions import EVIDENCE
from retrieval.ranking.asked import NEAR, Asked
from retrieval.ranking.features import FEATURES, HERE, PLACES, Candidate
from retrieval.reading import ReadPassage
from retrieval.stores import PassageKey
from retrieval.weighing import Held

FORM_BONUS = 0.15
"""What a window gains by having the form of an answer, as a share of the question's weight."""

ALONE = 0.5
"""What a term without neighbours in the question counts as being in order."""

AFTER_NUMBER = 40
"""Characters after a number in which the thing counted is looked for."""


class Draft:
    """A passage on its way to a Candidate: what it holds of the terms wanted."""

    def __init__(self, asked: Asked, read: ReadPassage, share: float) -> None:
        self.asked = asked
        self.read = read
        self.share = share
        header = read.passage.header
        self.sequence = header.sequence
        self.place = (header.sequence, read.passage.ordinal)
        wanted = asked.weights.wanted
        self.text = wanted.intersection(read.terms)
        self.speaker = wanted.intersection(read.speaker_terms)
        self.headline = wanted.intersection(read.headline_terms)
        self.everything = self.text | self.speaker | self.headline

    @property
    def neighbours(self) -> list[PassageKey]:
        """The passages before and after this one, and the first of its article."""
        header, ordinal = self.read.passage.header, self.read.passage.ordinal
        return [
            PassageKey(header.sequence, header.revision, place)
            for place in dict.fromkeys((ordinal - 1, ordinal + 1, 1))
            if place > 0 and place != ordinal
        ]

    def worth(self) -> float:
        """A score out of what is known without a look at sentences and neighbours."""
        use, weights = self.asked.use, self.asked.weights
        inside = weights.share(self.text | self.speaker)
        return (
            use.bm25 * self.share
            + (use.window + use.sentence) * inside
            + use.headline * (weights.share(self.everything) - inside)
            + use.publisher * (self.read.passage.header.publisher in self.asked.publishers)
            + use.speaker * self.asked.speaks(self.read)
            + use.quoted * self.asked.quotes(self.read)
            + use.dated * self.asked.dated(self.read)
            + use.recent * self.asked.lateness(self.read)
        )

    def candidate(
        self,
        article: Set[str],
        around: Mapping[PassageKey, ReadPassage],
        analyzer: Analyzer,
    ) -> Candidate:
        """The passage with its features and score."""
        asked, weights = self.asked, self.asked.weights
        window, sentence, form = self._window()
        passage = weights.similar(
            _most(window, weights.held(self.text | self.speaker)), set(self.read.terms)
        )
        before, after, first = self._around(around)
        beside = _most(passage, weights.held(before | after))
        heads = weights.held(self.headline | first)
        headline = _most(beside, heads)
        whole = _most(headline, weights.held(article))
        held = (window, passage, beside, headline)
        worths = [weights.worth(part) for part in held]
        phrase, near = self._together()
        in_sight = _most(passage, heads)
        features = {
            "bm25": self.share,
            **dict(
                zip(
                    PLACES,
                    [worths[0], *(later - sooner for sooner, later in pairwise(worths))],
                    strict=True,
                )
            ),
            "sentence": sentence,
            "phrase": phrase if asked.pairs else ALONE * (worths[0] > 0),
            "near": near if asked.near else ALONE * (worths[0] > 0),
            "surface": self._surface(),
            "form": form,
            "measured": float(asked.measured and bool(self.read.gives(asked.form, asked.words))),
            "counted": self._counted(analyzer),
            "names": sum([s * (h > 0) for s, h in zip(asked.names, in_sight, strict=True)])
            if any(asked.names)
            else 1.0,
            "publisher": float(self.read.passage.header.publisher in asked.publishers),
            "speaker": float(asked.speaks(self.read)),
            "quoted": asked.quotes(self.read),
            "dated": asked.dated(self.read),
            "recent": asked.lateness(self.read),
            "own": 0.0,
            "lead": float(self.read.passage.ordinal == 1),
        }
        return Candidate(
            read=self.read,
            features=features,
            held=held,
            cover=weights.worth(in_sight),
            article_cover=weights.worth(whole),
            here=sum([getattr(asked.use, name) * features[name] for name in HERE]),
            score=sum([getattr(asked.use, name) * features[name] for name in FEATURES]),
        )

    def _around(
        self, around: Mapping[PassageKey, ReadPassage]
    ) -> tuple[Set[str], Set[str], Set[str]]:
        """Terms wanted of the passage before, the one after, and the first of the article."""
        header, ordinal = self.read.passage.header, self.read.passage.ordinal
        wanted = self.asked.weights.wanted

        def at(place: int) -> frozenset[str]:
            read = around.get(PassageKey(header.sequence, header.revision, place))
            return wanted.intersection(read.terms) if read is not None else frozenset()

        return at(ordinal - 1), at(ordinal + 1), at(1) if ordinal > 1 else frozenset()

    def _window(self) -> tuple[Held, float, float]:
        """What the best two sentences in a row hold, what the best single one is worth, and what
        the terms about a sentence with the form of an answer are worth."""
        asked, read, weights = self.asked, self.read, self.asked.weights
        present = [weights.wanted.intersection(terms) for terms in read.sentence_terms]
        giving = read.gives(asked.form, asked.words) if asked.has_form else frozenset()
        spoken = asked.form in ("who", "say") and read.passage.speaker is not None
        best, best_terms = -1.0, frozenset[str]()
        single = form = 0.0
        for i, terms in enumerate(present):
            both = terms.union(*present[i + 1 : i + 2])
            share = weights.share(both | self.speaker) if both else 0.0
            gives = spoken or not giving.isdisjoint((i, i + 1))
            single = max(single, weights.share(terms))
            if share + FORM_BONUS * gives > best:
                best, best_terms = share + FORM_BONUS * gives, both
            if asked.has_form and (spoken or i in giving):
                form = max(form, weights.share(terms.union(*present[max(0, i - 1) : i + 2])))
        return weights.held(best_terms | self.speaker), single, form

    def _together(self) -> tuple[float, float]:
        """Weights of the question's neighbours that are neighbours here, or have one term between
        them, in this order; and of its pairs that stand near each other, in any order."""
        asked, weights = self.asked, self.asked.weights
        places = [
            (place, weights.stands_for(term) or term)
            for place, term in enumerate(self.read.terms)
            if term in self.text
        ]
        phrases: set[tuple[str, str]] = set()
        near: set[tuple[str, str]] = set()
        for i, (place, term) in enumerate(places):
            for later, other in places[i + 1 :]:
                apart = later - place
                if apart > NEAR:
                    break
                if apart <= 2:
                    phrases.add((term, other))
                near.add((term, other) if term < other else (other, term))
        return (
            sum([share for pair, share in asked.pairs.items() if pair in phrases]),
            sum([share for pair, share in asked.near.items() if pair in near]),
        )

    def _surface(self) -> float:
        """Weight of the terms that stand in the passage in the very form asked."""
        weights, here = self.asked.weights, frozenset(self.read.surfaces)
        surfaces = self.asked.surfaces
        return sum(
            [
                share
                for term, share in zip(weights.terms, weights.shares, strict=True)
                if not here.isdisjoint(surfaces[term])
            ]
        )

    def _counted(self, analyzer: Analyzer) -> float:
        """Whether a number stands at most two terms before what is counted."""
        asked, text = self.asked, self.read.passage.text
        if not asked.counted or asked.counted.isdisjoint(self.read.terms):
            return 0.0
        language = self.read.passage.header.language
        return float(
            any(
                not asked.counted.isdisjoint(
                    analyzer.terms(text[match.end() : match.end() + AFTER_NUMBER], language)[:3]
                )
                for match in EVIDENCE["how_many"].finditer(text)
            )
        )


def _most(first: Held, second: Held) -> Held:
    """Term by term, the one that is held further."""
    return tuple(map(max, first, second))
