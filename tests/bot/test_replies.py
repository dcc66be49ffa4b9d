"""Every kind of reply stays within Discord's limits, whatever the articles hold, and loses nothing
that it does not say that it loses."""

from __future__ import annotations

import functools
import re
from dataclasses import replace

import pytest

from bot.rendering import markdown
from bot.rendering.languages import ENGLISH, LANGUAGES, English
from bot.rendering.replies import Reply, pressed
from bot.rendering.replies.fitting import fitted
from tests.bot.replying import Others, every_kind, forms
from tests.fake_discord.client.nodes import shown, walk
from tests.fake_discord.client.payloads import read
from tests.fake_discord.rules import new_message

ORDINARY = Others(
    text="The ferry struck the reef at noon. " * 12,
    headline="Ferry strikes the reef off Gom Island, and eight are missing",
    publisher="Hansol Port Times",
    name="Han Duck-soo",
    title="Acting President",
    url="https://www.hansolporttimes.example/2025/04/09/ferry-strikes-reef-off-gom-island.html",
    question="How many people died on the ferry?",
    topic="ferry disaster",
    claim="The ferry struck the reef at noon.",
    word="ferry",
)
MARKS = "*_~`|<>[]()#:@\\" * 400
MONSTERS = {
    "long": Others(
        text="zeppelin " * 2500,
        headline="Zeppelin lands " * 350,
        publisher="Publisher " * 30,
        name="Name " * 60,
        title="Title " * 60,
        url="https://example.org/" + "x" * 490,
        question="why zeppelin " * 60,
        topic="zeppelin " * 22,
        claim="The zeppelin landed. " * 40,
        word="zeppelin" * 10,
        published="2025-09-30T06:05:00+09:00",
    ),
    "marks": Others(
        text=MARKS * 3,
        headline=MARKS,
        publisher=MARKS[:300],
        name=MARKS[:300],
        title=MARKS[:300],
        url="https://example.org/" + "x" * 3000,
        question=MARKS[:760],
        topic=MARKS[:200],
        claim=MARKS[:900],
        word=MARKS[:80],
        published="2025-09-30T06:05:00",
    ),
    "one word": Others(
        text="x" * 20_000,
        headline="x" * 5000,
        publisher="x" * 300,
        name="x" * 300,
        title="x" * 300,
        url=None,
        question="x" * 4000,
        topic="x" * 200,
        claim="x" * 2000,
        word="x" * 500,
        published=None,
    ),
    "nothing to see": Others(
        text="\u200d\u2800 " * 50,
        headline="\u3164\u200d",
        publisher="\u3164",
        name="\u200d",
        title="\u2800",
        url="https://example.org",
        question="\u200d",
        topic="\u200d",
        claim="\u200d",
        word="\u200d",
    ),
}
COUNTING = {
    "watched",
    "watches",
    "check",
    "sources",
    "report",
    "digest",
    "more of a digest",
    "timeline",
    "more of a timeline",
    "quotes",
    "older quotes",
}


@functools.cache
def kinds_of(said: Others, words: English) -> tuple[tuple[str, Reply], ...]:
    """Every kind of reply; those of monsters take long to make."""
    return tuple(every_kind(said, words))


ESCAPED = re.compile(r"\\.")
CUT = re.compile(r"\\$|<(?:t|#|@)[^>]*$|\]\([^)]*$", re.MULTILINE)
"""What a cut through an escape sequence, a timestamp or a link leaves at the end of a line."""


@pytest.mark.parametrize("words", LANGUAGES, ids=lambda words: words.CODE)
@pytest.mark.parametrize("said", [ORDINARY, *MONSTERS.values()], ids=["ordinary", *MONSTERS])
async def test_every_reply_is_within_every_limit(said: Others, words: English) -> None:
    for kind, reply in kinds_of(said, words):
        for form, body in forms(reply):
            assert not list(new_message(body, 0)), (kind, form)
            ids = [item["custom_id"] for row in body["components"] for item in row["components"]]
            assert len(ids) == len(set(ids)), kind
            assert all(pressed(name) for name in ids)
            for text in (body.get("content"), *(e["description"] for e in body.get("embeds", ()))):
                found = CUT.search(ESCAPED.sub("", text or ""))
                assert found is None, (kind, form, found)


@pytest.mark.parametrize("words", LANGUAGES, ids=lambda words: words.CODE)
async def test_what_is_of_ordinary_length_is_shown_whole_in_both_forms(words: English) -> None:
    for kind, reply in kinds_of(ORDINARY, words):
        if kind in COUNTING:
            continue  # these count what they leave out
        for form, body in forms(reply):
            number = len(reply.pressable(embeds=form == "embed"))
            assert number == len(reply.buttons), (kind, form)
            for part in read(body):
                if part.place in ("content", "embeds.0.description"):
                    assert "room" not in shown(part.tree)


@pytest.mark.parametrize("name", MONSTERS)
async def test_a_page_of_headlines_never_loses_one(name: str) -> None:
    """The next page begins behind it: what is not on this one would be on none."""
    kinds = dict(kinds_of(MONSTERS[name], ENGLISH))
    for kind in ("headlines", "headlines of"):
        for form, body in forms(kinds[kind]):
            items = [n for part in read(body) for n in walk(part.tree) if n.kind == "item"]
            assert len(items) == 10, (kind, form)


@pytest.mark.parametrize("name", ["long", "marks", "one word"])
async def test_in_context_the_paragraph_that_was_cited_is_always_there(name: str) -> None:
    reply = dict(kinds_of(MONSTERS[name], ENGLISH))["context"]
    for form, body in forms(reply):
        text = body.get("content") or body["embeds"][0]["description"]
        assert "**[2]**\n> " in text, form
        assert "paragraph 3" in text


async def test_buttons_are_those_of_what_is_shown() -> None:
    shown_to_all = 0
    for name in ("long", "marks"):
        for kind, reply in kinds_of(MONSTERS[name], ENGLISH):
            for form, body in forms(reply):
                text = body.get("content") or body["embeds"][0]["description"]
                named = {int(n) for n in re.findall(r"\*\*\[(\d+)\]\*\*", text)}
                kept = reply.pressable(embeds=form == "embed")
                offered = [int(b.args[-1]) for b in kept if b.does == "context"]
                assert set(offered) <= named, (kind, form)
                for button in kept:
                    if button.does == "more":
                        assert button.args[-1] == max(named), (kind, form)
                shown_to_all += len(offered)
    assert shown_to_all > 20


async def test_what_there_is_no_room_for_is_counted() -> None:
    kinds = dict(kinds_of(MONSTERS["long"], ENGLISH))
    told = kinds["watched"].text()
    there = len(re.findall(r"^\*\*\[\d+\]\*\*", told, re.MULTILINE))
    assert 1 <= there < 10
    assert f"no room here for {10 - there} more" in told
    assert "and 15 more" in kinds["sources"].embed().to_dict()["description"]


def test_a_question_too_long_to_repeat_is_not_taken_for_a_shorter_one() -> None:
    """It would be answered when a button is pressed."""
    reply = replace(Reply(sections=("x",)), title=ENGLISH.QUOTED.format(word="why " * 1200))
    first = reply.text().partition("\n")[0]
    assert first.endswith("…**")


def test_sections_are_shortened_before_any_is_left_out() -> None:
    long, short = ("a" * 60, "b" * 60), ("a" * 9, "b" * 9)
    assert fitted(long, short, limit=122, between="\n").text == "\n".join(long)
    assert fitted(long, short, limit=120, between="\n").text == "\n".join(short)
    few = fitted(long, short, limit=16, between="\n", left_out="+{count}")
    assert (few.text, few.sections) == (f"{short[0]}\n+1", 1)
    assert fitted(long, (), limit=20, between="\n").text == "a" * 19 + "…"


@pytest.mark.parametrize("size", range(1, 60))
def test_a_cut_goes_through_nothing(size: int) -> None:
    text = r"**one \* two** <t:1744200000:D> [a \[b\]](https://a.example/b) \@ three"
    done = markdown.cut(text, size)
    assert len(done) <= max(size, 1)
    assert CUT.search(ESCAPED.sub("", done)) is None
    assert done.count("**") % 2 == 0
