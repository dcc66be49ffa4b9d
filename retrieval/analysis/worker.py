"""A process that tokenises beside the one that started it. See `tokenising`.

    python -m retrieval.analysis.worker LANGUAGE

Takes frames from standard input and answers each on standard output, in order, until its input
ends: whoever started it has finished, or is gone. A frame is a length (8 bytes, little endian) and
that many bytes of marshal, which only the same interpreter has to understand.

    in:  texts, a list of `Text`
    out: (terms that no earlier frame had, in order of first occurrence; the number of terms of
         each text; the number of each term, counted over all frames), the last two as int32
"""

from __future__ import annotations

import contextlib
import gc
import marshal
import os
import sys
from array import array
from collections.abc import Iterable
from itertools import chain
from typing import IO, Any

from retrieval.analysis.analyzer import Analyzer

Text = tuple[str, tuple[str, ...]]
"""A language, and parts in it whose terms stand one after the other."""

HEAD_BYTES = 8


def terms_of(analyzer: Analyzer, texts: Iterable[Text]) -> list[list[str]]:
    """The terms of each text, repeats kept; [] for one without parts."""
    found: list[list[str]] = []
    for language, parts in texts:
        terms: list[str] = []
        for part in parts:
            terms += analyzer.terms(part, language)
        found.append(terms)
    return found


def write(stream: IO[bytes], content: Any) -> None:
    """Put a frame into a stream; OSError where nobody reads it."""
    data = marshal.dumps(content)
    stream.write(len(data).to_bytes(HEAD_BYTES, "little"))
    stream.write(data)
    stream.flush()


def read(stream: IO[bytes]) -> bytes | None:
    """The next frame, as `marshal.loads` takes it; None where the stream ends, even inside one."""
    head = stream.read(HEAD_BYTES)
    size = int.from_bytes(head, "little")
    data = stream.read(size) if len(head) == HEAD_BYTES else b""
    return data if data and len(data) == size else None


class _Numbers(dict[str, int]):
    """Numbers of terms from 0, in order of first occurrence."""

    def __init__(self) -> None:
        super().__init__()
        self.new: list[str] = []
        """Terms that were numbered since somebody emptied this."""

    def __missing__(self, term: str) -> int:
        number = self[term] = len(self)
        self.new.append(term)
        return number


def serve(language: str, taken: IO[bytes], given: IO[bytes]) -> None:
    """Answer frames until there are no more."""
    analyzer = Analyzer(language)
    numbers = _Numbers()
    while (frame := read(taken)) is not None:
        terms = terms_of(analyzer, marshal.loads(frame))  # noqa: S302  # of our own process
        lengths = array("i", map(len, terms))
        ids = array("i", map(numbers.__getitem__, chain.from_iterable(terms)))
        write(given, (numbers.new, lengths.tobytes(), ids.tobytes()))
        numbers.new.clear()


if __name__ == "__main__":
    # Who asks questions meanwhile goes first; what is not done here is done by the other process.
    if hasattr(os, "nice"):
        os.nice(10)
    gc.disable()  # nothing here refers to itself, and looking through all words costs a tenth
    with contextlib.suppress(BrokenPipeError):
        serve(sys.argv[1], sys.stdin.buffer, sys.stdout.buffer)
