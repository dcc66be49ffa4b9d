"""The parts of an index: words and articles kept in few bytes, files, and when parts are joined."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.engines import Query
from retrieval.engines.embedded import container, remembering, vocabulary
from retrieval.engines.embedded.persistence import State
from retrieval.engines.embedded.vocabulary import Vocabulary
from tests.retrieval.conftest import OpenEmbedded
from tests.retrieval.corpora import Words, passage

words = st.text(st.characters(exclude_categories=[]), max_size=12)


@given(st.lists(words, unique=True, max_size=60), st.lists(words, max_size=10))
@settings(max_examples=100, deadline=None)
def test_a_vocabulary_finds_its_terms_and_no_others(terms: list[str], others: list[str]) -> None:
    found = Vocabulary.of(terms)
    assert [found.number(term) for term in terms] == list(range(len(terms)))
    assert found.terms() == [term.encode("utf-8", "surrogatepass") for term in terms]
    assert [found.number(term) for term in others if term not in terms] == [-1] * len(
        [term for term in others if term not in terms]
    )
    assert len(found) == len(terms)


def test_a_large_vocabulary_is_placed_by_numpy(monkeypatch: pytest.MonkeyPatch) -> None:
    terms = [f"word {i * i}" for i in range(3000)]
    monkeypatch.setattr(vocabulary, "FEW", 0)
    found = Vocabulary.of(terms)
    assert [found.number(term) for term in terms] == list(range(3000))
    assert found.number("word 2") == -1


@given(
    st.lists(st.tuples(st.integers(0, 6), st.integers(0, 1 << 31)), max_size=80),
    st.sets(st.integers(0, 6)),
)
@settings(max_examples=200, deadline=None)
def test_articles_remember_their_terms(pairs: list[tuple[int, int]], wanted: set[int]) -> None:
    articles = np.array([a for a, _ in pairs], np.int64)
    terms = np.array([t for _, t in pairs], np.int64)
    begin, data = remembering.encode(articles, terms, 7)
    found = remembering.decode(begin, data, np.array(sorted(wanted), np.int64))
    assert found.tolist() == [t for a in sorted(wanted) for t in sorted(terms[articles == a])]


def test_a_file_gives_back_its_arrays_to_whom_it_belongs(tmp_path: Path) -> None:
    arrays: container.Arrays = {"one": np.arange(7, dtype=np.uint16), "none": np.zeros(0)}
    path = tmp_path / "file"
    container.write(path, "segment", "mine", {"generation": 4}, arrays, flush=True)
    found = container.read(path, "segment", "mine")
    assert found is not None
    assert found[0]["generation"] == 4
    for name, array in arrays.items():
        assert found[1][name].dtype == array.dtype
        assert found[1][name].tolist() == array.tolist()
    assert container.read(path, "state", "mine") is None
    assert container.read(path, "segment", "yours") is None


def test_segments_stay_few_and_large_ones_are_left_alone(open_embedded: OpenEmbedded) -> None:
    engine = open_embedded()
    draw = Words(np.random.default_rng(5))
    engine.apply([p for i in range(1, 400) for p in draw.article(i)], gone=[], generation=1)
    (first,) = engine.snapshot.segments
    for generation in range(2, 60):
        engine.apply(draw.article(1000 + generation), gone=[], generation=generation)
        assert len(engine.snapshot.segments) <= 6
        assert engine.snapshot.segments[0].segment is first.segment


def test_a_segment_of_which_little_is_left_is_written_anew(open_embedded: OpenEmbedded) -> None:
    engine = open_embedded()
    draw = Words(np.random.default_rng(6))
    articles = {i: draw.article(i) for i in range(1, 40)}
    engine.apply([p for a in articles.values() for p in a], gone=[], generation=1)
    engine.apply([], gone=range(1, 30), generation=2)
    (live,) = engine.snapshot.segments
    assert len(live.segment) == live.passages == sum(len(articles[i]) for i in range(30, 40))
    engine.apply([], gone=range(30, 40), generation=3)
    assert engine.snapshot.segments == ()
    assert engine.snapshot.search(Query(terms=["w1"], limit=3)) == []


def test_large_joins_come_after_the_addition_is_shown(
    open_embedded: OpenEmbedded, monkeypatch: pytest.MonkeyPatch
) -> None:
    from retrieval.engines.embedded import tiers

    monkeypatch.setattr(tiers, "QUICK", 1)
    engine = open_embedded()
    shown: list[tuple[int, int]] = []
    swap = engine._swap

    def watched(*arguments: object) -> None:
        swap(*arguments)  # type: ignore[arg-type]
        shown.append((len(engine.snapshot.segments), engine.snapshot.passages))

    monkeypatch.setattr(engine, "_swap", watched)
    for sequence in range(1, 4):
        engine.apply([passage(sequence, 1, ["tram"])], gone=[], generation=sequence)
    assert shown == [(1, 1), (2, 2), (1, 2), (2, 3), (1, 3)]


def test_a_segment_that_another_process_swept_away_is_written_again(
    open_embedded: OpenEmbedded,
) -> None:
    one, two = open_embedded(), open_embedded()
    one.apply([passage(1, 1, ["tram"]), passage(2, 1, ["ferry"])], gone=[], generation=1)
    assert two.reload()
    draft = two._files.draft(State(two.snapshot.segments, 3))
    one.prepare([passage(3, 1, ["snail"])], generation=2).publish()  # does without it
    assert draft is not None
    assert two._files.publish(draft) is not None
    assert [live.passages for live in open_embedded().snapshot.segments] == [2]


def test_masks_outlive_an_addition(open_embedded: OpenEmbedded) -> None:
    engine = open_embedded()
    draw = Words(np.random.default_rng(7))
    engine.apply([p for i in range(1, 100) for p in draw.article(i)], gone=[], generation=1)
    engine.snapshot.search(Query(terms=["w1"], limit=3, publishers=frozenset({"p1"})))
    masks = engine.snapshot.segments[0].masks
    engine.apply(draw.article(1000), gone=[], generation=2)
    assert len(masks) == 1
    assert engine.snapshot.segments[0].masks is masks
