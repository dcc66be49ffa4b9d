"""The bot's process: connects to Discord, stays connected, and leaves in good order.

What Discord refuses for good (a wrong token, an intent that is not switched on) is one error;
everything else is tried again. SIGTERM and SIGINT let the answers under way finish.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import random
import signal
import sys
from collections.abc import Callable, Iterator
from functools import partial

import aiohttp
import discord
from discord import app_commands

from bot import stalls
from bot.client import NewsBot, invitation
from bot.desk import Desk
from bot.memory import Memory
from bot.stopping import Stop
from config import Settings
from retrieval import DatelineError, Library

_log = logging.getLogger(__name__)

FINISH_S = 20.0
"""How long a stop waits for answers under way; process hosts kill after 30 s or so."""

LONGEST_PAUSE_S = 60.0

TURN_S = 0.0005
"""How long a thread that answers keeps the interpreter while Discord's side waits for it: with
Python's own 5 ms each of the many sends of a busy moment would wait that long."""

NOT_ACCEPTED = (
    "Discord does not accept DISCORD_TOKEN: copy it again from the developer portal (your "
    "application, Bot, Reset Token)"
)

REFUSALS = {
    4004: NOT_ACCEPTED,
    4010: "Discord does not accept this shard",
    4011: "Discord wants more shards than this",
    4012: "Discord no longer speaks this version of its gateway: update Dateline",
    4013: "Discord does not know these intents: update Dateline",
    4014: "the Message Content intent is not switched on for this bot: switch it on in the "
    "developer portal (your application, Bot), or unset DATELINE_MESSAGE_CONTENT",
}
"""Close codes after which trying again cannot help, and what can."""


class RefusedError(DatelineError):
    """Discord will not have this bot as it is set up; trying again cannot help."""


def serve(settings: Settings, library: Library) -> None:
    """Be the bot until told to stop; RefusedError where Discord will not have it."""
    stopping = Stop()
    for name in (signal.SIGTERM, signal.SIGINT):
        # Not the loop's own handlers: those end with the loop, and a second signal would kill.
        signal.signal(name, stopping.hear)
    try:
        asyncio.run(_serve(settings, library, stopping))
    finally:
        for name in (signal.SIGTERM, signal.SIGINT):
            # While the interpreter ends a handler of ours would not be there any more.
            signal.signal(name, signal.SIG_IGN)


def register_commands(settings: Settings, library: Library) -> tuple[list[str], str]:
    """Register the slash commands, changed or not, without connecting to the gateway; their names
    in order, and the invitation's address."""
    return asyncio.run(_register(settings, library))


async def _register(settings: Settings, library: Library) -> tuple[list[str], str]:
    desk = Desk(library)
    try:
        with Memory(settings) as memory:
            bot = NewsBot(settings, desk=desk, memory=memory, registers=False)
            with _explained(bot):
                async with bot:
                    await bot.login(token(settings))
                    names = await bot.sync()
            return names, invitation(bot.application_id or 0)
    finally:
        desk.close()


async def _serve(settings: Settings, library: Library, stopping: Stop) -> None:
    sys.setswitchinterval(TURN_S)
    desk = Desk(library)
    try:
        with Memory(settings) as memory:
            client = partial(NewsBot, settings, desk=desk, memory=memory)
            async with stalls.watched():
                await _stay(client, token(settings), stopping, desk)
    finally:
        desk.close()


def token(settings: Settings) -> str:
    """The secret itself; RefusedError where there is none."""
    if settings.discord_token is None:
        raise RefusedError("DISCORD_TOKEN is not set: README.md says how to get one")
    return settings.discord_token.get_secret_value()


async def _stay(
    client: Callable[[], NewsBot],
    secret: str,
    stopping: Stop,
    desk: Desk,
) -> None:
    """Connect, and connect anew with longer and longer pauses, until told to stop."""
    pause_s = 1.0
    stop = asyncio.create_task(stopping.wait())
    try:
        while not stopping.asked:
            bot = client()
            connected = asyncio.create_task(_connect(bot, secret))
            await asyncio.wait({connected, stop}, return_when=asyncio.FIRST_COMPLETED)
            if not connected.done():
                await _leave(bot, connected, desk)
                return
            failure = connected.exception()
            if not isinstance(failure, ConnectionError):
                await connected  # raises it
            for shard_id in bot.connected:
                desk.heard.lose(shard_id)
            if bot.connected:
                pause_s = 1.0
            wait_s = pause_s * random.uniform(0.8, 1.2)  # noqa: S311  # only to spread many bots
            _log.warning("not connected, trying again: pause_s=%.0f cause=%s", wait_s, failure)
            pause_s = min(2 * pause_s, LONGEST_PAUSE_S)
            await asyncio.wait({stop}, timeout=wait_s)
    finally:
        stop.cancel()


async def _connect(bot: NewsBot, secret: str) -> None:
    """One client from log-in to its end, which is always an error; see `_explained`."""
    with _explained(bot):
        async with bot:
            await bot.start(secret)
    raise ConnectionError("the gateway closed the connection")


@contextlib.contextmanager
def _explained(bot: NewsBot) -> Iterator[None]:
    """RefusedError for what cannot be mended by trying again, ConnectionError for what may be, with
    a new client; anything else is a fault of ours and goes through.

    discord.py ends with an AttributeError where the very first connect to the gateway fails
    (Rapptz/discord.py 10520), and with ConnectionClosed where a reconnect is refused.
    """
    try:
        yield
    except discord.LoginFailure:
        raise RefusedError(NOT_ACCEPTED) from None
    except discord.PrivilegedIntentsRequired:
        raise RefusedError(REFUSALS[4014]) from None
    except discord.ConnectionClosed as error:
        if error.code in REFUSALS:
            raise RefusedError(REFUSALS[error.code]) from None
        raise ConnectionError(f"the gateway closed with {error.code}") from error
    except (discord.Forbidden, app_commands.CommandSyncFailure) as error:
        raise ConnectionError(f"Discord refuses: {error}") from error
    except (discord.HTTPException, discord.GatewayNotFound, aiohttp.ClientError, OSError) as error:
        raise ConnectionError(f"Discord cannot be reached: {error}") from error
    except AttributeError as error:
        if bot.connected or "sequence" not in str(error):
            raise
        raise ConnectionError("the gateway cannot be reached") from error


async def _leave(bot: NewsBot, connected: asyncio.Task[None], desk: Desk) -> None:
    """Finish what is under way, then close the gateway."""
    _log.info("stopping: finishing what is under way")
    if not await desk.finish(FINISH_S):
        _log.warning("stopping: not everything finished within %.0f s", FINISH_S)
    if bot.connected:
        await bot.close()
    connected.cancel()
    with contextlib.suppress(asyncio.CancelledError, ConnectionError, RefusedError):
        await connected
    _log.info("stopped")
