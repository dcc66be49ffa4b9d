"""NewsBot: the client that Discord sees.

Asks for no privileged intent unless DATELINE_MESSAGE_CONTENT says so, registers commands only
when they have changed, and has one place where errors become a sentence with a reference.
"""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from bot import failures
from bot.cogs import COGS
from bot.limits import Limits
from bot.rendering.languages import in_locale
from bot.rendering.languages.naming import Naming
from bot.tenancy import Tenancy
from bot.tree import Tree
from bot.where import Where

if TYPE_CHECKING:
    from bot.desk import Desk
    from bot.memory import Memory
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


def _shards(settings: Settings) -> dict[str, Any]:
    """Which of how many connections are this process's; all that Discord wants unless it is set."""
    if not settings.shard_ids:
        return {}
    return {"shard_ids": list(settings.shard_ids), "shard_count": settings.shard_count}


class NewsBot(commands.AutoShardedBot):
    """The library's voice in Discord."""

    tree: Tree

    def __init__(
        self, settings: Settings, *, desk: Desk, memory: Memory, registers: bool = True
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
            activity=discord.CustomActivity(in_locale(settings.language).ACTIVITY),
            # In servers and for single people, wherever they are; commands for managers say less.
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
            allowed_contexts=app_commands.AppCommandContext(
                guild=True, dm_channel=True, private_channel=True
            ),
            **_shards(settings),
        )
        self.settings = settings
        self.desk = desk
        self.memory = memory
        self.state = memory.state
        self.began = datetime.now(UTC)
        self.where = Where(memory.places, reads_all=settings.message_content)
        self.limits = Limits(memory.cooldowns)
        self.tenancy = Tenancy(
            mode=settings.tenancy,
            operators=frozenset(settings.operators),
            servers=frozenset(settings.servers),
            state=memory.state,
        )
        self.connected: set[int] = set()
        self._registers = registers

    @property
    def me(self) -> discord.ClientUser:
        """The bot's own account; RuntimeError before it has logged in."""
        if self.user is None:
            raise RuntimeError("not logged in yet")
        return self.user

    async def setup_hook(self) -> None:
        """Cogs, and the commands where they are not the ones that Discord has."""
        await self.tree.set_translator(Naming())
        for cog in COGS:
            await self.add_cog(cog(self))
        # Of several processes with shards of their own one registers for all.
        if not self._registers or 0 not in (self.settings.shard_ids or (0,)):
            return
        try:
            if self.state.get(self._commands) != await self.tree.payload_hash():
                await self.sync()
        except (discord.HTTPException, app_commands.AppCommandError) as error:
            # The commands that Discord has go on working; mentions do in any case.
            _log.warning("commands not registered: cause=%s; try `sync`", error)

    async def sync(self) -> list[str]:
        """Register the slash commands with Discord; their names in order."""
        registered = await self.tree.sync()
        self.state.put(self._commands, await self.tree.payload_hash())
        _log.info("commands registered: count=%d", len(registered))
        return sorted(
            f"/{c.name}" if c.type is discord.AppCommandType.chat_input else c.name
            for c in registered
        )

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

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """What was set up for a server goes with it."""
        await self.desk.remember(lambda: self.memory.forget_server(guild.id))

    async def on_message(self, message: discord.Message, /) -> None:
        """Nothing: there are no text commands; the Ask cog hears messages itself."""

    async def on_error(self, event_method: str, /, *_: object, **__: object) -> None:
        _log.exception("event failed: event=%s reference=%s", event_method, failures.reference())
