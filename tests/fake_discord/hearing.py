"""What `bots/talker.py` has heard, and a guild around it, for tests of the fake."""

from __future__ import annotations

import contextlib
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

from tests.fake_discord.channels import Channel
from tests.fake_discord.objects import Json
from tests.fake_discord.people import User
from tests.fake_discord.permissions import perms
from tests.fake_discord.processes import BotProcess
from tests.fake_discord.server import FakeDiscord
from tests.fake_discord.world import Guild

PATIENCE_S = 30.0
"""For what takes no time on an idle machine."""


@dataclass
class Newsroom:
    """A guild with two members and a moderator."""

    discord: FakeDiscord
    guild: Guild
    alice: User
    bob: User
    mod: User
    bot: BotProcess

    def all(self, event: str, **fields: Any) -> list[Json]:
        """What was heard so far of this kind, and with these fields."""
        found = [json.loads(line) for line in self.bot.lines if line.startswith('{"event"')]
        wanted = {"event": event, **fields}
        return [heard for heard in found if wanted.items() <= heard.items()]

    async def heard(self, event: str, **fields: Any) -> Json:
        """The latest of this kind, once there is one."""
        what = f"{event} {fields}"
        found = await self.discord.wait_until(lambda: self.all(event, **fields), PATIENCE_S, what)
        return found[-1]

    async def tell(self, channel: Channel, word: str) -> None:
        """Has the bot do something."""
        await self.alice.say(channel, f"{self.discord.mention} {word}")


@contextlib.asynccontextmanager
async def newsroom(talker: list[str], **options: Any) -> AsyncIterator[Newsroom]:
    """The bot runs; `options` are FakeDiscord's. The fake keeps to Discord's document."""
    async with FakeDiscord(**options) as discord:
        guild = discord.add_guild("Newsroom", locale="de")
        people = guild.add_member("alice"), guild.add_member("bob")
        mod = guild.add_member("mod", permissions=perms("manage_messages", "manage_threads"))
        async with discord.run_bot(talker) as bot:
            await discord.wait_ready()
            yield Newsroom(discord, guild, *people, mod, bot)
        assert not discord.fidelity
