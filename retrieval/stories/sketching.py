"""A sketch of one revision of an article: what it says, small enough to be compared with thousands.

Terms are numbered by CRC-32, so that sketches made by different processes agree without a common
vocabulary; two terms share a number once in four thousand million pairs. Neighbouring terms are
kept as the smallest of their hashes (bottom-k), by which nearly the same texts are told.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from retrieval.analysis import Analyzer
from retrieval.model import Article
from retrieval.stories.naming import credited, dateline, names

VERSION = 2
"""Raised when the code below gives an article another sketch."""

HEADLINE, LEAD, BODY = 6, 5, 4
"""What a term counts in each part of an article, in quarters of one in the body."""

MOST_COUNTED = 255
"""The most that is kept of a term's count, a byte."""

LOWEST = 64
"""Hashes of neighbouring terms that are kept: a share of .8 is then known within .05."""

NAME, DATELINE = 1, 2
"""What a term is in an article: written as a name in it; said by its dateline alone."""

KNOWN_TERMS = 1 << 17
_ORDER, _SPREAD, _LOW = np.uint64(31), np.uint64(2654435761), np.uint64(0xFFFFFFFF)
"""What makes one hash of two numbers, in their order; the second is Knuth's multiplier, since the
smallest of CRC-32's values are no fair sample."""


class Sketch(NamedTuple):
    """Bytes of 32-bit numbers of terms, rising; a byte each of what they count, and of what they
    are (`NAME`, `DATELINE`); the lowest hashes of neighbouring terms, rising; how many
    different neighbours there are; numbers of terms that it does not have but that mean nearly
    what those of its headline and lead do, rising; whom it names as its source, a line each; and
    whether it is dated to the minute."""

    terms: bytes
    counts: bytes
    marks: bytes
    lowest: bytes
    neighbours: int
    related: bytes
    credits: str
    timed: int


def sketch(article: Article, analyzer: Analyzer, terms: Sequence[Sequence[str]]) -> Sketch:
    """The sketch of an article whose passages have these terms."""
    header = article.header
    headline = analyzer.terms(header.headline, header.language) if header.headline else []
    lengths = [len(headline), *map(len, terms)]
    worth = [HEADLINE]
    for place, passage in enumerate(article.passages):
        worth.append(LEAD if passage.kind == "lead" or place == 0 else BODY)
    said = np.fromiter(map(number, chain(headline, *terms)), np.uint64, sum(lengths))
    numbers, which = np.unique(said, return_inverse=True)
    counts = np.bincount(which, weights=np.repeat(worth, lengths), minlength=len(numbers))
    named = np.fromiter(map(number, names(article, analyzer)), np.uint64)
    marks = np.where(np.isin(numbers, named), NAME, 0)
    end, _ = dateline(article)
    if end:
        before = analyzer.terms(article.passages[0].text[:end], header.language)
        first = said[lengths[0] : lengths[0] + len(before)]
        behind = np.concatenate((said[: lengths[0]], said[lengths[0] + len(before) :]))
        marks[np.isin(numbers, np.setdiff1d(first, behind))] = DATELINE
    head = np.repeat(worth, lengths) > BODY
    related = _related(
        {term for term, at in zip(chain(headline, *terms), head.tolist(), strict=True) if at},
        analyzer,
        header.language,
        named,
    )
    # Neighbours in one passage; the first term after each end has none before it.
    after = np.ones(len(said), bool)
    after[[end for end in np.cumsum(lengths) if end < len(said)]] = False
    after[: lengths[0] + 1] = False
    second = np.flatnonzero(after)
    neighbours = np.unique((said[second - 1] * _ORDER + said[second]) * _SPREAD & _LOW)
    return Sketch(
        terms=numbers.astype(np.uint32).tobytes(),
        counts=np.minimum(counts, MOST_COUNTED).astype(np.uint8).tobytes(),
        marks=marks.astype(np.uint8).tobytes(),
        lowest=neighbours[:LOWEST].astype(np.uint32).tobytes(),
        neighbours=len(neighbours),
        related=np.setdiff1d(related, numbers).astype(np.uint32).tobytes(),
        credits="\n".join(credited(article)),
        timed=int("T" in (header.published or "")),
    )


def _related(
    terms: Iterable[str], analyzer: Analyzer, language: str | None, named: NDArray[np.uint64]
) -> NDArray[np.uint64]:
    """Numbers of the variants of English terms, names apart."""
    if (language or analyzer.language) != "en":
        return np.zeros(0, np.uint64)
    own_names = set(named.tolist())
    variants = [analyzer.variants(term) for term in terms if number(term) not in own_names]
    return np.array([number(one) for found in variants for one in found], np.uint64)


@lru_cache(maxsize=KNOWN_TERMS)
def number(term: str) -> int:
    """The number of a term."""
    return zlib.crc32(term.encode())
