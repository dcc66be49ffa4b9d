"""Which articles become one story: groups are joined under a bar that time and company raise.

Two groups are as close as what their articles have in common: the cosine of the sums of both, which
takes the average likeness between them for the more, the less alike each is within. What anybody
writes of once is lost in such a sum, so neither does one article that resembles two others chain
them, nor is a late report of another kind, a column or a tabloid's, lost for sharing few words with
each. From every likeness goes what any two articles have in common (`BACKGROUND`), or large groups
would be close by that alone.

The clearest case goes first. The bar rises with the smaller of the groups: two running stories of
one town share more than an article does with one that it is no part of. It rises with the number
of articles that could be taken for each other, those of the same weeks: among a hundred, two that
share a few rare words tell of one event; among thousands there is always a second one of the same
kind. An undated article could belong to any time, and what comes after weeks of silence may be the
next event of that kind: then the bar is the highest.
"""

from __future__ import annotations

import heapq
from typing import NamedTuple

import numpy as np

from retrieval.stories.likeness import NEAR_DAYS, Floats, Ints, Pairs

SINGLE = (0.14, 0.45)
"""Closeness from which a single article is joined, where the bar is lowest and where it is highest.
The first was chosen on the sample articles and half of another invented set, the second on undated
news: below, reports of different matches and different computer viruses become one."""

MANY = (0.22, 0.5)
"""The same for two large groups; in between it falls with the size of the smaller."""

BACKGROUND = 0.03
"""Likeness of articles that have nothing to do with each other."""

LEAST_WITHIN = 0.3
"""What a group is alike within at least, a member: of more there is no telling its size."""

FEW, THRONG = 150, 1000
"""Articles of the same weeks that are the least and the most company; between them the logarithm of
their number counts."""

CROWDED = 0.85
"""How far the most company raises the bar: of the same days two reports are more likely of the same
event than undated ones."""

QUIET_DAYS, FAR_DAYS = 7, 60
"""Days of silence from which the bar rises, and after which it is the highest."""

_RISING = FAR_DAYS - QUIET_DAYS

FLOOR = (0.02, 0.17)
"""Pairs that are alike by less count as not alike, where the bar is lowest and where highest."""


MOST_PAIRS = 60_000
"""Pairs that are looked at, the most alike: a second's work, for a month of 12,500 articles. A week
of 3,000 has a sixth."""


class Times(NamedTuple):
    """First and last day of each article, as ordinals; an undated one has 0 and 0."""

    first: Ints
    last: Ints


class _Group(NamedTuple):
    """`within` is the sum over all ordered pairs of its members, each with itself as 1; `length`
    that of the sum of its members, without the background."""

    members: tuple[int, ...]
    first: int
    last: int
    company: float
    within: float
    length: float


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
    return float(np.min(_between(FLOOR, raised(times)), initial=1.0))


def linked(times: Times, pairs: Pairs) -> list[tuple[int, ...]]:
    """The groups of the articles, each in one, by their numbers; in order of their first.

    `pairs` are all that are alike by `floor` or more, of which the `MOST_PAIRS` most alike are
    looked at. Of equally clear cases the one of the lower numbers goes first, so articles have to
    be numbered by what they are.
    """
    pairs = _closest(pairs)
    level = raised(times)
    groups = {
        i: _Group((i,), first, last, company, 1.0, 1.0)
        for i, (first, last, company) in enumerate(
            zip(times.first.tolist(), times.last.tolist(), level.tolist(), strict=True)
        )
    }
    sums: dict[int, dict[int, float]] = {i: {} for i in groups}
    for a, b, likeness in zip(*(column.tolist() for column in pairs), strict=True):
        sums[a][b] = sums[b][a] = likeness
    waiting = _clear(times, level, pairs)
    heapq.heapify(waiting)
    following = len(groups)
    while waiting:
        _, a, b = heapq.heappop(waiting)
        if a not in groups or b not in groups:
            continue
        one = _joined(groups.pop(a), groups.pop(b), sums[a][b])
        both = sums.pop(a)
        for other, likeness in sums.pop(b).items():
            both[other] = both.get(other, 0.0) + likeness
        del both[a], both[b]
        for other, likeness in both.items():
            theirs = sums[other]
            theirs.pop(a, None)
            theirs.pop(b, None)
            theirs[following] = likeness
            clear = _clear_of(one, groups[other], likeness)
            if clear > 0:
                heapq.heappush(waiting, (-round(clear, 9), other, following))
        groups[following], sums[following] = one, both
        following += 1
    return sorted(group.members for group in groups.values())


def _closest(pairs: Pairs) -> Pairs:
    """The most alike of too many pairs, and those that are as much alike as the last of them."""
    if len(pairs.likeness) <= MOST_PAIRS:
        return pairs
    last = np.partition(pairs.likeness, -MOST_PAIRS)[-MOST_PAIRS]
    kept = pairs.likeness >= last
    return Pairs(pairs.first[kept], pairs.second[kept], pairs.likeness[kept])


def _clear(times: Times, level: Floats, pairs: Pairs) -> list[tuple[float, int, int]]:
    """The pairs of single articles that are over the bar: by how much, negative, and which."""
    a, b = pairs.first, pairs.second
    silence = np.maximum(times.first[a] - times.last[b], times.first[b] - times.last[a])
    dated = (times.last[a] > 0) & (times.last[b] > 0)
    apart = np.where(dated, np.minimum(1.0, (silence - QUIET_DAYS) / _RISING), 0.0)
    clear = pairs.likeness - _between(SINGLE, np.maximum(np.maximum(level[a], level[b]), apart))
    over = np.flatnonzero(clear > 0)
    return [
        (-round(by, 9), one, other)
        for by, one, other in zip(
            clear[over].tolist(), a[over].tolist(), b[over].tolist(), strict=True
        )
    ]


def _clear_of(one: _Group, other: _Group, likeness: float) -> float:
    """By how much two groups are over the bar, if above 0; `likeness` is the sum over their
    pairs."""
    few, many = len(one.members), len(other.members)
    level = max(one.company, other.company)
    if one.last and other.last:
        silence = max(one.first - other.last, other.first - one.last)
        level = max(level, min(1.0, (silence - QUIET_DAYS) / _RISING))
    close = (likeness - BACKGROUND * few * many) / (one.length * other.length)
    single = SINGLE[0] + (SINGLE[1] - SINGLE[0]) * level
    large = MANY[0] + (MANY[1] - MANY[0]) * level
    return close + BACKGROUND - large - (single - large) / min(few, many)


def _between(ends: tuple[float, float], level: Floats) -> Floats:
    return ends[0] + (ends[1] - ends[0]) * level


def _joined(one: _Group, other: _Group, likeness: float) -> _Group:
    members = tuple(sorted(one.members + other.members))
    count, within = len(members), one.within + other.within + 2 * likeness
    dated = [group for group in (one, other) if group.last]
    return _Group(
        members,
        min((group.first for group in dated), default=0),
        max((group.last for group in dated), default=0),
        (one.company * len(one.members) + other.company * len(other.members)) / count,
        within,
        max(within - BACKGROUND * count * (count - 1), LEAST_WITHIN * count) ** 0.5,
    )
