"""How events reach a bot: connections, sessions, identifying, resuming and being dropped."""

from __future__ import annotations

import asyncio
import contextlib
import copy
import importlib
import json
import secrets
import time
import zlib
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from aiohttp import WSMsgType, web

from tests.fake_discord.objects import TIME_SHIFT, Json, myself
from tests.fake_discord.permissions import INTENTS, PRIVILEGED

if TYPE_CHECKING:
    from tests.fake_discord.server import FakeDiscord
    from tests.fake_discord.world import Guild

EVENT, HEARTBEAT, IDENTIFY, RESUME, MEMBERS = 0, 1, 2, 6, 8
INVALID_SESSION, HELLO, HEARTBEAT_ACK = 9, 10, 11
"""Operations."""

BAD_PAYLOAD, BAD_TOKEN, TOO_FAST, BAD_SHARD, BAD_INTENTS = 4002, 4004, 4008, 4010, 4014
"""Why Discord closes a connection."""

MOST_BYTES = 4096
MOST_PER_MINUTE = 120


class Connection:
    """One websocket; what is sent leaves in the order in which it was given."""

    def __init__(self, request: web.Request, socket: web.WebSocketResponse) -> None:
        self.is_open = True
        self._request = request
        self._socket = socket
        self._outgoing: asyncio.Queue[Json] = asyncio.Queue()
        self._compress = _compressor(request.query.get("compress"))

    def send(self, payload: Json) -> None:
        """Puts a payload in line."""
        if self.is_open:
            self._outgoing.put_nowait(payload)

    def send_operation(self, operation: int, data: Any = None) -> None:
        """Sends anything that is not an event."""
        self.send({"op": operation, "d": data, "s": None, "t": None})

    async def write(self) -> None:
        """Sends what is in line, until the connection is gone."""
        with contextlib.suppress(ConnectionError):
            while True:
                text = json.dumps(await self._outgoing.get())
                if self._compress is None:
                    await self._socket.send_str(text)
                else:
                    await self._socket.send_bytes(self._compress(text.encode()))

    async def close(self, code: int, message: bytes = b"") -> None:
        """Ends the connection as Discord does, with a reason."""
        self.is_open = False
        await self._socket.close(code=code, message=message)

    def abort(self) -> None:
        """Ends the connection without a word, as a broken network does."""
        self.is_open = False
        if self._request.transport is not None:
            self._request.transport.abort()


def _compressor(mode: str | None) -> Callable[[bytes], bytes] | None:
    if mode == "zlib-stream":
        stream = zlib.compressobj()
        return lambda data: stream.compress(data) + stream.flush(zlib.Z_SYNC_FLUSH)
    if mode == "zstd-stream":
        # A bot asks for it only where this is installed.
        zstandard = importlib.import_module("zstandard")
        chunks = zstandard.ZstdCompressor().compressobj()
        kind = zstandard.COMPRESSOBJ_FLUSH_BLOCK
        return lambda data: bytes(chunks.compress(data) + chunks.flush(kind))
    return None


@dataclass
class Session:
    """What Discord keeps of one identified shard, also while it is not connected."""

    id: str
    intents: int
    shard: tuple[int, int]
    connection: Connection
    began: float = field(default_factory=time.monotonic)
    seq: int = 0
    log: list[Json] = field(default_factory=list)
    ready: bool = False

    def is_for(self, guild: Guild | None) -> bool:
        """Whether events of this guild (or of none) go to this shard."""
        number, count = self.shard
        return number == ((int(guild.id) >> TIME_SHIFT) % count if guild is not None else 0)


def note(server: FakeDiscord, what: str, data: Any) -> None:
    """Keeps what went over the gateway, for tests to look at."""
    server.gateway_log.append((time.monotonic(), what, data))
    server.poke()


def emit(server: FakeDiscord, session: Session, event: str, data: Json) -> None:
    """An event for one session: kept for a RESUME, and sent if it is connected."""
    session.seq += 1
    payload = {"op": EVENT, "t": event, "s": session.seq, "d": copy.deepcopy(data)}
    session.log.append(payload)
    note(server, event, data)
    session.connection.send(payload)


class Gateway:
    """The websocket side of Discord. Sessions and the log are the server's."""

    def __init__(self, server: FakeDiscord) -> None:
        self._server = server

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Serves one connection."""
        if self._server.refuse_gateway:
            note(self._server, "refused", None)
            return web.Response(status=503)
        socket = web.WebSocketResponse(max_msg_size=16 * MOST_BYTES)
        await socket.prepare(request)
        connection = Connection(request, socket)
        writer = asyncio.create_task(connection.write())
        try:
            interval = self._server.heartbeat_ms
            connection.send_operation(HELLO, {"heartbeat_interval": interval, "_trace": []})
            await self._listen(socket, connection)
        finally:
            connection.is_open = False
            writer.cancel()
            await asyncio.gather(writer, return_exceptions=True)
        return socket

    async def drop(self, code: int | None, operation: int | None, *, invalidate: bool) -> None:
        """Aborts every connection, or closes it with a code, or asks the bot to come again."""
        for session in list(self._server.sessions.values()):
            connection = session.connection
            if invalidate:
                session.ready = False
                del self._server.sessions[session.id]
            if not connection.is_open:
                continue
            if operation is not None:
                resumable = not invalidate if operation == INVALID_SESSION else None
                connection.send_operation(operation, resumable)
            elif code is None:
                connection.abort()
            else:
                await connection.close(code)

    async def _listen(self, socket: web.WebSocketResponse, connection: Connection) -> None:
        session: Session | None = None
        recent: deque[float] = deque(maxlen=MOST_PER_MINUTE + 1)
        async for message in socket:
            if message.type not in (WSMsgType.TEXT, WSMsgType.BINARY):
                continue
            payload = json.loads(message.data)
            operation, data = payload["op"], payload.get("d")
            note(self._server, f"op{operation}", data)
            recent.append(time.monotonic())
            if len(message.data) > MOST_BYTES:
                await connection.close(BAD_PAYLOAD)
            elif len(recent) > MOST_PER_MINUTE and recent[-1] - recent[0] < 60:
                await connection.close(TOO_FAST, b"Rate limited.")
            elif operation == HEARTBEAT:
                connection.send_operation(HEARTBEAT_ACK)
            elif operation == IDENTIFY:
                session = await self._identify(connection, data)
            elif operation == RESUME:
                session = self._resume(connection, data)
            elif operation == MEMBERS and session is not None:
                self._send_members(session, data)

    async def _identify(self, connection: Connection, data: Json) -> Session | None:
        server = self._server
        if data["token"] != server.token:
            await connection.close(BAD_TOKEN, b"Authentication failed.")
            return None
        wanted = {name for name in PRIVILEGED if data["intents"] & INTENTS[name]}
        if wanted - server.privileged:
            await connection.close(BAD_INTENTS, b"Disallowed intent(s).")
            return None
        number, count = data.get("shard") or (0, 1)
        if not 0 <= number < count:
            await connection.close(BAD_SHARD, b"Invalid shard.")
            return None
        session = Session(secrets.token_hex(16), data["intents"], (number, count), connection)
        server.sessions[session.id] = session
        mine = [g for g in server.guilds.values() if g.has_bot and session.is_for(g)]
        emit(server, session, "READY", self._ready(session, mine))
        for guild in mine:
            emit(server, session, "GUILD_CREATE", guild.create)
        session.ready = True
        server.poke()
        return session

    def _ready(self, session: Session, guilds: list[Guild]) -> Json:
        server = self._server
        return {
            "v": 10,
            "user": myself(server.bot_user),
            "guilds": [{"id": guild.id, "unavailable": True} for guild in guilds],
            "session_id": session.id,
            "resume_gateway_url": server.gateway_url,
            "shard": list(session.shard),
            "application": {"id": server.app_id, "flags": server.application_flags},
            "private_channels": [],
            "relationships": [],
            "user_settings": {},
            "session_type": "normal",
            "_trace": [],
        }

    def _resume(self, connection: Connection, data: Json) -> Session | None:
        session = self._server.sessions.get(data["session_id"])
        if session is None or data["token"] != self._server.token:
            connection.send_operation(INVALID_SESSION, False)
            return None
        session.connection = connection
        for missed in session.log:
            if missed["s"] > data["seq"]:
                connection.send(missed)
        emit(self._server, session, "RESUMED", {"_trace": []})
        return session

    def _send_members(self, session: Session, data: Json) -> None:
        guild = self._server.guilds[data["guild_id"]]
        wanted = data.get("user_ids") or list(guild.members)
        ids = wanted if isinstance(wanted, list) else [wanted]
        chunk = {
            "guild_id": guild.id,
            "members": [guild.member(user_id) for user_id in ids if user_id in guild.members],
            "chunk_index": 0,
            "chunk_count": 1,
            "not_found": [],
            "nonce": data.get("nonce"),
        }
        emit(self._server, session, "GUILD_MEMBERS_CHUNK", chunk)
