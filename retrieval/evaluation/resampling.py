"""Resampling: how far figures may be off, and whether two runs differ by more than luck.

Questions are drawn, never passages. Draws come from the raw bits of a seeded generator, which
numpy promises to keep, so that the same values give the same figures on every machine.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Wholes = NDArray[np.int64]
Interval = tuple[float, float]

RESAMPLES = 2000
FLIPS = 10_000
MOST_EXACT = 14
"""Differences up to which every pattern of signs is tried: 16,384 of them."""
SEED = 20_250_601
QUANTILES = (0.025, 0.975)
_AT_ONCE = 1 << 20
"""Numbers drawn at once: 8 MB."""
_SAME = 1e-12
"""Sums closer than this differ by rounding alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Significance:
    """A paired two-sided randomisation test: `exact` where every pattern of signs was weighed."""

    p: float
    exact: bool


def mean_intervals(values: Floats) -> list[Interval]:
    """The bootstrap's 95 % interval (percentile) of the mean of each column.

    A row is a question, there has to be one; every column sees the same draws.
    """
    count = len(values)
    means = [
        _times_drawn(draws, count) @ values / count for draws in _draws(count, count, SEED)
    ]  # fmt: skip
    low, high = np.quantile(np.concatenate(means), QUANTILES, axis=0)
    return [(float(a), float(b)) for a, b in zip(low, high, strict=True)]


def two_sample_interval(
    first: Floats, second: Floats, statistic: Callable[[Floats, Floats], float | None]
) -> Interval:
    """The same of a statistic of two samples, each drawn from by itself; none may be empty."""
    found: list[float] = []
    firsts = _draws(len(first), len(first) + len(second), SEED)
    seconds = _draws(len(second), len(first) + len(second), SEED + 1)
    for some, others in zip(firsts, seconds, strict=True):
        for a, b in zip(some, others, strict=True):
            value = statistic(first[a], second[b])
            if value is not None:
                found.append(value)
    low, high = np.quantile(np.array(found), QUANTILES)
    return float(low), float(high)


def sign_flip(differences: Floats) -> Significance:
    """How often chance alone gives a mean at least as far from 0, either way, if each question's
    two values were as likely the other way round.

    Exact where at most MOST_EXACT differences are not 0, or where those are all of one size (as of
    measures that are 0 or 1): then it is the binomial sign test. Else FLIPS patterns are drawn,
    and the one seen counts as one more, so that p is never 0. No differences: 1.
    """
    moved = differences[np.abs(differences) > _SAME]
    count = len(moved)
    if not count:
        return Significance(p=1.0, exact=True)
    sizes = np.abs(moved)
    if float(sizes.max() - sizes.min()) <= _SAME:
        return Significance(p=_binomial(int((moved > 0).sum()), count), exact=True)
    seen = abs(float(moved.sum())) - _SAME * count
    if count <= MOST_EXACT:
        patterns = np.arange(1 << count)[:, None] >> np.arange(count) & 1
        sums = np.abs((1 - 2 * patterns) @ moved)
        return Significance(p=float(np.mean(sums >= seen)), exact=True)
    as_far = 0
    for bits in _draws(2, count, SEED, times=FLIPS, columns=count):
        as_far += int((np.abs((1 - 2 * bits) @ moved) >= seen).sum())
    return Significance(p=(1 + as_far) / (1 + FLIPS), exact=False)


def signs(differences: Floats) -> tuple[int, int]:
    """How many are above 0, and how many under it, rounding apart."""
    return int((differences > _SAME).sum()), int((differences < -_SAME).sum())


def _binomial(higher: int, count: int) -> float:
    """Two-sided: the chance that of `count` fair coins as many or more fall to one side."""
    fewer = min(higher, count - higher)
    tail: int = sum(math.comb(count, k) for k in range(fewer + 1))
    return min(1.0, float(2 * tail / 2**count))


def _draws(
    below: int, width: int, seed: int, *, times: int = RESAMPLES, columns: int | None = None
) -> Iterator[Wholes]:
    """`times` rows of `columns` whole numbers from 0 to under `below` (as many as that unless
    said), some rows at once: as many as `width` allows."""
    source = np.random.PCG64(seed)
    columns = below if columns is None else columns
    step = max(1, _AT_ONCE // width)
    for start in range(0, times, step):
        rows = min(step, times - start)
        raw = np.asarray(source.random_raw(rows * columns), dtype=np.uint64)
        # The high bits are the generator's best; 32 of them are plenty for numbers of questions.
        yield (
            ((raw >> np.uint64(32)) * np.uint64(below) >> np.uint64(32))
            .astype(np.int64)
            .reshape(rows, columns)
        )


def _times_drawn(draws: Wholes, count: int) -> Floats:
    """How often each of `count` rows was drawn, a line for each line of draws."""
    rows = len(draws)
    places = draws + np.arange(rows)[:, None] * count
    return np.bincount(places.ravel(), minlength=rows * count).reshape(rows, count).astype(float)
