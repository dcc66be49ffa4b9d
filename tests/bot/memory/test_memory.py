"""The file as a whole: its versions, its faults, crashes, threads."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.memory import Memory
from bot.memory.migrations import MIGRATIONS
from bot.memory.votes import Share
from bot.memory.watches import Added
from bot.state import State
from retrieval import StoreDamagedError, StoreTooNewError, StoreUnavailableError

Open = Callable[..., Memory]

ROOT = Path(__file__).resolve().parents[3]
NOW = datetime(2025, 5, 1, 12, tzinfo=UTC)
DAY = NOW.date()


def test_the_file_of_an_earlier_version_keeps_its_facts(data_dir: Path, opened: Open) -> None:
    data_dir.mkdir()
    with closing(sqlite3.connect(data_dir / "discord.db")) as db, db:
        db.execute("CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL)")
        db.executemany("INSERT INTO facts VALUES (?, ?)", [("home", "7"), ("commands", "abc")])
    memory = opened()
    assert [memory.state.get(name) for name in ("home", "commands")] == ["7", "abc"]
    memory.state.put("home", "8")
    memory.places.set(1, None, mode="off")
    again = opened()
    assert again.state.get("home") == "8"
    assert again.places.get(1, 2).mode == "off"
    assert State(data_dir).get("commands") == "abc"


def test_the_file_of_a_later_version_is_refused_and_left_alone(
    data_dir: Path, opened: Open
) -> None:
    opened().close()
    with closing(sqlite3.connect(data_dir / "discord.db")) as db, db:
        db.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    before = (data_dir / "discord.db").read_bytes()
    with pytest.raises(StoreTooNewError, match=r"discord\.db .*update Dateline"):
        opened()
    assert (data_dir / "discord.db").read_bytes() == before


def test_a_file_that_is_no_database_is_named_and_left_alone(data_dir: Path, opened: Open) -> None:
    data_dir.mkdir()
    path = data_dir / "discord.db"
    path.write_text("not a database" * 100)
    with pytest.raises(StoreDamagedError, match=r"discord\.db"):
        opened()
    assert path.read_text() == "not a database" * 100


def test_a_folder_that_cannot_be_made_is_named(data_dir: Path, opened: Open) -> None:
    data_dir.write_text("a file")
    with pytest.raises(StoreUnavailableError, match="DATELINE_DATA_DIR"):
        opened()


def test_a_closed_memory_says_so_and_can_be_closed_again(opened: Open) -> None:
    memory = opened()
    memory.close()
    memory.close()
    with pytest.raises(StoreUnavailableError, match="closed"):
        memory.places.set(1, None, mode="off")
    assert memory.places.get(1, 2).mode == "mention"


CRASH = """
import os, signal, sys
from datetime import UTC, datetime
from bot.memory import Memory
from config import load_settings

now = datetime(2025, 5, 1, 12, tzinfo=UTC)
memory = Memory(load_settings(None, None))
memory.state.put("home", "7")
memory.votes.vote(1, 2, ["Gom Radio"], True, now.date())
memory.places.set(1, 2, mode="every", threads=True)
memory.watches.add(owner=3, server=1, channel=2, topic="Ferries", language="en", created=now,
                   generation=4)
memory.deliveries.record({1: [10, 11]}, 5)
memory.deliveries.begin(memory.deliveries.due(now)[0], now)
memory.cooldowns.take(2, None, now)
memory.cooldowns.flush()
print(memory.people.person(2), flush=True)
memory.cooldowns.take(2, None, now)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_killed_process_has_lost_nothing_that_it_was_told_is_kept(
    opened: Open, environment: dict[str, str]
) -> None:
    variables = {**environment, "DATELINE_COOLDOWN_USER": "2/60"}
    died = subprocess.run(
        [sys.executable, "-c", CRASH],
        cwd=ROOT,
        env=variables,
        capture_output=True,
        text=True,
        check=False,
    )
    assert died.returncode == -signal.SIGKILL, died.stderr
    memory = opened(cooldown_user="2/60")
    assert memory.people.person(2) == died.stdout.strip()
    assert memory.state.get("home") == "7"
    assert memory.votes.shares(DAY).days == (Share("2025-05-01", 1, 1),)
    assert memory.places.get(1, 2).threads
    (delivery,) = memory.deliveries.interrupted(NOW)
    assert delivery.sequences == (10, 11)
    assert memory.deliveries.looked_at() == 5
    # Two were asked; the one that was flushed is known, the later one may be lost.
    assert memory.cooldowns.take(2, None, NOW) is None
    assert memory.cooldowns.take(2, None, NOW) is not None


def test_threads_lose_nothing_of_each_others(opened: Open) -> None:
    memory = opened(watches="40")
    start = threading.Barrier(2)

    def work(worker: int) -> int:
        start.wait()
        kept = 0
        for number in range(20):
            memory.votes.vote(number, worker, ["Gom Radio"], worker == 0, DAY)
            memory.state.put(f"fact {worker} {number}", "x")
            added = memory.watches.add(
                owner=1,
                server=None,
                channel=None,
                topic=f"topic {worker} {number}",
                language="en",
                created=NOW,
                generation=1,
            )
            kept += isinstance(added, Added)
        return kept

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(work, range(2))) == [20, 20]
    again = opened()
    assert again.votes.shares(DAY).publishers == (Share("Gom Radio", 20, 40),)
    assert [watch.number for watch in again.watches.list(1)] == list(range(1, 41))
    assert again.state.get("fact 1 19") == "x"


def test_several_may_open_a_new_file_at_once(opened: Open) -> None:
    with ThreadPoolExecutor(4) as pool:
        memories = list(pool.map(lambda _: opened(), range(4)))
    assert len({memory.people.person(1) for memory in memories}) == 1


def test_no_table_has_a_users_id_unless_it_is_sent_to(data_dir: Path, opened: Open) -> None:
    user, server = 987_654_321_012, 111_222_333
    memory = opened()
    memory.cooldowns.take(user, server, NOW)
    memory.votes.vote(55_666_777, user, ["Gom Radio"], True, DAY)
    memory.close()
    with closing(sqlite3.connect(data_dir / "discord.db")) as db:
        text = "\n".join(db.iterdump())
    assert "Gom Radio" in text
    assert str(server) in text
    assert str(user) not in text
    assert "55666777" not in text


def test_a_server_that_is_left_is_forgotten(opened: Open) -> None:
    memory = opened()
    memory.places.set(1, 5, mode="every")
    memory.places.set(2, 5, mode="every")
    for server, channel in ((1, 5), (1, None), (2, 6)):
        memory.watches.add(
            owner=3,
            server=server,
            channel=channel,
            topic="ferries",
            language="en",
            created=NOW,
            generation=1,
        )
    memory.forget_server(1)
    assert memory.places.get(1, 5).mode == "mention"
    assert memory.places.get(2, 5).mode == "every"
    left = [(watch.server, watch.channel) for watch in memory.watches.all()]
    assert left == [(None, None), (2, 6)]
