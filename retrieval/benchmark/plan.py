"""Plan: what a run of the benchmark is to measure, and how its words are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.benchmark import contenders
from retrieval.errors import QueryError

SMALLEST = 400
LARGEST = 20_000_000


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What to measure. `engines` None: all that suit the size. `exact` None: 200 questions, 20
    where rank_bm25 itself would take too long; 0: no comparison."""

    sizes: Sequence[int]
    corpus: Sequence[str]
    questions: int = 1000
    worst: int = 100
    seed: int = 1
    engines: Sequence[str] | None = None
    exact: int | None = None


def read_sizes(text: str) -> tuple[int, ...]:
    """Numbers of paragraphs from "10000,100000"; QueryError names what is none."""
    found: list[int] = []
    for part in text.split(","):
        number = part.strip()
        if not (number.isascii() and number.isdecimal() and SMALLEST <= int(number) <= LARGEST):
            raise QueryError(
                f"--sizes: {number!r} is no number of paragraphs: give numbers from {SMALLEST} "
                f"to {LARGEST}, like 10000,100000"
            )
        found.append(int(number))
    return tuple(dict.fromkeys(found))


def read_engines(text: str) -> tuple[str, ...]:
    """Names of engines from "dateline,tantivy"; QueryError names what is none."""
    found = tuple(dict.fromkeys(part.strip() for part in text.split(",")))
    for name in found:
        if name not in contenders.NAMES:
            known = ", ".join(contenders.NAMES)
            raise QueryError(f"--engines: {name!r} is no engine: choose from {known}")
    return found
