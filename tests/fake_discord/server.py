"""FakeDiscord: a small Discord in this process, which a real discord.py bot connects to.

Every body the bot sends is checked against Discord's OpenAPI document, where that is found, and
against the documented rules. Bad bodies get Discord's own errors, so the bot fails as it would in
production, and are listed in `violations`.

    async with FakeDiscord() as d:
        guild = d.add_guild("Newsroom")
        channel = guild.add_channel("general")
        alice = guild.add_member("alice")
        async with d.run_bot([sys.executable, "-m", "bot"], cwd=repository) as bot:
            await d.wait_ready()
            await alice.say(channel, f"{d.mention} who won?")
            reply = await channel.next_message()
            answer = await (await alice.slash(channel, "ask", {"question": "who?"})).settled()
            await alice.click(answer.response, "news:more")
        assert not d.violations
"""

from __future__ import annotations

import contextlib
import re
import time
from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

from aiohttp import web

from tests.fake_discord import composing, events, interactions, processes
from tests.fake_discord.channels import DIRECT, Channel
from tests.fake_discord.errors import ClientRejected, DiscordError, Place
from tests.fake_discord.faults import Fault
from tests.fake_discord.gateway import Gateway, Session
from tests.fake_discord.interactions import Interaction
from tests.fake_discord.messages import Msg
from tests.fake_discord.objects import INTENT_FLAGS, Json, make_user
from tests.fake_discord.people import User
from tests.fake_discord.permissions import (
    ALL_PERMS,
    INTENTS,
    MEMBER_DEFAULT,
    PERMS,
    PRIVILEGED,
    perms,
)
from tests.fake_discord.private import Private
from tests.fake_discord.processes import BotProcess
from tests.fake_discord.recording import Recorded
from tests.fake_discord.rest import Rest
from tests.fake_discord.specification import Specification, find, load
from tests.fake_discord.waiting import Waiting
from tests.fake_discord.world import Guild

__all__ = [
    "ALL_PERMS",
    "INTENTS",
    "MEMBER_DEFAULT",
    "PERMS",
    "PRIVILEGED",
    "Channel",
    "ClientRejected",
    "DiscordError",
    "FakeDiscord",
    "Fault",
    "Guild",
    "Interaction",
    "Msg",
    "Recorded",
    "Session",
    "User",
    "perms",
]

LONGEST_REQUEST_BYTES = 64 << 20


class FakeDiscord(Waiting):
    """Discord, as far as a bot and the people around it can tell.

    `ack_deadline` and `token_ttl` are seconds. With `strict`, bad bodies are refused, otherwise
    they are only noted. With `self_check`, its own answers are held to Discord's document too,
    and what is wrong with them is in `fidelity`. `specification` is found by itself; None stands
    for the documented rules alone.
    """

    def __init__(
        self,
        token: str = "x",  # noqa: S107  # no secret: the fake's own
        bot_name: str = "newsbot",
        privileged: Iterable[str] = PRIVILEGED,
        ack_deadline: float = 3.0,
        token_ttl: float = 900.0,
        heartbeat_ms: int = 41250,
        shards: int = 1,
        strict: bool = True,
        self_check: bool = True,
        rate_limits: bool = False,
        specification: Specification | Path | Literal["found"] | None = "found",
    ) -> None:
        super().__init__()
        self.token = token
        self.privileged = set(privileged)
        self.ack_deadline = ack_deadline
        self.token_ttl = token_ttl
        self.heartbeat_ms = heartbeat_ms
        self.shards = shards
        self.strict = strict
        self.self_check = self_check
        self.rate_limits = rate_limits
        self.refuse_gateway = False
        self.specification = _specification(specification)
        self.bot_user = make_user(bot_name, bot=True)
        self.app_id: str = self.bot_user["id"]
        self.mention = f"<@{self.app_id}>"
        self.port = 0
        self.guilds: dict[str, Guild] = {}
        self.channels: dict[str, Channel] = {}
        self.users: dict[str, User] = {}
        self.installed_by: set[str] = set()
        self.commands: dict[str, Json] = {}
        self.guild_commands: dict[str, dict[str, Json]] = {}
        self.interactions: dict[str, Interaction] = {}
        self.sessions: dict[str, Session] = {}
        self.gateway_log: list[tuple[float, str, Any]] = []
        self.requests: list[Recorded] = []
        self.fidelity: list[tuple[str, str | None, Place, str]] = []
        self.faults: list[Fault] = []
        self.blobs: dict[str, bytes] = {}
        self.buckets: dict[str, list[float]] = {}
        self._process_began = 0.0
        self._gateway = Gateway(self)
        self._runner: web.AppRunner | None = None

    @property
    def validated_against(self) -> str:
        """What the bot's requests are held to."""
        if self.specification is None:
            return "the documented rules alone"
        return "Discord's OpenAPI document"

    @property
    def reads_content(self) -> bool:
        """The application may read all messages: over REST, whatever a session has asked for."""
        return "message_content" in self.privileged

    @property
    def application_flags(self) -> int:
        """Which privileged intents are switched on, as the application's flags tell the bot."""
        return sum(flag for name, flag in INTENT_FLAGS.items() if name in self.privileged)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def gateway_url(self) -> str:
        return f"ws://127.0.0.1:{self.port}/gateway"

    # Life cycle

    async def start(self, port: int = 0) -> Self:
        """Listens on this port, or on a free one."""
        app = web.Application(client_max_size=LONGEST_REQUEST_BYTES)
        app.router.add_get("/gateway", self._gateway.handle)
        app.router.add_get("/gateway/", self._gateway.handle)
        app.router.add_get("/attachments/{key}/{name}", self._attachment)
        app.router.add_route("*", r"/api/v{v:\d+}/{tail:.*}", Rest(self).handle)
        self._runner = web.AppRunner(app, shutdown_timeout=0.5)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", port).start()
        self.port = self._runner.addresses[0][1]
        return self

    async def stop(self) -> None:
        """Ends all connections."""
        for session in self.sessions.values():
            if session.connection.is_open:
                await session.connection.close(1001)
        if self._runner is not None:
            await self._runner.cleanup()

    async def __aenter__(self) -> Self:
        return await self.start()

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.stop()

    def env(self) -> dict[str, str]:
        """Environment variables that make an unmodified bot connect here."""
        return processes.environment(self.url, self.token)

    @contextlib.asynccontextmanager
    async def run_bot(
        self,
        cmd: Sequence[str],
        cwd: str | Path | None = None,
        env: Mapping[str, str] | None = None,
        stop_timeout: float = 10.0,
    ) -> AsyncIterator[BotProcess]:
        """Runs the bot as a real process: .lines is its output, .stop() ends it."""
        self._process_began = time.monotonic()
        variables = {**self.env(), **(env or {})}
        async with processes.running(cmd, cwd, variables, stop_timeout, self.poke) as bot:
            self.process = bot
            yield bot

    # Waiting

    async def wait_ready(
        self,
        timeout: float = 30.0,  # noqa: ASYNC109  # the public name
        shards: int = 1,
    ) -> None:
        """The bot that runs now has identified all its shards."""

        def ready() -> bool:
            current = [s for s in self.sessions.values() if s.began >= self._process_began]
            return sum(session.ready for session in current) >= shards

        await self.wait_until(ready, timeout, "gateway READY")

    # What the bot has sent

    @property
    def violations(self) -> list[Recorded]:
        """Requests that Discord's document or rules do not allow."""
        return [recorded for recorded in self.requests if recorded.errors]

    def sent(self, method: str = ".*", path: str = ".*") -> list[Recorded]:
        """Requests of this method and (part of a) path, both as regular expressions."""
        return [
            recorded
            for recorded in self.requests
            if re.fullmatch(method, recorded.method) and re.search(path, recorded.path)
        ]

    # What goes wrong

    def fault(self, **kw: Any) -> Fault:
        """Something that happens to requests to come: see Fault for its fields.

        fault(path="/callback", status=500, times=2), fault(status=429, retry_after=0.5,
        global_=True), fault(delay=4), fault(drop=True), fault(status=500, after=True)
        """
        fault = Fault(**kw)
        self.faults.append(fault)
        return fault

    async def drop_gateway(
        self, code: int | None = None, op: int | None = None, invalidate: bool = False
    ) -> None:
        """Aborts the socket; or closes it with a code, or sends op 7 or 9 (reconnect, invalid).

        With `invalidate` the session is gone: the bot must identify anew.
        """
        await self._gateway.drop(code, op, invalidate=invalidate)

    # The world

    def add_guild(self, name: str = "Guild", **kw: Any) -> Guild:
        """A new guild: locale=, bot_permissions=, has_bot=, features=, id= as Guild takes them."""
        guild = Guild(self, name, **kw)
        self.guilds[guild.id] = guild
        if guild.has_bot:
            self.dispatch("GUILD_CREATE", guild.create, guild=guild)
        return guild

    def dm_channel(self, user: User) -> Channel:
        """Direct messages between a person and the bot; the same channel every time."""
        for channel in self.channels.values():
            if channel.type == DIRECT and channel.recipient is user:
                return channel
        return Channel(self, None, user.user["username"], DIRECT, recipient=user)

    def private_channel(self, *people: User) -> Channel:
        """A conversation without the bot: of two people, or of a group."""
        return Private(self, people)

    def unfurl(self, message: Msg, title: str = "A page") -> None:
        """Discord adds a preview of a link to a message: an update that its author did not make."""
        message["embeds"].append({"type": "article", "title": title, "url": "https://example.org/"})
        self.dispatch_message("MESSAGE_UPDATE", message)

    def make_message(
        self,
        channel: Channel,
        author: Json,
        body: Json,
        files: Iterable[Json] = (),
        visible_to: str | None = None,
        extra: Json | None = None,
    ) -> Msg:
        """The message that `author` makes of a body; `post` puts it into the channel."""
        return composing.compose(self, channel, author, body, files, visible_to, extra)

    def post(self, message: Msg, dispatch: bool = True) -> None:
        """Puts a message into its channel, and tells the bot unless `dispatch` is false."""
        message.channel.before_post(message)
        message.channel.messages.append(message)
        if dispatch:
            self.dispatch_message("MESSAGE_CREATE", message)
        self.poke()

    def command(self, command_id: str | None) -> Json | None:
        """The registered command of this id, for all guilds or for one."""
        everywhere = [self.commands, *self.guild_commands.values()]
        return next((known[command_id] for known in everywhere if command_id in known), None)

    def interact(
        self,
        user: User,
        channel: Channel,
        kind: int,
        data: Json,
        message: Msg | None = None,
    ) -> Interaction:
        """A person uses a command, button, menu or form."""
        return interactions.begin(self, user, channel, kind, data, message)

    # Events

    def dispatch_message(self, event: str, message: Msg) -> None:
        """An event about a message, to sessions that may see it, with what they may see of it."""
        events.dispatch_message(self, event, message)

    def dispatch(
        self,
        event: str,
        data: Json,
        guild: Guild | None = None,
        intent: str = "guilds",
        view: Callable[[Session], Json] | None = None,
    ) -> None:
        """An event, to every session that has the intent and the guild's shard."""
        events.dispatch(self, event, data, guild, intent, view)

    async def _attachment(self, request: web.Request) -> web.Response:
        return web.Response(body=self.blobs.get(request.match_info["key"], b""))


def _specification(
    given: Specification | Path | Literal["found"] | None,
) -> Specification | None:
    where = find() if given == "found" else given
    return load(where) if isinstance(where, Path) else where
