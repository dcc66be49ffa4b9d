"""Topics that people want to hear about."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.memory import Memory
from bot.memory.quiet import Quiet
from bot.memory.watches import Added, Blank, Duplicate, Full, Watch, Watches

Open = Callable[..., Memory]

NOW = datetime(2025, 5, 1, 12, 0, 0, 1, tzinfo=ZoneInfo("Asia/Seoul"))


def add(
    watches: Watches,
    topic: str,
    *,
    owner: int = 7,
    server: int | None = 1,
    channel: int | None = 2,
    quiet: Quiet | None = None,
) -> Added | Duplicate | Full | Blank:
    return watches.add(
        owner=owner,
        server=server,
        channel=channel,
        topic=topic,
        language="en",
        created=NOW,
        generation=4,
        quiet=quiet,
    )


def test_a_watch_is_as_it_was_added_after_a_restart(opened: Open) -> None:
    made = add(opened().watches, "  Ferry\n fares ", quiet=Quiet(1320, 420))
    watch = Watch(
        id=1,
        number=1,
        owner=7,
        server=1,
        channel=2,
        topic="Ferry fares",
        language="en",
        created=NOW,
        quiet=Quiet(1320, 420),
        generation=4,
    )
    assert made == Added(watch)
    assert opened().watches.list(7) == opened().watches.all() == (watch,)


def test_the_same_topic_in_the_same_place_is_there_already(opened: Open) -> None:
    watches = opened().watches
    first = add(watches, "Ferry fares")
    assert isinstance(first, Added)
    assert add(watches, "FERRY  fares") == Duplicate(first.watch)
    assert add(watches, "Ｆerry fares") == Duplicate(first.watch)
    assert isinstance(add(watches, "Ferry fares", channel=3), Added)
    assert isinstance(add(watches, "Ferry fares", server=None, channel=None), Added)
    assert isinstance(add(watches, "Ferry fares", channel=None), Duplicate)
    assert isinstance(add(watches, "Ferry fares", owner=8), Added)
    assert len(watches.all()) == 4


@pytest.mark.parametrize("topic", ["", " \n\t"])
def test_a_topic_of_nothing_is_none(opened: Open, topic: str) -> None:
    watches = opened().watches
    assert add(watches, topic) == Blank()
    assert watches.all() == ()


def test_a_person_has_so_many_and_everybody_else_too(opened: Open) -> None:
    watches = opened(watches="2").watches
    assert isinstance(add(watches, "one"), Added)
    assert isinstance(add(watches, "two", server=9, channel=9), Added)
    assert add(watches, "three") == Full(2)
    assert isinstance(add(watches, "one"), Duplicate)
    assert isinstance(add(watches, "three", owner=8), Added)
    watches.remove(7, 1)
    assert isinstance(add(watches, "three"), Added)
    assert add(opened(watches="0").watches, "four", owner=9) == Full(0)


def test_numbers_are_small_stay_and_are_given_again(opened: Open) -> None:
    watches = opened().watches
    for topic in ("one", "two", "three"):
        add(watches, topic)
    add(watches, "other", owner=8)
    removed = watches.remove(7, 2)
    assert removed is not None
    assert removed.topic == "two"
    assert watches.remove(7, 2) is None
    assert watches.remove(8, 2) is None
    assert [(watch.number, watch.topic) for watch in watches.list(7)] == [(1, "one"), (3, "three")]
    add(watches, "four")
    assert [watch.number for watch in watches.list(7)] == [1, 2, 3]
    assert watches.list(7)[1].id not in {removed.id}


def test_a_person_who_wants_it_is_forgotten(opened: Open) -> None:
    watches = opened().watches
    add(watches, "one")
    add(watches, "two")
    add(watches, "one", owner=8)
    assert watches.forget(7) == 2
    assert watches.forget(7) == 0
    assert watches.list(7) == ()
    assert [watch.owner for watch in opened().watches.all()] == [8]


def test_a_channel_that_is_gone_takes_what_is_told_there(opened: Open) -> None:
    watches = opened().watches
    add(watches, "one")
    add(watches, "one", channel=3)
    add(watches, "one", channel=None)
    assert watches.forget_channel(2) == 1
    assert watches.forget_channel(0) == 0
    assert [watch.channel for watch in watches.all()] == [3, None]


def test_moments_are_kept_to_the_microsecond(opened: Open) -> None:
    add(opened().watches, "one")
    (watch,) = opened().watches.all()
    assert watch.created == NOW
    assert watch.created.utcoffset() == timedelta(0)
