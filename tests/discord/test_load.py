"""Many at once, and questions during a reindex."""

from __future__ import annotations

import asyncio
import json
import os
import re
import sys
import time
from pathlib import Path

from tests.discord.conftest import HAN, TRAM, MakeWorld
from tests.discord.test_reading import ingest

AT_ONCE = int(os.environ.get("DATELINE_TEST_AT_ONCE", "100"))
FILES = int(os.environ.get("DATELINE_TEST_FILES", "40"))
"""Of 500 passages each. `make load` asks more, in a larger library."""

QUESTIONS = (HAN, TRAM, "Why did the ferry hit the reef?", "Was it really a bear on Gom Island?")


async def test_a_hundred_questions_at_once(make_world: MakeWorld) -> None:
    """Half by command, half by mention; a busy machine gets twice the time that is promised."""
    async with make_world() as world:
        channels = [world.guild.add_channel(f"room-{n}") for n in range(10)]
        async with world.start():
            started = time.monotonic()
            slashes, mentions = [], []
            for number in range(AT_ONCE // 2):
                channel, text = channels[number % 10], QUESTIONS[number % 4]
                slashes.append(await world.alice.slash(channel, "ask", {"question": text}))
                mentions.append((channel, await world.root.say(channel, f"{world.mention} {text}")))
            await asyncio.gather(*(asked.settled(timeout=60) for asked in slashes))
            for channel, message in mentions:
                await channel.reply_to(message, timeout=60)
            took = time.monotonic() - started
            slowest = max(asked.ack_after or 99 for asked in slashes)
            sys.stdout.write(
                f"{AT_ONCE} questions at once: acknowledged within {slowest:.2f} s, "
                f"answered within {took:.2f} s\n"
            )
            assert slowest <= 2
            assert took <= 10 * AT_ONCE / 100
            for channel in channels:
                asked_ids = [m.id for c, m in mentions if c is channel]
                answered = [
                    m["message_reference"]["message_id"]
                    for m in channel.messages
                    if m.by_bot and m.get("message_reference")
                ]
                assert answered == asked_ids
        world.sound()


async def test_with_rate_limits_answers_come_in_order_and_none_is_lost(
    make_world: MakeWorld,
) -> None:
    async with make_world(rate_limits=True) as world, world.start():
        asked = [
            await world.alice.say(world.channel, f"{world.mention} {QUESTIONS[n % 4]}")
            for n in range(8)
        ]
        for message in asked:
            await world.channel.reply_to(message, timeout=40)
        answered = [
            m["message_reference"]["message_id"] for m in world.channel.messages if m.by_bot
        ]
        assert answered == [message.id for message in asked]


async def test_questions_during_a_reindex_are_answered_by_the_old_or_the_new_index(
    make_world: MakeWorld, tmp_path: Path
) -> None:
    """20,000 passages all change; articles leave and arrive; no answer mixes the two states."""
    folder = tmp_path / "news"
    folder.mkdir()

    def write(version: str, first: int) -> None:
        for file in folder.iterdir():
            file.unlink()
        for number in range(first, first + FILES):
            lines = []
            for article in range(25):
                name = f"{number}-{article}"
                paragraphs = [
                    f"The {version} harbour report {name} says that crane {n} lifted {n * 7} crates"
                    f" of cargo for ship {number} while inspector {article} watched."
                    for n in range(20)
                ]
                lines.append(json.dumps({"id": name, "paragraphs": paragraphs}))
            (folder / f"{number}.jsonl").write_text("\n".join(lines), encoding="utf-8")

    write("elder", 0)
    async with make_world() as world:
        await ingest(world, str(folder))
        async with world.start(DATELINE_SOURCES=str(folder)):
            write("newer", 5)
            reindex = await world.root.slash(world.channel, "admin reindex")
            await reindex.settled()
            seen = []
            slowest = 0.0
            while True:
                running = reindex.response.text.startswith("Reading")
                options = {"question": "which harbour crane lifted crates of cargo"}
                asked = await (await world.alice.slash(world.channel, "ask", options)).settled()
                slowest = max(slowest, asked.ack_after or 99)
                versions = set(re.findall(r"elder|newer", asked.response.text))
                assert len(versions) == 1, asked.response.text
                seen += sorted(versions)
                if not running:
                    break
            assert slowest <= 2
            assert seen[0] == "elder"
            assert seen[-1] == "newer"
            assert len(seen) > 5
            sys.stdout.write(
                f"{len(seen)} questions during a reindex of {FILES * 500:,} passages: "
                f"acknowledged within {slowest:.2f} s, none mixed\n"
            )
            assert f"**{FILES * 25 - 125:,}** updated" in reindex.response.text
            assert "**125** added" in reindex.response.text
            assert "**125** removed" in reindex.response.text
        world.sound()
