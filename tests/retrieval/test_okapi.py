"""Scores are rank-bm25's own, bit for bit, whatever was added, replaced, deleted and joined."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rank_bm25 import BM25Okapi

from retrieval.engines import Hit, IndexedPassage, Query
from retrieval.engines.embedded import EmbeddedEngine, Okapi, collecting, cores, native
from retrieval.engines.embedded.collecting import collect
from retrieval.engines.embedded.inverting import invert
from retrieval.engines.embedded.live import Live
from retrieval.engines.embedded.matrix import joined, same, transposed
from retrieval.engines.embedded.native import Native
from retrieval.engines.embedded.snapshot import EmbeddedSnapshot
from retrieval.engines.embedded.supply import Kernels
from tests.retrieval.corpora import Expected, Words, passage

words = st.sampled_from([f"w{i}" for i in range(12)])
documents = st.lists(words, max_size=9)
corpora = st.lists(documents, min_size=1, max_size=14).filter(any)
queries = st.lists(words | st.just("unknown"), max_size=8)
seeds = st.integers(0, 1 << 32)
limits = st.sampled_from([1, 2, 3, 7, 10, 50, 300, 1000])


def indexed(corpus: list[list[str]], size: int = 3) -> list[IndexedPassage]:
    return [
        passage(i // size + 1, i % size + 1, terms, publisher=f"p{i // size % 3}")
        for i, terms in enumerate(corpus)
    ]


def snapshot(passages: list[IndexedPassage], loaded: Native | None) -> EmbeddedSnapshot:
    segment = invert(collect(passages, loaded), loaded)
    return EmbeddedSnapshot([Live.of(segment)], 1, Kernels(loaded))


def filtered(random: np.random.Generator, terms: list[str], limit: int) -> Query:
    """A query with some filters, or none."""
    some = random.random(5) < 0.4
    since = int(random.integers(1, 40))
    return Query(
        terms=terms,
        limit=limit,
        collections=frozenset({"own"}) if some[0] else None,
        publishers=frozenset({"p0", "p2", "nobody"}) if some[1] else None,
        speakers=frozenset({"Han / PM"}) if some[2] else None,
        since=since if some[3] else None,
        until=since + 5 if some[4] else None,
    )


@given(corpora, queries)
@settings(max_examples=150, deadline=None)
def test_the_model_is_rank_bm25s_class_and_gives_its_scores(
    corpus: list[list[str]], query: list[str]
) -> None:
    ours = snapshot(indexed(corpus), None).model
    assert isinstance(ours, BM25Okapi)
    theirs = BM25Okapi(corpus)
    assert np.array_equal(ours.get_scores(query), theirs.get_scores(query))
    assert (ours.corpus_size, ours.avgdl) == (theirs.corpus_size, theirs.avgdl)
    assert ours.average_idf == theirs.average_idf


@pytest.mark.parametrize("examples", [range(120)], ids=["120"])
def test_hits_equal_rank_bm25_to_the_bit_at_every_limit(
    loaded: Native | None, examples: range
) -> None:
    for seed in examples:
        draw = Words(np.random.default_rng(seed), vocabulary=8 + seed * 5, longest=2 + seed % 40)
        passages = [p for sequence in range(1, 4 + seed) for p in draw.article(sequence)]
        found, expected = snapshot(passages, loaded), Expected(passages)
        for limit in (1, 2, 3, 10, 100, 1000):
            query = filtered(draw.random, draw.question(), limit)
            assert found.search(query) == expected.hits(query), (seed, query)


@given(seed=seeds, steps=st.integers(1, 12), limit=limits)
@settings(max_examples=60, deadline=None)
def check_changes(file: Path | None, seed: int, steps: int, limit: int) -> None:
    random = np.random.default_rng(seed)
    draw = Words(random, vocabulary=int(random.integers(5, 200)), longest=12)
    with tempfile.TemporaryDirectory() as folder:
        engine = engine_in(Path(folder), file)
        living: dict[int, list[IndexedPassage]] = {}
        untouched, last = True, 0
        for generation in range(1, steps + 1):
            gone = [s for s in living if random.random() < 0.2]
            added: list[IndexedPassage] = []
            for sequence in gone:
                untouched = False
                del living[sequence]
                if random.random() < 0.5:  # replaced
                    living[sequence] = draw.article(sequence, generation)
                    added += living[sequence]
            for _ in range(int(random.integers(0, 6))):
                last += 1
                living[last] = draw.article(last)
                added += living[last]
            engine.apply(added, gone=gone, generation=generation)
            expected = Expected([p for article in living.values() for p in article])
            query = filtered(random, draw.question(), limit)
            found = engine.snapshot.search(query)
            if untouched or not expected.frequent(query):
                assert found == expected.hits(query)
            else:
                assert_close(found, expected.hits(query))
        again = engine_in(Path(folder), file)
        assert again.snapshot.search(query) == found
        everything = [p for article in living.values() for p in article]
        assert again.same_as(everything)
        again.prepare(everything, generation=steps + 1).publish()
        assert again.snapshot.search(query) == expected.hits(query)


def test_hits_stay_equal_through_additions_replacements_deletions_and_joins(
    loaded: Native | None, request: pytest.FixtureRequest
) -> None:
    check_changes(request.getfixturevalue("kernels_file") if loaded else None)


def engine_in(directory: Path, file: Path | None) -> EmbeddedEngine:
    if file is None:
        return EmbeddedEngine(directory, fingerprint="one", kernels="numpy")
    (directory / file.name).write_bytes(file.read_bytes())
    return EmbeddedEngine(directory, fingerprint="one", kernels="compiled")


def assert_close(found: list[Hit], expected: list[Hit]) -> None:
    """The same scores within 1e-12: the mean of all idf was added up in another order."""
    assert [h.score for h in found] == pytest.approx(
        [h.score for h in expected], rel=1e-12, abs=1e-12
    )


@given(seeds)
@settings(max_examples=25, deadline=None)
def check_building(loaded: Native, seed: int) -> None:
    draw = Words(np.random.default_rng(seed), vocabulary=60)
    passages = [p for sequence in range(1, 30) for p in draw.article(sequence)]
    shuffled = [passages[i] for i in draw.random.permutation(len(passages))]
    one = invert(collect(passages, loaded), loaded)
    for other in (
        invert(collect(shuffled, loaded), loaded),
        invert(collect(passages, None), None),
        invert(joined([transposed(one, np.ones(29, np.bool_), loaded)]), loaded),
        invert(joined([transposed(one, np.ones(29, np.bool_), None)]), None),
    ):
        for name, array in one.arrays().items():
            assert array.dtype == other.arrays()[name].dtype
            assert np.array_equal(array, other.arrays()[name]), name
    living = draw.random.random(29) < 0.6
    kept = [p for p in passages if living[p.key.sequence - 1]]
    fewer = joined([transposed(one, living, loaded)])
    assert same(fewer, collect(kept, None))
    assert same(fewer, joined([transposed(one, living, None)]))
    assert not same(fewer, collect(passages, None)) or living.all()


@pytest.mark.parametrize("batch", [1, 7, 4096])
def test_batches_and_a_second_core_do_not_change_a_segment(
    kernels_file: Path, monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    passages = [
        p
        for sequence in range(1, 60)
        for p in Words(np.random.default_rng(sequence)).article(sequence)
    ]
    expected = invert(collect(passages, None), None).arrays()
    monkeypatch.setattr(collecting, "BATCH", batch)
    monkeypatch.setattr(cores, "SHARED_FROM", 1)
    for kernels in (None, native.load(kernels_file.parent)):
        found = invert(collect(passages, kernels), kernels).arrays()
        for name, array in expected.items():
            assert np.array_equal(found[name], array), name


def test_order_of_arrival_kernels_and_a_round_trip_do_not_change_a_segment(
    kernels_file: Path,
) -> None:
    loaded = native.load(kernels_file.parent)
    assert loaded is not None
    check_building(loaded)


def test_several_blocks_long_passages_and_ties_at_the_cut(loaded: Native | None) -> None:
    random = np.random.default_rng(3)
    corpus = [
        [f"w{n}" for n in random.integers(0, 400, random.integers(1, 5))] for _ in range(34_000)
    ]
    corpus[5] = ["w1", "w2"] * 900 + ["w3"] * 70_000  # one odd page
    corpus[6:9] = [[], [], []]
    passages = indexed(corpus, size=20)
    found, expected = snapshot(passages, loaded), Expected(passages)
    for limit in (1, 10, 100, 1000):
        for terms in (["w1"], ["w3", "w1", "w3"], ["w7", "w8", "w9", "w10", "gone"]):
            query = Query(terms=terms, limit=limit)
            assert found.search(query) == expected.hits(query)
            query = Query(terms=terms, limit=limit, publishers=frozenset({"p1"}))
            assert found.search(query) == expected.hits(query)


def test_more_equal_passages_than_there_is_room_for(loaded: Native | None) -> None:
    passages = [passage(i + 1, 1, ["same", "again"]) for i in range(40_000)]
    passages += [passage(100_000 + i, 1, ["other"]) for i in range(90_000)]
    found = snapshot(passages, loaded).search(Query(terms=["same"], limit=3))
    assert [h.key.sequence for h in found] == [1, 2, 3]


def test_a_query_of_very_many_terms(loaded: Native | None) -> None:
    draw = Words(np.random.default_rng(8), vocabulary=5000)
    passages = [p for sequence in range(1, 200) for p in draw.article(sequence)]
    query = Query(terms=[f"w{i % 5000}" for i in range(3000)], limit=20)
    assert snapshot(passages, loaded).search(query) == Expected(passages).hits(query)


def test_an_empty_corpus_is_an_index_without_matches(loaded: Native | None) -> None:
    empty = EmbeddedSnapshot([], 0, Kernels(loaded))
    assert empty.search(Query(terms=["a"], limit=5)) == []
    assert (empty.terms, empty.passages, empty.model.average_idf) == (0, 0, 0.0)
    assert empty.model.get_scores(["a"]).tolist() == []
    blank = snapshot(indexed([[], []]), loaded)
    assert blank.search(Query(terms=["a"], limit=5)) == []
    assert blank.model.get_scores(["a"]).tolist() == [0.0, 0.0]


def test_a_match_that_scores_nothing_is_still_a_match(loaded: Native | None) -> None:
    hits = snapshot(indexed([["a"], ["b"]]), loaded).search(Query(terms=["a"], limit=5))
    assert [h.score for h in hits] == [0.0]


def test_top_n_refuses_documents_of_another_index() -> None:
    model: Okapi = snapshot(indexed([["b"], ["a"], ["c"]]), None).model
    assert model.get_top_n(["a"], ["x", "y", "z"], n=1) == ["y"]
    with pytest.raises(ValueError, match="not those"):
        model.get_top_n(["a"], ["x"])
