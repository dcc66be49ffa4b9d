"""How sure it is that the best passage answers: one number that is comparable between questions.

A logistic model of four signals. Raw BM25 scores mean something else for every question, so only
shares go in: of the question's weight, and of the best score.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, fields

THRESHOLD = 0.8
"""Confidence from which a question is answered: at most 5 % of the unanswerable questions of each
development set reach it."""


@dataclass(frozen=True, kw_only=True)
class Signals:
    """What confidence is made of.

    here     what the passage itself is worth in the second stage: its score without what stands
             around it and what any passage of its publisher has, as a tenth (`ranking.HERE`)
    margin   by how much the engine's best score is above its second, as a share of it, 0 to 1:
             a passage that answers stands out among those that are about the same
    article  weight of the question's terms in all that the article's candidates hold, 0 to 1
    unknown  weight of the question's terms that no passage of the library holds, 0 to 1
    story    1 where a follow-up's story is known, so that there are few others to be mistaken for
    """

    here: float
    margin: float
    article: float
    unknown: float
    story: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Model:
    """Coefficients of the signals.

    Fitted on the development sets of news and of an encyclopedia, answerable and unanswerable
    questions counting the same and news half as much (it has a seventh of the questions), then
    scaled so that the number is the share of right first passages (ARCHITECTURE.md has how well
    that holds). `story` was set by hand: no development set has follow-ups.
    """

    bias: float = -5.13
    here: float = 4.31
    margin: float = 2.33
    article: float = 0.54
    unknown: float = -1.22
    story: float = 0.85


MODEL = Model()


def shares(signals: Signals, model: Model = MODEL) -> dict[str, float]:
    """What each signal adds to the logit, the bias included."""
    parts = {"bias": model.bias}
    for signal in fields(signals):
        parts[signal.name] = getattr(model, signal.name) * getattr(signals, signal.name)
    return parts


def confidence(signals: Signals, model: Model = MODEL) -> float:
    """How sure it is, 0 to 1: the logistic function of the added shares."""
    logit = sum(shares(signals, model).values())
    odds = math.exp(-abs(logit))  # never overflows
    return 1 / (1 + odds) if logit >= 0 else odds / (1 + odds)
