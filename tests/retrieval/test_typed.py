"""Words that carry grammar, as they are typed in a hurry."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval import Library
from retrieval.questions.typed import plain
from tests.retrieval.news import Article, fill


def nothing_known(_: str) -> bool:
    return True


@pytest.mark.parametrize(
    ("typed", "meant", "slips"),
    [
        ("hwo many", "how many", (("hwo", "how"),)),
        ("wich of teh two", "which of the two", (("wich", "which"), ("teh", "the"))),
        ("becuase of thier", "because of their", (("becuase", "because"), ("thier", "their"))),
        ("wehn wsa it", "when was it", (("wehn", "when"), ("wsa", "was"))),
        # written so on purpose: nothing to tell
        ("wat abt it plz", "what about it please", ()),
        ("y r u late", "why are you late", ()),
        ("", "", ()),
    ],
)  # fmt: skip
def test_a_slip_is_read_as_it_was_meant(
    typed: str, meant: str, slips: tuple[tuple[str, str], ...]
) -> None:
    assert plain(typed, nothing_known) == (meant, slips)


@pytest.mark.parametrize(
    "text",
    [
        "three forms won a dose of cold ether, whos ever",  # true words, one slip from others
        "Teh Wich R U",  # names, for all that is known
        'who said "teh wich"',  # as it stands
        "speaker:teh since:2024 -teh r&b u.s. teh's",
        "strike stirke",  # not grammar: the library's own words mend it
    ],
)
def test_all_else_stays(text: str) -> None:
    assert plain(text, nothing_known) == (text, ())


def test_a_word_that_the_library_has_is_none_with_a_slip() -> None:
    assert plain("wich teh", lambda word: word != "wich") == ("wich the", (("teh", "the"),))


@given(st.text())
def test_any_text_is_read_and_what_is_plain_stays_so(text: str) -> None:
    once, _ = plain(text, nothing_known)
    assert plain(once, nothing_known) == (once, ())
    assert plain(text, lambda _: False) == (text, ())


def test_slips_in_grammar_change_no_answer(library: Library) -> None:
    fill(library, [
        Article("Owl blamed", ["Nine owls put out the lamps of Tarn Street on Sunday."]),
        Article("Honey", ["The bees of Lower Tarn make a honey that tastes of heather."]),
    ])  # fmt: skip
    right = library.ask("how many owls put out the lamps", min_confidence=0)
    typed = library.ask("hwo many owls put out teh lamps", min_confidence=0)
    assert typed.question == "hwo many owls put out teh lamps"
    assert typed.excerpts == right.excerpts
    assert typed.confidence == right.confidence
    assert typed.understood["form"] == "how_many"
    assert typed.understood["mended"] == [
        {"word": "hwo", "meant": "how"}, {"word": "teh", "meant": "the"},
    ]  # fmt: skip
