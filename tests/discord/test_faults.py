"""Discord at its worst: nothing is lost, nothing comes twice."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.discord.conftest import HAN, TRAM, MakeWorld, World


def replies_to(world: World, asked: Any) -> list[Any]:
    return [
        m
        for m in world.channel.messages
        if m.by_bot and (m.get("message_reference") or {}).get("message_id") == asked.id
    ]


@pytest.mark.short("503", "cut after it was sent")
@pytest.mark.parametrize(
    "fault",
    [
        {"status": 429, "retry_after": 0.2},
        {"status": 429, "retry_after": 0.2, "global_": True},
        {"status": 500},
        {"status": 502},
        {"status": 503, "times": 2},
        {"drop": True, "times": 2},
        {"status": 500, "after": True},
        {"drop": True, "after": True},
    ],
    ids=[
        "429",
        "global 429",
        "500",
        "502",
        "503",
        "cut",
        "500 after it was sent",
        "cut after it was sent",
    ],
)
async def test_a_refused_reply_is_sent_again_and_shown_once(
    world: World, fault: dict[str, Any]
) -> None:
    world.discord.fault(method="POST", path="/messages$", **fault)
    asked = await world.alice.say(world.channel, f"{world.mention} {HAN}")
    await world.channel.reply_to(asked, timeout=20)
    following = await world.alice.say(world.channel, f"{world.mention} {TRAM}")
    await world.channel.reply_to(following, timeout=20)
    assert len(replies_to(world, asked)) == 1
    assert len(replies_to(world, following)) == 1


@pytest.mark.short("/callback-fault2", "@original-fault4")
@pytest.mark.parametrize(
    ("path", "fault"),
    [
        ("/callback", {"status": 500}),
        ("/callback", {"status": 429, "retry_after": 0.2}),
        ("/callback", {"status": 500, "after": True}),
        ("@original", {"status": 500, "times": 2}),
        ("@original", {"status": 503}),
        ("@original", {"drop": True}),
        ("/callback", {"drop": True}),
        ("@original", {"status": 429, "retry_after": 0.2}),
        ("/typing", {"status": 500, "times": 9}),
        ("/typing", {"status": 429, "retry_after": 1.5}),
        ("/typing", {"status": 429, "retry_after": 1.5, "global_": True}),
    ],
)
async def test_a_command_is_answered_through_errors(
    make_world: MakeWorld, path: str, fault: dict[str, Any]
) -> None:
    async with make_world() as world:
        async with world.start():
            world.discord.fault(path=path, **fault)
            asked = await world.alice.slash(world.channel, "ask", {"question": TRAM})
            await asked.settled(timeout=30)
            assert "845 billion won" in asked.response.text
            if path == "/typing":
                for _ in range(2):
                    said = await world.alice.say(world.channel, f"{world.mention} {TRAM}")
                    await world.channel.reply_to(said)
        assert world.bot.returncode == 0


async def test_a_callback_that_comes_too_late_is_logged_and_the_bot_goes_on(
    make_world: MakeWorld,
) -> None:
    async with make_world(ack_deadline=0.5) as world, world.start() as bot:
        world.discord.fault(path="/callback", delay=0.8)
        asked = await world.alice.slash(world.channel, "ask", {"question": TRAM})
        with pytest.raises(TimeoutError):
            await asked.acked()
        await world.discord.wait_until(
            lambda: any("too late" in line for line in bot.lines), 10, "the log line"
        )
        again = await world.alice.slash(world.channel, "ask", {"question": TRAM})
        assert "845 billion won" in (await again.settled()).response.text
        assert not any("Traceback" in line for line in bot.lines)
        assert not any("tram" in line for line in bot.lines)


@pytest.mark.short("1000", "op 9")
@pytest.mark.parametrize(
    "drop",
    [{"code": 1000}, {"code": 4000}, {"op": 7}, {"op": 9}, {"op": 9, "invalidate": True}, {}],
    ids=["1000", "4000", "op 7", "op 9 resumable", "op 9", "abort"],
)
async def test_a_dropped_gateway_loses_and_doubles_nothing(
    world: World, drop: dict[str, Any]
) -> None:
    """One question is being answered when the connection goes, one comes while it is away, one
    afterwards; a question in a direct message comes while it is away as well."""
    room = world.alice.dm()
    await world.alice.say(room, HAN)
    await room.next_message()
    world.discord.fault(method="POST", path=f"{world.channel.id}/messages$", delay=0.5)
    asked = [await world.alice.say(world.channel, f"{world.mention} {HAN}")]
    await world.discord.wait_until(lambda: world.discord.sent("POST", "/typing$"), 10, "typing")
    since = len(world.discord.gateway_log)
    await world.discord.drop_gateway(**drop)
    asked.append(await world.alice.say(world.channel, f"{world.mention} {TRAM}"))
    await world.alice.say(room, TRAM)
    await world.discord.wait_until(
        lambda: any(e in ("op2", "op6") for _, e, _ in world.discord.gateway_log[since:]),
        20,
        "the bot to come back",
    )
    asked.append(await world.alice.say(world.channel, f"{world.mention} ferry inquiry"))
    for message in asked:
        await world.channel.reply_to(message, timeout=30)
    await room.next_message(timeout=30)
    await asyncio.sleep(0)
    await room.silent(0.3)
    assert [len(replies_to(world, message)) for message in asked] == [1, 1, 1]
    order = [m["message_reference"]["message_id"] for m in world.channel.messages if m.by_bot]
    assert order == [message.id for message in asked]


async def test_a_lost_session_is_caught_up_in_every_channel(make_world: MakeWorld) -> None:
    """Also in more than fifty, and where the message was the first there."""
    async with make_world() as world:
        rooms = [world.guild.add_channel(f"room-{number}") for number in range(55)]
        async with world.start():
            world.discord.refuse_gateway = True
            await world.discord.drop_gateway(op=9, invalidate=True)
            asked = [await world.alice.say(room, f"{world.mention} {TRAM}") for room in rooms]
            world.discord.refuse_gateway = False
            for room, message in zip(rooms, asked, strict=True):
                await room.reply_to(message, timeout=40)
