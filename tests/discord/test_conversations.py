"""Going on from an answer, and questions that change or go."""

from __future__ import annotations

import re
from typing import Any

from tests.discord.conftest import HAN, TRAM, MakeWorld, World

DIED = "How many people died on the ferry?"


def described(message: Any) -> str:
    return str(message.embeds[0]["description"])


async def test_a_reply_to_an_answer_goes_on_from_its_question(world: World) -> None:
    asked = await world.alice.say(world.channel, f"{world.mention} {DIED}")
    answer = await world.channel.reply_to(asked)
    more = await world.root.say(world.channel, "and the captain?", reply_to=answer)
    reply = await world.channel.reply_to(more)
    assert re.search(r"^-# From the question before\\: .*ferry", described(reply), re.MULTILINE)


async def test_a_direct_message_goes_on_from_the_last_one(world: World) -> None:
    room = world.alice.dm()
    await world.alice.say(room, DIED)
    await room.next_message()
    await world.alice.say(room, "and the captain?")
    reply = await room.next_message()
    assert "From the question before" in described(reply)


async def test_a_mention_out_of_the_blue_goes_on_from_nothing(world: World) -> None:
    asked = await world.alice.say(world.channel, f"{world.mention} {DIED}")
    await world.channel.reply_to(asked)
    other = await world.alice.say(world.channel, f"{world.mention} and the captain?")
    assert "From the question before" not in described(await world.channel.reply_to(other))


async def test_an_edited_question_gets_an_edited_answer(world: World) -> None:
    asked = await world.alice.say(world.channel, f"{world.mention} {HAN}")
    reply = await world.channel.reply_to(asked)
    assert "28 minutes" in described(reply)
    await world.alice.edit(asked, f"{world.mention} {TRAM}")
    await world.until(lambda: "845 billion won" in described(reply))
    assert [m for m in world.root.sees(world.channel) if m.by_bot] == [reply]


async def test_a_deleted_question_takes_its_answer_along(world: World) -> None:
    asked = await world.alice.say(world.channel, f"{world.mention} {HAN}")
    reply = await world.channel.reply_to(asked)
    await world.alice.delete(asked)
    await world.until(lambda: reply not in world.root.sees(world.channel))


async def test_edits_and_deletions_are_followed_after_a_restart(make_world: MakeWorld) -> None:
    async with make_world() as world:
        async with world.start():
            first = await world.alice.say(world.channel, f"{world.mention} {HAN}")
            one = await world.channel.reply_to(first)
            second = await world.alice.say(world.channel, f"{world.mention} {HAN}")
            two = await world.channel.reply_to(second)
        async with world.start():
            await world.alice.edit(first, f"{world.mention} {TRAM}")
            await world.until(lambda: "845 billion won" in described(one))
            await world.alice.delete(second)
            await world.until(lambda: two not in world.root.sees(world.channel))
        world.sound()


async def test_an_edit_that_mentions_the_bot_asks_it(world: World) -> None:
    said = await world.alice.say(world.channel, TRAM)
    await world.channel.silent(0.3)
    await world.alice.edit(said, f"{world.mention} {TRAM}")
    assert "845 billion won" in described(await world.channel.reply_to(said))


async def test_an_edit_that_takes_the_mention_away_takes_the_answer_away(world: World) -> None:
    asked = await world.alice.say(world.channel, f"{world.mention} {HAN}")
    reply = await world.channel.reply_to(asked)
    await world.alice.edit(asked, "never mind")
    await world.until(lambda: reply not in world.root.sees(world.channel))
