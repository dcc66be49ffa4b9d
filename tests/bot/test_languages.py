"""Every language says everything, with the same facts in it; commands have names in all of them."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator, Mapping
from pathlib import Path

import discord
import pytest

from bot.rendering.languages import ENGLISH, LANGUAGES, English, in_locale
from bot.rendering.languages.naming import NAMES

ROOT = Path(__file__).resolve().parents[2]
OTHERS = [language for language in LANGUAGES if language is not ENGLISH]
SAME = {"LIST", "SOURCE_LINE", "PROGRESS"}
"""Attributes that may be the same: marks."""

NAME = re.compile(r"[-_'\w]{1,32}", re.UNICODE)


def sentences(language: English) -> Iterator[tuple[str, str]]:
    for name in dir(English):
        value = getattr(language, name)
        if not name.isupper():
            continue
        if isinstance(value, str):
            yield name, value
        elif isinstance(value, Mapping):
            yield from ((f"{name}.{key}", text) for key, text in value.items())
        else:
            yield from ((f"{name}.{place}", text) for place, text in enumerate(value))


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", OTHERS, ids=lambda language: language.CODE)
def test_everything_is_said_anew_with_the_same_facts(language: English) -> None:
    said = dict(sentences(language))
    for name, text in sentences(ENGLISH):
        assert fields(said[name]) == fields(text), name
        if name not in SAME:
            assert said[name] != text, name
    assert said.keys() == dict(sentences(ENGLISH)).keys()


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.CODE)
def test_code_and_bold_marks_are_closed(language: English) -> None:
    for name, text in sentences(language):
        assert text.count("`") % 2 == 0, name
        assert text.count("**") % 2 == 0, name


def test_a_locale_gives_its_language_and_any_other_english() -> None:
    assert in_locale(discord.Locale.korean).CODE == "ko"
    assert in_locale("ko").CODE == "ko"
    for locale in (discord.Locale.british_english, discord.Locale.japanese, "en", "", None):
        assert in_locale(locale) is ENGLISH


@pytest.mark.parametrize(
    ("value", "english", "korean"),
    [
        (None, "undated", "날짜 없음"),
        ("2025-04", "April 2025", "2025년 4월"),
        ("2025-04-09", "9 April 2025", "2025년 4월 9일"),
        (
            "2025-04-09T06:05+09:00",
            "9 April 2025, 06:05 UTC+09:00",
            "2025년 4월 9일, 06:05 UTC+09:00",
        ),
        ("2025-13-99", "unreadable date", "읽을 수 없는 날짜"),
    ],
)  # fmt: skip
def test_dates_have_the_precision_that_they_have(
    value: str | None, english: str, korean: str
) -> None:
    assert ENGLISH.published(value) == english
    assert in_locale("ko").published(value) == korean


def test_numbers_agree_with_their_nouns() -> None:
    assert ENGLISH.holds(1, 1_204) == "The library holds 1 article, 1,204 passages."
    assert in_locale("ko").holds(1, 2) == "기사 1건, 문단 2개가 있습니다."


@pytest.mark.parametrize("names", NAMES.values(), ids=map(str, NAMES))
def test_names_of_commands_are_what_discord_takes(names: Mapping[str, str]) -> None:
    for english, other in names.items():
        assert len(other) <= 100, english
        # Names of commands and options are one lower-case word; those of menus may have spaces.
        if english.islower() and " " not in english:
            assert NAME.fullmatch(other), other
            assert other == other.lower(), other


def test_nothing_is_said_nowhere() -> None:
    """A sentence that no code names is translated in vain."""
    code = "\n".join(path.read_text("utf-8") for path in (ROOT / "bot").rglob("*.py"))
    unused = {n for n in vars(English) if n.isupper() and not re.search(rf"\.{n}\b", code)}
    assert unused <= {"SLOW_DOWN_ALL"}  # not told apart yet
