"""Who is told to wait, and how often."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.limits import REMEMBERED, Limits
from bot.memory import Memory
from bot.memory.cooldowns import Wait
from bot.rendering.languages import ENGLISH
from config import load_settings

NOW = datetime(2031, 6, 2, 12, 0, tzinfo=UTC)
LATER = NOW + timedelta(seconds=60)


@pytest.fixture
def limits(tmp_path: Path) -> Iterator[Limits]:
    environment = {"DATELINE_DATA_DIR": str(tmp_path), "DATELINE_COOLDOWN_USER": "1/60"}
    with Memory(load_settings(environment, None)) as memory:
        yield Limits(memory.cooldowns)


def test_it_is_news_once_until_one_may_ask_again(limits: Limits) -> None:
    wait = Wait(LATER)
    assert limits.is_news(1, 9, wait, NOW)
    assert not limits.is_news(1, 8, wait, NOW)
    assert limits.is_news(2, 9, wait, NOW)
    assert limits.is_news(1, 9, wait, LATER)


def test_a_server_that_waits_says_nothing_of_another_or_of_the_person(limits: Limits) -> None:
    everybody = Wait(LATER, everybody=True)
    assert limits.is_news(1, 9, everybody, NOW)
    assert not limits.is_news(1, 9, everybody, NOW)
    assert limits.is_news(1, 8, everybody, NOW)
    assert limits.is_news(1, 8, Wait(LATER), NOW)


def test_the_memory_of_who_was_told_is_bounded(limits: Limits) -> None:
    for user in range(REMEMBERED + 1):
        assert limits.is_news(user, None, Wait(LATER), NOW)
    assert limits.is_news(0, None, Wait(LATER), NOW)


def test_at_the_second_that_is_told_one_may_ask(limits: Limits) -> None:
    asked = NOW + timedelta(milliseconds=300)
    assert limits.taken(1, 9, asked) is None
    wait = limits.taken(1, 9, asked)
    assert wait is not None
    told = f"<t:{int(NOW.timestamp()) + 61}:R>"
    assert told in limits.refusal(wait, ENGLISH).text()
    assert limits.taken(1, 9, NOW + timedelta(seconds=61)) is None
