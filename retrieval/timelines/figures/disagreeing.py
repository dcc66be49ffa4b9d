"""Disagreements: claims about the same thing, put side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from retrieval.model import Disagreement, Figure, Passage, Span
from retrieval.timelines.corrections import Correction
from retrieval.timelines.figures import comparing
from retrieval.timelines.figures.claims import Claim
from retrieval.timelines.figures.quantities import compatible

BESIDE = 8
"""Claims behind one among which a report may set another against it."""

COMPARED = 400
"""Claims of the same kind, from the first on, that are compared with each other."""

TELLING = 10
"""From which on a number that two groups share says that they tell of the same."""

NEAR = 0.05
"""How far apart two numbers are at most of which one is the other, rounded."""

MOST = 6
"""Numbers for one thing from which on they rather count several."""

Idf = Callable[[str], float]


def disagreements(
    claims: Sequence[Claim], corrections: Sequence[Correction], idf: Idf, telling: Idf
) -> tuple[Disagreement, ...]:
    """What reports give different numbers for, in order of the first figures.

    `claims` are in order of publication. A number that a report only takes back is no figure of
    its own. Each number is shown once, with the first that gives it. `telling` is the idf of words
    that tell one thing of a story from another, 0 for those that all of it is about.
    """
    withdrawn = {id(one.old) for one in corrections if one.old is not None}
    given = [claim for claim in claims if id(claim) not in withdrawn]
    places = {id(claim): place for place, claim in enumerate(given)}
    settled = {
        places[id(one.was)]: places[id(one.new)]
        for one in corrections
        if one.was is not None and one.new is not None and {id(one.was), id(one.new)} <= set(places)
    }
    kinds = _kinds(given)
    pairs = [*settled.items(), *_contrasted(given), *_opposed(given, kinds, idf, telling)]
    groups = _Groups(len(given))
    for first, second in pairs:
        groups.join(first, second)
    disagreeing = {place for pair in pairs for place in pair}
    for kind in kinds:
        for first, second in combinations(kind[:COMPARED], 2):
            if disagreeing.isdisjoint((first, second)):
                continue
            if comparing.same(given[first], given[second], telling):
                groups.join(first, second)
                disagreeing |= {first, second}
    for one_group, other_group in combinations(groups.of(sorted(disagreeing)), 2):
        if _told_again([given[n] for n in one_group], [given[n] for n in other_group]):
            groups.join(one_group[0], other_group[0])
    found = [
        _shown(
            [given[place] for place in group],
            [given[settled[place]] for place in group if place in settled],
        )
        for group in groups.of(sorted(disagreeing))
    ]
    return tuple(one for one in found if one is not None)


Pair = tuple[int, int]


def _contrasted(given: Sequence[Claim]) -> Iterator[Pair]:
    """The claims that a report sets against each other itself."""
    for place, claim in enumerate(given):
        for further, other in enumerate(given[place + 1 : place + 1 + BESIDE], place + 1):
            if other.report is claim.report and comparing.contrasted(claim, other):
                yield place, further


def _opposed(
    given: Sequence[Claim], kinds: Sequence[Sequence[int]], idf: Idf, telling: Idf
) -> Iterator[Pair]:
    """The claims of different reports that cannot both be right."""
    for kind in kinds:
        for first, second in combinations(kind[:COMPARED], 2):
            one, other = given[first], given[second]
            if one.report is other.report or not comparing.opposed(one, other, idf, telling):
                continue
            if not _agrees(one, other, given, kind, telling):
                yield first, second


def _told_again(one: Sequence[Claim], other: Sequence[Claim]) -> bool:
    """Whether two groups tell of the same: they share two numbers, or one of what is of the same
    kind where several of what happened could be meant."""
    shared = {c.quantity.value for c in one} & {c.quantity.value for c in other}
    shared = {value for value in shared if value >= TELLING}
    units = [{c.quantity.unit for c in each if c.quantity.unit} for each in (one, other)]
    states = [{c.state for c in each if c.state} for each in (one, other)]
    if units[0] != units[1]:
        return False
    return len(shared) > 1 or (bool(shared) and bool(states[0] & states[1]))


def _agrees(
    one: Claim, other: Claim, telling: Sequence[Claim], kind: Sequence[int], idf: Idf
) -> bool:
    """Whether one of two reports gives the other's number as well: then it counts two things."""
    for mine, theirs in ((one, other), (other, one)):
        for place in kind:
            claim = telling[place]
            if claim.report is mine.report and comparing.same(theirs, claim, idf):
                return True
    return False


def _kinds(claims: Sequence[Claim]) -> list[list[int]]:
    """The places of claims that may count the same."""
    found: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for place, claim in enumerate(claims):
        if not claim.untold:
            found[claim.quantity.unit, claim.state or claim.noun].append(place)
    return list(found.values())


class _Groups:
    """Sets of places that are joined; each is known by its lowest."""

    def __init__(self, size: int) -> None:
        self._of = list(range(size))

    def join(self, one: int, other: int) -> None:
        first, second = sorted((self._find(one), self._find(other)))
        self._of[second] = first

    def of(self, places: Iterable[int]) -> list[list[int]]:
        found: defaultdict[int, list[int]] = defaultdict(list)
        for place in places:
            found[self._find(place)].append(place)
        return [found[first] for first in sorted(found)]

    def _find(self, place: int) -> int:
        while self._of[place] != place:
            self._of[place] = self._of[self._of[place]]
            place = self._of[place]
        return place


def _shown(claims: Sequence[Claim], right: Sequence[Claim]) -> Disagreement | None:
    """Claims in order of publication as figures; the one that a correction gives comes last."""
    by_value: dict[float, list[Claim]] = {}
    for claim in claims:
        value = claim.quantity.value
        for known, held in by_value.items():
            near = abs(known - value) <= NEAR * max(known, value)
            # Who says the number again may leave out the unit.
            bare = "" in (held[0].quantity.unit, claim.quantity.unit)
            again = bare and held[0].quantity.number == claim.quantity.number
            if again or (near and compatible(held[0].quantity, claim.quantity)):
                value = known
                break
        by_value.setdefault(value, []).append(claim)
    settled = right[-1] if right else None
    held = next((each for each in by_value.values() if settled in each), [])
    ordered = [each for each in by_value.values() if each is not held]
    if settled is not None:
        # News that came after a correction is not what it settled.
        ordered = [each for each in ordered if each[0].report.order <= settled.report.order]
        ordered.append([settled, *(claim for claim in held if claim is not settled)])
    if len(ordered) < 2 or len(ordered) > MOST:
        return None
    return Disagreement(
        subject=subject(ordered[0][0]),
        figures=tuple(_figure(held) for held in ordered),
        corrected=settled is not None,
    )


def _figure(claims: Sequence[Claim]) -> Figure:
    first, *others = claims
    also: dict[str, Passage] = {}
    for claim in others:
        passage = claim.sentence.passage
        if passage.header.sequence != first.sentence.passage.header.sequence:
            also.setdefault(passage.id, passage)
    return Figure(
        line=first.sentence.line(),
        span=Span(start=first.quantity.start, end=first.quantity.end),
        number=first.quantity.number,
        also_in=tuple(also.values()),
    )


def subject(claim: Claim) -> Span:
    """The words of a claim's sentence that tell what is counted: those behind the number in its
    clause, else those before it."""
    first, last = claim.clause
    text, quantity = claim.sentence.passage.text, claim.quantity
    behind = text[quantity.end : last]
    start = quantity.end + len(behind) - len(behind.lstrip())
    end = quantity.end + len(behind.rstrip(' .,;:!?”"’'))
    if end - start >= MIN_CHARS:
        return Span(start=start, end=end)
    before = text[first : quantity.start]
    start = first + len(before) - len(before.lstrip())
    end = first + len(before.rstrip())
    if end > start:
        return Span(start=start, end=end)
    return Span(start=claim.sentence.start, end=claim.sentence.end)


MIN_CHARS = 4
"""Length from which on words tell what is counted."""
