"""The task that posts digests: a memory on disk, a clock and a channel that a test can hold."""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import discord
import pytest

from bot.client import NewsBot
from bot.delivering import PAUSE
from bot.desk import Desk
from bot.memory import Memory
from bot.memory.deliveries import RESEND_WITHIN
from bot.memory.schedules import Schedule
from bot.recurring import Rule
from bot.scheduling import Scheduling
from config import Settings
from retrieval import Digest, Library, QueryError, StoreUnavailableError
from tests.bot import overviews
from tests.bot.test_replies import ORDINARY

CHANNEL, SERVER, ME = 2, 1 << 22, 9
NOW = datetime(2025, 5, 20, 12, tzinfo=UTC)
DUE = datetime(2025, 5, 21, 8, 30, tzinfo=UTC)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


class ProcessDiedError(BaseException):
    """Nothing of the process's own hears of it."""


@dataclass
class Channel:
    """What Discord has of a channel: a nonce shows once in the minutes in which it is known."""

    clock: Callable[[], datetime]
    shown: list[Any] = field(default_factory=list)
    nonces: dict[str, datetime] = field(default_factory=dict)
    faults: list[BaseException | None] = field(default_factory=list)
    """Raised instead of sending, one a request; None lets it through."""
    after: list[BaseException] = field(default_factory=list)
    """Raised after what was sent is there."""
    closed: discord.HTTPException | None = None
    """Why the history cannot be read."""
    readable: bool = True
    """Else the history is empty."""
    guild: Any = field(default_factory=lambda: SimpleNamespace(me=None))

    def permissions_for(self, _: Any) -> discord.Permissions:
        return discord.Permissions(embed_links=True, read_message_history=self.readable)

    async def send(self, *, nonce: str, embeds: Any = (), **_: Any) -> None:
        if self.faults and (fault := self.faults.pop(0)):
            raise fault
        sent_at = self.nonces.get(nonce)
        if sent_at is None or self.clock() - sent_at > timedelta(minutes=3):
            self.nonces[nonce] = self.clock()
            self.shown.append(self.message(embeds=list(embeds)))
        if self.after:
            raise self.after.pop(0)

    def message(self, *, author: int = ME, embeds: Any = (), content: str = "") -> Any:
        return SimpleNamespace(
            author=SimpleNamespace(id=author),
            type=discord.MessageType.default,
            embeds=embeds,
            content=content,
            created_at=self.clock(),
        )

    async def history(self, *, after: datetime, **_: Any) -> AsyncIterator[Any]:
        if self.closed:
            raise self.closed
        for message in self.shown:
            if self.readable and message.created_at > after:
                yield message


@dataclass
class World:
    """A bot that a test takes through time; a new `task` is a new process."""

    memory: Memory
    now: datetime
    settings: Settings
    channel: Any = None
    asked: list[dict[str, Any]] = field(default_factory=list)
    answers: Callable[..., Digest] = lambda **_: overviews.digest(ORDINARY, stories=2, copies=1)

    def task(self, *, shards: tuple[int, ...] = (), count: int | None = 1) -> Scheduling:
        async def ask(step: Callable[[Library], Any]) -> Any:
            return step(cast("Library", SimpleNamespace(digest=self._digest)))

        desk = Desk(cast("Library", None))
        desk.ask = ask  # type: ignore[method-assign]
        bot = SimpleNamespace(
            memory=self.memory,
            desk=desk,
            settings=replace_shards(self.settings, shards),
            shard_count=count,
            me=SimpleNamespace(id=ME),
            get_channel=lambda _: None,
            get_partial_messageable=lambda channel: self.channel if channel == CHANNEL else None,
        )
        return Scheduling(cast("NewsBot", bot), lambda: self.now)

    def _digest(self, **asked: Any) -> Digest:
        self.asked.append(asked)
        return self.answers(**asked)

    def schedule(self, **given: Any) -> Schedule:
        values = {"server": SERVER, "rule": Rule(510, "UTC"), "language": "en", "now": NOW}
        return self.memory.schedules.set(channel=CHANNEL, **{**values, **given})

    @property
    def posted(self) -> int:
        return len(self.channel.shown)


def replace_shards(settings: Settings, shards: tuple[int, ...]) -> Any:
    return SimpleNamespace(zone=settings.zone, shard_ids=shards)


@pytest.fixture
def world(data_dir: Path) -> Any:
    settings = Settings(data_dir=data_dir)
    with Memory(settings) as memory:
        made = World(memory, NOW, settings)
        made.channel = Channel(lambda: made.now)
        yield made


def failing(status: int, code: int = 0) -> discord.HTTPException:
    kind = {403: discord.Forbidden, 404: discord.NotFound, 500: discord.DiscordServerError}
    response = cast("Any", SimpleNamespace(status=status, reason="because"))
    return kind.get(status, discord.HTTPException)(response, {"code": code, "message": "no"})


async def test_a_digest_is_posted_when_it_is_due_once_a_day(world: World) -> None:
    world.schedule()
    task = world.task()
    for minutes in itertools.chain((0, 1229), range(1230, 1235)):
        world.now = NOW + minutes * MINUTE
        await task.tell()
        assert world.posted == (world.now >= DUE)
    world.now = DUE + DAY
    await task.tell()
    await task.tell()
    assert world.posted == 2


async def test_a_digest_covers_the_days_since_the_one_before_as_of_its_moment(world: World) -> None:
    world.schedule(topic="ferries", publisher="Herald")
    world.now = DUE + timedelta(hours=2)
    await world.task().tell()
    world.now = DUE + 4 * DAY
    await world.task().tell()
    assert [(a["since"], a["until"], a["now"]) for a in world.asked] == [
        (date(2025, 5, 20), date(2025, 5, 20), DUE),
        (date(2025, 5, 21), date(2025, 5, 24), DUE + 4 * DAY),
    ]
    assert {(a["period"], a["topic"], a["publisher"]) for a in world.asked} == {
        (None, "ferries", "Herald")
    }


async def test_a_period_of_its_own_is_asked_for_as_it_is(world: World) -> None:
    world.schedule(period="week")
    world.now = DUE
    await world.task().tell()
    (asked,) = world.asked
    assert (asked["period"], asked["since"], asked["until"]) == ("week", None, None)


async def test_days_without_news_are_silent_and_over(world: World) -> None:
    world.schedule()
    world.answers = lambda **_: overviews.nothing(ORDINARY)
    world.now = DUE
    task = world.task()
    await task.tell()
    await task.tell()
    assert (world.posted, len(world.asked)) == (0, 1)
    (left,) = world.memory.schedules.list(SERVER)
    assert (left.last, left.due) == (DUE, DUE + DAY)


@pytest.mark.parametrize("away", [timedelta(hours=5), 3 * DAY, 30 * DAY])
async def test_what_was_missed_is_one_digest(world: World, away: timedelta) -> None:
    world.schedule()
    world.now = DUE + away
    for _ in range(3):
        task = world.task()
        await task.go_on()
        await task.tell()
    assert world.posted == 1


DEATHS = [
    # How long the process stays away; whether the message got through before it died.
    *itertools.product([timedelta(0), RESEND_WITHIN / 2, 10 * MINUTE, 5 * DAY], [True, False])
]


@pytest.mark.parametrize(("away", "sent"), DEATHS)
async def test_a_process_killed_while_it_posts_posts_once_in_the_end(
    world: World, away: timedelta, sent: bool
) -> None:
    world.schedule()
    world.now = DUE
    (world.channel.after if sent else world.channel.faults).append(ProcessDiedError())
    with pytest.raises(ProcessDiedError):
        await world.task().tell()
    assert world.posted == sent
    world.now += away
    again = world.task()
    await again.go_on()
    await again.tell()
    await again.tell()
    # What was missed while it was away is due as well, once.
    assert world.posted == 1 + (sent and away > DAY)
    (left,) = world.memory.schedules.list(SERVER)
    assert left.due > world.now
    assert world.memory.schedules.interrupted() == ()


async def test_a_message_like_it_by_others_or_of_long_before_is_not_taken_for_it(
    world: World,
) -> None:
    world.schedule()
    world.now = DUE
    await world.task().tell()
    (yesterday,) = world.channel.shown
    world.now = DUE + DAY
    world.channel.faults.append(ProcessDiedError())
    with pytest.raises(ProcessDiedError):
        await world.task().tell()
    world.channel.shown += [
        world.channel.message(author=5, embeds=yesterday.embeds),
        world.channel.message(embeds=[discord.Embed(title="New on owls")]),
        world.channel.message(content="Welcome"),
    ]
    before = world.posted
    world.now += 10 * MINUTE
    again = world.task()
    await again.go_on()
    await again.tell()
    assert world.posted == before + 1


async def test_a_digest_in_plain_text_is_found_again(world: World) -> None:
    world.schedule()
    world.now = DUE
    world.channel.faults.append(ProcessDiedError())
    task = world.task()
    with pytest.raises(ProcessDiedError):
        await task.tell()
    (post,) = world.memory.schedules.interrupted()
    reply = await task.reply(post)
    assert reply is not None
    world.channel.shown.append(world.channel.message(content=reply.text()))
    world.now += 10 * MINUTE
    again = world.task()
    await again.go_on()
    await again.tell()
    assert world.posted == 1


@pytest.mark.parametrize("refuses", [True, False])
async def test_a_channel_that_cannot_be_read_gets_none_rather_than_two(
    world: World, refuses: bool
) -> None:
    world.schedule()
    world.now = DUE
    world.channel.after.append(ProcessDiedError())
    with pytest.raises(ProcessDiedError):
        await world.task().tell()
    world.channel.closed = failing(403, 50001) if refuses else None
    world.channel.readable = refuses
    world.now += 10 * MINUTE
    again = world.task()
    await again.go_on()
    await again.tell()
    assert world.posted == 1
    world.now = DUE + DAY
    await again.tell()
    assert world.posted == 2


async def test_trouble_at_discord_is_gone_through_without_a_second_message(world: World) -> None:
    world.schedule()
    world.now = DUE
    world.channel.faults += [failing(500), None]
    world.channel.after.append(failing(500))
    task = world.task()
    for _ in range(4):
        await task.tell()
        world.now += timedelta(seconds=2)
    assert world.posted == 1
    assert world.memory.schedules.interrupted() == ()


async def test_trouble_that_lasts_is_looked_into_and_then_sent(world: World) -> None:
    world.schedule()
    world.now = DUE
    world.channel.faults += [failing(500)] * 200
    world.channel.closed = failing(500)
    task = world.task()
    for _ in range(20):
        with contextlib.suppress(discord.DiscordServerError):
            await task.tell()
        world.now += MINUTE / 2
    assert world.posted == 0
    world.channel.faults.clear()
    world.channel.closed = None
    for _ in range(4):
        await task.tell()
        world.now += MINUTE
    assert world.posted == 1


async def test_a_channel_where_it_may_not_write_is_left_for_the_next_time(world: World) -> None:
    world.schedule()
    world.now = DUE
    world.channel.faults.append(failing(403, 50013))
    task = world.task()
    await task.tell()
    await task.tell()
    assert world.posted == 0
    world.now += DAY
    await task.tell()
    assert world.posted == 1
    # What was not told then is told now.
    assert (world.asked[-1]["since"], world.asked[-1]["until"]) == (
        date(2025, 5, 20),
        date(2025, 5, 21),
    )


async def test_a_channel_that_is_gone_has_no_schedule(world: World) -> None:
    world.schedule()
    world.now = DUE
    world.channel.faults.append(failing(404, 10003))
    await world.task().tell()
    assert world.memory.schedules.list(SERVER) == ()


async def test_what_fails_on_our_side_is_tried_again_after_a_pause(world: World) -> None:
    world.schedule()
    world.now = DUE
    good = world.answers

    def broken(**_: Any) -> Digest:
        raise StoreUnavailableError("the disk is away")

    world.answers = broken
    task = world.task()
    with pytest.raises(StoreUnavailableError):
        await task.tell()
    await task.tell()
    assert len(world.asked) == 1
    world.answers = good
    world.now += PAUSE
    await task.tell()
    assert world.posted == 1


async def test_a_post_that_could_not_be_noted_is_noted_later_and_not_posted_again(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.schedule()
    world.now = DUE
    task, full = world.task(), True
    noted = world.memory.schedules.delivered

    def delivered(post: Any) -> None:
        if full:
            raise StoreUnavailableError("the disk is full")
        noted(post)

    monkeypatch.setattr(world.memory.schedules, "delivered", delivered)
    for _ in range(6):
        with contextlib.suppress(StoreUnavailableError):
            await task.tell()
        world.now += MINUTE
    assert (world.posted, len(world.memory.schedules.interrupted())) == (1, 1)
    full = False
    for _ in range(3):
        await task.tell()
        world.now += MINUTE
    assert (world.posted, world.memory.schedules.interrupted()) == (1, ())
    world.now = DUE + DAY
    await task.tell()
    assert world.posted == 2


async def test_what_no_longer_makes_sense_is_passed_over(world: World) -> None:
    world.schedule(topic="since:soon")

    def refuses(**_: Any) -> Digest:
        raise QueryError("no such day")

    world.answers = refuses
    world.now = DUE
    task = world.task()
    await task.tell()
    await task.tell()
    assert len(world.asked) == 1


async def test_of_several_processes_only_the_one_with_the_server_posts(world: World) -> None:
    world.schedule()  # a server of shard 1 of 2
    world.now = DUE
    other, mine = world.task(shards=(0,), count=2), world.task(shards=(1,), count=2)
    await other.tell()
    assert world.posted == 0
    world.channel.faults.append(ProcessDiedError())
    with pytest.raises(ProcessDiedError):
        await mine.tell()
    await other.go_on()
    assert world.posted == 0
    await world.task(shards=(1,), count=2).go_on()
    assert world.posted == 1


async def test_a_stop_begins_nothing_new(world: World) -> None:
    world.schedule()
    world.now = DUE
    task = world.task()
    task.bot.desk.closing = True
    await task.tell()
    assert world.posted == 0
    assert world.memory.schedules.due(DUE)
