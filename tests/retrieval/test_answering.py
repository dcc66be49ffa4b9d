"""What is kept in memory between questions, and what must not be shown from there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from retrieval import answering, questions
from retrieval.analysis import Analyzer
from retrieval.answering import Answerer
from retrieval.engines import Hit, Query
from retrieval.model import ParsedArticle, ParsedPassage, Passage
from retrieval.stores import PassageKey
from retrieval.stores.sqlite import SqliteStore

analyzer = Analyzer()


class Lagging:
    """A snapshot that goes on naming the first passages of the first `passages` articles."""

    generation, terms = 1, 9

    def __init__(self, passages: int) -> None:
        self.passages = passages

    def search(self, query: Query) -> list[Hit]:
        keys = [
            PassageKey(sequence=sequence, revision=1, ordinal=1)
            for sequence in range(1, self.passages + 1)
        ]
        return [Hit(key=key, score=1.0) for key in keys[: query.limit]]

    def document_frequency(self, term: str) -> int:
        return len(term)

    def holds(self, term: str) -> bool:
        return bool(term)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    opened = SqliteStore(tmp_path / "library.db")
    names = ("ferry", "tram", "snail")
    opened.save(
        [
            ParsedArticle(
                id=name, passages=(ParsedPassage(ordinal=1, kind="body", text=f"The {name} came."),)
            )
            for name in names
        ],
        source="s",
        language="en",
    )
    yield opened
    opened.close()


def found(answerer: Answerer, text: str, snapshot: Lagging) -> set[str]:
    asked = questions.read(text, analyzer, "en")
    run, _ = answerer.run(asked, snapshot, Query(terms=asked.terms, limit=5), depth=3)
    return {name for name, _ in run}


def test_a_passage_is_read_once_and_never_shown_after_its_removal(
    store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    answerer, snapshot = Answerer(store, analyzer), Lagging(3)
    assert found(answerer, "ferry", snapshot) == {"ferry#1", "tram#1", "snail#1"}

    def absent(keys: Sequence[PassageKey]) -> dict[PassageKey, Passage]:
        assert all(key.ordinal > 1 for key in keys), "read again"
        return {}

    with monkeypatch.context() as patch:
        patch.setattr(store, "passages", absent)
        assert found(answerer, "tram", snapshot) == {"ferry#1", "tram#1", "snail#1"}
    store.remove(article_id="ferry")
    assert found(answerer, "ferry", snapshot) == {"tram#1", "snail#1"}


def test_what_was_read_before_a_removal_that_another_thread_saw_is_not_kept(
    store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    answerer, snapshot = Answerer(store, analyzer), Lagging(3)
    passages = store.passages

    def overtaken(keys: Sequence[PassageKey]) -> dict[PassageKey, Passage]:
        read = passages(keys)
        monkeypatch.setattr(store, "passages", passages)
        store.remove(article_id="ferry")
        assert found(answerer, "tram", snapshot) == {"tram#1", "snail#1"}
        return read

    monkeypatch.setattr(store, "passages", overtaken)
    found(answerer, "ferry", snapshot)
    assert found(answerer, "ferry", snapshot) == {"tram#1", "snail#1"}


def test_no_more_passages_are_kept_than_are_allowed(
    store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answering, "CACHED_PASSAGES", 2)
    answerer = Answerer(store, analyzer)
    assert found(answerer, "ferry", Lagging(3)) == {"ferry#1", "tram#1", "snail#1"}
    assert len(answerer._cache) == 2
