"""Which articles of a window are about a topic.

Held against it as new articles are against topics that wait (`percolating`), so that a topic that
nobody mentions is met by nothing. Sketches tell beforehand which few articles hold enough of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date, tzinfo

import numpy as np

from retrieval.analysis import Analyzer
from retrieval.model import Article
from retrieval.percolating import Topic
from retrieval.percolating.arriving import Arrived
from retrieval.percolating.topics import ASKED
from retrieval.stories import Window
from retrieval.stories.sketching import number

READ = 64
"""Articles read from the store at a time."""


def about(
    topic: Topic,
    window: Window,
    read: Callable[[Sequence[tuple[int, int]]], Iterable[Article]],
    analyzer: Analyzer,
    timezone: tzinfo,
) -> frozenset[int]:
    """The sequences of the articles that are about a topic. `read` gives articles in given
    revisions."""
    places = _promising(topic, window)
    found = set()
    for start in range(0, len(places), READ):
        for article in read(places[start : start + READ]):
            if article.passages and _matches(topic, Arrived(article, analyzer), timezone):
                found.add(article.header.sequence)
    return frozenset(found)


def _matches(topic: Topic, arrived: Arrived, timezone: tzinfo) -> bool:
    return topic.admits(arrived, timezone) and any(
        topic.held(arrived, place) is not None for place in topic.promising(arrived)
    )


def _promising(topic: Topic, window: Window) -> list[tuple[int, int]]:
    """Sequence and revision of the articles that hold enough of a topic, wherever."""
    terms = {number(term): term for term in sorted(topic.weights.wanted)}
    sketched = window.sketched
    wanted = np.fromiter(terms, np.uint32, len(terms))
    held = np.flatnonzero(np.isin(sketched.terms, wanted))
    articles = np.searchsorted(sketched.starts, held, side="right") - 1
    holding: dict[int, set[str]] = defaultdict(set)
    for article, term in zip(articles.tolist(), sketched.terms[held].tolist(), strict=True):
        holding[article].add(terms[term])
    found = []
    for at, one in enumerate(window.articles):
        # The year of an article is that of what it tells (`Arrived`).
        year = str(date.fromordinal(one.last).year) if one.last else ""
        if topic.weights.share({year, *holding.get(at, ())}) >= ASKED:
            found.append((one.sequence, one.revision))
    return found
