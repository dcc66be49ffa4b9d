"""Numbers in words and in digits: "sixteen" is "16", "2.5 million" may stand as "2.5m".

Knows English number words up to a trillion; only for questions, the index keeps what is written.
Refuses to count: "half" is not 50, and "a few" is no number.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from retrieval.analysis.strengths import CLOSE, LOOSE, SAME

_UNITS = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen
    """.split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = """
    zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
    thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth
    """.split()
_VALUES = {word: value for value, word in enumerate(_UNITS)} | {
    word: value for value, word in zip(range(20, 100, 10), _TENS, strict=True)
}
_SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}
_SHORT = {"thousand": ("k",), "million": ("m", "mn"), "billion": ("bn", "b"), "trillion": ("tn",)}
_JOINED_UNITS = frozenset(
    "am pm km kg cm mm m mph kph gb mb ghz mhz mw kw ft lb lbs k bn tn mn b p".split()
)
_DECADES = tuple(
    (f"{decade}s", (f"{decade - 1900}s",), word)
    for decade, word in (
        (1920, "twenties"),
        (1930, "thirties"),
        (1940, "forties"),
        (1950, "fifties"),
        (1960, "sixties"),
        (1970, "seventies"),
        (1980, "eighties"),
        (1990, "nineties"),
    )
)
_DIGITS = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,6})?")
_JOINED = re.compile(r"([0-9]{1,15}(?:\.[0-9]{1,6})?)([a-z]{1,3})")

MAX_WORDS = 5
"""Words of one number: "two hundred and twenty five"."""


def words() -> Mapping[str, Mapping[str, float]]:
    """Number words and short digits with their other ways to be written, strongest first.

    Words are whole ("twenty", not yet stemmed); decades are in.
    """
    found: dict[str, dict[str, float]] = {}

    def pair(word: str, other: str, strength: float) -> None:
        found.setdefault(word, {}).setdefault(other, strength)
        found.setdefault(other, {}).setdefault(word, strength)

    for word, value in _VALUES.items():
        pair(word, str(value), SAME)
    for value, word in enumerate(_ORDINALS):
        if value > 3:
            pair(word, str(value), CLOSE)
        elif value:
            # Above all other things, "first" is early and "second" a short time.
            found.setdefault(word, {})[str(value)] = LOOSE
    pair("hundred", "100", CLOSE)
    pair("thousand", "1000", CLOSE)
    found["dozen"] = {"12": CLOSE, "twelve": CLOSE}
    for full, short, word in _DECADES:
        for other in short:
            pair(full, other, SAME)
            pair(word, other, CLOSE)
        pair(word, full, SAME)
    for roman, value in (("ii", 2), ("iii", 3), ("iv", 4), ("vi", 6), ("vii", 7), ("viii", 8)):
        found.setdefault(roman, {})[str(value)] = CLOSE
        found[roman][_UNITS[value]] = CLOSE
    return MappingProxyType(
        {
            word: MappingProxyType(dict(sorted(others.items(), key=lambda item: -item[1])))
            for word, others in found.items()
        }
    )


def joined(term: str) -> dict[str, float]:
    """What a number with its unit in one piece may be in two: "5m" is "5" "million".

    {} for every other term.
    """
    match = _JOINED.fullmatch(term)
    if match is None or match[2] not in _JOINED_UNITS:
        return {}
    return {match[1]: LOOSE}


def phrase(words: Sequence[str]) -> tuple[int, dict[str, float]]:
    """The number that the folded words begin with: how many of them it takes, and how else it is
    written, strongest first. (0, {}) where they begin with none of two words or more.

    `words` are lower case; at most `MAX_WORDS` are looked at.
    """
    size, whole = value(words[:MAX_WORDS])
    found: dict[str, float] = {}
    if size > 1 and whole is not None:
        found[str(whole)] = SAME
    if words and _DIGITS.fullmatch(words[0]) and len(words) > 1:
        unit = words[1].rstrip("s") if words[1].rstrip("s") in _SCALES else words[1]
        if unit in _SCALES:
            size = 2
            digits = words[0].rsplit(".", 1)[-1]
            found = {f"{digits}{short}": SAME for short in _SHORT.get(unit, ())}
            if "." not in words[0] and len(words[0]) <= 3:
                found[str(int(words[0]) * _SCALES[unit])] = SAME
        elif unit in _JOINED_UNITS and "." not in words[0]:
            size, found = 2, {words[0] + unit: SAME}
    elif size > 1 and words[size - 1] in _SHORT:
        _, head = value(words[: size - 1])
        if head is not None:
            found |= {f"{head}{short}": SAME for short in _SHORT[words[size - 1]]}
            found[str(head)] = CLOSE
    return (size, found) if found else (0, {})


def value(words: Sequence[str]) -> tuple[int, int | None]:
    """How many folded words say a whole number, and the number; (0, None) where the first says
    none."""
    total = current = 0
    size = 0
    last = ""
    for place, word in enumerate(words):
        if word in _VALUES:
            value = _VALUES[word]
            if last == "unit" or (last == "ten" and not 0 < value < 10):
                break
            current += value
            last = "ten" if word in _TENS else "unit"
        elif word in _SCALES and size:
            scale = _SCALES[word]
            if scale == 100 and not 0 < current < 10:
                break
            if scale == 100:
                current *= 100
            else:
                total, current = total + max(1, current) * scale, 0
            last = "scale"
        elif word == "and" and last == "scale" and words[place + 1 : place + 2]:
            if words[place + 1] not in _VALUES:
                break
            continue
        else:
            break
        size = place + 1
    return (size, total + current) if size else (0, None)
