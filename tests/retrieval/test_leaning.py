"""Which questions lean on the turn before, and whom "he" means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.analysis import Analyzer
from retrieval.questions import Carried, Lean, Said, Turn, carried, lean, read
from retrieval.questions.followups import MAX_REPEATED, MAX_TAKEN, somebody
from retrieval.weighing import TermWeights

ANALYZER = Analyzer()


def leans(text: str) -> Lean | None:
    return lean(text, ANALYZER.question_tokens(text, "en"))


@pytest.mark.parametrize(
    "text",
    [
        "and what did he say about LNG?", "why?", "Where?", "when was that?", "who else?",
        "how many of them?", "and in May?", "what about the captain?", "How about Busan?",
        "but was it legal in Korea?", "ok, and the opposition?", "how old is she?", "who owns it?",
        "what happened then?", "who lives there?", "the same in May?", "what did he tell her?",
        "So what happened?", "what was their answer?", "And Trump?",
    ],
)  # fmt: skip
def test_it_leans_for_sure(text: str) -> None:
    found = leans(text)
    assert found is not None
    assert found.sure


@pytest.mark.parametrize(
    "text",
    [
        "What did Trump say about his wife?", "Is it raining in Seoul?",
        "is it true that they closed the Busan port?",
        "that nun who had a baby in San Severino, where is she from?",
        "how big across was the hole that meteorite left in Managua?",
        "Is there a bridge to Gom Island?", "what time is it in Seoul?", "thanks", "hello",
        "tariffs", "Who is Cloud?", "",
        "how much of his own cash did bill gates pledge for vaccines?",
        "so did those isis fighters in Mosul actually have Ebola or not?",
        "it " * 400,
    ],
)  # fmt: skip
def test_it_stands_alone(text: str) -> None:
    assert leans(text) is None or not (leans(text) or Lean()).sure


@given(st.text(max_size=200))
def test_any_text_is_read_without_an_error(text: str) -> None:
    found = leans(text)
    assert found is None or found.own >= 0


def said(*words: str) -> tuple[Said, ...]:
    return tuple(
        Said(written=word, terms=(word.lower(),), passages=n, name=word[0].isupper())
        for n, word in enumerate(words, start=1)
    )


@pytest.mark.parametrize(
    ("turn", "who"),
    [
        (Turn(question="", speakers=("Bae Sol-bi",), met=("Kim",)), "Bae Sol-bi"),
        (Turn(question="", speakers=("Bae Sol-bi",), people=("Trump",)), "Trump"),
        (Turn(question="", speakers=("Han Duck-soo",), people=("Han",)), "Han Duck-soo"),
        (Turn(question="", met=("Kim", "Lee")), "Kim"),
        (Turn(question=""), None),
    ],
)
def test_he_is_whom_the_turn_before_was_about(turn: Turn, who: str | None) -> None:
    assert somebody(turn) == who


def test_names_and_rare_words_are_taken_in_the_order_in_which_they_were_said() -> None:
    turn = Turn(question="", said=said("rare", "two", "three", "four", "common", "Name"))
    found = carried(Lean(thing=True, own=1), turn)
    assert found is not None
    assert found.words == ("rare", "two", "three", "Name")


def test_what_the_question_says_itself_is_not_taken_again() -> None:
    found = carried(
        Lean(opens=True, own=1), Turn(question="", said=said("one", "two")), own=["one"]
    )
    assert found is not None
    assert found.words == ("two",)


def test_a_turn_without_words_gives_nothing() -> None:
    assert carried(Lean(opens=True), Turn(question="Why?")) is None


@given(
    st.lists(st.text("abc", min_size=1, max_size=3), max_size=20),
    st.builds(Lean, person=st.booleans(), thing=st.booleans(), own=st.integers(0, 3)),
)
def test_never_more_is_taken_than_is_allowed(words: list[str], how: Lean) -> None:
    found = carried(how, Turn(question="", said=said(*words), met=("Kim",)))
    limit = MAX_REPEATED if how.bare else MAX_TAKEN
    assert found is None or 1 <= len(found.words) <= limit


def test_what_is_carried_weighs_less_than_the_questions_own_words() -> None:
    words = Carried(words=("Namdo", "ferry", "reef", "radar"))
    question = read("and the captain?", ANALYZER, "en", carried=words)
    assert question.words == ("captain", "Namdo", "ferry", "reef", "radar")
    assert question.own == ("captain",)
    weights = TermWeights(question, lambda _: 3, 100)
    assert weights.share(["captain"]) > 0.5


def test_a_question_without_words_of_its_own_is_what_it_carries() -> None:
    question = read("when was that?", ANALYZER, "en", carried=Carried(words=("ferry", "fares")))
    assert (question.terms, question.form) == (("ferri", "fare"), "when")
