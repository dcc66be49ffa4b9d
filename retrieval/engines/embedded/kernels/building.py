"""Building: from tokens to cells, from rows to lists, and back. See `Segment` for the layout."""

from __future__ import annotations

import numpy as np

from retrieval.engines.embedded.kernels.kind import SHIFT, kernel
from retrieval.engines.embedded.segment import BLOCK


@kernel
def distinct(term, frequency, begin, stamp):
    """Tokens of rows to distinct terms with their frequency, in place; the number of cells.

    `begin` counts from all tokens before these rows, so that what earlier rows left in `stamp` (the
    last cell of each term) is below all of these.
    """
    base = begin[0]
    cells = 0
    start = base
    for row in range(begin.size - 1):
        stop = begin[row + 1]
        first = base + cells
        begin[row] = cells
        for i in range(start - base, stop - base):
            t = term[i]
            if stamp[t] >= first:
                frequency[stamp[t] - base] += 1
            else:
                stamp[t] = base + cells
                term[cells] = t
                frequency[cells] = 1
                cells += 1
        start = stop
    begin[begin.size - 1] = cells
    return cells


@kernel
def count(begin, term, frequency, order, counts, passages):
    """How many postings, stretches and repeats each term has in passages[0]:passages[1], and the
    last block, four a term."""
    for passage in range(passages[0], passages[1]):
        row = order[passage]
        block = passage >> SHIFT
        for i in range(begin[row], begin[row + 1]):
            at = 4 * np.int64(term[i])
            counts[at] += 1
            if counts[at + 3] != block:
                counts[at + 3] = block
                counts[at + 1] += 1
            if frequency[i] > 1:
                counts[at + 2] += 1
    return 0


@kernel
def fill(
    begin,
    term,
    frequency,
    order,
    article,
    next_place,
    postings,
    posting_article,
    stretch_block,
    stretch_size,
    repeat_passage,
    repeat_frequency,
    terms,
):
    """The lists themselves, of terms[0]:terms[1].

    `next_place` is where each term's next posting, stretch and repeat go, and its last block.
    """
    for passage in range(order.size):
        row = order[passage]
        block = passage >> SHIFT
        for i in range(begin[row], begin[row + 1]):
            t = np.int64(term[i])
            if t < terms[0] or t >= terms[1]:
                continue
            at = 4 * t
            p = next_place[at]
            next_place[at] = p + 1
            repeated = frequency[i] > 1
            postings[p] = 2 * (passage & (BLOCK - 1)) + repeated
            posting_article[p] = article[row]
            if next_place[at + 3] != block:
                next_place[at + 3] = block
                stretch_block[next_place[at + 1]] = block
                next_place[at + 1] += 1
            stretch_size[next_place[at + 1] - 1] += 1
            if repeated:
                repeat = next_place[at + 2]
                repeat_passage[repeat] = passage
                repeat_frequency[repeat] = frequency[i]
                next_place[at + 2] = repeat + 1
    return 0


@kernel
def remember(posting_begin, posting_article, last, counts, place, data):
    """Each article's terms as `remembering` writes them; sizes alone where `data` is empty."""
    for t in range(posting_begin.size - 1):
        for p in range(posting_begin[t], posting_begin[t + 1]):
            counts[posting_article[p]] += 1
        for p in range(posting_begin[t], posting_begin[t + 1]):
            a = posting_article[p]
            if counts[a] == 0:
                continue
            rest = t - last[a]
            at = place[a]
            while rest >= 0x80:
                if data.size > 0:
                    data[at] = (rest & 0x7F) | 0x80
                rest >>= 7
                at += 1
            for zero in range(counts[a]):
                if data.size > 0:
                    data[at + zero] = rest if zero == 0 else 0
            place[a] = at + counts[a]
            last[a] = t
            counts[a] = 0
    return 0


@kernel
def transpose(
    passage,
    posting_begin,
    repeat_begin,
    repeat_passage,
    repeat_frequency,
    row,
    place,
    term,
    frequency,
):
    """Lists to rows: the terms of each row with their frequency, by term."""
    for t in range(posting_begin.size - 1):
        repeat = np.int64(repeat_begin[t])
        repeats = np.int64(repeat_begin[t + 1])
        for p in range(posting_begin[t], posting_begin[t + 1]):
            number = passage[p]
            often = 1
            if repeat < repeats and repeat_passage[repeat] == number:
                often = repeat_frequency[repeat]
                repeat += 1
            if row[number] >= 0:
                at = place[row[number]]
                place[row[number]] = at + 1
                term[at] = t
                frequency[at] = often
    return 0
