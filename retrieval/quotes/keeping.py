"""Quotes that were read lately, so that a further page, another topic or day costs no new reading.

Revisions of articles never change, and sequences are never given twice: what is kept is never out
of date. Which passages there are is part of the key, for those that are damaged may be mended.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence

from retrieval.model import Passage, Quote

MAX_ARTICLES = 8192
"""Articles whose quotes are kept, each for one name that was looked for in it; most have none,
13 MB in all."""


class Kept:
    """Safe for any number of threads; two that miss the same article both read it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: OrderedDict[tuple[object, ...], tuple[Quote, ...]] = OrderedDict()

    def get(
        self,
        passages: Sequence[Passage],
        wanted: object,
        read: Callable[[Sequence[Passage]], list[Quote]],
    ) -> tuple[Quote, ...]:
        """What `read` gives of an article's passages where `wanted` is looked for."""
        if not passages:
            return ()
        header = passages[0].header
        key = header.sequence, header.revision, tuple(p.ordinal for p in passages), wanted
        with self._lock:
            if key in self._known:
                self._known.move_to_end(key)
                return self._known[key]
        found = tuple(read(passages))
        with self._lock:
            self._known[key] = found
            while len(self._known) > MAX_ARTICLES:
                self._known.popitem(last=False)
        return found
