"""The search of one segment in numpy: what `kernels.scan` does, with the same result.

Sums of rounded-up idf over 16-bit numbers bound every score from above and, less the number of
additions, from below; passages whose upper bound reaches the best lower bounds are scored exactly.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from retrieval.engines.embedded.live import Mask
from retrieval.engines.embedded.segment import UNIT
from retrieval.engines.embedded.weighing import Weighed

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

CEILING = 65535.0
SAFE = 1.0 - 1e-9


def scan(
    weighed: Weighed,
    allowed: Mask,
    terms: Sequence[int],
    idf: Sequence[float],
    limit: int,
    bar: float,
) -> tuple[Ints, Floats]:
    """The allowed passages that may be among the `limit` best, with their exact scores.

    `terms` and `idf` in the query's order, every idf above 0; `bar` is a score that is not worth
    being below.
    """
    segment, count = weighed.segment, len(terms)
    scale = (CEILING - 2 * count) / (sum(idf) * (1.0 + weighed.top_gain))
    holding = [segment.holding(term) for term in terms]
    units = -(-len(segment) // UNIT)
    sums = np.zeros(units * UNIT, np.uint16)
    for term, weight, passages in zip(terms, idf, holding, strict=True):
        np.add.at(sums, passages, np.uint16(weight * scale + 1.0))
        repeated, kinds = segment.repeats(term)
        if len(repeated):
            more = (weight * scale) * weighed.gain[kinds] + 1.0
            np.add.at(sums, repeated.astype(np.int64), more.astype(np.uint16))
    if len(allowed):
        sums *= allowed
    rows = sums.reshape(units, UNIT)
    # The first of a unit is the shortest and has the highest lift; that of the next, the lowest.
    longest = np.append(segment.unit_run[1:], len(segment.run_length) - 1)
    high = weighed.lift[segment.unit_run] / scale
    low = weighed.lift[longest] / scale * SAFE
    best = _highest(rows) * high
    taken = max(4, limit)
    while True:
        chosen = np.argpartition(best, units - taken)[units - taken :] if taken < units else ...
        part = rows[chosen]
        lows = (part.astype(np.float64) - 2 * count) * low[chosen, None]
        lows = lows[part > 0]
        if len(lows) >= limit:
            bar = max(bar, float(np.partition(lows, len(lows) - limit)[len(lows) - limit]))
        if len(lows) >= limit or taken >= units:
            break
        taken *= 8
    worth = ((best >= bar * SAFE) & (best > 0)).nonzero()[0]
    part = rows[worth]
    unit, place = ((part * high[worth, None] >= bar * SAFE) & (part > 0)).nonzero()
    found = worth[unit] * UNIT + place
    return found, exact(weighed, holding, terms, idf, found)


def exact(
    weighed: Weighed,
    holding: Sequence[Ints],
    terms: Sequence[int],
    idf: Sequence[float],
    passages: Ints,
) -> Floats:
    """The scores of passages, in rank-bm25's order of operations; `holding` for each term."""
    segment = weighed.segment
    scores = np.zeros(len(passages))
    run = segment.runs(passages)
    once, norm = weighed.lift[run], weighed.norm[run]
    for term, weight, having in zip(terms, idf, holding, strict=True):
        if not len(having):
            continue
        here = having.take(having.searchsorted(passages), mode="clip") == passages
        share = np.where(here, weight * once, 0.0)
        repeated, kinds = segment.repeats(term)
        if len(repeated):
            place = repeated.searchsorted(passages)
            twice = (repeated.take(place, mode="clip") == passages).nonzero()[0]
            if len(twice):
                often = segment.kind_frequency[kinds[place[twice]]]
                share[twice] = weight * (often * weighed.k1_plus_1 / (often + norm[twice]))
        scores += share
    return scores


def _highest(rows: NDArray[np.uint16]) -> NDArray[np.uint16]:
    """The highest of each row: halves against halves, which numpy does many at a time."""
    while rows.shape[1] > 32:
        half = rows.shape[1] // 2
        rows = np.maximum(rows[:, :half], rows[:, half:])
    highest: NDArray[np.uint16] = rows.max(axis=1)
    return highest
