"""Buttons: more, why, in context, show to all, helpful or not, pages.

All that one needs stands in its name or in Discord, so it works in every process that comes after
the one that sent it, and for whoever presses it: what it shows, that person alone sees. More and
Why count as questions: each costs an answer."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Collection, Mapping
from typing import TYPE_CHECKING

import discord
from discord.ext import commands

from bot import conversations, failures, glancing, reacting, speaking
from bot.rendering import replies
from bot.rendering.replies import Reply, pressed
from bot.rendering.replies.answers import SHOWN
from bot.rendering.replies.articles import HEADLINES
from bot.sending import (
    acknowledge,
    complain,
    replace,
    respond,
)

if TYPE_CHECKING:
    from bot.client import NewsBot
    from retrieval import Answer, Library

_log = logging.getLogger(__name__)

Pressed = discord.Interaction["NewsBot"]
MAX_AUTHOR = 256


class Pressing(commands.Cog):
    """What happens when a button is pressed."""

    def __init__(self, bot: NewsBot) -> None:
        self.bot = bot

    @commands.Cog.listener("on_interaction")
    async def press(self, interaction: Pressed) -> None:
        if interaction.type is not discord.InteractionType.component:
            return
        found = pressed(str(dict(interaction.data or {}).get("custom_id", "")))
        words = speaking.to(interaction)
        try:
            if self.bot.desk.closing:
                await respond(interaction, replies.notice(words.RESTARTING), private=True)
                return
            await self.bot.desk.enter(pressing=True)
            await self._press(interaction, found)
        except Exception as error:
            if failures.is_too_late(error):
                _log.warning("press lost: Discord heard of it too late, or not at all")
                return
            await complain(interaction, failures.told(error, words))

    async def _press(self, interaction: Pressed, found: tuple[str, tuple[str, ...]] | None) -> None:
        does, args = found or ("", ())
        acts: Mapping[str, tuple[Callable[..., Awaitable[None]], Collection[int]]] = {
            "more": (self._more, (2,)),
            "why": (self._why, (2,)),
            "context": (self._context, (4,)),
            "share": (self._share, (0,)),
            "up": (self._helpful, (0,)),
            "down": (self._not_helpful, (0,)),
            "headlines": (self._headlines, (1, 3)),
            "digest": (glancing.digest, (6,)),
            "timeline": (glancing.timeline, (3,)),
            "quotes": (glancing.quotes, (1,)),
        }
        act, numbers = acts.get(does, (None, ()))
        if act is None or len(args) not in numbers or not all(map(str.isdecimal, args)):
            words = speaking.to(interaction)
            await respond(interaction, replies.notice(words.OLD_BUTTON), private=True)
            return
        async with self.bot.desk.under_way():
            await act(interaction, *map(int, args))

    # --- what is asked again -----------------------------------------------------------------

    async def _more(self, interaction: Pressed, generation: int, offset: int) -> None:
        words = speaking.to(interaction)

        def shown(given: Answer) -> Reply:
            return replies.answer(
                given, words, echo=True, offset=offset, changed=given.generation != generation
            )

        await self._again(interaction, shown, limit=offset + SHOWN + 1)

    async def _why(self, interaction: Pressed, generation: int, offset: int) -> None:
        words = speaking.to(interaction)

        def shown(given: Answer) -> Reply:
            changed = given.generation != generation
            return replies.why(given, words, offset=offset, changed=changed)

        await self._again(interaction, shown, limit=offset + SHOWN)

    async def _again(
        self, interaction: Pressed, shown: Callable[[Answer], Reply], *, limit: int
    ) -> None:
        """Answer the question once more, as of the moment in which it was asked."""
        words, now = speaking.to(interaction), interaction.created_at
        wait = self.bot.limits.taken(interaction.user.id, interaction.guild_id, now)
        if wait is not None:
            await respond(interaction, self.bot.limits.refusal(wait, words), private=True)
            return
        await acknowledge(interaction, private=True)
        asked = await self._asked(interaction)
        if asked is None or not asked.text:  # gone, or no longer to be read
            notice = replies.notice(words.QUESTION_GONE)
            await respond(interaction, notice)
            return
        reply = await self.bot.desk.ask(
            lambda library: shown(conversations.answer(library, asked, limit=limit))
        )
        await respond(interaction, reply)

    async def _asked(self, interaction: Pressed) -> conversations.Asked | None:
        if interaction.message is None:
            return None
        return await conversations.asked_for(interaction.message, self.bot.me)

    # --- what was cited ----------------------------------------------------------------------

    async def _context(
        self, interaction: Pressed, sequence: int, revision: int, ordinal: int, number: int
    ) -> None:
        words = speaking.to(interaction)

        def shown(library: Library) -> Reply:
            found = library.revision(sequence, revision)
            if found is None:
                return replies.notice(words.GONE)
            article, present = found
            return replies.context(article, words, ordinal=ordinal, number=number, present=present)

        await acknowledge(interaction, private=True)
        await respond(interaction, await self.bot.desk.ask(shown))

    async def _share(self, interaction: Pressed) -> None:
        await reacting.share(interaction)

    async def _helpful(self, interaction: Pressed) -> None:
        await reacting.vote(interaction, helpful=True)

    async def _not_helpful(self, interaction: Pressed) -> None:
        await reacting.vote(interaction, helpful=False)

    # --- pages -------------------------------------------------------------------------------

    async def _headlines(self, interaction: Pressed, offset: int, *of: int) -> None:
        """Another page: in its place for whoever called the list up, apart for others."""
        message = interaction.message
        called = message.interaction_metadata if message is not None else None
        own = called is not None and called.user.id == interaction.user.id
        words = speaking.to_all(interaction) if own else speaking.to(interaction)

        def page(library: Library) -> Reply:
            publisher = None
            if len(of) == 2 and (found := library.revision(*of)) is not None:
                publisher = found[0].header.publisher
            listed = library.headlines("", limit=HEADLINES + 1, offset=offset, publisher=publisher)
            return replies.headlines(tuple(listed), words, offset=offset, publisher=publisher)

        reply = await self.bot.desk.look_up(page)
        if own:
            await replace(interaction, reply)
        else:
            await respond(interaction, reply, private=True)
