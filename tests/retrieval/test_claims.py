"""What the library says to a message: its sentences, and passages beside each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval import Answer, Library, QueryError
from retrieval.analysis import Analyzer
from retrieval.claims import statements
from tests.retrieval.news import Article, fill

ANALYZER = Analyzer()


def said(text: str) -> list[str]:
    return [text[span.start : span.end] for span, _ in statements(text, ANALYZER, "en")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("lol\n\n 🚢🚢 :sob: <@123456>", []),
        ("It sank! The old ferry sank off Gom.", ["The old ferry sank off Gom."]),
        (
            "The mayor of Gom resigned\nand the tram drivers strike",
            ["The mayor of Gom resigned", "and the tram drivers strike"],
        ),
        (
            "> the ferry sank\n- Trams are late. Really?\n-5 degrees in Gom",
            ["the ferry sank", "Trams are late.", "-5 degrees in Gom"],
        ),
        ("https://gom.example/ferry-sank-off-coast", []),
        ("<https://gom.example/a> www.gom.example/tram-strike.", []),
        (
            "Read https://gom.example/x. Tram drivers strike.",
            ["Tram drivers strike."],
        ),
        ("😱 <@!99> ferry fares <:boat:77> rise 👍🏽", ["ferry fares <:boat:77> rise"]),
        ("@everyone tram tickets :tada:", ["tram tickets"]),
        ("Trams stop at 18:30:15 in Gom.", ["Trams stop at 18:30:15 in Gom."]),
    ],
)
def test_sentences_that_say_something_are_told_verbatim(text: str, found: list[str]) -> None:
    assert said(text) == found


def test_what_carries_no_claim_is_not_asked_either() -> None:
    text = "ferry <:boat:77>   fares 🚢 of Gom https://gom.example/tram"
    ((span, words),) = statements(text, ANALYZER, "en")
    assert (span.start, words) == (0, "ferry fares of Gom")


@given(st.text(alphabet="ferry tram.\n\r>-:@<🚢!? \u2028Gom", max_size=80))
def test_sentences_stand_in_order_and_share_no_character(text: str) -> None:
    end = 0
    for span, words in statements(text, ANALYZER, "en"):
        assert end <= span.start < span.end <= len(text)
        assert words
        end = span.end


NEWS = (
    Article("Port gets a new head", ["Ruth Dell, who ran the ferries of Gom, heads its port"
            " authority since Monday.", "She succeeds Ian Moor."], "2031-05-01"),
    Article("Trams stand still", ["Tram drivers of Namdo went on strike on Tuesday.",
            "Their union asks for nine percent."], "2031-05-02"),
    Article("Owl seen", ["An owl sat on the clock tower of Ayl."], "2031-05-03"),
    *(Article(f"Market {n}", [f"The market of Tarn sold {n} crates of pears."]) for n in range(30)),
)  # fmt: skip


def test_each_sentence_has_its_own_answer(library: Library) -> None:
    fill(library, NEWS)
    text = (
        "Did you hear? Ruth Dell heads the port authority of Gom. The tram drivers went on strike."
    )
    first, second = library.check(text)
    assert first.text == "Ruth Dell heads the port authority of Gom."
    assert text[first.span.start : first.span.end] == first.text
    assert [e.passage.id for e in first.answer.excerpts][:1] == ["a1#1"]
    assert [e.passage.id for e in second.answer.excerpts][:1] == ["a2#1"]
    assert all(len(c.answer.excerpts) <= 2 for c in (first, second))
    assert library.check(text, limit=1, excerpts=1)[0].text == first.text
    assert library.check(text, collections=("server-1",))[0].answer.excerpts == ()


SEEDS = Path(__file__).resolve().parents[2] / "seeds"


def test_a_statement_needs_less_to_be_shown_something(library: Library) -> None:
    library.ingest([str(SEEDS)])
    told = "The dam warning was faxed to an empty office. The tram will cost 845 billion won."
    other = "The president of Ruritania resigned. Police arrested a man who stole 40 paintings."
    assert [c.answer.answered for c in library.check(told)] == [True, True]
    assert [c.answer.answered for c in library.check(told, min_confidence=1)] == [False, False]
    assert [c.answer.answered for c in library.check(other)] == [False, False]
    assert all(c.answer.excerpts for c in library.check(other, min_confidence=0))


def test_what_nothing_is_known_of_is_told_as_such(library: Library) -> None:
    fill(library, NEWS)
    (claim,) = library.check("The circus of Berlin bought seven elephants.")
    assert (claim.answer.answered, claim.answer.excerpts) == (False, ())


@pytest.mark.parametrize(
    "text",
    [
        "The man who heads the port authority when trams strike is Ruth Dell.",
        "It is not clear how many trams ran in the strike of the tram drivers.",
    ],
)
def test_a_statement_asks_for_no_form_of_an_answer(library: Library, text: str) -> None:
    fill(library, NEWS)
    (claim,) = library.check(text)
    assert claim.answer.understood["form"] == "open"
    assert library.ask(text).understood["form"] != "open"


@pytest.mark.parametrize(
    "text",
    [
        "Union says: since:today tram drivers strike",
        "publisher:x publisher:y tram drivers strike",
        "tram drivers -strike on:noday",
        "NOT tram drivers but owls",
    ],
)
def test_a_statement_has_no_operators(library: Library, text: str) -> None:
    fill(library, NEWS)
    (claim,) = library.check(text)
    understood = claim.answer.understood
    assert (understood["excluded"], understood["publisher"], understood["since"]) == (
        [],
        None,
        None,
    )
    assert "tram" in understood["terms"]  # type: ignore[operator]


def test_quoted_words_of_a_statement_are_phrases_still(library: Library) -> None:
    fill(library, NEWS)
    (claim,) = library.check('The port has "a new head" since Monday')
    assert claim.answer.understood["phrases"] == ["a new head"]


def test_we_are_not_a_country(library: Library) -> None:
    fill(library, NEWS)
    (claim,) = library.check("They told us that tram drivers strike")
    assert "us" not in claim.answer.understood["terms"]  # type: ignore[operator]


def test_a_long_message_takes_a_few_asks(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(library, NEWS)
    asked: list[str] = []
    ask = library._asking.ask

    def counting(words: str, *rest: Any, **more: Any) -> Answer:
        asked.append(words)
        return ask(words, *rest, **more)

    monkeypatch.setattr(library._asking, "ask", counting)
    text = ("Tram drivers of Namdo went on strike. " * 200)[:4000]
    assert len(library.check(text)) == len(asked) == 5
    assert len(library.check("tram strike " * 333)) == 1
    with pytest.raises(QueryError, match="limit"):
        library.check(text, limit=0)
    with pytest.raises(QueryError, match="limit"):
        library.check(text, excerpts=0)
