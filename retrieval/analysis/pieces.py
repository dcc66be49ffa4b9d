"""Pieces: what stands between two spaces of a text, and the words in it, read once.

No word goes over a space, so the words of a text are those of its pieces, and news repeats nearly
all of its pieces: looking one up costs a thirtieth of reading it. Knows nothing of how words are
read.
"""

from __future__ import annotations

from collections.abc import Callable

MAX_PIECES = 1 << 17
"""Pieces kept of one language. Of English they take 30 MB with their words."""

MAX_CHARS = 32
"""Longer pieces are not kept: addresses, or whole sentences of a script without spaces."""


Word = tuple[str, str]
"""A word that carries meaning, wherever it stands: its term, and its folded form. A plain tuple of
texts: the garbage collector soon leaves those alone, and 100,000 others would cost it 20 ms at a
time."""

Words = tuple[Word, ...]


class Pieces(dict[str, Words | None]):
    """The words of each piece; None where they hang on what stands before it.

    A dictionary that fills itself, so that `map` looks up a whole text without a Python loop.
    Threads may share it.
    """

    def __init__(self, read: Callable[[str], Words | None]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, piece: str) -> Words | None:
        words = self._read(piece)
        if len(piece) <= MAX_CHARS:
            if len(self) >= MAX_PIECES:
                # The common ones are back within a few hundred passages.
                self.clear()
            self[piece] = words
        return words
