"""Growth: a corpus of any size out of a base of real paragraphs, with its laws kept.

A corpus no larger than the base is a sample of it. A larger one goes on from the base paragraph by
paragraph: each takes the length of an earlier one and most of its words (so that words go on
occurring together), the others from anywhere before (so that the spread of words stays). And each
word w taken, its repeats with it, is given up for a new one with probability d / df(w): this is the
Pitman-Yor process (strength 0, discount d), in which the vocabulary grows as n^d and frequencies
keep a power law; d is the Heaps exponent at the end of the base.

Paragraphs come in blocks, whose words are drawn from what stands before the block, so that it is
arithmetic on arrays: 1,000,000 in some seconds. The same base, size and seed give the same corpus.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from retrieval.benchmark.base import Base, fresh_names
from retrieval.benchmark.corpus import COLUMNS, Corpus, taking

KEPT = 0.6
"""Share of an earlier paragraph's words that a new one keeps."""

BLOCK = 1 / 16
"""Size of a block, as a share of what stands before it."""

ARTICLE = 20
"""Paragraphs of an article."""

PUBLISHERS = 20
SPEAKERS = 300
SPOKEN = 0.15
"""Share of paragraphs that somebody says."""

FIRST_DAY = 738_886
"""2024-01-01 as an ordinal; articles are spread over DAYS from there."""
DAYS = 730
MONTH_ONLY = 0.1
UNDATED = 0.02


def grown(base: Base, paragraphs: int, seed: int) -> Corpus:
    """`paragraphs` (at least 1) in articles of ARTICLE, sequences from 1; the last article may be
    shorter."""
    random = np.random.default_rng(seed)
    if paragraphs <= len(base):
        places = np.sort(random.choice(len(base), paragraphs, replace=False))
        offsets, taken = taking(base.offsets, places)
        words, ids = base.words, base.ids[taken]
    else:
        tokens = _grow(base, paragraphs, random)
        words, ids, offsets = tokens.words, tokens.ids[: tokens.used], tokens.offsets
    return Corpus(words=words, ids=ids, offsets=offsets, rows=_rows(paragraphs, random))


@dataclass
class _Tokens:
    """What has been written: `ids` has room for more than the `used` ones."""

    words: list[str]
    ids: NDArray[np.int32]
    offsets: NDArray[np.int64]
    used: int


def _grow(base: Base, paragraphs: int, random: np.random.Generator) -> _Tokens:
    done, used = len(base), len(base.ids)
    ids = np.zeros(int(1.1 * used / done * paragraphs) + used, np.int32)
    offsets = np.zeros(paragraphs + 1, np.int64)
    ids[:used], offsets[: done + 1] = base.ids, base.offsets
    pairs, _ = _distinct(base.ids, base.offsets, len(base.words))
    counts = np.bincount(pairs, minlength=len(base.words))
    while done < paragraphs:
        block = min(paragraphs - done, max(1, int(done * BLOCK)))
        written, source = taking(offsets[: done + 1], random.integers(done, size=block))
        taken, repeats = _distinct(ids[source], written, len(counts))
        other = np.flatnonzero(random.random(len(taken)) >= KEPT)
        taken[other] = ids[random.integers(used, size=len(other))]
        new = np.flatnonzero(random.random(len(taken)) * counts[taken] < base.heaps)
        taken[new] = len(counts) + np.arange(len(new))
        drawn = taken[repeats]
        end = used + len(drawn)
        if end > len(ids):
            ids = np.concatenate((ids, np.zeros(end, np.int32)))
        ids[used:end], offsets[done + 1 : done + block + 1] = drawn, used + written[1:]
        counts = np.concatenate((counts, np.zeros(len(new), np.int64)))
        counts += np.bincount(taken, minlength=len(counts))
        done, used = done + block, end
    more: list[str | None] = [None] * (len(counts) - len(base.words))
    words = fresh_names([*base.words, *more], set(base.words), "w")
    return _Tokens(words=words, ids=ids, offsets=offsets, used=used)


def _distinct(
    ids: NDArray[np.int32], offsets: NDArray[np.int64], words: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The distinct words of each paragraph, and for each of `ids` which of these it is: what
    becomes of a word becomes of its repeats, so that a paragraph goes on repeating its words."""
    paragraph = np.repeat(np.arange(len(offsets) - 1), np.diff(offsets))
    pairs, repeats = np.unique(paragraph * words + ids, return_inverse=True)
    return pairs % words, repeats


def _rows(paragraphs: int, random: np.random.Generator) -> NDArray[np.int32]:
    """Columns of `COLUMNS`. Publishers have shares 1, 1/2, 1/3, ...; days are in no order, as a
    folder of files gives them; some articles have only a month, a few no date."""
    articles = -(-paragraphs // ARTICLE)
    shares = 1 / np.arange(1, PUBLISHERS + 1)
    publisher = random.choice(PUBLISHERS, articles, p=shares / shares.sum()) + 1
    first = FIRST_DAY + random.integers(DAYS, size=articles)
    kind = random.random(articles)
    last = np.where(kind < MONTH_ONLY, first + 29, first)
    last = np.where(kind > 1 - UNDATED, first - 1, last)
    article = np.arange(paragraphs) // ARTICLE
    speaker = random.integers(1, SPEAKERS + 1, size=paragraphs)
    speaker[random.random(paragraphs) >= SPOKEN] = 0
    columns = {
        "sequence": article + 1,
        "ordinal": np.arange(paragraphs) % ARTICLE + 1,
        "publisher": publisher[article],
        "speaker": speaker,
        "first_day": first[article],
        "last_day": last[article],
    }
    return np.stack([columns[name] for name in COLUMNS]).astype(np.int32)
