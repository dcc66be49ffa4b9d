"""A small, ordinary discord.py bot: nothing in it knows of any fake.

It answers mentions and direct messages, and has commands, buttons, a menu and a form.
"""

from __future__ import annotations

import asyncio
import logging
import os

import discord
from discord import app_commands
from discord.ext import commands

TOPICS = ("economy", "elections", "energy")
ADDRESS = "https://example.org/a"
THINKING_S = 0.1

log = logging.getLogger("minibot")

Interaction = discord.Interaction[commands.Bot]


class Feedback(discord.ui.Modal, title="Feedback"):
    text: discord.ui.TextInput[Feedback] = discord.ui.TextInput(
        label="What was wrong?", custom_id="txt"
    )

    async def on_submit(self, interaction: discord.Interaction) -> None:
        await interaction.response.send_message(f"thanks: {self.text.value}", ephemeral=True)


class Sources(discord.ui.View):
    def __init__(self) -> None:
        super().__init__(timeout=None)

    @discord.ui.button(
        label="More sources", custom_id="news:more", style=discord.ButtonStyle.primary
    )
    async def more(self, interaction: Interaction, _: discord.ui.Button[Sources]) -> None:
        await interaction.response.edit_message(content="page 2", view=self)

    @discord.ui.button(label="Why", custom_id="news:why")
    async def why(self, interaction: Interaction, _: discord.ui.Button[Sources]) -> None:
        await interaction.response.send_message("because BM25", ephemeral=True)

    @discord.ui.button(label="Feedback", custom_id="news:fb")
    async def feedback(self, interaction: Interaction, _: discord.ui.Button[Sources]) -> None:
        await interaction.response.send_modal(Feedback())

    @discord.ui.select(
        custom_id="news:pick",
        options=[discord.SelectOption(label=letter.upper(), value=letter) for letter in "ab"],
    )
    async def pick(self, interaction: Interaction, menu: discord.ui.Select[Sources]) -> None:
        await interaction.response.send_message(f"picked {menu.values}", ephemeral=True)


class Bot(commands.Bot):
    async def setup_hook(self) -> None:
        self.add_view(Sources())
        self.tree.add_command(ask)
        self.tree.add_command(digest)
        self.tree.add_command(explain)
        self.tree.add_command(Admin())
        await self.tree.sync()

    async def on_resumed(self) -> None:
        log.info("on_resumed was called")

    async def on_message(self, message: discord.Message) -> None:
        if message.author.bot or self.user not in message.mentions:
            return
        async with message.channel.typing():
            answer = discord.Embed(title="Answer", description="> quoted excerpt [1]", url=ADDRESS)
            answer.add_field(name="Source", value=f"[Example]({ADDRESS})")
        await message.reply(embed=answer, view=Sources(), mention_author=False)


@app_commands.command(description="Ask the news")
@app_commands.describe(question="What do you want to know?", topic="Topic")
async def ask(interaction: Interaction, question: str, topic: str | None = None) -> None:
    await interaction.response.defer(thinking=True)
    await asyncio.sleep(THINKING_S)
    text = f"Answer to {question!r} ({topic})"
    message = await interaction.followup.send(text, view=Sources(), wait=True)
    await interaction.edit_original_response(content=message.content + " [edited]")


@ask.autocomplete("topic")
async def topics(_: Interaction, current: str) -> list[app_commands.Choice[str]]:
    return [
        app_commands.Choice(name=topic, value=topic)
        for topic in TOPICS
        if topic.startswith(current)
    ]


@app_commands.command(description="Digest of the day")
async def digest(interaction: Interaction) -> None:
    callback = await interaction.response.send_message(
        "**Digest**", embed=discord.Embed(description="x")
    )
    message = await interaction.original_response()
    same = message.id == callback.message_id
    await interaction.followup.send(f"a thread follows {same}")


@app_commands.context_menu(name="Explain this")
async def explain(interaction: Interaction, message: discord.Message) -> None:
    await interaction.response.send_message(f"Explaining {message.content[:20]}", ephemeral=True)


@app_commands.default_permissions(manage_guild=True)
class Admin(app_commands.Group):
    def __init__(self) -> None:
        super().__init__(name="admin", description="Administration")

    @app_commands.command(description="Rebuild the index")
    @app_commands.checks.has_permissions(manage_guild=True)
    async def reindex(self, interaction: Interaction) -> None:
        await interaction.response.send_message("reindexed", ephemeral=True)


def main() -> None:
    logging.basicConfig(level=logging.INFO)
    intents = discord.Intents.default()
    intents.message_content = True
    bot = Bot(commands.when_mentioned, intents=intents)
    bot.run(os.environ["DISCORD_TOKEN"], log_handler=None)


if __name__ == "__main__":
    main()
