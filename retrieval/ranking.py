"""Second stage: order the engine's candidates by lexical evidence that BM25 does not see.

A term of the question counts by the nearest place where it stands: in the best sentences, in the
passage, beside it, in what heads its article. Topics are named in
headlines and leads and answered further down, where only the rest of the question stands. Other
features tell how the terms stand together and whether something there has the form of an answer.
All features are weighed and added; the weights are few and named, so that an order can be
explained. Scores are comparable between the passages of one answer only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, timedelta, tzinfo
from itertools import pairwise, zip_longest

from retrieval import dates
from retrieval.analysis import Analyzer
from retrieval.questions import EVIDENCE, MEASURED, Question
from retrieval.reading import ReadPassage
from retrieval.stores import PassageKey
from retrieval.weighing import Held, TermWeights

DEEP = 30
"""Candidates whose sentences, neighbours and order of words are looked at."""

NEAR = 5
"""Terms that stand near each other: at most so many places apart, in question and passage."""


@dataclass(frozen=True, kw_only=True)
class Weights:
    """How much each feature counts; see `Candidate.features` for what they are.

    Fitted to the development sets together, each set counting the same; ARCHITECTURE.md has how,
    and what leaving each out does on questions that did not choose the weights.
    """

    bm25: float = 2.5
    window: float = 3.2
    passage: float = 2.9
    beside: float = 4.4
    headline: float = 3.8
    sentence: float = 2.1
    phrase: float = 1.6
    near: float = 0.9
    surface: float = 1.8
    form: float = 1.7
    measured: float = 2.4
    counted: float = 1.6
    names: float = 1.7
    publisher: float = 3.5
    quoted: float = 3.0
    dated: float = 3.0
    recent: float = 1.5
    own: float = 10.0
    speaker: float = 1.5
    lead: float = -0.5


WEIGHTS = Weights()
FEATURES = tuple(field.name for field in fields(Weights))

HERE = (
    "bm25", "window", "sentence", "phrase", "near", "surface", "form", "counted", "names"
)  # fmt: skip
"""Features that tell of the passage's own words: those that confidence is made of."""

PLACES = ("window", "passage", "beside", "headline")
"""Where a term is looked for, nearest first."""


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """One passage in the order of an answer.

    features:
        bm25      the engine's score as a share of the best candidate's
        window    weight of the question's terms in the best two neighbouring sentences, and of
                  those of the speaker
        passage   weight that the rest of the passage adds to that
        beside    weight that the passages before and after it add
        headline  weight that the article's headline and first passage add
        sentence  weight of the terms in the best single sentence
        phrase    weight of neighbouring terms of the question that are neighbours here too; of a
                  question of one term, like `near`, `ALONE` where it
                  holds that
        near      weight of the question's pairs of terms that stand near each other here
        surface   weight of the terms that stand here in the very form asked
        form      weight of the terms about a sentence that has the form of an answer
        measured  1 where the passage has anything of a form that few passages have by chance: a
                  duration, a sum, a day (see `MEASURED`)
        counted   1 where a number stands before what "how many" counts
        names     weight of the capitalised terms in passage, headline or lead; 1 without such
        publisher 1 where the question names this publisher
        speaker   1 where the question asks for this speaker's words
        quoted    share of the quoted phrases that stand here word for word
        dated     1 where the article is of the days that the question names, or of the week after
                  given ones
        recent    where the latest is asked for: how late the article is among those of the
                  candidates, from 0 for the earliest to 1 for the latest
        own       of a follow-up: what the passage is worth by the question's own words among those
                  of the story that it goes on with, as a tenth (see `answering`)
        lead      1 for the first passage of an article
    All but `own` lie between 0 and 1. `held` tells for each place of PLACES how far
    each term is held there or nearer. `cover`: weight of the terms in passage, headline, lead or
    speaker; `article_cover`: in all that the article's candidates hold. `here`: the part of the
    score that the features of HERE give.
    """

    read: ReadPassage
    features: Mapping[str, float]
    held: tuple[Held, ...]
    cover: float
    article_cover: float
    here: float
    score: float

    @property
    def place(self) -> tuple[int, int]:
        """(article sequence, ordinal), by which ties go."""
        return self.read.passage.header.sequence, self.read.passage.ordinal

    def joined(self, own: Candidate, use: Weights = WEIGHTS) -> Candidate:
        """This candidate of a follow-up with what it is worth by the question's own words."""
        return replace(
            self,
            features={**self.features, "own": own.score / 10},
            here=own.here,
            article_cover=own.article_cover,
            score=self.score + use.own * own.score / 10,
        )


Beside = Callable[[Sequence[PassageKey]], Mapping[PassageKey, ReadPassage]]
"""Reads passages, those that are there."""


def rank(
    question: Question,
    weights: TermWeights,
    scored: Sequence[tuple[ReadPassage, float]],
    analyzer: Analyzer,
    beside: Beside,
    *,
    use: Weights = WEIGHTS,
    deep: int = DEEP,
    timezone: tzinfo = UTC,
) -> list[Candidate]:
    """The candidates best first; `scored` holds each with its BM25 score, in the engine's order.

    Ties go by (article sequence, ordinal). An empty list gives none. The `deep` best by what needs
    no look at sentences are looked at closely, and only those are returned.
    """
    best = max((score for _, score in scored), default=0.0)
    asked = _Asked(question, weights, use, timezone)
    # Tiny libraries give scores of zero and less: then every match counts the same.
    drafts = [
        _Draft(asked, read, max(0.0, score) / best if best > 0 else 1.0) for read, score in scored
    ]
    asked.span(read for read, _ in scored)
    articles: dict[int, set[str]] = {}
    for draft in drafts:
        articles.setdefault(draft.sequence, set()).update(draft.everything)
    drafts.sort(key=lambda draft: (-draft.worth(), *draft.place))
    drafts = drafts[:deep]
    around = beside(list(dict.fromkeys(key for draft in drafts for key in draft.neighbours)))
    candidates = [draft.candidate(articles[draft.sequence], around, analyzer) for draft in drafts]
    candidates.sort(key=lambda c: (-c.score, *c.place))
    return _by_turns(candidates, question.publishers)


def _by_turns(
    ranked: Sequence[Candidate], publishers: Sequence[tuple[str, ...]]
) -> list[Candidate]:
    """Where a question names several publishers, the best of each in turn, in the order of their
    first; then all others."""
    if len(publishers) < 2:
        return list(ranked)
    waiting: dict[tuple[str, ...], list[Candidate]] = {}
    rest: list[Candidate] = []
    for candidate in ranked:
        publisher = candidate.read.passage.header.publisher
        named = next((names for names in publishers if publisher in names), None)
        (rest if named is None else waiting.setdefault(named, [])).append(candidate)
    rounds = zip_longest(*waiting.values())
    return [c for turn in rounds for c in turn if c is not None] + rest


class _Asked:
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


class _Draft:
    """A passage on its way to a Candidate: what it holds of the terms wanted."""

    def __init__(self, asked: _Asked, read: ReadPassage, share: float) -> None:
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


ONE_DAY = timedelta(days=1)
ONE_WEEK = timedelta(days=7)

FORM_BONUS = 0.15
"""What a window gains by having the form of an answer, as a share of the question's weight."""

ALONE = 0.5
"""What a term without neighbours in the question counts as being in order."""

AFTER_NUMBER = 40
"""Characters after a number in which the thing counted is looked for."""


def _most(first: Held, second: Held) -> Held:
    """Term by term, the one that is held further."""
    return tuple(map(max, first, second))


def follows(terms: Sequence[str], of: Sequence[str]) -> bool:
    """Whether terms stand in others next to each other, in this order; () stands nowhere."""
    size = len(terms)
    return size > 0 and any(
        tuple(of[place : place + size]) == tuple(terms)
        for place, term in enumerate(of)
        if term == terms[0]
    )
