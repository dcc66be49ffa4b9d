"""What answers are worth: the project's own stories, and the development sets where present."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.rendering import wording
from retrieval import Library

SEEDS = Path(__file__).resolve().parents[2] / "seeds"

CALL = (
    ("28 minutes", "How long was the call?"),
    ("28 minutes", "How long did Han and Trump talk?"),
    ("28 minutes", "how long did the phone talks between Han and Trump last"),
    ("Tuesday", "On what day did the call take place?"),
    ("Tuesday", "When did Han and Trump talk on the phone?"),
    ("tremendous and unsustainable", "What did Trump call the trade surplus?"),
    ("one trillion won", "How much has Korea paid since 2019?"),
    ("one stop shopping", "What did Trump call beautiful and efficient?"),
    ("CNN", "Whom did Han tell that Korea will not fight?"),
    ("in a very cool way", 'Who said "in a very cool way"?'),
)
UNANSWERABLE = (
    "Who won the World Cup?",
    "What is the price of bitcoin?",
    "What did the Bank of Korea decide?",
)


@pytest.fixture(scope="module")
def call(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Library:
    library = Library(tmp_path_factory.mktemp("call"))
    library.ingest([str(shared / "seeds")])
    return library


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Library:
    library = Library(tmp_path_factory.mktemp("samples"))
    library.ingest([str(SEEDS)], sample=True)
    return library


@pytest.mark.parametrize(("words", "question"), CALL)
def test_the_first_excerpt_answers(call: Library, words: str, question: str) -> None:
    answer = call.ask(question)
    assert answer.answered
    assert words in answer.excerpts[0].text


def test_the_speaker_of_a_quote_is_named(call: Library) -> None:
    passage = call.ask("who said in a very cool way").excerpts[0].passage
    assert passage.speaker is not None
    assert (passage.kind, passage.speaker.name, passage.speaker.title) == (
        "quote", "Han Duck-soo", "Acting President",
    )  # fmt: skip


@pytest.mark.parametrize("question", UNANSWERABLE)
def test_it_abstains(call: Library, question: str) -> None:
    assert not call.ask(question).answered


@pytest.mark.parametrize("question", wording.EXAMPLES)
def test_what_the_chat_suggests_is_answered_by_the_samples(samples: Library, question: str) -> None:
    assert samples.ask(question).answered


def fold(text: str) -> str:
    return " ".join(text.casefold().split())


@pytest.mark.parametrize(
    ("name", "take", "floors"),
    [("newsdesk", 1, (0.47, 0.71, 0.40)), ("wiki", 8, (0.78, 0.92, 0.72))],
)
def test_floors_on_development_sets(
    shared: Path, tmp_path: Path, name: str, take: int, floors: tuple[float, float, float]
) -> None:
    """Every `take`-th question, to keep the suite short; the whole set passes too."""
    folder = shared / "eval" / name
    relevant: dict[str, set[str]] = {}
    for line in (folder / "qrels.txt").read_text().splitlines():
        qid, _, passage, grade = line.split()
        if int(grade) > 0:
            relevant.setdefault(qid, set()).add(passage)
    lines = (folder / "answers.jsonl").read_text().splitlines()
    strings = {record["qid"]: record["answers"] for record in map(json.loads, lines)}
    first = five = hit = total = 0
    with Library(tmp_path) as library:
        library.ingest([str(folder / "corpus.jsonl")])
        for line in (folder / "topics.tsv").read_text().splitlines()[::take]:
            qid, _, question = line.partition("\t")
            if qid not in relevant:
                continue
            total += 1
            found = [p.passage_id for p in library.search(question, depth=5)]
            first += found[:1] != [] and found[0] in relevant[qid]
            five += bool(relevant[qid] & set(found))
            excerpts = library.ask(question, min_confidence=0).excerpts
            hit += bool(excerpts) and any(
                fold(words) in fold(excerpts[0].text) for words in strings[qid]
            )
    figures = (first / total, five / total, hit / total)
    print(f"{name}: recall@1 {figures[0]:.3f}, @5 {figures[1]:.3f}, hit@1 {figures[2]:.3f}")  # noqa: T201
    assert all(figure >= floor for figure, floor in zip(figures, floors, strict=True))
