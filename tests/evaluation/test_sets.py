"""Topics, judgements and answers as files, and what makes an excerpt a hit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval import ArticleHeader, Excerpt, Passage, QueryError, SourceError, Span, Why, trec
from retrieval.evaluation import hits, sets
from retrieval.evaluation.sets import Expected, Topic

HEADER = ArticleHeader(
    id="ferry 1", collection="shared", sequence=1, revision=1, headline=None, publisher=None,
    published=None, first_seen="2025-05-06", author=None, section=None, url=None, language="en",
    credit=None, soundbites=(), source="", location="", sample=False,
)  # fmt: skip


def excerpt(passage: str, shown: str, ordinal: int = 1) -> Excerpt:
    start = passage.index(shown)
    return Excerpt(
        number=1,
        passage=Passage(header=HEADER, ordinal=ordinal, kind="body", text=passage, speaker=None),
        span=Span(start=start, end=start + len(shown)),
        highlights=(),
        why=Why(terms=(), features=()),
    )


def asked(*answers: str) -> Topic:
    return Topic(qid="q", question="?", grades={"ferry%201#1": 1}, answers=answers, answerable=True)


def test_judgements_are_read_as_runs_name_passages() -> None:
    lines = ["\ufeffq1 0 ferry%201#1 1\n", "\n", "q1\t0\ta#2\t0\n", "q2 Q0 a#3 -2\n", "q1 0 a#2 0"]
    assert trec.read_qrels(lines, "qrels.txt") == {
        "q1": {"ferry%201#1": 1, "a#2": 0},
        "q2": {"a#3": 0},
    }
    assert trec.read_qrels([], "qrels.txt") == {}


@pytest.mark.parametrize(
    "line",
    ["q1 0 a#1", "q1 0 a#1 yes", "q1 0 a#1 1.5", "q1 0 a b#1 1", "q1", "q 0 a ²", "x" * 10**6],
)
def test_a_bad_judgement_is_named_by_its_line(line: str) -> None:
    with pytest.raises(SourceError, match=r"^qrels\.txt:2: a line holds"):
        trec.read_qrels(["q1 0 a#2 1", line], "qrels.txt")


def test_judgements_that_contradict_each_other_are_named() -> None:
    with pytest.raises(SourceError, match=r"^qrels\.txt:2: a#1 has another grade for q1"):
        trec.read_qrels(["q1 0 a#1 1", "q1 0 a#1 0"], "qrels.txt")


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    for read in (trec.read_qrels, sets.read_answers):
        try:
            found = read(text.split("\n"), "file")
        except SourceError as error:
            assert str(error).startswith("file:")  # noqa: PT017
        else:
            assert isinstance(found, dict)


def test_answers_are_read_with_what_they_leave_out() -> None:
    lines = [
        '\ufeff{"qid": "a", "answers": ["28 minutes", " "], "answerable": true, "kind": "number"}',
        "",
        '{"qid": "b"}',
        '{"qid": "c", "answers": [], "answerable": false, "more": 1}',
    ]
    assert sets.read_answers(lines, "answers.jsonl") == {
        "a": Expected(answers=("28 minutes",), answerable=True, kind="number"),
        "b": Expected(),
        "c": Expected(answerable=False),
    }


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "no JSON"),
        ("[" * 100_000, "no JSON"),
        ("[]", 'object with "qid"'),
        ('{"qid": 3}', 'object with "qid"'),
        ('{"qid": "b", "answers": "x"}', "no list of strings"),
        ('{"qid": "b", "answers": [1]}', "no list of strings"),
        ('{"qid": "b", "answerable": "yes"}', "neither true nor false"),
        ('{"qid": "b", "kind": 1}', '"kind" is no string'),
        ('{"qid": "a"}', "a has another line"),
    ],
)
def test_a_bad_line_of_answers_is_named(line: str, said: str) -> None:
    with pytest.raises(SourceError, match=r"^answers\.jsonl:2: ") as caught:
        sets.read_answers(['{"qid": "a"}', line], "answers.jsonl")
    assert said in str(caught.value)


def test_what_the_answers_say_goes_before_the_judgements() -> None:
    lines = ["a\tone?", "b\ttwo?", "c\tthree?", "d\tfour?"]
    qrels = {"a": {"p#1": 1}, "c": {"p#1": 0}, "d": {"p#1": 1}}
    expected = {
        "b": Expected(answers=("x",), answerable=True),
        "d": Expected(answers=("insufficient information",), answerable=False, kind="null"),
    }
    found = sets.topics(lines, "topics.tsv", qrels, expected)
    assert [(t.qid, t.answerable, t.answers) for t in found] == [
        ("a", True, ()), ("b", True, ("x",)), ("c", False, ()), ("d", False, ()),
    ]  # fmt: skip
    assert [sorted(t.relevant) for t in found] == [["p#1"], [], [], ["p#1"]]
    assert found[3].kind == "null"


def test_every_second_question_begins_with_the_first() -> None:
    lines = [f"q{number}\tq?\n" for number in range(5)]
    qrels = {f"q{number}": {"p#1": 1} for number in range(5)}
    assert [t.qid for t in sets.topics(lines, "t", qrels, every=2)] == ["q0", "q2", "q4"]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([], "holds no question"),
        (["a\tx", "a\ty"], "a is there twice"),
        (["a x"], "t:1: a line holds"),
        (["other\tx"], "none of its questions is judged"),
    ],
)
def test_topics_that_cannot_be_used_are_named(lines: list[str], said: str) -> None:
    with pytest.raises(SourceError, match=said):
        sets.topics(lines, "t", {"a": {"p#1": 1}})


def test_case_and_white_space_do_not_matter() -> None:
    for rule in hits.RULES:
        assert hits.answers(
            asked("28  MINUTES"), excerpt("It took 28\nminutes.", "28\nminutes"), rule
        )


def test_a_listed_passage_counts_only_where_the_excerpt_holds_the_answer() -> None:
    passage = "It was long. It took 28 minutes."
    missed = excerpt(passage, "It was long.")
    assert not hits.answers(asked("28 minutes"), missed, "listed")
    assert not hits.answers(asked("28 minutes"), missed, "anywhere")


def test_a_listed_passage_that_words_it_otherwise_counts_by_itself() -> None:
    otherwise = excerpt("Less than half an hour.", "Less than half an hour.")
    assert hits.answers(asked("28 minutes"), otherwise, "listed")
    assert not hits.answers(asked("28 minutes"), otherwise, "anywhere")


def test_a_passage_that_is_not_listed_counts_only_anywhere() -> None:
    elsewhere = excerpt("It took 28 minutes.", "28 minutes", ordinal=2)
    assert not hits.answers(asked("28 minutes"), elsewhere, "listed")
    assert hits.answers(asked("28 minutes"), elsewhere, "anywhere")


def test_without_strings_nothing_is_a_hit() -> None:
    for rule in hits.RULES:
        assert not hits.answers(asked(), excerpt("It took 28 minutes.", "28 minutes"), rule)


def test_the_rule_goes_by_how_the_set_was_judged() -> None:
    assert hits.rule_for({"a": {"p#1": 1}, "b": {"p#1": 1, "p#2": 0}}) == "anywhere"
    assert hits.rule_for({"a": {"p#1": 1}, "b": {"p#1": 1, "p#2": 1}}) == "listed"
    assert hits.rule_for({}) == "anywhere"
    assert [hits.read_rule(name) for name in ("auto", "listed")] == [None, "listed"]
    with pytest.raises(QueryError, match="choose from auto, anywhere, listed"):
        hits.read_rule("all")
