"""Words that news uses for what a question says: "cops" for police, "call off" for cancel.

Reads the lists of `relations` and `numbers` into tables of terms. Works at question time only: an
index keeps the words that were written. Knows single words and short phrases, not what a question
is about, so a word of several meanings keeps the relations of all of them.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType

from retrieval.analysis import numbers
from retrieval.analysis.relations import THEMES
from retrieval.analysis.relations.comparing import degrees
from retrieval.analysis.relations.derivations import FORMS
from retrieval.analysis.relations.phrases import ASKING, PHRASES
from retrieval.analysis.strengths import CLOSE, FORM, LOOSE, SAME

SIGNS = {"=": SAME, "/": FORM, "~": CLOSE, "?": LOOSE}
"""What a line's sign says; with ">" after it only from left to right."""

MAX_VARIANTS = 12
"""Variants of one term: the strongest. More would find everything."""

WEAKEST = round(LOOSE * FORM, 2)
"""Another form of a loosely related word is the weakest variant."""

MAX_GAP = 2
"""Words that may stand inside a phrasal verb: "called the match off"."""

_PARTICLES = frozenset("off up down out away back".split())
"""Second words of phrasal verbs that an object may stand before."""

_PRONOUNS = frozenset("it him her them us".split())
"""Objects that stand before every such word: "packed it in"."""

NONE: Mapping[str, float] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words of a question that mean something together.

    `places` are the positions of its words among the tokens, rising and usually neighbours;
    `related` what it counts as, strongest first; `asks` tells that it only asks and describes
    nothing ("how come"), and then `related` is empty.
    """

    places: tuple[int, ...]
    related: Mapping[str, float]
    asks: bool


class Thesaurus:
    """The tables, read from the lists on creation in a few hundredths of a second; immutable but
    for a cache that threads may share.

    `stem` gives the term of one word.
    """

    def __init__(self, stem: Callable[[str], str]) -> None:
        stem = functools.cache(stem)  # words stand in several lists
        self._words = _words(stem)
        self._numbers = _number_words(stem)
        self._phrases = _phrases(stem)
        self._degrees = frozenset([stem(word) for _, *others in degrees() for word in others])
        self._known: dict[str, Mapping[str, float]] = {}

    def variants(self, term: str) -> Mapping[str, float]:
        """Other terms for a term, each with what it counts of the asked one, strongest first.

        At most `MAX_VARIANTS`; of equally strong ones those listed first. Never the term itself;
        often none. What holds for another form of a word holds for it too: "resignation" has what
        "resign" has, and what has "resign" has "resignation".
        """
        if term not in self._words and term not in self._numbers:
            return MappingProxyType(numbers.joined(term))
        found = self._known.get(term)
        if found is None:
            found = self._known[term] = MappingProxyType(self._strongest(term))
        return found

    def phrases(self, terms: Sequence[str], surfaces: Sequence[str]) -> list[Phrase]:
        """The phrases among the words of a question in order, none sharing a word with another.

        Stop words belong to `terms` and `surfaces`, which are of the same length. The leftmost
        phrase is taken, of those that begin at the same word the one that begins a number, or the
        longest.
        """
        found: list[Phrase] = []
        taken: set[int] = set()
        for place in range(len(terms)):
            if place in taken:
                continue
            phrase = self._number(surfaces, place) or self._phrase(terms, place)
            if phrase is not None and taken.isdisjoint(phrase.places):
                found.append(phrase)
                taken.update(phrase.places)
        return found

    def _number(self, surfaces: Sequence[str], place: int) -> Phrase | None:
        size, related = numbers.phrase(surfaces[place : place + numbers.MAX_WORDS])
        if not size:
            return None
        return Phrase(
            places=tuple(range(place, place + size)),
            related=MappingProxyType(related),
            asks=False,
        )

    def _phrase(self, terms: Sequence[str], place: int) -> Phrase | None:
        for words, related in self._phrases.get(terms[place], ()):
            places = _places(terms, place, words, parted=bool(related))
            if places:
                return Phrase(places=places, related=related, asks=not related)
        return None

    def _strongest(self, term: str) -> dict[str, float]:
        own = self._words.get(term, NONE)
        found = {**self._numbers.get(term, NONE), **own}
        for near, strength in own.items():
            for other, further in self._words.get(near, NONE).items():
                share = round(strength * further, 2)
                if (
                    max(strength, further) >= FORM
                    and share >= WEAKEST
                    and share > found.get(other, 0.0)
                    and other != term
                    and other not in self._degrees
                ):
                    found[other] = share
        return dict(sorted(found.items(), key=lambda item: -item[1])[:MAX_VARIANTS])


def _places(
    terms: Sequence[str], place: int, words: tuple[str, ...], *, parted: bool
) -> tuple[int, ...]:
    """Where the words of a phrase stand that begins here, () where they do not; `parted` tells
    that an object may stand before the second of two."""
    size = len(words)
    if tuple(terms[place : place + size]) == words:
        return tuple(range(place, place + size))
    if size == 2 and parted:
        for gap in range(1, MAX_GAP + 1):
            at = place + 1 + gap
            if list(terms[at : at + 1]) == [words[1]] and (
                words[1] in _PARTICLES or (gap == 1 and terms[place + 1] in _PRONOUNS)
            ):
                return place, at
    return ()


Table = dict[str, dict[str, float]]
"""Terms by the term asked for, each with its strength."""


def _words(stem: Callable[[str], str]) -> Table:
    found: Table = {}
    for theme in THEMES:
        for left, right, strength, both in lines(theme):
            asked, others = list(map(stem, left)), list(map(stem, right))
            if both:
                asked = others = asked + others
            _add(found, asked, others, strength)
    for group in chain(map(str.split, FORMS.strip().splitlines()), degrees()):
        terms = list(map(stem, group))
        _add(found, terms, terms, FORM)
    return found


def _number_words(stem: Callable[[str], str]) -> Table:
    found: Table = {}
    for word, ways in numbers.words().items():
        for other, strength in ways.items():
            _add(found, [stem(word)], [stem(other)], strength)
    return found


def _add(table: Table, asked: Iterable[str], others: Iterable[str], strength: float) -> None:
    """Relate each with each; the stronger stays where a pair stands twice."""
    for term in asked:
        for other in others:
            if term != other:
                known = table.setdefault(term, {})
                known[other] = max(strength, known.get(other, 0.0))


def lines(text: str) -> Iterator[tuple[list[str], list[str], float, bool]]:
    """The lines of a list: words left and right of the sign, what it counts, and whether it holds
    both ways. A line without just one sign is a ValueError."""
    for line in text.splitlines():
        words = line.split()
        if not words or words[0] == "#":
            continue
        signs = [place for place, word in enumerate(words) if word.rstrip(">") in SIGNS]
        if len(signs) != 1 or not 0 < signs[0] < len(words) - 1:
            raise ValueError(f"relation {line.strip()!r} needs one sign with words on both sides")
        sign = words[signs[0]]
        yield (
            words[: signs[0]],
            words[signs[0] + 1 :],
            SIGNS[sign.rstrip(">")],
            not sign.endswith(">"),
        )


def _phrases(
    stem: Callable[[str], str],
) -> dict[str, list[tuple[tuple[str, ...], Mapping[str, float]]]]:
    """Phrases by their first term, the longest first; of equally long ones those listed first.
    Those that only ask are related to nothing."""
    merged: dict[tuple[str, ...], dict[str, float]] = {}
    for left, right, strength, _ in lines(PHRASES):
        related = merged.setdefault(tuple(map(stem, left)), {})
        for word in right:
            term = stem(word)
            related[term] = max(strength, related.get(term, 0.0))
    for line in ASKING.strip().splitlines():
        merged.setdefault(tuple(map(stem, line.split())), {})
    found: dict[str, list[tuple[tuple[str, ...], Mapping[str, float]]]] = {}
    for words, related in merged.items():
        ordered = dict(sorted(related.items(), key=lambda item: -item[1]))
        found.setdefault(words[0], []).append((words, MappingProxyType(ordered)))
    for same in found.values():
        same.sort(key=lambda phrase: -len(phrase[0]))
    return found
