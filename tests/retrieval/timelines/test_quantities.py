"""Numbers of news prose: what they are worth, how far they can be taken, and what is none."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.timelines.figures.quantities import Quantity, compatible, quantities


def only(text: str) -> Quantity:
    (found,) = quantities(text)
    return found


@pytest.mark.parametrize(
    ("text", "shown", "value", "unit"),
    [
        ("Nine people are dead.", "Nine", 9, ""),
        ("Forty-four were hurt.", "Forty-four", 44, ""),
        ("Two hundred and six houses burned.", "Two hundred and six", 206, ""),
        ("Half a million people came.", "Half a million", 500_000, ""),
        ("It took a dozen boats.", "a dozen", 12, ""),
        ("Three dozen sheep fled.", "Three dozen", 36, ""),
        ("It cost 1.8 trillion won.", "1.8 trillion won", 1.8e12, "won"),
        ("It cost $2.5bn.", "$2.5bn", 2.5e9, "$"),
        ("It cost £40m.", "£40m", 4e7, "£"),
        ("The bill is 46 billion.", "46 billion", 4.6e10, ""),
        ("Turnout was 64.1 percent.", "64.1 percent", 64.1, "percent"),
        ("Turnout was 64.1% there.", "64.1%", 64.1, "percent"),
        ("It drifted eleven kilometres south.", "eleven kilometres", 11, "km"),
        ("About 333,000 can vote.", "333,000", 333_000, ""),
        ("It did 20 knots.", "20 knots", 37.04, "km/h"),
    ],
)
def test_numbers_are_read_with_their_units(text: str, shown: str, value: float, unit: str) -> None:
    found = only(text)
    assert text[found.start : found.end] == shown
    assert found.value == pytest.approx(value)
    assert found.unit == unit


@pytest.mark.parametrize(
    "text",
    [
        "It happened on May 8.",
        "On 8 May they left.",
        "They left at 6:40 p.m. or so.",
        "They left at 7 a.m. sharp.",
        "It was founded in 1987.",
        "Ma Dong-ha, 58, is missing.",
        "A woman aged 78 was found.",
        "The 61-year-old swam.",
        "They won 2-1 there.",
        "Route 77 is shut.",
        "The Haedam 3 sank.",
        "He came 3rd.",
        "One of them left.",
    ],
)
def test_dates_times_ages_scores_and_names_are_no_quantities(text: str) -> None:
    assert quantities(text) == []


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("More than 300 died.", 300, math.inf),
        ("At least 12 died.", 12, math.inf),
        ("Up to 40 died.", 0, 40),
        ("Almost 60 died.", 54, 60),
        ("Around 300 died.", 285, 315),
        ("About 860 died.", 850, 870),
        ("Between 10 and 20 died.", 10, 20),
        ("Some 10 to 20 died.", 10, 20),
        ("Exactly 12 died.", 12, 12),
    ],
)
def test_hedges_and_ranges_widen_what_is_meant(text: str, low: float, high: float) -> None:
    found = only(text)
    assert found.low == pytest.approx(low)
    assert found.high == pytest.approx(high)


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ("around 300", "312", True),
        ("more than 300", "312", True),
        ("more than 300", "236", False),
        ("at least eight", "nine", True),
        ("at least eight", "six", False),
        ("18,000", "18,420", True),
        ("1,240", "860", False),
        ("about 2,900", "3,100", False),
        ("almost 60", "63", False),
        ("half a million", "395,000", False),
        ("1.8 trillion", "1.8 trillion", True),
        ("nine", "six", False),
    ],
)
def test_what_can_both_be_right_is_no_disagreement(one: str, other: str, both: bool) -> None:
    first, second = only(f"There were {one}."), only(f"There were {other}.")
    assert compatible(first, second) is both
    assert compatible(second, first) is both


@given(st.text(max_size=80))
def test_any_text_is_read_within_its_bounds(text: str) -> None:
    end = 0
    for found in quantities(text):
        assert end <= found.start < found.end <= len(text)
        assert found.low <= found.value <= found.high
        end = found.end


@given(st.integers(0, 10**12), st.sampled_from(["{:,}", "{}"]))
def test_digits_are_worth_what_they_say(number: int, form: str) -> None:
    found = quantities(f"They counted {form.format(number)} votes.")
    if found:
        assert [one.number for one in found] == [number]
    else:
        assert 1800 <= number <= 2100  # a year
