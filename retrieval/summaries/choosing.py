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

PRICE = 0.225
"""What so many words for each sentence cost of the F1. Higher makes shorter summaries: three
sentences of the same 300 articles have 73.7 words and ROUGE-1 .618 at .22, 73.4 and .617 at .225,
73.1 and .616 at .23. A mean of 75 is the most that is wanted, of other articles too: the standard
error of 300 is .8."""

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
class _Sum:
    """The words of a set of sentences, and how many of them are expected to matter."""

    words: int
    held: float


@dataclass(frozen=True, slots=True)
class _Choice:
    """What there is to choose from, and how sets of it are valued."""

    standings: Sequence[Standing]
    room: int
    heart: float

    def gain(self, place: int, rate: float) -> float:
        """What a sentence is worth by itself at a rate."""
        standing = self.standings[place]
        return round((_share(standing) * standing.alone - rate) * standing.length, 9)

    def held(self, place: int, taken: Collection[int]) -> float:
        """A sentence's words that are expected to matter, beside those taken."""
        standing = self.standings[place]
        whole = _share(standing) * standing.length
        if place - 1 not in taken:
            whole *= standing.alone
        return whole if place + 1 in taken else whole * standing.broken

    def sum(self, taken: Collection[int]) -> _Sum:
        places = sorted(taken)
        return _Sum(
            sum(self.standings[i].length for i in places), sum(self.held(i, taken) for i in places)
        )

    def exchanged(self, before: _Sum, taken: set[int], out: int, new: int) -> _Sum:
        """The sum of a set with one sentence for another, worked out from the sum before: only
        those two and the ones beside them change."""
        touched = {i for i in (out - 1, out, out + 1, new - 1, new + 1) if i in taken}
        held = before.held - sum(self.held(i, taken) for i in sorted(touched))
        taken.remove(out)
        taken.add(new)
        held += sum(self.held(i, taken) for i in sorted((touched - {out}) | {new}))
        taken.remove(new)
        taken.add(out)
        words = before.words + self.standings[new].length - self.standings[out].length
        return _Sum(words, held)

    def value(self, given: _Sum) -> float:
        return self._f1(given) - PRICE * given.words / self.room

    def rate(self, given: _Sum) -> float:
        """The chance at which one word more would be worth nothing."""
        return (self._f1(given) + PRICE / self.room * (given.words + self.heart)) / 2

    def _f1(self, given: _Sum) -> float:
        return 2 * given.held / (given.words + self.heart)


def _share(standing: Standing) -> float:
    return BESIDE + (1 - BESIDE) * standing.chance


def choose(
    standings: Sequence[Standing], alike: Sequence[Collection[int]], wanted: int
) -> list[int]:
    """The places of `wanted` sentences, at most as many as there are, in order.

    `alike` tells which say nearly the same: of those one is taken while others are left. Ties by
    place.
    """
    room = SENTENCE_WORDS * wanted
    whole = sum(one.chance * one.length for one in standings)
    choice = _Choice(standings, room, min(whole, HEART * room))
    places = _candidates(standings, alike, wanted)
    best = places[:wanted]
    most = choice.sum(best)
    ranked = places
    for _ in range(ROUNDS):
        rate = choice.rate(most)
        ranked = sorted(places, key=lambda i: (-choice.gain(i, rate), i))
        now = choice.sum(taken := ranked[:wanted])
        if choice.value(now) <= choice.value(most):
            break
        best, most = taken, now
    return sorted(_exchanged(choice, ranked, set(best)))


def _candidates(
    standings: Sequence[Standing], alike: Sequence[Collection[int]], wanted: int
) -> list[int]:
    """The likeliest that do not say the same, best first; others only where those are too few, and
    what is not fit only where all that is are too few."""
    likely = sorted(range(len(standings)), key=lambda i: (-round(standings[i].chance, 9), i))
    fit = [i for i in likely if standings[i].fit]
    found: list[int] = []
    passed: set[int] = set()
    for place in fit:
        if place not in passed:
            found.append(place)
            passed.update(alike[place])
        if len(found) == LEFT * wanted:
            return found
    if len(found) < wanted:
        kept = set(found)
        further = (*fit, *(i for i in likely if not standings[i].fit))
        found += [i for i in further if i not in kept][: wanted - len(found)]
    return found


def _exchanged(choice: _Choice, ranked: Sequence[int], best: set[int]) -> set[int]:
    """A set at least as good: one sentence for another, the best exchange first, while it helps.

    `ranked` are all candidates, the best by themselves first.
    """
    among = set(ranked)
    for _ in range(EXCHANGES):
        sums = choice.sum(best)
        held, left = [i for i in ranked if i in best], [i for i in ranked if i not in best]
        alone = [i for i in held if choice.standings[i].alone < 1 and i - 1 not in best][-TRIED:]
        broken = [i for i in held if choice.standings[i].broken < 1 and i + 1 not in best][-TRIED:]
        outs = dict.fromkeys((*alone, *broken, *held[-TRIED:]))
        beside = [*(i - 1 for i in alone), *(i + 1 for i in broken)]
        ins = dict.fromkeys((*(i for i in beside if i in among), *left[:TRIED]))
        value, out, new = max(
            (
                (round(choice.value(choice.exchanged(sums, best, out, new)), 9), -out, -new)
                for out in outs
                for new in ins
            ),
            default=(0.0, 0, 0),
        )
        if not ins or value <= round(choice.value(sums), 9):
            break
        best = (best - {-out}) | {-new}
    return best
