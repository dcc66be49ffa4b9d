"""Confidence: between 0 and 1, moved by each signal the right way, and explained by its shares."""

from __future__ import annotations

import math
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.confidence import MODEL, THRESHOLD, Model, Signals, confidence, shares

PART = st.floats(0, 1)
SIGNALS = st.builds(Signals, here=st.floats(0, 3), margin=PART, article=PART, unknown=PART)
RISES = {"here": True, "margin": True, "article": True, "unknown": False, "story": True}


@pytest.mark.parametrize("signal", RISES)
@given(SIGNALS, st.floats(0, 1))
def test_each_signal_moves_it_its_own_way(signal: str, signals: Signals, more: float) -> None:
    higher = replace(signals, **{signal: getattr(signals, signal) + more})
    if RISES[signal]:
        assert confidence(higher) >= confidence(signals)
    else:
        assert confidence(higher) <= confidence(signals)


@pytest.mark.parametrize("signal", RISES)
def test_a_clear_change_of_a_signal_is_felt(signal: str) -> None:
    signals = Signals(here=1.0, margin=0.5, article=0.5, unknown=0.5)
    higher = replace(signals, **{signal: 1.0 + (signal == "here")})
    assert (confidence(higher) > confidence(signals)) is RISES[signal]


def test_every_signal_has_a_coefficient_and_a_direction() -> None:
    names = [signal.name for signal in fields(Signals)]
    assert ["bias", *names] == [part.name for part in fields(Model)]
    assert set(names) == set(RISES)


@given(SIGNALS)
def test_the_shares_add_up_to_the_logit(signals: Signals) -> None:
    parts = shares(signals)
    assert list(parts) == ["bias", "here", "margin", "article", "unknown", "story"]
    assert parts["bias"] == MODEL.bias
    sure = confidence(signals)
    assert 0 < sure < 1
    assert math.log(sure / (1 - sure)) == pytest.approx(sum(parts.values()), abs=1e-6)


EXTREME = st.floats(-1e300, 1e300)


@given(st.builds(Signals, here=EXTREME, margin=EXTREME, article=EXTREME, unknown=EXTREME))
def test_it_stays_between_0_and_1_for_whatever_values(signals: Signals) -> None:
    assert 0 <= confidence(signals) <= 1


def test_a_perfect_passage_is_answered_with_and_an_empty_one_is_not() -> None:
    perfect = Signals(here=1.9, margin=1.0, article=1.0, unknown=0.0)
    nothing = Signals(here=0.0, margin=0.0, article=0.0, unknown=1.0)
    assert confidence(perfect) > 0.9 > THRESHOLD > 0.1 > confidence(nothing)
