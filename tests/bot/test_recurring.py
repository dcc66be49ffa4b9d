"""Due moments by the clocks of many places, and times and zones in words of people."""

from __future__ import annotations

import contextlib
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any, get_args
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.recurring import Days, Rule, due_on, latest, minute_of, next_after, zone_of, zones_like

TICK = timedelta(microseconds=1)
ZONES = sorted(available_timezones())

rules = st.builds(
    Rule, st.integers(0, 24 * 60 - 1), st.sampled_from(ZONES), st.sampled_from(get_args(Days))
)
moments = st.datetimes(
    datetime.fromisoformat("1850-01-01"),
    datetime.fromisoformat("2150-01-01"),
    timezones=st.just(UTC),
)


def shown(moment: datetime, zone: str) -> datetime:
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def at(text: str, zone: str, days: Days = "daily") -> Rule:
    return Rule(minute_of(text), zone, days)


def found(rule: Rule, day: str) -> str | None:
    """The due moment of a day as the place's clocks show it, with their distance from UTC."""
    due = due_on(rule, date.fromisoformat(day))
    if due is None:
        return None
    return due.astimezone(ZoneInfo(rule.zone)).isoformat(" ", "minutes")


@pytest.mark.parametrize(
    ("time", "zone", "day", "due"),
    [
        ("08:30", "UTC", "2025-05-20", "2025-05-20 08:30+00:00"),
        ("08:30", "Asia/Kathmandu", "2025-05-20", "2025-05-20 08:30+05:45"),
        ("00:00", "Pacific/Kiritimati", "2025-05-20", "2025-05-20 00:00+14:00"),
        # Put forward: the moment of the change, once.
        ("02:30", "Europe/Berlin", "2025-03-30", "2025-03-30 03:00+02:00"),
        ("02:00", "America/New_York", "2025-03-09", "2025-03-09 03:00-04:00"),
        ("02:15", "Australia/Lord_Howe", "2025-10-05", "2025-10-05 02:30+11:00"),
        ("00:00", "Africa/Cairo", "2025-04-25", "2025-04-25 01:00+03:00"),
        # Over midnight: still once, on the day after.
        ("23:30", "America/Scoresbysund", "2025-03-29", "2025-03-30 00:00-01:00"),
        # Put back: the first of the two.
        ("02:30", "Europe/Berlin", "2025-10-26", "2025-10-26 02:30+02:00"),
        ("01:00", "America/New_York", "2025-11-02", "2025-11-02 01:00-04:00"),
        ("01:45", "Australia/Lord_Howe", "2025-04-06", "2025-04-06 01:45+11:00"),
        ("23:30", "Asia/Beirut", "2024-10-26", "2024-10-26 23:30+03:00"),
        # Left out.
        ("08:30", "Pacific/Apia", "2011-12-29", "2011-12-29 08:30-10:00"),
        ("08:30", "Pacific/Apia", "2011-12-30", None),
        ("00:00", "Pacific/Apia", "2011-12-31", "2011-12-31 00:00+14:00"),
        ("12:00", "Pacific/Kwajalein", "1993-08-21", None),
    ],
)
def test_a_time_of_a_day_is_one_moment(time: str, zone: str, day: str, due: str | None) -> None:
    assert found(at(time, zone), day) == due


@pytest.mark.parametrize(
    ("days", "due"),
    [
        ("daily", ["2025-05-16", "2025-05-17", "2025-05-18"]),
        ("weekdays", ["2025-05-16", "2025-05-19", "2025-05-20"]),
        ("monday", ["2025-05-19", "2025-05-26", "2025-06-02"]),
        ("sunday", ["2025-05-18", "2025-05-25", "2025-06-01"]),
    ],
)
def test_only_chosen_days_are_due(days: Days, due: list[str]) -> None:
    rule, moment, seen = at("08:30", "Asia/Seoul", days), datetime(2025, 5, 16, tzinfo=UTC), []
    moment -= timedelta(hours=1)  # 08:00 in Seoul
    for _ in due:
        moment = next_after(rule, moment)
        seen.append(shown(moment, "Asia/Seoul").date().isoformat())
    assert seen == due


def test_a_weekly_post_on_a_day_left_out_is_due_a_week_later() -> None:
    rule = at("08:30", "Pacific/Apia", "friday")
    before = next_after(rule, datetime(2011, 12, 20, tzinfo=UTC))
    after = next_after(rule, before)
    assert shown(before, rule.zone) == datetime.fromisoformat("2011-12-23T08:30")
    assert shown(after, rule.zone) == datetime.fromisoformat("2012-01-06T08:30")
    assert latest(rule, after - TICK) == before


@given(rules, moments)
def test_next_and_latest_are_neighbours(rule: Rule, moment: datetime) -> None:
    before, after = latest(rule, moment), next_after(rule, moment)
    assert before <= moment < after
    assert next_after(rule, before) == after
    assert latest(rule, after) == after
    assert latest(rule, after - TICK) == before
    assert next_after(rule, before - TICK) == before
    # Nobody waits longer than a week, or two where a day was left out.
    assert after - before <= timedelta(days=2 if rule.days == "daily" else 15)


@given(rules, moments)
def test_each_chosen_day_that_exists_is_due_once_and_in_order(rule: Rule, moment: datetime) -> None:
    first = shown(moment, rule.zone).date()
    days = [first + timedelta(days=number) for number in range(30)]
    due = [(day, due_on(rule, day)) for day in days]
    there = [at for _, at in due if at is not None]
    assert all(before < after for before, after in pairwise(there))
    walked: list[datetime] = []
    last = there[0] - TICK
    while len(walked) < len(there):
        last = next_after(rule, last)
        walked.append(last)
    assert walked == there
    for day, at in due:
        if at is not None:
            assert rule.holds(day)
            # Clocks show the time, or have just jumped over it.
            wanted = datetime.combine(day, rule.time)
            assert shown(at, rule.zone) >= wanted
            assert shown(at - TICK, rule.zone) < wanted
        elif rule.holds(day):
            midday = datetime.combine(day, datetime.min.time(), UTC)
            hours = (midday + timedelta(hours=hour) for hour in range(-26, 51))
            assert all(shown(hour, rule.zone).date() != day for hour in hours)


def changes(zone: ZoneInfo, year: int) -> list[datetime]:
    """Moments, to the hour, before which clocks were changed."""
    start = datetime(year, 1, 1, tzinfo=UTC)
    hours = [start + timedelta(hours=number) for number in range(0, 366 * 24, 12)]
    return [
        after
        for before, after in pairwise(hours)
        if before.astimezone(zone).utcoffset() != after.astimezone(zone).utcoffset()
    ]


@pytest.mark.parametrize("zone", ["Africa/Casablanca", "America/Adak", "Asia/Gaza", "Pacific/Apia"])
@pytest.mark.parametrize("year", [2011, 2024])
def test_around_changes_of_the_clock_no_minute_is_due_twice_or_never(zone: str, year: int) -> None:
    for change in changes(ZoneInfo(zone), year):
        day = shown(change, zone).date()
        for minute in range(0, 24 * 60, 15):
            rule = Rule(minute, zone)
            moment, there = change - timedelta(days=4), []
            while moment < change + timedelta(days=4):
                moment = next_after(rule, moment)
                there.append(moment)
            around = [day + timedelta(days=number) for number in range(-6, 7)]
            due = [each for each in (due_on(rule, one) for one in around) if each is not None]
            assert there == [each for each in due if there[0] <= each <= there[-1]]
            assert len(set(there)) == len(there)


@pytest.mark.parametrize(
    ("text", "minute"),
    [
        ("08:30", 510),
        ("8:30", 510),
        (" 8.30 ", 510),
        ("8:30 am", 510),
        ("8:30PM", 1230),
        ("8 p.m.", 1200),
        ("12am", 0),
        ("12:15 pm", 735),
        ("0:00", 0),
        ("23:59", 1439),
        ("20", 1200),
    ],
)
def test_times_are_read_as_people_write_them(text: str, minute: int) -> None:
    assert minute_of(text) == minute


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no time of the day"),
        ("soon", "no time of the day"),
        ("8:3", "no time of the day"),
        ("-1:00", "no time of the day"),
        ("8:30 9:30", "no time of the day"),
        ("٨:٣٠", "no time of the day"),
        ("24:00", "24:00 is no time, hours go to 23"),
        ("8:60", "8:60 is no time, minutes go to 59"),
        ("13 pm", "13 pm is no time, am and pm go with 1 to 12"),
        ("0am", "0am is no time"),
    ],
)
def test_what_is_no_time_is_said(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said) as error:
        minute_of(text)
    assert "08:30" in str(error.value)


@given(st.text(max_size=8))
def test_any_text_is_a_minute_of_the_day_or_an_error(text: str) -> None:
    with contextlib.suppress(ValueError):
        assert 0 <= minute_of(text) < 24 * 60


def test_zones_are_found_by_what_people_type() -> None:
    assert zone_of("europe/berlin") == "Europe/Berlin"
    assert zone_of(" America/New York ") == "America/New_York"
    assert zone_of("utc") == "UTC"
    assert zones_like("seoul", 5) == ["Asia/Seoul"]
    assert zones_like("new y", 5) == ["America/New_York"]
    assert zones_like("asia/s", 25)[0] == "Asia/Saigon"
    # A city that begins with it comes before a name that holds it.
    assert zones_like("rome", 5)[0] == "Europe/Rome"
    assert zones_like("york", 5) == ["America/New_York"]
    assert len(zones_like("", 25)) == 25
    assert zones_like("atlantis", 5) == []


@pytest.mark.parametrize(
    "name", ["Mars/Olympus", "", "../UTC", "/etc/localtime", "Europe", "UTC+1"]
)
def test_what_is_no_zone_is_said(name: str) -> None:
    with pytest.raises(ValueError, match="no such time zone"):
        zone_of(name)


@pytest.mark.parametrize(
    ("minute", "zone", "days"),
    [(-1, "UTC", "daily"), (1440, "UTC", "daily"), (0, "Mars/Olympus", "daily"), (0, "UTC", "no")],
)
def test_a_rule_that_makes_no_sense_is_none(minute: int, zone: str, days: Any) -> None:
    with pytest.raises((ValueError, KeyError)):
        Rule(minute, zone, days)
