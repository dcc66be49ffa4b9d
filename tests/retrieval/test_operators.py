"""Operators, exclusions and quoted phrases in the text of a question."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.errors import QueryError
from retrieval.questions.operators import Operators, read


def phrases(text: str) -> list[str]:
    return [text[start:end] for start, end in read(text).phrases]


def test_a_question_without_operators_stays_as_it_is() -> None:
    text = "What did the minister say about the ferry?"
    assert read(text) == Operators(
        publisher=None, speaker=None, since=None, until=None, phrases=(), excluded=(), rest=text
    )
    assert read("").rest == ""


def test_everything_at_once_is_read_and_offsets_stay() -> None:
    text = 'ferry publisher:"Namdo Herald" since:2025-04 -Busan NOT Jeju "black box" speaker:Kim?'
    found = read(text)
    assert found.publisher == "Namdo Herald"
    assert found.speaker == "Kim"
    assert (found.since, found.until) == (date(2025, 4, 1), None)
    assert found.excluded == ("Busan", "Jeju")
    assert phrases(text) == ["black box"]
    assert found.rest.split() == ["ferry", '"black', 'box"', "?"]
    assert found.rest.index("black") == text.index("black")


@pytest.mark.parametrize(
    ("text", "publisher", "speaker"),
    [
        ("publisher:Herald", "Herald", None),
        ("PUBLISHER:Herald", "Herald", None),
        ("Publisher:Herald, what happened", "Herald", None),
        ("what about (publisher:Herald)", "Herald", None),
        ("publisher:Herald.", "Herald", None),
        ("publisher:A.P. ferry", "A.P.", None),
        ("publisher:n-tv", "n-tv", None),
        ("publisher:“Namdo Herald”", "Namdo Herald", None),
        ("publisher:”Namdo Herald”", "Namdo Herald", None),
        ("publisher:«Namdo Herald»", "Namdo Herald", None),
        ("publisher:„Namdo Herald“", "Namdo Herald", None),
        ('publisher:"Namdo   Herald "', "Namdo Herald", None),
        ("publisher:한겨레", "한겨레", None),
        ("publisher：Herald", "Herald", None),
        ("speaker:'Kim Min-ji' said", None, "Kim Min-ji"),
        ("speaker:‘Kim Min-ji’ said", None, "Kim Min-ji"),
        ("speaker:O'Neil said", None, "O'Neil"),
        ("speaker:Kim publisher:Herald", "Herald", "Kim"),
        ("speaker:", None, None),
        ("speaker: Kim", None, None),
        ("speaker :Kim", None, None),
        ("loudspeaker:Kim", None, None),
        ("the-speaker:Kim", None, None),
        ("ſpeaker:Kim", None, None),
        ("https://x.org/publisher:Herald", None, None),
        ("publisher://herald", None, None),
        ('"publisher:Herald" is what he wrote', None, None),
    ],
)
def test_publisher_and_speaker(text: str, publisher: str | None, speaker: str | None) -> None:
    found = read(text)
    assert (found.publisher, found.speaker) == (publisher, speaker)


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("since:2025", "2025-01-01", None),
        ("since:2025-04", "2025-04-01", None),
        ("since:2025-04-09", "2025-04-09", None),
        ("since:2025-4-9", "2025-04-09", None),
        ('since:"2025-04-09"', "2025-04-09", None),
        ("after:2025", "2026-01-01", None),
        ("after:2025-04", "2025-05-01", None),
        ("after:2025-04-09", "2025-04-10", None),
        ("after:2024-02", "2024-03-01", None),
        ("until:2025", None, "2025-12-31"),
        ("until:2024-02", None, "2024-02-29"),
        ("until:2025-02", None, "2025-02-28"),
        ("until:2025-04-09", None, "2025-04-09"),
        ("before:2025", None, "2024-12-31"),
        ("before:2025-04", None, "2025-03-31"),
        ("before:2025-04-09", None, "2025-04-08"),
        ("on:2025", "2025-01-01", "2025-12-31"),
        ("on:2025-12", "2025-12-01", "2025-12-31"),
        ("ON:2025-04-09?", "2025-04-09", "2025-04-09"),
        ("before:2015 after:2013", "2014-01-01", "2014-12-31"),
        ("since:2025 since:2025-04 since:2024", "2025-04-01", None),
        ("until:2025 before:2025-04", None, "2025-03-31"),
        ("on:2025 on:2025-04", "2025-04-01", "2025-04-30"),
        ("before: lunch", None, None),
        ("at 18:30 before: 19:00", None, None),
        ("what can we rely on:)", None, None),
        ("see https://x.org/since:2025", None, None),
        ("version:2025 is based on:", None, None),
        ("“since:2025” is what he wrote", None, None),
    ],
)
def test_dates(text: str, since: str | None, until: str | None) -> None:
    found = read(text)
    assert found.since == (date.fromisoformat(since) if since else None)
    assert found.until == (date.fromisoformat(until) if until else None)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("before:lunch", ("before", "'lunch'", "YYYY-MM-DD")),
        ("since:2025-13", ("since", "'2025-13'", "YYYY-MM-DD")),
        ("since:2025-06-31", ("since", "'2025-06-31'")),
        ("since:2025-00", ("since", "'2025-00'")),
        ("since:0000", ("since", "'0000'")),
        ("since:٢٠٢٥", ("since", "YYYY")),
        ("on:18:30", ("on", "'18:30'")),
        ("before:0001", ("before:0001", "another year")),
        ("after:9999-12", ("after:9999-12", "another year")),
        ("since:2025 before:2025", ("since:2025", "before:2025", "no day")),
        ("on:2024 on:2025", ("on:2025", "on:2024", "no day")),
        ("speaker:Kim speaker:Lee", ("speaker", "'Kim'", "'Lee'", "once")),
        ("publisher:Herald publisher:Herald", ("publisher", "'Herald'", "twice")),
        ('publisher:"Namdo Herald', ("publisher", "Namdo Herald", 'publisher:"two words"')),
        ('publisher:" Herald"', ("publisher", 'publisher:"two words"')),
        ('publisher:""', ("publisher", 'publisher:"two words"')),
        ("ferry -publisher:Herald", ("publisher", "excluded", "-word")),
        ("ferry NOT since:2025", ("since", "excluded")),
    ],
)
def test_what_cannot_be_read_is_named_with_what_to_try(text: str, named: tuple[str, ...]) -> None:
    with pytest.raises(QueryError) as failure:
        read(text)
    for words in named:
        assert words in str(failure.value)


def test_an_error_repeats_only_the_beginning_of_a_long_value() -> None:
    with pytest.raises(QueryError) as failure:
        read("since:" + "x" * 100_000)
    assert len(str(failure.value)) < 200


@pytest.mark.parametrize(
    ("text", "excluded", "rest"),
    [
        ("ferry -Busan", ["Busan"], "ferry"),
        ("-Busan ferry", ["Busan"], "ferry"),
        ("ferry\n-Busan", ["Busan"], "ferry"),
        ("ferry −Busan", ["Busan"], "ferry"),
        ("ferry -Busan, please", ["Busan"], "ferry , please"),
        ("ferry -north-korea.", ["north-korea"], "ferry ."),
        ("ferry -F-16", ["F-16"], "ferry"),
        ("ferry -O'Neil's", ["O'Neil's"], "ferry"),
        ("ferry -부산 -दिल्ली", ["부산", "दिल्ली"], "ferry"),
        ('ferry -"south sea"', ["south sea"], "ferry"),
        ("ferry -“south  sea” now", ["south sea"], "ferry now"),
        ("ferry -'south sea' now", ["south sea"], "ferry now"),
        ("ferry NOT Busan", ["Busan"], "ferry"),
        ("NOT Busan ferry", ["Busan"], "ferry"),
        ('ferry NOT "south sea"?', ["south sea"], "ferry ?"),
        ("ferry AND NOT Busan", ["Busan"], "ferry AND"),
        ("28 - 30 people", [], None),
        ("-1 degrees", [], None),
        ("F-16 jets", [], None),
        ("North Korea-South Korea talks", [], None),
        ("ferry - Busan", [], None),
        ("ferry --verbose", [], None),
        ("grunts -LRB- tics -RRB- and shouts", [], None),
        ("the ship -sunk- was", [], None),
        ('ferry -"south sea', [], None),
        ("ferry (-Busan)", [], None),
        ("ferry not Busan", [], None),
        ("why did he NOT resign", [], None),
        ("what has NOT happened", [], None),
        ("NOT only ferries", [], None),
        ("WHY ARE FERRIES NOT SAFE", [], None),
        ("KNOT Busan", [], None),
        ("NOT", [], None),
        ("ferry -", [], None),
        ('"ferry -Busan"', [], None),
    ],
)
def test_exclusions(text: str, excluded: list[str], rest: str | None) -> None:
    found = read(text)
    assert list(found.excluded) == excluded
    assert found.rest.split() == (text if rest is None else rest).split()
    assert len(found.rest) == len(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('he said "black box" twice', ["black box"]),
        ("he said “black box” twice", ["black box"]),
        ("he said ”black box” twice", ["black box"]),
        ("sagte „schwarz“ «noir»", ["schwarz", "noir"]),
        ("그는 “안녕”이라고", ["안녕"]),
        ('"a" and "b"', ["a", "b"]),
        ('("black box")', ["black box"]),
        ("who said 'I am sorry'?", ["I am sorry"]),
        ("who said ‘I’m sorry’", ["I’m sorry"]),
        ("who said 'I don't know' and 'sorry'", ["I don't know", "sorry"]),
        ("'first class' and 'second class'", ["first class", "second class"]),
        ("'the workers' pay and bosses' pay'", ["the workers' pay and bosses' pay"]),
        ("the workers' pay and bosses' pay", []),
        ("the '90s and workers' pay", []),
        ("rock 'n' roll and 'til dawn'", []),
        ("don't, won't, can't'", []),
        ('5" gun and 6" gun', []),
        ('unclosed "black box', []),
        ("unclosed “black box", []),
        ("unclosed 'black box", []),
        ('on two "lines\nthat" are', []),
        ('""', []),
        ('"..." "!"', []),
        ("said”, then “yes”", ["yes"]),
        ('"he said ‘yes’ then"', ["he said ‘yes’ then"]),
    ],
)
def test_phrases(text: str, expected: list[str]) -> None:
    assert phrases(text) == expected
    assert read(text).rest == text


_PIECES = st.sampled_from(
    [
        "publisher:", "speaker:", "Since:", "before:", "on:", "after:", "until:", "2025", "2025-04",
        "2024-02-29", "0001", "9999", "-", "NOT ", '"', "'", "“", "”", "‘", "’", "«", "»", " ",
        "\n", "Kim", "workers'", "s' ", ".", ",", "(", ")", ":", "a", "é", "́", "부산", "\x00",
        "😀", "https://",
    ]
)  # fmt: skip
_TEXTS = st.one_of(st.text(), st.lists(_PIECES, max_size=30).map("".join))


@given(_TEXTS)
def test_whatever_the_text_offsets_stay_and_limits_are_in_order(text: str) -> None:
    try:
        found = read(text)
    except QueryError:
        return
    assert len(found.rest) == len(text)
    assert all(one in (other, " ") for one, other in zip(found.rest, text, strict=True))
    if found.since and found.until:
        assert found.since <= found.until
    ends = [0]
    for start, end in found.phrases:
        assert ends[-1] < start < end < len(text)
        assert found.rest[start - 1 : end + 1] == text[start - 1 : end + 1]
        assert any(map(str.isalnum, text[start:end]))
        ends.append(end)
    assert all(found.excluded)


@pytest.mark.parametrize(
    "piece", ['"', " '", " ‘a", "«", " -a", "NOT A ", " 's' a", "as' b ", '-"', "since:2025 "]
)
def test_a_hostile_text_takes_no_more_than_its_length(piece: str) -> None:
    started = time.perf_counter()
    read(piece * 20_000)
    assert time.perf_counter() - started < 2  # .1 s on a machine of 2024; quadratic is minutes
