"""Corpora of any size are reproducible and grow and spread as their base does."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from retrieval.benchmark import growth, laws, questions
from retrieval.benchmark.base import Base, fresh_names, read
from retrieval.benchmark.corpus import Corpus, StoredCorpus, joined
from retrieval.errors import SourceError

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def base() -> Base:
    return read([str(ROOT / "seeds")])


@pytest.fixture(scope="module")
def corpus(base: Base) -> Corpus:
    return growth.grown(base, 20_000, seed=1)


def test_the_same_seed_gives_the_same_corpus_and_another_seed_another(base: Base) -> None:
    once, again, other = (growth.grown(base, 3000, seed) for seed in (1, 1, 2))
    assert once.words == again.words
    assert np.array_equal(once.ids, again.ids)
    assert np.array_equal(once.rows, again.rows)
    assert not np.array_equal(once.ids, other.ids)


def test_a_grown_corpus_keeps_the_laws_of_its_base(base: Base, corpus: Corpus) -> None:
    assert len(corpus) == 20_000
    assert laws.heaps_exponent(corpus.ids) == pytest.approx(base.heaps, abs=0.08)
    counts = np.bincount(corpus.ids, minlength=len(corpus.words))
    assert -1.4 < laws.zipf_slope(counts) < -0.6
    terms, base_terms = len(corpus.ids) / len(corpus), len(base.ids) / len(base)
    assert terms == pytest.approx(base_terms, rel=0.1)
    # A paragraph goes on repeating its words: postings to terms is as in the base.
    pairs = sum(len(np.unique(base.ids[a:b])) for a, b in _bounds(base.offsets))
    repeated = corpus.document_frequency.sum() / len(corpus.ids)
    assert repeated == pytest.approx(pairs / len(base.ids), abs=0.08)
    # The most frequent words stay so, about as frequent.
    often = np.argsort(-np.bincount(base.ids))[:10]
    share = np.bincount(corpus.ids, minlength=len(corpus.words))[often] / len(corpus.ids)
    assert share == pytest.approx(np.bincount(base.ids)[often] / len(base.ids), rel=0.6)


def _bounds(offsets: np.ndarray) -> list[tuple[int, int]]:
    return list(zip(offsets[:-1].tolist(), offsets[1:].tolist(), strict=True))


def test_the_laws_are_recovered_from_what_was_made_by_them() -> None:
    ranks = np.arange(1, 200_001)
    counts = np.round(1e6 / ranks**1.0).astype(np.int64)
    assert laws.zipf_slope(counts) == pytest.approx(-1.0, abs=0.05)
    new = np.unique(np.floor(np.arange(1, 3000) ** 2.0).astype(np.int64))  # V(n) = n^0.5
    stream = np.zeros(int(new[-1]) + 1, np.int32)
    stream[new] = np.arange(1, len(new) + 1)
    assert laws.heaps_exponent(stream) == pytest.approx(0.5, abs=0.02)
    assert laws.heaps_exponent(stream[:10]) == 1.0


def test_words_are_plain_so_that_every_tokenizer_agrees(corpus: Corpus) -> None:
    assert all(word.isascii() and word.isalnum() and word == word.lower() for word in corpus.words)
    assert len(set(corpus.words)) == len(corpus.words)
    assert fresh_names(["a", None, "x0", None], {"a", "x0"}, "x") == ["a", "x1", "x0", "x2"]


def test_articles_have_twenty_paragraphs_and_days_within_two_years(corpus: Corpus) -> None:
    passages = list(corpus.passages())
    assert len(passages) == len(corpus)
    per_article = Counter(p.key.sequence for p in passages)
    assert set(per_article.values()) == {growth.ARTICLE}
    assert 10 < len({p.publisher for p in passages}) <= growth.PUBLISHERS
    assert {p.days is None for p in passages} == {True, False}
    assert 0.1 < sum(p.speaker != "" for p in passages) / len(passages) < 0.2


def test_a_stored_corpus_streams_what_was_saved(corpus: Corpus, tmp_path: Path) -> None:
    part = corpus.part(100, 12_345)
    part.save(tmp_path / "corpus")
    stored = StoredCorpus(tmp_path / "corpus")
    assert len(stored) == len(part)
    streamed = [p for chunk in stored.chunks() for p in chunk.passages()]
    assert streamed == list(part.passages())


def test_parts_join_in_the_order_of_articles(corpus: Corpus) -> None:
    first, second = corpus.part(0, 400), corpus.part(400, 800)
    whole = joined([second, first])
    assert list(whole.passages()) == list(corpus.part(0, 800).passages())


def test_document_frequency_counts_passages(corpus: Corpus) -> None:
    part = corpus.part(0, 500)
    found: Counter[str] = Counter()
    for place in range(len(part)):
        found.update(set(part.terms(place)))
    counted = zip(part.words, part.document_frequency.tolist(), strict=True)
    assert {word: count for word, count in counted if count} == found


def test_questions_are_distinct_terms_that_stand_together(corpus: Corpus) -> None:
    asked = questions.random_questions(corpus, 30, seed=1)
    assert len(asked) == 30
    assert asked == questions.random_questions(corpus, 30, seed=1)
    assert all(len(set(q.terms)) == questions.TERMS for q in asked)
    worst = questions.worst_questions(corpus, 10, seed=1)
    assert min(q.postings for q in worst) > np.median([q.postings for q in asked])


def test_a_base_that_is_too_small_or_no_article_says_so(tmp_path: Path) -> None:
    small = tmp_path / "small.jsonl"
    small.write_text('{"headline": "A", "paragraphs": ["Ferry fares rise."]}\n')
    with pytest.raises(SourceError, match="too few"):
        read([str(small)])
    with pytest.raises(SourceError, match="no such file"):
        read([str(tmp_path / "missing.jsonl")])
