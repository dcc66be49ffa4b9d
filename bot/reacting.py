"""What people do with an answer: show it to all, or say whether it was helpful."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot import speaking
from bot.memory.votes import Vote
from bot.rendering import markdown, replies
from bot.rendering.replies import Button, pressed
from bot.rendering.replies.answers import votes as vote_buttons
from bot.rendering.replies.reply import view
from bot.sending import NO_MENTIONS, change_pressed, patiently, respond

if TYPE_CHECKING:
    from bot.client import NewsBot
    from retrieval import Library

MAX_AUTHOR = 256


async def share(interaction: discord.Interaction[NewsBot]) -> None:
    """Show to all what was shown to one: the same words, under who asked."""
    message = interaction.message
    if message is None:
        return
    kept = [button for button in buttons_of(message) if button.does != "share"]
    words = speaking.to_all(interaction)
    who = markdown.plain(interaction.user.display_name)
    embeds = [embed.copy() for embed in message.embeds[:1]]
    for embed in embeds:
        embed.set_author(name=markdown.clip(words.SHARED_BY.format(who=who), MAX_AUTHOR))
    # First what the presser sees: a second press would show it to all a second time.
    await change_pressed(interaction, view=view(kept))
    shown = view([*kept, *vote_buttons(words)]) or discord.utils.MISSING
    await patiently(
        lambda: interaction.followup.send(
            content=message.content,
            embeds=embeds,
            view=shown,
            allowed_mentions=NO_MENTIONS,
        )
    )


async def vote(interaction: discord.Interaction[NewsBot], *, helpful: bool) -> None:
    """Count who found it helpful, by day and by publisher."""
    bot, words = interaction.client, speaking.to(interaction)
    message = interaction.message
    if message is None:
        return
    cited = [b.args[:2] for b in buttons_of(message) if b.does == "context"]

    def publishers(library: Library) -> list[str]:
        found = [library.revision(int(a), int(b)) for a, b in cited]
        return [f[0].header.publisher or "" for f in found if f is not None]

    named = await bot.desk.look_up(publishers)
    day = interaction.created_at.astimezone(bot.settings.zone).date()
    who, votes = interaction.user.id, bot.memory.votes
    result = await bot.desk.remember(
        lambda: votes.vote(message.id, who, named, helpful=helpful, day=day)
    )
    said = {
        Vote.COUNTED: words.THANKS,
        Vote.MOVED: words.VOTE_MOVED,
        Vote.ALREADY: words.VOTE_KEPT,
    }[result]
    await respond(interaction, replies.notice(said), private=True)


def buttons_of(message: discord.Message) -> list[Button]:
    """The buttons under a message, as far as they are ours."""
    found = []
    for place, row in enumerate(message.components):
        for item in getattr(row, "children", ()):
            named = pressed(getattr(item, "custom_id", None) or "")
            if named is not None:
                does, args = named
                found.append(Button(does=does, args=args, label=item.label or "…", row=place))
    return found
