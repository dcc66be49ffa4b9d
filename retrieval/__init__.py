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
    Claim,
    Excerpt,
    Failure,
    Filters,
    Highlight,
    IngestReport,
    Passage,
    Percolation,
    Progress,
    PublisherSummary,
    RankedPassage,
    Share,
    Span,
    Speaker,
    Status,
    Summary,
    SummarySentence,
    VerifyReport,
    Why,
)

if TYPE_CHECKING:
    from retrieval.library import Library

__all__ = [
    "Answer",
    "Article",
    "ArticleHeader",
    "Claim",
    "DatelineError",
    "Excerpt",
    "Failure",
    "Filters",
    "Highlight",
    "IngestReport",
    "Library",
    "Passage",
    "Percolation",
    "Progress",
    "PublisherSummary",
    "QueryError",
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
    "Summary",
    "SummarySentence",
    "UnknownArticleError",
    "VerifyReport",
    "Why",
]


def __getattr__(name: str) -> Any:
    if name == "Library":
        from retrieval.library import Library

        return Library
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
