"""Vocabulary: which number a term has, as arrays that can be mapped from a file.

Terms are numbered from 0. Their UTF-8 bytes stand one after the other in that order, and a table
with open addressing by CRC-32 finds a number without reading the others: an index of a million
passages is opened without making a dictionary of 300,000 words. What was looked up once is kept.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

REMEMBERED = 1 << 16
"""Looked-up words that are kept, absent ones included; then it begins anew."""


FEW = 4096
"""Up to so many terms, a loop is quicker than numpy."""


class Vocabulary:
    """begin: uint32 [V + 1], where each term's bytes begin. letters: uint8. slots: uint32
    [a power of two], number + 1 or 0 for a free place."""

    def __init__(
        self, begin: NDArray[np.uint32], letters: NDArray[np.uint8], slots: NDArray[np.uint32]
    ) -> None:
        self.begin, self.letters, self.slots = begin, letters, slots
        # Single elements of a memoryview cost a third of an array's.
        self._begin, self._letters, self._slots = begin.data, letters.data, slots.data
        self._known: dict[str, int] = {}

    @classmethod
    def of(cls, terms: Iterable[str]) -> Vocabulary:
        """Of distinct terms, numbered in their order."""
        return cls.of_bytes([term.encode("utf-8", "surrogatepass") for term in terms])

    @classmethod
    def of_bytes(cls, terms: Sequence[bytes]) -> Vocabulary:
        """The same of terms as they are kept."""
        begin = np.zeros(len(terms) + 1, np.uint32)
        np.cumsum([len(term) for term in terms], out=begin[1:])
        letters = np.frombuffer(b"".join(terms), np.uint8)
        return cls(begin, letters, _slots(np.array([zlib.crc32(t) for t in terms], np.uint32)))

    def __len__(self) -> int:
        return len(self.begin) - 1

    def number(self, term: str) -> int:
        """The term's number, -1 if it has none."""
        found = self._known.get(term)
        if found is None:
            found = self._look_up(term.encode("utf-8", "surrogatepass"))
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            self._known[term] = found
        return found

    def numbers(self, terms: Sequence[bytes]) -> NDArray[np.int64]:
        """The numbers of terms as they are kept, -1 for each that has none."""
        return np.array([self._look_up(term) for term in terms], np.int64)

    def term(self, number: int) -> bytes:
        """A term's bytes."""
        return bytes(self._letters[self._begin[number] : self._begin[number + 1]])

    def terms(self) -> list[bytes]:
        """All terms in the order of their numbers."""
        letters, ends = self.letters.tobytes(), self.begin.tolist()
        return [letters[a:b] for a, b in pairwise(ends)]

    def _look_up(self, term: bytes) -> int:
        mask = len(self.slots) - 1
        place = zlib.crc32(term) & mask
        begin, letters, slots = self._begin, self._letters, self._slots
        while number := slots[place]:
            if letters[begin[number - 1] : begin[number]] == term:
                return int(number) - 1
            place = (place + 1) & mask
        return -1


def _slots(hashes: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """The table: each number at a free place from its hash on, with none free between."""
    size = 1 << max(3, (len(hashes) + len(hashes) // 3).bit_length())  # at most 3/4 full
    if len(hashes) < FEW:
        few = [0] * size
        for number, place in enumerate((hashes & np.uint32(size - 1)).tolist(), start=1):
            while few[place]:
                place = (place + 1) & (size - 1)
            few[place] = number
        return np.array(few, np.uint32)
    slots = np.zeros(size, np.uint32)
    numbers = np.arange(1, len(hashes) + 1, dtype=np.uint32)
    places = hashes & np.uint32(size - 1)
    while len(numbers):
        free = slots[places] == 0
        # Of several at one free place the first is put: np.unique gives first indices.
        chosen, first = np.unique(places[free], return_index=True)
        slots[chosen] = numbers[free][first]
        rest = slots[places] != numbers
        numbers, places = numbers[rest], (places[rest] + np.uint32(1)) & np.uint32(size - 1)
    return slots
