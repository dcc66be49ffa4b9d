"""Each article's terms in few bytes, so that a deletion can take them from the statistics.

An article's term numbers, ascending, one for each passage that holds the term; as differences
(the first from 0) in LEB128: seven bits a byte, lowest first, the high bit set where more follow.

    terms 3, 3, 200  ->  differences 3, 0, 197  ->  03 00 c5 01
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_BITS = 7


def encode(
    articles: NDArray[np.int64], terms: NDArray[np.int64], count: int
) -> tuple[NDArray[np.int64], NDArray[np.uint8]]:
    """Where each of `count` articles begins [count + 1], and the bytes, of pairs in any order."""
    order = np.lexsort((terms, articles))
    articles, terms = articles[order], terms[order]
    differences = np.diff(terms, prepend=0)
    first = np.flatnonzero(np.diff(articles, prepend=-1))
    differences[first] = terms[first]
    sizes = np.ones(len(terms), np.int64)
    for more in range(1, 5):
        sizes += differences >= 1 << (_BITS * more)
    ends = np.cumsum(sizes)
    data = np.zeros(int(ends[-1]) if len(ends) else 0, np.uint8)
    for place in range(5):
        here = np.flatnonzero(sizes > place)
        low = (differences[here] >> (_BITS * place)) & 0x7F
        data[ends[here] - sizes[here] + place] = low | ((sizes[here] > place + 1) << _BITS)
    begin = np.zeros(count + 1, np.int64)
    begin[1:] = np.cumsum(np.bincount(articles, weights=sizes, minlength=count)[:count])
    return begin, data


def decode(
    begin: NDArray[np.int64], data: NDArray[np.uint8], articles: NDArray[np.int64]
) -> NDArray[np.int64]:
    """The terms of all these articles, one after the other, one for each passage that holds it."""
    parts = [data[begin[a] : begin[a + 1]] for a in articles.tolist()]
    flat = np.concatenate(parts) if parts else data[:0]
    ends = np.flatnonzero(flat < 0x80)
    if not len(ends):
        return np.zeros(0, np.int64)
    starts = np.concatenate(([0], ends[:-1] + 1))
    place = np.arange(len(flat)) - np.repeat(starts, ends - starts + 1)
    values = np.add.reduceat((flat & 0x7F).astype(np.int64) << (_BITS * place), starts)
    sums = np.cumsum(values)
    # Differences begin anew with each article.
    article_ends = np.cumsum([len(part) for part in parts])
    last = np.searchsorted(ends, article_ends)  # values up to each article's end
    before = np.concatenate(([0], last[:-1]))
    base = np.where(before > 0, sums[np.maximum(before, 1) - 1], 0)
    terms: NDArray[np.int64] = sums - np.repeat(base, last - before)
    return terms
