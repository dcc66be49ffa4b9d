"""What every overview stands on: the present state, and the days that are meant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from datetime import time as time_of_day

from retrieval import questions
from retrieval.analysis import Analyzer
from retrieval.engines import Engine, Snapshot
from retrieval.names import Names
from retrieval.questions import Question
from retrieval.sources.decoding import clean
from retrieval.stores import Store


@dataclass(frozen=True, kw_only=True)
class Ground:
    """A library as overviews need it. `moment` gives the moment of asking in the zone whose days
    are meant."""

    store: Store
    engine: Engine
    analyzer: Analyzer
    names: Names
    language: str
    timezone: tzinfo
    moment: Callable[[datetime | None], datetime]

    def present(self) -> Snapshot:
        """The present state of the index, another process's changes included."""
        if self.store.generation() != self.engine.snapshot.generation:
            self.engine.reload()
        return self.engine.snapshot

    def as_of(self, until: date | None) -> datetime | None:
        """The last moment of a day, up to which revisions count; None for the present."""
        if until is None or until == date.max:
            return None
        return datetime.combine(
            until + timedelta(days=1), time_of_day(), self.timezone
        ) - timedelta(seconds=1)

    def read(
        self, topic: str, within: tuple[str, ...], snapshot: Snapshot, now: datetime | None
    ) -> Question:
        """A topic as a question is read."""
        return questions.read(
            " ".join(clean(topic).split()),
            self.analyzer,
            self.language,
            self.names.known(within, snapshot),
            self.moment(now),
        )
