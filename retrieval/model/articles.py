"""Articles and their passages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["lead", "body", "quote"]

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
