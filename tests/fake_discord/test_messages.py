"""Messages change, go and are read again: what the bot hears, and what it may do itself."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.fake_discord.channels import Channel
from tests.fake_discord.hearing import PATIENCE_S, Newsroom, newsroom

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def room(talker: list[str]) -> AsyncIterator[Newsroom]:
    async with newsroom(talker) as made:
        yield made


@pytest.fixture
def channel(room: Newsroom, request: pytest.FixtureRequest) -> Channel:
    """A channel for this test alone."""
    return room.guild.add_channel(request.node.name[:100])


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def blind(talker: list[str]) -> AsyncIterator[Newsroom]:
    """Where the message content intent is not switched on at all."""
    async with newsroom(talker, privileged=()) as made:
        yield made


async def test_an_edit_changes_whom_the_message_mentions(room: Newsroom, channel: Channel) -> None:
    asked = await room.alice.say(channel, "answer")
    assert (await room.heard("message", id=asked.id))["text"] == ""
    await room.alice.edit(asked, f"{room.discord.mention} answer")
    told = await room.heard("edit", id=asked.id)
    assert told["text"].endswith("answer")
    assert told["edited"]
    await room.alice.edit(asked, "never mind")
    await room.heard("edit", id=asked.id, text="")


async def test_a_preview_is_an_update_that_nobody_made(room: Newsroom, channel: Channel) -> None:
    asked = await room.alice.say(channel, f"{room.discord.mention} https://example.org/ answer")
    room.discord.unfurl(asked)
    told = await room.heard("edit", id=asked.id)
    assert (told["embeds"], told["edited"]) == (1, False)
    assert told["text"] == asked.content


async def test_messages_go_one_by_one_or_many_at_once(room: Newsroom, channel: Channel) -> None:
    first, second, third = [await room.alice.say(channel, text) for text in "abc"]
    await room.alice.delete(first)
    await room.heard("delete", id=first.id)
    await room.mod.bulk_delete([second, third])
    assert (await room.heard("bulk"))["ids"] == [second.id, third.id]
    assert not room.alice.sees(channel)


async def test_a_direct_message_that_goes_is_told_of(room: Newsroom) -> None:
    message = await room.bob.say(room.bob.dm(), "hello")
    assert (await room.heard("message", id=message.id))["text"] == "hello"
    await room.bob.delete(message)
    await room.heard("delete", id=message.id)


async def test_the_bot_changes_its_own_messages_alone(room: Newsroom, channel: Channel) -> None:
    before = len(room.all("refused"))
    await room.tell(channel, "own")
    await room.discord.wait_until(lambda: len(room.all("refused")) >= before + 3, PATIENCE_S)
    assert [told["code"] for told in room.all("refused")[before:]] == [10008, 50005, 50013]
    mine = next(message for message in channel.messages if message.by_bot)
    assert (mine.content, mine.deleted) == ("mine, changed", True)
    await room.heard("delete", id=mine.id)


async def test_a_message_is_read_again_with_what_it_replies_to(
    room: Newsroom, channel: Channel
) -> None:
    said = await room.bob.say(channel, "the tram costs 3 won")
    asked = await room.alice.say(channel, f"{room.discord.mention} history", reply_to=said)
    assert (await room.heard("one", id=asked.id))["reply"] == said.content


async def test_a_reply_with_the_ping_off_does_not_mention(room: Newsroom, channel: Channel) -> None:
    await room.tell(channel, "answer")
    answer = await channel.next_message(PATIENCE_S)
    silent = await room.alice.say(channel, "answer", reply_to=answer, ping=False)
    assert (await room.heard("message", id=silent.id))["text"] == ""
    aloud = await room.alice.say(channel, "answer", reply_to=answer)
    assert (await room.heard("message", id=aloud.id))["text"] == "answer"


async def test_without_the_intent_only_what_is_for_the_bot_has_content(blind: Newsroom) -> None:
    channel = blind.guild.add_channel("blind")
    said = await blind.bob.say(channel, "a secret of bob")
    mentions = f"{blind.discord.mention} answer"
    await blind.alice.say(channel, mentions)
    own = await channel.next_message(PATIENCE_S)
    asked = await blind.alice.say(channel, f"{blind.discord.mention} history", reply_to=said)
    # Over the gateway and over REST, in the message and in the one that it replies to.
    assert (await blind.heard("message", id=said.id))["text"] == ""
    assert (await blind.heard("message", id=own.id))["text"] == "answer"
    assert (await blind.heard("message", id=asked.id))["reply"] == ""
    history = await blind.heard("history")
    assert history["texts"] == ["", mentions, "answer", asked.content]
    one = await blind.heard("one", id=asked.id)
    assert (one["text"], one["reply"]) == (asked.content, "")


async def test_the_menu_of_a_message_shows_it_to_a_bot_without_the_intent(
    blind: Newsroom,
) -> None:
    channel = blind.guild.add_channel("menus")
    said = await blind.bob.say(channel, "the tram costs 3 won")
    used = await (await blind.alice.context_menu(said, "Read")).settled()
    assert used.response.text == "read 'the tram costs 3 won'"
    assert used.response.ephemeral
