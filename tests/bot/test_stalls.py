"""Lateness in classes."""

from __future__ import annotations

from bot.stalls import Stalls


def test_shares_are_told_by_the_bounds_of_their_classes() -> None:
    stalls = Stalls()
    for _ in range(998):
        stalls.add(0.2)
    stalls.add(33)
    stalls.add(2_000_000)
    assert stalls.within(0.5) == 1
    assert stalls.within(0.999) == 40
    assert stalls.within(1) == 2_000_000
    assert stalls.told() == "wakes=1000 p50_ms=1 p99_ms=1 p99.9_ms=40 longest_ms=2000000"


def test_nothing_measured_is_no_lateness() -> None:
    assert Stalls().within(0.999) == 0
