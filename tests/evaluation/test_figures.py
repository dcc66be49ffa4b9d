"""What a run over a set comes to, and how two runs compare."""

from __future__ import annotations

import json
from pathlib import Path
from unittest.mock import patch

import pytest

from retrieval import Library, SourceError, trec
from retrieval.evaluation import asking, figures, hits, saving, sets
from retrieval.evaluation.asking import Reply
from retrieval.evaluation.figures import Evaluation
from retrieval.evaluation.measures import Values
from retrieval.evaluation.sets import Topic

pytest.importorskip("pytrec_eval", reason="ir-measures is not installed")


@pytest.fixture
def harbour(library: Library, folder: Path) -> Evaluation:
    library.ingest([str(folder / "corpus.jsonl")])
    qrels = trec.read_qrels((folder / "qrels.txt").read_text().split("\n"), "qrels")
    expected = sets.read_answers((folder / "answers.jsonl").read_text().split("\n"), "answers")
    topics = sets.topics(
        (folder / "topics.tsv").read_text().strip().split("\n"), "topics", qrels, expected
    )
    asked = asking.ask(library, topics)
    return figures.evaluate("harbour", asked, depth=100, rule=hits.rule_for(qrels))


def topic(qid: str, *, answerable: bool = True) -> Topic:
    grades = {"a": 1} if answerable else {}
    return Topic(qid=qid, question="?", grades=grades, answerable=answerable)


def reply(first: str, confidence: float) -> Reply:
    return Reply(ranking=(first,), excerpts=(), confidence=confidence, matched=True)


def test_figures_of_the_small_set(harbour: Evaluation) -> None:
    assert (harbour.questions, harbour.answerable, harbour.unanswerable) == (6, 4, 2)
    assert (harbour.judged, harbour.with_strings, harbour.rule) == (4, 4, "listed")
    found = {name: (figure.value, figure.questions) for name, figure in harbour.figures.items()}
    assert found["success@1"] == found["recall@10"] == found["mrr@10"] == (1, 4)
    # q4's passages hold no answer string at all: they word it otherwise.
    assert found["hit@1"] == found["hit@3"] == (1, 4)
    assert found["auroc"] == found["answered_at_5_percent"] == (1, 6)
    assert found["false_answers"] == (0, 2)
    assert harbour.figures["false_answers"].high == pytest.approx(0.6576, abs=1e-4)
    assert [kind.kind for kind in harbour.kinds] == ["null", "number", "person", "place"]
    assert harbour.kinds[0].means == {"false_answers": 0}
    assert harbour.kinds[1].means["hit@1"] == 1


def test_each_question_is_ranked_and_answered_once(library: Library, folder: Path) -> None:
    library.ingest([str(folder / "corpus.jsonl")])
    one = Topic(qid="q", question="glowing snail", grades={"snail#1": 1}, answerable=True)
    with (
        patch.object(library, "ask", wraps=library.ask) as ask,
        patch.object(library, "search", wraps=library.search) as search,
    ):
        ((_, found),) = asking.ask(library, [one], depth=1)
    assert (ask.call_count, search.call_count) == (1, 1)
    assert found.ranking == ("snail#1",)
    assert found.answered(found.confidence)
    assert not found.answered(found.confidence + 0.01)


def test_shares_at_the_threshold_and_brier_by_hand() -> None:
    asked = [
        (topic("a"), reply("a", 0.9)),
        (topic("b"), reply("a", 0.5)),
        (topic("n", answerable=False), reply("a", 0.8)),
        (topic("m", answerable=False), reply("a", 0.1)),
    ]
    found = figures.evaluate("x", asked, depth=100, rule="anywhere", threshold=0.8)
    values = {name: figure.value for name, figure in found.figures.items()}
    assert (values["answered"], values["false_answers"]) == (0.5, 0.5)
    assert values["auroc"] == 0.75
    assert values["answered_at_5_percent"] == 0.5
    # Nothing was shown, so nothing is right.
    assert values["brier"] == pytest.approx((0.81 + 0.25 + 0.64 + 0.01) / 4)
    assert found.rule is None
    assert "hit@1" not in values


def test_a_reply_without_a_match_is_never_an_answer() -> None:
    silent = Reply(ranking=(), excerpts=(), confidence=0.0, matched=False)
    assert not silent.answered(0.0)


def test_a_set_of_answerable_questions_has_no_auroc() -> None:
    found = figures.evaluate("x", [(topic("a"), reply("a", 1))], depth=100, rule="anywhere")
    assert {"auroc", "answered_at_5_percent", "false_answers"}.isdisjoint(found.figures)


def test_differences_by_hand() -> None:
    before: Values = {
        "success@1": {"a": 0, "b": 1, "c": 0, "gone": 1},
        "false_answers": {"n": 1, "m": 1},
        "mrr@10": {"a": 0.5},
    }
    now: Values = {
        "success@1": {"a": 1, "b": 1, "c": 1, "new": 0},
        "false_answers": {"n": 0, "m": 1},
        "hit@1": {"a": 1},
    }
    found = saving.differences(now, before)
    assert list(found) == ["success@1", "false_answers"]
    first, second = found.values()
    assert (first.questions, first.now) == (3, 1)
    assert first.before == pytest.approx(1 / 3)
    assert (first.better, first.worse, first.same) == (2, 0, 1)
    assert (first.p, first.exact) == (0.5, True)
    assert (second.difference, second.better, second.worse, second.same) == (-0.5, 1, 0, 1)


def test_a_run_against_itself_is_the_same(harbour: Evaluation, tmp_path: Path) -> None:
    path = tmp_path / "run.json"
    path.write_text(saving.record([harbour]))
    kept = saving.read(path)
    assert kept == {"harbour": harbour.values}
    found = saving.compared(harbour, kept, alone=True, location="run.json")
    assert found is not None
    assert list(found) == list(harbour.values)
    for difference in found.values():
        assert (difference.difference, difference.p, difference.better) == (0, 1, 0)


def test_a_set_is_found_by_name_or_as_the_only_one(harbour: Evaluation) -> None:
    values = harbour.values
    assert saving.compared(harbour, {"other": values}, alone=True, location="f") is not None
    assert saving.compared(harbour, {"other": values}, alone=False, location="f") is None
    with pytest.raises(SourceError, match="no set called harbour"):
        saving.compared(harbour, {"a": values, "b": values}, alone=True, location="f")
    with pytest.raises(SourceError, match="shares no question"):
        saving.compared(harbour, {"a": {"hit@1": {"z": 1}}}, alone=True, location="f")
    with pytest.raises(SourceError, match="two sets have this name"):
        saving.record([harbour, harbour])


@pytest.mark.parametrize(
    "content",
    [
        "", "[]", "{}", "[" * 100_000, '{"dateline_evaluation": 2}', '{"dateline_evaluation": 1}',
        '{"dateline_evaluation": 1, "sets": {"a": []}}',
        '{"dateline_evaluation": 1, "sets": {"a": {"hit@1": {"q": "1"}}}}',
        '{"dateline_evaluation": 1, "sets": {"a": {"hit@1": {"q": NaN}}}}',
    ],
)  # fmt: skip
def test_what_is_no_saved_run_is_named(tmp_path: Path, content: str) -> None:
    path = tmp_path / "run.json"
    path.write_text(content)
    with pytest.raises(SourceError, match=r"run\.json: "):
        saving.read(path)


def test_saved_values_are_plain_json(harbour: Evaluation) -> None:
    kept = json.loads(saving.record([harbour]))
    assert kept["dateline_evaluation"] == 1
    assert kept["sets"]["harbour"]["success@1"] == {"q1": 1, "q2": 1, "q3": 1, "q4": 1}
