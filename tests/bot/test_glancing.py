"""What an overview was asked for is found again in its title, in every form and language."""

from __future__ import annotations

import re
from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

import discord
import pytest

from bot import conversations
from bot.glancing import Named, named
from bot.rendering import replies
from bot.rendering.languages import LANGUAGES, English
from bot.rendering.replies import Reply
from tests.bot import overviews
from tests.bot.test_replies import ORDINARY

NAMES = (
    "Han", "the mayor", "Zoë “Z” Ångström", "O’Brien", "x said about y", "a * b_c <@1>", "한덕수",
    "N" * 100,
)  # fmt: skip
TOPICS = ("ferry", "costs: who pays?", "“quoted” words", "‘so’", "a ** b", "주제", "x y " * 49)


def message(reply: Reply, *, embeds: bool) -> discord.Message:
    shown: Any = SimpleNamespace(
        content="" if embeds else reply.text(), embeds=[reply.embed()] if embeds else []
    )
    return cast("discord.Message", shown)


@pytest.mark.parametrize("embeds", [True, False], ids=["embed", "text"])
@pytest.mark.parametrize("words", LANGUAGES, ids=lambda words: words.CODE)
async def test_speaker_and_topic_are_read_from_the_title(words: English, embeds: bool) -> None:
    def read(reply: Reply) -> Named:
        shown = message(reply, embeds=embeds)
        assert conversations.echoed(shown) is None  # it repeats no question
        return named(conversations.heading(shown))

    digest = overviews.digest(ORDINARY, stories=2, copies=1)
    timeline = overviews.timeline(ORDINARY, entries=2)
    quotes = overviews.quotes(ORDINARY, number=2)
    for topic in map(str.strip, TOPICS):
        assert read(replies.digest(replace(digest, topic=topic), words)).topic == topic
        assert read(replies.timeline(replace(timeline, topic=topic), words)).topic == topic
        for speaker in NAMES:
            asked = replace(quotes, speaker=speaker, topic=topic)
            assert read(replies.quotes(asked, words)) == Named(speaker, topic)
    for speaker in NAMES:
        asked = replace(quotes, speaker=speaker, topic=None)
        assert read(replies.quotes(asked, words)) == Named(speaker)
    assert read(replies.digest(replace(digest, topic=None), words)) == Named()


async def test_a_digest_shows_each_story_with_its_sources() -> None:
    found = overviews.digest(ORDINARY, stories=1, copies=2, further=0)
    text = replies.digest(found, LANGUAGES[0]).embed().description or ""
    assert "**[1]** [Ferry strikes the reef" in text
    assert "1 publisher, 5 articles" in text
    assert text.count("](https://") == 5
    assert "3 April 2025 to 9 April 2025" in text


async def test_an_empty_digest_names_the_latest_day() -> None:
    text = replies.digest(overviews.nothing(ORDINARY), LANGUAGES[0]).embed().description or ""
    assert text.endswith("The latest article is of 25 May 2025.")


async def test_more_is_offered_only_where_there_is_more() -> None:
    words = LANGUAGES[0]

    def offered(reply: Reply) -> list[str]:
        return [b.label for b in reply.pressable(embeds=True) if b.does != "context"]

    whole = overviews.digest(ORDINARY, stories=2, copies=1, further=0)
    assert offered(replies.digest(whole, words)) == []
    assert offered(replies.digest(replace(whole, further=1), words)) == ["More"]
    line = replace(overviews.timeline(ORDINARY, entries=2, further=0), disagreements=())
    assert offered(replies.timeline(line, words)) == []
    assert offered(replies.timeline(replace(line, further=1), words)) == ["More"]
    (button,) = (
        b for b in replies.timeline(replace(line, further=1), words).buttons if b.does == "timeline"
    )
    assert button.args == (overviews.GENERATION, 60, 0)  # what was left out stands in between
    long = replace(overviews.timeline(ORDINARY, entries=30, further=9), disagreements=())
    for offset in (0, 10):
        reply = replies.timeline(long, words, offset=offset)
        (button,) = (b for b in reply.pressable(embeds=True) if b.does == "timeline")
        count = len([b for b in reply.pressable(embeds=True) if b.does == "context"])
        assert button.args == (overviews.GENERATION, 30, offset + count)
    page = overviews.quotes(ORDINARY, number=2, further=0)
    assert offered(replies.quotes(page, words)) == []
    assert offered(replies.quotes(replace(page, further=1), words)) == ["Older"]
    assert offered(replies.quotes(page, words, offset=5)) == ["Newer"]


async def test_a_timeline_marks_corrections_edits_and_what_differs() -> None:
    found = replace(overviews.timeline(ORDINARY, entries=5), disagreements=())
    text = replies.timeline(found, LANGUAGES[0]).embed().description or ""
    assert r"\*\*" not in text
    assert re.search(r"-# instead of:\n> [^\n]+\n-# (\*\*|\[)", text)
    for mark in ("**Correction of [1]**", "instead of:", "**Edited**", "before:", "since then:"):
        assert mark in text, mark
    short = overviews.timeline(ORDINARY, entries=2)
    text = replies.timeline(short, LANGUAGES[0]).embed().description or ""
    assert "**Figures differ: “The”**\n- **The** · [1] · " in text
    assert "so the correction" in text
