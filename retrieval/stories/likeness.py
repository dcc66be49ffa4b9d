"""How alike articles are: the cosine of their terms, weighed by tf-idf.

A term counts (1 + ln count) x ln((articles + 1) / articles that hold it), where counts in headline
and lead are worth more, names too, and a dateline is worth nothing (`sketching`). How rare a term
is is told by all articles, and by those of the same weeks alone, whichever finds it less rare: a
province that one of ten newspapers writes about is no rare word in that one. Articles are compared
over their inverted lists. Where those would give too many products, the terms that weigh little in
their article are left out.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from retrieval.stories.sketches import Sketched
from retrieval.stories.sketching import BODY, DATELINE, NAME

PRODUCTS = 1_200_000
"""Products of two articles' weights of a term that are worked out at most, in a twentieth of a
second; 400 articles of 400 words have as many. Of 900 that have six million, four in a hundred
stories come out otherwise."""

LIGHT = (0.0, *(0.01 * 2 ** (step / 4) for step in range(24)))
"""Weights of which one is chosen: lighter terms are left out."""

NEAR_DAYS = 21
"""Days within which articles are of the same weeks."""

FEWEST = 100
"""Articles that the same weeks are taken to have at least: two of three tell nothing of a word."""

NAMED = 1.5
"""How many times as much a term weighs that is written as a name in a dated article: in the same
weeks a name stands for one affair, in any others for all that somebody ever does."""

MOST_NAMED, BARE = 0.96, 0.5
"""Share of a likeness that may come from names, and what the likeness counts where more does: names
alone tell where or of whom it is, not what happened."""

RELATED = BODY // 2
"""What a term counts that an article has only in other words ("plant" for "works")."""

MOST_RELATED = 500
"""Articles among which other words count; among more they cost too much, and there the same words
are found by somebody else."""

_DAY_BITS = 21

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


class Pairs(NamedTuple):
    """Pairs of articles, first < second, in this order, and how alike they are, above 0 to 1."""

    first: Ints
    second: Ints
    likeness: Floats


class _Weighed(NamedTuple):
    """Terms of articles in order of term, then article: the term's number among all, its article,
    its weight there and whether it counts as a name there."""

    term: Ints
    row: Ints
    weight: Floats
    named: NDArray[np.bool_]


def alike(
    sketched: Sketched, days: Ints, others: Sketched, other_days: Ints, *, least: float
) -> Pairs:
    """The pairs of articles that are alike by `least` or more.

    `others` are further articles by which it is told how rare a term is; `days` are the days of
    each article, as ordinals, 0 where undated.
    """
    articles = len(sketched.starts) - 1
    if articles <= MOST_RELATED:
        sketched, others = _widened(sketched, days), _widened(others, other_days)
    weighed = _heavy(_weighed(sketched, days, others, other_days), articles)
    # Each entry with those of the same term behind it.
    ends = np.searchsorted(weighed.term, weighed.term, side="right")
    behind = ends - np.arange(len(ends)) - 1
    total = int(behind.sum())
    one = np.repeat(np.arange(len(ends)), behind)
    other = one + 1 + np.arange(total) - np.repeat(np.cumsum(behind) - behind, behind)
    product = weighed.weight[one] * weighed.weight[other]
    pair, order = _sorted(weighed.row[one] * articles + weighed.row[other])
    starts = _starts(pair)
    if not len(starts):
        return Pairs(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0))
    product = product[order]
    sums = np.add.reduceat(product, starts)
    of_names = np.add.reduceat(product * (weighed.named[one] & weighed.named[other])[order], starts)
    sums[of_names > MOST_NAMED * sums] *= BARE
    kept = sums >= least
    pair = pair[starts[kept]]
    return Pairs(pair // articles, pair % articles, sums[kept])


def _widened(sketched: Sketched, days: Ints) -> Sketched:
    """The sketches of articles, those of dated ones with their related terms."""
    related = [
        np.frombuffer(one if day else b"", np.uint32)
        for one, day in zip(sketched.related, days.tolist(), strict=True)
    ]
    sizes = np.array([len(one) for one in related], np.int64)
    own = np.diff(sketched.starts)
    rows = np.arange(len(own))
    order = np.argsort(np.concatenate((rows.repeat(own), rows.repeat(sizes))), kind="stable")
    more = int(sizes.sum())
    return sketched._replace(
        starts=np.concatenate((np.zeros(1, np.int64), np.cumsum(own + sizes))),
        terms=np.concatenate((sketched.terms, *related))[order],
        counts=np.concatenate((sketched.counts, np.full(more, RELATED, np.uint8)))[order],
        marks=np.concatenate((sketched.marks, np.zeros(more, np.uint8)))[order],
    )


def _weighed(sketched: Sketched, days: Ints, others: Sketched, other_days: Ints) -> _Weighed:
    """The terms of articles, each article being of length 1; the `others` are counted only."""
    own = len(sketched.terms)
    every_day = np.concatenate((days, other_days))
    numbers, place = _sorted(np.concatenate((sketched.terms, others.terms)))
    starts = _starts(numbers)
    holding = np.diff(np.append(starts, len(numbers)))
    term = np.repeat(np.arange(len(starts)), holding)
    mine = place < own
    near = None
    if len(every_day) and int(every_day.max()) - int(every_day.min()) > NEAR_DAYS:
        sizes = np.concatenate((np.diff(sketched.starts), np.diff(others.starts)))
        near = _near(term, np.repeat(every_day, sizes)[place], mine, every_day)
    term, place = term[mine], place[mine]
    row = np.repeat(np.arange(len(days)), np.diff(sketched.starts))[place]
    counted = 1 + np.log(np.maximum(np.arange(256), 1) / BODY)
    rarity = np.log((len(every_day) + 1) / np.maximum(holding, 1))[term]
    if near is not None:
        rarity = np.minimum(rarity, near)
    marks = sketched.marks[place]
    named = (marks == NAME) & (days[row] > 0)
    worth = np.where(marks == DATELINE, 0.0, 1.0)
    worth[named] = NAMED
    weight = counted[sketched.counts[place]] * rarity * worth
    length = np.sqrt(np.bincount(row, weight * weight, len(days)))
    return _Weighed(term, row, weight / np.maximum(length[row], 1e-9), named)


def _near(term: Ints, held_by: Ints, mine: NDArray[np.bool_], days: Ints) -> Floats:
    """How rare each of `mine` is among the articles of the same weeks, undated ones among undated
    ones. `term` and `held_by` are terms, in order, and the days of the articles that hold them."""
    around = np.sort(days)
    key = (term << _DAY_BITS) | held_by
    ordered = np.sort(key)
    first, last = np.minimum(NEAR_DAYS, held_by[mine]), NEAR_DAYS
    key, day = key[mine], held_by[mine]
    holding = np.searchsorted(ordered, key + last, side="right") - np.searchsorted(
        ordered, key - first
    )
    articles = np.searchsorted(around, day + last, side="right") - np.searchsorted(
        around, day - first
    )
    return np.asarray(np.log((np.maximum(articles, FEWEST) + 1) / holding), np.float64)


def _heavy(weighed: _Weighed, articles: int) -> _Weighed:
    """Those of the terms that stand in more than one article and are heavy enough for all products
    not to be too many; an article is then as long as its heavy terms are."""
    term, row, weight, named = weighed
    shared = np.bincount(term)[term] > 1 if len(term) else np.zeros(0, bool)
    light = _light(term[shared], weight[shared])
    heavy = weight >= light
    length = np.sqrt(np.bincount(row[heavy], weight[heavy] ** 2, articles))
    heavy &= shared
    row = row[heavy]
    return _Weighed(term[heavy], row, weight[heavy] / np.maximum(length[row], 1e-9), named[heavy])


def _light(term: Ints, weight: Floats) -> float:
    """The lightest weight with which not too many products are left."""

    def few(light: float) -> bool:
        held = np.bincount(term[weight >= light])
        return int((held * (held - 1) // 2).sum()) <= PRODUCTS

    return LIGHT[min(bisect_left(LIGHT, True, key=few), len(LIGHT) - 1)]


def _sorted(numbers: Ints | NDArray[np.uint32]) -> tuple[Ints, Ints]:
    """Numbers from 0 in order, and where each stood; ties by place.

    Both in one number where they fit, which numpy sorts several times as fast as it finds an
    order."""
    if len(numbers) and int(numbers.max()) >= 1 << 32:
        order = np.argsort(numbers, kind="stable")
        return numbers[order].astype(np.int64), order
    packed = numbers.astype(np.uint64)
    packed <<= np.uint64(32)
    packed |= np.arange(len(numbers), dtype=np.uint64)
    packed.sort()
    place = (packed & np.uint64(0xFFFFFFFF)).view(np.int64)
    packed >>= np.uint64(32)
    return packed.view(np.int64), place


def _starts(ordered: Ints) -> Ints:
    """Where each different number begins."""
    if not len(ordered):
        return np.zeros(0, np.int64)
    return np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1])))
