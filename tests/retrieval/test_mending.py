"""Typos: what is mended, what must not be, and what an answer says of it."""

from __future__ import annotations

import random
import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval import Library, questions
from retrieval.analysis import Analyzer
from retrieval.naming.known import Known
from retrieval.questions.mending import LONGEST, mend
from tests.retrieval.news import Article, fill

analyzer = Analyzer()

WORDS = """
    come night team land ferry accommodation government parliament minister strike shipyard
    election hospital president lighthouse referee committee budget terminal vaccine tunnel police
    necessary separate receive weather climate earthquake station question account tomorrow nurses
    action content country statute desert crow now angle
""".split()
VOCABULARY = {analyzer.stem(word): 3 for word in WORDS}


def frequency(term: str) -> int:
    return VOCABULARY.get(term, 0)


def meant(word: str) -> str | None:
    found = mend(word, frequency, analyzer.stem)
    return found[0] if found else None


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        # two letters in the wrong order
        ("stirke", "strike"),
        ("hopsital", "hospital"),
        ("bugdet", "budget"),
        ("polcie", "police"),
        ("poilce", "police"),
        ("recieve", "receive"),
        ("ministre", "minister"),
        ("earthqauke", "earthquake"),
        ("presidnet", "president"),
        ("uqestion", "question"),
        # a double letter written once, or a letter twice
        ("accomodation", "accommodation"),
        ("comittee", "committee"),
        ("commitee", "committee"),
        ("vacine", "vaccine"),
        ("tunel", "tunnel"),
        ("acount", "account"),
        ("tomorow", "tomorrow"),
        ("ferrry", "ferry"),
        ("referree", "referee"),
        ("budgett", "budget"),
        ("neccessary", "necessary"),
        # a letter missing, or too many
        ("goverment", "government"),
        ("parliment", "parliament"),
        ("elction", "election"),
        ("ligthouse", "lighthouse"),
        ("terminl", "terminal"),
        ("staton", "station"),
        ("climat", "climate"),
        ("wheather", "weather"),
        # another letter
        ("seperate", "separate"),
        ("shipyerd", "shipyard"),
    ],
)
def test_a_slip_of_the_fingers_is_mended(word: str, wanted: str) -> None:
    assert meant(word) == wanted


@pytest.mark.parametrize(
    "word",
    [
        "comet",  # not "come"
        "comets",
        "knight",  # not "night"
        "knights",
        "tram",  # not "team"
        "trams",
        "lander",  # not "land"
        "landers",
        "crown",  # not "crow"
        "snow",
        "fery",  # too short to tell
        "wolf",
        "tomorow1",
        "café",
        "페리요금요금",
        "",
        "a" * (LONGEST + 1),
        "bitcoin",
    ],
)
def test_a_word_that_may_be_another_is_left_alone(word: str) -> None:
    assert meant(word) is None


def test_of_several_the_likeliest_slip_to_the_most_frequent_word_is_taken() -> None:
    assert meant_among("statoin", station=1, stating=1) == "station"
    assert meant_among("contant", content=9, constant=1) == "content"
    assert meant_among("contant", content=1, constant=50) == "constant"
    assert meant_among("contraxt", contrast=1, contract=1) == "contract"  # by alphabet


def meant_among(word: str, **passages: int) -> str | None:
    table = {analyzer.stem(name): number for name, number in passages.items()}
    found = mend(word, lambda term: table.get(term, 0), analyzer.stem)
    return found[0] if found else None


@given(st.sampled_from([w for w in WORDS if len(w) > 5]), st.data())
@settings(max_examples=150, deadline=None)
def test_the_same_word_is_mended_alike_whatever_the_order_of_the_vocabulary(
    word: str, data: st.DataObject
) -> None:
    place = data.draw(st.integers(1, len(word) - 1))
    letter = data.draw(st.sampled_from("aeiorstq"))
    slip = data.draw(
        st.sampled_from(
            [
                word[:place] + word[place + 1 :],
                word[:place] + letter + word[place:],
                word[:place] + letter + word[place + 1 :],
            ]
        )
    )
    shuffled = list(VOCABULARY.items())
    random.Random(data.draw(st.integers(0, 99))).shuffle(shuffled)
    found = mend(slip, frequency, analyzer.stem)
    assert found == mend(slip, lambda term: dict(shuffled).get(term, 0), analyzer.stem)
    if found is not None:
        assert analyzer.stem(found[0]) == found[1]
        assert found[1] in VOCABULARY
        assert found[0][0] in slip[:2]
        assert abs(len(found[0]) - len(slip)) <= 1


def test_the_longest_word_is_looked_at_in_milliseconds() -> None:
    def once(word: str) -> float:
        started = time.perf_counter()
        mend(word, frequency, analyzer.stem)
        return time.perf_counter() - started

    # 3 ms; a busy machine takes longer, not at each of several times.
    assert min(once("abcdefghijklmnopqrstuvwx") for _ in range(5)) < 0.03
    assert min(once("a" * 1_000_000) for _ in range(5)) < 0.001


def known(frequency: Callable[[str], int]) -> Known:
    return Known.learn(
        publishers=[], speakers=[], acronyms=[], analyzer=analyzer, frequency=frequency
    )


@pytest.mark.parametrize("word", ["auction", "contest", "statue", "quit", "cops", "fortnight"])
def test_a_word_that_the_thesaurus_knows_is_no_typo(word: str) -> None:
    asked = questions.read(f"the {word} in Gom", analyzer, "en", known(frequency))
    assert asked.mended == ()


def test_a_word_that_the_library_holds_is_no_typo() -> None:
    asked = questions.read("the stirke", analyzer, "en", known(len))
    assert asked.mended == ()


def test_another_language_is_not_mended() -> None:
    assert questions.read("stirke", analyzer, "de", known(frequency)).mended == ()


ARTICLES = (
    Article("Shipyard strike ends", ["The strike at the Gom shipyard ended after nine days."]),
    Article("Snail found", ["A glowing snail lives in Lake Mireu."]),
    Article("Fares frozen", ["Ferry fares will not rise this year, the minister said."]),
)


def test_an_answer_tells_what_was_mended_and_what_is_missing(library: Library) -> None:
    fill(library, ARTICLES)
    answer = library.ask("When did the shipyrad Stirke of Berlin end?", min_confidence=0)
    assert answer.understood["mended"] == [
        {"word": "shipyrad", "meant": "shipyard"},
        {"word": "Stirke", "meant": "strike"},
    ]
    assert answer.missing == ("Berlin",)
    (first, *_) = answer.excerpts
    assert first.passage.header.headline == "Shipyard strike ends"
    marked = [first.text[mark.start : mark.end] for mark in first.highlights]
    assert marked == ["strike", "shipyard", "ended"]


def test_a_mended_word_counts_less_than_the_word_itself(library: Library) -> None:
    fill(library, ARTICLES)
    right, slipped = library.ask("shipyard strike"), library.ask("shipyrad stirke")
    assert [e.passage.id for e in right.excerpts or right.closest] == [
        e.passage.id for e in slipped.excerpts or slipped.closest
    ]
    assert slipped.confidence < right.confidence


def test_without_a_typo_nothing_is_said_to_be_mended(library: Library) -> None:
    fill(library, ARTICLES)
    answer = library.ask("the comet over Gom")
    assert answer.understood["mended"] == []
    assert answer.missing == ("comet",)
