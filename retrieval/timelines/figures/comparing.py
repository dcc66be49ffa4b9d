"""Comparing: which two claims are about the same thing and cannot both be right.

A wrong disagreement is worse than one that is missed: whatever could be another thing, a part, a
plan, or news of a later hour is none.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

from retrieval.timelines.figures import lexicon
from retrieval.timelines.figures.claims import Claim
from retrieval.timelines.figures.quantities import compatible

APART = 4.0
"""How many times as much one number may be as the other: what is further apart counts something
else."""

DAYS = 2
"""Days between reports of two publishers that still speak of the same state of things."""

CONTEXT, SHARED = 1.4, 0.6
"""Weight (sum of idf) of the words that two clauses have to share where no word for what happened
tells that they count the same, and which share of the shorter clause's weight these have to be."""

CONTEXT_OF_STATE, SHARED_OF_STATE = 0.6, 0.5
"""The same for sums and shares where such a word does."""

NAMES = 0.5
"""Weight of the names that two reports of one story share."""

Idf = Callable[[str], float]


def contrasted(one: Claim, other: Claim) -> bool:
    """Whether a report sets one number against another itself: somebody else gives the second, in
    the same sentence or the next, and leaves out what it counts or says it again."""
    if other.sentence.place - one.sentence.place not in (0, 1):
        return False
    if one.loose or other.loose or not other.given or not _differ(one, other):
        return False
    together = one.sentence.place == other.sentence.place
    if not other.party or other.party == one.party or (together and not one.given):
        return False
    if (one.untold and not together) or lexicon.CHANGE.search(other.sentence.text):
        return False
    if other.bare:
        return other.state in (None, one.state) or one.kind == "money"
    if one.kind != other.kind or one.quantity.unit != other.quantity.unit:
        return False
    if one.kind == "count":
        return one.noun == other.noun and one.state == other.state
    return one.state == other.state and bool(_words(one) & _words(other))


def opposed(one: Claim, other: Claim, idf: Idf, telling: Idf) -> bool:
    """Whether reports of two publishers give different numbers for the same thing at about the
    same time; `one` comes before the other in order of publication. `telling` is the idf of words
    that tell one thing of a story from another."""
    if one.loose or other.loose or one.untold or other.untold or not _differ(one, other):
        return False
    if one.report.header.publisher == other.report.header.publisher:
        return False
    if one.kind != other.kind or (one.kind == "money" and not _same_money(one, other)):
        return False
    if _elsewhen(one) or _elsewhen(other):
        return False
    return (
        _same_time(one, other)
        and _same_thing(one, other, telling)
        and sum(sorted(map(idf, one.report.named & other.report.named))) >= NAMES
    )


def same(one: Claim, other: Claim, idf: Idf) -> bool:
    """Whether two claims give the same number for the same thing."""
    return (
        one.quantity.value == other.quantity.value
        and one.kind == other.kind
        and not other.loose
        and (_same_thing(one, other, idf) or (one.state is not None and one.state == other.state))
    )


def _elsewhen(claim: Claim) -> bool:
    """Whether a number is an old one, or one that is not yet the case."""
    text, sentence, first = claim.sentence.passage.text, claim.sentence, claim.quantity.start
    return bool(
        lexicon.OLD.search(text[max(sentence.start, first - 30) : first])
        or lexicon.PAST.search(text[claim.clause[0] : claim.clause[1]])
        or lexicon.FORESEEN.search(sentence.text)
    )


def _differ(one: Claim, other: Claim) -> bool:
    """Whether two numbers cannot both be right, and are not too far apart to count the same."""
    first, second = one.quantity, other.quantity
    if second.unit == "" != first.unit:
        # It leaves the unit out: in the other's.
        factor = first.value / first.number if first.number else 1.0
        second = replace(
            second,
            value=second.value * factor,
            low=second.low * factor,
            high=second.high * factor,
        )
    few, many = sorted((first.value, second.value))
    return few > 0 and many <= APART * few and not compatible(first, second)


def _same_money(one: Claim, other: Claim) -> bool:
    return one.quantity.unit == other.quantity.unit


def _same_thing(one: Claim, other: Claim, idf: Idf) -> bool:
    """Whether two clauses of reports of one story count the same."""
    if one.state != other.state:
        return False
    people = one.kind == "count" and one.state is not None
    if people:
        nouns = {one.noun, other.noun} - {"", "person"}
        return not nouns or (one.noun == other.noun)
    if one.state is None and one.kind != "count":
        # Two lengths or terms of years are seldom those of the same thing.
        return False
    if one.kind == "count" and one.noun != other.noun:
        return False
    if one.names and other.names and not (one.names <= other.names or other.names <= one.names):
        # Whose share or price it is decides.
        return False
    if _both_lead(one, other):
        return True
    ours, theirs = _words(one), _words(other)
    weight = sum(sorted(map(idf, ours & theirs)))
    least = min(sum(sorted(map(idf, ours))), sum(sorted(map(idf, theirs))))
    if one.state is not None:
        return weight >= CONTEXT_OF_STATE and weight >= SHARED_OF_STATE * least
    return weight >= CONTEXT and weight >= SHARED * least


def _both_lead(one: Claim, other: Claim) -> bool:
    """Whether it is the one number of its kind in both reports and stands at their tops, on the
    same or the next day: then it is that of the news itself."""
    if not (one.alone and other.alone) or _known(one) or _known(other):
        return False
    if one.state not in lexicon.OF_NEWS and (one.kind != "count" or len(one.noun) < NOUN):
        return False
    first, second = one.report.day, other.report.day
    if first is None or second is None or abs((second - first).days) > 1:
        return False
    return max(one.sentence.place, other.sentence.place) < TOP


def _known(claim: Claim) -> bool:
    """Whether a number is of what is known to be there, "the train's nine carriages": all that
    there are, and no news."""
    before = claim.sentence.passage.text[claim.sentence.start : claim.quantity.start]
    return lexicon.KNOWN.search(before) is not None


TOP = 3
"""Sentences in which a report tells what its news is."""

NOUN = 4
"""Letters of a term that tells what is counted well enough by itself."""


def _words(claim: Claim) -> frozenset[str]:
    """The terms of a clause that are no numbers."""
    return frozenset(term for term in claim.context if not term[:1].isdigit())


def _same_time(one: Claim, other: Claim) -> bool:
    """Whether the later report may contradict the earlier one, and is not just later."""
    first, second = one.report.day, other.report.day
    if first is None or second is None or _month(one) or _month(other):
        return False
    apart = (second - first).days
    if apart > DAYS:
        return False
    grew = other.quantity.value > one.quantity.value
    later = apart > 0 or _hours(one, other) > HOURS
    if one.state in lexicon.MOVING:
        return apart == 0
    if one.state in lexicon.GROWING:
        return not (later and grew)
    if one.state in lexicon.FALLING:
        return not later or grew
    return True


HOURS = 3.0
"""Hours after which a number that grows may have grown."""


def _hours(one: Claim, other: Claim) -> float:
    """The hours between two reports whose times are known, else 0."""
    first, second = one.report.order[3], other.report.order[3]
    return (second - first) / 3600 if math.isfinite(first) and math.isfinite(second) else 0.0


def _month(claim: Claim) -> bool:
    published = claim.report.header.published
    return published is not None and len(published) == len("YYYY-MM")
