"""Questions' limits, answers, and what led to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from retrieval.model.articles import SHARED, Passage, Span

Reason = Literal["empty_index", "no_terms", "no_match", "weak_evidence"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What limits an answer. Inclusive days; `None` = no limit. Filters never change scores.

    With `until` nothing counts that was published or edited later: each article is in the revision
    that was in force at the end of that day.
    """

    since: date | None = None
    until: date | None = None
    publisher: str | None = None
    speaker: str | None = None
    collections: tuple[str, ...] = (SHARED,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Highlight:
    """A marked word, as offsets into the excerpt's own text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchedTerm:
    """A word of the question as it was written, and how it counted for one passage.

    `weight` is its share of the question's weight; `held` how far it was found, 0 (not at all) to
    1 (itself; less: a word that may stand for it); `place` where: in the passage's best sentences
    ("window"), elsewhere in the "passage", "beside" it, in the article's "headline" or first
    passage; None for nowhere.
    """

    word: str
    term: str
    weight: float
    held: float
    place: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What a feature adds: `value` times its weight is `share`."""

    name: str
    value: float
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """Why a passage stands where it does: the question's terms in order, and the features of the
    second stage whose shares add up to `score`, to the last of six decimals."""

    terms: tuple[MatchedTerm, ...]
    features: tuple[Share, ...]

    @property
    def score(self) -> float:
        return round(sum(feature.share for feature in self.features), 6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """Words of one passage: `text` is exactly `passage.text[span.start:span.end]`.

    `also_in` are passages that say nearly the same, in order of rank; they are not shown again.
    """

    number: int
    passage: Passage
    span: Span
    highlights: tuple[Highlight, ...]
    why: Why
    also_in: tuple[Passage, ...] = ()

    @property
    def score(self) -> float:
        return self.why.score

    @property
    def text(self) -> str:
        return self.passage.text[self.span.start : self.span.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the library says to one question: excerpts, or an abstention with its reason.

    Abstaining is a value, not an error: then `excerpts` is empty, `reason` is set, and under
    `weak_evidence` `closest` holds what came nearest. `missing` lists the question's words that
    nothing in the library (or nothing under these filters) mentions. `confidence_shares` add up to
    the logit of `confidence`; () where nothing matched.
    """

    question: str
    understood: dict[str, object]
    excerpts: tuple[Excerpt, ...]
    closest: tuple[Excerpt, ...]
    confidence: float
    confidence_shares: tuple[Share, ...]
    reason: Reason | None
    missing: tuple[str, ...]
    absent: tuple[str, ...]
    generation: int
    elapsed_ms: float

    @property
    def answered(self) -> bool:
        return self.reason is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A sentence of a message, verbatim: `text` is exactly `message[span.start:span.end]`, with
    what the library says to it: passages, or an abstention, and never a verdict."""

    text: str
    span: Span
    answer: Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Percolation:
    """Which topics the articles are about that came after a generation, up to `generation`.

    `matches` holds by topic, in the order in which the topics were given, an excerpt of each
    article, best first; topics without any are left out. `unread` are the topics in which there is
    nothing to look for; they are not looked at, and () comes, where nothing has arrived. `weighed`
    counts the pairs of a topic and a passage that were looked at closely.
    """

    generation: int
    matches: dict[str, tuple[Excerpt, ...]]
    unread: tuple[str, ...]
    articles: int
    passages: int
    weighed: int
    elapsed_ms: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedPassage:
    """One line of a run: a passage id, its rank from 1 and the score it was ranked by."""

    passage_id: str
    rank: int
    score: float
