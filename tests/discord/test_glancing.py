"""/digest, /timeline and /quotes, through the real process."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.rendering import charts
from tests.discord.conftest import MakeWorld, World
from tests.discord.test_headlines import choices, labels
from tests.discord.test_reading import ingest
from tests.fake_discord.permissions import PERMS

PNG = b"\x89PNG\r\n\x1a\n"
SPEAKER = "Zora Quillfeather"
EVENTS = (
    "zeppelin landed on the castle lawn", "glacier lake burst above the quarry",
    "violin of a dead master sold at auction", "penguin escaped from the harbour zoo",
    "mustard factory closed its last kiln", "marathon runner lost both shoes",
    "telescope saw a comet break apart", "bakery baked the longest baguette",
    "chess prodigy beat a grandmaster blind", "windmill caught fire in a gale",
    "submarine surfaced beside a kayak", "orchard froze in a May night",
)  # fmt: skip
"""Stories that have nothing to do with each other."""


def described(shown: Any) -> str:
    return str(shown.content or shown.embeds[0]["description"])


def numbers(shown: Any) -> list[int]:
    return [int(n) for n in re.findall(r"\*\*\[(\d+)\]\*\*", described(shown))]


async def called(world: World, command: str, **options: str) -> Any:
    used = await world.alice.slash(world.channel, command, options)
    return (await used.settled()).response


@pytest.fixture
async def today(make_world: MakeWorld) -> AsyncIterator[World]:
    """A world whose library has news of today, by two publishers, and words of one speaker; its
    bot is not started."""
    now = datetime.now(UTC)
    async with make_world() as world:
        news: list[dict[str, Any]] = [
            {
                "id": f"event-{number}",
                "headline": event.capitalize(),
                "publisher": ("Tarn Gazette", "Fen Herald")[number % 2],
                "published": now.date().isoformat(),
                "url": f"https://tarn.example/{number}",
                "paragraphs": [
                    f"A {event} on this very day.",
                    "Nobody was hurt, said a bystander.",
                ],
            }
            for number, event in enumerate(EVENTS)
        ]
        news += [
            {
                "id": f"words-{number}",
                "headline": f"Quillfeather speaks again ({number})",
                "publisher": "Fen Herald",
                "published": (now - timedelta(days=40 + number)).date().isoformat(),
                "paragraphs": [
                    "The minister spoke.",
                    {
                        "text": f"Bridge toll number {number} is a burden that nobody wants.",
                        "kind": "quote",
                        "speaker": {"name": SPEAKER, "title": "Toll Minister"},
                    },
                ],
            }
            for number in range(12)
        ]
        file = world.data_dir.parent / "today.jsonl"
        file.write_text("\n".join(map(json.dumps, news)), encoding="utf-8")
        await ingest(world, str(file))
        yield world
        world.sound()


async def test_a_digest_goes_on_with_the_stories_that_come_next(today: World) -> None:
    async with today.start():
        page = await called(today, "digest", period="today")
        first = described(page)
        assert page.embeds[0]["title"] == "What happened"
        assert "2 publishers, 12 articles" in first
        assert numbers(page) == list(range(1, len(numbers(page)) + 1))
        assert labels(page)[0] == "More"
        own = await called(today, "digest", period="today", publisher="Fen Herald")
    async with today.start():
        more = (await (await today.root.click(page, "More")).settled()).response
        assert more.ephemeral
        assert numbers(more)[0] == numbers(page)[-1] + 1
        seen = first + described(more)
        while "More" in labels(more):
            more = (await (await today.root.click(more, "More")).settled()).response
            seen += described(more)
        for number, event in enumerate(EVENTS):
            assert seen.count(f"](https://tarn.example/{number})") == 1, event
        around = await (await today.alice.click(page, "[1] in context")).settled()
        assert "Nobody was hurt" in described(around.response)
        # It keeps to its publisher, and to its topic.
        assert " · Fen Herald · " in described(own)
        assert "Tarn Gazette" not in described(own)
        while "More" in labels(own):
            own = (await (await today.alice.click(own, "More")).settled()).response
            assert "Tarn Gazette" not in described(own)
        page = await called(today, "digest", period="week", topic="penguin: the *escape*")
        assert page.embeds[0]["title"] == r"What happened\: “penguin\: the \*escape\*”"
        assert "harbour zoo" in described(page)
        assert "mustard" not in described(page)
        assert "Fen Herald" in await choices(today, "digest", "publisher", "fen")


async def test_a_timeline_comes_with_a_chart_and_goes_on(make_world: MakeWorld) -> None:
    topic = {"topic": "ferry disaster"}
    async with make_world() as world:
        async with world.start():
            page = await called(world, "timeline", **topic)
            assert page.embeds[0]["title"] == r"Timeline\: “ferry disaster”"
            assert numbers(page)[:2] == [1, 2]
            if charts.available():
                (attachment,) = page["attachments"]
                assert page.embeds[0]["image"]["url"] == "attachment://coverage.png"
                assert attachment["filename"] == "coverage.png"
                assert world.discord.blobs[attachment["id"]].startswith(PNG)
                assert page.embeds[0]["footer"]["text"].startswith("bars: articles a ")
                # A request that is tried again carries the whole picture again.
                world.discord.fault(method="PATCH", path="/@original$", status=503, times=2)
                again = await called(world, "timeline", **topic)
                (copy,) = again["attachments"]
                assert world.discord.blobs[copy["id"]] == world.discord.blobs[attachment["id"]]
            nothing = await called(world, "timeline", topic="qwertz <@&1> asdfgh")
            assert not nothing.embeds[0].get("image")
            assert "Nothing" in described(nothing)
            assert not labels(nothing)
            archive = await called(world, "digest")
            assert "19 May 2025 to 25 May 2025" in described(archive)
            empty = await called(world, "digest", period="week")
            assert "The latest article is of 25 May 2025." in described(empty)
            assert not labels(empty)
            role = world.guild.bot_role
            world.channel.overwrite(role, deny=PERMS["attach_files"])
            bare = await called(world, "timeline", **topic)
            assert not bare["attachments"]
            assert "image" not in bare.embeds[0]
            world.channel.overwrite(role, deny=PERMS["embed_links"])
            plain = await called(world, "timeline", **topic)
            assert not plain.embeds
            assert "**Timeline\\: “ferry disaster”**" in plain.content
            assert len(plain["attachments"]) == charts.available()
            assert numbers(plain)[0] == 1
        async with world.start():
            for shown in (page, plain):
                assert labels(shown)[0] == "More"
                more = (await (await world.root.click(shown, "More")).settled()).response
                assert more.ephemeral
                assert "ferry disaster" in (more.content or more.embeds[0]["title"])
                assert len(numbers(more)) >= 1
        world.sound()


async def test_quotes_are_turned_in_place_by_whoever_called_them_up(today: World) -> None:
    async with today.start():
        page = await called(today, "quotes", speaker="Quillfeather", topic="bridge toll")
        assert page.embeds[0]["title"] == "What “Quillfeather” said about “bridge toll”"
        assert f"taken for {SPEAKER}" in described(page)
        assert f"— {SPEAKER}, Toll Minister" in described(page)
        first = described(page)
        seen = re.findall(r"toll number (\d+) is", first)
        assert labels(page)[0] == "Older"
        # Who nobody is, and what nobody said.
        assert SPEAKER in await choices(today, "quotes", "speaker", "quill")
        nobody = await called(today, "quotes", speaker="<@1> **nobody** at all")
        assert "Nobody of that name" in described(nobody)
        assert nobody.embeds[0]["title"] == r"What “\<\@1\> \*\*nobody\*\* at all” said"
        silent = await called(today, "quotes", speaker=SPEAKER, topic="zeppelins over Antarctica")
        assert "none about that" in described(silent)
        # In a direct message the language is one's own.
        today.alice.locale = "ko"
        used = await today.alice.slash(today.alice.dm(), "quotes", {"speaker": SPEAKER})
        korean = (await used.settled()).response
        assert korean.embeds[0]["title"] == f"‘{SPEAKER}’의 발언"
        before = described(korean)
        await (await today.alice.click(korean, "이전 발언")).settled()
        await today.until(lambda: described(korean) != before)
        assert "toll number 5" in described(korean)
        today.alice.locale = "en-US"
    async with today.start():
        own = (await (await today.root.click(page, "Older")).settled()).response
        assert own.ephemeral
        assert described(page) == first
        while "Older" in labels(page):
            await turned(today, page, "Older")
            seen += re.findall(r"toll number (\d+) is", described(page))
        assert seen == [str(n) for n in range(12)]
        assert labels(page)[0] == "Newer"
        while "Newer" in labels(page):
            await turned(today, page, "Newer")
        assert described(page) == first


async def turned(world: World, page: Any, label: str) -> None:
    before = described(page)
    await (await world.alice.click(page, label)).settled()
    await world.until(lambda: described(page) != before)
