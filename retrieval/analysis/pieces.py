"""Pieces: what stands between two spaces of a text, read once and looked up afterwards.

No word goes over a space, so the words of a text are those of its pieces, and news repeats nearly
all of its pieces. Knows nothing of how words are read.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

MAX_PIECES = 1 << 18
"""Pieces kept of one language: at most 40 MB of English, and 30 for their words. News that has more
different ones is indexed more slowly: by a third where there is room for four in five."""

MAX_CHARS = 32
"""Longer pieces are not kept: addresses, or whole sentences of a script without spaces."""

Word = tuple[str, str]
"""A word that carries meaning, wherever it stands: its term, and its folded form. A plain tuple of
texts: the garbage collector soon leaves those alone, and 100,000 others would cost it 20 ms at a
time."""

Words = tuple[Word, ...]

T = TypeVar("T")


class Pieces(dict[str, T]):
    """What `read` makes of each piece.

    A dictionary that fills itself, so that `map` looks up a whole text without a Python loop.
    Threads may share it.
    """

    def __init__(self, read: Callable[[str], T]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, piece: str) -> T:
        found = self._read(piece)
        if len(piece) <= MAX_CHARS:
            if len(self) >= MAX_PIECES:
                # The common ones are back within a few hundred passages.
                self.clear()
            self[piece] = found
        return found
