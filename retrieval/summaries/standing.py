"""Standing: the chance that a sentence belongs to what an article tells.

It is a logistic function of centrality. What the sentence is in a piece of news then changes it:
the lead counts more; quotes, questions and what needs the sentence before it count less; what is
no news at all ("Click here", a photo's credit) hardly counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import regex

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

POINTING, GOING_ON, PART = 0.9, 0.96, 0.93
"""What is left where a sentence points to the one before ("He said", ", he said"), goes on from it
("But the mayor"), or is part of a longer quotation."""

ASKING = 0.85
CAPTION = 0.6
"""What is left of a line without a full stop, as under a picture."""

FURNITURE = 0.05

_ON = r"""
    (?: but|and|or|nor|so|yet|also|however|instead|otherwise|nevertheless|nonetheless|therefore
      | thus|hence|then|besides|moreover|furthermore|additionally|conversely|likewise|similarly
      | consequently|accordingly|in\ addition|as\ a\ result|for\ example|for\ instance
      | on\ the\ other\ hand|in\ contrast|by\ contrast|at\ the\ same\ time|even\ so|in\ turn )\b
"""
_OPENS = r"""["'“‘(\[]*"""
_GOES_ON = regex.compile(_OPENS + _ON, regex.VERBOSE | regex.IGNORECASE)
_POINTS = regex.compile(
    rf"""{_OPENS} (?: {_ON} ,?\  )?
    (?: (?: he|she|it|they|him|her|them|his|hers|its|their|theirs|such|both|neither )\b
      | (?: another|others )\b (?! \ of\b)
      | (?: this|that|these|those|the\ former|the\ latter )\b
        (?! \ (?: week|month|year|morning|afternoon|evening|season|summer|spring|autumn|fall
              |winter|weekend|time )\b)
    )""",
    regex.VERBOSE | regex.IGNORECASE,
)
_SOMEBODY_SAID = regex.compile(
    r"""[,?!]\ ?["'”’]*\ (?:he|she|they)\ (?:has\ |have\ |had\ )?
    (?:said|says|say|added|adds|told|explained|insisted|continued|argued|claimed|warned|declared
      |admitted|stressed|concluded)\b""",
    regex.VERBOSE,
)
"""Openers that only go on from the sentence before, what points to something in it, and words
whose speaker is named there. English; other languages have none."""

_FURNITURE = regex.compile(
    r"""\W* (?:
        click\ (?:here|on)\b
      | (?:file\ )?(?:photo|image|picture|video|graphic)s?\ ?(?:by\b|credit|courtesy|:|/)
      | (?:read|see|watch|listen|hear)\ (?:more|also|now|the\ full|our)\b
      | related\ (?:articles?|stor(?:y|ies)|news|links?|coverage|content|topics?)\b | related:
      | advertisement\W*$ | sponsored\ (?:by|content)\b | ©
      | copyright\ (?:©|\(c\)|\d|by\b) | all\ rights\ reserved\b
      | (?:follow|like|join|contact|email|e-mail)\ (?:us|the\ author|@)
      | (?:sign\ up|subscribe)\b | (?:additional\ )?(?:reporting|editing)\ by\b
      | share\ (?:this|on)\b | getty\ images\b
      | for\ more\ (?:information|on\ this|news)\b
      | this\ (?:article|story)\ (?:was|has\ been|is)\ (?:first|originally|published|updated
          |corrected|amended)\b
      | (?:the\ )?(?:associated\ press|reuters|afp)\ contributed\b
    )""",
    regex.VERBOSE | regex.IGNORECASE,
)
"""What pages carry beside the news, in lines of at most so many words. English."""
MAX_FURNITURE_WORDS = 20

_ASKS = regex.compile(r"""[?？]["'”’」』）)\]]*$""")
_CLOSED = regex.compile(r"""[.!?…:;。！？।؟۔]["'”’」』）)\]»]*$""")
MAX_HEADING_WORDS = 8
"""A short line without a full stop is a heading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The chance that a sentence belongs to what is told, and which share of its worth it keeps
    where the sentence before is left out; below 1 it leans on that. `length` is the words that it
    counts as."""

    chance: float
    alone: float
    length: int


def stand(sentences: Sequence[Sentence], centrality: Centrality) -> list[Standing]:
    """The standing of each sentence, from its centrality; both in source order."""
    found: list[Standing] = []
    lead_is_ahead = True
    unclosed = [_is_unclosed(sentence) for sentence in sentences]
    if sum(unclosed) * 2 > len(sentences):
        # Nobody's captions: it is how this article is written.
        unclosed = [False] * len(sentences)
    for sentence, chance, caption in zip(sentences, _chances(centrality), unclosed, strict=True):
        alone, length = 1.0, sentence.length
        if _is_furniture(sentence) or (caption and sentence.length <= MAX_HEADING_WORDS):
            chance *= FURNITURE
        else:
            alone = stands_alone(sentence)
            if sentence.line.passage.kind == "quote":
                chance *= QUOTED
            elif lead_is_ahead:
                chance += LEAD * (1 - chance)
                length = max(length, LEAD_WORDS)
                lead_is_ahead = False
            elif caption:
                chance *= CAPTION
            if _ASKS.search(sentence.text):
                chance *= ASKING
        found.append(Standing(chance=chance, alone=alone, length=length))
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
    text = sentence.text
    if sentence.line.passage.header.language == "en":
        if _POINTS.match(text) or _SOMEBODY_SAID.search(text):
            return POINTING
        if _GOES_ON.match(text):
            return GOING_ON
    part = text.count('"') % 2 or text.count("“") != text.count("”")
    return PART if part else 1.0


def _is_furniture(sentence: Sentence) -> bool:
    return sentence.length <= MAX_FURNITURE_WORDS and _FURNITURE.match(sentence.text) is not None


def _is_unclosed(sentence: Sentence) -> bool:
    """Whether it has no full stop."""
    return _CLOSED.search(sentence.text) is None
