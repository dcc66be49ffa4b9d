"""Pictures of the bot's replies, as Discord shows them, from what the bot really sends.

    make pictures        (or: python docs/pictures.py [NAME ...])

The project's own Discord for tests and the real bot, with the sample library, play a few scenes;
each message is rendered as a page of its own under build/pictures and photographed to docs/NAME.png
by Chromium. Times are fixed, and ids are not shown: the same code gives the same pictures.
"""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.fake_discord.channels import Channel  # noqa: E402  # after the path is set
from tests.fake_discord.client.html import Viewer  # noqa: E402
from tests.fake_discord.client.page import Author, Line, page  # noqa: E402
from tests.fake_discord.people import User  # noqa: E402
from tests.fake_discord.server import FakeDiscord  # noqa: E402

PAGES = ROOT / "build" / "pictures"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
NO_BROWSER = (
    "Pictures need Chromium: on Debian and Ubuntu `apt-get install chromium fonts-noto-cjk "
    "fonts-noto-color-emoji`; or name one: make pictures CHROMIUM=/path/to/chromium"
)
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --hide-scrollbars "
    "--disable-background-networking --disable-component-update --disable-sync "
    "--force-device-scale-factor=1 --force-color-profile=srgb"
).split()
WIDTH = 800
NOW = datetime(2025, 6, 2, 9, 30, tzinfo=UTC)
TIME = "Today at 09:30"

ASKED = "How many people died on the ferry?"
UNKNOWN = "Who won the chess cup in Reykjavik?"
SUMMARISED = "tram audit"
QUOTED = "Seok Ha-neul"
CLAIM = (
    "Nine people died on the ferry Haedam 3. The tram will cost 845 billion won. My cat likes both."
)

LOGO = (
    '<svg viewBox="0 0 40 40"><rect width="40" height="40" fill="#2e7d5b"/>'
    '<path d="M10 12h20v3H10zM10 18h20v2H10zM10 23h20v2H10zM10 28h12v2H10z" fill="#fff"/></svg>'
)
ALICE = Author("alice")
BOB = Author("bob")
BOT = Author("Dateline", app=True, avatar=LOGO)


@dataclass
class Stage:
    """The server in which the scenes are played."""

    discord: FakeDiscord
    channel: Channel
    alice: User
    bob: User

    async def ask(self, question: str) -> list[Line]:
        """A mention and the reply."""
        asked = await self.alice.say(self.channel, f"{self.discord.mention} {question}")
        reply = await self.channel.reply_to(asked)
        return [Line(ALICE, asked, TIME), Line(BOT, reply, TIME, (ALICE, asked.content))]

    async def press(self, label: str) -> list[Line]:
        """What a button under an answer shows."""
        asked = await self.alice.say(self.channel, f"{self.discord.mention} {ASKED}")
        reply = await self.channel.reply_to(asked)
        used = await (await self.alice.click(reply, label)).settled()
        return [Line(BOT, used.response, TIME, (BOT, label))]

    async def use(self, command: str, options: dict[str, Any]) -> list[Line]:
        """A command and its answer."""
        used = await (await self.alice.slash(self.channel, command, options)).settled()
        pictures = {
            attachment["filename"]: self.discord.blobs[attachment["id"]]
            for attachment in used.response["attachments"]
        }
        return [Line(BOT, used.response, TIME, (ALICE, f"/{command}"), pictures)]

    @property
    def viewer(self) -> Viewer:
        """Alice, at a fixed moment."""
        return Viewer(NOW, {self.discord.app_id: BOT.name, self.alice.id: ALICE.name})


async def answer(stage: Stage) -> list[Line]:
    """A mention with an answer."""
    return await stage.ask(ASKED)


async def unknown(stage: Stage) -> list[Line]:
    """A question that the library cannot answer."""
    return await stage.ask(UNKNOWN)


async def summary(stage: Stage) -> list[Line]:
    """An article in its own sentences."""
    typed = {"article": SUMMARISED}
    offered = await stage.alice.autocomplete(stage.channel, "summary", typed, "article")
    return await stage.use("summary", {"article": offered[0]["value"]})


async def why(stage: Stage) -> list[Line]:
    """Why these passages, for whoever pressed."""
    return await stage.press("Why this?")


async def context(stage: Stage) -> list[Line]:
    """The paragraphs around a citation."""
    return await stage.press("[2] in context")


async def check(stage: Stage) -> list[Line]:
    """What the library says about a message."""
    said = await stage.bob.say(stage.channel, CLAIM)
    used = await (await stage.alice.context_menu(said, "Check the news")).settled()
    return [Line(BOB, said, TIME), Line(BOT, used.response, TIME, (ALICE, "Check the news"))]


async def headlines(stage: Stage) -> list[Line]:
    """The latest articles."""
    return await stage.use("headlines", {})


async def digest(stage: Stage) -> list[Line]:
    """What happened, story by story."""
    return await stage.use("digest", {})


async def timeline(stage: Stage) -> list[Line]:
    """A topic from its first report to the latest, with how much was reported when."""
    return await stage.use("timeline", {"topic": "ferry disaster"})


async def quotes(stage: Stage) -> list[Line]:
    """What somebody said."""
    return await stage.use("quotes", {"speaker": QUOTED})


async def watch(stage: Stage) -> list[Line]:
    """A topic that somebody wants to hear about."""
    return await stage.use("watch add", {"topic": "tram line 2", "quiet": "22-7"})


async def korean(stage: Stage) -> list[Line]:
    """The bot's own words in the language of whoever asks."""
    stage.alice.locale = "ko"
    try:
        return await stage.use("ask", {"question": UNKNOWN, "private": True})
    finally:
        stage.alice.locale = "en-US"


SCENES = {
    scene.__name__: scene
    for scene in (
        answer,
        unknown,
        summary,
        why,
        context,
        check,
        headlines,
        digest,
        timeline,
        quotes,
        watch,
        korean,
    )
}


@asynccontextmanager
async def played() -> AsyncIterator[Stage]:
    """The bot, which fills its empty library with the samples, in a server with two members."""
    with tempfile.TemporaryDirectory() as folder:
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("DATELINE_", "DISCORD_"))}
        environment = {**kept, "DATELINE_DATA_DIR": f"{folder}/data"}
        bot = [sys.executable, "-m", "bot"]
        async with FakeDiscord(bot_name=BOT.name) as discord:
            guild = discord.add_guild("Newsroom")
            stage = Stage(
                discord,
                guild.add_channel("news"),
                guild.add_member(ALICE.name),
                guild.add_member(BOB.name),
            )
            paths = os.pathsep.join((discord.env()["PYTHONPATH"], str(ROOT)))
            own = {name: value for name, value in environment.items() if name not in kept}
            async with discord.run_bot(bot, cwd=ROOT, env={**own, "PYTHONPATH": paths}):
                await discord.wait_ready()
                yield stage


async def write_pages(names: Iterable[str]) -> list[str]:
    """Plays the scenes, writes a page for each that has something to show; their names."""
    PAGES.mkdir(parents=True, exist_ok=True)
    written = []
    async with played() as stage:
        for name in names:
            if lines := await SCENES[name](stage):
                text = page(lines, stage.viewer)
                (PAGES / f"{name}.html").write_text(text, encoding="utf-8")
                written.append(name)
    return written


def photograph(browser: str, name: str) -> Path:
    """Takes a picture of a page, as tall as the page is."""
    source, target = PAGES / f"{name}.html", ROOT / "docs" / f"{name}.png"
    with tempfile.TemporaryDirectory() as profile:

        def run(*more: str) -> str:
            command = [browser, *FLAGS, f"--user-data-dir={profile}", *more, source.as_uri()]
            done = subprocess.run(  # noqa: S603  # the browser that was found or named
                command, check=True, capture_output=True, text=True, timeout=120
            )
            return done.stdout

        # The page measures itself: see client/page.py.
        measured = re.search(
            r'data-height="(\d+)"', run(f"--window-size={WIDTH},600", "--dump-dom")
        )
        if measured is None:
            raise RuntimeError(f"{source} has no height")
        size = f"--window-size={WIDTH},{measured[1]}"
        run(size, f"--screenshot={target}")
    return target


def browser() -> str | None:
    """The browser that CHROMIUM names, or one that is installed."""
    named = os.environ.get("CHROMIUM")
    find: Callable[[str], str | None] = shutil.which
    return named or next((path for path in map(find, BROWSERS) if path), None)


def main() -> None:
    names = sys.argv[1:] or list(SCENES)
    if unknown_names := set(names) - set(SCENES):
        raise SystemExit(f"no such picture: {sorted(unknown_names)}; there are {sorted(SCENES)}")
    if (found := browser()) is None:
        raise SystemExit(NO_BROWSER)
    for name in asyncio.run(write_pages(names)):
        target = photograph(found, name)
        sys.stdout.write(f"{target.relative_to(ROOT)}: {target.stat().st_size // 1000} kB\n")


if __name__ == "__main__":
    main()
