"""Which passages of a segment a query's filters let through.

Collection, publisher and days are an article's, the speaker is a voice's: so a filter is decided
for voices, and then spread over their passages. The result is kept with the segment: the same
filters come again, and additions elsewhere do not change it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from retrieval.engines import Query
from retrieval.engines.embedded.live import Live, Mask
from retrieval.engines.embedded.segment import UNIT

KEPT_BYTES = 1 << 25
"""Masks kept of one segment, a byte a passage; then it begins anew."""


Names = frozenset[str] | None
Articles = frozenset[int]
Key = tuple[Names, Names, Names, int | None, int | None, Articles | None, Articles]


def key(query: Query) -> Key:
    """What tells one query's filters from another's."""
    names = query.collections, query.publishers, query.speakers
    return *names, query.since, query.until, query.only, query.without


def mask(live: Live, query: Query) -> Mask:
    """The mask of the living passages that the query's filters let through."""
    asked = key(query)
    found = live.masks.get(asked)
    if found is None:
        voices = chosen(live, query)
        if voices.all():
            found = np.zeros(0, np.uint8)
        else:
            found = np.zeros(-(-len(live.segment) // UNIT) * UNIT, np.uint8)
            voices.view(np.uint8).take(live.segment.voice, out=found[: len(live.segment)])
        if (len(live.masks) + 1) * len(found) > KEPT_BYTES:
            live.masks.clear()
        live.masks[asked] = found
    return found


def chosen(live: Live, query: Query) -> NDArray[np.bool_]:
    """Which voices [W] the filters let through."""
    segment = live.segment
    articles = live.living
    for column, names in (
        (segment.collection, query.collections),
        (segment.publisher, query.publishers),
    ):
        if names is not None:
            articles = articles & _named(live, names)[column]
    if query.since is not None or query.until is not None:
        articles = articles & (segment.first_day <= segment.last_day)
        if query.since is not None:
            articles = articles & (segment.last_day >= query.since)
        if query.until is not None:
            articles = articles & (segment.first_day <= query.until)
    if query.only is not None:
        articles = articles & _among(segment.sequence, query.only)
    if query.without:
        articles = articles & ~_among(segment.sequence, query.without)
    voices = articles[segment.voice_article]
    if query.speakers is not None:
        voices = voices & _named(live, query.speakers)[segment.voice_speaker]
    return voices


def _among(sequences: NDArray[np.int64], wanted: Articles) -> NDArray[np.bool_]:
    """Which of these sequences are wanted."""
    return np.isin(sequences, np.fromiter(wanted, np.int64, len(wanted)))


def _named(live: Live, names: frozenset[str]) -> NDArray[np.bool_]:
    """Which of the segment's names are among these."""
    numbers = live.segment.name_numbers
    chosen = np.zeros(max(1, len(numbers)), np.bool_)
    chosen[[numbers[name] for name in names if name in numbers]] = True
    return chosen
