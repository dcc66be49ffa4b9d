"""Text of others in Discord: seen as it is, and acting as nothing."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.rendering import markdown
from retrieval import Highlight

ACTING = (
    r"<@!?\d+>",
    r"<@&\d+>",
    r"<#\d+>",
    r"</[^>]*:\d+>",
    r"<id:\w+>",
    r"<t:-?\d+",
    r"<a?:\w+:\d+>",
    r"(?:https?|steam|discord)://",
    r"(?i)discord(?:app)?\.\w",
    r"(?i)@(?:everyone|here)",
    "[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u200b\ufeff]",
    r"(?m)^\s*(?:#{1,3}|-#|>>>|[-*+]|\d+[.)])\s",
)
"""What Discord acts on in raw text, whatever stands around it."""

MARKUP = st.sampled_from(
    "* ** _ __ ~~ ` ``` || < > [ ] ( ) # -# @ : \\ \n - 1. > >>> <@1> <@&2> <#3> </ask:4> <t:5:R> "
    "<:six:7> <a:x:8> <id:customize> @everyone @here https://evil.example http://a.b/(c) "
    "discord.gg/abc Discord.com/invite/x [a](https://b.c) [a [b](https://x.y)](https://z.w) "
    "\u202e \u2066 \u200b \u200f \x00 \x1b[31m \ud83d é 한 👩\u200d🚀 word \u2028".split(" ")
)
TEXTS = st.lists(st.one_of(MARKUP, st.text(max_size=8)), max_size=12).map(" ".join) | st.lists(
    st.one_of(MARKUP, st.text(max_size=3)), max_size=12
).map("".join)


def seen(text: str) -> str:
    """What a reader sees of escaped text: a backslash shows the character after it."""
    return re.sub(r"\\([^0-9A-Za-z\s])", r"\1", text).replace("\u2060", "")


def visible(text: str) -> str:
    """The visible characters, with single spaces."""
    kept = (
        " " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c
        for c in text
        if unicodedata.category(c) not in ("Cf", "Cs") or c in "\u200c\u200d\u00ad"
    )
    return " ".join("".join(kept).split())


def acts(shown: str) -> str | None:
    """What Discord would act on in this line, None if nothing."""
    for pattern in ACTING:
        if found := re.search(pattern, shown):
            return f"{pattern}: {found[0]!r}"
    return markup(shown)


def markup(shown: str) -> str | None:
    """An active character that nothing escapes, None if there is none."""
    bare = re.sub(r"\\[^0-9A-Za-z\s]", "", shown)
    found = re.search(r"[*_~`|<>\[\]#@]", bare.replace("@\u2060", ""))
    return f"markup {found[0]!r}" if found else None


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_neutral_text_shows_every_character_and_acts_on_none(text: str) -> None:
    shown = markdown.neutral(text)
    assert acts(shown) is None
    assert seen(shown) == visible(text)
    assert "\n" not in shown


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.data())
def test_a_quote_with_marked_words_acts_on_nothing_else(text: str, data: st.DataObject) -> None:
    places = sorted(
        data.draw(st.sets(st.integers(0, len(text)), max_size=6).filter(lambda s: len(s) % 2 == 0))
    )
    marks = [
        Highlight(start=start, end=end)
        for start, end in zip(places[::2], places[1::2], strict=True)
    ]
    shown = markdown.quoted(text, marks)
    assert shown.startswith("> ")
    inner = shown.removeprefix("> ")
    bold = re.findall(r"(?<!\\)(?:\\\\)*\*\*", inner)
    assert len(bold) % 2 == 0
    plain = re.sub(r"(?<!\\)((?:\\\\)*)\*\*", r"\1", inner)
    assert " ".join(seen(plain).split()).replace(" ", "") == visible(text).replace(" ", "")
    assert markup(plain) is None
    assert not any(re.search(pattern, inner) for pattern in ACTING)


def test_invisible_characters_hide_nothing() -> None:
    for text in (
        "@every\u200bone",
        "disc\u200bord\u2066.gg/abc",
        "<\u200b@1>",
        "htt\u200bps://a.b",
    ):
        assert acts(markdown.neutral(text)) is None


def test_marked_words_side_by_side_are_one() -> None:
    marks = [Highlight(start=0, end=3), Highlight(start=3, end=6)]
    assert markdown.quoted("foobar", marks) == "> **foobar**"


def test_marked_words_are_bold() -> None:
    marks = [Highlight(start=0, end=3), Highlight(start=12, end=19)]
    assert markdown.quoted("Han said on 8 April.", marks) == "> **Han** said on **8 April**."


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.example/b_(c)", "https://a.example/b_%28c%29"),
        ("http://a.example/ü?x=1&y=%20", "http://a.example/%C3%BC?x=1&y=%20"),
        ("javascript:alert(1)", None),
        ("https://", None),
        ("https://[::1", None),
        ("https://[::1]/x", None),
        ("https://a.example:99999/", None),
        ("https://news.example@evil.example/", None),
        ("https://discord.gg/abc", None),
        ("ftp://a.example/x", None),
        ("https://a.example/\u202egnp.exe", None),
        ("https://a.example/" + "x" * 600, None),
        ("", None),
        (None, None),
    ],
)
def test_only_real_addresses_become_links(url: str | None, expected: str | None) -> None:
    assert markdown.address(url) == expected


def test_a_link_survives_brackets_and_parentheses_in_its_headline() -> None:
    url = "https://a.example/x"
    assert markdown.link("Tax (part 2)", url) == f"[Tax (part 2)]({url})"
    assert markdown.link("[Update] Tax", url) == f"**\\[Update\\] Tax** ([source]({url}))"
    assert markdown.link("No address", None) == "**No address**"


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.integers(1, 60))
def test_what_is_fitted_into_its_room_is_neutral_and_no_longer(text: str, room: int) -> None:
    shown = markdown.within(text, room)
    assert len(shown) <= room
    assert acts(shown) is None
    if len(markdown.neutral(text)) <= room:
        assert seen(shown) == visible(text)


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.integers(8, 60), st.integers(0, 5), st.integers(0, 9))
def test_a_quote_fitted_into_its_room_is_a_quote(
    text: str, room: int, start: int, length: int
) -> None:
    marks = (
        [Highlight(start=start, end=min(start + length, len(text)))] if start < len(text) else []
    )
    shown, whole = markdown.quoted_within(text, marks, room)
    assert len(shown) <= room
    plain = re.sub(r"(?<!\\)((?:\\\\)*)\*\*", r"\1", shown.removeprefix("> "))
    assert markup(plain) is None
    assert whole == (shown == markdown.quoted(text, marks)) or not visible(text)


@pytest.mark.parametrize("text", ["", " ", "\u200d", "\u3164\u2800", "\u0301", "\xad"])
def test_nothing_to_see_is_noticed(text: str) -> None:
    assert not markdown.visible(text)
    assert markdown.visible(text + "x")


def test_clipping_cuts_between_words() -> None:
    assert markdown.clip("one two three", 9) == "one two…"
    assert markdown.clip("one two", 7) == "one two"
    assert markdown.clip("x" * 20, 5) == "xxxx…"
