"""Forums and threads: who begins them, what the bot hears of them, how they close and open."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.fake_discord.channels import FORUM, Channel
from tests.fake_discord.errors import ClientRejected
from tests.fake_discord.hearing import PATIENCE_S, Newsroom, newsroom
from tests.fake_discord.permissions import PERMS

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def room(talker: list[str]) -> AsyncIterator[Newsroom]:
    async with newsroom(talker) as made:
        yield made


@pytest.fixture
def channel(room: Newsroom, request: pytest.FixtureRequest) -> Channel:
    """A channel for this test alone."""
    return room.guild.add_channel(request.node.name[:100])


async def test_a_post_is_a_thread_and_then_a_message_with_its_id(room: Newsroom) -> None:
    forum = room.guild.add_channel("questions", FORUM)
    began = len(room.discord.gateway_log)
    post = await room.alice.post(forum, "Tram", f"{room.discord.mention} answer")
    assert (await room.heard("thread", id=post.id))["owner"] == room.alice.id
    assert (await room.heard("message", id=post.id))["text"].endswith("answer")
    assert (await post.next_message(PATIENCE_S)).text == "answer"
    assert post.starter.id == post.id
    events = [event for _, event, _ in room.discord.gateway_log[began:]]
    assert events.index("THREAD_CREATE") < events.index("MESSAGE_CREATE")
    assert not room.discord.violations


async def test_a_post_without_a_mention_is_empty_without_the_intent(room: Newsroom) -> None:
    forum = room.guild.add_channel("talk", FORUM)
    post = await room.alice.post(forum, "Ferry", "What is new?")
    assert (await room.heard("message", id=post.id))["text"] == ""


async def test_nobody_speaks_in_a_forum_outside_of_its_posts(room: Newsroom) -> None:
    forum = room.guild.add_channel("posts", FORUM)
    with pytest.raises(ClientRejected, match="no permission"):
        await room.alice.say(forum, "hello")
    forum.overwrite(room.guild.roles[room.guild.id], deny=PERMS["send_messages"])
    with pytest.raises(ClientRejected, match="no posts"):
        await room.alice.post(forum, "x", "y")


async def test_a_thread_takes_a_permission_of_its_own(room: Newsroom) -> None:
    forum = room.guild.add_channel("closed", FORUM)
    post = await room.alice.post(forum, "x", "y")
    everyone = room.guild.roles[room.guild.id]
    forum.overwrite(everyone, deny=PERMS["send_messages_in_threads"])
    with pytest.raises(ClientRejected, match="no permission"):
        await room.bob.say(post, "hello")
    forum.overwrite({"id": room.alice.id}, allow=PERMS["send_messages_in_threads"])
    before = len(room.all("refused", code=50013))
    await room.tell(post, "answer")
    await room.discord.wait_until(lambda: len(room.all("refused", code=50013)) > before, PATIENCE_S)


async def test_the_bot_begins_one_thread_under_a_message(room: Newsroom, channel: Channel) -> None:
    asked = await room.alice.say(channel, f"{room.discord.mention} thread")
    begun = await room.heard("thread", id=asked.id)
    assert begun["owner"] == room.discord.app_id
    await room.heard("join", id=asked.id)
    thread = room.discord.channels[asked.id]
    assert (await thread.next_message(PATIENCE_S)).text == "in the thread"
    assert (await room.heard("refused", code=160004))["status"] == 400
    # The message is told of anew, though its author has not changed it.
    told = await room.heard("edit", id=asked.id)
    assert not told["edited"]
    assert (await room.heard("message", kind="thread_starter_message"))["text"] == ""


async def test_a_thread_needs_the_permission_to_create_it(room: Newsroom, channel: Channel) -> None:
    channel.overwrite(room.guild.bot_role, deny=PERMS["create_public_threads"])
    before = len(room.all("refused", code=50013))
    await room.tell(channel, "thread")
    await room.discord.wait_until(lambda: len(room.all("refused", code=50013)) > before, PATIENCE_S)


async def test_the_history_of_a_thread_is_read_from_its_start(
    room: Newsroom, channel: Channel
) -> None:
    thread = await room.alice.start_thread(channel, "Talk")
    for number in range(3):
        await room.bob.say(thread, f"{room.discord.mention} number{number}x" if number else "a")
    await room.alice.say(thread, f"{room.discord.mention} history")
    history = await room.heard("history")
    # Without the intent switched on it would be blank; here only the session lacks it.
    assert history["texts"][0] == "a"
    after = await room.heard("after")
    assert [text.split()[-1] for text in after["texts"]] == ["number1x", "number2x"]


async def test_an_archived_thread_opens_when_somebody_writes(
    room: Newsroom, channel: Channel
) -> None:
    thread = await room.alice.start_thread(channel, "Old")
    thread.archive()
    await room.heard("update", archived=True)
    await room.tell(thread, "answer")
    await room.heard("update", archived=False)
    assert (await thread.next_message(PATIENCE_S)).text == "answer"
    assert not thread.archived


async def test_a_locked_thread_is_for_moderators(room: Newsroom, channel: Channel) -> None:
    thread = await room.alice.start_thread(channel, "Locked")
    thread.archive(locked=True)
    with pytest.raises(ClientRejected, match="no permission"):
        await room.alice.say(thread, "one more")
    await room.mod.say(thread, f"{room.discord.mention} answer")
    assert (await room.heard("refused", code=160005))["status"] == 400


async def test_a_thread_that_somebody_begins_is_announced_where_they_talk(
    room: Newsroom, channel: Channel
) -> None:
    thread = await room.bob.start_thread(channel, "Beside")
    await room.heard("message", kind="thread_created", id=channel.messages[-1].id)
    assert (await room.heard("thread", id=thread.id))["name"] == "Beside"
    asked = await room.bob.say(channel, "hello")
    await room.bob.start_thread(asked, "Under")
    with pytest.raises(ClientRejected, match="has a thread"):
        await room.alice.start_thread(asked, "Again")
