"""Confidence: whether it tells questions apart that can be answered, and keeps its word.

All of it counts, so that no figure depends on how confidence is spread.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

FALSE_PERCENT = 5
"""False answers, in percent of the unanswerable questions, that are put up with."""
BINS = 10
Z_95 = 1.959963984540054
"""Standard normal quantile of .975."""


def auroc(answerable: Floats, unanswerable: Floats) -> float | None:
    """The share of pairs in which the answerable question has the higher confidence; equal ones
    count half (Mann-Whitney U). None where there are none of one sort."""
    if not len(answerable) or not len(unanswerable):
        return None
    below = np.sort(unanswerable)
    lower = np.searchsorted(below, answerable, side="left").sum()
    not_higher = np.searchsorted(below, answerable, side="right").sum()
    return float(lower + not_higher) / 2 / (len(answerable) * len(unanswerable))


def bar(unanswerable: Floats, percent: int = FALSE_PERCENT) -> float:
    """The lowest confidence that at most `percent` % of the unanswerable questions exceed.

    There has to be one. It is one of theirs; whoever shares it does not exceed it, so that equal
    confidences never let more through.
    """
    allowed = len(unanswerable) * percent // 100
    return float(np.sort(unanswerable)[len(unanswerable) - 1 - allowed])


def answered_at(
    answerable: Floats, unanswerable: Floats, percent: int = FALSE_PERCENT
) -> float | None:
    """The share of the answerable questions above `bar`; None where there are none of one sort."""
    if not len(answerable) or not len(unanswerable):
        return None
    return float(np.mean(answerable > bar(unanswerable, percent)))


def wilson(successes: float, trials: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share, without continuity correction; (0, 1) without trials."""
    if not trials:
        return 0.0, 1.0
    share, square = successes / trials, Z_95**2
    middle = share + square / (2 * trials)
    spread = Z_95 * math.sqrt(share * (1 - share) / trials + square / (4 * trials**2))
    whole = 1 + square / trials
    # At 0 and 1 the formula gives just these, which rounding may miss.
    low = 0.0 if successes == 0 else (middle - spread) / whole
    high = 1.0 if successes == trials else (middle + spread) / whole
    return low, high


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Questions with a confidence from `start` to under `end` (the last bin: up to 1): how many,
    their mean confidence and the share that was right, both None where there are none."""

    start: float
    end: float
    questions: int
    confidence: float | None
    right: float | None


def reliability(confidences: Sequence[float], rights: Sequence[bool]) -> tuple[Bin, ...]:
    """The reliability diagram: ten bins of equal width, from 0 to 1."""
    sure: list[list[float]] = [[] for _ in range(BINS)]
    right = [0] * BINS
    for confidence, is_right in zip(confidences, rights, strict=True):
        place = min(int(confidence * BINS), BINS - 1)
        sure[place].append(confidence)
        right[place] += is_right
    return tuple(
        Bin(
            start=place / BINS,
            end=(place + 1) / BINS,
            questions=len(held),
            confidence=math.fsum(held) / len(held) if held else None,
            right=right[place] / len(held) if held else None,
        )
        for place, held in enumerate(sure)
    )


def expected_error(bins: Sequence[Bin]) -> float | None:
    """Expected calibration error: |confidence - right| of the bins, weighed by their questions
    (Naeini et al., 2015). None where there are no questions."""
    total = sum(held.questions for held in bins)
    if not total:
        return None
    return math.fsum(
        held.questions * abs(held.confidence - held.right)
        for held in bins
        if held.confidence is not None and held.right is not None
    ) / total  # fmt: skip
