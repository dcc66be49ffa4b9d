"""Quiet hours, in words and by the clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.memory.quiet import DAY, Quiet, parse

SEOUL, BERLIN = ZoneInfo("Asia/Seoul"), ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("22-7", 22 * 60, 7 * 60),
        ("22:30-6:45", 22 * 60 + 30, 6 * 60 + 45),
        ("10pm-7am", 22 * 60, 7 * 60),
        (" 10:15 PM – 7 a.m. ", 22 * 60 + 15, 7 * 60),
        ("12am-12pm", 0, 12 * 60),
        ("12pm to 12am", 12 * 60, 0),
        ("22.30-06.05", 22 * 60 + 30, 6 * 60 + 5),
        ("22-24", 22 * 60, 0),
        ("9-17", 9 * 60, 17 * 60),
    ],
)
def test_people_write_hours_in_several_ways(text: str, start: int, end: int) -> None:
    assert parse(text) == Quiet(start, end)


@pytest.mark.parametrize("text", ["", " ", "off", "None"])
def test_no_quiet_hours_can_be_said(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("night", "not two times of the day"),
        ("22", "not two times of the day"),
        ("22-7-8", "not two times of the day"),
        ("-22-7", "not two times of the day"),
        ("22:5-7", "not two times of the day"),
        ("٢٢-٧", "not two times of the day"),
        ("25-7", "25 is no time, hours go to 23"),
        ("24:30-7", "24:30 is no time, hours go to 23"),
        ("22:60-7", "22:60 is no time, minutes go to 59"),
        ("22pm-7am", "22pm is no time, am and pm go with 1 to 12"),
        ("10pm-0am", "0am is no time, am and pm go with 1 to 12"),
        ("7-7", "they end when they begin"),
        ("12am-24", "they end when they begin"),
    ],
)
def test_a_text_that_is_none_is_told_in_one_line_with_what_to_write(text: str, why: str) -> None:
    with pytest.raises(ValueError, match="write quiet hours like 22-7") as caught:
        parse(text)
    assert str(caught.value).startswith(why)
    assert "\n" not in str(caught.value)


minutes = st.tuples(st.integers(0, DAY - 1), st.integers(0, DAY - 1)).filter(
    lambda pair: pair[0] != pair[1]
)


@given(pair=minutes)
def test_what_is_shown_is_read_again(pair: tuple[int, int]) -> None:
    assert parse(str(Quiet(*pair))) == Quiet(*pair)


@settings(max_examples=30, deadline=None)
@given(pair=minutes)
def test_each_minute_is_in_a_window_or_in_the_one_that_is_left_and_never_in_both(
    pair: tuple[int, int],
) -> None:
    here, rest = Quiet(*pair), Quiet(*reversed(pair))
    midnight = datetime(2025, 5, 1, tzinfo=SEOUL)
    held = 0
    for minute in range(DAY):
        moment = midnight + timedelta(minutes=minute)
        assert here.holds(moment, SEOUL) != rest.holds(moment, SEOUL)
        held += here.holds(moment, SEOUL)
    assert held == (pair[1] - pair[0]) % DAY


def test_hours_over_midnight_begin_and_end_to_the_minute_by_the_clock_of_the_zone() -> None:
    quiet = Quiet(22 * 60, 7 * 60)
    held = {
        hour: quiet.holds(datetime(2025, 5, 1, *hour, tzinfo=SEOUL).astimezone(UTC), SEOUL)
        for hour in ((21, 59), (22, 0), (0, 0), (6, 59), (7, 0), (12, 0))
    }
    assert [hour for hour, holds in held.items() if holds] == [(22, 0), (0, 0), (6, 59)]
    assert not quiet.holds(datetime(2025, 5, 1, 23, tzinfo=UTC), SEOUL)


def test_hours_that_end_in_what_the_clock_leaves_out_end_with_the_jump() -> None:
    quiet = parse("22-2:30")
    assert quiet is not None
    jump = datetime(2025, 3, 30, 1, tzinfo=UTC)  # 02:00 becomes 03:00
    assert quiet.holds(jump - timedelta(seconds=1), BERLIN)
    assert not quiet.holds(jump, BERLIN)


def test_hours_that_the_clock_shows_twice_are_quiet_twice() -> None:
    quiet = parse("22-2:30")
    assert quiet is not None
    again = datetime(2025, 10, 26, 1, tzinfo=UTC)  # 03:00 becomes 02:00
    assert not quiet.holds(again - timedelta(minutes=1), BERLIN)
    assert quiet.holds(again, BERLIN)
    assert not quiet.holds(again + timedelta(minutes=30), BERLIN)


@pytest.mark.parametrize(("start", "end"), [(-1, 5), (5, DAY), (5, 5)])
def test_minutes_that_are_no_window_are_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match=r"minutes of a day|quiet hours"):
        Quiet(start, end)
