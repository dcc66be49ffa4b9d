"""Random corpora, and what rank-bm25 itself says of them."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from rank_bm25 import BM25Okapi

from retrieval.engines import Hit, IndexedPassage, Query
from retrieval.stores import PassageKey


def passage(
    sequence: int,
    ordinal: int,
    terms: list[str],
    *,
    revision: int = 1,
    collection: str = "shared",
    publisher: str = "",
    speaker: str = "",
    days: tuple[int, int] | None = None,
) -> IndexedPassage:
    return IndexedPassage(
        key=PassageKey(sequence=sequence, revision=revision, ordinal=ordinal),
        terms=terms,
        collection=collection,
        publisher=publisher,
        speaker=speaker,
        days=days,
    )


@dataclass
class Words:
    """Draws passages: a few words everywhere, most seldom, lengths from none to many."""

    random: np.random.Generator
    vocabulary: int = 300
    longest: int = 30
    _weights: np.ndarray[tuple[int], np.dtype[np.float64]] = field(init=False)

    def __post_init__(self) -> None:
        weights = 1 / np.arange(1, self.vocabulary + 1)
        self._weights = weights / weights.sum()

    def terms(self) -> list[str]:
        count = int(self.random.integers(0, self.longest))
        chosen = self.random.choice(self.vocabulary, count, p=self._weights)
        return [f"w{number}" for number in chosen]

    def article(self, sequence: int, revision: int = 1) -> list[IndexedPassage]:
        first = int(self.random.integers(1, 40))
        about = {
            "revision": revision,
            "collection": str(self.random.choice(["shared", "own"])),
            "publisher": f"p{self.random.integers(0, 3)}",
            "days": None if self.random.random() < 0.2 else (first, first + 2),
        }
        return [
            passage(
                sequence,
                ordinal,
                self.terms(),
                speaker=str(self.random.choice(["", "", "Han / PM", "Bae / "])),
                **about,  # type: ignore[arg-type]
            )
            for ordinal in range(1, int(self.random.integers(2, 7)))
        ]

    def question(self) -> list[str]:
        count = int(self.random.integers(1, 10))
        return [f"w{number}" for number in self.random.integers(0, self.vocabulary + 5, count)]


@dataclass
class Expected:
    """rank-bm25 over living passages in the order (sequence, ordinal)."""

    passages: list[IndexedPassage]

    def __post_init__(self) -> None:
        self.passages = sorted(self.passages, key=lambda p: (p.key.sequence, p.key.ordinal))
        corpus = [list(p.terms) for p in self.passages]
        self._model = BM25Okapi(corpus) if any(corpus) else None
        self._sets = [set(terms) for terms in corpus]

    def hits(self, query: Query) -> list[Hit]:
        """All that match, best first, ties by (sequence, ordinal); cut at the limit."""
        if self._model is None:
            return []
        wanted = set(query.terms)
        scores = self._model.get_scores(query.terms)
        found = [
            Hit(key=p.key, score=float(scores[i]))
            for i, p in enumerate(self.passages)
            if self._sets[i] & wanted and _inside(p, query)
        ]
        found.sort(key=lambda hit: (-hit.score, hit.key.sequence, hit.key.ordinal))
        return found[: query.limit]

    def frequent(self, query: Query) -> bool:
        """Whether a term stands in over half of the passages: its idf is a share of the mean."""
        return any(
            2 * sum(term in terms for terms in self._sets) > len(self._sets) for term in query.terms
        )


def _inside(p: IndexedPassage, query: Query) -> bool:
    return (
        (query.collections is None or p.collection in query.collections)
        and (query.publishers is None or p.publisher in query.publishers)
        and (query.speakers is None or p.speaker in query.speakers)
        and (query.since is None or (p.days is not None and p.days[1] >= query.since))
        and (query.until is None or (p.days is not None and p.days[0] <= query.until))
    )
