"""A sketch of one revision of an article: what it says, small enough to be compared with thousands.

Terms are numbered by CRC-32, so that sketches made by different processes agree without a common
vocabulary; two terms share a number once in four thousand million pairs. Neighbouring terms are
kept as the smallest of their hashes (bottom-k), by which nearly the same texts are told.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
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


class _Numbers(dict[str, int]):
    """The numbers of terms: a look-up takes half as long as in functools' cache."""

    def __missing__(self, term: str) -> int:
        self[term] = found = zlib.crc32(term.encode())
        return found


_numbers = _Numbers()
number = _numbers.__getitem__
"""The number of a term."""


def sketch(article: Article, analyzer: Analyzer, terms: Sequence[Sequence[str]]) -> Sketch:
    """The sketch of an article whose passages have these terms."""
    header = article.header
    headline = analyzer.terms(header.headline, header.language) if header.headline else []
    lengths = [len(headline), *map(len, terms)]
    worth = [HEADLINE]
    for place, passage in enumerate(article.passages):
        worth.append(LEAD if passage.kind == "lead" or place == 0 else BODY)
    if len(_numbers) > KNOWN_TERMS:
        _numbers.clear()
    said = np.fromiter(map(number, chain(headline, *terms)), np.uint64, sum(lengths))
    rising = np.argsort(said)
    first = _first_of_each(said[rising])
    numbers = said[rising[first]]
    counts = np.add.reduceat(np.repeat(worth, lengths)[rising], first) if len(first) else first
    start, agency = dateline(article)
    named = set(map(number, names(article, analyzer, start)))
    marks = np.frombuffer(bytes([one in named for one in numbers.tolist()]), np.uint8) * np.uint8(
        NAME
    )
    if start:
        before = analyzer.terms(article.passages[0].text[:start], header.language)
        opening = said[lengths[0] : lengths[0] + len(before)]
        behind = np.concatenate((said[: lengths[0]], said[lengths[0] + len(before) :]))
        marks[np.isin(numbers, np.setdiff1d(opening, behind))] = DATELINE
    head = chain(
        headline,
        *(t for t, w in zip(terms, worth[1:], strict=True) if w > BODY),
    )
    related = _related(head, analyzer, header.language, named)
    # Neighbours in one passage; the first term after each end has none before it.
    after = np.ones(len(said), bool)
    after[[end for end in np.cumsum(lengths) if end < len(said)]] = False
    after[: lengths[0] + 1] = False
    second = np.flatnonzero(after)
    neighbours = np.sort((said[second - 1] * _ORDER + said[second]) * _SPREAD & _LOW)
    neighbours = neighbours[_first_of_each(neighbours)]
    return Sketch(
        terms=numbers.astype(np.uint32).tobytes(),
        counts=np.minimum(counts, MOST_COUNTED).astype(np.uint8).tobytes(),
        marks=marks.tobytes(),
        lowest=neighbours[:LOWEST].astype(np.uint32).tobytes(),
        neighbours=len(neighbours),
        related=np.array(sorted(related.difference(numbers.tolist())), np.uint32).tobytes(),
        credits="\n".join(credited(article, agency)),
        timed=int("T" in (header.published or "")),
    )


def _first_of_each(rising: NDArray[np.uint64]) -> NDArray[np.intp]:
    """Where each value begins among rising ones; np.unique takes three times as long for so few."""
    begins = np.ones(len(rising), bool)
    np.not_equal(rising[1:], rising[:-1], out=begins[1:])
    return np.flatnonzero(begins)


def _related(
    terms: Iterable[str], analyzer: Analyzer, language: str | None, named: set[int]
) -> set[int]:
    """Numbers of the variants of English terms, names apart."""
    if (language or analyzer.language) != "en":
        return set()
    found = {term for term in terms if number(term) not in named}
    return {number(variant) for term in found for variant in analyzer.variants(term)}
