"""Heaps' and Zipf's laws, fitted: whether a corpus grows and is spread as text is.

    Heaps: V(n) = K n^beta, the distinct words among the first n
    Zipf:  f(r) = C r^-s,   the frequency of the r-th most frequent word

Both are straight lines in logarithms, fitted by least squares at points an equal factor apart.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

POINTS = 24


def heaps_exponent(ids: NDArray[np.int32], *, last: float = 10.0) -> float:
    """beta over the last factor `last` of the stream of words; 1.0 where it is too short.

    The exponent of real text falls slowly as it grows, so it is that of the stream's end which
    says how it goes on.
    """
    total = len(ids)
    if total < 2 * POINTS:
        return 1.0
    first = np.full(int(ids.max()) + 1, total, np.int64)
    # Of repeated indices the last assignment stays, so the reversed order leaves the first.
    first[ids[::-1]] = np.arange(total - 1, -1, -1)
    seen = np.sort(first[first < total])
    lengths = np.unique(np.geomspace(max(total / last, POINTS), total, POINTS).astype(np.int64))
    return _slope(lengths, np.searchsorted(seen, lengths))


def zipf_slope(counts: NDArray[np.int64], *, least: int = 5) -> float:
    """-s over the words from rank 10 on that occur at least `least` times (above and below these
    no text is a straight line); 0.0 where there are too few."""
    ordered = np.sort(counts[counts >= least])[::-1]
    if len(ordered) < 2 * POINTS:
        return 0.0
    ranks = np.unique(np.geomspace(10, len(ordered), POINTS).astype(np.int64))
    return _slope(ranks, ordered[ranks - 1])


def _slope(x: NDArray[np.int64], y: NDArray[np.int64]) -> float:
    return float(np.polyfit(np.log(x), np.log(y), 1)[0])
