"""/watch: topics, and what is told of them."""

from __future__ import annotations

import json
import subprocess
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.discord.conftest import BOT, ROOT, MakeWorld, World


def described(message: Any) -> str:
    return str(message.embeds[0]["description"])


def ingest(
    world: World, name: str, headline: str, *paragraphs: str, published: str = "2031-06-02"
) -> None:
    """Another process puts one invented article in."""
    path = world.data_dir.parent / f"{name}.jsonl"
    article = {
        "id": name,
        "headline": headline,
        "publisher": "Tarn Courier",
        "published": published,
        "paragraphs": paragraphs,
    }
    path.write_text(json.dumps(article), encoding="utf-8")
    environment = {**world.environment, "PYTHONPATH": str(ROOT)}
    command = [*BOT, "ingest", str(path)]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)


async def watch(world: World, user: Any, topic: str, **options: Any) -> str:
    given = {"topic": topic, **options}
    said = await (await user.slash(world.channel, "watch add", given)).settled()
    assert said.response.ephemeral
    return described(said.response)


def owl(world: World) -> None:
    ingest(world, "owl", "Owl found in belfry", "A snow owl was found in the belfry of Lower Tarn.")


async def test_a_new_article_on_a_topic_is_told_once_and_others_are_not(world: World) -> None:
    assert "in a direct message" in await watch(world, world.alice, "snow owl")
    room = world.alice.dm()
    ingest(world, "bees", "Bees swarm", "The bees of Lower Tarn have left their hive.")
    owl(world)
    told = await room.next_message()
    assert told.embeds[0]["title"] == "New on “snow owl”"
    assert "**snow** **owl**" in described(told) or "**snow owl**" in described(told)
    assert "[1]" in described(told)
    assert "watch 1" in told.embeds[0]["footer"]["text"]
    owl(world)  # the same article again
    ingest(world, "owl", "Owl found in belfry", "A snow owl was found in the belfry, again.")
    await room.silent(3)
    shown = (await (await world.alice.click(told, "[1] in context")).settled()).response
    assert "belfry" in described(shown)


async def test_a_copy_by_another_publisher_is_not_told_again(world: World) -> None:
    await watch(world, world.alice, "snow owl")
    room = world.alice.dm()
    owl(world)
    await room.next_message()
    ingest(world, "wire", "Owl in belfry", "A snow owl was found in the belfry of Lower Tarn.")
    ingest(world, "ship", "Owl on ship", "Sailors of the Brel feed a snow owl with herrings.")
    told = await room.next_message()
    assert "herrings" in described(told)
    assert "belfry" not in described(told)


async def test_a_channel_can_be_told_by_those_who_may_write_there(world: World) -> None:
    assert "tell you here" in await watch(world, world.alice, "snow owl", where="here")
    owl(world)
    told = await world.channel.next_message()
    assert "snow" in described(told)
    assert not told.pings


async def test_in_quiet_hours_nothing_is_told_and_others_are(world: World) -> None:
    hour = datetime.now(UTC).hour
    quiet = f"{(hour - 1) % 24}-{(hour + 2) % 24}"
    await watch(world, world.alice, "snow owl", quiet=quiet)
    await watch(world, world.root, "snow owl")
    owl(world)
    await world.root.dm().next_message()
    await world.alice.dm().silent(2.5)


async def test_watches_are_listed_and_removed_by_number(world: World) -> None:
    await watch(world, world.alice, "snow owl")
    await watch(world, world.alice, "tram line 2", quiet="22-7")
    assert "You watch that already: **1.**" in await watch(world, world.alice, "Snow  OWL")
    listed = (await (await world.alice.slash(world.channel, "watch list")).settled()).response
    assert "**1.** “snow owl” · in a direct message" in described(listed)
    assert "Quiet from 22:00 to 07:00 (UTC)." in described(listed)
    assert listed.ephemeral
    choices = await world.alice.autocomplete(
        world.channel, "watch remove", {"number": ""}, "number"
    )
    assert [choice["value"] for choice in choices] == [1, 2]
    gone = await (await world.alice.slash(world.channel, "watch remove", {"number": 1})).settled()
    assert "No longer watched: “snow owl”" in described(gone.response)
    none = await (await world.root.slash(world.channel, "watch remove", {"number": 2})).settled()
    assert "nothing of the number 2" in described(none.response)
    owl(world)
    await world.alice.dm().silent(3)


@pytest.mark.parametrize(
    ("topic", "options", "said"),
    [
        ("??", {}, "no words to look for"),
        ("owl", {"quiet": "at night"}, "not two times of the day"),
        ("owl since:soon", {}, "I cannot do that"),
    ],
)
async def test_what_cannot_be_watched_is_said(
    world: World, topic: str, options: dict[str, str], said: str
) -> None:
    assert said in await watch(world, world.alice, topic, **options)


async def test_what_was_found_while_the_bot_was_away_is_told_after_a_restart(
    make_world: MakeWorld,
) -> None:
    async with make_world() as world:
        async with world.start():
            await watch(world, world.alice, "snow owl")
            # Until it has looked for the first time, there is nothing that came later.
            owl(world)
            await world.alice.dm().next_message()
        ingest(world, "bear", "Snow owl and bear", "A snow owl was seen on the back of a bear.")
        async with world.start():
            told = await world.alice.dm().next_message()
            assert "bear" in described(told)
            await world.alice.dm().silent(3)
        world.sound()


async def test_the_number_of_topics_is_limited(make_world: MakeWorld) -> None:
    async with make_world() as world:
        async with world.start(DATELINE_WATCHES="1"):
            await watch(world, world.alice, "snow owl")
            assert "1 topics already" in await watch(world, world.alice, "bees")
            await watch(world, world.root, "bees")
        world.sound()


async def test_somebody_who_takes_no_direct_messages_is_no_trouble(world: World) -> None:
    await watch(world, world.alice, "snow owl")
    await watch(world, world.root, "snow owl")
    world.alice.takes_direct_messages = False
    owl(world)
    await world.root.dm().next_message()
