"""A channel in which each conversation gets a thread."""

from __future__ import annotations

from typing import Any

import pytest

from tests.discord.conftest import HAN, TRAM, MakeWorld, World
from tests.discord.test_places import DIED, READS, described, read, setting
from tests.fake_discord.permissions import PERMS

GO_ON = "Mention me here to go on"


async def opened(world: World, question: str, user: Any = None) -> tuple[Any, Any, Any]:
    """A question by mention, its thread, and the answer in it."""
    asked = await (user or world.alice).say(world.channel, f"{world.mention} {question}")
    await world.until(lambda: asked.id in world.discord.channels)
    thread = world.discord.channels[asked.id]
    return asked, thread, await thread.next_message()


async def test_a_mention_opens_a_thread_that_says_how_to_go_on_in_it(world: World) -> None:
    assert "thread of its own" in await setting(world, threads=True)
    _, thread, answer = await opened(world, HAN)
    assert thread.name == HAN
    assert "28 minutes" in described(answer)
    assert described(answer).count(GO_ON) == 1
    assert not [m for m in world.channel.messages if m.by_bot and m["type"] == 0]
    for _ in range(2):
        await world.alice.say(thread, "and Trump?")
    await thread.silent(0.5)
    more = await world.alice.say(thread, f"{world.mention} and Trump?")
    reply = await thread.reply_to(more)
    assert "From the question before" in described(reply)
    assert GO_ON not in described(reply)


async def test_it_is_not_said_again_after_a_restart(make_world: MakeWorld) -> None:
    async with make_world() as world:
        async with world.start():
            await setting(world, threads=True)
            _, thread, _ = await opened(world, HAN)
        async with world.start():
            await world.alice.say(thread, "and Trump?")
            await thread.silent(0.5)
        world.sound()


async def test_a_thread_of_the_time_with_the_intent_says_it_once(make_world: MakeWorld) -> None:
    async with make_world() as world:
        async with world.start(**READS):
            await setting(world, threads=True)
            _, thread, answer = await opened(world, DIED)
            assert GO_ON not in described(answer)
        async with world.start():
            said = await world.alice.say(thread, "and the captain?")
            assert GO_ON in described(await thread.reply_to(said))
            await read(thread)
            await world.alice.say(thread, "hello?")
            await thread.silent(0.5)
        world.sound()


async def test_with_the_intent_a_thread_is_a_conversation_also_after_a_restart(
    make_world: MakeWorld,
) -> None:
    async with make_world() as world:
        async with world.start(**READS):
            await setting(world, threads=True)
            _, thread, _ = await opened(world, DIED)
            more = await world.root.say(thread, "and the captain?")
            assert "From the question before" in described(await thread.reply_to(more))
        async with world.start(**READS):
            more = await world.root.say(thread, "and the crew?")
            assert "From the question before" in described(await thread.reply_to(more))
        world.sound()


@pytest.mark.parametrize("missing", ["create_public_threads", "send_messages_in_threads"])
async def test_without_the_permission_it_replies_as_elsewhere(
    make_world: MakeWorld, missing: str
) -> None:
    async with make_world() as world:
        for role in (world.guild.bot_role, world.guild.roles[world.guild.id]):
            world.channel.overwrite(role, deny=PERMS[missing])
        async with world.start():
            await setting(world, threads=True)
            asked = await world.alice.say(world.channel, f"{world.mention} {HAN}")
            answer = await world.channel.reply_to(asked)
            assert "28 minutes" in described(answer)
            assert GO_ON not in described(answer)
            assert asked.id not in world.discord.channels
        world.sound()


async def test_deleted_and_edited_questions_are_followed_in_their_threads(
    make_world: MakeWorld,
) -> None:
    async with make_world() as world:
        async with world.start():
            await setting(world, threads=True)
            asked, thread, answer = await opened(world, HAN)
            await world.alice.edit(asked, f"{world.mention} {TRAM}")
            await world.until(lambda: "845 billion won" in described(answer))
            assert GO_ON in described(answer)
            await world.alice.delete(asked)
            await world.until(lambda: answer not in world.root.sees(thread))
            later, thread, answer = await opened(world, HAN)
            gone, other, last = await opened(world, HAN)
        async with world.start():
            await world.alice.edit(later, f"{world.mention} {TRAM}")
            await world.until(lambda: "845 billion won" in described(answer))
            await world.alice.delete(gone)
            await world.until(lambda: last not in world.root.sees(other))
            assert answer in world.root.sees(thread)
        world.sound()


@pytest.mark.short("500 after it was opened", "cut")
@pytest.mark.parametrize(
    "fault",
    [
        {"status": 500, "after": True},
        {"drop": True, "after": True},
        {"drop": True},
        {"status": 503},
    ],
    ids=["500 after it was opened", "cut after it was opened", "cut", "503"],
)
async def test_a_thread_whose_opening_failed_on_its_way_is_used(
    make_world: MakeWorld, fault: dict[str, Any]
) -> None:
    async with make_world() as world, world.start():
        await setting(world, threads=True)
        world.discord.fault(method="POST", path="/threads$", **fault)
        asked, thread, answer = await opened(world, HAN)
        assert "28 minutes" in described(answer)
        await world.alice.edit(asked, f"{world.mention} {TRAM}")
        await world.until(lambda: "845 billion won" in described(answer))
        assert [m for m in thread.messages if m.by_bot and m["type"] == 0] == [answer]


async def test_where_no_thread_can_be_opened_the_answer_is_a_reply(world: World) -> None:
    await setting(world, threads=True)
    world.discord.fault(method="POST", path="/threads$", status=403, times=1)
    asked = await world.alice.say(world.channel, f"{world.mention} {HAN}")
    assert "28 minutes" in described(await world.channel.reply_to(asked))


async def test_buttons_in_a_thread_know_its_question(world: World) -> None:
    await setting(world, threads=True)
    _, _, answer = await opened(world, DIED)
    more = (await (await world.root.click(answer, "More")).settled()).response
    assert more.embeds[0]["title"] == f"“{DIED}”"
    assert more.ephemeral
