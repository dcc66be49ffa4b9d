"""Asking: by mention, by reply, in a direct message, by /ask."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import re
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot import failures
from bot.rendering import replies, wording
from bot.sending import acknowledge, reply_to, respond
from retrieval import Filters, Library
from retrieval.dates import parse_day

if TYPE_CHECKING:
    from bot.client import NewsBot
    from bot.rendering.replies import Reply

_log = logging.getLogger(__name__)

MAX_QUESTION = 500
"""Characters of a slash command's question."""

SPOKEN = (discord.MessageType.default, discord.MessageType.reply)
"""Messages that somebody wrote; others are notices of Discord's own."""

TYPING_WAIT_S = 0.5
"""How long an answer that is ready waits for "is typing" to have gone out."""

MISSED_CHANNELS = 50
MISSED_MESSAGES = 100
"""How much is looked through after a lost session: it should have been short."""


class Ask(commands.Cog):
    """Questions and their answers."""

    def __init__(self, bot: NewsBot) -> None:
        self.bot = bot

    # --- messages ----------------------------------------------------------------------------

    @commands.Cog.listener("on_message")
    async def hear(self, message: discord.Message) -> None:
        """Answer a message that is meant for the bot: one that mentions it (a reply with the ping
        on does), or any in a direct message."""
        me = self.bot.user
        if me is None or message.author.bot or message.type not in SPOKEN:
            return
        direct = message.guild is None
        if not direct and me not in message.mentions:
            return
        if not self.bot.desk.heard.take(message.id, room=message.channel.id if direct else None):
            return
        async with (
            self.bot.desk.under_way(),
            self.bot.desk.in_turn(message.channel.id) as my_turn,
        ):
            reply = await self._prepared(message, me)
            await my_turn()
            if self.bot.desk.heard.is_gone(message.id):
                return
            try:
                await reply_to(message, reply)
            except Exception as error:
                await reply_to(message, failures.told(error))

    async def _prepared(self, message: discord.Message, me: discord.ClientUser) -> Reply:
        """The reply to a message, with "is typing" shown meanwhile."""
        question = _question(message, me)
        if self.bot.desk.closing:
            return replies.notice(wording.RESTARTING)
        if not question:
            return replies.notice(wording.NO_QUESTION.format(mention=me.mention))
        typing = asyncio.create_task(_show_typing(message.channel))
        try:
            return await self.bot.desk.ask(lambda library: replies.answer(library.ask(question)))
        except Exception as error:
            return failures.told(error)
        finally:
            # "is typing" must not come after the answer, nor keep it waiting.
            await asyncio.wait({typing}, timeout=TYPING_WAIT_S)
            typing.cancel()

    @commands.Cog.listener("on_raw_message_delete")
    async def note_deletion(self, event: discord.RawMessageDeleteEvent) -> None:
        self.bot.desk.heard.delete(event.message_id)

    # --- what a lost session swallowed -------------------------------------------------------

    @commands.Cog.listener("on_shard_disconnect")
    async def note_loss(self, shard_id: int) -> None:
        self.bot.desk.heard.lose(shard_id)

    @commands.Cog.listener("on_shard_resumed")
    async def note_return(self, shard_id: int) -> None:
        self.bot.desk.heard.resume(shard_id)

    @commands.Cog.listener("on_shard_connect")
    async def note_new_session(self, shard_id: int) -> None:
        self.bot.desk.heard.begin(shard_id)

    @commands.Cog.listener("on_shard_ready")
    async def catch_up(self, shard_id: int) -> None:
        """A new session knows its servers: answer what was asked meanwhile, in the channels that
        say they have newer messages."""
        since = self.bot.desk.heard.missed_since(shard_id)
        if since is None:
            return
        after = discord.Object(discord.utils.time_snowflake(since))
        places: list[discord.abc.Messageable] = []
        for guild in self.bot.guilds:
            if guild.shard_id == shard_id:
                places += [
                    channel
                    for channel in (*guild.channels, *guild.threads)
                    if isinstance(channel, discord.abc.Messageable)
                    and (channel.last_message_id or 0) > after.id
                ]
        if shard_id == 0:
            places += [
                self.bot.get_partial_messageable(channel) for channel in self.bot.desk.heard.rooms
            ]
        for place in places[:MISSED_CHANNELS]:
            with contextlib.suppress(discord.Forbidden, discord.NotFound):
                history = place.history(after=after, limit=MISSED_MESSAGES, oldest_first=True)
                async for message in history:
                    self.bot.dispatch("message", message)
        _log.info("caught up after a lost session: channels=%d", len(places))

    # --- /ask --------------------------------------------------------------------------------

    @app_commands.command(name="ask", description=wording.ASK)
    @app_commands.describe(
        question=wording.ASK_QUESTION,
        since=wording.ASK_SINCE,
        until=wording.ASK_UNTIL,
        publisher=wording.ASK_PUBLISHER,
        speaker=wording.ASK_SPEAKER,
        private=wording.ASK_PRIVATE,
    )
    async def ask(
        self,
        interaction: discord.Interaction[NewsBot],
        question: app_commands.Range[str, 1, MAX_QUESTION],
        since: app_commands.Range[str, 1, 30] | None = None,
        until: app_commands.Range[str, 1, 30] | None = None,
        publisher: app_commands.Range[str, 1, 100] | None = None,
        speaker: app_commands.Range[str, 1, 100] | None = None,
        private: bool = False,
    ) -> None:
        filters = Filters(
            since=parse_day(since, "since") if since else None,
            until=parse_day(until, "until") if until else None,
            publisher=publisher,
            speaker=speaker,
        )

        def answer(library: Library) -> Reply:
            return replies.answer(library.ask(question, filters=filters), echo=True)

        async with self.bot.desk.under_way():
            await acknowledge(interaction, private=private)
            await respond(interaction, await self.bot.desk.ask(answer))


def _question(message: discord.Message, me: discord.ClientUser) -> str:
    """What was asked: without the bot's own name, other people's mentions as names."""
    own = re.compile(rf"<@!?{me.id}>")
    text = own.sub(" ", message.content)
    for person in message.mentions:
        text = re.sub(rf"<@!?{person.id}>", person.display_name, text)
    return " ".join(text.split())


async def _show_typing(channel: discord.abc.Messageable) -> None:
    """ "... is typing"; that it cannot be shown is no reason not to answer."""
    with contextlib.suppress(discord.HTTPException):
        await channel.typing()
