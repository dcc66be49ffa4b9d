"""Why a candidate stands where it does, in numbers that add up.

Puts the features of the second stage and the places of the question's terms into words of the
model; decides nothing.
"""

from __future__ import annotations

from dataclasses import fields

from retrieval.confidence import MODEL, Model, Signals, shares
from retrieval.model import MatchedTerm, Share, Why
from retrieval.questions import Question
from retrieval.ranking import FEATURES, PLACES, WEIGHTS, Candidate, Weights
from retrieval.weighing import TermWeights

DECIMALS = 6
"""Decimals of shares: rounded first and then added, so that what is shown adds up."""


def why(
    candidate: Candidate, question: Question, weights: TermWeights, use: Weights = WEIGHTS
) -> Why:
    """The candidate's terms and features; features that add nothing are left out."""
    written = dict(zip(reversed(question.terms), reversed(question.words), strict=True))
    terms = []
    for place, (term, share) in enumerate(zip(weights.terms, weights.shares, strict=True)):
        held = candidate.held[-1][place]
        where = next((i for i, part in enumerate(candidate.held) if part[place] >= held > 0), None)
        terms.append(
            MatchedTerm(
                word=written[term],
                term=term,
                weight=round(share, DECIMALS),
                held=round(held, DECIMALS),
                place=None if where is None else PLACES[where],
            )
        )
    features = [
        Share(
            name=name,
            value=round(candidate.features[name], DECIMALS),
            share=round(getattr(use, name) * candidate.features[name], DECIMALS),
        )
        for name in FEATURES
        if candidate.features[name]
    ]
    return Why(terms=tuple(terms), features=tuple(features))


def doubt(signals: Signals, model: Model = MODEL) -> tuple[Share, ...]:
    """What each signal of confidence adds to its logit, the bias first."""
    added = shares(signals, model)
    values = {"bias": 1.0} | {field.name: getattr(signals, field.name) for field in fields(signals)}
    return tuple(
        Share(name=name, value=round(values[name], DECIMALS), share=round(share, DECIMALS) + 0.0)
        for name, share in added.items()
    )
