"""Terms and sentences."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.analysis import Analyzer, sentences

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
