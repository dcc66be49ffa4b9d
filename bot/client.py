"""NewsBot: the client that Discord sees.

Asks for no privileged intent unless DATELINE_MESSAGE_CONTENT says so, registers commands only
when they have changed, and has one place where errors become a sentence with a reference.
"""

from __future__ import annotations

import hashlib
import json
import logging
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot import failures
from bot.cogs import COGS
from bot.rendering import replies, wording
from bot.sending import respond
from bot.tenancy import Tenancy

if TYPE_CHECKING:
    from bot.desk import Desk
    from bot.state import State
    from config import Settings

_log = logging.getLogger(__name__)

discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # it does not speak

PERMISSIONS = discord.Permissions(
    view_channel=True,
    send_messages=True,
    read_message_history=True,
    embed_links=True,
    attach_files=True,
    create_public_threads=True,
    send_messages_in_threads=True,
)
"""What the invitation asks for; without the later ones the bot shows plain text."""


def intents(*, message_content: bool) -> discord.Intents:
    """What the gateway is asked for: servers, and messages in them and in DMs. Without the
    privileged content intent the text of messages that mention the bot comes all the same."""
    wanted = discord.Intents.none()
    wanted.guilds = True
    wanted.guild_messages = True
    wanted.dm_messages = True
    wanted.message_content = message_content
    return wanted


def invitation(application_id: int) -> str:
    """The address at which a server's manager lets the bot in."""
    return discord.utils.oauth_url(
        application_id, permissions=PERMISSIONS, scopes=("bot", "applications.commands")
    )


class Tree(app_commands.CommandTree["NewsBot"]):
    """Slash commands, with the checks and the error handler that all of them share."""

    async def interaction_check(self, interaction: discord.Interaction[NewsBot], /) -> bool:
        if not interaction.client.desk.closing:
            return True
        if interaction.type is discord.InteractionType.autocomplete:
            await interaction.response.autocomplete([])
        else:
            await respond(interaction, replies.notice(wording.RESTARTING), private=True)
        return False

    async def on_error(
        self, interaction: discord.Interaction[NewsBot], error: app_commands.AppCommandError, /
    ) -> None:
        cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
        if isinstance(error, app_commands.CheckFailure):
            return  # whoever refused has said why
        if failures.is_too_late(cause):
            _log.warning("interaction lost: Discord heard of it too late, or not at all")
            return
        try:
            await respond(interaction, failures.told(cause), private=True)
        except discord.HTTPException as unsent:
            _log.warning("trouble could not be told: status=%d", unsent.status)

    def payload_hash(self) -> str:
        """A name for the commands as Discord is to know them."""
        payload = [command.to_dict(self) for command in self.get_commands()]
        return hashlib.sha256(json.dumps(payload, sort_keys=True).encode()).hexdigest()


class NewsBot(commands.AutoShardedBot):
    """The library's voice in Discord."""

    tree: Tree

    def __init__(
        self, settings: Settings, *, desk: Desk, state: State, registers: bool = True
    ) -> None:
        """`registers`: put the commands at Discord when they have changed."""
        super().__init__(
            commands.when_mentioned,
            intents=intents(message_content=settings.message_content),
            help_command=None,
            tree_cls=Tree,
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            chunk_guilds_at_startup=False,
            activity=discord.CustomActivity(wording.ACTIVITY),
        )
        self.settings = settings
        self.desk = desk
        self.state = state
        self.tenancy = Tenancy(
            mode=settings.tenancy,
            operators=frozenset(settings.operators),
            servers=frozenset(settings.servers),
            state=state,
        )
        self.connected: set[int] = set()
        self._registers = registers

    async def setup_hook(self) -> None:
        """Cogs, and the commands where they are not the ones that Discord has."""
        for cog in COGS:
            await self.add_cog(cog(self))
        if not self._registers:
            return
        try:
            if self.state.get(self._commands) != self.tree.payload_hash():
                await self.sync()
        except (discord.HTTPException, app_commands.AppCommandError) as error:
            # The commands that Discord has go on working; mentions do in any case.
            _log.warning("commands not registered: cause=%s; try `sync`", error)

    async def sync(self) -> list[str]:
        """Register the slash commands with Discord; their names in order."""
        registered = await self.tree.sync()
        self.state.put(self._commands, self.tree.payload_hash())
        _log.info("commands registered: count=%d", len(registered))
        return sorted(command.name for command in registered)

    @property
    def _commands(self) -> str:
        """The fact that names the commands which this application has at Discord."""
        return f"commands:{self.application_id}"

    async def on_shard_connect(self, shard_id: int) -> None:
        """A session begins: Discord has named the servers, though not yet described them."""
        self.connected.add(shard_id)
        if len(self.connected) == self.shard_count:
            self.tenancy.first_start([guild.id for guild in self.guilds])

    async def on_ready(self) -> None:
        """All servers are known; again after every lost session."""
        _log.info("ready: servers=%d shards=%s", len(self.guilds), self.shard_count)
        if not self.guilds and self.application_id:
            _log.info("in no server yet: invite it: %s", invitation(self.application_id))

    async def on_message(self, message: discord.Message, /) -> None:
        """Nothing: there are no text commands; the Ask cog hears messages itself."""

    async def on_error(self, event_method: str, /, *_: object, **__: object) -> None:
        _log.exception("event failed: event=%s reference=%s", event_method, failures.reference())
