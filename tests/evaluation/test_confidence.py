"""AUROC, answered at 5 %, Wilson's interval, calibration."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.evaluation import confidence

SHARES = st.lists(st.integers(0, 10).map(lambda tenths: tenths / 10), min_size=1, max_size=45)


def floats(*values: float) -> confidence.Floats:
    return np.array(values, dtype=float)


def test_equal_confidences_count_half() -> None:
    assert confidence.auroc(floats(0.5, 0.9), floats(0.5, 0.1)) == 3.5 / 4
    assert confidence.auroc(floats(0.5, 0.5), floats(0.5)) == 0.5
    assert confidence.auroc(floats(0.9), floats(0.1)) == 1
    assert confidence.auroc(floats(0.1), floats(0.9)) == 0


def test_without_one_sort_of_question_there_is_nothing_to_tell_apart() -> None:
    assert confidence.auroc(floats(), floats(0.5)) is None
    assert confidence.auroc(floats(0.5), floats()) is None
    assert confidence.answered_at(floats(0.5), floats()) is None
    assert confidence.answered_at(floats(), floats(0.5)) is None


@given(SHARES, SHARES)
def test_auroc_is_the_share_of_pairs(first: list[float], second: list[float]) -> None:
    pairs = [(a > b) + (a == b) / 2 for a in first for b in second]
    found = confidence.auroc(floats(*first), floats(*second))
    assert found == pytest.approx(sum(pairs) / len(pairs))


def test_of_twenty_unanswerable_questions_one_may_exceed_the_bar() -> None:
    unanswerable = floats(*(number / 100 for number in range(1, 21)))
    assert confidence.bar(unanswerable) == 0.19
    assert confidence.answered_at(floats(0.18, 0.19, 0.2, 0.5), unanswerable) == 0.5


def test_of_nineteen_none_may() -> None:
    unanswerable = floats(*(number / 100 for number in range(1, 20)))
    assert confidence.bar(unanswerable) == 0.19
    assert confidence.answered_at(floats(0.19, 0.2), unanswerable) == 0.5


def test_equal_confidences_let_no_more_than_five_percent_through() -> None:
    # Five at the top: letting one through would let all five.
    unanswerable = floats(*[0.1] * 15, *[0.8] * 5)
    assert confidence.bar(unanswerable) == 0.8
    assert confidence.answered_at(floats(0.8, 0.8, 0.9), unanswerable) == pytest.approx(1 / 3)


@given(SHARES)
def test_the_bar_is_the_lowest_that_few_enough_exceed(unanswerable: list[float]) -> None:
    values = floats(*unanswerable)
    bar = confidence.bar(values)
    most = 0.05 * len(values) + 1e-9
    assert (values > bar).sum() <= most
    for lower in {value for value in unanswerable if value < bar}:
        assert (values > lower).sum() > most


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    # Newcombe 1998, table I, method 3.
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611),
     (1, 29, 0.0061, 0.1718)],
)  # fmt: skip
def test_wilsons_interval_is_the_published_one(
    successes: int, trials: int, low: float, high: float
) -> None:
    assert confidence.wilson(successes, trials) == pytest.approx((low, high), abs=5e-5)


def test_wilsons_interval_of_all_and_of_nothing() -> None:
    assert confidence.wilson(20, 20) == pytest.approx((1 - 0.1611, 1), abs=5e-5)
    assert confidence.wilson(20, 20)[1] == 1
    assert confidence.wilson(0, 0) == (0, 1)


def test_reliability_by_hand() -> None:
    bins = confidence.reliability([0.0, 0.05, 0.3, 0.85, 0.85, 1.0], [False, True, True, True, False, True])  # fmt: skip  # noqa: E501
    held = {bin_.start: bin_ for bin_ in bins if bin_.questions}
    assert [bin_.questions for bin_ in bins] == [2, 0, 0, 1, 0, 0, 0, 0, 2, 1]
    assert (held[0].confidence, held[0].right) == (0.025, 0.5)
    assert (held[0.3].confidence, held[0.3].right) == (0.3, 1)
    assert (held[0.8].confidence, held[0.8].right) == (0.85, 0.5)
    assert (held[0.9].end, held[0.9].confidence, held[0.9].right) == (1, 1, 1)
    assert (bins[1].confidence, bins[1].right) == (None, None)
    error = (2 * 0.475 + 1 * 0.7 + 2 * 0.35 + 0) / 6
    assert confidence.expected_error(bins) == pytest.approx(error)


def test_no_questions_have_no_calibration() -> None:
    bins = confidence.reliability([], [])
    assert len(bins) == 10
    assert confidence.expected_error(bins) is None


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1))
def test_every_question_falls_into_one_bin(asked: list[tuple[float, bool]]) -> None:
    bins = confidence.reliability([c for c, _ in asked], [right for _, right in asked])
    assert sum(bin_.questions for bin_ in bins) == len(asked)
    error = confidence.expected_error(bins)
    assert error is not None
    assert 0 <= error <= 1
