"""Summaries of one article: sentences of its own, verbatim and cited.

reading      the article's sentences, with what each is made of
centrality   how much each has in common with all others
standing     what speaks for a sentence or against it as a piece of news
repeating    which sentences say nearly the same
choosing     which of them are taken, for the words that they take

A sentence is worth taking by what it shares with the rest of the article. News puts what matters
first, so the lead counts more; what cannot stand alone counts less.
"""

from __future__ import annotations

import math

from retrieval.analysis import Analyzer
from retrieval.errors import QueryError
from retrieval.model import Article, Summary
from retrieval.summaries.centrality import central
from retrieval.summaries.choosing import choose
from retrieval.summaries.reading import read
from retrieval.summaries.repeating import repeats
from retrieval.summaries.standing import stand

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


def summarise(
    article: Article, wanted: str | int = DEFAULT_SENTENCES, *, analyzer: Analyzer
) -> Summary:
    """The sentences that tell most of the article, in source order; fewer where it has fewer.

    `wanted` is a number, or a share like "40%" (QueryError for anything else). What says nearly the
    same as a sentence taken is passed over while others are left. The same article gives the same
    summary, ties by place.
    """
    sentences = read(article, analyzer)
    count = sentence_count(wanted, len(sentences))
    if count < len(sentences):
        centrality = central([sentence.words for sentence in sentences])
        taken = choose(
            stand(sentences, centrality),
            repeats([sentence.terms for sentence in sentences]),
            count,
        )
    else:
        taken = list(range(len(sentences)))
    return Summary(header=article.header, sentences=tuple(sentences[i].line for i in taken))
