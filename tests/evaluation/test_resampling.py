"""The bootstrap and the paired randomisation test."""

from __future__ import annotations

import itertools
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.evaluation import confidence, resampling

SMALL = st.lists(st.integers(-3, 3).map(float), min_size=1, max_size=9)


def floats(*values: float) -> resampling.Floats:
    return np.array(values, dtype=float)


def brute_force(differences: list[float]) -> float:
    """The definition: all patterns of signs over all differences."""
    seen = abs(sum(differences))
    patterns = list(itertools.product((1, -1), repeat=len(differences)))
    as_far = [
        abs(sum(s * d for s, d in zip(p, differences, strict=True))) >= seen for p in patterns
    ]
    return sum(as_far) / len(patterns)


def test_the_same_values_give_the_same_interval() -> None:
    values = np.linspace(0, 1, 57)[:, None] ** [[1, 2]]
    first, second = (resampling.mean_intervals(values) for _ in range(2))
    assert first == second
    means = values.mean(0).tolist()
    assert all(low < mean < high for (low, high), mean in zip(first, means, strict=True))


def test_an_interval_does_not_change_with_the_measures_beside_it() -> None:
    values = np.linspace(0, 1, 57)[:, None] ** [[1, 2, 3]]
    alone = [resampling.mean_intervals(values[:, [column]])[0] for column in range(3)]
    assert np.allclose(resampling.mean_intervals(values), alone)


def test_the_interval_of_a_share_is_about_the_normal_one() -> None:
    values = floats(*[0.0, 1.0] * 100)[:, None]
    ((low, high),) = resampling.mean_intervals(values)
    assert (low, high) == pytest.approx((0.431, 0.569), abs=0.006)


def test_draws_are_those_of_every_other_machine() -> None:
    ((low, high),) = resampling.mean_intervals(np.arange(10.0)[:, None])
    raw = np.random.PCG64(resampling.SEED).random_raw(10 * resampling.RESAMPLES).tolist()
    digits = [(number >> 32) * 10 >> 32 for number in raw]
    means = sorted(sum(digits[at : at + 10]) / 10 for at in range(0, len(digits), 10))
    # Quantiles fall between the 50th and the 51st from either end, which are equal here.
    assert means[49] == means[50] == pytest.approx(low)
    assert means[-50] == means[-51] == pytest.approx(high)
    assert (low, high) == pytest.approx((2.8, 6.2))


def test_large_sets_are_drawn_in_parts() -> None:
    values = np.zeros((5000, 1))
    values[:1000] = 1
    ((low, high),) = resampling.mean_intervals(values)
    assert (low, high) == pytest.approx((0.189, 0.211), abs=0.002)


def test_what_never_changes_has_no_width() -> None:
    assert resampling.mean_intervals(np.ones((7, 1))) == [(1, 1)]
    assert resampling.mean_intervals(np.zeros((1, 1))) == [(0, 0)]


def test_two_samples_are_drawn_apart() -> None:
    first, second = np.linspace(0.3, 1, 40), np.linspace(0, 0.7, 23)
    found = resampling.two_sample_interval(first, second, confidence.auroc)
    assert found == resampling.two_sample_interval(first, second, confidence.auroc)
    value = confidence.auroc(first, second)
    assert value is not None
    assert 0 <= found[0] < value < found[1] <= 1
    apart = resampling.two_sample_interval(floats(0.9, 0.8), floats(0.1), confidence.auroc)
    assert apart == (1, 1)


def test_three_of_three_different_gains() -> None:
    assert resampling.sign_flip(floats(1, 2, 3)) == resampling.Significance(p=0.25, exact=True)


def test_equal_sizes_are_a_sign_test() -> None:
    six = resampling.sign_flip(floats(*[1.0] * 6, *[0.0] * 500))
    assert six == resampling.Significance(p=2 / 64, exact=True)
    # 60 against 40 of a hundred, from a table of the binomial distribution.
    many = resampling.sign_flip(floats(*[1.0] * 60, *[-1.0] * 40))
    assert many.p == pytest.approx(0.05689, abs=1e-5)
    assert many.exact
    assert resampling.sign_flip(floats(*[1.0] * 2000, *[-1.0] * 2000)).p == 1


def test_no_difference_is_no_evidence() -> None:
    assert resampling.sign_flip(np.zeros(30)) == resampling.Significance(p=1, exact=True)
    assert resampling.sign_flip(np.zeros(0)).p == 1


@given(SMALL)
def test_few_differences_are_weighed_exactly(differences: list[float]) -> None:
    found = resampling.sign_flip(floats(*differences))
    assert found.exact
    assert found.p == pytest.approx(brute_force(differences))


@given(st.lists(st.floats(-1, 1), min_size=1, max_size=25))
def test_either_side_is_treated_alike(differences: list[float]) -> None:
    one, other = (resampling.sign_flip(sign * floats(*differences)) for sign in (1, -1))
    assert one == other
    assert 0 < one.p <= 1


def test_many_differences_are_drawn_and_never_impossible() -> None:
    clear = np.linspace(0.5, 1, 60)
    assert resampling.sign_flip(clear) == resampling.Significance(p=1 / 10_001, exact=False)
    vague = np.concatenate([np.linspace(0.1, 1, 35), np.linspace(-1, -0.1, 25)])
    found = resampling.sign_flip(vague)
    z = vague.sum() / np.sqrt((vague**2).sum())
    normal = 2 * (1 - NormalDist().cdf(z))
    assert 0.2 < normal < 0.3
    assert found.p == pytest.approx(normal, abs=0.015)
    assert found == resampling.sign_flip(vague)


def test_signs_are_counted_without_what_rounding_made() -> None:
    assert resampling.signs(floats(0.5, -0.25, 1e-15, -1e-15, 0, 2)) == (2, 1)
