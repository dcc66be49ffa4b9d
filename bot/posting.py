"""Messages of the bot's own: a reply to a question, in its channel or in a thread, changed and
taken back with it, and what is sent unasked.

Knows Discord's refusals; knows nothing of what the reply says.
"""

from __future__ import annotations

import contextlib
import logging
from itertools import product
from typing import TYPE_CHECKING, Any

import discord

from bot.sending import NO_MENTIONS, attached, content_of, patiently

if TYPE_CHECKING:
    from bot.rendering.replies import Reply

_log = logging.getLogger(__name__)

INVALID_FORM = 50035


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
    places = [message.channel] if thread is None else [thread, message.channel]
    for place, (with_embeds, with_reference) in product(places, forms):
        try:
            return await _send(
                place,
                content_of(reply, embeds=with_embeds),
                question=message,
                reference=with_reference and place is not thread,
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
        await patiently(
            lambda: sent.edit(**content_of(reply, embeds=embeds), allowed_mentions=NO_MENTIONS)
        )
    except (discord.NotFound, discord.Forbidden):
        return False
    return True


async def take_back(sent: discord.PartialMessage) -> None:
    """Delete a reply that was sent; nothing where that is gone or not allowed."""
    with contextlib.suppress(discord.NotFound, discord.Forbidden):
        await patiently(sent.delete)


async def send(
    place: discord.abc.Messageable,
    reply: Reply,
    *,
    embeds: bool,
    nonce: str,
    files: bool = False,
) -> discord.Message:
    """A message of its own in a place; `files`: whether a picture may go with it. Sent with a
    nonce, so that a request that is repeated within Discord's few minutes does not show twice.
    Raises what Discord refuses."""
    content = content_of(reply, embeds=embeds, files=files)
    kept = {name: value for name, value in content.items() if value}
    picture = reply.picture if files else None
    return await patiently(
        lambda: place.send(
            **kept, **attached("files", picture), allowed_mentions=NO_MENTIONS, nonce=nonce
        )
    )


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
    return await patiently(
        lambda: place.send(**kept, allowed_mentions=NO_MENTIONS, nonce=str(question.id))
    )


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
