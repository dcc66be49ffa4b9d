"""What Discord refuses, the fake refuses: a bot that makes classic mistakes meets its errors."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
import pytest_asyncio

from tests.fake_discord.channels import Channel
from tests.fake_discord.errors import ClientRejected
from tests.fake_discord.people import User
from tests.fake_discord.permissions import MEMBER_DEFAULT, PERMS
from tests.fake_discord.processes import BotProcess
from tests.fake_discord.recording import Recorded
from tests.fake_discord.server import FakeDiscord
from tests.fake_discord.specification import Specification
from tests.fake_discord.world import Guild

pytestmark = pytest.mark.asyncio(loop_scope="module")

PATIENCE_S = 30.0
SLOW_S = 1.5


@dataclass
class Newsroom:
    discord: FakeDiscord
    guild: Guild
    alice: User
    bot: BotProcess

    async def refused(self, before: int) -> Recorded:
        """The first refused request after so many."""

        def refusals() -> list[Recorded]:
            return [sent for sent in self.discord.requests[before:] if sent.status >= 400]

        return (await self.discord.wait_until(refusals, PATIENCE_S, "a refusal"))[0]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def newsroom(
    specification: Specification | None, badbot: list[str]
) -> AsyncIterator[Newsroom]:
    async with FakeDiscord(rate_limits=True, specification=specification) as discord:
        allowed = MEMBER_DEFAULT | PERMS["mention_everyone"]
        guild = discord.add_guild("Newsroom", bot_permissions=allowed)
        alice = guild.add_member("alice")
        async with discord.run_bot(badbot, env={"SLOW_S": str(SLOW_S)}) as bot:
            await discord.wait_ready()
            yield Newsroom(discord, guild, alice, bot)
        assert not discord.fidelity


@pytest.fixture
def channel(newsroom: Newsroom, request: pytest.FixtureRequest) -> Channel:
    """A channel for this test alone."""
    return newsroom.guild.add_channel(request.node.name[:100])


@pytest.mark.parametrize(
    ("command", "status", "said"),
    [
        pytest.param("twice", 400, "40060", id="a-second-answer"),
        pytest.param("nofollow", 404, "10015", id="a-follow-up-before-any-answer"),
        pytest.param("bigembed", 400, "maximum size of 6000", id="too-much-embed-text"),
        pytest.param("emptyfield", 400, "This field is required", id="an-empty-field-name"),
        pytest.param("badurl", 400, "Scheme 'javascript' must be", id="an-address-that-is-none"),
        pytest.param("dupid", 400, "cannot be duplicated", id="two-buttons-with-one-id"),
        pytest.param("nowhere", 404, "no handler for this route", id="an-unknown-route"),
    ],
)
async def test_a_mistake_is_refused_with_discords_error(
    newsroom: Newsroom, channel: Channel, command: str, status: int, said: str
) -> None:
    before = len(newsroom.discord.requests)
    await newsroom.alice.slash(channel, command)
    refused = await newsroom.refused(before)
    assert refused.status == status
    assert said in f"{refused.errors} {refused.response}"
    assert (refused in newsroom.discord.violations) == bool(refused.errors)


async def test_a_bot_that_blocks_answers_too_late(
    newsroom: Newsroom, channel: Channel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(newsroom.discord, "ack_deadline", SLOW_S / 2)
    before = len(newsroom.discord.requests)
    await newsroom.alice.slash(channel, "slow")
    refused = await newsroom.refused(before)
    assert (refused.status, refused.response["code"]) == (404, 10062)


async def test_an_answer_that_never_comes_is_noticed(newsroom: Newsroom, channel: Channel) -> None:
    asked = await newsroom.alice.slash(channel, "forget")
    with pytest.raises(TimeoutError, match="thinking"):
        await asked.settled(0.5)


async def test_twenty_six_choices_are_one_too_many(newsroom: Newsroom, channel: Channel) -> None:
    before = len(newsroom.discord.requests)
    with pytest.raises(TimeoutError):
        await newsroom.alice.autocomplete(channel, "many", {"q": "x"}, "q", timeout=0.5)
    assert "Must be 25 or fewer" in str((await newsroom.refused(before)).errors)


async def test_a_layout_of_components_is_accepted(newsroom: Newsroom, channel: Channel) -> None:
    asked = await (await newsroom.alice.slash(channel, "layout")).settled()
    assert "quote [1]" in asked.response.text


async def test_without_the_message_content_intent_the_text_is_blank(
    newsroom: Newsroom, channel: Channel
) -> None:
    await newsroom.alice.say(channel, "a long one please")
    await newsroom.discord.wait_until(
        lambda: any("saw ''" in line for line in newsroom.bot.lines), PATIENCE_S
    )
    assert not newsroom.discord.sent("POST", f"/channels/{channel.id}/messages$")


async def test_two_thousand_and_one_characters_are_too_many(
    newsroom: Newsroom, channel: Channel
) -> None:
    before = len(newsroom.discord.requests)
    await newsroom.alice.say(channel, f"{newsroom.discord.mention} long")
    assert "Must be 2000 or fewer" in str((await newsroom.refused(before)).errors)


async def test_pings_of_everyone_are_seen(newsroom: Newsroom, channel: Channel) -> None:
    await newsroom.alice.say(channel, f"{newsroom.discord.mention} everyone")
    assert (await channel.next_message(PATIENCE_S)).pings == ["@everyone"]


async def test_an_attached_file_arrives(newsroom: Newsroom, channel: Channel) -> None:
    await newsroom.alice.say(channel, f"{newsroom.discord.mention} file")
    (attachment,) = (await channel.next_message(PATIENCE_S))["attachments"]
    assert (attachment["filename"], attachment["size"]) == ("t.csv", 8)


async def test_a_thread_has_the_id_of_the_message_it_is_under(
    newsroom: Newsroom, channel: Channel
) -> None:
    asked = await newsroom.alice.say(channel, f"{newsroom.discord.mention} thread")
    thread = await newsroom.discord.wait_until(
        lambda: newsroom.discord.channels.get(asked.id), PATIENCE_S
    )
    assert thread is not None
    assert (await thread.next_message(PATIENCE_S)).text == "in thread"


async def test_commands_are_offered_where_they_are_meant_for(newsroom: Newsroom) -> None:
    dm = newsroom.alice.dm()
    used = await (await newsroom.alice.slash(dm, "anywhere")).settled()
    assert used.response.ephemeral
    with pytest.raises(ClientRejected, match="not offered"):
        await newsroom.alice.slash(dm, "guildonly")


async def test_a_person_can_take_an_application_along_to_other_guilds(newsroom: Newsroom) -> None:
    far = newsroom.discord.add_guild("Far", has_bot=False)
    channel, bob = far.add_channel("x"), far.add_member("bob")
    with pytest.raises(ClientRejected, match="not offered"):
        await bob.slash(channel, "anywhere")
    newsroom.discord.installed_by.add(bob.id)
    used = await (await bob.slash(channel, "anywhere")).settled()
    assert used.response.text == "True True"


async def test_an_intent_that_is_not_switched_on_is_refused(badbot: list[str]) -> None:
    async with (
        FakeDiscord(privileged=(), specification=None) as discord,
        discord.run_bot(badbot, env={"CONTENT": "1"}) as bot,
    ):
        assert await asyncio.wait_for(bot.wait(), PATIENCE_S) == 1
        assert "PrivilegedIntentsRequired" in "\n".join(bot.lines)


async def test_a_wrong_token_is_refused(badbot: list[str]) -> None:
    async with (
        FakeDiscord(specification=None) as discord,
        discord.run_bot(badbot, env={"DISCORD_TOKEN": "wrong"}) as bot,
    ):
        assert await asyncio.wait_for(bot.wait(), PATIENCE_S) == 1
        assert "LoginFailure" in "\n".join(bot.lines)


async def test_more_than_five_messages_in_five_seconds_wait_for_the_next_five(
    badbot: list[str],
) -> None:
    async with FakeDiscord(rate_limits=True, specification=None) as discord:
        guild = discord.add_guild("Newsroom")
        alice, channel = guild.add_member("alice"), guild.add_channel("general")
        async with discord.run_bot(badbot):
            await discord.wait_ready()
            await alice.say(channel, f"{discord.mention} burst")
            await channel.next_message(PATIENCE_S, where=lambda m: m.content == "n7")
    # A little less than 5 s, as the first message is under way for a moment.
    moments = [sent.t for sent in discord.sent("POST", "/messages$") if sent.status == 200]
    assert moments[5] - moments[0] > 4.5


async def test_shards_share_the_guilds(badbot: list[str]) -> None:
    async with FakeDiscord(shards=2, specification=None) as discord:
        for number in range(4):
            discord.add_guild(f"guild {number}")
        async with discord.run_bot(badbot):
            await discord.wait_ready(shards=2, timeout=60)
            shards = sorted(session.shard for session in discord.sessions.values())
            assert shards == [(0, 2), (1, 2)]


async def test_a_gateway_that_is_down_lets_nobody_in(badbot: list[str]) -> None:
    async with FakeDiscord(specification=None) as discord:
        discord.refuse_gateway = True

        def refused() -> bool:
            return any(what == "refused" for _, what, _ in discord.gateway_log)

        async with discord.run_bot(badbot):
            await discord.wait_until(refused, PATIENCE_S, "an attempt to connect")
            assert not discord.sessions
