"""Getting a Reply to Discord: as an embed where that is allowed, else as plain text. Here are the
answers to interactions, and what they share with `posting`.

Nothing that is sent pings anybody: the client's allowed mentions are none, and text of others is
neutral before it comes here. Knows Discord's refusals; knows nothing of what the reply says.
"""

from __future__ import annotations

import asyncio
import io
import logging
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, TypeVar

import aiohttp
import discord

from bot.failures import ALREADY_ACKNOWLEDGED, UNKNOWN_INTERACTION
from bot.rendering.replies.reply import view

if TYPE_CHECKING:
    from bot.client import NewsBot
    from bot.rendering.replies import Picture, Reply

_log = logging.getLogger(__name__)

T = TypeVar("T")

PAUSES_S = (0.5, 1.0, 2.0, 4.0)
"""Before each further try of a request that failed at Discord's end or on the way; discord.py
tries some of these again by itself, but neither 503 nor a connection that breaks."""

BROKEN = (discord.DiscordServerError, aiohttp.ClientError, OSError)
"""What may work the next time: Discord is in trouble, or the way to it."""

RETRIED = (500, 502, 504)
"""Statuses after which discord.py tries five times itself, whatever the request."""

CHANGES = (
    discord.InteractionResponseType.message_update,
    discord.InteractionResponseType.deferred_message_update,
)
"""Answers to a press that change the message."""

NO_MENTIONS = discord.AllowedMentions.none()


async def acknowledge(
    interaction: discord.Interaction[NewsBot], *, private: bool, thinking: bool = True
) -> None:
    """ "Thinking ...", at once; `private` cannot change later. Without `thinking` the message whose
    button was pressed is to be changed. Raises NotFound where Discord has given up waiting."""
    try:
        await patiently(lambda: interaction.response.defer(ephemeral=private, thinking=thinking))
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
    may = interaction.app_permissions
    content = content_of(reply, embeds=may.embed_links, files=may.attach_files)
    picture = reply.picture if may.attach_files else None
    async with interaction.client.desk.under_way():
        if interaction.response.is_done() or not await _first(
            interaction, content, picture, private
        ):
            await patiently(
                lambda: interaction.edit_original_response(
                    **content, **attached("attachments", picture), allowed_mentions=NO_MENTIONS
                ),
                pauses_s=PAUSES_S if patient else (),
            )


async def _first(
    interaction: discord.Interaction[NewsBot],
    content: dict[str, Any],
    picture: Picture | None,
    private: bool,
) -> bool:
    """Send the first answer; False where there is one, because a request got through that failed
    on its way back."""
    kept = {name: value for name, value in content.items() if value}
    try:
        await patiently(
            lambda: interaction.response.send_message(
                **kept,
                **attached("files", picture),
                ephemeral=private,
                allowed_mentions=NO_MENTIONS,
            )
        )
    except discord.HTTPException as error:
        if error.code != ALREADY_ACKNOWLEDGED:
            raise
        return False
    return True


async def replace(interaction: discord.Interaction[NewsBot], reply: Reply) -> None:
    """Put another reply in the place of the message whose button was pressed."""
    await change_pressed(
        interaction, **content_of(reply, embeds=interaction.app_permissions.embed_links)
    )


async def change_pressed(interaction: discord.Interaction[NewsBot], **content: Any) -> None:
    """Change the message whose button was pressed, as the answer to the press."""
    try:
        await patiently(
            lambda: interaction.response.edit_message(**content, allowed_mentions=NO_MENTIONS)
        )
    except discord.HTTPException as error:
        if error.code != ALREADY_ACKNOWLEDGED:  # else it got through, and failed on its way back
            raise


async def complain(interaction: discord.Interaction[NewsBot], reply: Reply) -> None:
    """Say what went wrong after a press, apart where the press has changed a message: that one is
    not to be lost."""
    if interaction.response.type not in CHANGES:
        await respond(interaction, reply, private=True)
        return
    content = content_of(reply, embeds=interaction.app_permissions.embed_links)
    kept = {name: value for name, value in content.items() if value}
    await interaction.followup.send(**kept, ephemeral=True, allowed_mentions=NO_MENTIONS)


async def patiently(
    request: Callable[[], Awaitable[T]], *, pauses_s: tuple[float, ...] = PAUSES_S
) -> T:
    """A request, again after pauses where the way to Discord, or its front door (503 and the like),
    is in trouble; other errors of the server discord.py has tried again itself."""
    for pause_s in pauses_s:
        try:
            return await request()
        except BROKEN as error:
            if isinstance(error, discord.DiscordServerError) and error.status in RETRIED:
                raise
            _log.info("request failed, trying again: cause=%s", type(error).__name__)
            await asyncio.sleep(pause_s)
    return await request()


def content_of(reply: Reply, *, embeds: bool, files: bool = False) -> dict[str, Any]:
    """The reply in one of its two forms; what it has not is empty, so that an edit clears it. Where
    `files` may be attached its picture is shown, which `attached` gives."""
    shown = view(reply.pressable(embeds=embeds))
    if embeds:
        return {"content": None, "embeds": [reply.embed(pictured=files)], "view": shown}
    return {"content": reply.text(), "embeds": [], "view": shown}


def attached(name: str, picture: Picture | None) -> dict[str, Any]:
    """A picture as the argument `name` of a request, nothing for None. Made anew for each try: a
    request reads the file to its end."""
    if picture is None:
        return {}
    file = io.BytesIO(picture.content)
    return {name: [discord.File(file, filename=picture.name, description=picture.shows)]}
