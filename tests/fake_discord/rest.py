"""How a request of the bot is taken in, judged, carried out (or made to fail) and answered."""

from __future__ import annotations

import asyncio
import json
import re
import time
from typing import TYPE_CHECKING, Any

from aiohttp import BodyPartReader, web

from tests.fake_discord import (
    account_routes,
    channel_routes,
    interaction_routes,
    message_routes,
    routing,
    thread_routes,
)
from tests.fake_discord.errors import DiscordError, Problem, RateLimited, form_error
from tests.fake_discord.faults import Fault
from tests.fake_discord.objects import Json
from tests.fake_discord.recording import Recorded
from tests.fake_discord.routing import Answer, Route

if TYPE_CHECKING:
    from tests.fake_discord.server import FakeDiscord

ROUTES = (
    *account_routes.ROUTES,
    *channel_routes.ROUTES,
    *message_routes.ROUTES,
    *thread_routes.ROUTES,
    *interaction_routes.ROUTES,
)
WITH_A_TOKEN_OF_THEIR_OWN = re.compile(r"/callback|^/webhooks/\d+/")
SENDING = re.compile(r"^/channels/\d+/messages$")
BUCKET_SIZE = 5
BUCKET_S = 5.0
"""So many messages per channel in so many seconds, where rate limits are on."""


class Rest:
    """The HTTP side of Discord. What it knows of the world is the server's."""

    def __init__(self, server: FakeDiscord) -> None:
        self._server = server

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Serves one request, and records it."""
        server = self._server
        recorded = await _record(request)
        server.requests.append(recorded)
        headers = _headers(recorded)
        strikes = (f for f in server.faults if f.strikes(recorded.method, recorded.path))
        fault = next(strikes, None)
        try:
            answer = await self._suffer(fault, headers) if fault and not fault.after else None
            if answer is None:
                token = request.headers.get("Authorization")
                answer = self._carry_out(recorded, token, headers)
                recorded.response = answer[1]
                if fault and fault.after:
                    answer = await self._suffer(fault, headers) or answer
            if fault and fault.drop and request.transport is not None:
                request.transport.abort()
                return web.Response()
            recorded.status = answer[0]
            return _json_response(answer, headers)
        except Exception as error:
            recorded.status = 500
            recorded.errors.append(([], f"the fake itself failed: {error!r}"))
            raise
        finally:
            recorded.took = time.monotonic() - recorded.t
            server.poke()

    async def _suffer(self, fault: Fault, headers: dict[str, str]) -> Answer | None:
        """Waits as the fault says; returns what it makes of the answer, if anything."""
        if fault.delay:
            await asyncio.sleep(fault.delay)
        if fault.drop:
            return 0, None
        if fault.status == 429:
            headers |= {
                "Retry-After": str(fault.retry_after),
                "X-RateLimit-Remaining": "0",
                "X-RateLimit-Scope": "global" if fault.global_ else "user",
            }
            if fault.global_:
                headers["X-RateLimit-Global"] = "true"
            return 429, RateLimited(fault.retry_after, everywhere=fault.global_).body
        if fault.status:
            injected = {"message": f"{fault.status}: injected", "code": 0}
            return fault.status, injected if fault.body is None else fault.body
        return None

    def _carry_out(self, recorded: Recorded, token: str | None, headers: dict[str, str]) -> Answer:
        """Does what the request asks, or refuses it as Discord would."""
        try:
            own_token = WITH_A_TOKEN_OF_THEIR_OWN.search(recorded.path)
            if not own_token and token != f"Bot {self._server.token}":
                raise DiscordError(401, 0, "401: Unauthorized")
            if self._server.rate_limits:
                self._spend(recorded, headers)
            status, body = self._answer(recorded)
        except DiscordError as error:
            if error.status == 400 and not recorded.errors:
                recorded.errors.append(([], error.body["message"]))
            return error.status, error.body
        # As the bot will read it, and apart from objects that change later.
        body = json.loads(json.dumps(body))
        self._check_answer(recorded, status, body)
        return status, body

    def _answer(self, recorded: Recorded) -> Answer:
        route = routing.find(ROUTES, recorded.method, recorded.path)
        recorded.route = route.template if route else None
        if self._server.specification is not None:
            template, problems = self._server.specification.request_problems(
                recorded.method, recorded.path, recorded.body
            )
            recorded.route = template or recorded.route
            recorded.errors += problems
        if route is None:
            recorded.errors.append(([], "the fake has no handler for this route"))
            raise DiscordError(404, 0, "404: Not Found")
        recorded.errors += _rule_problems(route, recorded)
        if recorded.errors and self._server.strict:
            raise form_error(recorded.errors)
        return route.answer(self._server, recorded)

    def _check_answer(self, recorded: Recorded, status: int, body: Any) -> None:
        """The fake is held to the specification, as the bot is."""
        server = self._server
        if server.specification is None or not server.self_check:
            return
        problems = server.specification.answer_problems(
            recorded.method, recorded.path, status, body
        )
        server.fidelity += [
            (recorded.method, recorded.route, place, message) for place, message in problems
        ]

    def _spend(self, recorded: Recorded, headers: dict[str, str]) -> None:
        """Takes one of the channel's messages of these seconds; RateLimited if none is left."""
        if recorded.method != "POST" or not SENDING.match(recorded.path):
            return
        began = recorded.t
        sent = self._server.buckets.setdefault(recorded.path, [])
        sent[:] = [moment for moment in sent if moment > began - BUCKET_S]
        headers["X-RateLimit-Limit"] = str(BUCKET_SIZE)
        if len(sent) >= BUCKET_SIZE:
            wait_s = round(sent[0] + BUCKET_S - began, 3)
            headers |= {
                "X-RateLimit-Remaining": "0",
                "X-RateLimit-Reset-After": str(wait_s),
                "Retry-After": str(wait_s),
            }
            raise RateLimited(wait_s)
        sent.append(began)
        headers["X-RateLimit-Remaining"] = str(BUCKET_SIZE - len(sent))
        headers["X-RateLimit-Reset-After"] = f"{sent[0] + BUCKET_S - began:.3f}"


def _rule_problems(route: Route, recorded: Recorded) -> list[Problem]:
    if route.rules is None:
        return []
    if recorded.body is None:
        return [([], "a body is required")]
    try:
        return list(route.rules(recorded.body, len(recorded.files)))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        return [([], f"the body does not have the documented shape: {error!r}")]


async def _record(request: web.Request) -> Recorded:
    began = time.monotonic()
    path = "/" + request.match_info["tail"]
    body: Any = None
    files: list[Json] = []
    if request.content_type == "multipart/form-data":
        body = {}
        async for part in await request.multipart():
            if not isinstance(part, BodyPartReader):
                continue
            content = bytes(await part.read(decode=False))
            if part.name == "payload_json":
                body = json.loads(content)
            else:
                files.append(
                    {
                        "field": part.name,
                        "filename": part.filename,
                        "content_type": part.headers.get("Content-Type", ""),
                        "bytes": content,
                    }
                )
    elif request.can_read_body and (content := await request.read()):
        body = json.loads(content)
    return Recorded(began, request.method, path, None, body, files, dict(request.query))


def _headers(recorded: Recorded) -> dict[str, str]:
    bucket = re.sub(r"\W|\d", "", recorded.method + recorded.path)[:24]
    return {
        # discord.py takes a 429 without this for one of Cloudflare's.
        "Via": "1.1 google",
        "X-RateLimit-Limit": "50",
        "X-RateLimit-Remaining": "49",
        "X-RateLimit-Reset": f"{time.time() + 1:.3f}",
        "X-RateLimit-Reset-After": "1.000",
        "X-RateLimit-Bucket": bucket,
    }


def _json_response(answer: Answer, headers: dict[str, str]) -> web.Response:
    status, body = answer
    if body is None:
        return web.Response(status=status, headers=headers)
    # discord.py looks for exactly this content type.
    typed = {**headers, "Content-Type": "application/json"}
    return web.Response(body=json.dumps(body).encode(), status=status, headers=typed)
