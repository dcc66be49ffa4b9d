"""Which articles become one story: average linkage under a bar that time and company raise.

Two groups are joined where the articles of one are alike to those of the other by more than the
bar on average, the clearest case first; so nothing is chained by one article that resembles two
others. The bar of two single articles is higher than that of two groups, whose average is taken
over many pairs. It rises with the number of articles that could be taken for each other, those of
the same weeks: among a hundred, two that share a few rare words tell of one event; among
thousands there is always a second one of the same kind. An undated article could belong to any
time, and what is apart by weeks may be the next event of that kind: then the bar is the highest.
"""

from __future__ import annotations

import heapq
from typing import NamedTuple

import numpy as np

from retrieval.stories.likeness import Floats, Ints, Pairs

SINGLE = (0.13, 0.45)
"""Likeness that makes a story of two articles, where the bar is lowest and where it is highest. The
first was chosen on the sample articles (from .12 to .15 all is well there), the second on undated
news: below, reports of different matches and different computer viruses become one."""

MANY = (0.065, 0.35)
"""The same for two large groups, on average; in between it falls with the root of the pairs."""

FEW, THRONG = 150, 1000
"""Articles of the same weeks that are the least and the most company; between them the logarithm of
their number counts."""

CROWDED = 0.75
"""How far the most company raises the bar: of the same days two reports are more likely of the same
event than undated ones."""

NEAR_DAYS = 21
"""Days within which articles are company, and a story goes on as if no time had passed."""

FAR_DAYS = 60
"""Days of silence after which the bar is the highest."""

FLOOR = 0.5
"""Pairs that are alike by less than this share of the lowest bar count as not alike."""


class Times(NamedTuple):
    """First and last day of each article, as ordinals; an undated one has 0 and 0."""

    first: Ints
    last: Ints


class _Group(NamedTuple):
    members: tuple[int, ...]
    first: int
    last: int
    company: float


def raised(times: Times) -> Floats:
    """How far each article's company raises the bar, 0 to 1: 1 for an undated one."""
    dated = times.last > 0
    begun, over = np.sort(times.first[dated]), np.sort(times.last[dated])
    others = np.searchsorted(begun, times.last + NEAR_DAYS, side="right") - np.searchsorted(
        over, times.first - NEAR_DAYS, side="left"
    )
    level = np.log(np.maximum(others, 1) / FEW) / np.log(THRONG / FEW)
    return np.where(dated, CROWDED * np.clip(level, 0.0, 1.0), 1.0)


def floor(times: Times) -> float:
    """Likeness below which no pair of these articles has to be known."""
    return FLOOR * _between(MANY, float(np.min(raised(times), initial=1.0)))


def linked(articles: int, times: Times, pairs: Pairs) -> list[tuple[int, ...]]:
    """The groups of the articles, each in one, by their numbers; in order of their first.

    `pairs` are all that are alike by `floor` or more. Of equally clear cases the one of the lower
    numbers goes first, so articles have to be numbered by what they are.
    """
    level = raised(times).tolist()
    groups: dict[int, _Group] = {
        i: _Group((i,), int(first), int(last), level[i])
        for i, (first, last) in enumerate(zip(*times, strict=True))
    }
    sums: dict[int, dict[int, float]] = {i: {} for i in groups}
    waiting: list[tuple[float, int, int]] = []

    def consider(a: int, b: int) -> None:
        one, other = groups[a], groups[b]
        count = len(one.members) * len(other.members)
        average = sums[a][b] / count
        company = max(one.company, other.company)
        # Most pairs are under the bar whatever their days are.
        if average <= _bar(company, count):
            return
        clear = average - _bar(max(company, _apart(one, other)), count)
        if clear > 0:
            heapq.heappush(waiting, (-round(clear, 9), min(a, b), max(a, b)))

    for a, b, likeness in zip(*(column.tolist() for column in pairs), strict=True):
        sums[a][b] = sums[b][a] = likeness
        consider(a, b)
    following = articles
    while waiting:
        _, a, b = heapq.heappop(waiting)
        if a not in groups or b not in groups:
            continue
        groups[following] = _joined(groups.pop(a), groups.pop(b))
        both = sums.pop(a)
        for other, likeness in sums.pop(b).items():
            both[other] = both.get(other, 0.0) + likeness
        del both[a], both[b]
        sums[following] = both
        for other in sorted(both):
            theirs = sums[other]
            theirs.pop(a, None)
            theirs.pop(b, None)
            theirs[following] = both[other]
            consider(other, following)
        following += 1
    return sorted(group.members for group in groups.values())


def _bar(level: float, count: int) -> float:
    """How alike two groups of `count` pairs have to be on average, where the bar is raised by
    `level`, 0 to 1."""
    single, many = _between(SINGLE, level), _between(MANY, level)
    return float(many + (single - many) / count**0.5)


def _apart(one: _Group, other: _Group) -> float:
    """How far the days between two groups raise the bar; what is undated has none, and is as high
    as it gets by itself."""
    if not one.last or not other.last:
        return 0.0
    silence = max(one.first - other.last, other.first - one.last)
    return min(1.0, (silence - NEAR_DAYS) / (FAR_DAYS - NEAR_DAYS))


def _between(ends: tuple[float, float], level: float) -> float:
    return ends[0] + (ends[1] - ends[0]) * level


def _joined(one: _Group, other: _Group) -> _Group:
    members = tuple(sorted(one.members + other.members))
    dated = [group for group in (one, other) if group.last]
    return _Group(
        members,
        min((group.first for group in dated), default=0),
        max((group.last for group in dated), default=0),
        (one.company * len(one.members) + other.company * len(other.members)) / len(members),
    )
