"""Questions that change or go while Discord is in trouble, or while they are answered."""

from __future__ import annotations

import asyncio
import re
from typing import Any

import pytest

from tests.discord.conftest import HAN, TRAM, MakeWorld, World
from tests.discord.test_places import DIED, described

# Once each: discord.py pauses longer than Discord waits for a button after a second failure.
TROUBLE: list[dict[str, Any]] = [
    {"status": 429, "retry_after": 0.2},
    {"status": 429, "retry_after": 0.2, "global_": True},
    {"status": 500},
    {"status": 503},
    {"drop": True},
    {"status": 500, "after": True},
    {"drop": True, "after": True},
]
NAMES = ["429", "global 429", "500", "503", "cut", "500 after", "cut after"]


def said_by_bot(world: World) -> list[Any]:
    return [m for m in world.root.sees(world.channel) if m.by_bot]


@pytest.mark.short("cut after")
@pytest.mark.parametrize("fault", TROUBLE, ids=NAMES)
async def test_an_edit_and_a_deletion_reach_the_answer_through_errors(
    make_world: MakeWorld, fault: dict[str, Any]
) -> None:
    async with make_world() as world, world.start() as bot:
        asked = await world.alice.say(world.channel, f"{world.mention} {HAN}")
        answer = await world.channel.reply_to(asked)
        world.discord.fault(method="PATCH", path="/messages/", **fault)
        await world.alice.edit(asked, f"{world.mention} {TRAM}")
        await world.until(lambda: "845 billion won" in described(answer), 20)
        assert said_by_bot(world) == [answer]
        world.discord.fault(method="DELETE", path="/messages/", **fault)
        await world.alice.delete(asked)
        await world.until(lambda: not said_by_bot(world), 20)
        # And it goes on.
        following = await world.alice.say(world.channel, f"{world.mention} {HAN}")
        await world.channel.reply_to(following, timeout=20)
        assert not any("Traceback" in line for line in bot.lines)


@pytest.mark.short("cut after")
@pytest.mark.parametrize("fault", TROUBLE, ids=NAMES)
async def test_a_button_is_answered_through_errors(
    make_world: MakeWorld, fault: dict[str, Any]
) -> None:
    async with make_world() as world, world.start() as bot:
        asked = await world.alice.say(world.channel, f"{world.mention} {DIED}")
        answer = await world.channel.reply_to(asked)
        before = described(answer)
        for label in ("More", "👍 Helpful"):
            world.discord.fault(path="/callback", **fault)
            pressed = await (await world.alice.click(answer, label)).settled(timeout=20)
            assert pressed.response.ephemeral
            assert "Something went wrong" not in described(pressed.response)
        assert described(answer) == before
        assert said_by_bot(world) == [answer]
        assert not any("Traceback" in line for line in bot.lines)


@pytest.mark.short("500 after")
@pytest.mark.parametrize("fault", TROUBLE, ids=NAMES)
async def test_showing_to_all_keeps_the_private_answer_and_shows_it_once(
    make_world: MakeWorld, fault: dict[str, Any]
) -> None:
    async with make_world() as world, world.start():
        options = {"question": DIED, "private": True}
        asked = await (await world.alice.slash(world.channel, "ask", options)).settled()
        before = described(asked.response)
        world.discord.fault(path="/callback", **fault)
        pressed = await world.alice.click(asked.response, "Show to all")
        public = await pressed.followup(timeout=20)
        assert described(public) == before
        assert described(asked.response) == before
        assert not public.ephemeral
        assert len(pressed.followups) == 1


async def test_a_press_that_discord_gave_up_on_is_logged_and_the_bot_goes_on(
    make_world: MakeWorld,
) -> None:
    async with make_world(ack_deadline=0.5) as world, world.start() as bot:
        asked = await world.alice.say(world.channel, f"{world.mention} {DIED}")
        answer = await world.channel.reply_to(asked)
        world.discord.fault(path="/callback", delay=0.8)
        with pytest.raises(TimeoutError):
            await (await world.alice.click(answer, "More")).acked()
        await world.until(lambda: any("too late" in line for line in bot.lines))
        more = await (await world.alice.click(answer, "More")).settled()
        assert "**[4]**" in described(more.response)
        assert not any("Traceback" in line for line in bot.lines)


async def test_of_many_edits_the_last_one_is_answered(world: World) -> None:
    asked = await world.alice.say(world.channel, f"{world.mention} {HAN}")
    answer = await world.channel.reply_to(asked)
    world.discord.fault(method="PATCH", path="/messages/", delay=0.5)
    for text in (DIED, HAN, DIED, "bear on Gom Island", HAN, TRAM):
        await world.alice.edit(asked, f"{world.mention} {text}")
    await world.until(lambda: "845 billion won" in described(answer))
    following = await world.alice.say(world.channel, f"{world.mention} {HAN}")
    await world.channel.reply_to(following)
    assert "845 billion won" in described(answer)
    # Those in between are passed over.
    assert len(world.discord.sent("PATCH", f"/messages/{answer.id}$")) <= 2


async def test_an_edit_before_the_answer_has_come_is_followed(world: World) -> None:
    world.discord.fault(method="POST", path="/messages$", delay=0.5)
    asked = await world.alice.say(world.channel, f"{world.mention} {HAN}")
    await world.until(lambda: bool(world.discord.sent("POST", "/messages$")))
    await world.alice.edit(asked, f"{world.mention} {TRAM}")
    answer = await world.channel.reply_to(asked)
    await world.until(lambda: "845 billion won" in described(answer))
    assert said_by_bot(world) == [answer]


@pytest.mark.parametrize("path", ["/typing$", "/messages$"])
async def test_a_question_that_is_deleted_while_it_is_answered_leaves_nothing(
    make_world: MakeWorld, path: str
) -> None:
    async with make_world() as world, world.start() as bot:
        world.discord.fault(method="POST", path=path, delay=0.4)
        asked = await world.alice.say(world.channel, f"{world.mention} {HAN}")
        await world.until(lambda: bool(world.discord.sent("POST", path)))
        await world.alice.delete(asked)
        following = await world.root.say(world.channel, f"{world.mention} {TRAM}")
        answer = await world.channel.reply_to(following)
        await world.until(lambda: said_by_bot(world) == [answer])
        assert not any("Traceback" in line for line in bot.lines)


async def test_a_press_while_the_bot_stops_says_so(make_world: MakeWorld) -> None:
    async with make_world() as world:
        async with world.start() as bot:
            asked = await world.alice.say(world.channel, f"{world.mention} {DIED}")
            answer = await world.channel.reply_to(asked)
            world.discord.fault(path="@original$", delay=1.0)
            more = await world.alice.click(answer, "More")
            await world.until(lambda: bool(world.discord.sent("PATCH", "@original$")))
            bot.terminate()
            await world.until(lambda: any("stopping" in line for line in bot.lines))
            late = await (await world.alice.click(answer, "Why this?")).acked()
            assert "restarting" in described(late.response)
            assert await bot.wait() == 0
            # What was pressed before is answered.
            assert re.search(r"\*\*\[4\]", described((await more.settled(0)).response))
        world.sound()


@pytest.mark.parametrize("drop", [{}, {"op": 9, "invalidate": True}], ids=["resumed", "anew"])
async def test_a_gateway_that_goes_in_the_middle_of_presses_and_edits_loses_none(
    world: World, drop: dict[str, Any]
) -> None:
    asked = await world.alice.say(world.channel, f"{world.mention} {DIED}")
    answer = await world.channel.reply_to(asked)
    world.discord.fault(method="PATCH", path="/messages/", delay=0.4)
    world.discord.fault(path="/callback", delay=0.4)
    more = await world.alice.click(answer, "More")
    await world.alice.edit(asked, f"{world.mention} {TRAM}")
    await world.until(
        lambda: bool(
            world.discord.sent("PATCH", "/messages/") and world.discord.sent("POST", "/callback")
        )
    )
    await world.discord.drop_gateway(**drop)
    await world.until(lambda: "845 billion won" in described(answer))
    await more.settled()
    await asyncio.sleep(0)
    assert more.response.ephemeral
    assert said_by_bot(world) == [answer]
