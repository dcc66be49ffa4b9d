"""/admin reindex: who may, and what it shows."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.discord.conftest import MakeWorld, World
from tests.fake_discord import picker
from tests.fake_discord.errors import ClientRejected
from tests.fake_discord.interactions import Interaction
from tests.fake_discord.people import User
from tests.fake_discord.permissions import perms


def forged(world: World, user: User, channel: Any) -> Interaction:
    """The command sent although the client would not offer it."""
    data = picker.fill_in(world.root, world.channel, "admin reindex", {})
    return world.discord.interact(user, channel, 2, data)


async def finished(world: World, asked: Interaction) -> str:
    await asked.settled()
    response = asked.response
    assert response is not None
    await world.discord.wait_until(
        lambda: not response.text.startswith("Reading the sources"), 30, "the result"
    )
    return str(response.text)


async def test_a_manager_reindexes_and_sees_what_changed(
    make_world: MakeWorld, tmp_path: Path
) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    one = {"id": "z-1", "headline": "Zeppelin lands", "text": "A zeppelin landed in Namdo."}
    (folder / "a.jsonl").write_text(json.dumps(one), encoding="utf-8")
    (folder / "b.jsonl").write_text("{ broken", encoding="utf-8")
    async with make_world() as world:
        async with world.start(DATELINE_SOURCES=str(folder)):
            asked = await world.root.slash(world.channel, "admin reindex")
            text = await finished(world, asked)
            assert asked.ack_after is not None
            assert asked.ack_after < 1
            assert asked.response is not None
            assert asked.response.ephemeral
            assert text.startswith("Reindexed")
            assert "**1** added" in text
            assert "1 could not be read" in text
            assert "b.jsonl" in text
            question = {"question": "Where did the zeppelin land?"}
            answer = await (await world.alice.slash(world.channel, "ask", question)).settled()
            assert "A **zeppelin** **landed** in Namdo." in answer.response.text
            # An article whose file is gone goes.
            (folder / "b.jsonl").write_text(json.dumps({**one, "id": "z-2"}), encoding="utf-8")
            (folder / "a.jsonl").unlink()
            text = await finished(world, await world.root.slash(world.channel, "admin reindex"))
            assert "**1** added" in text
            assert "**1** removed" in text
        world.sound()


async def test_members_ex_managers_and_direct_messages_are_refused(world: World) -> None:
    with pytest.raises(ClientRejected):
        await world.alice.slash(world.channel, "admin reindex")
    with pytest.raises(ClientRejected):
        await world.root.slash(world.root.dm(), "admin reindex")
    refused = [
        await forged(world, world.alice, world.channel).settled(),
        await forged(world, world.root, world.root.dm()).settled(),
    ]
    assert "Manage Server" in refused[0].response.text
    assert "in the server" in refused[1].response.text
    data = picker.fill_in(world.root, world.channel, "admin reindex", {})
    world.guild.members[world.root.id]["roles"] = []
    refused.append(await world.discord.interact(world.root, world.channel, 2, data).settled())
    assert "Manage Server" in refused[2].response.text
    assert all(asked.response.ephemeral for asked in refused)
    assert not any("reindexed" in line for line in world.bot.lines)


async def test_managers_of_another_server_are_refused_and_operators_are_not(
    make_world: MakeWorld,
) -> None:
    async with make_world() as world:
        first = world.start()
        async with first:
            pass  # the first start remembers the only server
        other = world.discord.add_guild("Elsewhere")
        channel = other.add_channel("general")
        stranger = other.add_member("stranger", permissions=perms("manage_guild"))
        operator = other.add_member("operator", permissions=perms("manage_guild"))
        async with world.start(DATELINE_OPERATORS=operator.id):
            refused = await (await stranger.slash(channel, "admin reindex")).settled()
            assert f"`{other.id}`" in refused.response.text
            asked = await operator.slash(channel, "admin reindex")
            assert "Reindexed" in await finished(world, asked)
            asked = forged(world, operator, operator.dm())
            assert "Reindexed" in await finished(world, asked)
            allowed = await world.root.slash(world.channel, "admin reindex")
            assert "Reindexed" in await finished(world, allowed)
        async with world.start(DATELINE_TENANCY="multi"):
            refused = await (await world.root.slash(world.channel, "admin reindex")).settled()
            assert "DATELINE_OPERATORS" in refused.response.text
        async with world.start(DATELINE_SERVERS=other.id):
            refused = await (await world.root.slash(world.channel, "admin reindex")).settled()
            assert "does not belong" in refused.response.text
            allowed = await stranger.slash(channel, "admin reindex")
            assert "Reindexed" in await finished(world, allowed)
        world.sound()


async def test_with_several_servers_at_the_first_start_nobody_is_an_admin(
    make_world: MakeWorld,
) -> None:
    async with make_world() as world:
        world.discord.add_guild("Elsewhere")
        async with world.start():
            refused = await (await world.root.slash(world.channel, "admin reindex")).settled()
            assert "does not belong" in refused.response.text


async def test_a_second_reindex_waits_its_turn_and_a_broken_library_is_said(
    make_world: MakeWorld, tmp_path: Path
) -> None:
    many = tmp_path / "many.jsonl"
    with many.open("w", encoding="utf-8") as file:
        for number in range(300):
            paragraphs = [f"Paragraph {n} of article {number} about a zeppelin." for n in range(20)]
            file.write(json.dumps({"id": f"m-{number}", "paragraphs": paragraphs}) + "\n")
    async with make_world() as world:
        async with world.start(DATELINE_SOURCES=str(many)):
            first = await world.root.slash(world.channel, "admin reindex")
            await first.settled()
            second = await (await world.root.slash(world.channel, "admin reindex")).settled()
            assert "running already" in second.response.text
            assert "**300** added" in await finished(world, first)
            third = await world.root.slash(world.channel, "admin reindex")
            assert "**300** unchanged" in await finished(world, third)
        world.sound()


def test_the_child_reports_a_failure_in_one_line(environment: dict[str, str]) -> None:
    import subprocess

    found = subprocess.run(
        [sys.executable, "-m", "bot.reindexing"],
        env={**environment, "DATELINE_ENGINE": "nonsense"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "DATELINE_ENGINE" in json.loads(found.stdout)["error"]
