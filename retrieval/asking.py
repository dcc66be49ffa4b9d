"""Asking: from the words of a question to an answer or a ranking, from one state of the library.

A question with a last day, given beside it or by an operator in it ("until:", "before:", "on:"), is
read and answered as of the end of that day (`retrieval.past`). Days in words ("in May") only say
which days are asked about, and are answered from the present texts.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, tzinfo
from typing import TypeVar

from retrieval import conversing, questions
from retrieval.analysis import Analyzer
from retrieval.answering import CANDIDATES, MAX_EXCERPTS, Answerer, Draft
from retrieval.confidence import THRESHOLD
from retrieval.engines import Engine, Query, Searcher, Snapshot
from retrieval.errors import QueryError
from retrieval.model import Answer, Filters, RankedPassage
from retrieval.names import Names
from retrieval.past import Past, View
from retrieval.questions import Carried, Lean, Question
from retrieval.sources.decoding import clean
from retrieval.stores import Store

SWAP_WAIT_S = 0.05
"""How long a question that was overtaken by a change waits for that change's index: it is in place
at once after the commit."""

T = TypeVar("T")


class Asking:
    """Answers and rankings; safe to use from several threads."""

    def __init__(
        self,
        store: Store,
        engine: Engine,
        analyzer: Analyzer,
        names: Names,
        past: Past,
        *,
        language: str,
        timezone: tzinfo,
        clock: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._engine = engine
        self._analyzer = analyzer
        self._names = names
        self._past = past
        self._language = language
        self._timezone = timezone
        self._clock = clock
        self._answerer = Answerer(store, analyzer, timezone=timezone)

    def ask(
        self,
        question: str,
        after: Answer | None,
        filters: Filters | None,
        limit: int,
        min_confidence: float | None,
        now: datetime | None,
        *,
        statement: bool = False,
    ) -> Answer:
        """See `Library.ask`; what is stated is read as `questions.read` says."""
        started = time.perf_counter()
        if not 1 <= limit <= MAX_EXCERPTS:
            raise QueryError(f"limit: {limit} is not between 1 and {MAX_EXCERPTS}")
        threshold = THRESHOLD if min_confidence is None else min_confidence
        if not 0 <= threshold <= 1:
            raise QueryError(f"min-confidence: {threshold} is not between 0 and 1")
        limits = filters or Filters()

        taken: Carried | None = None

        cited = conversing.cited(after) if after is not None else frozenset[int]()

        def read(
            snapshot: Snapshot, carried: Carried | None = None, plain: Question | None = None
        ) -> Draft:
            asked, within, query, state = self._query(
                question, limits, snapshot, now, carried, statement=statement
            )
            draft = self._answerer.answer(
                asked, state, query, limit=limit, threshold=threshold, plain=plain, cited=cited
            )
            return replace(draft, limits=within)

        def answer(snapshot: Snapshot) -> tuple[Draft, bool]:
            nonlocal taken
            draft, taken = read(snapshot), None
            if after is not None:
                state = self._state(draft.limits, snapshot)
                lean, carried = self._carried(draft.question, after, limits, state, now)
                if lean is not None and carried is not None:
                    together = read(snapshot, carried, None if lean.bare else draft.question)
                    if conversing.prefer(lean, draft, together):
                        draft, taken = together, carried
            return draft, draft.stale or _beyond(draft.limits)

        draft, snapshot = self._from_one_state(answer)
        follow_up = conversing.understood(after, taken) if after is not None else None
        return Answer(
            question=draft.question.text,
            understood={
                **questions.understood(draft.question, draft.limits),
                "follow_up": follow_up,
            },
            excerpts=draft.excerpts,
            closest=draft.closest,
            confidence=draft.confidence,
            confidence_shares=draft.confidence_shares,
            reason=draft.reason,
            missing=draft.missing,
            absent=draft.absent,
            generation=snapshot.generation,
            elapsed_ms=(time.perf_counter() - started) * 1000,
        )

    def search(
        self,
        question: str,
        *,
        depth: int,
        filters: Filters | None,
        engine_only: bool,
        now: datetime | None,
    ) -> list[RankedPassage]:
        """See `Library.search`."""
        if depth < 1:
            raise QueryError(f"depth: {depth} is not a number from 1")
        limits = filters or Filters()

        def search(snapshot: Snapshot) -> tuple[list[tuple[str, float]], bool]:
            asked, within, query, state = self._query(question, limits, snapshot, now)
            found, stale = self._answerer.run(
                asked, state, query, depth=depth, engine_only=engine_only
            )
            return found, stale or _beyond(within)

        found, _ = self._from_one_state(search)
        return [
            RankedPassage(passage_id=name, rank=rank, score=score)
            for rank, (name, score) in enumerate(found, start=1)
        ]

    def moment(self, now: datetime | None) -> datetime:
        """The moment of asking in the zone whose days are meant."""
        moment = now if now is not None else self._clock()
        return moment if moment.tzinfo is None else moment.astimezone(self._timezone)

    def _from_one_state(self, step: Callable[[Snapshot], tuple[T, bool]]) -> tuple[T, Snapshot]:
        """What `step` makes of the present snapshot, and that snapshot.

        `step` tells whether the store may have been ahead of its snapshot. Where it was, and the
        newer index is there or comes at once, the step is made anew with that; else its result
        stands: removed articles are out at once, although the index follows later.
        """
        snapshot = self._engine.snapshot
        found, doubtful = step(snapshot)
        if doubtful and self._store.generation() != snapshot.generation:
            self._engine.reload()
            if self._engine.snapshot is snapshot:
                time.sleep(SWAP_WAIT_S)
                self._engine.reload()
            if self._engine.snapshot is not snapshot:
                snapshot = self._engine.snapshot
                found, _ = step(snapshot)
        return found, snapshot

    def _carried(
        self,
        asked: Question,
        after: Answer,
        filters: Filters,
        state: Searcher,
        now: datetime | None,
    ) -> tuple[Lean | None, Carried | None]:
        """How a question leans on the turn before, and what it would take from there."""
        known = self._names.known(filters.collections, state)
        lean = conversing.leaning(asked, self._analyzer, self._language, known)
        if lean is None:
            return None, None
        if isinstance(state, View):
            after = conversing.by_then(
                after, state.shows, state.holds, self._analyzer, self._language
            )
        before = self._read(after.question, filters, state, now)
        turn = conversing.turn(
            after, before, known, known.frequency, self._analyzer, self._language
        )
        own = () if lean.bare else asked.terms
        return lean, questions.carried(lean, turn, own=own, form=asked.form)

    def _query(
        self,
        text: str,
        filters: Filters,
        snapshot: Snapshot,
        now: datetime | None,
        carried: Carried | None = None,
        *,
        statement: bool = False,
    ) -> tuple[Question, Filters, Query, Searcher]:
        """A question as it is searched, its limits, the engine's query, and what to search."""
        asked = self._read(text, filters, snapshot, now, carried, statement=statement)
        limits = questions.narrowed(filters, asked)
        state = self._state(limits, snapshot)
        if state is not snapshot:
            # The operators are known: now with the words and names that were there by then.
            asked = self._read(text, filters, state, now, carried, statement=statement)
        return (
            asked,
            limits,
            Query(
                # The question's own words count twice: what is carried only tells the story.
                terms=asked.terms + (asked.own if asked.carried else ()),
                limit=CANDIDATES,
                collections=frozenset(limits.collections),
                publishers=self._names.publishers(limits, state),
                speakers=self._names.speakers(limits, state),
                since=limits.since.toordinal() if limits.since else None,
                until=limits.until.toordinal() if limits.until else None,
            ),
            state,
        )

    def _read(
        self,
        text: str,
        filters: Filters,
        state: Searcher,
        now: datetime | None,
        carried: Carried | None = None,
        *,
        statement: bool = False,
    ) -> Question:
        """A question by the words and names of a state."""
        return questions.read(
            " ".join(clean(text).split()),
            self._analyzer,
            self._language,
            self._names.known(filters.collections, state),
            self.moment(now),
            carried,
            statement=statement,
        )

    def _state(self, limits: Filters, snapshot: Snapshot) -> Searcher:
        """What the limits let a question know of: the present, or the library as of a day."""
        if limits.until is None:
            return snapshot
        return self._past.view(snapshot, limits.until, limits.collections)


def _beyond(filters: Filters) -> bool:
    """Whether the filters ask for what is looked up in the store, not in the snapshot: names, and
    which revisions were in force."""
    limits = filters.publisher, filters.speaker, filters.until
    return any(limit is not None for limit in limits)
