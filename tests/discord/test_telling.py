"""Messages of watches while Discord, the gateway or the process fails: exactly one of each."""

from __future__ import annotations

from typing import Any

import pytest

from tests.discord.conftest import MakeWorld, World
from tests.discord.test_places import described
from tests.discord.test_watching import ingest, owl, watch


def told(world: World) -> list[Any]:
    return [m for m in world.channel.messages if m.by_bot and m["type"] == 0 and not m.ephemeral]


@pytest.mark.short("500 after")
@pytest.mark.parametrize(
    "fault",
    [
        {"status": 500, "times": 1},
        {"status": 500, "after": True},
        {"status": 503, "times": 6},
        {"status": 503, "times": 5, "after": True},
        {"drop": True, "after": True},
        {"status": 429, "retry_after": 0.2},
    ],
    ids=["500", "500 after", "503 six times", "503 after, five times", "cut after", "429"],
)
async def test_a_message_comes_once_through_errors(
    make_world: MakeWorld, fault: dict[str, Any]
) -> None:
    async with make_world() as world, world.start() as bot:
        await watch(world, world.alice, "snow owl", where="here")
        world.discord.fault(method="POST", path=f"{world.channel.id}/messages$", **fault)
        owl(world)
        await world.channel.next_message(timeout=30)
        # What is found later is told as well, and the first is not told again.
        ingest(world, "bear", "Snow owl and bear", "A snow owl was seen on the back of a bear.")
        later = await world.channel.next_message(timeout=30)
        assert "bear" in described(later)
        await world.channel.silent(2.5)
        assert len(told(world)) == 2
        assert not any("Traceback" in line for line in bot.lines)


async def test_a_process_killed_between_sending_and_noting_tells_once(
    make_world: MakeWorld,
) -> None:
    async with make_world() as world:
        async with world.start() as bot:
            await watch(world, world.alice, "snow owl", where="here")
            path = f"{world.channel.id}/messages$"
            world.discord.fault(method="POST", path=path, status=503, times=9, after=True)
            owl(world)
            await world.channel.next_message()
            bot.kill()
            await bot.wait()
        world.discord.faults.clear()
        async with world.start():
            sent = len(world.discord.sent("POST", path))
            await world.until(lambda: len(world.discord.sent("POST", path)) > sent - 1)
            await world.channel.silent(3)
            assert len(told(world)) == 1


async def test_a_gateway_lost_while_a_message_is_sent_changes_nothing(world: World) -> None:
    await watch(world, world.alice, "snow owl", where="here")
    path = f"{world.channel.id}/messages$"
    world.discord.fault(method="POST", path=path, delay=0.5)
    owl(world)
    await world.until(lambda: bool(world.discord.sent("POST", path)))
    await world.discord.drop_gateway(op=9, invalidate=True)
    await world.channel.next_message()
    await world.channel.silent(2.5)
    assert len(told(world)) == 1
