"""Timing: the same questions to all contenders, in turns.

A slice of questions goes to one contender, then the same slice to the next, so that whatever else
the machine does falls on all alike; who begins changes from slice to slice. A slice is gone
through REPEATS times, and the time of a question is its least. A contender that would take too
long gets the first few questions only.
"""

from __future__ import annotations

import contextlib
import gc
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retrieval.benchmark.contenders import Contender, Keys
from retrieval.benchmark.questions import Question

SLICE = 50
REPEATS = 3

BUDGET_S = 30.0
"""What a slow contender may take for all of its questions."""

FEWEST = 5


@dataclass(frozen=True, kw_only=True)
class Timed:
    """Of one contender: microseconds [Q], and the passages found, for the first Q questions."""

    us: NDArray[np.float64]
    found: list[Keys]

    def percentiles(self) -> dict[str, float]:
        """How many questions, and the 50th, 95th and 99th percentile in microseconds."""
        p50, p95, p99 = (float(x) for x in np.percentile(self.us, (50, 95, 99)))
        return {"questions": len(self.us), "p50_us": p50, "p95_us": p95, "p99_us": p99}


def alternate(
    contenders: Mapping[str, Contender],
    questions: Mapping[str, Sequence[Question]],
    *,
    budget_s: float = BUDGET_S,
    step: Callable[[int], None] = lambda _: None,
) -> dict[str, Timed]:
    """Time contenders by name, each with its own form of the same questions (as many for all).

    `step` is told how many questions are done. Compiled kernels are warm: each contender answers
    a few questions before.
    """
    prepared: dict[str, list[Any]] = {}
    for name, contender in contenders.items():
        ready = [contender.prepared(question) for question in questions[name]]
        prepared[name] = ready[: _affordable(contender, ready, budget_s)]
    least = {name: np.full(len(ready), np.inf) for name, ready in prepared.items()}
    found: dict[str, list[Keys]] = {name: [] for name in prepared}
    names = list(prepared)
    total = max((len(ready) for ready in prepared.values()), default=0)
    with undisturbed():
        for turn, begin in enumerate(range(0, total, SLICE)):
            for name in names[turn % len(names) :] + names[: turn % len(names)]:
                part, contender = prepared[name][begin : begin + SLICE], contenders[name]
                times = np.array([_pass(contender, part) for _ in range(REPEATS)])
                if part:
                    least[name][begin : begin + SLICE] = times.min(axis=0)
                found[name] += [contender.keys(contender.answer(each)) for each in part]
            step(min(begin + SLICE, total))
    return {name: Timed(us=least[name], found=found[name]) for name in names}


def _pass(contender: Contender, prepared: list[Any]) -> list[float]:
    """Microseconds of each question, one after the other."""
    clock, answer = time.perf_counter_ns, contender.answer
    times: list[float] = []
    for each in prepared:
        began = clock()
        answer(each)
        times.append((clock() - began) / 1000)
    return times


def _affordable(contender: Contender, prepared: list[Any], budget_s: float) -> int:
    """How many of the questions fit the budget, by the second of two tries at the first few."""
    some = prepared[:FEWEST]
    _pass(contender, some[:1])
    typical = float(np.median(_pass(contender, some))) / 1e6 if some else 0.0
    if typical * len(prepared) * (REPEATS + 1) <= budget_s:
        return len(prepared)
    return max(FEWEST, int(budget_s / (typical * (REPEATS + 1))))


@contextlib.contextmanager
def undisturbed() -> Iterator[None]:
    """No garbage collection: with millions of objects about it would hit whoever is timed."""
    gc.collect()
    gc.freeze()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.unfreeze()
