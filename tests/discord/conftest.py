"""The real `python -m bot` process in a Discord on loopback, with the sample library."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.fake_discord.channels import Channel
from tests.fake_discord.people import User
from tests.fake_discord.permissions import PRIVILEGED, perms
from tests.fake_discord.server import FakeDiscord
from tests.fake_discord.world import Guild

ROOT = Path(__file__).resolve().parents[2]
BOT = [sys.executable, "-m", "bot"]
TRAM = "How much will the tram line cost?"
HAN = "How long did Han and Trump talk on the phone?"
UNKNOWN = "Who won the chess cup in Reykjavik?"


@dataclass
class World:
    """A server with a channel, a member and a manager, and the bot in it."""

    discord: FakeDiscord
    guild: Guild
    channel: Channel
    alice: User
    root: User
    environment: dict[str, str]
    data_dir: Path
    bot: Any = field(default=None)

    def start(self, **extra: str) -> AbstractAsyncContextManager[Any]:
        """The bot's process, ready."""
        return self._started(extra)

    @asynccontextmanager
    async def _started(self, extra: dict[str, str]) -> AsyncIterator[Any]:
        async with self.discord.run_bot(BOT, cwd=ROOT, env={**self.environment, **extra}) as bot:
            self.bot = bot
            await self.discord.wait_ready()
            yield bot

    @property
    def mention(self) -> str:
        return self.discord.mention

    async def until(self, holds: Callable[[], bool], seconds: float = 10.0) -> None:
        """Wait until something holds; AssertionError where it does not in time."""
        end = time.monotonic() + seconds
        while not holds():
            assert time.monotonic() < end, "it did not come about"
            await self.discord.tick(min(end, time.monotonic() + 0.2))

    async def serves(self, question: str, words: str, seconds: float = 10.0) -> None:
        """Ask until the answer holds some words: the bot follows a library that others change."""
        end = time.monotonic() + seconds
        while True:
            options = {"question": question, "private": True}
            given = await (await self.root.slash(self.channel, "ask", options)).settled()
            if words in given.response.embeds[0]["description"].replace("**", ""):
                return
            assert time.monotonic() < end, given.response.embeds[0]["description"]
            await self.discord.tick(time.monotonic() + 0.2)

    def sound(self) -> None:
        """Nothing that was sent broke a rule, and the fake kept to them as well."""
        assert not self.discord.violations
        assert not self.discord.fidelity


@pytest.fixture(scope="session")
def sample_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the sample articles, read in once."""
    folder = tmp_path_factory.mktemp("sample") / "data"
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("DATELINE_")}
    environment = {**inherited, "DATELINE_DATA_DIR": str(folder), "PYTHONPATH": str(ROOT)}
    command = [*BOT, "ingest", "seeds"]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    return folder


MakeWorld = Callable[..., AbstractAsyncContextManager[World]]


@pytest.fixture
def make_world(sample_library: Path, environment: dict[str, str], data_dir: Path) -> MakeWorld:
    """Makes worlds; keywords go to FakeDiscord."""

    @asynccontextmanager
    async def make(**options: Any) -> AsyncIterator[World]:
        shutil.copytree(sample_library, data_dir)
        async with FakeDiscord(**{"privileged": PRIVILEGED, **options}) as discord:
            guild = discord.add_guild("Newsroom")
            inherited = {k: v for k, v in environment.items() if k != "PYTHONPATH"}
            shim = discord.env()["PYTHONPATH"].split(os.pathsep)[0]
            yield World(
                discord=discord,
                guild=guild,
                channel=guild.add_channel("general"),
                alice=guild.add_member("alice"),
                root=guild.add_member("root", permissions=perms("manage_guild")),
                environment={
                    **inherited,
                    # Tests ask more than people do; those of the limits switch them on.
                    "DATELINE_COOLDOWN_USER": "off",
                    "DATELINE_COOLDOWN_SERVER": "off",
                    "DATELINE_SOURCES": str(ROOT / "seeds"),
                    "PYTHONPATH": os.pathsep.join((shim, str(ROOT))),
                },
                data_dir=data_dir,
            )

    return make


@pytest.fixture
async def world(make_world: MakeWorld) -> AsyncIterator[World]:
    """A running bot; at the end, no rule broken."""
    async with make_world() as made:
        async with made.start():
            yield made
        assert made.bot.returncode == 0, made.bot.lines[-20:]
        made.sound()
