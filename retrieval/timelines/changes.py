"""Changes: what an edit made of an article, sentence by sentence.

A sentence that moved is none, nor is one that differs in white space, quotation marks or dashes.
Headlines are compared by nobody: a line is always one of a passage.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from retrieval.analysis import bounds
from retrieval.model import Article, Change, Line, Span
from retrieval.stores import Edition

_PLAIN = str.maketrans(dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("‘’‚‛′ʼ", "'")
                       | dict.fromkeys("‐‑‒–—―−", "-"))  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """What became of an article at a moment (ISO, UTC): its new revision, and what is different
    from the one before."""

    article: Article
    seen_at: str
    change: Change


def changes(history: Sequence[Edition]) -> list[Edit]:
    """The edits of an article in order, from its revisions in order; revisions that change no
    sentence are left out."""
    found = [
        Edit(
            article=after.article,
            seen_at=after.seen_at,
            change=difference(before.article, after.article),
        )
        for before, after in pairwise(history)
    ]
    return [edit for edit in found if edit.change.removed or edit.change.added]


def difference(before: Article, after: Article) -> Change:
    """The sentences that only one of two revisions has, each in order of their places; of a
    sentence that stands several times, the last ones."""
    old, new = list(_lines(before)), list(_lines(after))
    return Change(removed=_only(old, new), added=_only(new, old))


def _only(
    lines: Sequence[tuple[str, Line]], others: Sequence[tuple[str, Line]]
) -> tuple[Line, ...]:
    left = Counter(text for text, _ in others)
    found: list[Line] = []
    for text, line in lines:
        if left[text] > 0:
            left[text] -= 1
        else:
            found.append(line)
    return tuple(found)


def _lines(article: Article) -> Iterator[tuple[str, Line]]:
    """Each sentence with what counts of it."""
    for passage in article.passages:
        for start, end in bounds(passage.text):
            yield (
                plain(passage.text[start:end]),
                Line(passage=passage, span=Span(start=start, end=end)),
            )


def plain(text: str) -> str:
    """A sentence without what makes no difference."""
    return " ".join(unicodedata.normalize("NFKC", text).translate(_PLAIN).split())
