"""A bot that makes the classic mistakes, one per command or word: each must be caught.

SLOW_S says how long /slow blocks; CONTENT=1 asks for the message content intent. It runs as many
shards as Discord recommends.
"""

from __future__ import annotations

import io
import logging
import os
import time

import discord
from discord import app_commands
from discord.ext import commands

SLOW_S = float(os.environ.get("SLOW_S", "3.3"))
BURST = 8

log = logging.getLogger("badbot")
Interaction = discord.Interaction[commands.Bot]

intents = discord.Intents.default()
intents.message_content = os.environ.get("CONTENT") == "1"


class Bot(commands.AutoShardedBot):
    async def setup_hook(self) -> None:
        await self.tree.sync()

    async def on_message(self, message: discord.Message) -> None:
        if message.author.bot:
            return
        log.info("saw %r", message.content)
        channel = message.channel
        if "long" in message.content:
            await channel.send("x" * 2001)
        if "everyone" in message.content:
            everyone = discord.AllowedMentions.all()
            await channel.send("@everyone news", allowed_mentions=everyone)
        if "file" in message.content:
            table = discord.File(io.BytesIO(b"a,b\n1,2\n"), "t.csv")
            await channel.send("here", file=table)
        if "thread" in message.content:
            thread = await message.create_thread(name="Sources")
            await thread.send("in thread")
        if "burst" in message.content:
            for number in range(BURST):
                await channel.send(f"n{number}")


bot = Bot(commands.when_mentioned, intents=intents)


@bot.tree.command(description="Blocks the event loop past the deadline")
async def slow(interaction: Interaction) -> None:
    time.sleep(SLOW_S)  # noqa: ASYNC251  # the mistake
    await interaction.response.send_message("late")


@bot.tree.command(description="Answers twice, past discord.py's own check")
async def twice(interaction: Interaction) -> None:
    await interaction.response.send_message("1")
    route = discord.http.Route(
        "POST", "/interactions/{i}/{t}/callback", i=interaction.id, t=interaction.token
    )
    await bot.http.request(route, json={"type": 4, "data": {"content": "2"}})


@bot.tree.command(description="Follows up before any answer")
async def nofollow(interaction: Interaction) -> None:
    await interaction.followup.send("x")


@bot.tree.command(description="Thinks for ever")
async def forget(interaction: Interaction) -> None:
    await interaction.response.defer()


@bot.tree.command(description="More than 6000 characters of embeds")
async def bigembed(interaction: Interaction) -> None:
    embeds = [discord.Embed(description="x" * 4000), discord.Embed(description="y" * 2500)]
    await interaction.response.send_message(embeds=embeds)


@bot.tree.command(description="A field without a name")
async def emptyfield(interaction: Interaction) -> None:
    embed = discord.Embed(description="x").add_field(name="", value="v")
    await interaction.response.send_message(embed=embed)


@bot.tree.command(description="An address that is none")
async def badurl(interaction: Interaction) -> None:
    embed = discord.Embed(title="x", url="javascript:alert(1)")
    await interaction.response.send_message(embed=embed)


@bot.tree.command(description="Two buttons with one id")
async def dupid(interaction: Interaction) -> None:
    view = discord.ui.View()
    for _ in range(2):
        view.add_item(discord.ui.Button(label="a", custom_id="same"))
    await interaction.response.send_message("x", view=view)


@bot.tree.command(description="Proposes more than 25 choices")
async def many(interaction: Interaction, q: str) -> None:
    await interaction.response.send_message(q)


@many.autocomplete("q")
async def propose(_: Interaction, current: str) -> list[app_commands.Choice[str]]:
    return [app_commands.Choice(name=f"{current}{n}", value=str(n)) for n in range(26)]


@bot.tree.command(description="No mistake: components v2")
async def layout(interaction: Interaction) -> None:
    view = discord.ui.LayoutView()
    container: discord.ui.Container[discord.ui.LayoutView] = discord.ui.Container()
    container.add_item(discord.ui.TextDisplay("# News\n> quote [1]"))
    leave: discord.ui.Button[discord.ui.LayoutView] = discord.ui.Button(
        label="Open", url="https://example.org"
    )
    container.add_item(discord.ui.Section("src", accessory=leave))
    container.add_item(discord.ui.ActionRow(discord.ui.Button(label="Go", custom_id="go")))
    view.add_item(container)
    await interaction.response.send_message(view=view)


@bot.tree.command(description="No mistake: for guilds and for people")
@app_commands.allowed_installs(guilds=True, users=True)
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
async def anywhere(interaction: Interaction) -> None:
    text = f"{interaction.context.guild} {interaction.is_user_integration()}"
    await interaction.response.send_message(text, ephemeral=True)


@bot.tree.command(description="No mistake: not in direct messages")
@app_commands.guild_only()
async def guildonly(interaction: Interaction) -> None:
    await interaction.response.send_message("ok")


@bot.tree.command(description="A request that no bot has to send")
async def nowhere(interaction: Interaction) -> None:
    await interaction.response.send_message("x")
    with_no_handler = discord.http.Route("GET", "/nowhere")
    await bot.http.request(with_no_handler)


def main() -> None:
    logging.basicConfig(level=logging.INFO)
    bot.run(os.environ["DISCORD_TOKEN"], log_handler=None)


if __name__ == "__main__":
    main()
