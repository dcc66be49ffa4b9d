"""Buttons, under public, ephemeral and direct messages, pressed by whoever sees them."""

from __future__ import annotations

from collections.abc import AsyncIterator

import aiohttp
import pytest
import pytest_asyncio

from tests.fake_discord.channels import Channel
from tests.fake_discord.errors import ClientRejected
from tests.fake_discord.hearing import PATIENCE_S, Newsroom, newsroom
from tests.fake_discord.messages import Msg

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def room(talker: list[str]) -> AsyncIterator[Newsroom]:
    async with newsroom(talker) as made:
        yield made


@pytest.fixture
def channel(room: Newsroom, request: pytest.FixtureRequest) -> Channel:
    """A channel for this test alone."""
    return room.guild.add_channel(request.node.name[:100])


async def offers(room: Newsroom, channel: Channel) -> Msg:
    await room.alice.say(channel, f"{room.discord.mention} offer")
    return await channel.next_message(PATIENCE_S)


async def test_somebody_else_presses_a_button(room: Newsroom, channel: Channel) -> None:
    offer = await offers(room, channel)
    used = await (await room.bob.click(offer, "Turn")).settled()
    assert offer.content == "turned by bob"
    assert used.response is offer
    assert offer.components


async def test_an_update_comes_after_it_was_deferred(room: Newsroom, channel: Channel) -> None:
    offer = await offers(room, channel)
    used = await (await room.alice.click(offer, "later")).acked()
    assert used.ack_type == 6
    await room.discord.wait_until(lambda: offer.content == "turned later", PATIENCE_S)


async def test_an_answer_for_the_presser_alone_has_buttons_that_work(
    room: Newsroom, channel: Channel
) -> None:
    offer = await offers(room, channel)
    why = (await (await room.bob.click(offer, "Why")).settled()).response
    assert why.ephemeral
    with pytest.raises(ClientRejected, match="does not see"):
        await room.alice.click(why, "Turn")
    await (await room.bob.click(why, "Turn")).settled()
    assert why.content == "turned by bob"
    used = await (await room.bob.click(why, "Later")).acked()
    await room.discord.wait_until(lambda: why.content == "turned later", PATIENCE_S)
    assert used.response is why
    assert offer.content == "offers"


async def test_a_button_changes_an_ephemeral_message_whose_own_token_is_over(
    room: Newsroom, channel: Channel
) -> None:
    offer = await offers(room, channel)
    asked = await (await room.bob.click(offer, "Why")).settled()
    asked.started -= room.discord.token_ttl
    address = f"{room.discord.url}/api/v10/webhooks/{room.discord.app_id}/{asked.token}"
    original = f"{address}/messages/@original"
    async with (
        aiohttp.ClientSession() as http,
        http.patch(original, json={"content": "too late"}) as refused,
    ):
        assert (await refused.json())["code"] == 50027
    await room.bob.click(asked.response, "Later")
    await room.discord.wait_until(lambda: asked.response.content == "turned later", PATIENCE_S)


async def test_what_everybody_sees_follows_from_an_ephemeral_message(
    room: Newsroom, channel: Channel
) -> None:
    offer = await offers(room, channel)
    why = (await (await room.bob.click(offer, "why")).settled()).response
    used = await room.bob.click(why, "share")
    shared, private = await used.followup(1, PATIENCE_S), await used.followup(2, PATIENCE_S)
    assert shared in room.alice.sees(channel)
    assert private not in room.alice.sees(channel)
    assert (shared.content, private.content) == ("for everybody", "for you")


async def test_the_bot_thinks_for_the_presser_alone(room: Newsroom, channel: Channel) -> None:
    offer = await offers(room, channel)
    used = await (await room.bob.click(offer, "think")).settled()
    assert used.ack_type == 5
    assert used.response.ephemeral
    assert used.response.content == "thought"


async def test_buttons_work_in_direct_messages(room: Newsroom) -> None:
    offer = await offers(room, room.alice.dm())
    await (await room.alice.click(offer, "Turn")).settled()
    assert offer.content == "turned by alice"
    with pytest.raises(ClientRejected, match="does not see"):
        await room.bob.click(offer, "Turn")


async def test_a_link_button_leads_away(room: Newsroom, channel: Channel) -> None:
    offer = await offers(room, channel)
    with pytest.raises(ClientRejected, match="link button"):
        await room.alice.click(offer, "Open")


async def test_a_button_outlives_the_process_that_sent_it(
    room: Newsroom, channel: Channel, talker: list[str]
) -> None:
    offer = await offers(room, channel)
    await room.bot.stop()
    async with room.discord.run_bot(talker, env={"SYNC": "0"}):
        await room.discord.wait_ready()
        await (await room.bob.click(offer, "Turn")).settled()
    assert offer.content == "turned by bob"
    assert not room.discord.violations
