"""Too many questions: who waits, how that is said, and what is kept of it."""

from __future__ import annotations

import re
import time
from typing import Any

from tests.discord.conftest import HAN, TRAM, MakeWorld, World
from tests.discord.test_places import DIED, described

TWO = {"DATELINE_COOLDOWN_USER": "2/600"}
ALL_TWO = {"DATELINE_COOLDOWN_SERVER": "2/600"}
OWN, EVERYBODY = "That was a lot of questions", "This server asks a lot"


async def ask(world: World, user: Any, channel: Any = None) -> str:
    """By mention; what is replied."""
    place = channel or world.channel
    said = await user.say(place, f"{world.mention} {HAN}")
    return described(await place.reply_to(said))


async def command(world: World, user: Any, **more: Any) -> Any:
    options = {"question": TRAM, **more}
    return (await (await user.slash(world.channel, "ask", options)).settled()).response


async def test_a_person_is_told_once_by_message_and_each_time_by_command(
    make_world: MakeWorld,
) -> None:
    async with make_world() as world:
        async with world.start(**TWO):
            for _ in range(2):
                assert "28 minutes" in await ask(world, world.alice)
            told = await ask(world, world.alice)
            assert OWN in told
            (when,) = re.findall(r"<t:(\d+):R>", told)
            assert 590 < int(when) - time.time() <= 601
            for _ in range(2):
                await world.alice.say(world.channel, f"{world.mention} {HAN}")
            await world.channel.next_message()  # the first answer; then the others
            for _ in range(2):
                await world.channel.next_message()
            await world.channel.silent(0.5)
            for _ in range(2):
                refused = await command(world, world.alice)
                assert refused.ephemeral
                assert OWN in described(refused)
            # Others, and the same person nowhere else: the limit is the person's.
            assert "28 minutes" in await ask(world, world.root)
            await world.alice.say(world.alice.dm(), HAN)
            await world.alice.dm().silent(0.3)
        world.sound()


async def test_a_server_has_its_own_words_and_other_servers_do_not_wait(
    make_world: MakeWorld,
) -> None:
    async with make_world() as world:
        other = world.discord.add_guild("Elsewhere")
        room = other.add_channel("room")
        other.members[world.alice.id] = {**world.guild.members[world.alice.id], "roles": []}
        async with world.start(**ALL_TWO):
            for _ in range(2):
                assert "28 minutes" in await ask(world, world.alice)
            assert EVERYBODY in await ask(world, world.root)
            assert EVERYBODY in described(await command(world, world.alice))
            assert "28 minutes" in await ask(world, world.alice, room)
            await world.alice.say(world.alice.dm(), HAN)
            assert "28 minutes" in described(await world.alice.dm().next_message())
        world.sound()


async def test_it_counts_after_a_restart_and_the_death_of_the_process(
    make_world: MakeWorld,
) -> None:
    async with make_world() as world:
        async with world.start(**TWO):
            await ask(world, world.alice)
        async with world.start(**TWO) as bot:
            await ask(world, world.alice)
            # A second later at the latest it is on disk.
            end = time.monotonic() + 1.5
            while time.monotonic() < end:
                await world.discord.tick(end)
            bot.kill()
            await bot.wait()
        async with world.start(**TWO):
            assert OWN in await ask(world, world.alice)
            kept = b"".join(p.read_bytes() for p in world.data_dir.glob("discord.db*"))
            assert world.alice.id.encode() not in kept
        world.sound()


async def test_more_and_why_count_and_votes_do_not(make_world: MakeWorld) -> None:
    async with make_world() as world:
        async with world.start(**TWO):
            said = await world.root.say(world.channel, f"{world.mention} {DIED}")
            answer = await world.channel.reply_to(said)

            async def press(label: str) -> Any:
                return (await (await world.alice.click(answer, label)).settled()).response

            assert "Thank you" in described(await press("👍 Helpful"))
            assert "**[4]**" in described(await press("More"))
            assert "score" in described(await press("Why this?"))
            for label in ("More", "Why this?"):
                refused = await press(label)
                assert OWN in described(refused)
                assert refused.ephemeral
            assert "[1]" in described(await press("[1] in context"))
            assert described(answer)
            assert OWN in await ask(world, world.alice)
            assert "28 minutes" in await ask(world, world.root)
        world.sound()


async def test_an_edit_counts_and_the_old_answer_does_not_stay(make_world: MakeWorld) -> None:
    async with make_world() as world:
        async with world.start(**TWO):
            said = await world.alice.say(world.channel, f"{world.mention} {HAN}")
            answer = await world.channel.reply_to(said)
            await world.alice.edit(said, f"{world.mention} {TRAM}")
            await world.until(lambda: "845 billion won" in described(answer))
            await world.alice.edit(said, f"{world.mention} {HAN}")
            await world.until(lambda: OWN in described(answer))
        world.sound()
