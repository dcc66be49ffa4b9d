"""Choosing: the sentences that make the best summary for the words that they take.

Longer sentences tell more, and take the room of others. What a set of sentences is worth is the
expected F1 of its words against those of the article's heart (the words of sentences, by the chance
that they belong to it), less a price of its length. A sentence that leans on the one before is
worth less without it.

F1 is a ratio, so Dinkelbach's method finds the set: at a given rate of words for chances every
sentence stands for itself, and the set taken gives the next rate. After that single exchanges
mend what hangs on the whole: its length, and what leans on sentences that were left out.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from retrieval.summaries.standing import Standing

SENTENCE_WORDS = 25
"""Words that a sentence of a summary may have on average."""

PRICE = 0.22
"""What so many words for each sentence cost of the F1. Higher makes shorter summaries."""

BESIDE = 0.3
"""The share of its words that a sentence has in common with the heart if it is no part of it."""

HEART = 5
"""The heart counts as at most so many times the summary's room: else in an article as long as a
book only the price of words would count."""

LEFT = 8
"""Candidates for each sentence wanted, the likeliest: for a few sentences of a long article those
in the middle are none, however long."""

ROUNDS = 12
EXCHANGES = 64
TRIED = 12
"""Sentences taken and left that are tried in an exchange, beside those that lean."""


@dataclass(frozen=True, slots=True)
class _Choice:
    """What there is to choose from."""

    standings: Sequence[Standing]
    room: int
    heart: float

    def worth(self, place: int, taken: Collection[int]) -> float:
        """A sentence's expected share of words that matter, beside those taken."""
        standing = self.standings[place]
        share = BESIDE + (1 - BESIDE) * standing.chance
        return share if place - 1 in taken else share * standing.alone

    def value(self, taken: Collection[int]) -> tuple[float, float]:
        """What a set is worth, and the rate at which another word would be worth nothing."""
        words = sum(self.standings[i].length for i in taken)
        held = sum(self.worth(i, taken) * self.standings[i].length for i in sorted(taken))
        f1 = 2 * held / (words + self.heart)
        price = PRICE / self.room
        return f1 - price * words, (f1 + price * (words + self.heart)) / 2

    def gain(self, place: int, rate: float, taken: Collection[int]) -> float:
        return round((self.worth(place, taken) - rate) * self.standings[place].length, 9)


def choose(
    standings: Sequence[Standing], alike: Sequence[Collection[int]], wanted: int
) -> list[int]:
    """The places of `wanted` sentences, at most as many as there are, in order.

    `alike` tells which others say nearly the same: of those one is taken
    while others are left. Ties by place.
    """
    room = SENTENCE_WORDS * wanted
    whole = sum(one.chance * one.length for one in standings)
    choice = _Choice(standings, room, min(whole, HEART * room))
    places = _candidates(standings, alike, wanted)
    best = set(places[:wanted])
    most, rate = choice.value(best)
    for _ in range(ROUNDS):
        taken = set(sorted(places, key=lambda i: (-choice.gain(i, rate, ()), i))[:wanted])
        now, rate = choice.value(taken)
        if now <= most:
            break
        best, most = taken, now
    return sorted(_exchanged(choice, places, best))


def _candidates(
    standings: Sequence[Standing], alike: Sequence[Collection[int]], wanted: int
) -> list[int]:
    """The likeliest that do not say the same, best first; others only where those are too few."""
    likely = sorted(
        range(len(standings)), key=lambda i: (-round(standings[i].chance, 9), i)
    )  # fmt: skip
    found: list[int] = []
    passed: set[int] = set()
    for place in likely:
        if place not in passed:
            found.append(place)
            passed.update(alike[place])
        if len(found) == LEFT * wanted:
            return found
    if len(found) < wanted:
        kept = set(found)
        found += [i for i in likely if i not in kept][: wanted - len(found)]
    return found


def _exchanged(choice: _Choice, places: Sequence[int], taken: set[int]) -> set[int]:
    """A set at least as good: one sentence for another, the best exchange first, while it helps."""
    among = set(places)
    best = set(taken)
    most, rate = choice.value(best)
    for _ in range(EXCHANGES):
        ranked = sorted(places, key=lambda i: (-choice.gain(i, rate, best), i))
        held, left = [i for i in ranked if i in best], [i for i in ranked if i not in best]
        alone = [i for i in held if choice.standings[i].alone < 1 and i - 1 not in best][:TRIED]
        outs = dict.fromkeys((*alone, *held[-TRIED:]))
        ins = dict.fromkeys((*(i - 1 for i in alone if i - 1 in among), *left[:TRIED]))
        tried = [(*choice.value((best - {out}) | {new}), out, new) for out in outs for new in ins]
        if not tried:
            break
        now, rate, out, new = max(tried, key=lambda one: (round(one[0], 9), -one[3], -one[2]))
        if round(now, 9) <= round(most, 9):
            break
        most, best = now, (best - {out}) | {new}
    return best
