"""Whose word counts."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest

from bot.state import State
from bot.tenancy import Tenancy, Verdict
from retrieval import StoreUnavailableError


def tenancy(
    tmp_path: Path,
    *,
    mode: Literal["single", "multi"] = "single",
    operators: tuple[int, ...] = (),
    servers: tuple[int, ...] = (),
) -> Tenancy:
    return Tenancy(
        mode=mode,
        operators=frozenset(operators),
        servers=frozenset(servers),
        state=State(tmp_path),
    )


def of(made: Tenancy, *, server: int | None = 1, manages: bool = True, user: int = 7) -> Verdict:
    return made.verdict(user=user, server=server, manages_server=manages)


def test_the_only_server_at_the_first_start_is_home_for_good(tmp_path: Path) -> None:
    made = tenancy(tmp_path)
    assert of(made) is Verdict.OTHER_SERVER
    made.first_start([1])
    tenancy(tmp_path).first_start([2])
    assert of(tenancy(tmp_path)) is Verdict.ALLOWED
    assert of(made, server=2) is Verdict.OTHER_SERVER
    assert of(made, manages=False) is Verdict.NO_PERMISSION
    assert of(made, server=None) is Verdict.NOT_IN_A_SERVER


@pytest.mark.parametrize("present", [[], [1, 2]])
def test_none_or_several_servers_make_nobody_an_admin(tmp_path: Path, present: list[int]) -> None:
    made = tenancy(tmp_path)
    made.first_start(present)
    made.first_start([1])
    assert of(made) is Verdict.OTHER_SERVER


def test_named_servers_replace_the_remembered_one(tmp_path: Path) -> None:
    made = tenancy(tmp_path, servers=(5,))
    made.first_start([1])
    assert of(made) is Verdict.OTHER_SERVER
    assert of(made, server=5) is Verdict.ALLOWED


def test_operators_may_everywhere_and_in_multi_tenancy_nobody_else(tmp_path: Path) -> None:
    made = tenancy(tmp_path, mode="multi", operators=(7,), servers=(1,))
    assert of(made) is Verdict.ALLOWED
    assert of(made, server=None, manages=False) is Verdict.ALLOWED
    assert of(made, user=8) is Verdict.OPERATORS_ONLY


def test_a_state_that_is_no_database_is_named(tmp_path: Path) -> None:
    (tmp_path / "discord.db").write_text("not a database" * 100)
    with pytest.raises(StoreUnavailableError, match=r"discord\.db"):
        State(tmp_path)
