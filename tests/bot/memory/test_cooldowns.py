"""How often somebody may ask."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.memory import Memory
from bot.memory.cooldowns import Cooldowns, Wait
from bot.memory.database import Database
from bot.memory.people import People
from config import Limit
from retrieval import StoreUnavailableError

Open = Callable[..., Memory]

NOW = datetime(2025, 5, 1, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)
TICK = timedelta(microseconds=1)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    made = Database(tmp_path_factory.mktemp("cooldowns"))
    yield made
    made.close()


@contextmanager
def fresh(
    database: Database, *, user: Limit | None = None, server: Limit | None = None
) -> Iterator[Cooldowns]:
    """Nothing asked yet, and nothing written."""
    with database.write() as db:
        db.execute("DELETE FROM cooldowns")
    made = Cooldowns(database, People(database), user=user, server=server, delay_s=3600)
    yield made
    made.close()


def rows(database: Database) -> list[str]:
    with database.read() as db:
        return [row["name"] for row in db.execute("SELECT name FROM cooldowns ORDER BY name")]


gaps = st.lists(
    st.one_of(st.integers(0, 3_000_000), st.sampled_from([0, 1, 999_999, 4_999_999, 5_000_000])),
    min_size=1,
    max_size=60,
)


@settings(max_examples=60, deadline=None)
@given(gaps=gaps, questions=st.integers(1, 5), seconds=st.sampled_from([1, 5]))
def test_no_window_ever_has_more_than_the_limit_and_none_waits_longer_than_it_must(
    database: Database, gaps: list[int], questions: int, seconds: int
) -> None:
    window = timedelta(seconds=seconds)
    allowed: list[datetime] = []
    now = NOW
    with fresh(database, user=Limit(questions, seconds)) as cooldowns:
        for gap in gaps:
            now += gap * TICK
            opens = cooldowns.take(1, None, now)
            recent = [moment for moment in allowed if moment > now - window]
            assert (opens is None) == (len(recent) < questions)
            if opens is None:
                allowed.append(now)
            else:
                assert opens == Wait(recent[-questions] + window)
    for first, beyond in zip(allowed, allowed[questions:], strict=False):
        assert beyond - first >= window


@settings(max_examples=40, deadline=None)
@given(
    steps=st.lists(st.integers(0, 20_000_000), min_size=1, max_size=40),
    questions=st.integers(1, 3),
)
def test_a_clock_that_only_goes_back_lets_no_more_through_and_nobody_waits_longer_for_it(
    database: Database, steps: list[int], questions: int
) -> None:
    now, allowed = NOW, 0
    with fresh(database, user=Limit(questions, 5)) as cooldowns:
        for step in steps:
            now -= step * TICK
            opens = cooldowns.take(1, None, now)
            allowed += opens is None
            assert opens is None or opens == Wait(now + 5 * SECOND)
    assert allowed == min(questions, len(steps))


def test_whoever_is_told_a_moment_may_ask_then_and_no_sooner(database: Database) -> None:
    with fresh(database, user=Limit(2, 60)) as cooldowns:
        assert cooldowns.take(1, None, NOW) is None
        assert cooldowns.take(1, None, NOW + 10 * SECOND) is None
        opens = NOW + 60 * SECOND
        assert cooldowns.take(1, None, NOW + 20 * SECOND) == Wait(opens)
        assert cooldowns.take(1, None, opens - TICK) == Wait(opens)
        assert cooldowns.take(2, None, opens - TICK) is None
        assert cooldowns.take(1, None, opens) is None
        assert cooldowns.take(1, None, opens) == Wait(NOW + 70 * SECOND)


def test_a_server_that_refuses_does_not_use_up_the_person(database: Database) -> None:
    with fresh(database, user=Limit(2, 60), server=Limit(1, 10)) as cooldowns:
        assert cooldowns.take(1, 9, NOW) is None
        for _ in range(5):
            assert cooldowns.take(2, 9, NOW) == Wait(NOW + 10 * SECOND, everybody=True)
        assert [cooldowns.take(2, None, NOW) for _ in range(2)] == [None, None]
        assert cooldowns.take(2, None, NOW) == Wait(NOW + 60 * SECOND)


def test_a_person_who_is_refused_does_not_use_up_the_server(database: Database) -> None:
    with fresh(database, user=Limit(1, 60), server=Limit(2, 10)) as cooldowns:
        assert cooldowns.take(1, 9, NOW) is None
        assert cooldowns.take(1, 9, NOW) == Wait(NOW + 60 * SECOND)
        assert cooldowns.take(2, 9, NOW) is None
        assert cooldowns.take(3, 9, NOW) == Wait(NOW + 10 * SECOND, everybody=True)
        # Refused by both: it may go ahead when both let it.
        assert cooldowns.take(1, 9, NOW) == Wait(NOW + 60 * SECOND)
        assert cooldowns.take(3, 8, NOW) is None


@pytest.mark.parametrize(("user", "server"), [(None, Limit(1, 60)), (Limit(1, 60), None)])
def test_either_limit_can_be_off(
    database: Database, user: Limit | None, server: Limit | None
) -> None:
    with fresh(database, user=user, server=server) as cooldowns:
        assert cooldowns.take(1, 9, NOW) is None
        assert (cooldowns.take(1, 8, NOW) is None) == (user is None)
        assert (cooldowns.take(2, 9, NOW) is None) == (server is None)
    with fresh(database) as cooldowns:
        assert [cooldowns.take(1, 9, NOW) for _ in range(100)] == [None] * 100
    assert rows(database) == []


def test_a_limit_outlives_a_restart_and_may_be_another_one_then(opened: Open) -> None:
    before = opened(cooldown_user="5/60")
    for second in range(5):
        assert before.cooldowns.take(1, 9, NOW + second * SECOND) is None
    before.close()
    now = NOW + 5 * SECOND
    assert opened(cooldown_user="5/60").cooldowns.take(1, 9, now) == Wait(NOW + 60 * SECOND)
    assert opened(cooldown_user="2/30").cooldowns.take(1, 9, now) == Wait(NOW + 33 * SECOND)
    assert opened(cooldown_user="6/60").cooldowns.take(1, 9, now) is None
    assert opened(cooldown_user="off").cooldowns.take(1, 9, now) is None


def test_a_limit_that_is_off_leaves_no_row(database: Database) -> None:
    with fresh(database, user=Limit(5, 60), server=Limit(5, 60)) as cooldowns:
        cooldowns.take(1, 9, NOW)
        cooldowns.flush()
        people = People(database)
        without = Cooldowns(database, people, user=None, server=Limit(5, 60), delay_s=3600)
        without.take(1, 9, NOW)
        without.close()
        assert rows(database) == ["server 9"]


def test_what_was_asked_is_written_without_being_told_to(tmp_path: Path) -> None:
    database = Database(tmp_path)
    cooldowns = Cooldowns(database, People(database), user=None, server=Limit(5, 60), delay_s=0.001)
    cooldowns.take(1, 9, NOW)
    deadline = time.monotonic() + 10
    while not rows(database) and time.monotonic() < deadline:
        time.sleep(0.002)
    assert rows(database) == ["server 9"]
    cooldowns.close()
    database.close()


def test_what_could_not_be_written_is_told_once_and_written_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    database = Database(tmp_path)
    people, tries = People(database), 0
    works = database.write

    def fails() -> Any:
        nonlocal tries
        tries += 1
        if tries <= 3:
            raise StoreUnavailableError("the disk is full")
        return works()

    monkeypatch.setattr(database, "write", fails)
    cooldowns = Cooldowns(database, people, user=None, server=Limit(5, 60), delay_s=0.001)
    with caplog.at_level(logging.ERROR):
        cooldowns.take(1, 9, NOW)
        deadline = time.monotonic() + 10
        while not rows(database) and time.monotonic() < deadline:
            time.sleep(0.002)
    assert rows(database) == ["server 9"]
    assert [record.getMessage().count("disk is full") for record in caplog.records] == [1]
    cooldowns.close()
    database.close()


def test_whoever_has_not_asked_for_long_leaves_no_row(database: Database) -> None:
    with fresh(database, user=Limit(5, 60), server=Limit(5, 60)) as cooldowns:
        for user in range(20):
            cooldowns.take(user, user, NOW)
        cooldowns.flush()
        assert len(rows(database)) == 40
        cooldowns.take(100, 100, NOW + 61 * SECOND)
        cooldowns.flush()
        assert len(rows(database)) == len(cooldowns._asked) == 2


def test_rows_of_a_clock_that_ran_ahead_go_as_well(database: Database) -> None:
    with fresh(database, server=Limit(5, 60)) as cooldowns:
        cooldowns.take(1, 9, NOW + timedelta(days=365))
        cooldowns.take(1, 8, NOW)
        cooldowns.take(1, 8, NOW + 61 * SECOND)
        cooldowns.flush()
        assert rows(database) == ["server 8"]


def test_threads_together_get_no_more_through(database: Database) -> None:
    with fresh(database, server=Limit(50, 60)) as cooldowns, ThreadPoolExecutor(4) as pool:
        taken = list(pool.map(lambda user: cooldowns.take(user, 9, NOW), range(200)))
    assert taken.count(None) == 50
