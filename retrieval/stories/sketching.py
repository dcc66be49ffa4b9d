"""A sketch of one revision of an article: what it says, small enough to be compared with thousands.

Terms are numbered by CRC-32, so that sketches made by different processes agree without a common
vocabulary; two terms share a number once in four thousand million pairs. Neighbouring terms are
kept as the smallest of their hashes (bottom-k), by which nearly the same texts are told.
"""

from __future__ import annotations

import zlib
from array import array
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from retrieval.analysis import Analyzer
from retrieval.model import Article

VERSION = 1
"""Raised when the code below gives an article another sketch."""

HEADLINE, LEAD, BODY = 6, 5, 4
"""What a term counts in each part of an article, in quarters of one in the body."""

MOST_COUNTED = 255
"""The most that is kept of a term's count, a byte."""

LOWEST = 64
"""Hashes of neighbouring terms that are kept: a share of .8 is then known within .05."""

KNOWN_TERMS = 1 << 17
_SPREAD = 2654435761
"""Knuth's multiplier: CRC-32 alone is linear, and its smallest values are no fair sample."""


class Sketch(NamedTuple):
    """Bytes of 32-bit numbers of terms, rising; a byte each of what they count; the lowest hashes
    of neighbouring terms, rising; and how many different neighbours there are."""

    terms: bytes
    counts: bytes
    lowest: bytes
    neighbours: int


def sketch(article: Article, analyzer: Analyzer, terms: Sequence[Sequence[str]]) -> Sketch:
    """The sketch of an article whose passages have these terms."""
    counted: Counter[int] = Counter()
    headline = article.header.headline
    if headline is not None:
        for term in analyzer.terms(headline, article.header.language):
            counted[number(term)] += HEADLINE
    neighbours: set[int] = set()
    for place, (passage, said) in enumerate(zip(article.passages, terms, strict=True)):
        numbers = [number(term) for term in said]
        worth = LEAD if passage.kind == "lead" or place == 0 else BODY
        for one, times in Counter(numbers).items():
            counted[one] += worth * times
        neighbours.update((a * 31 + b) * _SPREAD & 0xFFFFFFFF for a, b in pairwise(numbers))
    rising = sorted(counted)
    return Sketch(
        terms=array("I", rising).tobytes(),
        counts=bytes([min(MOST_COUNTED, counted[one]) for one in rising]),
        lowest=array("I", sorted(neighbours)[:LOWEST]).tobytes(),
        neighbours=len(neighbours),
    )


@lru_cache(maxsize=KNOWN_TERMS)
def number(term: str) -> int:
    """The number of a term."""
    return zlib.crc32(term.encode())
