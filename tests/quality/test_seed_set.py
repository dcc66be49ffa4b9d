"""The questions on the sample articles keep their own rules: counts, passages, answer strings.

Knows the articles and how text becomes terms; asks nothing of the ranking, so that a question can
never be bent to what is found today. What answers are worth is measured elsewhere.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from retrieval import Library
from retrieval.analysis import Analyzer, bounds
from retrieval.trec import read_topics

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
FOLDER = Path(__file__).resolve().parent / "seeds"
COUNTS = {"plain": 50, "other": 50, "null": 50}
TYPES = frozenset(
    "who when where how_many how_long how_much why yes_no what quote keywords".split()
)
SHARED_AT_MOST = 1
"""Content words that an `other` question has in common with a sentence that answers it; a `plain`
one has more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question of the set, with the strings and the passage ids that answer it."""

    qid: str
    kind: str
    type: str
    answerable: bool
    text: str
    answers: tuple[str, ...]
    passages: tuple[str, ...]


def fold(text: str) -> str:
    return " ".join(text.casefold().split())


def lines(name: str) -> list[str]:
    return (FOLDER / name).read_text(encoding="utf-8").splitlines()


def judged() -> list[tuple[str, str]]:
    """(qid, passage id) of each line of the judgements, in order."""
    found = []
    for line in lines("qrels.txt"):
        qid, iteration, passage, grade = line.split(" ")
        assert (iteration, grade) == ("0", "1"), line
        found.append((qid, passage))
    return found


def read_set() -> tuple[Asked, ...]:
    topics = dict(read_topics(lines("topics.tsv"), "topics.tsv"))
    pairs = judged()
    return tuple(
        Asked(
            qid=record["qid"],
            kind=record["kind"],
            type=record["type"],
            answerable=record["answerable"],
            text=topics[record["qid"]],
            answers=tuple(record["answers"]),
            passages=tuple(passage for qid, passage in pairs if qid == record["qid"]),
        )
        for record in map(json.loads, lines("answers.jsonl"))
    )


QUESTIONS = read_set()
ANSWERABLE = tuple(asked for asked in QUESTIONS if asked.kind != "null")


@pytest.fixture(scope="module")
def passages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The text of every passage of the sample articles by its id."""
    with Library(tmp_path_factory.mktemp("samples")) as library:
        library.ingest([str(SEEDS)], sample=True)
        return {
            passage.id: passage.text
            for header in library.articles()
            for passage in library.article(header.id).passages
        }


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    return Analyzer()


def shared_terms(
    asked: Asked, passages: Mapping[str, str], analyzer: Analyzer
) -> list[frozenset[str]]:
    """Content terms in common with each sentence of a listed passage that holds an answer."""
    terms = {token.term for token in analyzer.question_tokens(asked.text) if not token.stop}
    return [
        frozenset(terms & set(analyzer.terms(sentence)))
        for name in asked.passages
        for sentence in (passages[name][start:end] for start, end in bounds(passages[name]))
        if any(fold(answer) in fold(sentence) for answer in asked.answers)
    ]


def test_each_kind_has_its_count() -> None:
    assert Counter(asked.kind for asked in QUESTIONS) == COUNTS


def test_the_three_files_name_the_same_questions_once_and_in_one_order() -> None:
    topics = [qid for qid, _ in read_topics(lines("topics.tsv"), "topics.tsv")]
    assert len(set(topics)) == len(topics)
    assert topics == [asked.qid for asked in QUESTIONS]
    assert list(dict.fromkeys(qid for qid, _ in judged())) == [asked.qid for asked in ANSWERABLE]


def test_no_question_is_asked_twice_and_no_passage_listed_twice() -> None:
    texts = [fold(re.sub(r"\W+", " ", asked.text)) for asked in QUESTIONS]
    assert len(set(texts)) == len(texts)
    assert len(set(judged())) == len(judged())


def test_what_is_asked_for_is_of_a_known_type() -> None:
    assert {asked.type for asked in QUESTIONS} <= TYPES
    assert {asked.type for asked in ANSWERABLE} == TYPES


def test_exactly_the_null_questions_have_no_answer() -> None:
    for asked in QUESTIONS:
        given = (asked.answerable, bool(asked.answers), bool(asked.passages))
        assert given == (asked.kind != "null",) * 3, asked.qid


@pytest.mark.parametrize("asked", ANSWERABLE, ids=lambda asked: asked.qid)
def test_passages_and_answer_strings_fit_each_other(asked: Asked, passages: dict[str, str]) -> None:
    assert set(asked.passages) <= passages.keys()
    texts = [fold(passages[name]) for name in asked.passages]
    for answer in asked.answers:
        assert any(fold(answer) in text for text in texts), answer
    for name, text in zip(asked.passages, texts, strict=True):
        assert any(fold(answer) in text for answer in asked.answers), name


@pytest.mark.parametrize("asked", ANSWERABLE, ids=lambda asked: asked.qid)
def test_a_question_is_as_near_to_its_answer_as_its_kind_says(
    asked: Asked, passages: dict[str, str], analyzer: Analyzer
) -> None:
    shared = shared_terms(asked, passages, analyzer)
    assert shared, "no sentence holds a whole answer string"
    most = max(shared, key=len)
    assert (len(most) <= SHARED_AT_MOST) == (asked.kind == "other"), sorted(most)
