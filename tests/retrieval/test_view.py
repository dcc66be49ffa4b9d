"""A view of the past: which revisions it has, in what order, by whose statistics."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, date, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from rank_bm25 import BM25Okapi

from retrieval.dates import end_of
from retrieval.engines import Listing, Query
from retrieval.engines.embedded import EmbeddedEngine
from retrieval.past.older import in_force
from retrieval.past.view import View, packed
from tests.retrieval.corpora import Words, passage

SEOUL = ZoneInfo("Asia/Seoul")
MAY_10 = date(2025, 5, 10)


@pytest.fixture
def opened(tmp_path: Path) -> EmbeddedEngine:
    return EmbeddedEngine(tmp_path / "main", fingerprint="one")


@pytest.fixture
def older(tmp_path: Path) -> EmbeddedEngine:
    return EmbeddedEngine(tmp_path / "older", fingerprint="one", kernels="numpy")


@pytest.mark.parametrize(
    ("day", "zone", "moment"),
    [
        (MAY_10, SEOUL, "2025-05-10T14:59:59+00:00"),
        (date(2025, 3, 30), ZoneInfo("Europe/Berlin"), "2025-03-30T21:59:59+00:00"),
        # Clocks go back at midnight: the day's last hour comes twice.
        (date(2023, 3, 25), ZoneInfo("America/Asuncion"), "2023-03-26T03:59:59+00:00"),
        (date.max, UTC, "9999-12-31T23:59:59+00:00"),
        (date.min, UTC, "0001-01-01T23:59:59+00:00"),
    ],
)
def test_a_day_ends_in_its_own_zone(day: date, zone: tzinfo, moment: str) -> None:
    assert end_of(day, zone).isoformat(timespec="seconds") == moment


def test_the_last_revision_seen_by_then_is_in_force() -> None:
    seen = {1: ("1", "3", "5"), 2: ("4", "4"), 3: ("1", "6", "2", "7")}
    assert in_force(seen, "4") == {1: 2, 3: 3}
    assert in_force(seen, "0") == {1: 1, 2: 1, 3: 1}


def score(terms: Sequence[str], query: Sequence[str], model: BM25Okapi) -> float:
    """BM25 of one text by the statistics of other ones, in rank-bm25's order of operations."""
    norm = model.k1 * (1 - model.b + model.b * len(terms) / model.avgdl)
    once = math.log(model.corpus_size - 1 + 0.5) - math.log(1.5)
    total = 0.0
    for term in query:
        often = Counter(terms)[term]
        idf = model.idf.get(term, once)
        total += idf * (often * (model.k1 + 1) / (often + norm)) if often else 0.0
    return total


def test_older_revisions_are_scored_by_the_statistics_of_the_present(
    open_embedded: Callable[..., EmbeddedEngine],
) -> None:
    words = Words(np.random.default_rng(7))
    main, older = open_embedded("one", "main"), open_embedded("one", "older")
    present = [p for sequence in range(1, 61) for p in words.article(sequence, 2)]
    past = [p for sequence in range(1, 41) for p in words.article(sequence)]
    main.apply(present[:120], gone=(), generation=1)
    main.apply(present[120:], gone=(), generation=2)
    older.apply(
        [p._replace(key=p.key._replace(sequence=packed(p.key.sequence, 1))) for p in past],
        gone=(),
        generation=2,
    )
    in_force = dict.fromkeys(range(1, 31), 1)
    view = View(
        main.snapshot, older.snapshot, in_force,
        day=date.fromordinal(30), collections=frozenset(["shared", "own"]), timezone=UTC,
    )  # fmt: skip
    held = [p for p in present if p.key.sequence > 30] + [p for p in past if p.key.sequence <= 30]
    model = BM25Okapi([list(p.terms) for p in present])
    compared = 0
    for _ in range(40):
        query = Query(terms=words.question(), limit=12)
        expected = sorted(
            (-score(p.terms, query.terms, model), p.key.sequence, p.key.ordinal, p.key)
            for p in held
            if p.days is not None and p.days[0] <= 30 and set(p.terms) & set(query.terms)
        )[:12]
        found = view.search(query)
        assert [hit.key for hit in found] == [one[-1] for one in expected]
        assert [hit.score for hit in found] == [-one[0] for one in expected]
        compared += len(found)
    assert compared > 100


def test_a_view_lists_what_can_be_found_in_it(
    opened: EmbeddedEngine, older: EmbeddedEngine
) -> None:
    opened.apply(
        [
            passage(1, 1, ["a"], revision=2, publisher="New", speaker="Han / PM", days=(5, 5)),
            passage(2, 1, ["b"], publisher="Kept", speaker="Bae / ", days=(5, 5)),
            passage(3, 1, ["c"], publisher="Late", days=(9, 9)),
            passage(4, 1, ["d"], publisher="Own", collection="own", days=(5, 5)),
            passage(5, 1, ["e"], publisher="Undated"),
        ],
        gone=(),
        generation=2,
    )
    edited = [
        passage(packed(1, 1), 1, ["x"], publisher="Old", speaker="Han / MP", days=(5, 5)),
        passage(packed(3, 1), 1, ["y"], publisher="Out", days=(5, 5)),
    ]
    older.apply(edited, gone=(), generation=2)
    view = View(
        opened.snapshot, older.snapshot, {1: 1},
        day=date.fromordinal(7), collections=frozenset(["shared"]), timezone=UTC,
    )  # fmt: skip
    assert view.names == Listing(
        frozenset([2]), frozenset(["Kept", "Old"]), frozenset(["Bae / ", "Han / MP"])
    )
    assert [view.holds(term) for term in "abcdexy"] == [0, 1, 0, 0, 0, 1, 0]
    assert [view.frequency(term) for term in "abxq"] == [0, 1, 1, 0]
    assert [view.document_frequency(term) for term in "abxq"] == [1, 1, 1, 0]
    wide = Query(terms=("x", "b"), limit=9, until=99)
    assert [hit.key for hit in view.search(wide)] == [(1, 1, 1), (2, 1, 1)]


def test_a_view_of_an_empty_index_finds_nothing(
    opened: EmbeddedEngine, older: EmbeddedEngine
) -> None:
    older.apply([passage(packed(1, 1), 1, ["x"], days=(5, 5))], gone=(), generation=2)
    view = View(
        opened.snapshot, older.snapshot, {1: 1},
        day=date.fromordinal(7), collections=frozenset(["shared"]), timezone=UTC,
    )  # fmt: skip
    assert view.search(Query(terms=("x",), limit=9)) == []
    assert not view.holds("x")
