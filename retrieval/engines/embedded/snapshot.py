"""EmbeddedSnapshot: one state of the index, and how a query is answered from it.

A query goes through the segments one after the other, the statistics being those of all together.
Each gives the passages that may be among the best, with their exact scores; the best of all are
ordered here. Where an idf is not above 0 (tiny libraries; a term in half of the passages), bounds
mean nothing, and every passage with one of the terms is scored.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from operator import neg

import numpy as np

from retrieval.engines import Hit, Listing, Query
from retrieval.engines.embedded import filters, scanning
from retrieval.engines.embedded.live import Live, Mask
from retrieval.engines.embedded.model import Floats, Ints, Okapi
from retrieval.engines.embedded.segment import BLOCK
from retrieval.engines.embedded.supply import Kernels
from retrieval.engines.embedded.weighing import Weighed, weighed
from retrieval.engines.embedded.workspace import MAX_TERMS, Found
from retrieval.stores import PassageKey

KNOWN_TERMS = 1 << 16
"""Terms whose idf and numbers are kept; then they are looked up anew."""
KNOWN_FILTERS = 16
"""Filters whose masks are at hand; segments keep more."""

Row = tuple[float, list[int]]
"""Negative score, and (article sequence, revision, ordinal): as hits are ordered."""
Term = tuple[float, tuple[int, ...]]
"""A term's idf, and its number in each segment, -1 where it is not."""


_UNSEEN: Term = (-1.0, ())


class EmbeddedSnapshot:
    """One state of the index; see `retrieval.engines.Snapshot`. Also the corpus of its model,
    unless it is scored by the `statistics` of another one."""

    def __init__(
        self,
        segments: Sequence[Live],
        generation: int,
        kernels: Kernels,
        *,
        statistics: EmbeddedSnapshot | None = None,
    ) -> None:
        self.segments = tuple(live for live in segments if live.passages)
        self.generation = generation
        self.passages = sum(live.passages for live in self.segments)
        self.length = sum(live.length for live in self.segments)
        self.model: Okapi = Okapi(self) if statistics is None else statistics.model
        self._statistics = statistics
        self._kernels = kernels
        self._weighed = [weighed(live, self.model) for live in self.segments]
        self._blocks = max((len(live.segment) // BLOCK + 1 for live in self.segments), default=0)
        self._plain = any(live.segment.repeat_kind.itemsize > 2 for live in self.segments)
        self._terms: dict[str, Term | None] = {}
        self._unbounded = False
        """Whether a term was looked up whose idf is not above 0."""
        self._masks: dict[filters.Key, list[Mask]] = {}

    @cached_property
    def terms(self) -> int:
        """Number of distinct terms in use."""
        return len(self.document_frequencies())

    def document_frequency(self, term: str) -> int:
        """In how many passages the term stands, 0 if in none."""
        numbers = (live.segment.vocabulary.number(term) for live in self.segments)
        return sum(
            int(live.document_frequency[number])
            for live, number in zip(self.segments, numbers, strict=True)
            if number >= 0
        )

    def holds(self, term: str) -> bool:
        """See `retrieval.engines.Searcher`."""
        return self.document_frequency(term) > 0

    def document_frequencies(self) -> Ints:
        """Those of all terms in use, in the order in which the segments have them."""
        if not self.segments:
            return np.zeros(0, np.int64)
        frequency = self.segments[0].document_frequency.copy()
        further: dict[bytes, int] = {}
        first = self.segments[0].segment.vocabulary
        for live in self.segments[1:]:
            terms = live.segment.vocabulary.terms()
            numbers = first.numbers(terms)
            known = numbers >= 0
            np.add.at(frequency, numbers[known], live.document_frequency[known])
            for place in np.flatnonzero(~known).tolist():
                more = int(live.document_frequency[place])
                further[terms[place]] = further.get(terms[place], 0) + more
        both = np.concatenate((frequency, np.fromiter(further.values(), np.int64)))
        return both[both > 0]

    def listing(self, query: Query) -> Listing:
        """See `retrieval.engines.Snapshot`."""
        sequences: list[int] = []
        publishers: set[str] = set()
        speakers: set[str] = set()
        for live in self.segments:
            segment, names = live.segment, list(live.segment.name_numbers)
            voices = filters.chosen(live, query)
            articles = np.unique(segment.voice_article[voices])
            sequences += segment.sequence[articles].tolist()
            for found, numbers in (
                (publishers, segment.publisher[articles]),
                (speakers, segment.voice_speaker[voices]),
            ):
                found.update([names[number] for number in np.unique(numbers).tolist()])
        return Listing(frozenset(sequences), frozenset(publishers), frozenset(speakers))

    def under(self, statistics: EmbeddedSnapshot) -> EmbeddedSnapshot:
        """See `retrieval.engines.Snapshot`."""
        return EmbeddedSnapshot(
            self.segments, self.generation, statistics._kernels, statistics=statistics
        )

    def search(self, query: Query) -> list[Hit]:
        """See `retrieval.engines.Snapshot`."""
        if query.limit <= 0:
            return []
        known = self._known(query.terms)
        if not known:
            return []
        masks = self._masks_of(query)
        if (self._unbounded and min(known)[0] <= 0) or len(known) > MAX_TERMS:
            scores, keys = self._every(known, masks, query.limit)
        else:
            scores, keys = self._best(known, masks, query.limit)
        # The tuples' own constructors cost half of what their classes' do, and a third of a search.
        make = tuple.__new__
        return [
            make(Hit, (make(PassageKey, key), score))
            for score, key in zip(scores, keys, strict=True)
        ]

    def scores(self, query: Sequence[str]) -> Floats:
        """Scores of all passages in the order (article sequence, ordinal); 0.0 without a match."""
        known = self._known(query)
        keys, scores = [], []
        for place, part in enumerate(self._weighed):
            segment = part.segment
            passages = np.flatnonzero(part.live.voices[segment.voice])
            article = segment.voice_article[segment.voice[passages]]
            keys.append(np.array([segment.sequence[article], segment.ordinal[passages]]))
            scores.append(_exact(part, place, known, passages))
        if not keys:
            return np.zeros(0)
        sequence, ordinal = np.concatenate(keys, axis=1)
        return np.concatenate(scores)[np.lexsort((ordinal, sequence))]

    def _known(self, terms: Sequence[str]) -> list[Term]:
        """Those of the terms that a passage has, repeats kept."""
        seen, known = self._terms, []
        for term in terms:
            found = seen.get(term, _UNSEEN)
            if found is _UNSEEN:
                found = self._look_up(term)
            if found is not None:
                known.append(found)
        return known

    def _look_up(self, term: str) -> Term | None:
        """A term's idf and numbers, None where no passage has it; kept."""
        frequency = self.document_frequency(term)
        found: Term | None = None
        if frequency:
            numbers = tuple(live.segment.vocabulary.number(term) for live in self.segments)
            if self._statistics is not None:
                frequency = max(1, self._statistics.document_frequency(term))
            found = (self.model.idf(frequency), numbers)
            self._unbounded = self._unbounded or found[0] <= 0
        if len(self._terms) >= KNOWN_TERMS:
            self._terms.clear()
        self._terms[term] = found
        return found

    def _masks_of(self, query: Query) -> list[Mask]:
        """Each segment's mask of a query's filters."""
        key = filters.key(query)
        masks = self._masks.get(key)
        if masks is None:
            masks = [filters.mask(live, query) for live in self.segments]
            if len(self._masks) >= KNOWN_FILTERS:
                self._masks.clear()
            self._masks[key] = masks
        return masks

    def _best(self, known: list[Term], masks: list[Mask], limit: int) -> Found:
        """The `limit` best passages."""
        native = None if self._plain else self._kernels.native
        if native is not None:
            space = self._kernels.workspace
            space.begin(self, terms=len(known), limit=limit, blocks=self._blocks)
        bar = 0.0
        rows: list[Row] = []
        for place, part in enumerate(self._weighed):
            idf, terms = _here(known, place)
            if not terms:
                continue
            if native is not None:
                found = space.scan(native, part, masks[place], terms, idf)
                if found is None:
                    return self._every(known, masks, limit)
                if len(self._weighed) == 1:
                    return found
                rows += zip(map(neg, found[0]), found[1], strict=True)
                continue
            rows += _rows(part.live, *scanning.scan(part, masks[place], terms, idf, limit, bar))
            if len(rows) >= limit and place + 1 < len(self._weighed):
                bar = -sorted(rows)[limit - 1][0]
        return _ordered(rows, limit)

    def _every(self, known: list[Term], masks: list[Mask], limit: int) -> Found:
        """The `limit` best of all passages that hold any of the terms, each of them scored."""
        rows: list[Row] = []
        for place, part in enumerate(self._weighed):
            numbers = sorted(set(_here(known, place)[1]))
            holding = [part.segment.holding(number) for number in numbers]
            passages = np.unique(np.concatenate(holding)) if holding else np.zeros(0, np.int64)
            if len(masks[place]):
                passages = passages[masks[place][passages] > 0]
            rows += _rows(part.live, passages, _exact(part, place, known, passages))
        return _ordered(rows, limit)


def _here(known: Sequence[Term], place: int) -> tuple[list[float], list[int]]:
    """idf and numbers of the terms that a segment has, in their order."""
    terms = [numbers[place] for _, numbers in known]
    if min(terms, default=0) >= 0:
        return [weight for weight, _ in known], terms
    idf = [weight for weight, numbers in known if numbers[place] >= 0]
    return idf, [term for term in terms if term >= 0]


def _exact(part: Weighed, place: int, known: Sequence[Term], passages: Ints) -> Floats:
    idf, terms = _here(known, place)
    holding = [part.segment.holding(term) for term in terms]
    return scanning.exact(part, holding, terms, idf, passages)


def _rows(live: Live, passages: Ints, scores: Floats) -> list[Row]:
    keys = live.segment.keys(passages)
    return list(zip(np.negative(scores).tolist(), keys, strict=True))


def _ordered(rows: list[Row], limit: int) -> Found:
    rows.sort()
    return [-negative for negative, _ in rows[:limit]], [key for _, key in rows[:limit]]
