"""What makes articles ones about a topic, in whose words ever it is named.

People call a story by one word of its own and one that says how grave it is or what kind of thing:
"ferry disaster", "nurses pay dispute". The words of a topic need not stand in one article: the
reports of a story hold them together. Knows terms alone, neither store nor engine.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from retrieval.percolating.arriving import Arrived
from retrieval.questions import Question
from retrieval.weighing import TermWeights

GENERAL = frozenset(
    """
    accident affair affairs aftermath argument background battle calamity case cases catastrophe
    chaos clash clashes conflict controversies controversy coverage crises crisis deadlock debacle
    debate development developments disaster disasters dispute disputes drama emergency event events
    fallout feud fiasco fight furore fury fuss horror incident incidents info information issue
    issues latest matter mess misery mystery nightmare news outcry outrage overview panic problem
    problems question questions quarrel reaction reactions report reports row rows saga scandal
    scandals scare shock situation standoff stories story summary timeline topic tragedies tragedy
    trouble troubles turmoil update updates uproar woes
    """.split()
)
"""Words for a story of any kind, which tell little of what it is about: none of its reports need
say them."""

ASPECTS = frozenset(
    """
    agreement anniversary appointment arrival bid bids bill boom boss budget budgets campaign
    celebration celebrations ceremony chief comeback cost costs damage deal deals decision defeat
    delay delays departure end ending findings future hearing history increase injury inquiry
    investigation jobs launch leader leadership loss losses negotiations opening outcome overrun
    overruns past plan plans planning preparations price prices probe progress project projects
    purchase race recovery relief renovation reopening repair repairs rescue resignation restoration
    result results return review rise rises sale sales scheme search season sighting sightings start
    successor surge takeover talks tour victory visit vote win work workers works
    """.split()
)
"""Words for a stage or a side of a story, for which reports have many others; no fire, crime or
contest, which is another story where nobody says it."""

TOGETHER = 0.7
"""Share of a topic that the reports of a story have to hold together."""

TOPICAL = 0.33
"""Share of a topic from which on what heads an article tells something of it."""

HEADING = 0.5
"""Share of the reports of a story that have to be headed so."""

OPENING = 3
"""Sentences that head an article together with its headline."""

OF_STORY = 1 / 3
"""Share of a story that articles about a topic have to be for the story to belong to it."""

HOLDING = 6
"""One in so many reports of a story has to hold a word for the story to hold it."""

MAIN = 0.5
"""Share of what is about the rest of a topic that one story has to be for a general word to be
left out: then the rest is that story's name."""

SOLE = 0.8
"""The same for a word that tells what happened: the rest has to stand for one story alone."""

FEWEST = 2
"""Reports that such a story has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A topic without some of its words. Where some were `left_out`, what is about it counts only
    if one story is at least the share `main` of it, with `fewest` reports."""

    asked: Question
    left_out: tuple[str, ...] = ()
    main: float = 0.0
    fewest: int = 1


def readings(asked: Question) -> Iterator[Reading]:
    """A topic as it is said, then without its general words, then without the last of those that
    are left, for which reports may have others: English puts last what a thing is or does, and
    before that which one is meant. What has to be found as it is written is left as it is."""
    yield Reading(asked=asked)
    if asked.phrases or asked.excluded or asked.speakers:
        return
    rest = _specific(asked)
    if not rest:
        return
    if len(rest) < len(asked.terms):
        yield _without(asked, rest, main=MAIN, fewest=1)
    for end in range(len(rest) - 1, 0, -1):
        several = len({asked.terms[place] for place in rest[:end]}) > 1
        told = all(asked.words[place].casefold() in ASPECTS for place in rest[end:])
        # Two words name a thing well enough for one more to be somebody's own. One alone does not:
        # a fire at the school is not whatever else happened at a school.
        if told or (several and end == len(rest) - 1):
            yield _without(asked, rest[:end], main=SOLE, fewest=1 if several else FEWEST)


def specific(asked: Question) -> Question:
    """A topic without its general words, if it has others."""
    rest = _specific(asked)
    return _of(asked, rest) if rest else asked


def _specific(asked: Question) -> list[int]:
    """The places of the words of a topic that are not general."""
    return [place for place, word in enumerate(asked.words) if word.casefold() not in GENERAL]


def _without(asked: Question, rest: Sequence[int], *, main: float, fewest: int) -> Reading:
    left_out = tuple(word for place, word in enumerate(asked.words) if place not in rest)
    return Reading(asked=_of(asked, rest), left_out=left_out, main=main, fewest=fewest)


def _of(asked: Question, places: Sequence[int]) -> Question:
    """A topic with some of its words alone."""
    return replace(
        asked,
        terms=tuple(asked.terms[place] for place in places),
        words=tuple(asked.words[place] for place in places),
        surfaces=tuple(asked.surfaces[place] for place in places),
    )


def main_story(
    reading: Reading, about: Collection[int], stories: Sequence[Sequence[int]]
) -> int | None:
    """The place of the one story that articles about a topic with words left out are of, None
    where there is none; articles are sequences. Of equally big parts the first."""
    of = [sum(one in about for one in story) for story in stories]
    best = max(range(len(of)), key=of.__getitem__, default=None)
    if best is None or not of[best]:
        return None
    enough = of[best] >= reading.main * len(about) and len(stories[best]) >= reading.fewest
    return best if enough else None


def opening(arrived: Arrived) -> frozenset[str]:
    """The terms of an article's headline and of its first sentences, of whichever passages:
    transcripts name things late."""
    found: list[tuple[str, ...]] = []
    for read in arrived.reads:
        found += read.sentence_terms[: OPENING - len(found)]
        if len(found) >= OPENING:
            break
    return arrived.heads.union(*found)


def named(asked: Question, arrived: Arrived) -> bool:
    """Whether a name of several words that a topic holds stands in an article as one: Michael
    Howard and Gordon Brown are not Michael Brown."""
    capital = [word[:1].isupper() for word in asked.words]
    pairs = {
        pair
        for pair, both in zip(pairwise(asked.terms), pairwise(capital), strict=True)
        if all(both)
    }
    if not pairs:
        return True
    texts = [arrived.lead.headline_terms, *(read.terms for read in arrived.reads)]
    return any(not pairs.isdisjoint(pairwise(terms)) for terms in texts)


def told_together(
    weights: TermWeights, articles: Sequence[tuple[frozenset[str], frozenset[str]]]
) -> bool:
    """Whether the articles of a story hold a topic together: each the terms that head it, and all
    its terms."""
    heading = sum(weights.share(heads) >= TOPICAL for heads, _ in articles)
    if heading < HEADING * len(articles):
        return False
    least = -(-len(articles) // HOLDING)
    held = [weights.held(terms) for _, terms in articles]
    together = tuple(sorted(each, reverse=True)[least - 1] for each in zip(*held, strict=True))
    return weights.worth(together) >= TOGETHER


def missing(
    asked: Question, weights: TermWeights, articles: Sequence[frozenset[str]]
) -> tuple[str, ...]:
    """The words of a topic, as they were written, that no article holds, nor one for them."""
    held = [weights.held(terms) for terms in articles]
    best = [max(each, default=0.0) for each in zip(*held, strict=True)]
    lacking = {term for term, part in zip(weights.terms, best, strict=True) if not part}
    words = (w for w, t in zip(asked.words, asked.terms, strict=True) if t in lacking)
    return tuple(dict.fromkeys(words))
