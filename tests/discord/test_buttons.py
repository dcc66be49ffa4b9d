"""What stands under an answer, pressed by whoever asked and by others, now and after a restart."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

from tests.discord.conftest import BOT, HAN, ROOT, MakeWorld, World

DIED = "How many people died on the ferry?"
"""More passages answer than are shown at once."""
LAMPS = "Why did the lamps of Tarn Street go out?"


def labels(message: Any) -> list[str]:
    return [item["label"] for row in message.get("components", []) for item in row["components"]]


def described(message: Any) -> str:
    return str(message.embeds[0]["description"])


async def answered(world: World, question: str = DIED) -> Any:
    asked = await world.alice.say(world.channel, f"{world.mention} {question}")
    return await world.channel.reply_to(asked)


def ingest(world: World, text: str) -> None:
    """Put one article in, or its next version."""
    path = world.data_dir.parent / "lamps.jsonl"
    article = {
        "id": "lamps",
        "headline": "Lamps go out",
        "publisher": "Tarn Courier",
        "published": "2031-06-02",
        "paragraphs": ["Tarn Street was dark on Sunday.", text, "The mayor is asleep."],
    }
    path.write_text(json.dumps(article), encoding="utf-8")
    run(world, "ingest", str(path))


def run(world: World, *words: str) -> None:
    """Another process does something to the library."""
    environment = {**world.environment, "PYTHONPATH": str(ROOT)}
    subprocess.run([*BOT, *words], cwd=ROOT, env=environment, check=True, capture_output=True)


FIRST = "All lamps of Tarn Street went out because an owl sat on the switch."
SECOND = "All lamps of Tarn Street went out because of a heron, not of an owl."


async def test_an_answer_has_its_buttons(world: World) -> None:
    reply = await answered(world)
    assert labels(reply) == [
        "More", "Why this?", "👍 Helpful", "👎 Not helpful",
        "[1] in context", "[2] in context", "[3] in context",
    ]  # fmt: skip


async def test_more_goes_on_where_the_answer_ends_and_is_seen_by_the_presser_alone(
    world: World,
) -> None:
    reply = await answered(world)
    before = described(reply)
    pressed = await (await world.root.click(reply, "More")).settled()
    more = pressed.response
    assert more.ephemeral
    assert re.findall(r"^\*\*\[(\d)\]\*\*", described(more), re.MULTILINE)[0] == "4"
    assert more.embeds[0]["title"] == f"“{DIED}”"
    assert described(reply) == before
    assert more not in world.alice.sees(world.channel)
    assert not set(re.findall(r"^> (.*)$", before, re.M)) & set(
        re.findall(r"^> (.*)$", described(more), re.M)
    )


async def test_more_can_be_pressed_until_nothing_is_left(world: World) -> None:
    shown = await answered(world)
    for _ in range(8):
        if "More" not in labels(shown):
            break
        shown = (await (await world.alice.click(shown, "More")).settled()).response
    assert "More" not in labels(shown)


async def test_why_shows_words_and_shares(world: World) -> None:
    reply = await answered(world)
    shown = (await (await world.alice.click(reply, "Why this?")).settled()).response
    assert shown.ephemeral
    assert "**ferry** " in described(shown)
    assert re.search(r"score \d+\.\d\d \\?= ", described(shown))
    assert re.search(r"confidence 0?\.\d\d", described(shown))


async def test_in_context_shows_the_paragraphs_around(world: World) -> None:
    ingest(world, FIRST)
    await world.serves(LAMPS, "an owl sat")
    reply = await answered(world, LAMPS)
    shown = (await (await world.root.click(reply, "[1] in context")).settled()).response
    assert shown.ephemeral
    text = described(shown)
    assert text.index("was dark on Sunday") < text.index("an owl sat") < text.index("is asleep")
    assert "**[1]**" in text
    assert "has changed since" not in text


async def test_a_button_shows_the_revision_that_it_was_made_for(world: World) -> None:
    ingest(world, FIRST)
    await world.serves(LAMPS, "an owl sat")
    reply = await answered(world, LAMPS)
    ingest(world, SECOND)
    await world.serves(LAMPS, "a heron")
    shown = (await (await world.alice.click(reply, "[1] in context")).settled()).response
    assert "has changed since" in described(shown)
    assert "an owl sat" in described(shown)
    assert "heron" not in described(shown)
    why = (await (await world.alice.click(reply, "Why this?")).settled()).response
    assert "The library has changed since that answer" in described(why)
    run(world, "remove", "lamps")
    await world.serves(LAMPS, "Nothing here mentions “Tarn”")
    gone = (await (await world.alice.click(reply, "[1] in context")).settled()).response
    assert "no longer in the library" in described(gone)


async def test_buttons_survive_a_restart(make_world: MakeWorld) -> None:
    async with make_world() as world:
        async with world.start():
            reply = await answered(world)
        async with world.start():
            more = (await (await world.alice.click(reply, "More")).settled()).response
            assert "**[4]**" in described(more)
            why = (await (await world.alice.click(reply, "Why this?")).settled()).response
            assert "score" in described(why)
        world.sound()


async def test_where_the_question_is_gone_the_button_says_so(make_world: MakeWorld) -> None:
    async with make_world() as world:
        async with world.start():
            asked = await world.alice.say(world.channel, f"{world.mention} {DIED}")
            reply = await world.channel.reply_to(asked)
        await world.alice.delete(asked)
        async with world.start():
            shown = (await (await world.root.click(reply, "More")).settled()).response
            assert "can no longer see the question" in described(shown)
        world.sound()


async def test_an_answer_of_a_command_recovers_its_question_from_what_it_repeats(
    world: World,
) -> None:
    options = {"question": "tram cost", "publisher": "Hansol Port Times", "until": "2025-05-31"}
    asked = await (await world.alice.slash(world.channel, "ask", options)).settled()
    title = asked.response.embeds[0]["title"].replace("\\", "")
    assert title == '“tram cost until:2025-05-31 publisher:"Hansol Port Times"”'
    why = (await (await world.root.click(asked.response, "Why this?")).settled()).response
    cited = re.findall(r"^\*\*\[\d\]\*\* .*$", described(why), re.MULTILINE)
    assert cited
    assert all("Hansol Port Times" in line for line in cited)


async def test_votes_count_once_a_person_and_operators_see_the_shares(world: World) -> None:
    reply = await answered(world, HAN)

    async def press(user: Any, label: str) -> str:
        return described((await (await user.click(reply, label)).settled()).response)

    assert "Thank you" in await press(world.alice, "👍 Helpful")
    assert "said so already" in await press(world.alice, "👍 Helpful")
    assert "Changed" in await press(world.alice, "👎 Not helpful")
    assert "Thank you" in await press(world.root, "👍 Helpful")
    status = await (await world.root.slash(world.channel, "admin status")).settled()
    text = described(status.response)
    assert text.count("1 of 2 (50 %)") == 2  # today, and the one publisher cited
    assert "News Today: 1 of 2" in text
    kept = (world.data_dir / "discord.db").read_bytes() + _wal(world.data_dir)
    assert b"Han and Trump" not in kept
    assert str(world.alice.id).encode() not in kept


def _wal(folder: Path) -> bytes:
    wal = folder / "discord.db-wal"
    return wal.read_bytes() if wal.exists() else b""


async def test_a_private_answer_can_be_shown_to_all(world: World) -> None:
    options = {"question": DIED, "private": True}
    asked = await (await world.alice.slash(world.channel, "ask", options)).settled()
    private = asked.response
    assert "Show to all" in labels(private)
    pressed = await world.alice.click(private, "Show to all")
    public = await pressed.followup()
    assert not public.ephemeral
    assert described(public) == described(private)
    assert public.embeds[0]["author"]["name"] == "Shown by Alice"
    assert public in world.root.sees(world.channel)
    assert "👍 Helpful" in labels(public)
    assert "Show to all" not in labels(public)
    assert "Show to all" not in labels(private)
    more = (await (await world.root.click(public, "More")).settled()).response
    assert "**[4]**" in described(more)
