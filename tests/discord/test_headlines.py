"""/headlines page by page, /sources, and what is offered while somebody types."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from tests.discord.conftest import MakeWorld, World
from tests.discord.test_reading import ingest
from tests.fake_discord.permissions import PERMS

OF = "News Today"
TITLED = 97
"""Articles of the samples that have a headline."""


def lines(page: Any) -> list[str]:
    text = page.content or page.embeds[0]["description"]
    return re.findall(r"^- .*$", text, re.MULTILINE)


def labels(page: Any) -> list[str]:
    return [item["label"] for row in page.get("components", []) for item in row["components"]]


async def called(world: World, **options: str) -> Any:
    return (await (await world.alice.slash(world.channel, "headlines", options)).settled()).response


async def test_whoever_called_the_list_up_turns_its_pages_in_place(world: World) -> None:
    page = await called(world)
    first = lines(page)
    assert len(first) == 10
    assert labels(page) == ["Older"]
    seen, before = list(first), len(world.channel.messages)
    while "Older" in labels(page):
        await (await world.alice.click(page, "Older")).settled()
        seen += lines(page)
    assert labels(page) == ["Newer"]
    assert len(seen) == TITLED
    assert len(world.channel.messages) == before
    while "Newer" in labels(page):
        await (await world.alice.click(page, "Newer")).settled()
    assert lines(page) == first


async def test_others_see_the_next_page_for_themselves(world: World) -> None:
    page = await called(world)
    first = lines(page)
    own = (await (await world.root.click(page, "Older")).settled()).response
    assert own.ephemeral
    assert lines(page) == first
    assert not set(lines(own)) & set(first)
    assert labels(own) == ["Newer", "Older"]
    await (await world.root.click(own, "Older")).settled()
    assert len(lines(own)) == 10


async def test_pages_of_a_publisher_keep_to_it_also_after_a_restart(make_world: MakeWorld) -> None:
    async with make_world() as world:
        async with world.start():
            page = await called(world, publisher=OF)
            assert page.embeds[0]["title"] == f"Latest of {OF}"
            first = lines(page)
        async with world.start():
            await (await world.alice.click(page, "Older")).settled()
            assert page.embeds[0]["title"] == f"Latest of {OF}"
            assert not set(lines(page)) & set(first)
            assert all(f"· {OF} ·" in line for line in [*first, *lines(page)])
            await (await world.alice.click(page, "Newer")).settled()
            assert lines(page) == first
        world.sound()


async def test_an_unknown_publisher_is_told(world: World) -> None:
    page = await called(world, publisher="The <@1> Gazette")
    assert "no articles of that publisher" in page.embeds[0]["description"]
    assert not labels(page)


async def test_as_plain_text_no_page_loses_a_line(world: World) -> None:
    world.channel.overwrite(world.guild.bot_role, deny=PERMS["embed_links"])
    page = await called(world)
    seen = list(lines(page))
    assert not page.embeds
    while "Older" in labels(page):
        await (await world.alice.click(page, "Older")).settled()
        seen += lines(page)
    assert len(seen) == TITLED


async def test_sources_are_counted(world: World) -> None:
    shown = (await (await world.root.slash(world.channel, "sources")).settled()).response
    assert not shown.ephemeral
    counts = [int(re.search(r"(\d+) articles?", line)[1]) for line in lines(shown)]  # type: ignore[index]
    assert sum(counts) == 111
    assert counts[:-1] == sorted(counts[:-1], reverse=True)  # the last: of no publisher


async def choices(world: World, path: str, option: str, typed: str) -> list[str]:
    given = {"question": "tram"} if path == "ask" else {}
    offered = await world.alice.autocomplete(world.channel, path, {**given, option: typed}, option)
    assert len(offered) <= 25
    assert all(1 <= len(choice["name"]) <= 100 for choice in offered)
    return [choice["name"] for choice in offered]


@pytest.mark.parametrize("path", ["ask", "headlines"])
async def test_publishers_are_offered_by_pieces_of_their_words(world: World, path: str) -> None:
    assert (await choices(world, path, "publisher", ""))[0] == OF
    for typed in ("hans", "PORT tim", "times hansol", "hänsol", "ｈａｎｓ"):
        assert await choices(world, path, "publisher", typed) == ["Hansol Port Times"]
    assert await choices(world, path, "publisher", "zzz") == []


async def test_speakers_are_offered_and_what_is_too_long_is_not(make_world: MakeWorld) -> None:
    async with make_world() as world:
        quotes = [
            {"text": f"Words number {n}.", "kind": "quote", "speaker": {"name": name}}
            for n, name in enumerate(
                [
                    "Zoë Ångström",
                    "Z" * 101,
                    'Zed "Q" Quill',
                    *(f"Zora Number{n}" for n in range(40)),
                ]
            )
        ]
        file = world.data_dir.parent / "speakers.jsonl"
        article = {"id": "z", "headline": "Zs", "publisher": "Z" * 300, "paragraphs": quotes}
        file.write_text(json.dumps(article), encoding="utf-8")
        await ingest(world, str(file))
        async with world.start():
            assert len(await choices(world, "ask", "speaker", "z")) >= 24
            assert await choices(world, "ask", "speaker", "zoe ang") == ["Zoë Ångström"]
            assert await choices(world, "ask", "speaker", "ang") == ["Zoë Ångström"]
            assert await choices(world, "ask", "speaker", "zzzz") == []
            assert await choices(world, "ask", "publisher", "zz") == []
            for name in await choices(world, "ask", "speaker", "zed") + ["Zoë Ångström"]:
                options = {"question": "words", "speaker": name}
                used = await world.alice.slash(world.channel, "ask", options)
                shown = (await used.settled()).response
                assert "Words number" in shown.embeds[0]["description"].replace("**", ""), name
        world.sound()
