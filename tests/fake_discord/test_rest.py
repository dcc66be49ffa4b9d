"""Requests as they come and go: nonces, faults before and after, tokens, unknown routes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from tests.fake_discord import threads
from tests.fake_discord.channels import FORUM, Channel
from tests.fake_discord.permissions import PERMS
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
            return response.status, await response.json() if response.status != 204 else None

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


async def test_the_bot_writes_a_post_into_a_forum(client: Client) -> None:
    forum = client.guild.add_channel("forum", FORUM)
    path, message = f"/channels/{forum.id}/threads", {"content": "first"}
    status, thread = await client.request("POST", path, {"name": "Post", "message": message})
    assert (status, thread["id"]) == (201, thread["message"]["id"])
    assert client.discord.channels[thread["id"]].messages[0].content == "first"
    assert (await client.request("POST", path, {"name": "Post"}))[1]["code"] == 50035
    assert (await client.send(forum, content="beside"))[1]["code"] == 50008
    assert (await client.request("GET", f"/channels/{forum.id}/messages"))[1]["code"] == 50024
    assert not client.discord.fidelity


async def test_a_thread_is_private_unless_it_is_said_to_be_public(client: Client) -> None:
    path = f"/channels/{client.channel.id}/threads"
    assert (await client.request("POST", path, {"name": "Talk"}))[1]["code"] == 50013
    status, thread = await client.request("POST", path, {"name": "Talk", "type": 11})
    assert (status, thread["owner_id"]) == (201, client.discord.app_id)
    closed = await client.request("PATCH", f"/channels/{thread['id']}", {"archived": True})
    assert closed[1]["thread_metadata"]["archived"]
    named = await client.request("PATCH", f"/channels/{thread['id']}", {"name": "Other"})
    assert named[1]["code"] == 50083
    assert not client.discord.fidelity


async def test_an_archived_thread_keeps_its_messages_as_they_are(client: Client) -> None:
    thread = threads.start(client.discord, client.channel, "Talk", client.discord.bot_user)
    _, message = await client.send(thread, content="a")
    thread.archive()
    path = f"/channels/{thread.id}/messages/{message['id']}"
    assert (await client.request("PATCH", path, {"content": "b"}))[1]["code"] == 50083
    assert (await client.request("DELETE", path))[1]["code"] == 50083


async def test_many_messages_are_deleted_by_those_who_manage_them(client: Client) -> None:
    ids = [(await client.send(client.channel, content=text))[1]["id"] for text in "abc"]
    path = f"/channels/{client.channel.id}/messages/bulk-delete"
    assert (await client.request("POST", path, {"messages": ids}))[1]["code"] == 50013
    client.channel.overwrite(client.guild.bot_role, allow=PERMS["manage_messages"])
    assert (await client.request("POST", path, {"messages": ["1", *ids]}))[1]["code"] == 50034
    assert (await client.request("POST", path, {"messages": ids[1:]}))[0] == 204
    left = await client.request("GET", f"/channels/{client.channel.id}/messages")
    assert [message["content"] for message in left[1]] == ["a"]


async def test_history_comes_in_pages(client: Client) -> None:
    ids = [(await client.send(client.channel, content=text))[1]["id"] for text in "abcde"]

    async def page(query: str) -> Any:
        path = f"/channels/{client.channel.id}/messages?{query}"
        status, found = await client.request("GET", path)
        return "".join(m["content"] for m in found) if status == 200 else found["code"]

    assert await page("limit=2") == "ed"
    assert await page(f"limit=2&before={ids[3]}") == "cb"
    assert await page(f"limit=2&after={ids[0]}") == "cb"
    assert await page(f"limit=3&around={ids[2]}") == "dcb"
    assert await page("limit=101") == 50035


async def test_people_may_take_no_direct_messages(client: Client) -> None:
    alice = client.guild.add_member("alice")
    alice.takes_direct_messages = False
    assert (await client.send(alice.dm(), content="a"))[1]["code"] == 50007


async def test_the_bot_deletes_nothing_of_others_in_direct_messages(client: Client) -> None:
    alice = client.guild.add_member("alice")
    said = await alice.say(alice.dm(), "a")
    path = f"/channels/{alice.dm().id}/messages/{said.id}"
    assert (await client.request("DELETE", path))[1]["code"] == 50003


async def test_conversations_of_others_are_closed_to_the_bot(client: Client) -> None:
    alice, bob = client.guild.add_member("alice"), client.guild.add_member("bob")
    together = client.discord.private_channel(alice, bob)
    assert (await client.send(together, content="a"))[1]["code"] == 50001
    assert (await client.request("GET", f"/channels/{together.id}"))[1]["code"] == 50001


async def test_a_shard_that_cannot_be_is_refused(client: Client) -> None:
    async with client.http.ws_connect(client.discord.gateway_url) as socket:
        await socket.receive()
        identify = {"token": TOKEN, "intents": 0, "properties": {}, "shard": [2, 2]}
        await socket.send_json({"op": 2, "d": identify})
        await socket.receive()
        assert socket.close_code == 4010


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
