"""A bot that writes down what it hears, one JSON object a line, and does what it is told.

CONTENT=1 asks for the message content intent, SHARD=0/2 runs that shard alone. A word of a message
that mentions it names what to do; `OFFERS` are its buttons, which work after a restart too.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import sys
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

Interaction = discord.Interaction[commands.Bot]
CONTEXTS = ("guild", "dm_channel", "private_channel")
number, _, count = os.environ.get("SHARD", "").partition("/")


def tell(event: str, **fields: Any) -> None:
    sys.stdout.write(json.dumps({"event": event, **fields}) + "\n")
    sys.stdout.flush()


def said(message: discord.Message) -> dict[str, Any]:
    before = message.reference.resolved if message.reference else None
    return {
        "id": str(message.id),
        "text": message.content,
        "edited": message.edited_at is not None,
        "reply": before.content if isinstance(before, discord.Message) else None,
        "embeds": len(message.embeds),
    }


class Offers(discord.ui.View):
    def __init__(self) -> None:
        super().__init__(timeout=None)
        self.add_item(discord.ui.Button(label="Open", url="https://example.org/"))

    @discord.ui.button(label="Turn", custom_id="turn")
    async def turn(self, interaction: Interaction, _: discord.ui.Button[Offers]) -> None:
        await interaction.response.edit_message(content=f"turned by {interaction.user.name}")

    @discord.ui.button(label="Later", custom_id="later")
    async def later(self, interaction: Interaction, _: discord.ui.Button[Offers]) -> None:
        await interaction.response.defer()
        await interaction.edit_original_response(content="turned later")

    @discord.ui.button(label="Why", custom_id="why")
    async def why(self, interaction: Interaction, _: discord.ui.Button[Offers]) -> None:
        await interaction.response.send_message("therefore", ephemeral=True, view=Offers())

    @discord.ui.button(label="Think", custom_id="think")
    async def think(self, interaction: Interaction, _: discord.ui.Button[Offers]) -> None:
        await interaction.response.defer(thinking=True, ephemeral=True)
        await interaction.edit_original_response(content="thought")

    @discord.ui.button(label="Share", custom_id="share")
    async def share(self, interaction: Interaction, _: discord.ui.Button[Offers]) -> None:
        await interaction.response.defer()
        await interaction.followup.send("for everybody")
        await interaction.followup.send("for you", ephemeral=True)


class Bot(commands.AutoShardedBot):
    async def setup_hook(self) -> None:
        self.add_view(Offers())
        if os.environ.get("SYNC", "1") == "1":
            await self.tree.sync()

    async def on_ready(self) -> None:
        tell("ready", guilds=sorted(guild.name for guild in self.guilds))

    async def on_thread_create(self, thread: discord.Thread) -> None:
        tell("thread", id=str(thread.id), name=thread.name, owner=str(thread.owner_id))

    async def on_thread_join(self, thread: discord.Thread) -> None:
        tell("join", id=str(thread.id))

    async def on_raw_thread_update(self, update: discord.RawThreadUpdateEvent) -> None:
        tell("update", archived=update.data["thread_metadata"]["archived"])

    async def on_raw_message_edit(self, change: discord.RawMessageUpdateEvent) -> None:
        tell("edit", **said(change.message))

    async def on_raw_message_delete(self, gone: discord.RawMessageDeleteEvent) -> None:
        tell("delete", id=str(gone.message_id))

    async def on_raw_bulk_message_delete(self, gone: discord.RawBulkMessageDeleteEvent) -> None:
        tell("bulk", ids=sorted(map(str, gone.message_ids)))

    async def on_message(self, message: discord.Message) -> None:
        tell("message", **said(message), kind=message.type.name)
        if message.author == self.user or self.user not in message.mentions:
            return
        *_, word = message.content.split()
        try:
            await DEEDS[word](message)
        except discord.HTTPException as error:
            tell("refused", status=error.status, code=error.code)


async def offer(message: discord.Message) -> None:
    await message.reply("offers", view=Offers(), mention_author=False)


async def answer(message: discord.Message) -> None:
    await message.channel.send("answer")


async def thread(message: discord.Message) -> None:
    begun = await message.create_thread(name="Sources")
    await begun.send("in the thread")
    await message.create_thread(name="Another")


async def history(message: discord.Message) -> None:
    found = [m async for m in message.channel.history(limit=None, oldest_first=True)]
    tell("history", texts=[m.content for m in found], last=said(found[-1]))
    first = [m async for m in message.channel.history(limit=2, after=found[0])]
    tell("after", texts=[m.content for m in first])
    tell("one", **said(await message.channel.fetch_message(message.id)))


async def own(message: discord.Message) -> None:
    mine = await message.channel.send("mine")
    await mine.edit(content="mine, changed")
    await mine.delete()
    for refused in (mine.edit(content="x"), message.edit(content="x"), message.delete()):
        try:
            await refused
        except discord.HTTPException as error:
            tell("refused", status=error.status, code=error.code)


DEEDS = {deed.__name__: deed for deed in (offer, answer, thread, history, own)}


class Words(app_commands.Translator):
    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        del context
        return GERMAN.get(string.message) if locale is discord.Locale.german else None


GERMAN = {"where": "wo", "Tells where it is": "Sagt, wo es ist", "place": "ort"}

intents = discord.Intents.default()
intents.message_content = os.environ.get("CONTENT") == "1"
only: dict[str, Any] = {"shard_ids": [int(number)], "shard_count": int(count)} if number else {}
bot = Bot(commands.when_mentioned, intents=intents, **only)


@bot.tree.command(name="where", description="Tells where it is")
@app_commands.allowed_installs(guilds=True, users=True)
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
async def where(interaction: Interaction, place: str = "here") -> None:
    facts = {
        "place": place,
        "guild": interaction.is_guild_integration(),
        "user": interaction.is_user_integration(),
        "context": [name for name in CONTEXTS if getattr(interaction.context, name)],
        "embeds": interaction.app_permissions.embed_links,
        "sends": interaction.app_permissions.send_messages,
        "locales": [str(interaction.locale), str(interaction.guild_locale)],
    }
    await interaction.response.send_message(json.dumps(facts), view=Offers())


@bot.tree.command(description="Follows up six times")
@app_commands.allowed_installs(guilds=True, users=True)
async def often(interaction: Interaction) -> None:
    await interaction.response.send_message("0")
    try:
        for index in range(6):
            await interaction.followup.send(f"{index + 1}")
    except discord.HTTPException as error:
        tell("refused", status=error.status, code=error.code)


@bot.tree.command(description="For guilds alone")
@app_commands.allowed_installs(guilds=True, users=False)
async def guilds(interaction: Interaction) -> None:
    await interaction.response.send_message("ok")


@bot.tree.context_menu(name="Read")
async def read(interaction: Interaction, message: discord.Message) -> None:
    await interaction.response.send_message(f"read {message.content!r}", ephemeral=True)


async def main() -> None:
    logging.basicConfig(level=logging.WARNING)
    async with bot:
        await bot.tree.set_translator(Words())
        await bot.start(os.environ["DISCORD_TOKEN"])


if __name__ == "__main__":
    asyncio.run(main())
