"""Long questions: what is asked may be a page, and costs no more than its length."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from retrieval import Library, QueryError
from retrieval.questions.question import MAX_TERMS
from tests.retrieval.news import Article, fill

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
NOW = datetime(2025, 5, 15, tzinfo=UTC)
CHARS = 10_000
ENOUGH_S = 5.0
"""Of the processor, where 0.1 s is usual: what grows with the square of the length takes longer."""


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library(tmp_path_factory.mktemp("seeded")) as library:
        library.ingest([str(SEEDS)], sample=True)
        library.ask("ferry")
        yield library


def pasted(library: Library) -> str:
    """The library's own articles one after the other, as somebody would paste them."""
    texts = (p.text for h in library.headlines() for p in library.article(h.id).passages)
    return " ".join(texts)[:CHARS]


PIECES = [
    "ferry ", "why did the ferry ", "f", "-ferry ", '-"ferry fares" ', '"ferry fares" ', '"', "'s ",
    "last Tuesday ", "between May and ", "since ", "NOT a NOT ", "Namdo Herald and ", "e\u0301",
    "what did Han say about ", "how many ", "(FAA) ", "shipyrad ", "1,000 ", "👩\u200d🚀", "\x00",
    "U.S.A.", "페리", "on:2025-05 ", "NOT ",
]  # fmt: skip


EACH_OTHER = ["-b{0}a ", '-"ferry b{0}a" ', '"ferry b{0}a" ', "b{0}a ", "B{0}a.Ca "]


@pytest.mark.parametrize("piece", PIECES + EACH_OTHER, ids=ascii)
def test_a_hostile_question_takes_no_more_than_its_length(seeded: Library, piece: str) -> None:
    if piece in EACH_OTHER:
        question = f"ferry said year -the -ferry -people {''.join(map(piece.format, range(CHARS)))}"
    else:
        question = piece * CHARS
    question = question[:CHARS]
    started = time.process_time()
    try:
        answer = seeded.ask(question, now=NOW)
    except QueryError as error:
        told = str(error)
        assert 0 < len(told) < 300
    else:
        assert answer.answered or answer.reason
    assert time.process_time() - started < ENOUGH_S


def test_a_pasted_page_is_answered_from_its_first_words(seeded: Library) -> None:
    page = pasted(seeded)
    assert len(page) == CHARS
    started = time.process_time()
    answer = seeded.ask(page, now=NOW)
    assert time.process_time() - started < ENOUGH_S
    assert len(answer.understood["terms"]) == MAX_TERMS  # type: ignore[arg-type]
    (first, *_) = answer.excerpts or answer.closest
    assert first.text in page


def test_many_exclusions_are_looked_for_in_many_passages(library: Library) -> None:
    words = " ".join(f"word{number}" for number in range(70))
    paragraph = f"The ferry strike {words}."
    fill(library, [Article(f"Day {day}", [paragraph] * 400) for day in range(4)])
    many = "".join(f"-b{number}a " for number in range(1350))
    started = time.process_time()
    answer = library.ask(f"ferry {many} -strike"[:CHARS], now=NOW)
    assert time.process_time() - started < ENOUGH_S
    assert answer.reason == "no_match"
