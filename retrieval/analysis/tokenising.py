"""The terms of many texts, by this process and, where there are many, a worker beside it.

Python runs one thread at a time, so a second core takes a second process. What it costs is its
start, and sending texts and terms to and fro; both sides number terms in the same order, so that a
term is sent once and afterwards only its number. A worker that cannot be started, or dies, is no
failure: this process does the work itself, and the terms are the same.
"""

from __future__ import annotations

import contextlib
import logging
import marshal
import os
import queue
import subprocess
import sys
import threading
from array import array
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TypeVar

from retrieval.analysis.analyzer import Analyzer
from retrieval.analysis.worker import Text, read, terms_of, write

_log = logging.getLogger(__name__)

COMMAND = (sys.executable, "-m", "retrieval.analysis.worker")

AHEAD = 8
"""Chunks that a worker has been given and not answered: it never waits for the next one."""

HELD = 32
"""Chunks that are held until the ones before them are done."""

PIPE_BYTES = 1 << 20
"""Room for `AHEAD` chunks of usual size, where the system gives it."""

T = TypeVar("T")


def cores() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class WorkerLostError(Exception):
    """The worker has ended, or what it said cannot be understood."""


class Worker:
    """A process that tokenises what it is given, in order. For one thread."""

    def __init__(self, language: str, command: Sequence[str]) -> None:
        """Start `command` with the language of its Analyzer; OSError where that cannot be."""
        self._process = subprocess.Popen(  # noqa: S603  # this interpreter, our own module
            [*command, language],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=Path(__file__).resolve().parents[2],
            # A terminal's Ctrl-C is for this process, whose end is the worker's.
            start_new_session=True,
            pipesize=PIPE_BYTES,
        )
        self._words: list[str] = []
        self._given: queue.SimpleQueue[list[Text] | None] = queue.SimpleQueue()
        self._taken: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self.waiting = 0
        """Chunks that it was given and that have not been taken."""
        # Threads of their own, so that neither side ever waits for the other on a full pipe.
        self._threads = [
            threading.Thread(target=run, name="tokenising", daemon=True)
            for run in (self._write, self._read)
        ]
        for thread in self._threads:
            thread.start()

    @property
    def pid(self) -> int:
        return self._process.pid

    def give(self, texts: list[Text]) -> None:
        """Have texts tokenised; returns at once."""
        self.waiting += 1
        self._given.put(texts)

    def take(self, *, wait: bool) -> list[list[str]] | None:
        """The terms of the texts that were given first and not taken; None where that would need
        waiting and may not. WorkerLostError where they will never come."""
        try:
            frame = self._taken.get(block=wait)
        except queue.Empty:
            return None
        if frame is None:
            raise WorkerLostError
        try:
            new, lengths, ids = marshal.loads(frame)  # noqa: S302  # of our own process
            self._words += new
            terms = map(self._words.__getitem__, array("i", ids))
            found = [list(islice(terms, length)) for length in array("i", lengths)]
        except (ValueError, TypeError, EOFError, IndexError) as error:
            raise WorkerLostError from error
        self.waiting -= 1
        return found

    def close(self) -> None:
        """End it, whatever it is doing."""
        self._process.kill()
        self._given.put(None)
        for thread in self._threads:
            thread.join()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):  # what was not written yet
                    pipe.close()
        self._process.wait()

    def _write(self) -> None:
        pipe = self._process.stdin
        with contextlib.suppress(OSError):  # it has ended: `_read` tells
            while pipe is not None and (texts := self._given.get()) is not None:
                write(pipe, texts)

    def _read(self) -> None:
        pipe = self._process.stdout
        try:
            # MemoryError: it may tell any length where it is not what it should be.
            with contextlib.suppress(OSError, MemoryError):
                while pipe is not None and (frame := read(pipe)) is not None:
                    self._taken.put(frame)
        finally:
            self._taken.put(None)


def started(
    language: str, command: Sequence[str] = COMMAND
) -> contextlib.AbstractContextManager[Worker | None]:
    """A worker to use and leave with `with`; None where none can be started."""
    try:
        return contextlib.closing(Worker(language, command))
    except OSError as error:
        _log.warning("tokenising in one process: error=%s", error)
        return contextlib.nullcontext()


def tokenised(
    chunks: Iterable[tuple[T, list[Text]]], analyzer: Analyzer, worker: Worker | None
) -> Iterator[tuple[T, list[list[str]]]]:
    """Each chunk's name with the terms of its texts, in the order of the chunks.

    At most `HELD` chunks are read ahead of the one that is returned; none without a worker. The
    worker's language has to be the analyzer's.
    """
    held: deque[tuple[T, list[Text], list[list[str]] | None]] = deque()

    def first(*, wait: bool) -> list[list[str]] | None:
        nonlocal worker
        _, texts, terms = held[0]
        if terms is None and worker is not None:
            try:
                return worker.take(wait=wait)
            except WorkerLostError:
                _log.warning("tokenising in one process: the worker has ended")
                worker = None
        return terms_of(analyzer, texts) if terms is None else terms

    for name, texts in chunks:
        if worker is not None and worker.waiting < AHEAD:
            worker.give(texts)
            held.append((name, texts, None))
        else:
            held.append((name, texts, terms_of(analyzer, texts)))
        while held and (terms := first(wait=len(held) >= HELD)) is not None:
            yield held.popleft()[0], terms
    while held and (terms := first(wait=True)) is not None:
        yield held.popleft()[0], terms
