"""Contenders: engines behind one face, and which there are.

A contender is timed in `answer` alone; what can be done before (a query object, numbers of terms)
is done in `prepared`, and what turns its answer into keys comes after. All take the same words,
run on one thread and give K passages. Each file imports its library when a contender is made.
"""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from retrieval.benchmark.corpus import StoredCorpus
    from retrieval.benchmark.gauge import Gauge
    from retrieval.benchmark.questions import Question
    from retrieval.engines import IndexedPassage

K = 10
"""Passages asked for."""

Keys = list[tuple[int, int]]
"""(article sequence, ordinal) of passages, best first."""


class Contender(Protocol):
    """One engine with its index in a folder of its own."""

    def build(self, corpus: StoredCorpus, gauge: Gauge) -> None:
        """Make the index from words and put it on disk, the gauge started when all that
        it is made of is held."""
        ...

    def open(self) -> None:
        """Take up the index on disk."""
        ...

    def prepared(self, question: Question) -> Any:
        """The question as `answer` takes it."""
        ...

    def answer(self, prepared: Any) -> Any:
        """The K best passages in the engine's own form: this is what is timed."""
        ...

    def keys(self, answer: Any) -> Keys:
        """An answer as keys."""
        ...

    def change(self, passages: Sequence[IndexedPassage], gone: Sequence[int]) -> None:
        """Take the articles (sequences) `gone` out and put passages in, searchable on return."""
        ...

    def close(self) -> None:
        """Let go of files and threads."""
        ...


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A row of the benchmark.

    `index` names the entry whose index on disk it uses, mostly itself. `needs` is the package that
    has to be there; `largest` the most paragraphs it is measured at unless it is asked for by
    name; `keeps` whether it has an index on disk; `changes` whether one article can change without
    building everything again; `note` says what a reader has to know.
    """

    name: str
    module: str
    options: dict[str, Any]
    index: str
    needs: str | None = None
    largest: int | None = None
    keeps: bool = True
    changes: bool = True
    note: str = ""


def _ours(name: str, kernels: str, **more: Any) -> Entry:
    return Entry(name=name, module="ours", options={"kernels": kernels}, **{"index": name, **more})


OURS = "dateline"
CHANGED = "dateline-changed"
FILTERED = "dateline-filtered"

ENTRIES = (
    _ours(OURS, "compiled", needs="numba"),
    _ours("dateline-numpy", "numpy"),
    _ours(
        CHANGED,
        "compiled",
        needs="numba",
        index=OURS,
        note="1 % of the passages deleted, 1 % added in ten steps",
    ),
    _ours(
        FILTERED,
        "compiled",
        needs="numba",
        index=OURS,
        note="one publisher and a window of days, 16 filters in turn",
    ),
    Entry(
        name="bm25s-numba",
        module="sparse",
        options={"backend": "numba"},
        index="bm25s-numba",
        needs="bm25s",
        changes=False,
    ),
    Entry(
        name="bm25s-numpy",
        module="sparse",
        options={"backend": "numpy"},
        index="bm25s-numpy",
        needs="bm25s",
        changes=False,
    ),
    Entry(name="tantivy", module="segments", options={}, index="tantivy", needs="tantivy"),
    Entry(name="fts5", module="fulltext", options={}, index="fts5"),
    Entry(
        name="rank-bm25",
        module="okapi",
        options={},
        index="rank-bm25",
        largest=200_000,
        keeps=False,
        changes=False,
    ),
)
NAMES = tuple(entry.name for entry in ENTRIES)


def missing(entry: Entry) -> str | None:
    """The package that an entry lacks here, None where it can run."""
    needed = [entry.needs] if entry.needs else []
    if entry.name == "bm25s-numba":
        needed.append("numba")
    return next((name for name in needed if importlib.util.find_spec(name) is None), None)


def make(entry: Entry, folder: Path) -> Contender:
    """The contender of an entry, its library imported; `folder` holds its index, or will."""
    module = importlib.import_module(f"{__name__}.{entry.module}")
    found: Contender = module.make(folder, **entry.options)
    return found
