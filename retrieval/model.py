"""The words of the library as frozen data: articles, passages, questions, answers, reports.

Knows no storage, no index and no Discord; imports only the standard library. Offsets are Unicode
code points, ordinals and ranks count from 1, collections are named, `None` means "not known".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Kind = Literal["lead", "body", "quote"]
Reason = Literal["empty_index", "no_terms", "no_match", "weak_evidence"]

SHARED = "shared"
"""The collection that everybody sees."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Half-open range [start, end) of code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who said a passage. `name` is "" where only a role is given; `context` is what else the
    source says of the occasion ("in Feb.", "CNN Interview")."""

    name: str = ""
    title: str | None = None
    context: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedPassage:
    """One paragraph of a source, as it was read; `ordinal` is its place there, from 1."""

    ordinal: int
    kind: Kind
    text: str
    speaker: Speaker | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedArticle:
    """One article as a source gives it, before the library knows it; `derived_id` tells that its
    id was made from what it says."""

    id: str
    derived_id: bool = False
    headline: str | None = None
    publisher: str | None = None
    published: str | None = None
    author: str | None = None
    section: str | None = None
    url: str | None = None
    language: str | None = None
    credit: str | None = None
    soundbites: tuple[Speaker, ...] = ()
    passages: tuple[ParsedPassage, ...] = ()
    location: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleHeader:
    """What the library knows of one article apart from its paragraphs.

    `sequence` is given at the first ingest and kept through edits; ties between equally good
    passages go by it. `revision` counts edits from 1. `source` is the configured or given root
    that the article was read from, `location` the file in it.
    """

    id: str
    collection: str
    sequence: int
    revision: int
    headline: str | None
    publisher: str | None
    published: str | None
    first_seen: str
    author: str | None
    section: str | None
    url: str | None
    language: str
    credit: str | None
    soundbites: tuple[Speaker, ...]
    source: str
    location: str
    sample: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One paragraph of one revision of an article: the unit that is indexed and cited."""

    header: ArticleHeader
    ordinal: int
    kind: Kind
    text: str
    speaker: Speaker | None

    @property
    def id(self) -> str:
        return f"{self.header.id}#{self.ordinal}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A whole article in one revision, as a rule its current one; passages in source order."""

    header: ArticleHeader
    passages: tuple[Passage, ...]
    content_hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What limits an answer. Inclusive days; `None` = no limit. Filters never change scores."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class SummarySentence:
    """A sentence of a summary, verbatim: `text` is exactly `passage.text[start:end]`."""

    text: str
    passage_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Sentences of one article in source order."""

    article_id: str
    headline: str | None
    publisher: str | None
    published: str | None
    sentences: tuple[SummarySentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A location that gave no article (or lost a field), and why."""

    location: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestReport:
    """What one ingest or reindex changed, in articles; totals are the library's afterwards."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    removed: int = 0
    failures: tuple[Failure, ...] = ()
    generation: int = 0
    articles: int = 0
    passages: int = 0
    elapsed_ms: float = 0.0

    @property
    def read(self) -> int:
        return self.added + self.updated + self.unchanged


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCount:
    """How many articles came from one source."""

    source: str
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PublisherSummary:
    """What the library has of one publisher; `name` is None for the articles that name none.

    The earliest and the latest publication date are as they are stored ("2025-05", "2025-05-06",
    or with a time) and compared as text; None where no article has a date. `samples` tells whether
    all of its articles are invented samples.
    """

    name: str | None
    articles: int
    first_published: str | None
    last_published: str | None
    samples: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """The library at a glance."""

    articles: int
    passages: int
    publishers: int
    samples: int
    first_published: str | None
    last_published: str | None
    generation: int
    engine: str
    indexed_passages: int
    terms: int
    data_dir: str
    sources: tuple[SourceCount, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyReport:
    """What a full check found: ids of damaged passages, and faults of database and index."""

    passages_checked: int
    damaged: tuple[str, ...] = ()
    repaired: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    elapsed_ms: float = 0.0

    @property
    def sound(self) -> bool:
        return set(self.damaged) <= set(self.repaired) and not self.faults


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """A step of long work: `done` of `total` units (0 = not known yet) of `stage`."""

    stage: str
    done: int
    total: int
