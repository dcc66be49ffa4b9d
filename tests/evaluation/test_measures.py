"""Measures of rankings, against figures worked out by hand."""

from __future__ import annotations

import importlib.util
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval import DatelineError, QueryError
from retrieval.evaluation import measures, multihop
from retrieval.evaluation.asking import Reply
from retrieval.evaluation.sets import Topic

pytest.importorskip("pytrec_eval", reason="ir-measures is not installed")

NAMES = tuple(f"p#{number}" for number in range(1, 121))


def topic(qid: str, *relevant: str, **graded: int) -> Topic:
    grades = dict.fromkeys(relevant, 1) | graded
    return Topic(qid=qid, question="?", grades=grades, answerable=bool(grades))


def reply(*ranking: str) -> Reply:
    return Reply(ranking=ranking, excerpts=(), confidence=0.5, matched=bool(ranking))


def ranked(
    asked: Topic, given: Reply, depth: int = 100, extra: tuple[str, ...] = ()
) -> dict[str, float]:
    found = measures.ranked([asked], [given], depth=depth, extra=extra)
    return {name: values[asked.qid] for name, values in found.items()}


def test_two_relevant_passages_second_and_fourth() -> None:
    found = ranked(topic("q", a=1, b=2), reply("x", "a", "y", "b"))
    ideal = 2 / math.log2(2) + 1 / math.log2(3)
    assert found == pytest.approx(
        {
            "success@1": 0, "success@5": 1, "success@10": 1, "success@20": 1, "success@100": 1,
            "recall@10": 1, "recall@100": 1, "mrr@10": 1 / 2,
            "ndcg@10": (1 / math.log2(3) + 2 / math.log2(5)) / ideal,
            "map@100": (1 / 2 + 2 / 4) / 2,
            "multihop_hits@4": 1, "multihop_hits@10": 1,
            "multihop_map@10": (1 / 2 + 1 / 4) / 2, "multihop_mrr@10": 1 / 2,
        }
    )  # fmt: skip


def test_success_asks_for_one_and_recall_for_all() -> None:
    found = ranked(topic("q", "p#3", "p#15", "p#90", "elsewhere"), reply(*NAMES[:100]))
    assert [found[f"success@{k}"] for k in (1, 5, 20)] == [0, 1, 1]
    assert (found["recall@10"], found["recall@100"]) == (0.25, 0.75)
    assert found["map@100"] == pytest.approx((1 / 3 + 2 / 15 + 3 / 90) / 4)


def test_the_first_relevant_passage_at_eleven_is_no_reciprocal_rank_at_ten() -> None:
    found = ranked(topic("q", "p#11"), reply(*NAMES[:100]))
    assert (found["mrr@10"], found["ndcg@10"], found["success@10"]) == (0, 0, 0)
    assert found["success@20"] == 1
    assert found["map@100"] == pytest.approx(1 / 11)


def test_passages_count_in_their_order_whatever_they_are_called() -> None:
    # trec_eval would put the last name of the alphabet first among equals.
    for first, second in (("a", "z"), ("z", "a")):
        assert ranked(topic("q", first), reply(first, second))["success@1"] == 1
        assert ranked(topic("q", second), reply(first, second))["success@1"] == 0


def test_an_empty_ranking_is_zero_and_a_question_without_passages_is_left_out() -> None:
    topics = [topic("found", "a"), topic("none"), topic("lost", "a"), topic("junk", a=0)]
    replies = [reply("a"), reply("a"), reply(), reply("a")]
    found = measures.ranked(topics, replies, depth=100)
    assert all(tuple(values) == ("found", "lost") for values in found.values())
    assert all(values == {"found": 1, "lost": 0} for values in found.values())
    assert measures.ranked([topic("none")], [reply("a")], depth=100) == {}


def test_what_needs_a_deeper_ranking_is_left_out() -> None:
    assert list(ranked(topic("q", "a"), reply("a"), depth=5)) == ["success@1", "success@5"]
    assert "multihop_map@10" in ranked(topic("q", "a"), reply("a"), depth=11)
    assert "multihop_map@10" not in ranked(topic("q", "a"), reply("a"), depth=10)


def test_further_measures_go_by_their_names_in_ir_measures() -> None:
    extra = measures.read("P@2, Precision@2,Success@1,,P@2")
    assert extra == ("P@2", "Precision@2", "Success@1")
    found = ranked(topic("q", "a"), reply("a", "b"), extra=extra)
    assert (found["P@2"], found["Precision@2"], found["success@1"]) == (0.5, 0.5, 1)
    assert "Success@1" not in found


@pytest.mark.parametrize("name", ["nonsense", "P", "nDCG@x", "__import__('os')", "RBP", "P@5 P@6"])
def test_a_measure_that_cannot_be_worked_out_is_named(name: str) -> None:
    with pytest.raises(QueryError, match=r"--measures: .* cannot be worked out"):
        measures.check([name])


def test_without_ir_measures_one_line_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    real = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == "ir_measures" else real(name)
    )
    with pytest.raises(DatelineError, match=r"pip install 'dateline\[eval\]'"):
        measures.check()


def test_the_papers_map_counts_new_passages_and_reads_eleven() -> None:
    found = multihop.scores(("x", "a", "y", "b"), {"a", "b", "c"})
    assert found == {"hits@4": 1, "hits@10": 1, "map@10": (1 / 2 + 1 / 4) / 3, "mrr@10": 1 / 2}
    eleventh = multihop.scores(NAMES, {"p#11"})
    assert eleventh == {"hits@4": 0, "hits@10": 0, "map@10": 1 / 11, "mrr@10": 0}
    twelfth = multihop.scores(NAMES, {"p#12"})
    assert twelfth == dict.fromkeys(twelfth, 0)
    fifth = multihop.scores(NAMES, {"p#5"})
    assert fifth == {"hits@4": 0, "hits@10": 1, "map@10": 1 / 5, "mrr@10": 1 / 5}


def test_the_papers_map_divides_by_ten_at_most() -> None:
    assert multihop.scores(("a", "b", "c"), {"a", "b", "c"})["map@10"] == pytest.approx(11 / 18)
    many = multihop.scores(NAMES, set(NAMES[:12]))
    assert many["map@10"] == pytest.approx(sum(1 / rank for rank in range(1, 12)) / 10)


@given(st.permutations(NAMES[:25]), st.sets(st.sampled_from(NAMES[:30]), min_size=1))
def test_measures_stay_in_their_order(ranking: list[str], relevant: set[str]) -> None:
    found = ranked(topic("q", *sorted(relevant)), reply(*ranking))
    assert all(0 <= value <= 1 for name, value in found.items() if "map@10" not in name)
    successes = [found[f"success@{k}"] for k in (1, 5, 10, 20, 100)]
    assert successes == sorted(successes)
    assert found["recall@10"] <= found["success@10"]
    assert found["success@1"] <= found["mrr@10"] <= found["success@10"]
    assert found["multihop_mrr@10"] == pytest.approx(found["mrr@10"])
