"""Votes: one of a person a message, kept as counts."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.memory import Memory
from bot.memory.database import Database
from bot.memory.people import People
from bot.memory.votes import KNOWN_FOR, Share, Shares, Vote, Votes

Open = Callable[..., Memory]

DAY = date(2025, 5, 1)
NEXT = DAY + timedelta(days=1)


def test_nobody_has_voted(opened: Open) -> None:
    assert opened().votes.shares(DAY) == Shares((), ())


def test_a_vote_counts_once_and_moves_when_it_changes(opened: Open) -> None:
    votes = opened().votes
    assert votes.vote(1, 7, ["Gom Radio"], True, DAY) is Vote.COUNTED
    assert votes.vote(1, 7, ["Gom Radio"], True, DAY) is Vote.ALREADY
    assert votes.shares(DAY).days == (Share("2025-05-01", 1, 1),)
    assert votes.vote(1, 7, ["Gom Radio"], False, DAY) is Vote.MOVED
    assert votes.vote(1, 7, ["Gom Radio"], False, DAY) is Vote.ALREADY
    assert votes.shares(DAY).days == (Share("2025-05-01", 0, 1),)
    assert votes.vote(1, 8, ["Gom Radio"], True, DAY) is Vote.COUNTED
    assert votes.vote(2, 7, ["Gom Radio"], True, DAY) is Vote.COUNTED
    assert votes.shares(DAY).publishers == (Share("Gom Radio", 2, 3),)


def test_a_vote_is_known_after_a_restart_and_moves_where_it_was_counted(opened: Open) -> None:
    opened().votes.vote(1, 7, ["Gom Radio"], True, DAY)
    votes = opened().votes
    assert votes.vote(1, 7, [], False, NEXT) is Vote.MOVED
    assert votes.shares(DAY) == Shares((Share("2025-05-01", 0, 1),), (Share("Gom Radio", 0, 1),))


def test_days_count_a_vote_once_and_publishers_each_for_themselves(opened: Open) -> None:
    votes = opened().votes
    votes.vote(1, 7, ["Namdo Herald", "Gom Radio", "Gom Radio ", " "], True, NEXT)
    votes.vote(2, 7, ["Namdo Herald"], False, DAY)
    votes.vote(3, 7, [], True, DAY)
    assert votes.shares(DAY) == Shares(
        (Share("2025-05-01", 1, 2), Share("2025-05-02", 1, 1)),
        (Share("Namdo Herald", 1, 2), Share("", 1, 1), Share("Gom Radio", 1, 1)),
    )
    assert votes.shares(NEXT) == Shares(
        (Share("2025-05-02", 1, 1),), (Share("Gom Radio", 1, 1), Share("Namdo Herald", 1, 1))
    )


def test_who_voted_is_gone_after_thirty_days_and_the_counts_stay(
    data_dir: Path, opened: Open
) -> None:
    votes = opened().votes
    votes.vote(1, 7, [], True, DAY)
    assert votes.vote(1, 7, [], True, DAY + KNOWN_FOR - timedelta(days=1)) is Vote.ALREADY
    votes.vote(2, 7, [], True, DAY + KNOWN_FOR)
    with closing(sqlite3.connect(data_dir / "discord.db")) as db:
        assert db.execute("SELECT day FROM ballots").fetchall() == [("2025-05-31",)]
    assert [share.total for share in votes.shares(DAY).days] == [1, 1]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    made = Database(tmp_path_factory.mktemp("votes"))
    yield made
    made.close()


@settings(max_examples=30, deadline=None)
@given(
    pressed=st.lists(
        st.tuples(st.integers(1, 2), st.integers(1, 2), st.booleans()), min_size=1, max_size=12
    )
)
def test_counts_are_those_of_the_last_vote_of_each_person_on_each_message(
    database: Database, pressed: list[tuple[int, int, bool]]
) -> None:
    with database.write() as db:
        for table in ("ballots", "votes_of_days", "votes_of_publishers"):
            db.execute(f"DELETE FROM {table}")
    votes, last = Votes(database, People(database)), dict[tuple[int, int], bool]()
    for message, user, helpful in pressed:
        votes.vote(message, user, [f"Paper {message}"], helpful, DAY)
        last[message, user] = helpful
    assert votes.shares(DAY).days == (Share("2025-05-01", sum(last.values()), len(last)),)
    for share in votes.shares(DAY).publishers:
        of_it = [
            helpful for (message, _), helpful in last.items() if share.name[-1] == str(message)
        ]
        assert (share.helpful, share.total) == (sum(of_it), len(of_it))
