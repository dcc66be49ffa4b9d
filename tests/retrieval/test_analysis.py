"""Terms and sentences."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.analysis import Analyzer, bounds, pieces, sentences

analyzer = Analyzer()


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Korea's and O'Brien’s", ["korea", "obrien"]),
        ("the U.S. and the US, not us", ["us", "us"]),
        ("1,200 won or 3.5%", ["1200", "won", "3.5"]),
        ("a 28-minute call on the 2nd", ["28", "minut", "call", "2"]),
        ("Beyoncé BEYONCE", ["beyonc", "beyonc"]),
        ("the WHO told The Who in May; they may go", ["who", "tell", "who", "may", "go"]),
        ("FERRY FARES FROZEN FOR ALL", ["ferri", "fare", "freez"]),
        ("동영상 KBS뉴스", ["동영", "영상", "kbs", "뉴스"]),
        ("", []),
    ],
)
def test_terms(text: str, terms: list[str]) -> None:
    assert analyzer.terms(text) == terms


def test_other_languages_have_their_own_stemmer() -> None:
    assert analyzer.terms("Häuser Haus", "de") == ["haus", "haus"]
    assert analyzer.terms("kala kalat", "xx") == ["kala", "kalat"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("He left at night.The rest stayed.", 2),
        ("He met U.S. President Kim at 5 p.m. The talks failed.", 2),
        ('"We had no heat." Sen. Supt. Oh Dal-ho left on Feb. 3.', 2),
        ('"One," he said. It cost 3.5 billion won.', 2),
        ("We never expected it.... And more!", 2),
        ("One sentence\nbroken over lines.", 1),
        (" \n ", 0),
    ],
)
def test_sentences(text: str, count: int) -> None:
    assert len(sentences(text)) == count


@given(st.text(max_size=200))
@settings(max_examples=300, deadline=None)
def test_offsets_point_at_the_words_and_sentences_lose_nothing(text: str) -> None:
    for token in analyzer.tokens(text):
        assert 0 <= token.start < token.end <= len(text)
    covered = "".join(text[s.start : s.end] for s in sentences(text))
    assert "".join(covered.split()) == "".join(text.split())


WORDS = """
    May may MAY It it's IT The the Who WHO U.S. U.S p.m. Mr. I O'Brien Korea's 28-minute 1,200
    3.5 2nd Beyoncé 동영상 KBS뉴스 「東京」 night over He said In in Will WILL so So No. no an An
    """.split()
MARKS = [
    " ",
    " ",
    " ",
    "  ",
    "\n",
    "\t",
    ". ",
    ".",
    ".\n",
    "? ",
    '."',
    '" ',
    ' "',
    " (",
    ") ",
    "’s ",
]
MARKS += ["—", "-", ", ", ": ", " '", "' ", " “", ".” ", "。", "…", "[1] ", ""]
prose = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(MARKS)), max_size=20).map(
    lambda pairs: "".join(word + mark for word, mark in pairs)
)


@given(st.one_of(prose, prose.map(str.upper), st.text(max_size=60)), st.sampled_from(["en", "de"]))
@settings(max_examples=500, deadline=None)
def test_words_are_the_tokens_that_are_no_stop_words(text: str, language: str) -> None:
    tokens = [token for token in analyzer.tokens(text, language) if not token.stop]
    assert analyzer.words(text, language) == [(token.term, token.surface) for token in tokens]
    assert analyzer.terms(text, language) == [token.term for token in tokens]


@given(st.one_of(prose, st.text(max_size=60)))
@settings(max_examples=500, deadline=None)
def test_the_words_of_a_text_are_those_of_its_sentences(text: str) -> None:
    parts = [analyzer.words(text, "en", first, last) for first, last in bounds(text)]
    assert analyzer.words(text) == [word for part in parts for word in part]
    tokens = [token for token in analyzer.tokens(text) if not token.stop]
    for (first, last), part in zip(bounds(text), parts, strict=True):
        inside = [token for token in tokens if first <= token.start < last]
        assert part == [(token.term, token.surface) for token in inside]


def test_few_pieces_are_kept_and_words_stay_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "MAX_PIECES", 3)
    known = pieces.Pieces(lambda piece: ((piece, piece),))
    for piece in "one two three four five one a-very-long-piece-of-text-between-two-spaces".split():
        assert known[piece] == ((piece, piece),)
        assert len(known) <= 3
    assert set(known) == {"four", "five", "one"}
