"""Charts of coverage: what they count, what they are made of, and that they can be read."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.rendering import charts
from bot.rendering.languages import ENGLISH, LANGUAGES, in_locale
from bot.rendering.overviews import chart_key
from retrieval import CoverageDay, DatelineError

drawing = pytest.mark.skipif(not charts.available(), reason="matplotlib is not installed")

MAX_BYTES = 60_000


def days(*counts: tuple[date, int, int]) -> list[CoverageDay]:
    return [CoverageDay(day=day, articles=a, publishers=p) for day, a, p in counts]


def every(first: date, number: int, *, apart: int = 1) -> list[CoverageDay]:
    return days(
        *((first + timedelta(days=n * apart), n % 17 + 1, n % 5 + 1) for n in range(number))
    )


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 has it."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_colours_can_be_told_apart() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast(charts.TEXT, charts.PANEL) >= 4.5
    assert contrast(charts.BAR, charts.PANEL) >= 3
    assert contrast(charts.MARK, charts.PANEL) >= 3


def test_days_without_articles_are_gaps() -> None:
    found = charts.binned(days((date(2025, 4, 3), 2, 1), (date(2025, 4, 6), 5, 3)))
    assert (found.step, found.articles) == ("day", (2, 0, 0, 5))
    assert found.publishers == (1, 0, 0, 3)
    assert found.labels == ("2025-04-03", "2025-04-04", "2025-04-05", "2025-04-06")


def test_a_week_begins_on_a_monday_and_a_month_on_its_first_day() -> None:
    weeks = charts.binned(
        days((date(2024, 2, 4), 1, 1), (date(2024, 2, 5), 2, 2), (date(2025, 2, 5), 4, 1))
    )
    assert (weeks.step, weeks.articles[:2], weeks.articles[-1]) == ("week", (1, 2), 4)
    assert weeks.labels[:2] == ("2024-01-29", "2024-02-05")
    assert weeks.publishers is None
    months = charts.binned(days((date(2019, 12, 31), 1, 1), (date(2025, 1, 1), 2, 1)))
    assert (months.step, months.labels[0], months.labels[-1]) == ("month", "2019-12", "2025-01")


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.tuples(st.dates(), st.integers(1, 10**6), st.integers(1, 50)),
        min_size=1,
        max_size=60,
        unique_by=lambda day: day[0],
    )
)
def test_no_article_is_lost_whatever_the_span(counts: list[tuple[date, int, int]]) -> None:
    held = days(*sorted(counts))
    found = charts.binned(held)
    assert sum(found.articles) == sum(day.articles for day in held)
    assert 1 <= len(found.articles) == len(found.labels) <= charts.MAX_BARS
    assert found.articles[0]
    assert found.articles[-1]
    assert list(found.labels) == sorted(set(found.labels))


@given(st.integers(1, 10**9))
def test_levels_are_few_and_reach_the_top(most: int) -> None:
    levels = charts._levels(most)
    assert levels[0] == 0
    assert levels[-2] < most <= levels[-1]
    assert 2 <= len(levels) <= 6


@given(st.integers(1, charts.MAX_BARS))
def test_dates_do_not_run_into_each_other(number: int) -> None:
    places = charts._spread(number)
    assert (places[0], places[-1]) == (0, number - 1)
    bar = charts.AXES[2] * charts.WIDTH / max(number, charts.LEAST_BARS)
    assert all((b - a) * bar >= charts.LABEL for a, b in pairwise(places))


@drawing
@pytest.mark.parametrize(
    "held",
    [
        every(date(2025, 4, 3), 1),
        every(date(2025, 4, 3), 2, apart=5),
        every(date(2025, 1, 1), 124),
        every(date(2014, 1, 1), 4000),
        days((date.min, 1, 1), (date.max, 10**6, 900)),
    ],
    ids=["a day", "two days", "four months", "years", "all time"],
)
def test_a_picture_is_small_and_the_same_every_time(held: Sequence[CoverageDay]) -> None:
    made = charts.coverage(held, words=ENGLISH)
    assert made.png.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", made.png[16:24]) == (charts.WIDTH, charts.HEIGHT)
    assert len(made.png) <= MAX_BYTES
    assert made == charts.coverage(held, words=ENGLISH)
    assert b"tEXt" not in made.png  # neither versions nor dates
    assert made.marked == (made.step == "day")


@drawing
def test_letters_that_the_font_has_not_are_not_drawn() -> None:
    """They would be boxes; matplotlib's warning would fail this test."""
    held = every(date(2025, 4, 3), 3)
    plain = charts.coverage(held)
    assert charts.coverage(held, words=in_locale("ko")) == plain
    assert charts.coverage(held, words=ENGLISH) != plain


def test_without_matplotlib_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(charts, "available", lambda: False)
    with pytest.raises(DatelineError, match=r"dateline\[charts\]"):
        charts.coverage(every(date(2025, 4, 3), 3))


def test_every_step_has_its_words() -> None:
    for words in LANGUAGES:
        for step, _ in charts._STEPS:
            assert chart_key(step, words, marked=True) != chart_key(step, words, marked=False)
