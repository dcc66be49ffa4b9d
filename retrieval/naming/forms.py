"""The ways in which people write a publisher's name, learnt from the name itself.

"The Independent - Life and Style" is also "Independent", "CBSSports.com" also "CBS Sports", "The
New York Times" also "NYT". Each form says what it takes for a text to mean it (`Needs`). Knows no
publisher: what is an ordinary word is told by how often the library's articles hold it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from enum import IntEnum

from retrieval.analysis import lexicon
from retrieval.naming.words import forms

MAX_FORM_WORDS = 12
"""A longer name is known by its first parts only."""

RARE = 5
"""Passages that may hold a word which is no ordinary one: papers are mentioned in articles."""


class Needs(IntEnum):
    """What tells that a text means a form: nothing more than its words; that it is nobody's ("his
    fortune") and has no article; a capital; to be all in capitals. Quotes or a cue do for each, and
    the last takes nothing else."""

    NOTHING = 0
    NO_OWNER = 1
    CAPITAL = 2
    CAPITALS = 3
    CUE = 4


Frequency = Callable[[str], int]
"""In how many passages a word stands, in whatever form the caller's index knows it."""

_PARTS = re.compile(r"\s+[|–—·•/-]\s+|:\s+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_COINED = re.compile(r"[a-z][A-Z]|[A-Z]{2}[A-Z]*[a-z]|\d")
_LEADING_CAPITALS = re.compile(r"[A-Z]{2,6}(?=\s)")
_VOWEL_INSIDE = re.compile(r".+[aeiouy]")
_TAILS = frozenset(
    "news online newspaper newspapers magazine com net org co uk radio tv television network media"
    " website digital daily english".split()
)
"""Words that people leave off; never "Times", "Post" or "Herald": without them a paper's name is
a place's."""
_DOMAINS = frozenset("com net org co uk".split())
_TOPICS = frozenset("news today world media online daily line".split())
"""Words that make an ordinary phrase of an ordinary word: "business news"."""


def written(
    name: str, frequency: Frequency | None, learnt: frozenset[str] = frozenset()
) -> Iterator[tuple[tuple[str, ...], Needs]]:
    """The forms of a name, each as folded words with its needs; one may come more than once.

    Without `frequency` every word that might be an ordinary one counts as such. Initials that the
    library has `learnt` as an acronym may be of something else.
    """
    for head in _heads(name):
        bare = _without_the(head)
        words = forms(bare)
        if not 0 < len(words) <= MAX_FORM_WORDS:
            continue
        needs = _needs(bare, words, bare != head, frequency)
        yield words, needs
        if bare != head:
            yield forms(head), needs
        yield from _shorter(bare, words, frequency)
        yield from _respelt(bare, words, frequency)
        yield from _initials(words, frequency, learnt)
        leading = _LEADING_CAPITALS.match(bare)
        if leading:
            yield forms(leading.group()), Needs.CUE


def ordinary(word: str, frequency: Frequency | None) -> bool:
    """Whether a folded word means something else in most texts."""
    return word in lexicon.STOP_WORDS or frequency is None or frequency(word) > RARE


def _heads(name: str) -> list[str]:
    """The name and what stands before each of its partings, the whole first."""
    name = " ".join(name.split())
    return list(dict.fromkeys([name, *(name[: cut.start()] for cut in _PARTS.finditer(name))]))


def _without_the(name: str) -> str:
    return name[4:] if name[:4].casefold() == "the " and len(name) > 4 else name


def _needs(name: str, words: Sequence[str], article: bool, frequency: Frequency | None) -> Needs:
    """What a whole name needs, less its article."""
    if len(words) == 1:
        if words[0] in lexicon.STOP_WORDS:
            return Needs.CAPITALS if name.isupper() else Needs.CUE
        if _COINED.search(name) or (name.isupper() and not _VOWEL_INSIDE.match(words[0])):
            return Needs.NOTHING
        if name.isascii() is False and not any(letter.isupper() for letter in name):
            return Needs.NOTHING  # a script without capitals
        # Only ordinary words have an article: The Sun, The Age, The Verge.
        return Needs.CAPITAL if article or ordinary(words[0], frequency) else Needs.NO_OWNER
    plain = len(words) == 2 and words[1] in _TOPICS and not _COINED.search(name)
    acronym = name[:3].isupper() and words[0] not in lexicon.STOP_WORDS and len(words[0]) > 2
    if plain and not acronym and ordinary(words[0], frequency):
        return Needs.CAPITAL
    return Needs.NOTHING


def _shorter(
    name: str, words: tuple[str, ...], frequency: Frequency | None
) -> Iterator[tuple[tuple[str, ...], Needs]]:
    """Without the words that people leave off."""
    kept = len(words)
    while kept > 1 and words[kept - 1] in _TAILS:
        kept -= 1
        rest = words[:kept]
        if len(rest) > 1:
            yield rest, Needs.CAPITAL
        elif words[kept] in _DOMAINS or name.split()[0].isupper():
            yield rest, _needs(name.split()[0].split(".")[0], rest, False, frequency)
        elif len(rest[0]) > 1:
            yield rest, Needs.CUE if ordinary(rest[0], frequency) else Needs.CAPITAL


def _respelt(
    name: str, words: tuple[str, ...], frequency: Frequency | None
) -> Iterator[tuple[tuple[str, ...], Needs]]:
    """With the words of "TechCrunch" apart, and those of "Sky Sports" together."""
    stem = re.sub(r"\.(?:com|net|org|co\.uk)\Z", "", name)
    parts = forms(" ".join(_CAMEL.split(stem)))
    if len(parts) > len(forms(stem)) and all(len(part) > 2 for part in parts):
        yield parts, Needs.NOTHING
    if 2 <= len(words) <= 3 and all(len(word) > 1 for word in words):
        joined = "".join(words)
        if frequency is not None and not ordinary(joined, frequency):
            yield (joined,), Needs.NOTHING


def _initials(
    words: tuple[str, ...], frequency: Frequency | None, learnt: frozenset[str]
) -> Iterator[tuple[tuple[str, ...], Needs]]:
    """FT, NYT, TOI."""
    large = [word for word in words if word not in lexicon.STOP_WORDS]
    for chosen in {tuple(words): None, tuple(large): None}:
        short = "".join(word[0] for word in chosen)
        if not short.isalpha() or {short, chosen[0]} & lexicon.STOP_WORDS:
            continue
        if 3 <= len(chosen) <= 6:
            yield (short,), Needs.CUE if short in learnt else Needs.CAPITALS
        elif len(words) == 2 and len(short) == 2:
            yield (
                (short,),
                (Needs.CUE if short in learnt or ordinary(short, frequency) else Needs.CAPITALS),
            )
