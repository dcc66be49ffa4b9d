"""Standing: the chance that a sentence belongs to what an article tells.

It is a logistic function of centrality. What the sentence is in a piece of news then changes it:
the lead counts more; quotes, questions and what needs the sentence before it count less; what is
no news at all ("Click here", a photo's credit) hardly counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from retrieval.summaries.centrality import Centrality
from retrieval.summaries.reading import Sentence

BASE, SPREAD, ORDER = 0.5, 2.0, -2.2
"""Of the logistic function: a constant, for each standard deviation of centrality above the
article's mean, and for the share of the article's sentences that are more central.

Fitted on 300 articles with reference summaries. Five fits, each without a fifth of them, gave 0.3
to 0.5, 2.0 to 2.1 and -1.9 to -2.4; on the fifths left out, with the price of words fitted
likewise, ROUGE-1/2/Lsum were .622/.591/.620 in three sentences of 74.3 words and .853/.798/.850 in
40 %, as on all at once."""

ENOUGH = 0.5
"""What sentences have in common on average (see `Centrality`) where centrality says all; news has
1.0, and 0.25 where it is written in short sentences for the air. With less the place counts too."""

HALVED = 3
"""By place the chance is 1 for the first sentence, and half of it for the one after so many."""

LEAD = 0.5
"""Share of what lacks to certainty that the article's first sentence of news gets."""

LEAD_WORDS = 25
"""A lead counts as at least so many words: a short one tells as much."""

QUOTED = 0.5
"""What is left of a quote's chance: it needs its speaker."""

DANGLING, POINTING, GOING_ON = 0.5, 0.9, 0.96
"""What is left where a sentence tells nothing without the one before ("She said that she had."),
points to it ("He said", ", he said"), or goes on from it ("But the mayor"). What points to
something that is never shown dangles."""

PART = 0.6
"""What is left of a sentence that is part of a longer quotation, for each side on which it goes
on. Of 900 sentences in summaries of the same articles 4 are halves without the other at .6, 6 at
.7; what references quote by halves costs .002 of ROUGE-1, and .008 in 40 %."""

ASKING = 0.85
CAPTION = 0.6
"""What is left of a line without a full stop, as under a picture."""

FURNITURE = 0.05

RIGHTED = 0.5
"""Share of what lacks to certainty that what is right instead of something taken back gets."""

RETRACTED = 0.001
"""What is left of what only says again what is taken back: it is worth less than anything."""

MAX_HEADING_WORDS = 8
"""A short line without a full stop is a heading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The chance that a sentence belongs to what is told, and which share of its worth it keeps
    where the sentence before is left out; below 1 it leans on that. `broken` is the same for the
    sentence after. `length` is the words that it counts as. What is not `fit` is taken only where
    all others are."""

    chance: float
    alone: float
    length: int
    broken: float = 1.0
    fit: bool = True


def stand(sentences: Sequence[Sentence], centrality: Centrality) -> list[Standing]:
    """The standing of each sentence, from its centrality; both in source order."""
    found: list[Standing] = []
    lead_is_ahead = True
    unclosed = [sentence.nature.unclosed for sentence in sentences]
    if sum(unclosed) * 2 > len(sentences):
        # Nobody's captions: it is how this article is written.
        unclosed = [False] * len(sentences)
    shown = True
    for sentence, chance, caption in zip(sentences, _chances(centrality), unclosed, strict=True):
        nature, alone, length = sentence.nature, stands_alone(sentence), sentence.length
        heading = caption and sentence.length <= MAX_HEADING_WORDS
        fit = nature.tells and not heading
        if not fit:
            chance *= RETRACTED if nature.misleads else FURNITURE
        if sentence.line.passage.kind == "quote":
            chance *= QUOTED
        elif lead_is_ahead and fit and not nature.slight and (shown or not nature.leans):
            chance += LEAD * (1 - chance)
            length = max(length, LEAD_WORDS)
            lead_is_ahead = False
        elif caption and fit:
            chance *= CAPTION
        if nature.part and nature.slight:
            chance *= PART
        if nature.correction == "right":
            chance += RIGHTED * (1 - chance)
        if nature.asks:
            chance *= ASKING
        if (nature.leans or nature.begun) and not shown:
            alone = min(alone, DANGLING)
        shown = fit
        broken = PART if nature.unended else 1.0
        found.append(Standing(chance=chance, alone=alone, length=length, broken=broken, fit=fit))
    return found


def _chances(centrality: Centrality) -> list[float]:
    """By centrality, and by place as far as there is little of it; of equals the earlier is as if
    it were more central."""
    ranks = centrality.ranks.round(9)
    count = len(ranks)
    deviation = float(ranks.std())
    above = (ranks - ranks.mean()) / deviation if deviation else np.zeros(count)
    before = np.empty(count)
    before[np.argsort(-ranks, kind="stable")] = np.arange(count)
    order = before / max(1, count - 1)
    by_rank = 1 / (1 + np.exp(-(BASE + SPREAD * above + ORDER * order)))
    by_place = 1 / (1 + np.arange(count) / HALVED)
    told = min(1.0, centrality.common / ENOUGH)
    chances: list[float] = (told * by_rank + (1 - told) * by_place).tolist()
    return chances


def stands_alone(sentence: Sentence) -> float:
    """The share of its worth that a sentence keeps without the one before; 1: it does not lean."""
    nature = sentence.nature
    if nature.begun:
        return PART
    if nature.dangles:
        return DANGLING
    if nature.points:
        return POINTING
    return GOING_ON if nature.goes_on else 1.0
