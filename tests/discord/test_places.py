"""Where the bot listens: mention, every, off; with the message content intent and without."""

from __future__ import annotations

import contextlib
from typing import Any

import pytest

from tests.discord.conftest import HAN, TRAM, MakeWorld, World
from tests.fake_discord import picker
from tests.fake_discord.channels import FORUM
from tests.fake_discord.errors import ClientRejected
from tests.fake_discord.people import User

READS = {"DATELINE_MESSAGE_CONTENT": "on"}
DIED = "How many people died on the ferry?"


def described(message: Any) -> str:
    return str(message.embeds[0]["description"])


async def read(channel: Any) -> None:
    """What is there already is not what `silent` is about."""
    with contextlib.suppress(TimeoutError):
        while True:
            await channel.next_message(timeout=0)


async def setting(world: World, channel: Any = None, user: User | None = None, **how: Any) -> str:
    """/admin channel, and what is said to it."""
    place, person = channel or world.channel, user or world.root
    said = await (await person.slash(place, "admin channel", how)).settled()
    assert said.response.ephemeral
    return described(said.response)


async def answered(world: World, channel: Any = None) -> bool:
    """Whether a mention gets an answer; the channel was silent until then."""
    place = channel or world.channel
    before = [m for m in place.messages if m.by_bot]
    said = await world.alice.say(place, f"{world.mention} {HAN}")
    assert "28 minutes" in described(await place.reply_to(said))
    return [m for m in place.messages if m.by_bot and m not in before] == [place.messages[-1]]


async def test_every_needs_the_intent_and_says_so(world: World) -> None:
    said = await setting(world, mode="every")
    assert "Message Content intent" in said
    assert "DATELINE_MESSAGE_CONTENT=on" in said
    await world.alice.say(world.channel, HAN)
    await world.channel.silent(0.5)
    assert "when I am mentioned" in await setting(world)


async def test_members_without_manage_server_cannot_set_it(world: World) -> None:
    with pytest.raises(ClientRejected):
        await setting(world, user=world.alice, mode="off")
    data = picker.fill_in(world.root, world.channel, "admin channel", {"mode": "off"})
    forged = world.discord.interact(world.alice, world.channel, 2, data)
    assert "Manage Server" in described((await forged.settled()).response)
    assert await answered(world)


async def test_off_hears_nothing_but_commands_and_survives_a_restart(
    make_world: MakeWorld,
) -> None:
    async with make_world() as world:
        async with world.start():
            asked = await world.alice.say(world.channel, f"{world.mention} {HAN}")
            reply = await world.channel.next_message()
            assert "/ask" in await setting(world, mode="off")
            await world.alice.say(world.channel, f"{world.mention} {HAN}")
            await world.alice.say(world.channel, "and Trump?", reply_to=reply)
            await world.channel.silent(0.5)
        async with world.start():
            await world.alice.say(world.channel, f"{world.mention} {TRAM}")
            await world.channel.silent(0.5)
            given = await (
                await world.alice.slash(world.channel, "ask", {"question": TRAM})
            ).settled()
            assert "845 billion won" in described(given.response)
            other = world.guild.add_channel("other")
            assert await answered(world, other)
            room = world.alice.dm()
            await world.alice.say(room, TRAM)
            assert "845 billion won" in described(await room.next_message())
            await setting(world, mode="mention")
            assert await answered(world)
            await world.alice.delete(asked)
        world.sound()


async def test_every_answers_questions_and_leaves_talk_alone(make_world: MakeWorld) -> None:
    async with make_world() as world:
        async with world.start(**READS):
            assert "every question" in await setting(world, mode="every")
            for talk in (
                "good morning all",
                "have a nice day everyone",
                "what a game that was",
                "look https://tube.example/watch?v=tram",
                "will do",
                "???",
            ):
                await world.alice.say(world.channel, talk)
            await world.channel.silent(0.5)
            for question in (HAN, "how much will the tram line cost"):
                said = await world.alice.say(world.channel, question)
                assert described(await world.channel.reply_to(said))
            other = world.guild.add_channel("other")
            await world.alice.say(other, HAN)
            await other.silent(0.5)
        world.sound()


async def test_with_the_intent_a_reply_without_ping_goes_on(make_world: MakeWorld) -> None:
    async with make_world() as world:
        async with world.start(**READS):
            asked = await world.alice.say(world.channel, f"{world.mention} {DIED}")
            answer = await world.channel.reply_to(asked)
            more = await world.root.say(
                world.channel, "and the captain?", reply_to=answer, ping=False
            )
            assert "From the question before" in described(await world.channel.reply_to(more))
            await read(world.channel)
            await world.root.say(world.channel, "who knows?", reply_to=asked)
            await world.channel.silent(0.5)
        world.sound()


async def test_a_post_asks_with_title_and_text_and_is_gone_on_with(make_world: MakeWorld) -> None:
    async with make_world() as world:
        forum = world.guild.add_channel("questions", FORUM)
        async with world.start(**READS):
            first = await world.alice.post(forum, "Hello", "nobody is asked yet")
            await setting(world, first, mode="every")
            await first.silent(0.3)
            post = await world.alice.post(forum, "The ferry", "how many people died")
            answer = await post.next_message()
            assert "ferry" in described(answer).lower()
            await world.alice.say(post, "thank you very much")
            await post.silent(0.5)
            more = await world.alice.say(post, "and the captain?")
            assert "From the question before" in described(await post.reply_to(more))
        async with world.start(**READS):
            more = await world.root.say(post, "what of the captain?")
            assert "From the question before" in described(await post.reply_to(more))
        world.sound()


async def test_threads_of_others_are_as_their_channel(make_world: MakeWorld) -> None:
    async with make_world() as world:
        async with world.start(**READS):
            await setting(world, mode="every")
            thread = await world.alice.start_thread(world.channel, "Talk")
            said = await world.alice.say(thread, HAN)
            assert "28 minutes" in described(await thread.reply_to(said))
            await setting(world, thread, mode="off")
            await read(thread)
            await world.alice.say(thread, f"{world.mention} {HAN}")
            await world.alice.say(world.channel, f"{world.mention} {HAN}")
            await thread.silent(0.3)
            await world.channel.silent(0.3)
        world.sound()


async def test_where_the_intent_went_away_it_is_said_once_in_the_channel(
    make_world: MakeWorld,
) -> None:
    async with make_world() as world:
        forum = world.guild.add_channel("questions", FORUM)
        async with world.start(**READS):
            await setting(world, mode="every")
            post = await world.alice.post(forum, "Tram", TRAM)
            await setting(world, post, mode="every")
        async with world.start():
            await world.alice.say(world.channel, HAN)
            said = await world.channel.next_message()
            assert "mention me, or `/ask`" in described(said)
            thread = await world.alice.start_thread(world.channel, "Talk")
            for place in (world.channel, thread, world.channel):
                await world.alice.say(place, TRAM)
            await world.channel.silent(0.5)
            await thread.silent(0.3)
            posts = [await world.alice.post(forum, f"Post {n}", TRAM) for n in range(3)]
            assert "mention me" in described(await posts[0].next_message())
            await posts[2].silent(0.5)
            assert await answered(world)
        world.sound()
