"""Which articles of a window are about a topic.

Held against it as new articles are against topics that wait (`percolating`), so that a topic that
nobody mentions is met by nothing. Where none is about it the reports of a story may hold it
together, or all but its general words (`aboutness`), as for a timeline. Sketches tell beforehand
which few articles hold enough of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, tzinfo

import numpy as np

from retrieval.aboutness import (
    HEADING,
    OF_STORY,
    SOLE,
    TOPICAL,
    Reading,
    main_story,
    named,
    opening,
    told_together,
)
from retrieval.analysis import Analyzer
from retrieval.model import Article
from retrieval.percolating import Topic
from retrieval.percolating.arriving import Arrived
from retrieval.percolating.topics import ASKED, MOST
from retrieval.questions.question import NO_LIMITS
from retrieval.stores import Placed
from retrieval.stories import Window
from retrieval.stories.sketching import BODY, number

READ = 64
"""Articles read from the store at a time."""


TOGETHER = 320
"""Articles of stories that may hold a topic together which are read at most."""

Read = Callable[[Sequence[tuple[int, int]]], Iterable[Article]]


def about(
    topics: Iterable[tuple[Reading, Topic]],
    window: Window,
    read: Read,
    analyzer: Analyzer,
    timezone: tzinfo,
) -> frozenset[int]:
    """The sequences of the articles that are about the first reading of a topic that any are
    about; `read` gives articles in given revisions. Without the articles of a story that do not
    mention it, unless the story as a whole is what is about it."""
    stories = [[one for report in story for one in report] for story in window.stories]
    for reading, topic in topics:
        found = _told(topic, window, read, analyzer, timezone)
        if reading.left_out and found:
            found = _only(reading, found, stories)
        elif found and not topic.exact:
            found |= _stories_of(found, topic, window, stories)
        elif not found and reading.main < SOLE and not topic.exact:
            found = _together(topic, window, stories, read, analyzer, timezone)
        if found:
            return found
    return frozenset()


def _stories_of(
    about: frozenset[int], topic: Topic, window: Window, stories: Sequence[Sequence[Placed]]
) -> set[int]:
    """All articles of the stories that belong to a topic altogether: a good part of their articles
    is about it, or most are headed by a part of it, as far as sketches tell."""
    headed = {
        one.sequence
        for one, counts in _terms_held(topic, window).items()
        if topic.weights.share([t for t, count in counts.items() if count > BODY]) >= TOPICAL
    }
    found: set[int] = set()
    for story in stories:
        sequences = {one.sequence for one in story}
        held = len(sequences & about)
        most = len(sequences & headed) >= HEADING * len(story)
        if held and (most or held >= OF_STORY * len(story)):
            found |= sequences
    return found


def _only(
    reading: Reading, found: frozenset[int], stories: Sequence[Sequence[Placed]]
) -> frozenset[int]:
    """The articles of the one story that is about what is left of a topic."""
    sequences = [[one.sequence for one in story] for story in stories]
    best = main_story(reading, found, sequences)
    if best is None or len(found.intersection(sequences[best])) < OF_STORY * len(sequences[best]):
        return frozenset()
    return frozenset(sequences[best])


def _together(
    topic: Topic,
    window: Window,
    stories: Sequence[Sequence[Placed]],
    read: Read,
    analyzer: Analyzer,
    timezone: tzinfo,
) -> frozenset[int]:
    """The articles of the stories whose reports hold a topic together."""
    held = _terms_held(topic, window)
    places = [
        story
        for story in stories
        if topic.weights.share(set().union(*(held.get(one, {}) for one in story))) >= TOPICAL * 2
    ]
    found: set[int] = set()
    left = TOGETHER
    for story in places:
        left -= len(story)
        if left < 0:
            break
        articles = [
            Arrived(article, analyzer)
            for article in read([(one.sequence, one.revision) for one in story])
            if topic.within(article.header, timezone)
        ]
        terms = [(opening(one), one.everything) for one in articles]
        is_named = any(named(topic.question, one) for one in articles)
        if is_named and told_together(topic.weights, terms):
            found |= {one.header.sequence for one in articles}
    return frozenset(found)


def _told(
    topic: Topic,
    window: Window,
    read: Read,
    analyzer: Analyzer,
    timezone: tzinfo,
) -> frozenset[int]:
    """The sequences of the articles that are about a topic, or mention it in a story of which
    another one is about it.

    About it is an article at whose top it stands, or that says it more than once. A topic of one
    word is told by the sketches alone, quickly even where half of all articles hold it.
    """
    holding = _holding(topic, window)
    told: dict[int, bool] = {}

    def look(articles: Sequence[Placed]) -> None:
        for start in range(0, len(articles), READ):
            places = [(one.sequence, one.revision) for one in articles[start : start + READ]]
            for article in read(places):
                found = _matching(topic, Arrived(article, analyzer), timezone)
                if found is not None:
                    told[article.header.sequence] = found

    if _is_plain(topic):
        told = {one.sequence: said > BODY for one, said in holding.items()}
    else:
        # What each article says once alone makes none of them one about the topic.
        look([one for one, said in holding.items() if said > BODY])
        also = [one for story in _stories_about(window, told) for one in story]
        look([one for one in also if holding.get(one, BODY + 1) <= BODY])
    return frozenset(
        one.sequence
        for story in _stories_about(window, told)
        for one in story
        if one.sequence in told
    )


def _stories_about(window: Window, told: Mapping[int, bool]) -> list[list[Placed]]:
    """The articles of the stories that hold one about the topic."""
    stories = [[one for report in story for one in report] for story in window.stories]
    return [story for story in stories if any(told.get(one.sequence) for one in story)]


def _matching(topic: Topic, arrived: Arrived, timezone: tzinfo) -> bool | None:
    """Whether an article is about a topic, None where it does not even mention it: something at
    its top is, or more than one passage. What is said once and far below is no news of it."""
    if not topic.admits(arrived, timezone) or not named(topic.question, arrived):
        return None
    places = [at for at in topic.promising(arrived) if topic.held(arrived, at) is not None]
    if not places:
        return None
    top = topic.weights.share(arrived.heads) >= MOST
    return top or places[0] == 0 or len(places) > 1


def _is_plain(topic: Topic) -> bool:
    """Whether a topic is one word without any limit."""
    asked = topic.question
    limits = replace(asked.limits, rest=NO_LIMITS.rest)
    limited = asked.publishers or asked.phrases or asked.excluded or limits != NO_LIMITS
    return len(topic.weights.terms) == 1 and not limited


def _holding(topic: Topic, window: Window) -> dict[Placed, int]:
    """The articles that hold enough of a topic, wherever, each with what its terms
    count at most in the sketch: no more than `BODY` where each stands once below the top."""
    found = {}
    enough = 1.0 if _is_plain(topic) else ASKED
    for one, counts in _terms_held(topic, window).items():
        # The year of an article is that of what it tells (`Arrived`).
        year = str(date.fromordinal(one.last).year) if one.last else ""
        if topic.weights.share({year, *counts}) >= enough:
            found[one] = max(counts.values())
    return found


def _terms_held(topic: Topic, window: Window) -> dict[Placed, dict[str, int]]:
    """The articles that hold terms of a topic, or what may stand for them, with what each of these
    counts in the sketch."""
    terms = {number(term): term for term in sorted(topic.weights.wanted)}
    sketched = window.sketched
    wanted = np.fromiter(terms, np.uint32, len(terms))
    held = np.flatnonzero(np.isin(sketched.terms, wanted))
    articles = np.searchsorted(sketched.starts, held, side="right") - 1
    holding: dict[int, dict[str, int]] = defaultdict(dict)
    for at, term, count in zip(
        articles.tolist(),
        sketched.terms[held].tolist(),
        sketched.counts[held].tolist(),
        strict=True,
    ):
        holding[at][terms[term]] = count
    return {window.articles[at]: counts for at, counts in sorted(holding.items())}
