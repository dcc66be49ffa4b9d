"""Connections break and come back as at Discord: no event is lost, and none comes twice."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass

import pytest
import pytest_asyncio

from tests.fake_discord.channels import Channel
from tests.fake_discord.people import User
from tests.fake_discord.processes import BotProcess
from tests.fake_discord.server import FakeDiscord
from tests.fake_discord.world import Guild

pytestmark = pytest.mark.asyncio(loop_scope="module")

PATIENCE_S = 60.0
"""discord.py waits some seconds before it connects again."""


@dataclass
class Running:
    discord: FakeDiscord
    guild: Guild
    alice: User
    bot: BotProcess

    def seen(self, what: str) -> int:
        """How often this went over the gateway so far."""
        return sum(entry == what for _, entry, _ in self.discord.gateway_log)

    async def is_answered_once(self, channel: Channel, question: str) -> None:
        asked = await self.alice.say(channel, f"{self.discord.mention} {question}")
        await channel.reply_to(asked, PATIENCE_S)
        assert len([message for message in channel.messages if message.by_bot]) == 1


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def running(minibot: list[str]) -> AsyncIterator[Running]:
    async with FakeDiscord() as discord:
        guild = discord.add_guild("Newsroom")
        alice = guild.add_member("alice")
        async with discord.run_bot(minibot) as bot:
            await discord.wait_ready()
            yield Running(discord, guild, alice, bot)


@pytest.fixture(autouse=True)
def nothing_is_refused(running: Running) -> Iterator[None]:
    yield
    assert not running.discord.violations
    assert not running.discord.fidelity


@pytest.fixture
def channel(running: Running, request: pytest.FixtureRequest) -> Channel:
    """A channel for this test alone."""
    return running.guild.add_channel(request.node.name[:100])


async def test_a_closed_connection_is_resumed(running: Running, channel: Channel) -> None:
    resumed = running.seen("op6")
    await running.discord.drop_gateway(code=4000)
    await running.discord.wait_until(lambda: running.seen("op6") > resumed, PATIENCE_S)
    await running.is_answered_once(channel, "after resume")
    assert any("on_resumed was called" in line for line in running.bot.lines)


async def test_what_was_said_during_a_reconnect_is_replayed(
    running: Running, channel: Channel
) -> None:
    resumed = running.seen("op6")
    await running.discord.drop_gateway(op=7)
    await running.is_answered_once(channel, "while away")
    assert running.seen("op6") == resumed + 1


async def test_an_invalid_session_is_identified_anew(running: Running, channel: Channel) -> None:
    (before,) = running.discord.sessions
    await running.discord.drop_gateway(op=9, invalidate=True)
    await running.discord.wait_ready(PATIENCE_S)
    assert before not in running.discord.sessions
    await running.is_answered_once(channel, "new session")


async def test_an_aborted_connection_comes_back(running: Running, channel: Channel) -> None:
    await running.discord.drop_gateway()
    await running.is_answered_once(channel, "after abort")


async def test_sigterm_ends_the_bot_and_the_next_one_learns_of_the_newest_messages(
    running: Running, channel: Channel, minibot: list[str]
) -> None:
    assert await running.bot.stop() is not None
    missed = await running.alice.say(channel, "while nobody was there")
    async with running.discord.run_bot(minibot):
        await running.discord.wait_ready()
        newest = running.discord.gateway_log
        created = [data for _, event, data in newest if event == "GUILD_CREATE"][-1]
        (told,) = [found for found in created["channels"] if found["id"] == channel.id]
        assert told["last_message_id"] == missed.id
        await running.is_answered_once(channel, "after a restart")
