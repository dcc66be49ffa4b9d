"""How the bot behaves where."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bot.memory import Memory
from bot.memory.places import Place, Wish
from retrieval import StoreUnavailableError

Open = Callable[..., Memory]


def test_a_channel_has_its_own_wish_else_the_servers_else_the_default(opened: Open) -> None:
    places = opened().places
    assert places.get(1, 2) == Place("mention", threads=False)
    assert places.set(1, None, mode="off") == Place("off", threads=False)
    assert places.set(1, 2, threads=True) == Place("off", threads=True)
    assert places.set(1, 3, mode="every") == Place("every", threads=False)
    assert places.set(1, None, threads=True) == Place("off", threads=True)
    assert places.set(1, 3, threads=False) == Place("every", threads=False)
    for known in (places, opened().places):
        assert known.get(1, 2) == Place("off", threads=True)
        assert known.get(1, 3) == Place("every", threads=False)
        assert known.get(1, 4) == Place("off", threads=True)
        assert known.get(2, 2) == known.get(None, 2) == Place()


def test_a_reset_gives_back_what_lies_beneath(opened: Open) -> None:
    places = opened().places
    places.set(1, None, mode="off")
    places.set(1, 2, mode="every")
    assert places.reset(1, 2)
    assert places.get(1, 2).mode == "off"
    assert not places.reset(1, 2)
    places.set(1, 2, mode="every")
    assert places.reset(1, None)
    assert (places.get(1, 2).mode, places.get(1, 3).mode) == ("every", "mention")
    assert opened().places.wishes(1) == (Wish(), {2: Wish("every")})


def test_a_server_that_is_forgotten_takes_its_channels_with_it(opened: Open) -> None:
    places = opened().places
    places.set(1, None, mode="off")
    places.set(1, 2, threads=True)
    places.set(2, 2, threads=True)
    assert places.forget(1)
    assert not places.forget(1)
    for known in (places, opened().places):
        assert known.wishes(1) == (Wish(), {})
        assert known.get(2, 2).threads


def test_wishes_are_in_the_order_of_channels(opened: Open) -> None:
    places = opened().places
    for channel in (30, 4, 200):
        places.set(1, channel, threads=True)
    places.set(1, None, mode="every")
    for known in (places, opened().places):
        server, channels = known.wishes(1)
        assert server == Wish("every")
        assert list(channels) == [4, 30, 200]


def test_a_mode_that_is_none_changes_nothing(opened: Open) -> None:
    wrong: Any = "always"
    places = opened().places
    with pytest.raises(ValueError, match="'always' is no mode: write mention, every, off"):
        places.set(1, 2, mode=wrong)
    assert places.wishes(1) == (Wish(), {})


def test_what_could_not_be_written_does_not_hold(opened: Open) -> None:
    memory = opened()
    memory.places.set(1, 2, mode="every")
    memory.close()
    with pytest.raises(StoreUnavailableError):
        memory.places.set(1, 2, mode="off")
    with pytest.raises(StoreUnavailableError):
        memory.places.reset(1, 2)
    assert memory.places.get(1, 2).mode == "every"
