"""/admin schedule: set, shown, replaced and switched off."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.discord.conftest import MakeWorld, World
from tests.discord.test_places import described
from tests.fake_discord import picker
from tests.fake_discord.channels import FORUM
from tests.fake_discord.errors import ClientRejected
from tests.fake_discord.people import User
from tests.fake_discord.permissions import PERMS

STAMP = re.compile(r"<t:(\d+):f>")


async def schedule(
    world: World, *, place: Any = None, user: User | None = None, **options: Any
) -> str:
    """/admin schedule, and what is said to it."""
    person, here = user or world.root, place or world.channel
    said = await (await person.slash(here, "admin schedule", options)).settled()
    assert said.response.ephemeral
    return described(said.response)


async def test_a_digest_is_set_shown_replaced_and_switched_off(world: World) -> None:
    here = f"<#{world.channel.id}>"
    assert "No digest is posted in this server" in await schedule(world)
    said = await schedule(world, at="8:30 am")
    assert f"{here} · every day at 08:30 (UTC) · since the one before · next <t:" in said
    assert "nothing is posted" in said
    assert int(STAMP.findall(said)[0]) % 86_400 == 30_600
    shown = await schedule(world)
    assert shown in said
    said = await schedule(
        world,
        at="21:15",
        zone="asia/kathmandu",
        days="friday",
        period="week",
        channel=world.channel,
    )
    assert f"{here} · Fridays at 21:15 (Asia/Kathmandu) · of seven days · next" in said
    assert int(STAMP.findall(said)[0]) % 86_400 == 15.5 * 3600  # 5:45 h ahead
    shown = await schedule(world)
    assert shown.count("<#") == 1
    status = await (await world.root.slash(world.channel, "admin status")).settled()
    assert f"Next digest: {STAMP.search(said)[0]} in {here}" in described(status.response)  # type: ignore[index]  # found above
    assert f"No more digests are posted in {here}" in await schedule(world, off=True)
    assert f"No digest is posted in {here}" in await schedule(world, off=True)
    assert "No digest is posted in this server" in await schedule(world)


async def test_each_channel_has_one_and_all_are_listed_the_next_first(world: World) -> None:
    other, third = world.guild.add_channel("news"), world.guild.add_channel("third")
    await schedule(world, at="08:30", zone="Pacific/Kiritimati", days="monday")
    await schedule(world, at="08:30", zone="Pacific/Honolulu", days="monday", channel=other)
    listed = (await schedule(world)).splitlines()
    assert len(listed) == 2
    due = [int(STAMP.findall(line)[0]) for line in listed]
    assert due == sorted(due)
    assert f"<#{other.id}>" in await schedule(world, channel=other)
    assert f"No digest is posted in <#{third.id}>" in await schedule(world, channel=third)
    mina = world.guild.add_member("mina", permissions=PERMS["manage_guild"], locale="ko")
    given = {"시각": "08:30", "요일": "weekdays"}
    said = await (await mina.slash(third, "관리 일정", given)).settled()
    assert "월요일부터 금요일까지 08:30 (UTC) · 지난번 이후 · 다음 <t:" in described(said.response)
    thread = await world.alice.start_thread(world.channel, "Ferries")
    assert f"<#{thread.id}>" in await schedule(world, place=thread, at="7")
    assert f"<#{thread.id}>" in await schedule(world, channel=thread, at="7pm")


UNCLEAR: tuple[tuple[dict[str, Any], str], ...] = (
    ({"at": "soon"}, "at: no time of the day: write a time of the day like 08:30"),
    ({"at": "24:00"}, "24:00 is no time, hours go to 23"),
    ({"at": "8:30", "zone": "Mars/Olympus"}, "zone: no such time zone"),
    ({"zone": "Asia/Seoul"}, "Say at what time of the day"),
    ({"topic": "ferries"}, "Say at what time of the day"),
    ({"at": "8:30", "topic": "??"}, "no words to look for"),
)


async def test_what_cannot_be_set_is_said_and_changes_nothing(world: World) -> None:
    for options, reason in UNCLEAR:
        assert reason in (await schedule(world, **options)).replace("\\", "")
    deny, bot = (0, PERMS["send_messages"]), world.discord.bot_user["id"]
    mute = world.guild.add_channel("mute", overwrites={bot: deny})
    read_only = world.guild.add_channel("read-only", overwrites={world.root.id: deny})
    for channel in (mute, read_only):
        said = await schedule(world, at="8:30", channel=channel)
        assert f"may not write in <#{channel.id}>" in said
    assert "may not write" in await schedule(world, place=mute, at="8:30")
    with pytest.raises(ClientRejected, match="channel type"):
        await schedule(world, at="8:30", channel=world.guild.add_channel("forum", type=FORUM))
    # Only managers may, whatever a client offers.
    with pytest.raises(ClientRejected):
        await schedule(world, user=world.alice, at="8:30")
    data = picker.fill_in(world.root, world.channel, "admin schedule", {"at": "8:30"})
    refused = await world.discord.interact(world.alice, world.channel, 2, data).settled()
    assert "Manage Server" in described(refused.response)
    refused = await world.discord.interact(world.root, world.root.dm(), 2, data).settled()
    assert "in the server" in described(refused.response)
    assert "No digest is posted" in await schedule(world)


async def test_zones_are_offered_as_one_types_and_schedules_survive_a_restart(
    make_world: MakeWorld,
) -> None:
    async with make_world() as world:
        async with world.start(DATELINE_TIMEZONE="Asia/Seoul"):
            for typed, first in (("", "Asia/Seoul"), ("new y", "America/New_York")):
                offered = await world.root.autocomplete(
                    world.channel, "admin schedule", {"zone": typed}, "zone"
                )
                assert offered[0]["value"] == first
                assert len(offered) <= 25
            publishers = await world.root.autocomplete(
                world.channel, "admin schedule", {"publisher": "Herald"}, "publisher"
            )
            assert publishers
            set_before = await schedule(world, at="8:30")
            assert "at 08:30 (Asia/Seoul)" in set_before
        async with world.start():
            assert await schedule(world) in set_before
            gone = {"id": world.guild.id, "unavailable": False}
            world.discord.dispatch("GUILD_DELETE", gone, guild=world.guild)
            world.discord.dispatch("GUILD_CREATE", world.guild.create, guild=world.guild)
            assert "No digest is posted" in await schedule(world)
        world.sound()
