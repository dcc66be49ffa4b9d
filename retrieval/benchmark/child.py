"""What only a fresh process can tell: building with its memory, and a cold start.

python -m retrieval.benchmark.child build NAME FOLDER CORPUS
    {"seconds": 5.2, "bytes": 812000000}
python -m retrieval.benchmark.child start NAME FOLDER TERM TERM ...
    a line when the question of these terms is answered
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from retrieval.benchmark import contenders
from retrieval.errors import DatelineError

ROOT = Path(__file__).resolve().parents[2]


class ChildError(DatelineError):
    """A measurement in a process of its own failed."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question, without what the benchmark's own `Question` imports."""

    terms: tuple[str, ...]
    filter: None = None


def build(entry: contenders.Entry, folder: Path, corpus: Path, **more: Any) -> dict[str, Any]:
    """Build an entry's index in a fresh process: {"seconds", "bytes"}, ChildError if it failed.

    `more` is given to the contender's `build_with`, where it has ways of building.
    """
    lines = _run("build", entry.name, str(folder), str(corpus), json.dumps(more))
    found: dict[str, Any] = json.loads(lines.splitlines()[-1])
    return found


def start(entry: contenders.Entry, folder: Path, terms: tuple[str, ...]) -> float:
    """Seconds from starting a process to its first answer from an index on disk."""
    began = time.perf_counter()
    with subprocess.Popen(  # noqa: S603  # this interpreter, this file
        _command("start", entry.name, str(folder), *terms),
        cwd=ROOT,
        env=_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None  # noqa: S101  # it was asked for
        line = process.stdout.readline()
        took = time.perf_counter() - began
        _, complaint = process.communicate()
    if process.returncode or not line:
        raise ChildError(f"{entry.name} gave no first answer: {_last(complaint)}")
    return took


def _run(*arguments: str) -> str:
    found = subprocess.run(  # noqa: S603  # this interpreter, this file
        _command(*arguments),
        cwd=ROOT,
        env=_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    if found.returncode:
        raise ChildError(f"{arguments[1]} could not be built: {_last(found.stderr)}")
    return found.stdout


def _command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "retrieval.benchmark.child", *arguments]


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}


def _last(text: str) -> str:
    return (text.strip().splitlines() or ["it ended without a word"])[-1]


def main(arguments: list[str]) -> None:
    work, name, folder, *rest = arguments
    entry = next(entry for entry in contenders.ENTRIES if entry.name == name)
    contender: Any = contenders.make(entry, Path(folder))
    if work == "start":
        contender.open()
        contender.answer(contender.prepared(_Asked(tuple(rest))))
        sys.stdout.write("answered\n")
        sys.stdout.flush()
        return
    from retrieval.benchmark.corpus import StoredCorpus
    from retrieval.benchmark.gauge import Gauge

    gauge = Gauge()
    corpus, more = StoredCorpus(Path(rest[0])), json.loads(rest[1])
    if more:
        contender.build_with(corpus, gauge, **more)
    else:
        contender.build(corpus, gauge)
    found = {"seconds": gauge.seconds(), "bytes": gauge.bytes()}
    contender.close()
    sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
