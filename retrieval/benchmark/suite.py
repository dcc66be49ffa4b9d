"""The suite: a base, and everything that is measured on it, one size after the other.

All is written to one temporary folder, which is gone afterwards.
"""

from __future__ import annotations

import os
import platform
import shutil
import sqlite3
import tempfile
from importlib import metadata
from pathlib import Path
from typing import Any

import numpy as np

from retrieval.benchmark import contenders, laws, questions, timing
from retrieval.benchmark.base import read
from retrieval.benchmark.plan import Plan
from retrieval.benchmark.size import Report, Size
from retrieval.model import Progress

PACKAGES = ("numpy", "numba", "bm25s", "tantivy", "rank-bm25")


def run(plan: Plan, report: Report) -> dict[str, Any]:
    """Measure it all; what comes back is what is written as JSON (tests/benchmark names its
    keys). SourceError where the base cannot be read, ChildError where a build fails."""
    report(Progress(stage="reading the base", done=0, total=0))
    base = read(plan.corpus)
    found: dict[str, Any] = {
        "machine": _machine(),
        "plan": {
            "seed": plan.seed,
            "k": contenders.K,
            "terms": questions.TERMS,
            "repeats": timing.REPEATS,
            "slice": timing.SLICE,
        },
        "base": {
            "names": list(base.names),
            "paragraphs": len(base),
            "heaps_exponent": base.heaps,
            "zipf_slope": laws.zipf_slope(np.bincount(base.ids)),
            "terms_per_paragraph": len(base.ids) / len(base),
        },
        "sizes": [],
    }
    with tempfile.TemporaryDirectory(prefix="dateline-benchmark-") as folder:
        for size in plan.sizes:
            inside = Path(folder, str(size))
            inside.mkdir()
            found["sizes"].append(Size(plan, base, size, inside, report).measure())
            shutil.rmtree(inside)
    return found


def _machine() -> dict[str, Any]:
    versions: dict[str, str | None] = {"sqlite": sqlite3.sqlite_version}
    for package in PACKAGES:
        try:
            versions[package] = metadata.version(package)
        except metadata.PackageNotFoundError:
            versions[package] = None
    return {
        "python": platform.python_version(),
        "system": platform.system(),
        "processor": platform.machine(),
        "cores": os.cpu_count(),
        "versions": versions,
    }
