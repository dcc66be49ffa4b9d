"""What was heard, and what may have been missed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.heard import REMEMBERED_MESSAGES, REMEMBERED_ROOMS, UNNOTICED, Heard


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2025, 5, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def passes(self, minutes: float) -> None:
        self.now += timedelta(minutes=minutes)


def test_a_message_is_new_once() -> None:
    heard = Heard()
    assert heard.take(1)
    assert not heard.take(1)
    for number in range(2, REMEMBERED_MESSAGES + 2):
        assert heard.take(number, room=number)
    assert heard.take(1)
    assert len(heard.rooms) == REMEMBERED_ROOMS


def test_a_message_that_was_taken_back_is_gone() -> None:
    heard = Heard()
    assert heard.take(1)
    assert not heard.is_gone(1)
    heard.delete(1)
    assert heard.is_gone(1)


def test_a_resumed_connection_has_missed_nothing() -> None:
    heard = Heard()
    heard.lose(0)
    heard.resume(0)
    heard.begin(0)
    assert heard.missed_since(0) is None


def test_a_new_session_has_missed_what_came_since_the_first_loss() -> None:
    clock = Clock()
    heard = Heard(clock)
    clock.passes(60)
    lost = clock.now
    heard.lose(0)
    clock.passes(1)
    heard.lose(0)
    assert heard.missed_since(0) is None  # the old session's own readiness, come late
    heard.begin(0)
    heard.begin(1)
    assert heard.missed_since(1) is None
    assert heard.missed_since(0) == lost - UNNOTICED
    assert heard.missed_since(0) is None


def test_what_was_said_before_the_start_stays_unanswered() -> None:
    clock = Clock()
    heard = Heard(clock)
    began = clock.now
    heard.lose(0)
    heard.begin(0)
    assert heard.missed_since(0) == began
