"""/admin: for the managers of the server that the bot belongs to, and its operators."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot import failures, speaking
from bot.cogs.scheduling import Schedules
from bot.reindexing import ReindexStoppedError
from bot.rendering import markdown, replies
from bot.rendering.languages import English
from bot.rendering.replies import Reply, Tone
from bot.sending import acknowledge, respond
from bot.tenancy import Verdict
from retrieval import DatelineError, Progress

if TYPE_CHECKING:
    from bot.client import NewsBot

_log = logging.getLogger(__name__)

VOTES_SHOWN = timedelta(days=14)
PROGRESS_EDIT_S = 2.0
"""Time between two edits of the message that shows progress; Discord allows about one a second."""


@app_commands.default_permissions(manage_guild=True)
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
class Admin(
    Schedules,
    commands.GroupCog,
    group_name="admin",
    group_description="Look after the library (Manage Server)",
):
    """Looking after the library. Discord hides the commands from members without Manage Server, a
    server can override that: who may is checked here, at each use."""

    async def interaction_check(self, interaction: discord.Interaction[NewsBot], /) -> bool:  # type: ignore[override]  # discord.py types the client as any
        may = interaction.permissions
        verdict = self.bot.tenancy.verdict(
            user=interaction.user.id,
            server=interaction.guild_id,
            manages_server=may.manage_guild or may.administrator,
        )
        if verdict is Verdict.ALLOWED:
            return True
        _log.info("admin command refused: verdict=%s", verdict.value)
        words = speaking.to(interaction)
        await respond(interaction, _refusal(verdict, interaction.guild_id, words), private=True)
        return False

    @app_commands.command(
        name="reindex", description="Read the sources again; questions are answered meanwhile"
    )
    async def reindex(self, interaction: discord.Interaction[NewsBot]) -> None:
        words = speaking.to(interaction)
        with self.bot.desk.reindexing.claimed() as mine:
            if not mine:
                await respond(interaction, replies.notice(words.REINDEX_RUNNING), private=True)
                return
            async with self.bot.desk.under_way():
                await acknowledge(interaction, private=True)
                shown = _Progress(interaction, words)
                showing = asyncio.create_task(shown.run())
                result = await self._reindexed(shown.step, words)
                shown.ended.set()
                await showing
                await self._conclude(interaction, result)

    @app_commands.command(name="channel", description="Where and how I answer messages")
    @app_commands.describe(
        mode="When messages of this channel are answered",
        threads="Open a thread for each conversation",
    )
    @app_commands.choices(
        mode=[
            app_commands.Choice(name="when mentioned", value="mention"),
            app_commands.Choice(name="every question", value="every"),
            app_commands.Choice(name="not at all", value="off"),
        ]
    )
    async def channel(
        self,
        interaction: discord.Interaction[NewsBot],
        mode: app_commands.Choice[str] | None = None,
        threads: bool | None = None,
    ) -> None:
        words = speaking.to(interaction)
        place = interaction.channel
        if interaction.guild_id is None or place is None:
            await respond(interaction, replies.notice(words.NOT_HERE), private=True)
            return
        chosen = None if mode is None else mode.value
        if chosen == "every" and not self.bot.settings.message_content:
            refusal = replies.notice(words.MODE_NEEDS_INTENT, tone=Tone.UNSURE)
            await respond(interaction, refusal, private=True)
            return
        parent = place.parent_id if isinstance(place, discord.Thread) else place.id
        server, places = interaction.guild_id, self.bot.memory.places
        now = await self.bot.desk.remember(
            lambda: places.set(server, parent, mode=chosen, threads=threads)  # type: ignore[arg-type]  # one of the choices
        )
        said = [words.MODES[now.mode], words.THREADS_ON if now.threads else words.THREADS_OFF]
        await respond(interaction, replies.notice("\n".join(said)), private=True)

    @app_commands.command(
        name="status", description="What the library holds, and how helpful answers were"
    )
    async def status(self, interaction: discord.Interaction[NewsBot]) -> None:
        words = speaking.to(interaction)
        since = interaction.created_at.astimezone(self.bot.settings.zone).date() - VOTES_SHOWN
        shares = await self.bot.desk.remember(lambda: self.bot.memory.votes.shares(since))
        found = await self.bot.desk.look_up(lambda library: library.status())
        coming = await self.upcoming(interaction.guild_id)
        reply = replies.status(found, shares, words, days=VOTES_SHOWN.days, coming=coming)
        await respond(interaction, reply, private=True)

    async def _reindexed(self, report: Callable[[Progress], None], words: English) -> Reply:
        """Run the child and take up its index; what to say of it, whatever happens."""
        started = time.monotonic()
        try:
            found = await self.bot.desk.reindexing.run(report)
            await self.bot.desk.look_up(lambda library: library.refresh())
        except ReindexStoppedError:
            return replies.notice(words.REINDEX_STOPPED, tone=Tone.UNSURE)
        except DatelineError as error:
            reason = markdown.neutral(markdown.clip(str(error), 500))
            return replies.notice(words.REINDEX_FAILED.format(reason=reason), tone=Tone.FAILURE)
        except Exception as error:
            return failures.told(error, words)
        _log.info(
            "reindexed: elapsed_s=%.1f failures=%d",
            time.monotonic() - started,
            len(found.failures),
        )
        return replies.report(found, words, sources=bool(self.bot.settings.sources))

    @staticmethod
    async def _conclude(interaction: discord.Interaction[NewsBot], result: Reply) -> None:
        """The result in the same message, or where that can no longer be edited (Discord allows 15
        minutes) in a direct message."""
        try:
            await respond(interaction, result)
        except discord.HTTPException as error:
            _log.warning("result not shown in place: status=%d code=%d", error.status, error.code)
            with contextlib.suppress(discord.HTTPException):
                await interaction.user.send(embed=result.embed())


class _Progress:
    """Keeps the message of one reindex at its latest step."""

    def __init__(self, interaction: discord.Interaction[NewsBot], words: English) -> None:
        self._words = words
        self.ended = asyncio.Event()
        self._interaction = interaction
        self._latest: Progress | None = None

    def step(self, latest: Progress) -> None:
        self._latest = latest

    async def run(self) -> None:
        """Until `ended`; progress that cannot be shown does not matter, the result comes."""
        shown: Progress | None = None
        await self._show(None)
        while not self.ended.is_set():
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self.ended.wait(), PROGRESS_EDIT_S)
            if self._latest != shown and not self.ended.is_set():
                shown = self._latest
                await self._show(shown)

    async def _show(self, step: Progress | None) -> None:
        with contextlib.suppress(discord.HTTPException):
            await respond(self._interaction, replies.progress(step, self._words), patient=False)


def _refusal(verdict: Verdict, server: int | None, words: English) -> Reply:
    text = {
        Verdict.NOT_IN_A_SERVER: words.NOT_HERE,
        Verdict.NO_PERMISSION: words.NOT_YOURS,
        Verdict.OPERATORS_ONLY: words.OPERATORS_ONLY,
        Verdict.OTHER_SERVER: words.NO_HOME.format(server=server),
    }[verdict]
    return replies.notice(text, tone=Tone.UNSURE)
