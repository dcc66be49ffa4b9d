"""What stands for people."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from bot.memory import Memory

Open = Callable[..., Memory]


def test_a_person_is_the_same_after_a_restart_and_nobody_else(opened: Open) -> None:
    people = opened().people
    assert re.fullmatch("[0-9a-f]{32}", people.person(7))
    assert opened().people.person(7) == people.person(7)
    assert len({people.person(user) for user in range(1000)}) == 1000


def test_another_file_has_another_key(data_dir: Path, opened: Open) -> None:
    first = opened().people
    data_dir.rename(data_dir.with_name("elsewhere"))
    assert opened().people.person(7) != first.person(7)


def test_a_ballot_is_of_both_message_and_person(opened: Open) -> None:
    people = opened().people
    made = {people.ballot(message, user) for message in (1, 11, 111) for user in (1, 11, 111)}
    assert len(made | {people.person(1)}) == 10
