"""Retrieval: a library of news that answers questions with verbatim passages.

Synchronous; knows nothing of Discord, settings or terminals. `Library` is the only door, the
frozen data of `model` and the errors of `errors` are what goes through it. Importing this
package loads neither numpy nor an index: `Library` is loaded when it is first named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from retrieval.errors import (
    DatelineError,
    QueryError,
    SourceError,
    StoreDamagedError,
    StoreError,
    StoreTooNewError,
    StoreUnavailableError,
    UnknownArticleError,
)
from retrieval.model import (
    Answer,
    Article,
    ArticleHeader,
    Change,
    Claim,
    CoverageDay,
    Digest,
    DigestItem,
    Disagreement,
    Excerpt,
    Failure,
    Figure,
    Filters,
    Highlight,
    IngestReport,
    Line,
    Passage,
    Percolation,
    Progress,
    PublisherSummary,
    Quote,
    Quotes,
    RankedPassage,
    Share,
    Span,
    Speaker,
    Status,
    Story,
    StoryReport,
    Summary,
    Timeline,
    TimelineEntry,
    VerifyReport,
    Why,
)

if TYPE_CHECKING:
    from retrieval.library import Library

__all__ = [
    "Answer",
    "Article",
    "ArticleHeader",
    "Change",
    "Claim",
    "CoverageDay",
    "DatelineError",
    "Digest",
    "DigestItem",
    "Disagreement",
    "Excerpt",
    "Failure",
    "Figure",
    "Filters",
    "Highlight",
    "IngestReport",
    "Library",
    "Line",
    "Passage",
    "Percolation",
    "Progress",
    "PublisherSummary",
    "QueryError",
    "Quote",
    "Quotes",
    "RankedPassage",
    "Share",
    "SourceError",
    "Span",
    "Speaker",
    "Status",
    "StoreDamagedError",
    "StoreError",
    "StoreTooNewError",
    "StoreUnavailableError",
    "Story",
    "StoryReport",
    "Summary",
    "Timeline",
    "TimelineEntry",
    "UnknownArticleError",
    "VerifyReport",
    "Why",
]


def __getattr__(name: str) -> Any:
    if name == "Library":
        from retrieval.library import Library

        return Library
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
