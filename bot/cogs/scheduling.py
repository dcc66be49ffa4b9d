"""/admin schedule: the digest that a channel gets at a local time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, cast

import discord
from discord import app_commands
from discord.ext import commands

from bot import recurring, speaking
from bot.cogs.asking import MAX_CHOICES, offered
from bot.recurring import Days, Rule
from bot.rendering import replies
from bot.rendering.replies import Tone
from bot.scheduling import Scheduling
from bot.sending import acknowledge, respond
from retrieval import QueryError

if TYPE_CHECKING:
    from bot.client import NewsBot
    from bot.memory.schedules import Period, Schedule
    from bot.rendering.languages import English

Called = discord.Interaction["NewsBot"]
Chosen = app_commands.AppCommandChannel | app_commands.AppCommandThread

KINDS = [
    discord.ChannelType.text,
    discord.ChannelType.news,
    discord.ChannelType.public_thread,
    discord.ChannelType.private_thread,
]
"""Channels that hold messages one after the other."""

DAYS = {
    "every day": "daily",
    "weekdays": "weekdays",
    "Mondays": "monday",
    "Tuesdays": "tuesday",
    "Wednesdays": "wednesday",
    "Thursdays": "thursday",
    "Fridays": "friday",
    "Saturdays": "saturday",
    "Sundays": "sunday",
}
PERIODS = {
    "today": "today",
    "yesterday": "yesterday",
    "last 7 days": "week",
    "last 30 days": "month",
}


class Place(app_commands.Transformer):
    """A channel that can be written in, as Discord describes it: whether it is known or not."""

    @property
    def type(self) -> discord.AppCommandOptionType:
        return discord.AppCommandOptionType.channel

    @property
    def channel_types(self) -> list[discord.ChannelType]:
        return KINDS

    async def transform(self, _: discord.Interaction[Any], value: Any, /) -> Chosen:
        return cast("Chosen", value)


class Schedules(commands.Cog):
    """The part of /admin that sets schedules; `bot.scheduling` posts what is due."""

    def __init__(self, bot: NewsBot) -> None:
        self.bot = bot
        self._scheduling = Scheduling(bot)

    async def cog_load(self) -> None:
        self._scheduling.begin()

    async def cog_unload(self) -> None:
        self._scheduling.end()

    @app_commands.command(name="schedule", description="Post a digest in a channel at a local time")
    @app_commands.describe(
        channel="The channel that gets it; this one by default",
        at="A time of the day, like 08:30 or 8:30 pm",
        zone="Whose clock is meant, like Asia/Seoul",
        days="On which days; every day by default",
        period="What it covers; the time since the one before by default",
        topic="A topic or a question, in your own words",
        publisher="Only articles of this publisher",
        off="Post no more there",
    )
    @app_commands.choices(
        days=[app_commands.Choice(name=name, value=value) for name, value in DAYS.items()],
        period=[app_commands.Choice(name=name, value=value) for name, value in PERIODS.items()],
    )
    async def schedule(  # one option each
        self,
        interaction: Called,
        channel: app_commands.Transform[Chosen, Place] | None = None,
        at: app_commands.Range[str, 1, 20] | None = None,
        zone: app_commands.Range[str, 1, 64] | None = None,
        days: app_commands.Choice[str] | None = None,
        period: app_commands.Choice[str] | None = None,
        topic: app_commands.Range[str, 2, 200] | None = None,
        publisher: app_commands.Range[str, 1, 100] | None = None,
        off: bool = False,
    ) -> None:
        words, server = speaking.to(interaction), interaction.guild_id
        place = interaction.channel_id if channel is None else channel.id
        if server is None or place is None:
            await respond(interaction, replies.notice(words.NOT_HERE), private=True)
        elif off:
            await self._switch_off(interaction, place, words)
        elif at is not None:
            if not _may_post(interaction, channel):
                said = words.SCHEDULE_NO_ROOM.format(where=f"<#{place}>")
                await respond(interaction, replies.notice(said, tone=Tone.UNSURE), private=True)
                return
            rule = _rule(at, zone, days.value if days else None, default=self.bot.settings.timezone)
            set_it = partial(
                self.bot.memory.schedules.set,
                server=server,
                channel=place,
                rule=rule,
                language=speaking.to_all(interaction).CODE,
                now=interaction.created_at,
                period=cast("Period | None", period.value if period else None),
                topic=topic,
                publisher=publisher,
            )
            await acknowledge(interaction, private=True)
            reply = replies.notice(words.WATCH_WORDLESS)
            if await self._makes_sense(topic, publisher):
                reply = replies.scheduled(await self.bot.desk.remember(set_it), words)
            await respond(interaction, reply, private=True)
        elif any((zone, days, period, topic, publisher)):
            await respond(interaction, replies.notice(words.SCHEDULE_NEEDS_TIME), private=True)
        else:
            await self._show(interaction, server, channel.id if channel else None, words)

    @schedule.autocomplete("zone")
    async def zones(self, _: Called, typed: str) -> list[app_commands.Choice[str]]:
        found = recurring.zones_like(typed, MAX_CHOICES)
        mine = self.bot.settings.timezone
        if not typed.strip():
            found = [mine, *(name for name in found if name != mine)][:MAX_CHOICES]
        return [app_commands.Choice(name=name, value=name) for name in found]

    @schedule.autocomplete("publisher")
    async def publishers(self, _: Called, typed: str) -> list[app_commands.Choice[str]]:
        return await offered(
            self.bot, lambda library: library.suggest_publishers(typed, limit=MAX_CHOICES)
        )

    async def upcoming(self, server: int | None) -> Schedule | None:
        """The schedule of this server that is due next."""
        if server is None:
            return None
        found = await self.bot.desk.remember(lambda: self.bot.memory.schedules.list(server))
        return found[0] if found else None

    async def _switch_off(self, interaction: Called, place: int, words: English) -> None:
        gone = await self.bot.desk.remember(lambda: self.bot.memory.schedules.remove(place))
        said = words.SCHEDULE_NONE_THERE if gone is None else words.SCHEDULE_OFF
        await respond(interaction, replies.notice(said.format(where=f"<#{place}>")), private=True)

    async def _show(
        self, interaction: Called, server: int, channel: int | None, words: English
    ) -> None:
        """What is set for a channel, or for all of the server."""
        found = await self.bot.desk.remember(lambda: self.bot.memory.schedules.list(server))
        if channel is not None:
            found = tuple(each for each in found if each.channel == channel)
        reply = replies.schedules(found, words, channel=channel)
        await respond(interaction, reply, private=True)

    async def _makes_sense(self, topic: str | None, publisher: str | None) -> bool:
        """Whether the topic has words to look for; QueryError where it cannot be read at all."""
        if topic is not None:
            asked = await self.bot.desk.ask(lambda library: library.ask(topic, limit=1))
            if asked.reason == "no_terms":
                return False
        if topic is not None or publisher is not None:
            await self.bot.desk.ask(
                lambda library: library.digest(topic=topic, publisher=publisher, limit=1)
            )
        return True


def _rule(at: str, zone: str | None, days: str | None, *, default: str) -> Rule:
    """QueryError names the option that is wrong."""
    try:
        minute = recurring.minute_of(at)
    except ValueError as error:
        raise QueryError(f"at: {error}") from error
    try:
        named = default if zone is None else recurring.zone_of(zone)
    except ValueError as error:
        raise QueryError(f"zone: {error}") from error
    return Rule(minute, named, cast("Days", days or "daily"))


def _may_post(interaction: Called, channel: Chosen | None) -> bool:
    """Whether both the person and the bot may write there."""
    if channel is None:
        mine, theirs = interaction.app_permissions, interaction.permissions
        thread = isinstance(interaction.channel, discord.Thread)
        return _may_write(mine, thread=thread) and _may_write(theirs, thread=thread)
    thread = isinstance(channel, app_commands.AppCommandThread)
    known, guild = channel.resolve(), interaction.guild
    if known is not None and guild is not None and guild.me is not None:
        try:
            if not _may_write(known.permissions_for(guild.me), thread=thread):
                return False
        except discord.ClientException:  # a thread whose channel is not known
            pass
    return _may_write(channel.permissions, thread=thread)


def _may_write(may: discord.Permissions, *, thread: bool) -> bool:
    return may.view_channel and (may.send_messages_in_threads if thread else may.send_messages)
