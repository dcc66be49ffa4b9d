"""When segments are joined: seldom enough to be cheap, often enough to keep them few.

A segment is left alone while it is at least `GROWTH` times as large as all later ones together;
so there are at most log(size) of them, and a passage is written again at most that often. One that
is more than half deleted is written anew.
"""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.engines.embedded.inverting import invert
from retrieval.engines.embedded.live import Live
from retrieval.engines.embedded.matrix import joined, transposed
from retrieval.engines.embedded.native import Native

GROWTH = 4
QUICK = 4096
"""Passages that are joined within an addition; more are joined after it can be found."""


def first_to_join(segments: Sequence[Live]) -> int:
    """From which segment on they are to be joined; their number where none is."""
    later = 0
    first = len(segments)
    for place in range(len(segments) - 1, -1, -1):
        live = segments[place]
        wasted = 2 * live.passages < len(live.segment)
        # One alone is only worth writing anew for what is deleted from it.
        if wasted or (later and live.passages < GROWTH * later):
            first = place
        later += live.passages
    return first


def joined_from(segments: Sequence[Live], first: int, native: Native | None) -> list[Live]:
    """The segments with those from `first` on as one."""
    last = [live for live in segments[first:] if live.passages]
    if not last:
        return list(segments[:first])
    matrix = joined([transposed(live.segment, live.living, native) for live in last])
    return [*segments[:first], Live.of(invert(matrix, native))]
