"""Timelines of topics."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from retrieval import questions, timelines
from retrieval.engines import Searcher
from retrieval.errors import QueryError
from retrieval.model import Timeline
from retrieval.naming.known import Known
from retrieval.overviews.ground import Ground
from retrieval.percolating import Topic
from retrieval.questions import Question
from retrieval.stores import Placed
from retrieval.stories import Windows
from retrieval.timelines import Finder, Report, Traced


class Timelines:
    """Timelines of one library."""

    def __init__(self, ground: Ground, windows: Windows) -> None:
        self._ground = ground
        self._windows = windows

    def timeline(
        self,
        topic: str,
        until: date | None,
        limit: int,
        within: tuple[str, ...],
        now: datetime | None,
    ) -> Timeline:
        """See `Library.timeline`."""
        started = time.perf_counter()
        if limit < 1:
            raise QueryError(f"limit: {limit} is not a number from 1")
        until = self._ground.last_day(topic, until)
        state = self._ground.state(until, within)
        known = self._ground.names.known(within, state)
        asked = self._ground.read(topic, within, state, now)
        traced = Traced(reason="no_terms" if state.passages else "empty_index")
        if state.passages:
            # The days that a topic names limit it, where they hold something of it.
            for read in (self._limited(asked, known), asked):
                if read is not None and read.terms:
                    traced = self._trace(read, state, known, until, limit, within)
                    if traced.entries:
                        break
        return Timeline(
            topic=topic,
            until=until,
            entries=traced.entries,
            further=traced.further,
            disagreements=traced.disagreements,
            coverage=traced.coverage,
            articles=traced.articles,
            publishers=traced.publishers,
            missing=traced.missing,
            reason=traced.reason,
            generation=state.generation,
            elapsed_ms=(time.perf_counter() - started) * 1000,
        )

    def _limited(self, asked: Question, known: Known) -> Question | None:
        """A topic with the days that it names as its limits instead of words; None where it names
        none, or nothing besides."""
        if not asked.windows:
            return None
        limits, rest = asked.limits, asked.limits.rest
        for window in asked.windows:
            rest = rest[: window.start] + " " * (window.end - window.start) + rest[window.end :]
        first = [window.since for window in asked.windows if window.since is not None]
        last = [window.until for window in asked.windows if window.until is not None]
        read = questions.read(rest, self._ground.analyzer, self._ground.language, known)
        if not read.terms or not rest.strip():
            return None
        return replace(
            read,
            limits=replace(
                limits,
                since=max([day for day in (*first[:1], limits.since) if day], default=None),
                until=min([day for day in (*last[:1], limits.until) if day], default=None),
            ),
            excluded=asked.excluded,
        )

    def _trace(
        self,
        asked: Question,
        state: Searcher,
        known: Known,
        until: date | None,
        limit: int,
        within: tuple[str, ...],
    ) -> Traced:
        """A topic as it was read."""
        limits = asked.limits
        # Who names a newspaper follows what it writes.
        of = {name for names in asked.publishers for name in names} or None
        if limits.publisher is not None:
            of = set(known.publishers.resolve(limits.publisher))
        publishers = frozenset(of) if of is not None else None
        spoken = self._ground.analyzer.terms(limits.speaker) if limits.speaker is not None else []
        return timelines.trace(
            asked,
            lambda read: Topic("", read, state, publishers=publishers, speaker=frozenset(spoken)),
            Finder(
                self._ground.store,
                state,
                self._ground.analyzer,
                collections=within,
                publishers=publishers,
                until=until,
                timezone=self._ground.timezone,
            ),
            lambda reports: self._grouped(reports, until, within, self._ground.as_of(until)),
            state,
            self._ground.analyzer,
            limit=limit,
            timezone=self._ground.timezone,
        )

    def _grouped(
        self,
        reports: Sequence[Report],
        until: date | None,
        within: tuple[str, ...],
        as_of: datetime | None,
    ) -> list[list[Report]]:
        """The stories of reports."""
        known = {report.header.sequence: report for report in reports}
        return [
            [known[one.sequence] for report in story for one in report]
            for story in self._windows.among(
                [_placed(report) for report in known.values()], until, within, as_of
            )
        ]


def _placed(report: Report) -> Placed:
    header = report.header
    first, last = report.days or (None, None)
    return Placed(
        sequence=header.sequence,
        revision=header.revision,
        collection=header.collection,
        id=header.id,
        publisher=header.publisher,
        first=first.toordinal() if first else 0,
        last=last.toordinal() if last else 0,
    )
