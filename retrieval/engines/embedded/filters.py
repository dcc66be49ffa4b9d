"""Which voices of a segment a query's filters let through.

Collection, publisher and days are an article's, the speaker is a voice's: so a filter looks at
voices only, and passages are looked up when they are about to be among the best.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from retrieval.engines import Query
from retrieval.engines.embedded.live import Live

Key = tuple[
    frozenset[str] | None, frozenset[str] | None, frozenset[str] | None, int | None, int | None
]


def key(query: Query) -> Key:
    """What tells one query's filters from another's."""
    return query.collections, query.publishers, query.speakers, query.since, query.until


def allowed(live: Live, query: Query) -> NDArray[np.uint8]:
    """1 for each voice [W] of a living article that the filters let through, else 0."""
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
    voices = articles[segment.voice_article]
    if query.speakers is not None:
        voices = voices & _named(live, query.speakers)[segment.voice_speaker]
    return voices.view(np.uint8)


def _named(live: Live, names: frozenset[str]) -> NDArray[np.bool_]:
    """Which of the segment's names are among these."""
    numbers = live.segment.name_numbers
    chosen = np.zeros(max(1, len(numbers)), np.bool_)
    chosen[[numbers[name] for name in names if name in numbers]] = True
    return chosen
