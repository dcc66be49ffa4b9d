"""Searching a segment; `scanning` is the same in numpy.

Where it counts, indices are unsigned: numba checks a signed one for being negative, and that check
keeps a loop from being vectorised. There are no slices: each would be counted as a reference.
"""

from __future__ import annotations

import numpy as np

from retrieval.engines.embedded.kernels.kind import SHIFT, inlined, kernel
from retrieval.engines.embedded.segment import BLOCK, UNIT

FEW = 16
"""Up to so many wanted, the peaks of the first block's units give a bar to begin with."""
CEILING = 65535.0
"""The largest sum."""
SAFE = 1.0 - 1e-9
"""Relative room for rounding where a bound is compared: a double's error is 1e-15 a step."""

U = np.uint64


@inlined
def _find(values, low, high, wanted):
    """The first place in the ascending values[low:high] that is not below `wanted`, else `high`.

    Halves without a branch: which half it is cannot be predicted, and a wrong guess costs more
    than the comparison.
    """
    size = high - low
    while size > 0:
        half = (size + 1) >> 1
        low += half if values[U(low + half - 1)] < wanted else 0
        size -= half
    return low


@inlined
def _raise_bar(lows, numbers, bar, low):
    """Put a lower bound among the `limit` highest, a heap with the lowest on top: the bar."""
    limit, filled = numbers[1], numbers[2]
    if filled < limit:
        place = filled
        numbers[2] = filled + 1
        while place > 0 and lows[(place - 1) >> 1] > low:
            lows[place] = lows[(place - 1) >> 1]
            place = (place - 1) >> 1
        lows[place] = low
        if filled + 1 == limit:
            bar[0] = max(bar[0], lows[0])
    elif low > lows[0]:
        place = 0
        while True:
            child = 2 * place + 1
            if child + 1 < limit and lows[child + 1] < lows[child]:
                child += 1
            if child >= limit or lows[child] >= low:
                break
            lows[place] = lows[child]
            place = child
        lows[place] = low
        bar[0] = max(bar[0], lows[0])


@inlined
def _first_bar(lowest, units, limit):
    """The `limit`-th highest of the units' lower bounds: so many passages reach it, one in each."""
    found = 0.0
    for _ in range(limit):
        best = 0
        for unit in range(1, units):
            if lowest[unit] > lowest[best]:
                best = unit
        found = lowest[best]
        lowest[best] = 0.0
    return found


@inlined
def _keep(passage, low, high, lows, bar, numbers, bounds, found):
    """Take a passage up whose score is between two bounds, if it may still be among the best."""
    if high < bar[0] * SAFE:
        return
    _raise_bar(lows, numbers, bar, low)
    if numbers[3] == found.size:
        # Full: those that were overtaken meanwhile go.
        kept = 0
        for i in range(found.size):
            if bounds[i] >= bar[0] * SAFE:
                bounds[kept] = bounds[i]
                found[kept] = found[i]
                kept += 1
        numbers[3] = kept
    if numbers[3] < found.size:
        found[numbers[3]] = passage
        bounds[numbers[3]] = high
        numbers[3] += 1
    else:
        numbers[4] = 1


@inlined
def _order(scores, keys, count):
    """Sort by falling score, then rising key: Shell's sort, for some dozen in place."""
    gap = 1
    while 3 * gap + 1 < count:
        gap = 3 * gap + 1
    while gap > 0:
        for i in range(gap, count):
            score = scores[i]
            sequence, revision, ordinal = keys[3 * i], keys[3 * i + 1], keys[3 * i + 2]
            j = i
            while j >= gap:
                k = j - gap
                later = scores[k] < score
                if scores[k] == score:
                    later = keys[3 * k] > sequence
                    if keys[3 * k] == sequence:
                        later = keys[3 * k + 2] > ordinal
                if not later:
                    break
                scores[j] = scores[k]
                for column in range(3):
                    keys[3 * j + column] = keys[3 * k + column]
                j = k
            scores[j] = score
            keys[3 * j], keys[3 * j + 1], keys[3 * j + 2] = sequence, revision, ordinal
        gap //= 3


@kernel
def scan(
    posting_begin,
    stretch_begin,
    repeat_begin,
    postings,
    stretch_block,
    stretch_size,
    repeat_passage,
    repeat_kind,
    kind_frequency,
    run_begin,
    unit_run,
    voice,
    voice_article,
    sequence,
    revision,
    ordinal,
    norm,
    lift,
    gain,
    allowed,
    query,
    sums,
    peaks,
    lowest,
    lows,
    bar,
    stretch,
    posting,
    repeat,
    starts,
    found,
    bounds,
    keys,
    numbers,
    tops,
):
    """The passages that may be among the `limit` best, with their exact scores.

    query: the terms' numbers, then their idf. numbers: [terms, limit, lows filled, found, 1 if
    there was no room for all, 16-bit words of an ordinal]. In the end bounds has the scores and
    keys the passages' sequence, revision and ordinal, best first.
    Every sum is rounded up to a whole, so it is an upper bound; less the number of additions it is
    a lower one. Those still in question at the end are scored in the query's order, in float64.
    """
    n = numbers[0]
    numbers[3] = 0
    numbers[4] = 0
    passages = voice.size
    weight = 0.0
    for q in range(n):
        weight += query[n + q]
    scale = (CEILING - 2.0 * n) / (weight * (1.0 + tops[0]))
    inverse = 1.0 / scale
    for q in range(n):
        t = np.int64(query[q])
        stretch[q] = stretch_begin[t]
        posting[q] = posting_begin[t]
        repeat[q] = repeat_begin[t]
    blocks = (passages + BLOCK - 1) >> SHIFT
    for block in range(blocks):
        base = block << SHIFT
        limit = min(passages, base + BLOCK)
        touched = 0
        for q in range(n):
            t = np.int64(query[q])
            at = stretch[q]
            first = posting[q]
            starts[block * n + q] = first
            if at < stretch_begin[t + 1] and stretch_block[at] == block:
                size = np.int64(stretch_size[at])
                worth = query[n + q] * scale
                step = np.uint16(worth + 1.0)
                for p in range(U(first), U(first + size)):
                    sums[postings[p] >> 1] += step
                touched += size
                stretch[q] = at + 1
                posting[q] = first + size
                r = repeat[q]
                while r < repeat_begin[t + 1] and repeat_passage[r] < limit:
                    more = np.uint16(worth * gain[repeat_kind[r]] + 1.0)
                    sums[np.int64(repeat_passage[r]) - base] += more
                    r += 1
                repeat[q] = r
        if touched == 0:
            continue
        units = (limit - base + UNIT - 1) // UNIT
        if allowed.size > 0:
            for i in range(units * UNIT):
                sums[U(i)] *= allowed[U(base + i)]
        # The first of a block is the shortest and has the highest lift.
        steepest = lift[unit_run[base // UNIT]]
        gate = np.uint16(max(1.0, min(CEILING, bar[0] * SAFE * scale / steepest)))
        for unit in range(units):
            corner = U(unit * UNIT)
            highest = np.uint16(0)
            for i in range(UNIT):
                highest = max(highest, sums[corner + U(i)])
            peaks[unit] = 0.0
            lowest[unit] = 0.0
            if highest < gate:
                continue
            first = base // UNIT + unit
            last = unit_run[first + 1] if first + 1 < unit_run.size else run_begin.size - 2
            peaks[unit] = highest * lift[unit_run[first]] * inverse
            lowest[unit] = max(0.0, (highest - 2.0 * n) * lift[last] * inverse * SAFE)
        if bar[0] == 0.0 and numbers[1] <= min(units, FEW):
            bar[0] = _first_bar(lowest, units, numbers[1])
        # The most promising unit first: it raises the bar for the others.
        while True:
            unit = 0
            for other in range(1, units):
                if peaks[other] > peaks[unit]:
                    unit = other
            if peaks[unit] < bar[0] * SAFE or peaks[unit] == 0.0:
                break
            peaks[unit] = 0.0
            run = unit_run[base // UNIT + unit]
            least = np.uint16(max(1.0, min(CEILING, bar[0] * SAFE * scale / lift[run])))
            for i in range(UNIT):
                s = sums[U(unit * UNIT + i)]
                if s >= least:
                    passage = base + unit * UNIT + i
                    while run_begin[run + 1] <= passage:
                        run += 1
                    factor = lift[run] * inverse
                    low = (s - 2.0 * n) * factor * SAFE
                    _keep(passage, low, s * factor, lows, bar, numbers, bounds, found)
        for i in range(units * UNIT):
            sums[U(i)] = 0
    for q in range(n):
        starts[blocks * n + q] = posting[q]
    kept = 0
    for i in range(numbers[3]):
        if bounds[i] >= bar[0] * SAFE:
            passage = found[i]
            block = passage >> SHIFT
            run = _find(run_begin, 0, run_begin.size - 1, passage + 1) - 1
            score = 0.0
            for q in range(n):
                end = starts[(block + 1) * n + q]
                wanted = 2 * (passage & (BLOCK - 1))
                at = _find(postings, starts[block * n + q], end, wanted)
                if at < end and postings[U(at)] >> 1 == wanted >> 1:
                    often = 1.0
                    if postings[U(at)] & 1:
                        t = np.int64(query[q])
                        last = np.int64(repeat_begin[t + 1])
                        r = _find(repeat_passage, np.int64(repeat_begin[t]), last, passage)
                        often = np.float64(kind_frequency[repeat_kind[r]])
                    # rank-bm25's order of operations; tops[1] is k1 + 1.
                    score += query[n + q] * (often * tops[1] / (often + norm[run]))
            article = voice_article[voice[passage]]
            bounds[kept] = score
            keys[3 * kept] = sequence[article]
            keys[3 * kept + 1] = revision[article]
            if numbers[5] == 1:
                keys[3 * kept + 2] = ordinal[passage]
            else:
                high = np.int64(ordinal[2 * passage + 1])
                keys[3 * kept + 2] = ordinal[2 * passage] | (high << 16)
            kept += 1
    _order(bounds, keys, kept)
    numbers[3] = kept
    return kept
