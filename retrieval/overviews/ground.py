"""What every overview stands on: the present state, and the days that are meant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from retrieval import dates, questions
from retrieval.analysis import Analyzer
from retrieval.engines import Engine, Searcher
from retrieval.errors import QueryError
from retrieval.names import Names
from retrieval.past import Past
from retrieval.questions import Question, operators
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
    past: Past
    language: str
    timezone: tzinfo
    moment: Callable[[datetime | None], datetime]

    def state(self, until: date | None, within: tuple[str, ...]) -> Searcher:
        """The index, another process's changes included: as it is, or as of the end of a day."""
        if self.store.generation() != self.engine.snapshot.generation:
            self.engine.reload()
        snapshot = self.engine.snapshot
        return snapshot if until is None else self.past.view(snapshot, until, within)

    def last_day(self, topic: str | None, until: date | None) -> date | None:
        """The last day that counts: the one given, or an earlier one that operators in a topic
        name. None for the present."""
        try:
            named = operators.read(clean(topic)).until if topic is not None else None
        except QueryError:  # whoever reads the topic tells of it
            named = None
        return min((day for day in (until, named) if day is not None), default=None)

    def as_of(self, until: date | None) -> datetime | None:
        """The end of a day, up to which revisions count; None for the present."""
        return None if until is None else dates.end_of(until, self.timezone)

    def read(
        self, topic: str, within: tuple[str, ...], state: Searcher, now: datetime | None
    ) -> Question:
        """A topic as a question is read, by the words and names of a state."""
        return questions.read(
            " ".join(clean(topic).split()),
            self.analyzer,
            self.language,
            self.names.known(within, state),
            self.moment(now),
        )
