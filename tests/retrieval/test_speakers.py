"""Which speakers a question names, and whether it asks for what they said."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.analysis import Analyzer
from retrieval.naming.speakers import Speakers, Who

SPEAKERS: tuple[Who, ...] = (
    ("Han Duck-soo", "Acting President"),
    ("Yoon Suk Yeol", "President"),
    ("Kim Min-ji", "Harbour Master, Port of Namdo"),
    ("Kim Jong-hwan", "Finance Minister"),
    ("Choi Sang-mok", "Finance Minister"),
    ("Derek Brown", "Union Chair"),
    ("Theresa May", "Prime Minister"),
    ("Will Smith", "Actor"),
    ("Smith, John", "Resident"),
    ("", "Harbour Master"),
    ("Bae Sol-bi", ""),
    ("Dr. Ana Torres Jr.", "Chief Vet"),
    ("José Álvarez", "Mayor of Gom"),
    ("한덕수", "총리"),
    ("He Jing", "Student"),
    ("Ursula von der Leyen", "Commission President"),
)


@pytest.fixture(scope="module")
def speakers() -> Speakers:
    return Speakers(SPEAKERS, Analyzer("en"))


def found(speakers: Speakers, text: str) -> list[tuple[str, str, bool]]:
    return [
        (text[one.start : one.end], "; ".join(name or title for name, title in one.speakers),
         one.asked)
        for one in speakers.named(text)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("question", "written", "whom", "asked"),
    [
        ("What did Han Duck-soo say about tariffs?", "Han Duck-soo", "Han Duck-soo", True),
        ("what did han duck soo think", "han duck soo", "Han Duck-soo", True),
        ("What did Duck-soo Han announce?", "Duck-soo Han", "Han Duck-soo", True),
        ("What has Ducksoo said?", "Ducksoo", "Han Duck-soo", True),
        ("what did han say about tariffs", "han", "Han Duck-soo", True),
        ("WHAT DID HAN SAY", "HAN", "Han Duck-soo", True),
        ("When did Han announce the pact?", "Han", "Han Duck-soo", False),
        ("Where was Han born?", "Han", "Han Duck-soo", False),
        ("According to Brown, what broke?", "Brown", "Derek Brown", True),
        ("Brown's comments on fares", "Brown", "Derek Brown", True),
        ("bae’s remarks on fares", "bae", "Bae Sol-bi", True),
        ("what did brown say", "brown", "Derek Brown", True),
        ("Why did Smith warn us?", "Smith", "Smith, John; Will Smith", True),
        ("John Smith's age", "John Smith", "Smith, John", False),
        ("What will May promise?", "May", "Theresa May", True),
        ("Is Mr Brown ill?", "Brown", "Derek Brown", False),
        ("What did President Han promise?", "Han", "Han Duck-soo", True),
        ("what did the acting president say", "acting president", "Han Duck-soo", True),
        ("what will the president do", "president", "Yoon Suk Yeol", False),
        ("what did the harbour masters warn of", "harbour masters", "Harbour Master", True),
        ("What was said by the union chair?", "union chair", "Derek Brown", True),
        ("the finance and economy minister's statement", "finance and economy minister",
         "Choi Sang-mok; Kim Jong-hwan", True),
        ("Finance Minister Choi on rates", "Finance Minister Choi", "Choi Sang-mok", False),
        ("What did the acting president, Han Duck-soo, call them?",
         "acting president, Han Duck-soo", "Han Duck-soo", True),
        ("What did the chief vet Ana Torres tell farmers?", "chief vet Ana Torres",
         "Dr. Ana Torres Jr.", True),
        ("what did the mayor of gom say", "mayor of gom", "José Álvarez", True),
        ("what did jose alvarez say", "jose alvarez", "José Álvarez", True),
        ("What did von der Leyen say?", "Leyen", "Ursula von der Leyen", True),
        ("한덕수 발언", "한덕수", "한덕수", False),
    ],
)  # fmt: skip
def test_a_question_names_a_speaker(
    speakers: Speakers, question: str, written: str, whom: str, asked: bool
) -> None:
    assert found(speakers, question) == [(written, whom, asked)]


@pytest.mark.parametrize(
    "question",
    [
        "",
        "who said fares would rise",
        "what did he say",
        "what may happen",
        "Will the tram run",
        "May it rain?",
        "what will may say",
        "what did brown bears eat",
        "the brown fox said nothing",
        "Han River bridge",
        "Gordon Brown's budget",
        "what did Gordon Brown say",
        "what did the vice president say",
        "what did the former prime minister say",
        "did the Korean president say so",
        "what did the minister say",
    ],
)
def test_words_and_other_people_name_no_speaker(speakers: Speakers, question: str) -> None:
    assert found(speakers, question) == []


def test_several_are_named_in_order_of_appearance(speakers: Speakers) -> None:
    assert found(speakers, "Did Brown and the prime minister agree with Kim Min-ji?") == [
        ("Brown", "Derek Brown", False),
        ("prime minister", "Theresa May", False),
        ("Kim Min-ji", "Kim Min-ji", False),
    ]


def test_without_names_and_titles_nobody_is_found() -> None:
    empty = Speakers([("", ""), (" - ", "the of"), ("X", "?")], Analyzer("en"))
    assert empty.named("what did X say of the - ?") == []


_NAMES = st.sampled_from("Han Kim Brown Sol-bi Duck-soo May Ana Torres José Will".split())


@given(_NAMES, _NAMES, st.lists(st.tuples(_NAMES, _NAMES), max_size=5))
def test_a_whole_name_is_named_and_asked_whoever_else_speaks(
    first: str, last: str, others: list[tuple[str, str]]
) -> None:
    who = (f"{first} {last}", "Baker")
    known = [who, *((f"{a} {b}", "") for a, b in others)]
    text = f"What did {first} {last} say about bread?"
    (one,) = Speakers(known, Analyzer("en")).named(text)
    assert who in one.speakers
    assert (text[one.start : one.end], one.asked) == (f"{first} {last}", True)
    assert list(one.speakers) == sorted(set(one.speakers))
    assert Speakers(known[::-1], Analyzer("en")).named(text) == [one]


_PIECES = (
    "the The president acting Acting vice Han han Duck-soo Brown brown May may Will , . ’s say said"
    " did what What according to by comments Finance Minister minister Kim"
)


@given(st.lists(st.sampled_from(_PIECES.split()), max_size=12).map(" ".join))
def test_places_are_in_order_apart_and_hold_words(text: str) -> None:
    last = 0
    for one in Speakers(SPEAKERS, Analyzer("en")).named(text):
        assert last <= one.start < one.end <= len(text)
        assert one.speakers
        assert list(one.speakers) == sorted(set(one.speakers))
        last = one.end


@given(st.text(max_size=60), st.lists(st.tuples(st.text(max_size=12), st.text(max_size=12))))
def test_any_text_and_any_speakers_do(text: str, known: list[Who]) -> None:
    for one in Speakers(known, Analyzer("en")).named(text):
        assert set(one.speakers) <= set(known)


def test_twenty_thousand_speakers_are_learnt_and_looked_up_at_once() -> None:
    families = ("Kim", "Lee", "Park", "Choi", "Brown", "Torres", "Smith")
    titles = ("Minister", "Director", "Resident", "Mayor", "President")
    known = [
        (f"{families[i % 7]} {chr(65 + i % 25)}{i % 2999}-soo", f"{titles[i % 5]}, Office {i % 99}")
        for i in range(20_000)
    ]
    started = time.perf_counter()
    speakers = Speakers(known, Analyzer("en"))
    built = time.perf_counter()
    for _ in range(100):
        speakers.named("What did Mayor Kim promise to the residents about Office 7 last week?")
    asked = time.perf_counter()
    speakers.named("What did Kim say, minister of office 7, " * 2_000)
    # Promised are .2 s and .3 ms; a busy machine may take longer.
    assert built - started < 0.8
    assert asked - built < 0.15
    assert time.perf_counter() - asked < 3
