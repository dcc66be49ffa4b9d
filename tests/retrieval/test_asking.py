"""Asking small invented libraries: what is understood, and in which order it is told."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from retrieval import Answer, Library
from tests.retrieval.news import Article, fill

NOW = datetime(2031, 6, 12, 9, 0, tzinfo=UTC)
"""A Thursday."""


def ids(answer: Answer) -> list[str]:
    return [e.passage.id for e in answer.excerpts or answer.closest]


def ask(library: Library, question: str, **options: object) -> Answer:
    return library.ask(question, min_confidence=0, now=NOW, **options)  # type: ignore[arg-type]


LAMPS = (
    Article("Lamps go out", ["All lamps of Tarn Street went out on Sunday night."], "2031-06-02"),
    Article("Lamps go out", ["All lamps of Tarn Street went out; an owl is blamed."],
            "2031-06-11"),
    Article("Lamps go out", ["All lamps of Tarn Street went out, three years after the first"
            " owl."], "2030-01-20"),
    Article("Lamps", ["Tarn Street is to get lamps, and the lamps will not go out."]),
)  # fmt: skip


@pytest.mark.parametrize(
    ("words", "first", "since", "until"),
    [
        ("yesterday", "a2#1", "2031-06-11", "2031-06-11"),
        ("last week", "a1#1", "2031-06-02", "2031-06-08"),
        ("in January of last year", "a3#1", "2030-01-01", "2030-01-31"),
    ],
)
def test_days_in_words_are_meant_from_the_moment_of_asking(
    library: Library, words: str, first: str, since: str, until: str
) -> None:
    fill(library, LAMPS)
    answer = ask(library, f"Why did the lamps of Tarn Street go out {words}?")
    assert answer.understood["windows"] == [{"words": words, "since": since, "until": until}]
    assert ids(answer)[0] == first
    # Days in words are a preference; operators are limits.
    assert len(ids(answer)) > 1
    assert ids(ask(library, f"lamps since:{since} until:{until}")) == [first]


def test_another_day_of_asking_means_other_days(library: Library) -> None:
    fill(library, LAMPS)
    later = datetime(2031, 6, 3, tzinfo=UTC)
    answer = library.ask("Which lamps went out yesterday?", min_confidence=0, now=later)
    assert ids(answer)[0] == "a1#1"


def test_the_latest_is_preferred_where_it_is_asked_for_and_only_there(library: Library) -> None:
    text = "Floods close the weir of Upper Tarn {} hours after rain."
    days = ["2031-05-01", "2031-06-11", "2029-03-04", "2031-06-01", None]
    fill(library, [
        Article("Floods", [text.format(word)], day)
        for word, day in zip(("two", "five", "nine", "forty", "sixty"), days, strict=True)
    ])  # fmt: skip
    plain = ask(library, "floods at the weir of Upper Tarn", limit=5)
    assert plain.understood["recent"] is False
    assert {f.name for e in plain.excerpts for f in e.why.features}.isdisjoint({"recent", "dated"})
    dated = ask(library, "latest floods at the weir of Upper Tarn", limit=5)
    assert dated.understood["recent"] is True
    order = [e.passage.header.published for e in dated.excerpts]
    assert order == [*sorted(filter(None, days), reverse=True), None]


def test_an_acronym_that_the_library_defines_works_both_ways(library: Library) -> None:
    fill(library, [
        Article("Rules for kites", ["The Ommel Kite Authority (OKA) was founded in spring."]),
        Article("Kites grounded", ["The OKA grounded all kites over the moor until autumn."]),
        Article("Strings", ["The Ommel Kite Authority wants longer strings at the fair."]),
        Article("Moor burns", ["Peat on the moor has been on fire since the fair."]),
    ])  # fmt: skip
    short = ask(library, "Why does the OKA want longer strings?")
    assert ids(short)[0] == "a3#1"
    long = ask(library, "What did the Ommel Kite Authority ground over the moor?")
    assert ids(long)[0] == "a2#1"
    for answer, word in ((short, "OKA"), (long, "Authority")):
        held = {term.word: term.held for term in answer.excerpts[0].why.terms}
        assert 0 < held[word] < 1
    assert ask(library, "the PFA and strings").missing == ("PFA",)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("When did the harbor color change?", "The harbour changed colour at dawn."),
        ("Which theatre cancelled?", "The theater canceled its first night."),
        ("Did the cops find the kid?", "Police officers found the child in a kiln."),
        ("When were the sheds torn down?", "The sheds were demolished in March."),
        ("How did the harbuor chnage?", "The harbour changed colour at dawn."),
    ],
)
def test_other_spellings_and_everyday_words_find_the_same(
    library: Library, asked: str, found: str
) -> None:
    texts = [
        "The harbour changed colour at dawn.",
        "The theater canceled its first night.",
        "Police officers found the child in a kiln.",
        "The sheds were demolished in March.",
    ]
    fill(library, [Article(None, [text]) for text in texts])
    answer = library.ask(asked, now=NOW)
    assert [e.text for e in answer.excerpts][:1] == [found]
    assert answer.missing == ()
    slips = {"harbuor": "harbour", "chnage": "change"}
    wanted = [{"word": w, "meant": m} for w, m in slips.items() if w in asked]
    assert answer.understood["mended"] == wanted


WIRE = "The glass bridge of Peat was closed on Monday after a goat had cracked the third pane."


def test_what_says_nearly_the_same_is_shown_once_with_the_others_named(library: Library) -> None:
    fill(library, [
        Article("Goat on glass", [WIRE, "The mayor calls the goat a vandal."], id="one"),
        Article("Bridge shut", [f"{WIRE} No one fell."], id="two"),
        Article("Goats", ["The bridge is glass, the goat has a stone head: a closed case."]),
        Article("Goat cracks pane", [f"PEAT - {WIRE}"], id="four"),
        Article("Goat again", [WIRE.replace("a goat", "another goat").replace("Monday", "Sunday")
                               .replace("third", "fourth")], id="five"),
    ])  # fmt: skip
    answer = ask(library, "Why was the glass bridge of Peat closed?", limit=9)
    (first, *others) = answer.excerpts
    assert {p.id for p in (first.passage, *first.also_in)} == {"one#1", "two#1", "four#1"}
    assert [e.also_in for e in others] == [()] * len(others)
    assert {"a3#1", "five#1"} <= {e.passage.id for e in others}
    shown = [p.id for e in answer.excerpts for p in (e.passage, *e.also_in)]
    assert len(shown) == len(set(shown))


def test_a_second_article_goes_before_a_second_passage_that_is_hardly_better(
    library: Library,
) -> None:
    first = "The goat of Peat ate the mayor's hat at noon."
    second = "What the goat of Peat ate next was the mayor's speech."
    other = "Twice in a day the goat of Peat ate what a mayor owns."
    fill(library, [Article(None, [first, second], id="one"), Article(None, [other], id="two")])
    answer = ask(library, "the goat of Peat ate")
    assert [e.passage.header.id for e in answer.excerpts] == ["one", "two", "one"]
    alone = ask(library, "What did the goat of Peat eat next of the mayor's speech?")
    assert ids(alone)[0] == "one#2"
