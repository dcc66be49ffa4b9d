"""Many members in many channels at once, and an event loop that nothing holds up; two shards."""

from __future__ import annotations

import asyncio
import os
import re
import sys
import time

from tests.discord.conftest import BOT, HAN, ROOT, TRAM, MakeWorld
from tests.discord.test_load import QUESTIONS
from tests.discord.test_places import described

CROWD = int(os.environ.get("DATELINE_TEST_AT_ONCE", "100")) // 2
"""Questions of 50 members in 20 channels; `make load` asks 200."""

LIMITED = CROWD if CROWD > 50 else 60
"""With limits on; so few by default that nobody has to wait long."""

SLOW_MACHINE = 4
"""Times what is promised on an idle one."""


async def test_a_crowd_is_answered_and_the_event_loop_is_never_held_up(
    make_world: MakeWorld,
) -> None:
    """Questions by command and by mention; meanwhile votes and watches, which go to the disk."""
    async with make_world() as world:
        channels = [world.guild.add_channel(f"room-{n}") for n in range(20)]
        members = [world.guild.add_member(f"member-{n}") for n in range(50)]
        async with world.start(DATELINE_LOG_LEVEL="debug") as bot:
            first = await world.alice.say(world.channel, f"{world.mention} {TRAM}")
            answer = await world.channel.reply_to(first)
            started = time.monotonic()
            slashes, mentions, others = [], [], []
            for n in range(CROWD):
                who, channel, text = members[n % 50], channels[n % 20], QUESTIONS[n % 4]
                if n % 2:
                    slashes.append(await who.slash(channel, "ask", {"question": text}))
                else:
                    mentions.append((channel, await who.say(channel, f"{world.mention} {text}")))
                if n % 10 == 0:
                    others.append(await who.click(answer, "👍 Helpful"))
                    others.append(await who.slash(channel, "watch add", {"topic": f"owl {n}"}))
            await asyncio.gather(*(asked.settled(timeout=60) for asked in slashes + others))
            for channel, message in mentions:
                await channel.reply_to(message, timeout=60)
            took = time.monotonic() - started
            slowest = max(asked.ack_after or 99 for asked in slashes + others)
        (told,) = [line for line in bot.lines if "event loop:" in line]
        figures = {k: float(v) for k, v in re.findall(r"(\S+_ms)=(\d+)", told)}
        sys.stdout.write(
            f"{CROWD} questions of 50 members: acknowledged within {slowest:.2f} s, answered "
            f"within {took:.2f} s; event loop {told.partition('event loop: ')[2]}\n"
        )
        assert slowest <= SLOW_MACHINE
        assert took <= SLOW_MACHINE * 5
        assert figures["p99.9_ms"] <= SLOW_MACHINE * 50
        assert not any("Traceback" in line or "Something went wrong" in line for line in bot.lines)
        world.sound()


async def test_within_discords_limits_a_crowd_is_answered_in_order_and_none_is_lost(
    make_world: MakeWorld,
) -> None:
    """Five messages in five seconds a channel, which the library keeps to by waiting."""
    async with make_world(rate_limits=True) as world:
        channels = [world.guild.add_channel(f"room-{n}") for n in range(20)]
        members = [world.guild.add_member(f"member-{n}") for n in range(50)]
        async with world.start():
            asked = []
            for n in range(LIMITED):
                who, channel = members[n % 50], channels[n % 20]
                text = f"{world.mention} {QUESTIONS[n % 4]}"
                asked.append((channel, await who.say(channel, text)))
            for channel, message in asked:
                await channel.reply_to(message, timeout=90)
        for channel in channels:
            answered = [m["message_reference"]["message_id"] for m in channel.messages if m.by_bot]
            assert answered == [message.id for place, message in asked if place is channel]
        world.sound()


async def test_two_processes_share_two_shards(make_world: MakeWorld) -> None:
    """Each answers its own servers, one of them direct messages; one registers the commands."""
    async with make_world(shards=2) as world:
        discord = world.discord
        guilds = [discord.add_guild(f"Shard {n}", id=str((1 << 60) + (n << 22))) for n in (0, 1)]
        rooms = [guild.add_channel("room") for guild in guilds]
        for guild in guilds:
            guild.members[world.alice.id] = {**world.guild.members[world.alice.id], "roles": []}
        environment = {**world.environment, "DATELINE_SHARD_COUNT": "2"}
        async with discord.run_bot(
            BOT, cwd=ROOT, env={**environment, "DATELINE_SHARD_IDS": "1"}
        ) as second:
            await discord.wait_ready()
            assert not discord.sent("PUT", "/commands$")
            said = await world.alice.say(rooms[1], f"{world.mention} {HAN}")
            assert "28 minutes" in described(await rooms[1].reply_to(said))
            unheard = await world.alice.say(rooms[0], f"{world.mention} {HAN}")
            await rooms[0].silent(0.3)
            async with discord.run_bot(
                BOT, cwd=ROOT, env={**environment, "DATELINE_SHARD_IDS": "0"}
            ) as first:
                await discord.wait_ready()
                assert len(discord.sent("PUT", "/commands$")) == 1
                for room in rooms:
                    said = await world.alice.say(room, f"{world.mention} {TRAM}")
                    assert "845 billion won" in described(await room.reply_to(said))
                    given = await world.alice.slash(room, "ask", {"question": HAN})
                    assert "28 minutes" in described((await given.settled()).response)
                direct = world.alice.dm()
                await world.alice.say(direct, HAN)
                assert "28 minutes" in described(await direct.next_message())
                await direct.silent(0.3)
                assert len([m for m in rooms[1].messages if m.by_bot]) == 3
                assert await first.stop() == 0
            assert await second.stop() == 0
        assert unheard not in [m for m in rooms[0].messages if m.by_bot]
        world.sound()
