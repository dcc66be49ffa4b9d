"""Summaries of one article: its leading sentences, verbatim and cited.

News puts what matters first, so the lead is an honest summary; sentences that only repeat an
earlier one, and quotes, which need their speaker, are passed over while others are left.
"""

from __future__ import annotations

import math

from retrieval.analysis import sentences
from retrieval.errors import QueryError
from retrieval.model import Article, Line, Summary

DEFAULT_SENTENCES = 3


def sentence_count(wanted: str | int, total: int) -> int:
    """How many of `total` sentences "3" or "40%" means (a share is rounded up)."""
    text = str(wanted).strip()
    number = text.removesuffix("%").strip()
    if not number.isascii() or not number.isdigit() or int(number) < 1:
        raise QueryError(f"--sentences: {text!r} is neither a number from 1 nor a share like 40%")
    if text.endswith("%"):
        if int(number) > 100:
            raise QueryError(f"--sentences: {text} is more than the article has")
        return math.ceil(total * int(number) / 100)
    return min(int(number), total)


def lead_summary(article: Article, wanted: str | int = DEFAULT_SENTENCES) -> Summary:
    """The first sentences of the article in source order; fewer where it has fewer."""
    found: list[tuple[int, Line]] = []
    seen: set[str] = set()
    total = 0
    for passage in article.passages:
        for span in sentences(passage.text):
            total += 1
            text = passage.text[span.start : span.end]
            again = text.casefold() in seen
            seen.add(text.casefold())
            rank = 2 if again else 1 if passage.kind == "quote" else 0
            found.append(
                (
                    rank,
                    Line(passage=passage, span=span),
                )
            )
    count = sentence_count(wanted, total)
    chosen = sorted(range(len(found)), key=lambda i: (found[i][0], i))[:count]
    return Summary(
        header=article.header,
        sentences=tuple(found[i][1] for i in sorted(chosen)),
    )
