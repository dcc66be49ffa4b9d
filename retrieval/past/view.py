"""View: what can be found at the end of one day, searched as an engine's snapshot is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, tzinfo
from functools import cached_property

from retrieval import dates
from retrieval.engines import Hit, Listing, Query, Snapshot
from retrieval.model import Passage
from retrieval.stores import PassageKey

KNOWN_TERMS = 1 << 14
"""Terms of which is kept whether a passage holds them."""

_SHIFT = 20
"""Bits of a revision's number in a packed sequence: a million edits of one article."""


def packed(sequence: int, revision: int) -> int:
    """One number for a revision of an article, in the order of both. An index knows an article by
    its number, and of one article several revisions may be older ones."""
    return sequence << _SHIFT | revision


class View:
    """A snapshot as of a day, for some collections; see `retrieval.engines.Searcher`.

    Nothing is found that was published later, whatever a query asks for.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        older: Snapshot | None,
        in_force: Mapping[int, int],
        *,
        day: date,
        collections: frozenset[str],
        timezone: tzinfo,
    ) -> None:
        """`older` holds, under packed sequences, at least the revisions that `in_force` names:
        those of articles which have another one by now. None where there are none."""
        self.snapshot = snapshot
        self.generation = snapshot.generation
        self.passages = snapshot.passages
        self.terms = snapshot.terms
        self._older = older.under(snapshot) if older is not None and snapshot.passages else None
        self._in_force = in_force
        self._edited = frozenset(in_force)
        self._only = frozenset(packed(*place) for place in in_force.items())
        self._day = day
        self._collections = collections
        self._timezone = timezone
        self._held: dict[str, bool] = {}

    def search(self, query: Query) -> list[Hit]:
        """The best passages of both indexes, in the order of one."""
        query = self._within(query)
        hits = self.snapshot.search(replace(query, without=self._edited))
        if self._older is None:
            return hits
        older = self._older.search(replace(query, only=self._only))
        hits += [
            Hit(PassageKey(key.sequence >> _SHIFT, key.revision, key.ordinal), score)
            for key, score in older
        ]
        hits.sort(key=lambda hit: (-hit.score, hit.key.sequence, hit.key.ordinal))
        return hits[: query.limit]

    def document_frequency(self, term: str) -> int:
        """In how many passages of the library the term stands, now; at least 1 where it stood in
        one then."""
        return self.snapshot.document_frequency(term) or int(self.holds(term))

    def frequency(self, term: str) -> int:
        """The same, but 0 where no passage held it then."""
        return self.document_frequency(term) if self.holds(term) else 0

    def holds(self, term: str) -> bool:
        """Whether the term stood in a passage then."""
        held = self._held.get(term)
        if held is None:
            held = bool(self.search(replace(self._everything, terms=(term,))))
            if len(self._held) >= KNOWN_TERMS:
                self._held.clear()
            self._held[term] = held
        return held

    def shows(self, passage: Passage) -> bool:
        """Whether the text of a passage was there by then, in force or taken out already."""
        header = passage.header
        covered = dates.days(header.published, self._timezone)
        if covered is None or covered[0] > self._day:
            return False
        latest = self._in_force.get(header.sequence)
        return latest is None or header.revision <= latest

    @cached_property
    def present(self) -> Listing:
        """What is found in its present revision."""
        return self.snapshot.listing(replace(self._everything, without=self._edited))

    @cached_property
    def names(self) -> Listing:
        """What is found in any; the sequences are those of `present`."""
        if self._older is None:
            return self.present
        older = self._older.listing(replace(self._everything, only=self._only))
        return Listing(
            self.present.sequences,
            self.present.publishers | older.publishers,
            self.present.speakers | older.speakers,
        )

    @property
    def _everything(self) -> Query:
        return self._within(Query(terms=(), limit=1, collections=self._collections))

    def _within(self, query: Query) -> Query:
        day = self._day.toordinal()
        return replace(query, until=day if query.until is None else min(day, query.until))
