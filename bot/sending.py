"""Getting a Reply to Discord: as an embed where that is allowed, else as plain text.

Nothing that is sent pings anybody: the client's allowed mentions are none, and text of others is
neutral before it comes here. Knows Discord's refusals; knows nothing of what the reply says.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, TypeVar

import aiohttp
import discord

from bot.failures import ALREADY_ACKNOWLEDGED, UNKNOWN_INTERACTION
from bot.rendering.replies.reply import view

if TYPE_CHECKING:
    from bot.client import NewsBot
    from bot.rendering.replies import Reply

_log = logging.getLogger(__name__)

T = TypeVar("T")

PAUSES_S = (0.5, 1.0, 2.0, 4.0)
"""Before each further try of a request that failed at Discord's end or on the way; discord.py
tries some of these again by itself, but neither 503 nor a connection that breaks."""

RETRIED = (500, 502, 504)
"""Statuses after which discord.py tries five times itself, whatever the request."""

NO_MENTIONS = discord.AllowedMentions.none()
INVALID_FORM = 50035


async def acknowledge(interaction: discord.Interaction[NewsBot], *, private: bool) -> None:
    """ "Thinking ...", at once; `private` cannot change later. Raises NotFound where Discord has
    given up waiting."""
    try:
        await _patiently(lambda: interaction.response.defer(ephemeral=private, thinking=True))
    except discord.HTTPException as error:
        # A repeated request whose first copy had got through after all?
        if error.code == UNKNOWN_INTERACTION:
            try:
                await interaction.original_response()
            except discord.HTTPException:
                raise error from None
        elif error.code != ALREADY_ACKNOWLEDGED:
            raise


async def respond(
    interaction: discord.Interaction[NewsBot],
    reply: Reply,
    *,
    private: bool = False,
    patient: bool = True,
) -> None:
    """The answer to a command: fills "thinking" where there is one, else it is the first and only
    message. `private` is for the latter; without `patient` a broken connection is not mended."""
    content = _content(reply, embeds=interaction.app_permissions.embed_links)
    async with interaction.client.desk.under_way():
        if interaction.response.is_done() or not await _first(interaction, content, private):
            await _patiently(
                lambda: interaction.edit_original_response(**content, allowed_mentions=NO_MENTIONS),
                pauses_s=PAUSES_S if patient else (),
            )


async def _first(
    interaction: discord.Interaction[NewsBot], content: dict[str, Any], private: bool
) -> bool:
    """Send the first answer; False where there is one, because a request got through that failed
    on its way back."""
    kept = {name: value for name, value in content.items() if value}
    try:
        await _patiently(
            lambda: interaction.response.send_message(
                **kept, ephemeral=private, allowed_mentions=NO_MENTIONS
            )
        )
    except discord.HTTPException as error:
        if error.code != ALREADY_ACKNOWLEDGED:
            raise
        return False
    return True


async def replace(interaction: discord.Interaction[NewsBot], reply: Reply) -> None:
    """Put another reply in the place of the message whose button was pressed."""
    content = _content(reply, embeds=interaction.app_permissions.embed_links)
    await _patiently(
        lambda: interaction.response.edit_message(**content, allowed_mentions=NO_MENTIONS)
    )


async def reply_to(
    message: discord.Message, reply: Reply, *, thread: discord.Thread | None = None
) -> discord.Message | None:
    """A reply to a message, without a ping, in its channel or in the `thread` that was opened for
    it; None where the message is gone or the bot may not write there.

    Sent with a nonce that is the question's id, so that a request that is repeated after an
    error does not show twice.
    """
    embeds, history = _permitted(message)
    # The cache may not know of the latest change of permissions: then plainer, then no reference.
    forms = dict.fromkeys(((embeds, history), (False, history), (False, False)))
    for with_embeds, with_reference in forms:
        try:
            return await _send(
                thread or message.channel,
                _content(reply, embeds=with_embeds),
                question=message,
                reference=with_reference and thread is None,
            )
        except discord.Forbidden as error:
            _log.info("not allowed in a channel: code=%d embeds=%s", error.code, with_embeds)
        except discord.HTTPException as error:
            if error.code != INVALID_FORM or "message_reference" not in str(error):
                raise
            _log.info("question deleted before its answer")
            break
    return None


async def change(sent: discord.PartialMessage, reply: Reply) -> bool:
    """Put another reply in the place of one that was sent; whether it is still there."""
    may = getattr(sent.channel, "permissions_for", None)
    embeds = sent.guild is None or may is None or may(sent.guild.me).embed_links
    try:
        await _patiently(
            lambda: sent.edit(**_content(reply, embeds=embeds), allowed_mentions=NO_MENTIONS)
        )
    except (discord.NotFound, discord.Forbidden):
        return False
    return True


async def take_back(sent: discord.PartialMessage) -> None:
    """Delete a reply that was sent; nothing where that is gone or not allowed."""
    with contextlib.suppress(discord.NotFound, discord.Forbidden):
        await _patiently(sent.delete)


async def send(
    place: discord.abc.Messageable, reply: Reply, *, embeds: bool, nonce: str
) -> discord.Message:
    """A message of its own in a place. Sent with a nonce, so that a request that is repeated within
    Discord's few minutes does not show twice. Raises what Discord refuses."""
    kept = {name: value for name, value in _content(reply, embeds=embeds).items() if value}
    return await _patiently(lambda: place.send(**kept, allowed_mentions=NO_MENTIONS, nonce=nonce))


async def _send(
    place: discord.abc.Messageable,
    content: dict[str, Any],
    *,
    question: discord.Message,
    reference: bool,
) -> discord.Message:
    kept = {name: value for name, value in content.items() if value}
    if reference:
        kept |= {"reference": question.to_reference(), "mention_author": False}
    return await _patiently(
        lambda: place.send(**kept, allowed_mentions=NO_MENTIONS, nonce=str(question.id))
    )


async def _patiently(
    request: Callable[[], Awaitable[T]], *, pauses_s: tuple[float, ...] = PAUSES_S
) -> T:
    """A request, again after pauses where the way to Discord, or its front door (503 and the like),
    is in trouble; other errors of the server discord.py has tried again itself."""
    for pause_s in pauses_s:
        try:
            return await request()
        except (discord.DiscordServerError, aiohttp.ClientError, OSError) as error:
            if isinstance(error, discord.DiscordServerError) and error.status in RETRIED:
                raise
            _log.info("request failed, trying again: cause=%s", type(error).__name__)
            await asyncio.sleep(pause_s)
    return await request()


def _content(reply: Reply, *, embeds: bool) -> dict[str, Any]:
    """The reply in one of its two forms; what it has not is empty, so that an edit clears it."""
    shown = view(reply.pressable(embeds=embeds))
    if embeds:
        return {"content": None, "embeds": [reply.embed()], "view": shown}
    return {"content": reply.text(), "embeds": [], "view": shown}


def _permitted(message: discord.Message) -> tuple[bool, bool]:
    """Whether embeds are shown there, and whether a message may be replied to."""
    guild, channel = message.guild, message.channel
    if guild is None:
        return True, True
    unknown = isinstance(channel, discord.PartialMessageable | discord.DMChannel)
    if guild.me is None or unknown or (isinstance(channel, discord.Thread) and not channel.parent):
        return True, True
    may = channel.permissions_for(guild.me)
    return may.embed_links, may.read_message_history
