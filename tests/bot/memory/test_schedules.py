"""Each digest is posted once, whatever happens in between, and missed ones as a single one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.memory import Memory
from bot.memory.database import Database
from bot.memory.schedules import MOST_DAYS, Post, Schedule, Schedules
from bot.recurring import Rule, next_after

Open = Callable[..., Memory]

MORNING = Rule(8 * 60 + 30, "UTC")
NOW = datetime(2025, 5, 20, 12, tzinfo=UTC)  # a Tuesday
DUE = datetime(2025, 5, 21, 8, 30, tzinfo=UTC)
TICK = timedelta(microseconds=1)
DAY = timedelta(days=1)


def scheduled(memory: Memory, channel: int = 2, **given: Any) -> Schedule:
    values = {"server": 1, "rule": MORNING, "language": "en", "now": NOW, **given}
    return memory.schedules.set(channel=channel, **values)


def the_only(memory: Memory, now: datetime = DUE) -> Post:
    (post,) = memory.schedules.due(now)
    return post


def begun(memory: Memory, now: datetime = DUE) -> Post:
    post = the_only(memory, now)
    assert memory.schedules.begin(post, now)
    return post


def test_a_schedule_is_kept_as_it_was_set(opened: Open) -> None:
    rule = Rule(21 * 60, "Asia/Seoul", "friday")
    made = scheduled(
        opened(), rule=rule, language="ko", period="week", topic="  tram  line ", publisher="Herald"
    )
    assert opened().schedules.list(1) == (made,)
    assert (made.rule, made.period, made.language) == (rule, "week", "ko")
    assert (made.topic, made.publisher) == ("tram line", "Herald")
    assert made.due == datetime(2025, 5, 23, 12, tzinfo=UTC)
    assert made.last == datetime(2025, 5, 16, 12, tzinfo=UTC)
    assert scheduled(opened(), topic=" ", publisher="").topic is None


def test_what_is_due_is_posted_once_and_then_a_day_later(opened: Open) -> None:
    memory = opened()
    scheduled(memory)
    assert memory.schedules.due(DUE - TICK) == ()
    post = begun(memory)
    assert post.due == DUE
    assert memory.schedules.due(DUE) == ()
    memory.schedules.delivered(post)
    again = opened()
    assert again.schedules.due(DUE + DAY - TICK) == again.schedules.interrupted() == ()
    later = the_only(again, DUE + DAY)
    assert later.due == DUE + DAY
    assert later.schedule.last == DUE
    assert later.nonce != post.nonce


def test_a_schedule_set_at_its_own_minute_begins_the_next_day(opened: Open) -> None:
    memory = opened()
    assert scheduled(memory, now=DUE).due == DUE + DAY
    assert scheduled(memory, now=DUE - TICK).due == DUE


@pytest.mark.parametrize("away", [DAY * 3 + timedelta(hours=2), DAY * 400])
def test_missed_moments_are_one_post_for_the_last_of_them(opened: Open, away: timedelta) -> None:
    scheduled(opened())
    back = DUE + away
    memory = opened()
    post = begun(memory, back)
    assert back - DAY < post.due <= back
    memory.schedules.delivered(post)
    assert memory.schedules.due(back) == ()
    (left,) = memory.schedules.list(1)
    assert left.due == post.due + DAY


@settings(max_examples=20)
@given(
    away=st.lists(st.timedeltas(timedelta(0), timedelta(days=40)), max_size=6),
    days=st.sampled_from(["daily", "weekdays", "monday", "sunday"]),
    zone=st.sampled_from(["UTC", "Europe/Berlin", "America/St_Johns", "Pacific/Apia"]),
    minute=st.integers(0, 1439),
)
def test_however_long_it_was_away_a_look_finds_at_most_one_and_never_one_twice(
    tmp_path_factory: pytest.TempPathFactory,
    away: list[timedelta],
    days: Any,
    zone: str,
    minute: int,
) -> None:
    database = Database(tmp_path_factory.mktemp("schedules"))
    schedules, rule = Schedules(database), Rule(minute, zone, days)
    now = NOW
    schedules.set(server=1, channel=2, rule=rule, language="en", now=now)
    told: list[datetime] = []
    for each in away:
        before, now = now, now + each
        found = schedules.due(now)
        # One where a moment has passed since the look before, and none else.
        assert len(found) == (next_after(rule, before) <= now)
        for post in found:
            assert before < post.due <= now
            assert schedules.begin(post, now)
            schedules.delivered(post)
            told.append(post.due)
        assert schedules.due(now) == ()
    assert told == sorted(set(told))
    database.close()


def test_a_channel_has_one_schedule_and_setting_again_replaces_it(opened: Open) -> None:
    memory = opened()
    first, other = scheduled(memory), scheduled(memory, 3)
    begun_of_first = memory.schedules.due(DUE)[0]
    second = scheduled(memory, rule=Rule(9 * 60, "UTC"))
    assert memory.schedules.list(1) == (other, second)
    assert first.id not in (second.id, other.id)
    # What was found of the old one is not sent for the new one.
    assert not memory.schedules.begin(begun_of_first, DUE)
    assert [post.schedule for post in memory.schedules.due(DUE)] == [other]


def test_what_was_begun_of_a_schedule_that_is_replaced_does_not_touch_the_new_one(
    opened: Open,
) -> None:
    memory = opened()
    scheduled(memory)
    post = begun(memory)
    second = scheduled(memory, now=DUE)
    for end in (memory.schedules.delivered, memory.schedules.give_up, memory.schedules.put_back):
        end(post)
    assert memory.schedules.list(1) == (second,)
    assert memory.schedules.interrupted() == ()


def test_schedules_are_switched_off_and_go_with_their_server(opened: Open) -> None:
    memory = opened()
    one = scheduled(memory)
    scheduled(memory, 3)
    elsewhere = scheduled(memory, 4, server=5)
    assert memory.schedules.remove(2) == one
    assert memory.schedules.remove(2) is None
    memory.forget_server(1)
    again = opened().schedules
    assert again.list(1) == ()
    assert again.list(5) == (elsewhere,)
    assert [post.schedule for post in again.due(DUE)] == [elsewhere]


def test_only_one_of_two_that_send_may(opened: Open) -> None:
    one, other = opened(), opened()
    scheduled(one)
    first, second = the_only(one), the_only(other)
    assert one.schedules.begin(first, DUE)
    assert not other.schedules.begin(second, DUE)
    one.schedules.delivered(first)
    assert not other.schedules.begin(second, DUE)
    assert other.schedules.due(DUE) == ()


def test_what_a_crash_left_is_known_with_its_moment_and_nonce(opened: Open) -> None:
    memory = opened()
    scheduled(memory)
    post = begun(memory, DUE + TICK)
    again = opened()
    (left,) = again.schedules.interrupted()
    assert (left.due, left.begun, left.nonce) == (DUE, DUE + TICK, post.nonce)
    # It is not found anew, not even when the next moment comes, before it is settled.
    assert again.schedules.due(DUE + DAY) == ()
    again.schedules.delivered(left)
    assert again.schedules.interrupted() == ()
    assert the_only(again, DUE + DAY).due == DUE + DAY


def test_what_was_not_sent_is_due_again_under_the_same_nonce(opened: Open) -> None:
    memory = opened()
    scheduled(memory)
    post = begun(memory)
    memory.schedules.put_back(post)
    again = the_only(opened())
    assert (again.due, again.nonce) == (post.due, post.nonce)
    # A day later it is the later one that is due, and that alone.
    assert the_only(memory, DUE + DAY).due == DUE + DAY


def test_what_is_given_up_is_told_by_the_next_one(opened: Open) -> None:
    memory = opened()
    scheduled(memory)
    memory.schedules.delivered(begun(memory))
    memory.schedules.give_up(begun(memory, DUE + DAY))
    assert memory.schedules.due(DUE + DAY) == ()
    post = the_only(memory, DUE + 2 * DAY)
    assert post.schedule.last == DUE
    assert post.days(UTC) == (date(2025, 5, 21), date(2025, 5, 22))


def test_a_clock_that_is_set_back_posts_nothing_twice(opened: Open) -> None:
    memory = opened()
    scheduled(memory)
    memory.schedules.delivered(begun(memory))
    assert memory.schedules.due(DUE - DAY) == memory.schedules.due(DUE) == ()


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        (Rule(8 * 60, "UTC"), ("2025-05-20", "2025-05-20")),
        (Rule(18 * 60, "UTC"), ("2025-05-19", "2025-05-20")),
        (Rule(8 * 60, "UTC", "weekdays"), ("2025-05-20", "2025-05-20")),
        (Rule(8 * 60, "UTC", "monday"), ("2025-05-19", "2025-05-25")),
        (Rule(17 * 60, "UTC", "friday"), ("2025-05-16", "2025-05-23")),
        # Eight in the morning of the 21st in Auckland is the evening of the 20th in UTC, whose
        # days are the library's.
        (Rule(8 * 60, "Pacific/Auckland"), ("2025-05-19", "2025-05-20")),
    ],
)
def test_a_first_post_tells_of_the_time_since_the_moment_before(
    opened: Open, rule: Rule, days: tuple[str, str]
) -> None:
    memory = opened()
    due = scheduled(memory, rule=rule).due
    since, until = the_only(memory, due).days(UTC)
    assert (since.isoformat(), until.isoformat()) == days


def test_a_weekend_is_told_on_monday_and_every_day_of_a_morning_in_one_digest(
    opened: Open,
) -> None:
    memory, told = opened(), []
    due = scheduled(memory, rule=Rule(8 * 60, "UTC", "weekdays")).due
    for _ in range(12):
        post = begun(memory, due)
        since, until = post.days(UTC)
        told += [since + timedelta(days=number) for number in range((until - since).days + 1)]
        memory.schedules.delivered(post)
        (due,) = [each.due for each in memory.schedules.list(1)]
    assert told == [told[0] + timedelta(days=number) for number in range(len(told))]
    assert len(told) > 12


def test_after_a_long_time_away_a_month_is_told(opened: Open) -> None:
    memory = opened()
    scheduled(memory)
    memory.schedules.delivered(begun(memory))
    since, until = the_only(memory, DUE + DAY * 5).days(UTC)
    assert (since, until) == (DUE.date(), DUE.date() + DAY * 4)
    since, until = the_only(memory, DUE + DAY * 100).days(UTC)
    assert until - since == MOST_DAYS


def test_nonces_are_short_enough_for_discord(opened: Open) -> None:
    made = scheduled(opened())
    far = replace(made, id=10**10)
    assert len(Post(far, datetime(2286, 11, 20, tzinfo=UTC)).nonce) <= 25
