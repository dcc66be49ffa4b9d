"""What answers are worth: the project's own stories, and the development sets where present."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.rendering import wording
from retrieval import Library, trec
from retrieval.evaluation import asking, figures, hits, sets

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


@pytest.mark.parametrize(
    ("name", "every", "floors"),
    [
        ("newsdesk", 1, {"success@1": 0.56, "success@5": 0.82, "hit@1": 0.53, "hit@3": 0.72}),
        ("wiki", 24, {"success@1": 0.82, "success@5": 0.94, "hit@1": 0.78, "hit@3": 0.88}),
        ("multihop", 4, {"success@1": 0.80, "success@5": 0.97}),
        ("trecqa", 2, {"success@1": 0.58, "success@5": 0.89}),
    ],
)
def test_floors_on_development_sets(
    shared: Path, tmp_path: Path, name: str, every: int, floors: dict[str, float]
) -> None:
    """Some of the questions, to keep the suite short; `make eval` asks them all."""
    pytest.importorskip("pytrec_eval", reason="ir-measures is not installed")
    folder = shared / "eval" / name
    qrels = trec.read_qrels(lines(folder / "qrels.txt"), name)
    expected = sets.read_answers(lines(folder / "answers.jsonl"), name)
    topics = sets.topics(lines(folder / "topics.tsv"), name, qrels, expected, every=every)
    with Library(tmp_path) as library:
        library.ingest([str(folder / "corpus.jsonl")])
        asked = asking.ask(library, topics, depth=5)
        found = figures.evaluate(name, asked, depth=5, rule=hits.rule_for(qrels))
    measured = {measure: found.figures[measure].value for measure in floors}
    assert all(measured[measure] >= floor for measure, floor in floors.items()), measured


def lines(path: Path) -> list[str]:
    with path.open(encoding="utf-8") as file:
        return list(file)


def test_floors_on_the_own_set(samples: Library) -> None:
    """Questions in words near the text: nine in ten are answered by the first excerpt, and of those
    that nothing answers at most one in twenty is."""
    folder = Path(__file__).parent / "seeds"
    topics = dict(trec.read_topics(lines(folder / "topics.tsv"), "topics.tsv"))
    right = {"plain": 0, "other": 0}
    false = 0
    for record in map(json.loads, lines(folder / "answers.jsonl")):
        question = topics[record["qid"]]
        if record["answerable"]:
            first = samples.ask(question, min_confidence=0).excerpts[:1]
            text = " ".join(fold(excerpt.text) for excerpt in first)
            right[record["kind"]] += any(fold(words) in text for words in record["answers"])
        else:
            false += samples.ask(question).answered
    assert right["plain"] >= 46, right
    assert false <= 2, false
    assert right["other"] >= 5, right


def fold(text: str) -> str:
    return " ".join(text.casefold().split())
