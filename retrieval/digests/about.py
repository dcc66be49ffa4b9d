"""Which articles of a window are about a topic.

Held against it as new articles are against topics that wait (`percolating`), so that a topic that
nobody mentions is met by nothing. Sketches tell beforehand which few articles hold enough of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, tzinfo

import numpy as np

from retrieval.analysis import Analyzer
from retrieval.model import Article
from retrieval.percolating import Topic
from retrieval.percolating.arriving import Arrived
from retrieval.percolating.topics import ASKED, MOST
from retrieval.stories import Reports, Window
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
    """The sequences of the articles that are about a topic, or mention it in a story of which
    another one is about it. `read` gives articles in given revisions."""
    places = _promising(topic, window)
    told: dict[int, bool] = {}
    for start in range(0, len(places), READ):
        for article in read(places[start : start + READ]):
            if not article.passages:
                continue
            matching = _matching(topic, Arrived(article, analyzer), timezone)
            if matching is not None:
                told[article.header.sequence] = matching
    return frozenset(
        one
        for story in window.stories
        for one in _mentioning(story, told)
        if any(told[other] for other in _mentioning(story, told))
    )


def _mentioning(story: Reports, told: Mapping[int, bool]) -> list[int]:
    return [one.sequence for report in story for one in report if one.sequence in told]


def _matching(topic: Topic, arrived: Arrived, timezone: tzinfo) -> bool | None:
    """Whether an article is about a topic, None where it does not even mention it: something at
    its top is, or more than one passage. What is said once and far below is no news of it."""
    if not topic.admits(arrived, timezone):
        return None
    places = [at for at in topic.promising(arrived) if topic.held(arrived, at) is not None]
    if not places:
        return None
    top = topic.weights.share(arrived.heads) >= MOST
    return top or places[0] == 0 or len(places) > 1


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
