"""Scores are rank-bm25's own, bit for bit."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rank_bm25 import BM25Okapi

from retrieval.engines import IndexedPassage, Query
from retrieval.engines.embedded import Postings, PostingsBM25
from retrieval.engines.embedded.engine import EmbeddedSnapshot
from retrieval.stores import PassageKey

words = st.sampled_from([f"w{i}" for i in range(12)])
documents = st.lists(words, max_size=9)
corpora = st.lists(documents, min_size=1, max_size=14).filter(any)
queries = st.lists(words | st.just("unknown"), max_size=8)


def indexed(corpus: list[list[str]], size: int = 3) -> list[IndexedPassage]:
    return [
        IndexedPassage(
            key=PassageKey(sequence=i // size + 1, revision=1, ordinal=i % size + 1),
            terms=terms,
            collection="shared" if i % 2 else "own",
            publisher=f"p{i % 3}",
            speaker="",
            days=(i, i + 2) if i % 4 else None,
        )
        for i, terms in enumerate(corpus)
    ]


@given(corpora, queries)
@settings(max_examples=400, deadline=None)
def test_scores_equal_rank_bm25_to_the_bit(corpus: list[list[str]], query: list[str]) -> None:
    ours = PostingsBM25(Postings.build(indexed(corpus)))
    assert np.array_equal(ours.get_scores(query), BM25Okapi(corpus).get_scores(query))


@given(corpora, corpora, queries, st.sets(st.integers(1, 5)))
@settings(max_examples=300, deadline=None)
def test_scores_stay_equal_after_removals_and_additions(
    corpus: list[list[str]], more: list[list[str]], query: list[str], gone: set[int]
) -> None:
    extra = [
        IndexedPassage(
            key=PassageKey(sequence=100 + i, revision=1, ordinal=1),
            terms=terms,
            collection="shared",
            publisher="",
            speaker="",
            days=None,
        )
        for i, terms in enumerate(more)
    ]
    changed = Postings.build(indexed(corpus)).updated(extra, gone=sorted(gone))
    left = [terms for i, terms in enumerate(corpus) if i // 3 + 1 not in gone] + more
    assert np.array_equal(
        PostingsBM25(changed).get_scores(query), BM25Okapi(left).get_scores(query)
    )


@given(corpora, queries, st.integers(1, 20))
@settings(max_examples=200, deadline=None)
def test_the_best_come_first_and_ties_go_by_place(
    corpus: list[list[str]], query: list[str], limit: int
) -> None:
    hits = EmbeddedSnapshot(Postings.build(indexed(corpus)), 1).search(
        Query(terms=query, limit=limit)
    )
    scores = BM25Okapi(corpus).get_scores(query)
    matching = [i for i, terms in enumerate(corpus) if set(terms) & set(query)]
    expected = sorted(matching, key=lambda i: (-scores[i], i))[:limit]
    assert [(h.key.sequence - 1) * 3 + h.key.ordinal - 1 for h in hits] == expected
    assert [h.score for h in hits] == [scores[i] for i in expected]


@given(corpora, queries)
@settings(max_examples=200, deadline=None)
def test_filters_are_exact_and_never_change_scores(
    corpus: list[list[str]], query: list[str]
) -> None:
    snapshot = EmbeddedSnapshot(Postings.build(indexed(corpus)), 1)
    every = snapshot.search(Query(terms=query, limit=1000))
    passages = {p.key: p for p in indexed(corpus)}
    some = snapshot.search(
        Query(
            terms=query,
            limit=1000,
            collections=frozenset({"own"}),
            publishers=frozenset({"p0", "p2", "nobody"}),
            since=4,
            until=8,
        )
    )

    def inside(p: IndexedPassage) -> bool:
        return (
            p.collection == "own"
            and p.publisher in ("p0", "p2")
            and p.days is not None
            and p.days[1] >= 4
            and p.days[0] <= 8
        )

    assert some == [hit for hit in every if inside(passages[hit.key])]


def test_an_empty_corpus_is_an_index_without_matches() -> None:
    snapshot = EmbeddedSnapshot(Postings.empty(), 0)
    assert snapshot.search(Query(terms=["a"], limit=5)) == []
    assert PostingsBM25(Postings.build(indexed([[], []]))).get_scores(["a"]).tolist() == [0.0, 0.0]


def test_a_match_that_scores_nothing_is_still_a_match() -> None:
    snapshot = EmbeddedSnapshot(Postings.build(indexed([["a"], ["b"]])), 1)
    hits = snapshot.search(Query(terms=["a"], limit=5))
    assert len(hits) == 1
    assert hits[0].score == pytest.approx(0.0)


def test_top_n_refuses_documents_of_another_index() -> None:
    model = PostingsBM25(Postings.build(indexed([["b"], ["a"], ["c"]])))
    assert model.get_top_n(["a"], ["x", "y", "z"], n=1) == ["y"]
    with pytest.raises(ValueError, match="not those"):
        model.get_top_n(["a"], ["x"])
