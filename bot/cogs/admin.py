"""/admin: for the managers of the server that the bot belongs to, and its operators."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot import failures
from bot.reindexing import ReindexStoppedError
from bot.rendering import markdown, replies, wording
from bot.rendering.replies import Reply, Tone
from bot.sending import acknowledge, respond
from bot.tenancy import Verdict
from retrieval import DatelineError, Progress

if TYPE_CHECKING:
    from bot.client import NewsBot

_log = logging.getLogger(__name__)

PROGRESS_EDIT_S = 2.0
"""Time between two edits of the message that shows progress; Discord allows about one a second."""


@app_commands.default_permissions(manage_guild=True)
@app_commands.guild_only()
class Admin(
    commands.GroupCog,
    group_name="admin",
    group_description=wording.ADMIN,
):
    """Looking after the library. Discord hides the commands from members without Manage Server, a
    server can override that: who may is checked here, at each use."""

    def __init__(self, bot: NewsBot) -> None:
        self.bot = bot
        super().__init__()

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
        await respond(interaction, _refusal(verdict, interaction.guild_id), private=True)
        return False

    @app_commands.command(name="reindex", description=wording.ADMIN_REINDEX)
    async def reindex(self, interaction: discord.Interaction[NewsBot]) -> None:
        with self.bot.desk.reindexing.claimed() as mine:
            if not mine:
                await respond(interaction, replies.notice(wording.REINDEX_RUNNING), private=True)
                return
            async with self.bot.desk.under_way():
                await acknowledge(interaction, private=True)
                shown = _Progress(interaction)
                showing = asyncio.create_task(shown.run())
                result = await self._reindexed(shown.step)
                shown.ended.set()
                await showing
                await self._conclude(interaction, result)

    async def _reindexed(self, report: Callable[[Progress], None]) -> Reply:
        """Run the child and take up its index; what to say of it, whatever happens."""
        started = time.monotonic()
        try:
            found = await self.bot.desk.reindexing.run(report)
            await self.bot.desk.look_up(lambda library: library.refresh())
        except ReindexStoppedError:
            return replies.notice(wording.REINDEX_STOPPED, tone=Tone.UNSURE)
        except DatelineError as error:
            reason = markdown.neutral(markdown.clip(str(error), 500))
            return replies.notice(wording.REINDEX_FAILED.format(reason=reason), tone=Tone.FAILURE)
        except Exception as error:
            return failures.told(error)
        _log.info(
            "reindexed: elapsed_s=%.1f failures=%d",
            time.monotonic() - started,
            len(found.failures),
        )
        return replies.report(found, sources=bool(self.bot.settings.sources))

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

    def __init__(self, interaction: discord.Interaction[NewsBot]) -> None:
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
            await respond(self._interaction, replies.progress(step), patient=False)


def _refusal(verdict: Verdict, server: int | None) -> Reply:
    text = {
        Verdict.NOT_IN_A_SERVER: wording.NOT_HERE,
        Verdict.NO_PERMISSION: wording.NOT_YOURS,
        Verdict.OPERATORS_ONLY: wording.OPERATORS_ONLY,
        Verdict.OTHER_SERVER: wording.NO_HOME.format(server=server),
    }[verdict]
    return replies.notice(text, tone=Tone.UNSURE)
