"""What limits an answer: operators, filters, exclusions, phrases, publishers that are named."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from retrieval import Answer, Filters, Library, QueryError
from tests.retrieval.news import Article, fill

NOW = datetime(2031, 6, 12, 9, 0, tzinfo=UTC)

STRIKE = (
    Article("Stokers stop work", ["The ferry strike on Lake Ommel began over stokers' night pay."],
            "2031-06-02", "Ommel Courier"),
    Article("Talks fail", ["The ferry strike on Lake Ommel goes on, the stokers' union said."],
            "2031-06-05", "Ommel Courier"),
    Article("Islands without bread", ["The ferry strike on Lake Ommel leaves two islands without"
            " bread."], "2031-06-07", "Ommel Courier"),
    Article("Harbour quiet", ["Nobody queues in the harbour during the ferry strike.",
            ("Tilda Voss", "Harbour Warden", "The strike has my sympathy, the ferry has my keys.")],
            "2031-06-06", "Quay Gazette"),
    Article("Editorial", ["A ferry strike is no storm: somebody can end it."],
            "2031-06-11", "Quay Gazette"),
    Article("New clock", ["The town hall clock strikes thirteen at noon."],
            "2031-06-10", "Radio Peat"),
)  # fmt: skip


def ids(answer: Answer) -> list[str]:
    return [e.passage.id for e in answer.excerpts or answer.closest]


def everything(answer: Answer) -> str:
    """All that an answer shows, copies and headlines included."""
    shown = [p for e in (*answer.excerpts, *answer.closest) for p in (e.passage, *e.also_in)]
    return " | ".join(f"{p.header.headline} {p.text}" for p in shown)


def ask(library: Library, question: str, **options: object) -> Answer:
    return library.ask(question, min_confidence=0, now=NOW, **options)  # type: ignore[arg-type]


def publishers(answer: Answer) -> list[str | None]:
    return [e.passage.header.publisher for e in answer.excerpts]


def test_publishers_that_a_question_names_take_turns(library: Library) -> None:
    fill(library, STRIKE)
    plain = ask(library, "the ferry strike on Lake Ommel", limit=5)
    assert publishers(plain)[:3] == ["Ommel Courier"] * 3
    named = ask(
        library,
        "What do the Ommel Courier and the Quay Gazette report about the ferry strike on the lake?",
        limit=5,
    )
    assert named.understood["publishers"] == [["Ommel Courier"], ["Quay Gazette"]]
    assert publishers(named)[:4] == ["Ommel Courier", "Quay Gazette"] * 2


def test_operators_and_filters_narrow_each_other(library: Library) -> None:
    fill(library, STRIKE)
    limits = Filters(since=date(2031, 6, 5), until=date(2031, 6, 10))
    both = ask(library, "ferry strike since:2031-06-06 until:2031-06", filters=limits, limit=9)
    assert (both.understood["since"], both.understood["until"]) == ("2031-06-06", "2031-06-10")
    assert sorted(ids(both)) == ["a3#1", "a4#1", "a4#2", "a6#1"]
    one = ask(library, 'ferry strike publisher:"Quay Gazette"', filters=limits, limit=9)
    assert sorted(ids(one)) == ["a4#1", "a4#2"]
    said = ask(library, "ferry strike speaker:Voss", filters=limits, limit=9)
    assert ids(said) == ["a4#2"]
    # A publisher that is only named is preferred, and never against a filter.
    named = ask(library, "ferry strike in the Quay Gazette", filters=Filters(publisher="Courier"))
    assert set(publishers(named)) == {"Ommel Courier"}


@pytest.mark.parametrize(
    ("question", "filters", "says"),
    [
        ("strike since:2031-06-08", Filters(until=date(2031, 6, 7)), "since 2031-06-08 is after"),
        ("strike on:2030", Filters(since=date(2031, 1, 1)), "since 2031-01-01 is after"),
        ("strike publisher:Gazette", Filters(publisher="Courier"), "publisher: is given twice"),
        ("strike speaker:Voss", Filters(speaker="Voss"), "speaker: is given twice"),
    ],
)
def test_operators_and_filters_that_clash_are_refused(
    library: Library, question: str, filters: Filters, says: str
) -> None:
    fill(library, STRIKE)
    with pytest.raises(QueryError, match=says):
        ask(library, question, filters=filters)


@pytest.mark.parametrize(
    ("excluded", "gone", "left"),
    [
        ("-stokers", "stokers", "bread"),
        ("-STOKER", "stokers", "bread"),
        ('-"without bread"', "bread", "stokers"),
        ("NOT islands", "bread", "stokers"),
        ('NOT "goes on"', "goes on", "bread"),
        ("-talks -islands", "bread", "somebody"),
        ("-Voss", "my keys", "somebody"),
    ],
)
def test_what_is_excluded_is_in_no_answer(
    library: Library, excluded: str, gone: str, left: str
) -> None:
    fill(library, STRIKE)
    assert gone in everything(ask(library, "the ferry strike", limit=9)).lower()
    answer = ask(library, f"the ferry strike {excluded}", limit=9)
    assert gone not in everything(answer).lower()
    assert left in everything(answer).lower()
    for engine_only in (False, True):
        run = library.search(f"the ferry strike {excluded}", engine_only=engine_only)
        texts = {p.id: p.text for h in library.articles() for p in library.article(h.id).passages}
        assert run
        assert not [one for one in run if gone in texts[one.passage_id]]


@pytest.mark.parametrize("excluded", ['-"two islands without bread"', "-talks -bread -stokers"])
def test_more_may_be_excluded_than_is_asked(library: Library, excluded: str) -> None:
    fill(library, STRIKE)
    assert "bread" not in everything(ask(library, f"strike {excluded}", limit=9))
    assert ask(library, excluded).reason == "no_terms"


def test_what_is_not_excluded_is_found_below_any_number_of_what_is(library: Library) -> None:
    many = [
        Article(f"Strike, day {day}", [f"The ferry strike, the ferry strike: day {day} of it."])
        for day in range(150)
    ]
    calm = Article("Calm", ["A new ferry was named after the baker who had paid for most of it."])
    fill(library, [*many, calm])
    answer = ask(library, "ferry -strike")
    assert ids(answer) == ["a151#1"]


def test_a_phrase_in_quotation_marks_is_looked_for_word_for_word(library: Library) -> None:
    apart = "A black crane lifted a box off the ferry."
    close = "The black box is somewhere near the weir, divers say."
    fill(library, [Article("Crane", [apart]), Article("Divers", [close]), *STRIKE])
    assert ids(ask(library, "black box of the ferry"))[0] == "a1#1"
    quoted = ask(library, 'the "black box" of the ferry')
    assert quoted.understood["phrases"] == ["black box"]
    assert ids(quoted)[0] == "a2#1"
