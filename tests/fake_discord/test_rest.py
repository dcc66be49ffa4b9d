"""Requests as they come and go: nonces, faults before and after, tokens, unknown routes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from tests.fake_discord.channels import Channel
from tests.fake_discord.server import FakeDiscord
from tests.fake_discord.specification import VARIABLE, find
from tests.fake_discord.world import Guild

TOKEN = FakeDiscord(specification=None).token


@dataclass
class Client:
    """Sends what no library would make of a bot's wishes."""

    discord: FakeDiscord
    guild: Guild
    channel: Channel
    http: aiohttp.ClientSession

    async def request(
        self, method: str, path: str, body: Any = None, token: str = TOKEN
    ) -> tuple[int, Any]:
        url = f"{self.discord.url}/api/v10{path}"
        headers = {"Authorization": f"Bot {token}"}
        async with self.http.request(method, url, json=body, headers=headers) as response:
            return response.status, await response.json()

    async def send(self, channel: Channel, **body: Any) -> tuple[int, Any]:
        return await self.request("POST", f"/channels/{channel.id}/messages", body)


@pytest.fixture
async def client() -> AsyncIterator[Client]:
    async with FakeDiscord() as discord, aiohttp.ClientSession() as http:
        guild = discord.add_guild("Newsroom")
        yield Client(discord, guild, guild.add_channel("general"), http)


async def test_a_nonce_that_is_enforced_stands_for_one_message(client: Client) -> None:
    _, first = await client.send(client.channel, content="a", nonce="1", enforce_nonce=True)
    status, second = await client.send(client.channel, content="b", nonce="1", enforce_nonce=True)
    assert (status, second) == (200, first)
    assert [message.content for message in client.channel.messages] == ["a"]


async def test_a_nonce_that_is_not_enforced_or_is_used_elsewhere_doubles(client: Client) -> None:
    other = client.guild.add_channel("other")
    await client.send(client.channel, content="a", nonce="1", enforce_nonce=True)
    await client.send(client.channel, content="b", nonce="1")
    await client.send(other, content="c", nonce="1", enforce_nonce=True)
    await client.send(client.channel, content="d", nonce="2", enforce_nonce=True)
    assert [message.content for message in client.channel.messages] == ["a", "b", "d"]
    assert [message.content for message in other.messages] == ["c"]


async def test_a_fault_comes_before_the_request_is_carried_out(client: Client) -> None:
    client.discord.fault(path="/messages$", status=503)
    status, _ = await client.send(client.channel, content="a")
    assert (status, client.channel.messages) == (503, [])


async def test_a_connection_that_drops_afterwards_leaves_the_message(client: Client) -> None:
    fault = client.discord.fault(path="/messages$", drop=True, after=True)
    with pytest.raises(aiohttp.ClientConnectionError):
        await client.send(client.channel, content="a")
    assert fault.hits == 1
    assert [message.content for message in client.channel.messages] == ["a"]
    assert client.discord.requests[0].status == 0


async def test_a_connection_that_drops_before_leaves_nothing(client: Client) -> None:
    client.discord.fault(path="/messages$", drop=True)
    with pytest.raises(aiohttp.ClientConnectionError):
        await client.send(client.channel, content="a")
    assert client.channel.messages == []


async def test_an_unknown_route_is_a_violation(client: Client) -> None:
    status, _ = await client.request("GET", "/nowhere")
    assert status == 404
    assert "no handler" in str(client.discord.violations[0].errors)


async def test_a_body_of_another_shape_is_a_violation(client: Client) -> None:
    status, answer = await client.request(
        "POST", f"/channels/{client.channel.id}/messages", {"embeds": ["x"]}
    )
    assert (status, answer["code"]) == (400, 50035)
    assert client.discord.violations


async def test_a_request_with_another_token_is_refused(client: Client) -> None:
    status, _ = await client.request("GET", "/users/@me", token="another")
    assert status == 401


def test_a_document_that_is_named_but_not_there_is_an_error(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "nowhere.json"))
    with pytest.raises(FileNotFoundError, match=VARIABLE):
        find()


def test_a_document_that_is_named_is_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    named = tmp_path / "openapi.json"
    named.write_text("{}", encoding="utf-8")
    monkeypatch.setenv(VARIABLE, str(named))
    assert find() == named
