"""Windows: the stories of a span of days, from one state of the store.

What a window's articles are grouped by is told by those articles and, where they are few, by the
latest ones before: a day's ten articles do not tell which words are rare. Nothing that is later
than a window is looked at for it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from retrieval import dates
from retrieval.model import Story, StoryReport
from retrieval.stores import Placed, Store
from retrieval.stories.grouping import Reports, canonical, group, middle, ordered
from retrieval.stories.sketches import Sketched, Sketches

BACKGROUND = 1500
"""Articles by which it is told how rare a term is; a window that has as many needs no others."""

KEPT = 8
"""Windows whose stories are at hand until the library changes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The articles of a span of days, by collection and id, their sketches in the same order, and
    their stories in order of the first reports. `state` is the generation of the store."""

    articles: tuple[Placed, ...]
    sketched: Sketched
    stories: tuple[Reports, ...]
    state: int

    def of(self, wanted: Callable[[Placed], bool] | None) -> tuple[Reports, ...]:
        """The stories of those articles alone that are `wanted`; None: all are. Where the first of
        the same text is not wanted, the next one is the report."""
        if wanted is None:
            return self.stories
        found = []
        for reports in self.stories:
            kept = [tuple(filter(wanted, report)) for report in reports]
            if any(kept):
                found.append(tuple(report for report in kept if report))
        return tuple(found)


class Windows:
    """The windows of one library; safe to use from several threads."""

    def __init__(self, store: Store, sketches: Sketches, *, timezone: tzinfo) -> None:
        self._store = store
        self._sketches = sketches
        self._timezone = timezone
        self._guard = threading.Lock()
        self._kept: dict[tuple[object, ...], Window] = {}

    def of(
        self,
        since: date | None,
        until: date | None,
        collections: tuple[str, ...],
        as_of: datetime | None,
    ) -> Window:
        """The window between two inclusive days, articles as they were `as_of`; without any day
        of all articles, undated ones too."""
        key = (since, until, collections, as_of)
        with self._guard:
            known = self._kept.get(key)
            if known is not None and known.state == self._store.generation():
                return known
            # Where another process changes the store meanwhile, once more: then from one state.
            for _ in range(2):
                found = self._read(since, until, collections, as_of)
                if found.state == self._store.generation():
                    break
            self._kept.pop(key, None)
            while len(self._kept) >= KEPT:
                del self._kept[next(iter(self._kept))]
            self._kept[key] = found
            return found

    def among(
        self,
        articles: Sequence[Placed],
        until: date | None,
        collections: tuple[str, ...],
        as_of: datetime | None,
    ) -> tuple[Reports, ...]:
        """The stories of given articles alone, in order of their first reports by day. How rare a
        term is the latest articles by `until` tell as well."""
        placed = canonical(articles)
        sketched = self._sketched([(one.sequence, one.revision) for one in placed])
        others = self._others(placed, until, collections, as_of)
        days = [(one.last == 0, one.last, one.first, one.sequence) for one in placed]
        order = {at: n for n, at in enumerate(sorted(range(len(placed)), key=days.__getitem__))}
        return ordered(
            self._groups(placed, sketched, others),
            placed,
            sketched,
            [order[at] for at in range(len(placed))],
        )

    def told(self, stories: Sequence[Reports]) -> list[Story | None]:
        """Stories with the headers of their articles; None for one of which all are gone or
        damaged."""
        places = [(one.sequence, one.revision) for s in stories for report in s for one in report]
        headers = {header.sequence: header for header in self._store.headers_at(places)}
        found: list[Story | None] = []
        for reports in stories:
            kept = []
            for report in reports:
                own = [headers[one.sequence] for one in report if one.sequence in headers]
                if own:
                    kept.append(StoryReport(header=own[0], copies=tuple(own[1:])))
            found.append(Story(reports=tuple(kept)) if kept else None)
        return found

    def _read(
        self,
        since: date | None,
        until: date | None,
        collections: tuple[str, ...],
        as_of: datetime | None,
    ) -> Window:
        state = self._store.generation()
        placed = self._store.placed(since, until, collections, timezone=self._timezone, as_of=as_of)
        articles = canonical(placed)
        sketched = self._sketched([(one.sequence, one.revision) for one in articles])
        limited = since is not None or until is not None
        others = self._others(articles, until, collections, as_of) if limited else []
        groups = self._groups(articles, sketched, others)
        published = {one.sequence: at for at, one in enumerate(placed)}
        return Window(
            articles=tuple(articles),
            sketched=sketched,
            stories=ordered(
                groups, articles, sketched, [published[one.sequence] for one in articles]
            ),
            state=state,
        )

    def _others(
        self,
        articles: Sequence[Placed],
        until: date | None,
        collections: tuple[str, ...],
        as_of: datetime | None,
    ) -> list[tuple[int, int, str]]:
        """The latest other articles by a day, as many as are needed beside these."""
        if not 0 < len(articles) < BACKGROUND:
            return []
        known = {one.sequence for one in articles}
        earlier = self._store.recent(until, collections, BACKGROUND, as_of=as_of)
        others = [one for one in earlier if one[0] not in known]
        return others[: BACKGROUND - len(articles)]

    def _groups(
        self, articles: Sequence[Placed], sketched: Sketched, others: Sequence[tuple[int, int, str]]
    ) -> list[tuple[tuple[int, ...], ...]]:
        return group(
            articles,
            sketched,
            self._sketched([(sequence, revision) for sequence, revision, _ in others]),
            [self._day(published) for _, _, published in others],
        )

    def _day(self, published: str) -> int:
        first, last = dates.days(published, self._timezone) or (date.min, date.min)
        return middle(first.toordinal(), last.toordinal())

    def _sketched(self, places: Sequence[tuple[int, int]]) -> Sketched:
        return self._sketches.of(places, self._store.articles_at)
