"""Where an application may be used, by whom, in which language, and in which shard."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio

from tests.fake_discord.channels import Channel
from tests.fake_discord.errors import ClientRejected
from tests.fake_discord.hearing import PATIENCE_S, Newsroom, newsroom
from tests.fake_discord.objects import TIME_SHIFT
from tests.fake_discord.people import User
from tests.fake_discord.permissions import PERMS
from tests.fake_discord.server import FakeDiscord

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def room(talker: list[str]) -> AsyncIterator[Newsroom]:
    async with newsroom(talker) as made:
        yield made


@pytest.fixture
def channel(room: Newsroom, request: pytest.FixtureRequest) -> Channel:
    """A channel for this test alone."""
    return room.guild.add_channel(request.node.name[:100])


async def where(user: User, channel: Channel) -> Any:
    """What the bot was told of a command's place."""
    used = await (await user.slash(channel, "where")).settled()
    return json.loads(used.response.content)


async def test_in_its_own_guild_the_application_has_its_own_permissions(
    room: Newsroom, channel: Channel
) -> None:
    channel.overwrite(room.guild.bot_role, deny=PERMS["embed_links"])
    told = await where(room.alice, channel)
    assert (told["guild"], told["user"], told["context"]) == (True, False, ["guild"])
    assert (told["embeds"], told["sends"]) == (False, True)


async def test_a_person_takes_it_along_to_a_guild_that_has_it_not(room: Newsroom) -> None:
    far = room.discord.add_guild("Far", has_bot=False, locale="fr")
    there, zoe, yan = far.add_channel("x"), far.add_member("zoe"), far.add_member("yan")
    room.discord.installed_by.add(zoe.id)
    told = await where(zoe, there)
    assert (told["guild"], told["user"], told["context"]) == (False, True, ["guild"])
    assert told["locales"] == ["en-US", "fr"]
    assert not told["sends"]
    assert set(zoe.menu(there)) == {"where", "often"}
    with pytest.raises(ClientRejected, match="not offered"):
        await zoe.slash(there, "guilds")
    with pytest.raises(ClientRejected, match="not offered"):
        await yan.slash(there, "where")


async def test_there_it_follows_up_five_times_at_most(room: Newsroom) -> None:
    far = room.discord.add_guild("Farther", has_bot=False)
    there, zoe = far.add_channel("x"), far.add_member("zoe")
    room.discord.installed_by.add(zoe.id)
    used = await zoe.slash(there, "often")
    assert (await room.heard("refused"))["code"] == 40094
    assert [message.content for message in used.followups] == ["1", "2", "3", "4", "5"]
    assert len(room.discord.violations) == 1
    at_home = await room.alice.slash(room.guild.add_channel("home"), "often")
    await at_home.followup(6, PATIENCE_S)


async def test_a_guild_may_have_it_answer_the_user_alone(room: Newsroom) -> None:
    far = room.discord.add_guild("Strict", has_bot=False)
    there, zoe = far.add_channel("x"), far.add_member("zoe")
    room.discord.installed_by.add(zoe.id)
    there.overwrite(far.roles[far.id], deny=PERMS["use_external_apps"])
    used = await (await zoe.slash(there, "where")).settled()
    assert used.response.ephemeral


async def test_it_is_used_in_conversations_that_the_bot_is_not_in(room: Newsroom) -> None:
    zoe = room.guild.add_member("zoe")
    together = room.discord.private_channel(zoe, room.bob)
    group = room.discord.private_channel(room.alice, zoe, room.bob)
    with pytest.raises(ClientRejected, match="not offered"):
        await zoe.slash(together, "where")
    room.discord.installed_by.add(zoe.id)
    for place in (together, group):
        said = await room.bob.say(place, f"{room.discord.mention} answer")
        told = await where(zoe, place)
        assert (told["guild"], told["user"]) == (False, True)
        assert told["context"] == ["private_channel"]
        assert told["embeds"]
        assert "guilds" not in zoe.menu(place)
        assert not room.all("message", id=said.id)
        # Whoever is there presses what is under the answer.
        await (await room.bob.click(place.messages[-1], "Turn")).settled()
        assert place.messages[-1].content == "turned by bob"


async def test_direct_messages_with_the_bot_are_a_place_of_their_own(room: Newsroom) -> None:
    told = await where(room.bob, room.bob.dm())
    assert (told["user"], told["context"]) == (False, ["dm_channel"])
    (used,) = [i for i in room.discord.interactions.values() if i.channel is room.bob.dm()]
    assert used.owners == {"0": "0"}
    assert told["locales"] == ["en-US", "None"]


async def test_people_see_commands_in_their_language(room: Newsroom, channel: Channel) -> None:
    dora = room.guild.add_member("dora", locale="de")
    assert dora.menu(channel)["wo"] == "Sagt, wo es ist"
    assert room.alice.menu(channel)["where"] == "Tells where it is"
    for name, option in (("wo", "ort"), ("where", "place"), ("wo", "place")):
        used = await (await dora.slash(channel, name, {option: "there"})).settled()
        told = json.loads(used.response.content)
        assert (told["place"], told["locales"]) == ("there", ["de", "de"])
    with pytest.raises(ClientRejected, match="not offered"):
        await room.alice.slash(channel, "wo")


async def test_a_shard_is_told_of_its_own_guilds_alone(talker: list[str]) -> None:
    async with FakeDiscord(shards=2) as discord:
        guilds = [
            discord.add_guild(f"guild {number}", id=str(number << TIME_SHIFT | 1 << 62))
            for number in range(4)
        ]
        channels = [guild.add_channel("general") for guild in guilds]
        async with discord.run_bot(talker, env={"SHARD": "0/2"}) as bot:
            await discord.wait_ready()
            alice = guilds[0].add_member("alice")
            room = Newsroom(discord, guilds[0], alice, alice, alice, bot)
            assert (await room.heard("ready"))["guilds"] == ["guild 0", "guild 2"]
            elsewhere = await guilds[1].owner.say(channels[1], "for another shard")
            here = await guilds[2].owner.say(channels[2], "for this one")
            await room.heard("message", id=here.id)
            assert not room.all("message", id=elsewhere.id)
