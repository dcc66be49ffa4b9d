"""Whatever is asked of articles that hold whatever: what is shown can always be checked."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from retrieval import Answer, Excerpt, Library, QueryError
from tests.retrieval.news import Article, fill

NOW = datetime(2031, 6, 12, 9, 0, tzinfo=UTC)

ZWJ = "\u200d"
FLAGS = re.compile("[^🇦-🇿]")
FAMILY = ZWJ.join("👩👩👧👦")
ODD = (
    "ferry", "Ferry,", "strike.", "Ommel’s", "é", "e\u0301", "q\u0323\u0307", "a" + "\u0301" * 5,
    FAMILY, "👩🏽\u200d🚀", "🏴\U000e0067\U000e0062\U000e007f", "🇰🇷🇺🇸", "1\ufe0f\u20e3", "페리",
    "\u1100\u1161\u11a8", "क्षि", "நி", "ก็", "渡船が来た。", "עִבְרִית", "\u202eyrref\u202c", "مرحبا",
    "\x00", "\ufeff", "\u2028", "\x1b[31m", "\r\n", "\t", "ﬁsh", "ẞ", "İstanbul", "Ⅷ", "½", "𝕱𝖊",
    "\U000e0001", "\ue000", "\uffff", "<b>", "**", "||x||", "`", "@everyone",
)  # fmt: skip
TYPED = (
    "-", "-ferry", '-"', "NOT", "NOT ", "since:", "since:20", "on:2031-06", "until:2031-02-30",
    "publisher:", 'publisher:"', "speaker:Voss", '"', "“", "'", "«", ":", "：", "yesterday", "last",
    "week", "latest", "How many", "who", "?",
)  # fmt: skip

ARTICLES = (
    Article("Ferry strike 👩🏽\u200d🚀", [" ".join(ODD), "".join(ODD),
            (f"T. e\u0301 {FAMILY}", "", "x ferry")], "2031-06-11", "Ommel Courier"),
    Article("Marks", [f"ferry{chr(0x301) * 900}", f"{(FAMILY + 'ferry') * 40}", "strike"],
            "2031-06", "Courier 페리"),
    Article("No spaces", ["渡船が来た" * 90, "क्षि" * 120 + " ferry", ("페리" * 30 + " ") * 12,
            f"\u202e{'ferry strike ' * 60}\u202c"]),
    Article(None, ["e\u0301" * 400 + ". Ferry.", "🇰🇷" * 300, "a\x00b ferry \u2028 strike \x07"]),
)  # fmt: skip

QUESTIONS = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from(ODD + TYPED), max_size=12).map(" ".join),
    st.lists(st.sampled_from(ODD + TYPED) | st.text(max_size=3), max_size=12).map("".join),
)


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    directory: Path = tmp_path_factory.mktemp("odd")
    with Library(directory / "data") as library:
        fill(library, ARTICLES)
        yield library


def inside_of_grapheme(text: str, place: int) -> bool:
    """Whether what stands before and behind a place is surely seen as one: a mark on its letter,
    emoji that are joined or toned, a vowel of a syllable, half of a flag. By Unicode's names and
    categories: it knows less than what the excerpts are cut with, and shares nothing with it."""
    if not 0 < place < len(text):
        return False
    before, behind = text[place - 1], text[place]
    kind = unicodedata.category(behind)
    first, second = unicodedata.name(before, ""), unicodedata.name(behind, "")
    if unicodedata.category(before) in ("Cc", "Zl", "Zp"):
        return before + behind == "\r\n"
    if kind in ("Mn", "Me", "Mc") or behind == ZWJ or second.startswith(("EMOJI MOD", "TAG ")):
        return True
    if before == ZWJ:
        return kind == "So" and unicodedata.category(text[place - 2]) in ("So", "Sk")
    if first.startswith("REGIONAL INDICATOR") and second.startswith("REGIONAL INDICATOR"):
        return len(FLAGS.split(text[:place])[-1]) % 2 == 1
    return first.startswith("HANGUL CHOSEONG") and second.startswith("HANGUL JUNGSEONG")


def check(excerpt: Excerpt, library: Library) -> None:
    stored = library.article(excerpt.passage.header.id)
    (passage,) = [p for p in stored.passages if p.ordinal == excerpt.passage.ordinal]
    assert excerpt.passage == passage
    start, end = excerpt.span.start, excerpt.span.end
    assert excerpt.text == passage.text[start:end]
    assert 0 < len(excerpt.text) <= 350
    if not monstrous(passage.text, start):
        assert not inside_of_grapheme(passage.text, start)
        assert not inside_of_grapheme(passage.text, end)
    last = 0
    for mark in excerpt.highlights:
        assert last <= mark.start < mark.end <= len(excerpt.text)
        last = mark.end
    assert all(0 <= term.held <= 1 for term in excerpt.why.terms)
    assert sum(term.weight for term in excerpt.why.terms) == pytest.approx(1, abs=1e-4)
    assert all(library.article(p.header.id).passages[p.ordinal - 1] == p for p in excerpt.also_in)


def monstrous(text: str, start: int) -> bool:
    """Whether a letter has more marks than an excerpt has room."""
    return all(unicodedata.combining(one) for one in text[start + 1 : start + 351])


def same(answer: Answer) -> Answer:
    return replace(answer, elapsed_ms=0.0)


@given(question=QUESTIONS, min_confidence=st.sampled_from([0.0, None]))
@example(question="ferry", min_confidence=0.0)
@example(question="渡船が来た", min_confidence=0.0)
@example(question='-"b c" ferry', min_confidence=0.0)
@example(question="e\u0301 " + FAMILY, min_confidence=0.0)
@settings(max_examples=100, deadline=None)
def test_whatever_is_asked_is_refused_or_answered_with_what_can_be_checked(
    odd: Library, question: str, min_confidence: float | None
) -> None:
    try:
        answer = odd.ask(question, limit=9, min_confidence=min_confidence, now=NOW)
    except QueryError:
        with pytest.raises(QueryError, match=r"\w"):
            odd.search(question, now=NOW)
        return
    assert answer.answered == (not answer.reason) == bool(answer.excerpts)
    assert [e.number for e in answer.excerpts] == list(range(1, len(answer.excerpts) + 1))
    shown = (*answer.excerpts, *answer.closest)
    assert len({e.passage.id for e in shown}) == len(shown)
    ranked = {one.passage_id: one.score for one in odd.search(question, now=NOW)}
    for excerpt in shown:
        check(excerpt, odd)
        shares = sum(feature.share for feature in excerpt.why.features)
        assert excerpt.score == pytest.approx(shares)
        assert shares == pytest.approx(ranked[excerpt.passage.id], abs=1e-4)
    if shown:
        doubt = sum(share.share for share in answer.confidence_shares)
        assert answer.confidence == pytest.approx(1 / (1 + math.exp(-doubt)), abs=1e-4)
    again = odd.ask(question, limit=9, min_confidence=min_confidence, now=NOW)
    assert same(again) == same(answer)


@given(
    before=QUESTIONS,
    lead=st.sampled_from(["", "and ", "what about ", "why did he "]),
    text=QUESTIONS,
)
@settings(max_examples=50, deadline=None)
def test_whatever_follows_whatever_can_be_checked_too(
    odd: Library, before: str, lead: str, text: str
) -> None:
    try:
        answer = odd.ask(before, min_confidence=0, now=NOW)
        found = odd.ask(lead + text, after=answer, min_confidence=0, now=NOW)
    except QueryError:
        return
    for excerpt in found.excerpts:
        check(excerpt, odd)
    again = odd.ask(lead + text, after=answer, min_confidence=0, now=NOW)
    assert same(again) == same(found)
