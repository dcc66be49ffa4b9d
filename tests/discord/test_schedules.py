"""/admin schedule: set, shown, replaced and switched off; what is posted, and how often."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.discord.conftest import MakeWorld, World
from tests.discord.test_places import described
from tests.discord.test_watching import ingest
from tests.fake_discord import picker
from tests.fake_discord.channels import FORUM
from tests.fake_discord.errors import ClientRejected
from tests.fake_discord.people import User
from tests.fake_discord.permissions import PERMS

MICROSECOND = timedelta(microseconds=1)
STAMP = re.compile(r"<t:(\d+):f>")


async def schedule(
    world: World, *, place: Any = None, user: User | None = None, **options: Any
) -> str:
    """/admin schedule, and what is said to it."""
    person, here = user or world.root, place or world.channel
    said = await (await person.slash(here, "admin schedule", options)).settled()
    assert said.response.ephemeral
    return described(said.response)


async def test_digests_are_set_shown_replaced_and_switched_off(world: World) -> None:
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
    # Each channel has one, and all are listed, the next first.
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
    told = await (await mina.slash(third, "관리 일정", given)).settled()
    assert "월요일부터 금요일까지 08:30 (UTC) · 지난번 이후 · 다음 <t:" in described(told.response)
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


async def test_what_cannot_be_set_is_said_and_what_can_be_is_offered(
    make_world: MakeWorld,
) -> None:
    async with make_world() as world, world.start(DATELINE_TIMEZONE="Asia/Seoul"):
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
        for typed, first in (("", "Asia/Seoul"), ("new y", "America/New_York")):
            given = {"zone": typed}
            zones = await world.root.autocomplete(world.channel, "admin schedule", given, "zone")
            assert zones[0]["value"] == first
            assert len(zones) <= 25
        given = {"publisher": "Herald"}
        assert await world.root.autocomplete(world.channel, "admin schedule", given, "publisher")
        assert "at 08:30 (Asia/Seoul)" in await schedule(world, at="8:30")
        # All goes with the server.
        gone = {"id": world.guild.id, "unavailable": False}
        world.discord.dispatch("GUILD_DELETE", gone, guild=world.guild)
        world.discord.dispatch("GUILD_CREATE", world.guild.create, guild=world.guild)
        assert "No digest is posted" in await schedule(world)


def comes_due(world: World, *, days: int = 1, begun: int = 0) -> None:
    """Time passes: the next moment was so many days earlier, and what is begun was so many minutes
    before now."""
    passed, before = timedelta(days=days) // MICROSECOND, timedelta(minutes=begun) // MICROSECOND
    with closing(sqlite3.connect(world.data_dir / "discord.db", timeout=30)) as db, db:
        db.execute("UPDATE schedules SET due = due - ?, last = last - ?", (passed, passed))
        db.execute("UPDATE schedules SET begun = begun - ?", (before,))


def settled(world: World) -> bool:
    """Whether what was due is over, by what is on disk."""
    with closing(sqlite3.connect(world.data_dir / "discord.db", timeout=30)) as db:
        ((due, begun),) = db.execute("SELECT due, begun FROM schedules")
    return begun is None and due > datetime.now(UTC).timestamp() * 1e6


def posts(world: World) -> list[Any]:
    return [m for m in world.channel.messages if m.by_bot and m["type"] == 0 and not m.ephemeral]


def owl(world: World) -> str:
    """An article of yesterday, which a digest of midnight tells."""
    yesterday = (datetime.now(UTC) - timedelta(days=1)).date().isoformat()
    said = "A snow owl was found in the belfry of Lower Tarn."
    ingest(world, "owl", "Owl found in belfry", said, published=yesterday)
    return said


async def test_digests_are_posted_once_when_their_moment_comes_and_when_it_was_missed(
    make_world: MakeWorld,
) -> None:
    async with make_world() as world:
        async with world.start():
            await schedule(world, at="00:00", publisher="Tarn Courier")
            comes_due(world)
            await world.until(lambda: settled(world))
            assert posts(world) == []  # there was nothing to tell
            said = owl(world)
            await world.serves("Where was the owl found?", "belfry")
            # Setting it again makes a new one, with posts of its own.
            made = await schedule(world, at="00:00", topic="snow owl", publisher="Tarn Courier")
            assert "· “snow owl” · Tarn Courier ·" in made
            comes_due(world)
            post = await world.channel.next_message()
            assert said in described(post).replace("\\", "")
            assert post.embeds[0]["footer"]["text"] == "posted on schedule"
            assert not post.pings
            await world.until(lambda: settled(world))
            await schedule(world, at="00:00")
        # Several moments pass while it is away, and are one digest.
        comes_due(world, days=5)
        async with world.start():
            await world.until(lambda: settled(world))
            assert len(posts(world)) == 2
        world.sound()


@pytest.mark.short("later")
@pytest.mark.parametrize("minutes", [0, 10], ids=["at once", "later"])
async def test_a_process_killed_between_sending_and_noting_posts_once(
    make_world: MakeWorld, minutes: int
) -> None:
    """It is sent again under its nonce, or later found in the channel."""
    async with make_world() as world:
        owl(world)
        path = f"{world.channel.id}/messages$"
        async with world.start() as bot:
            await schedule(world, at="00:00")
            world.discord.fault(method="POST", path=path, status=503, times=9, after=True)
            comes_due(world)
            await world.channel.next_message()
            bot.kill()
            await bot.wait()
        world.discord.faults.clear()
        sent = len(world.discord.sent("POST", path))
        comes_due(world, days=0, begun=minutes)
        async with world.start():
            await world.until(lambda: settled(world))
            assert len(posts(world)) == 1
            assert (len(world.discord.sent("POST", path)) > sent) == (minutes == 0)
