"""The comparison with BM25Okapi finds what differs, and nothing else."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from rank_bm25 import BM25Okapi

from retrieval.benchmark import contenders, exactness, growth, history, questions
from retrieval.benchmark.base import read
from retrieval.benchmark.contenders import ENTRIES
from retrieval.benchmark.contenders.ours import Ours
from retrieval.benchmark.corpus import Corpus
from retrieval.benchmark.formula import Formula
from retrieval.engines import Hit, Query

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def everything() -> Corpus:
    return growth.grown(read([str(ROOT / "seeds")]), 2400, seed=3)


@pytest.fixture(scope="module")
def library(everything: Corpus) -> Corpus:
    return everything.part(0, 2000)


@pytest.fixture
def ours(library: Corpus, tmp_path: Path) -> Ours:
    entry = next(entry for entry in ENTRIES if entry.name == "dateline-numpy")
    made = contenders.make(entry, tmp_path / "index")
    assert isinstance(made, Ours)
    made.engine.prepare(library.passages(), generation=1).publish()
    return made


def test_the_formula_has_the_bits_of_rank_bm25(library: Corpus) -> None:
    theirs = BM25Okapi([library.terms(place) for place in range(len(library))])
    formula = Formula(library)
    for question in questions.random_questions(library, 40, seed=1):
        terms = [*question.terms, question.terms[0], "unknown"]
        assert np.array_equal(formula.get_scores(terms), theirs.get_scores(terms))


def test_the_formula_floors_frequent_terms_as_rank_bm25_does() -> None:
    documents = [["a", "b"], ["a", "c"], ["a"], ["a", "d", "d"]]
    words = ["a", "b", "c", "d"]
    corpus = Corpus(
        words=words,
        ids=np.array([words.index(w) for d in documents for w in d], np.int32),
        offsets=np.array([0, 2, 4, 5, 8]),
        rows=np.ones((6, 4), np.int32),
    )
    assert np.array_equal(
        Formula(corpus).get_scores(["a", "d"]), BM25Okapi(documents).get_scores(["a", "d"])
    )


def test_four_states_of_a_library_agree(ours: Ours, library: Corpus, everything: Corpus) -> None:
    news = everything.part(2000, 2400)
    done: list[int] = []
    result = exactness.life({"ours": ours}, library, news, 40, 1, done.append)
    assert (result.compared, result.mismatches, result.examples) == (40, 0, [])
    assert done == [10, 20, 30, 40]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda hits: [hits[0]._replace(score=math.nextafter(hits[0].score, 0)), *hits[1:]],
        lambda hits: [hits[1], hits[0], *hits[2:]],
        lambda hits: hits[:-1],
    ],
    ids=["a bit", "the order", "a passage less"],
)
def test_a_planted_mismatch_is_found(
    ours: Ours, library: Corpus, spoil: Callable[[list[Hit]], list[Hit]]
) -> None:
    asked = questions.random_questions(library, 12, seed=1)
    spoiled = tuple(asked[5].terms)

    def search(query: Query) -> list[Hit]:
        hits = ours.answer(query)
        return spoil(hits) if tuple(query.terms) == spoiled else hits

    result = exactness.compare({"ours": search}, library, asked, exactness.reference(library))
    assert (result.compared, result.mismatches) == (12, 1)
    assert "ours" in result.examples[0]


def test_history_leaves_what_it_says(library: Corpus, everything: Corpus) -> None:
    news = everything.part(2000, 2400)
    deletion = history.deletion(library, seed=1)
    added = history.additions(library, news)
    edition = history.edition(library, news, seed=2)
    live = history.after(library, [deletion, *added, edition])
    sequences = live.column("sequence").tolist()
    assert sequences == sorted(sequences)
    assert not set(deletion.gone) & (set(sequences) - set(edition.gone))
    assert set(edition.gone) <= set(sequences)
    assert sum(len(change.come) for change in added) == 20
