"""A segment with what has been deleted from it since: which articles are left, and what the
statistics are without the others. Immutable; a deletion makes a new one that shares the segment."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from retrieval.engines.embedded import remembering
from retrieval.engines.embedded.segment import Segment

Ints = NDArray[np.int64]
Mask = NDArray[np.uint8]
"""1 for each passage that is let through, else 0, to a whole unit; empty where all are."""


@dataclass(frozen=True, eq=False)
class Live:
    """`living` bool [A] tells which articles are left, `document_frequency` int64 [V] in how many
    passages of those each term stands; `passages` and `length` count them and their terms.

    `name` is that of the segment's file, "" while it has none.
    """

    segment: Segment
    living: NDArray[np.bool_]
    document_frequency: Ints
    passages: int
    length: int
    name: str = ""

    @classmethod
    def of(cls, segment: Segment, name: str = "", living: NDArray[np.bool_] | None = None) -> Live:
        """A segment with all its articles, or with those that are `living`."""
        whole = cls(
            segment,
            np.ones(len(segment.sequence), np.bool_),
            segment.document_frequency,
            len(segment),
            int(segment.length.sum()),
            name,
        )
        return whole if living is None else whole._without(np.flatnonzero(~living))

    def without(self, sequences: Iterable[int]) -> Live:
        """Without the articles that have these sequences; itself where it has none of them."""
        wanted = np.array(sorted(set(sequences)), np.int64)
        places = np.searchsorted(self.segment.sequence, wanted)
        here = places < len(self.segment.sequence)
        places, wanted = places[here], wanted[here]
        places = places[self.segment.sequence[places] == wanted]
        return self._without(places[self.living[places]])

    def _without(self, articles: Ints) -> Live:
        if not len(articles):
            return self
        segment = self.segment
        living, frequency = self.living.copy(), self.document_frequency.copy()
        living[articles] = False
        terms = remembering.decode(segment.remembered_begin, segment.remembered, articles)
        if len(terms) < len(frequency) // 64:
            np.subtract.at(frequency, terms, 1)
        else:
            frequency -= np.bincount(terms, minlength=len(frequency))
        return Live(
            segment,
            living,
            frequency,
            self.passages - int(segment.passages[articles].sum()),
            self.length - int(segment.length[articles].sum()),
            self.name,
        )

    def named(self, name: str) -> Live:
        """The same with the name of its file."""
        return Live(
            self.segment, self.living, self.document_frequency, self.passages, self.length, name
        )

    @cached_property
    def voices(self) -> NDArray[np.bool_]:
        """Which voices are left [W]."""
        return self.living[self.segment.voice_article]

    @cached_property
    def masks(self) -> dict[object, Mask]:
        """Masks that were asked for, by what was asked."""
        return {}
