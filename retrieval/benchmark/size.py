"""One size: build, start, ask, change and compare, in this order.

Building and starting come first, while this process is small and the indexes are as they were
built; changing and comparing last, since they change what they look at.
"""

from __future__ import annotations

import functools
import shutil
import statistics
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from retrieval.benchmark import (
    child,
    contenders,
    exactness,
    growth,
    history,
    laws,
    questions,
    ratios,
    timing,
    updates,
)
from retrieval.benchmark.base import Base
from retrieval.benchmark.contenders import CHANGED, FILTERED, Contender, Entry
from retrieval.benchmark.corpus import StoredCorpus
from retrieval.benchmark.gauge import COMPILED, Gauge, disk_bytes
from retrieval.benchmark.plan import Plan
from retrieval.errors import SourceError
from retrieval.model import Progress

Report = Callable[[Progress], None]

STARTS = 5
"""Cold starts of each engine, in turns; the median counts."""

BUILDS = 3

LARGE = 200_000
"""Paragraphs from which an index is built once: a long time varies less."""

FILTERS = 16
"""Filters that follow each other, so that none is answered from a mask made for it before."""

EXACT, FEW_EXACT = 200, 20
"""Answers compared, and how many where one takes a second."""

SANE = 50
"""Questions whose answers are laid side by side."""


class Size:
    """The measurements at one size, which share a corpus and a folder."""

    def __init__(self, plan: Plan, base: Base, size: int, folder: Path, report: Report) -> None:
        self._plan, self._folder = plan, folder
        self._report, self._size = report, size
        self._tell("making paragraphs")
        begin = -(-size // growth.ARTICLE) * growth.ARTICLE
        news = max(10 * growth.ARTICLE, size // 50)
        everything = growth.grown(base, begin + news, plan.seed)
        self.library = everything.part(0, size)
        self.news = everything.part(begin, begin + news)
        self.rows: dict[str, dict[str, Any]] = {}
        self.entries: list[Entry] = []
        for entry in contenders.ENTRIES:
            if plan.engines is None or entry.name in plan.engines:
                self.rows[entry.name] = row = {"status": "measured", "note": entry.note}
                if lacking := contenders.missing(entry):
                    note = "not installed: make bench installs it"
                    row.update(status="missing", needs=lacking, note=note)
                elif plan.engines is None and entry.largest and size > entry.largest:
                    note = "seconds a question: --engines with its name has it measured"
                    row.update(status="left out", note=note)
                else:
                    self.entries.append(entry)

    def _tell(self, what: str, done: int = 0, total: int = 0) -> None:
        self._report(Progress(stage=f"{self._size:,}: {what}", done=done, total=total))

    def measure(self) -> dict[str, Any]:
        library = self.library
        asked = questions.random_questions(library, self._plan.questions, self._plan.seed)
        if not asked:
            raise SourceError(
                ", ".join(self._plan.corpus),
                f"no paragraph has {questions.TERMS} distinct terms to ask for: give longer ones",
            )
        worst = questions.worst_questions(library, self._plan.worst, self._plan.seed)
        library.save(self._folder / "corpus")
        self._build()
        self._start(asked[0].terms)
        opened = self._opened()
        try:
            self._time(opened, asked, worst)
            self._update(opened)
        finally:
            _close(opened)
        counts = np.bincount(library.ids, minlength=len(library.words))
        return {
            "paragraphs": len(library),
            "corpus": {
                "tokens": len(library.ids),
                "vocabulary": int(np.count_nonzero(counts)),
                "heaps_exponent": laws.heaps_exponent(library.ids),
                "zipf_slope": laws.zipf_slope(counts),
                "terms_per_paragraph": len(library.ids) / len(library),
                "postings_per_paragraph": int(library.document_frequency.sum()) / len(library),
            },
            "postings_touched": {"random": _spread(asked), "worst": _spread(worst)},
            "engines": ratios.with_ratios(self.rows),
            "exactness": self._exactness(),
        }

    def _own(self) -> list[Entry]:
        """Entries whose index is their own, or nobody else's who is here."""
        by_name = {entry.name: entry for entry in contenders.ENTRIES}
        return [by_name[name] for name in dict.fromkeys(entry.index for entry in self.entries)]

    def _build(self) -> None:
        owned = self._own()
        for done, entry in enumerate(owned):
            self._tell("building", done, len(owned))
            folder = self._folder / entry.name
            build = self._built(entry, folder)
            if entry.name == "tantivy":
                several = self._folder / "tantivy-threads"
                build["seconds_default_threads"] = self._built(entry, several, threads=0)["seconds"]
                shutil.rmtree(several)
            if entry.name in self.rows:
                row = self.rows[entry.name]
                row["build"] = build
                if entry.keeps:
                    row["bytes_per_paragraph"] = disk_bytes(folder) / len(self.library)

    def _built(self, entry: Entry, folder: Path, **more: int) -> dict[str, Any]:
        """The build of median time out of BUILDS, large ones are made once; the last stays."""
        builds: list[dict[str, Any]] = []
        for _ in range(BUILDS if len(self.library) <= LARGE else 1):
            shutil.rmtree(folder, ignore_errors=True)
            _copy_compiled(self._folder.parent, folder)
            builds.append(child.build(entry, folder, self._folder / "corpus", **more))
            _copy_compiled(folder, self._folder.parent)
        return sorted(builds, key=lambda build: float(build["seconds"]))[len(builds) // 2]

    def _start(self, terms: Sequence[str]) -> None:
        kept = [e for e in self._own() if e.keeps and e.name in self.rows]
        times: dict[str, list[float]] = {entry.name: [] for entry in kept}
        for turn in range(STARTS + 1):
            self._tell("cold starts", turn, STARTS + 1)
            for entry in kept:
                took = child.start(entry, self._folder / entry.name, tuple(terms))
                if turn:  # the first brings the files into the page cache
                    times[entry.name].append(took)
        for name, taken in times.items():
            self.rows[name]["cold_start_s"] = statistics.median(taken)

    def _opened(self) -> dict[str, Contender]:
        opened: dict[str, Contender] = {}
        for done, entry in enumerate(self.entries):
            self._tell("opening", done, len(self.entries))
            if entry.name == FILTERED and entry.index in opened:
                opened[entry.name] = opened[entry.index]
                continue
            folder = self._folder / entry.index
            if entry.name == CHANGED:
                folder = shutil.copytree(folder, self._folder / CHANGED)
            opened[entry.name] = contender = contenders.make(entry, folder)
            if not entry.keeps:
                contender.build(StoredCorpus(self._folder / "corpus"), Gauge())
            contender.open()
            if entry.name == CHANGED:
                changes = [history.deletion(self.library, self._plan.seed)]
                for change in changes + history.additions(self.library, self.news):
                    contender.change(list(change.come.passages()), change.gone)
        return opened

    def _time(
        self,
        opened: dict[str, Contender],
        asked: list[questions.Question],
        worst: list[questions.Question],
    ) -> None:
        limits = questions.filters(FILTERS, self._plan.seed)
        for kind, some in (("random", asked), ("worst", worst)):
            filtered = [
                replace(question, filter=limits[i % len(limits)]) for i, question in enumerate(some)
            ]
            timed = timing.alternate(
                opened,
                {name: filtered if name == FILTERED else some for name in opened},
                step=functools.partial(self._tell, f"{kind} questions", total=len(some)),
            )
            for name, taken in timed.items():
                self.rows[name][kind] = taken.percentiles()
            if kind == "random":
                self._compare_answers(timed)

    def _compare_answers(self, timed: dict[str, timing.Timed]) -> None:
        """Share of our K passages that each engine has among its own: other values of k1 and ties
        make it differ a little, an engine that was called wrongly would share nothing."""
        ours = next(
            (name for name in ("dateline", "dateline-numpy", "rank-bm25") if name in timed), None
        )
        if ours is None:
            return
        for name, taken in timed.items():
            if name == FILTERED:
                continue
            shared = [
                len(set(mine) & set(theirs)) / max(1, len(mine))
                for mine, theirs in zip(timed[ours].found[:SANE], taken.found, strict=False)
            ]
            self.rows[name]["overlap"] = statistics.fmean(shared) if shared else None

    def _update(self, opened: dict[str, Contender]) -> None:
        for done, entry in enumerate(self.entries):
            self._tell("updates", done, len(self.entries))
            row = self.rows[entry.name]
            if not entry.changes:
                again = row["build"]["seconds"] * 1000
                row["updates"] = {
                    "add_ms": again,
                    "replace_ms": again,
                    "delete_ms": again,
                    "rebuilds": True,
                }
            elif entry.index == entry.name:
                measured = updates.measure(entry.name, opened[entry.name], self.news)
                row["updates"] = {**measured, "rebuilds": False}

    def _exactness(self) -> dict[str, Any] | None:
        large = len(self.library) > exactness.LARGEST_REFERENCE
        count = (
            self._plan.exact if self._plan.exact is not None else (FEW_EXACT if large else EXACT)
        )
        own = [e for e in self._own() if e.module == "ours"]
        if not count or not own:
            return None
        engines: dict[str, Contender] = {}
        for entry in own:
            folder = shutil.copytree(
                self._folder / entry.name, self._folder / f"{entry.name}-exact"
            )
            engines[entry.name] = contenders.make(entry, folder)
        try:
            result = exactness.life(
                engines,
                self.library,
                self.news,
                count,
                self._plan.seed,
                lambda done: self._tell("comparing with BM25Okapi", done, count),
            )
        finally:
            _close(engines)
        return {
            "reference": "formula of rank_bm25" if large else "rank_bm25.BM25Okapi",
            "engines": list(engines),
            "compared": result.compared,
            "mismatches": result.mismatches,
            "examples": result.examples,
        }


def _copy_compiled(source: Path, target: Path) -> None:
    """Compiled code takes seconds to make and is the same for all: it is handed on."""
    for path in source.glob(COMPILED):
        target.mkdir(exist_ok=True)
        shutil.copy2(path, target)


def _close(opened: dict[str, Contender]) -> None:
    """Close each once, also one that has two names, and let go of them all."""
    for contender in {id(each): each for each in opened.values()}.values():
        contender.close()
    opened.clear()


def _spread(asked: Sequence[questions.Question]) -> dict[str, float]:
    p50, p95, p99 = np.percentile([question.postings for question in asked], (50, 95, 99))
    return {"p50": float(p50), "p95": float(p95), "p99": float(p99)}
