"""Articles that may hold somebody's words, newest first, from an index that orders by relevance.

The engine gives the passages that hold a term; the newest of them are found by narrowing the days
until few enough match. So the work depends on how much is looked at, not on how much there is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo

from retrieval import dates
from retrieval.engines import Hit, Query, Searcher
from retrieval.model import ArticleHeader, Passage
from retrieval.stores import Store

FIRST = 150
"""Passages that the first step looks at; each further one at four times as many."""

MOST = 2400
"""Passages that hold the name and are looked at in all: the newest ones."""

MOST_HOLDING = 8000
"""Passages with a topic's words up to which articles are told apart by them beforehand."""

_LAST_DAY = date.max.toordinal()

Order = tuple[bool, int, int, str, int]


def order(header: ArticleHeader, timezone: tzinfo) -> Order:
    """A key by which the newest article comes first: as `Store.dated`, turned round; undated ones
    last. Sort in reverse."""
    covered = dates.days(header.published, timezone)
    if covered is None:
        return False, 0, 0, "", header.sequence
    first, last = covered
    return True, last.toordinal(), first.toordinal(), header.published or "", header.sequence


@dataclass(frozen=True, slots=True)
class Found:
    """An article in the revision in force, and those of its passages that hold the term."""

    header: ArticleHeader
    passages: tuple[Passage, ...]


def newest(
    store: Store,
    state: Searcher,
    term: str,
    collections: Sequence[str],
    *,
    timezone: tzinfo,
) -> Iterator[Found]:
    """Articles with a passage that holds the term, newest first, in steps that are read when asked
    for; `MOST` passages at most."""
    seen: set[int] = set()

    def search(since: int | None, limit: int) -> list[Hit]:
        return state.search(
            Query(terms=[term], limit=limit, collections=frozenset(collections), since=since)
        )

    size = FIRST
    while True:
        since, hits = _window(search, size)
        if hits is None:
            if size < MOST:
                size = min(size * 4, MOST)
                continue
            hits = search(since, size)  # the best of one day
        keys = [hit.key for hit in hits if hit.key.sequence not in seen]
        articles: dict[int, list[Passage]] = {}
        for passage in store.passages(keys).values():
            articles.setdefault(passage.header.sequence, []).append(passage)
        step = [
            Found(passages[0].header, tuple(sorted(passages, key=lambda one: one.ordinal)))
            for passages in articles.values()
        ]
        step.sort(key=lambda found: order(found.header, timezone), reverse=True)
        seen.update(found.header.sequence for found in step)
        yield from step
        if since is None or size >= MOST:
            return
        size = min(size * 4, MOST)


def holding(
    state: Searcher, terms: Sequence[str], collections: Sequence[str]
) -> frozenset[int] | None:
    """The articles that hold one of the terms; None where they are too many to tell."""
    hits = state.search(Query(terms=terms, limit=MOST_HOLDING, collections=frozenset(collections)))
    if len(hits) == MOST_HOLDING:
        return None
    return frozenset([hit.key.sequence for hit in hits])


def _window(
    search: Callable[[int | None, int], list[Hit]], size: int
) -> tuple[int | None, list[Hit] | None]:
    """The earliest day since which at most `size` passages match, and those: no day and all where
    they are no more. Where the newest day alone has more: that day, and None."""
    everything = search(None, size + 1)
    if len(everything) <= size:
        return None, everything
    low, high = 0, _LAST_DAY  # more match since low, at most `size` since high
    while high - low > 1:
        middle = (low + high) // 2
        if len(search(middle, size + 1)) > size:
            low = middle
        else:
            high = middle
    hits = search(high, size)
    return (high, hits) if hits else (low, None)
