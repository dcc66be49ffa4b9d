"""Short forms that a text itself defines: "Federal Aviation Administration (FAA)".

Three ways of writing are read: the short form in brackets after the long one, the long one in
brackets after the short one, and "Environmental Protection Agency, or EPA,". A pair counts where
the long form spells the short one (the idea of Schwartz and Hearst, 2003, made stricter for news):
its letters stand in the long form in order, the first begins the first word, and each further word
gives at least its first letter. Knows no list of acronyms and refuses what no text has defined.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MAX_LETTERS = 10
"""A longer short form is a word in capitals."""

MAX_WORDS = 20
"""Words before a bracket that may belong to a long form, at most two for each letter."""

CHARS_A_WORD = 12
"""Room for each of them, its space included."""

MAX_DEFINITIONS = 64
"""Brackets that are looked at in one passage: no paragraph of news holds as many, and a text
made of brackets costs no more than others."""

_SMALL = frozenset("of and the for in on to a an at by de la du des & und y e".split())
"""Words that may give a letter ("MoD") and need not ("FBI")."""

_SHORT = r"[A-Z](?:[A-Za-z0-9&]|[.\-/](?=[A-Za-z0-9])){1,11}\.?"

_QUOTES = "\"“”‘’'"
_INSIDE = re.compile(
    rf"[(（]\s?(?:the |or |aka |a\.k\.a\. )?[{_QUOTES}]?(?P<short>{_SHORT})(?:['’]s)?[{_QUOTES}]?"
    r"(?=\s?[)）,;])(?P<dateline>[)）]\s*[—–-])?"
)
_OUTSIDE = re.compile(rf"(?<![\w.&-])(?P<short>{_SHORT})(?:['’]s)?[{_QUOTES}]?,? ?\Z")
_LONG = re.compile(rf"[(（]\s?[{_QUOTES}]?(?P<long>[^()（）\[\]\n,;]{{5,120}})(?=[)）,;])")
_OR = re.compile(
    rf",? or (?:the )?[{_QUOTES}]?(?P<short>{_SHORT})[{_QUOTES}]?(?=[,.;:)）]|$|\s[—–-])"
)
_WORD = re.compile(r"[^\W_]+(?:\.[^\W_](?![^\W_])|['’](?!s\b)[^\W_]+)*|&")
_STOPS_LONG = re.compile(r"[.!?\"“”]\s|[;:—()（）\[\]]|\s[–-]\s|,\s")
_POSSESSIVE = re.compile(r"['’]s?$")
_LEADING = re.compile(r"\A(?:the|a|an)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Acronym:
    """A short form, what it stands for, and how many articles say so."""

    short: str
    long: str
    articles: int


def pairs(text: str) -> list[tuple[str, str]]:
    """The definitions of a text as (short, long) in the order of their places, repeats kept.

    A short form has no dots and no plural s ("M.P.s" = "MP"); a long one is as written, less a
    leading article and a possessive, and has two words at least. Without brackets and "or" it is
    told at once; "" gives [].
    """
    bracket = "(" in text or "（" in text
    alternative = ", or" in text  # with a space behind it takes twice as long to look for
    if not (bracket or alternative):
        return []
    found: list[tuple[int, str, str]] = []
    if bracket:
        for place in _openings(text):
            found += _bracketed(text, place)
    if alternative:
        for _, match in zip(range(MAX_DEFINITIONS), _OR.finditer(text), strict=False):
            found += _after(text, match)
    found.sort(key=lambda one: one[0])
    return [(short, long) for _, short, long in found]


def merged(found: Iterable[tuple[str, str]]) -> list[tuple[str, str, int]]:
    """Pairs with how often each stands there, long forms that differ only in case as one: as
    written most often, ties by the first. In the order of first occurrence."""
    counts: dict[tuple[str, str], dict[str, int]] = {}
    for short, long in found:
        forms = counts.setdefault((short, long.casefold()), {})
        forms[long] = forms.get(long, 0) + 1
    return [
        (short, max(forms, key=lambda form: forms[form]), sum(forms.values()))
        for (short, _), forms in counts.items()
    ]


def _openings(text: str) -> list[int]:
    """The places of the first brackets."""
    if "（" in text:
        text = text.replace("（", "(")
    found: list[int] = []
    place = text.find("(")
    while place >= 0 and len(found) < MAX_DEFINITIONS:
        found.append(place)
        place = text.find("(", place + 1)
    return found


def _bracketed(text: str, place: int) -> list[tuple[int, str, str]]:
    """The definition, or none, with the bracket at `place`."""
    inside = _INSIDE.match(text, place)
    if inside is not None:
        return _after(text, inside)
    outside = _OUTSIDE.search(text[max(0, place - 20) : place])
    if outside is None:
        return []
    short, match = _bare(outside["short"]), _LONG.match(text, place)
    if not short or match is None:
        return []
    long = _LEADING.sub("", match["long"].strip(f" {_QUOTES}"), 1)
    return [(place, short, " ".join(long.split()))] if _spells(long, short) else []


def _after(text: str, match: re.Match[str]) -> list[tuple[int, str, str]]:
    """The definition, or none, whose long form stands before what was matched."""
    short = _bare(match["short"])
    if not short:
        return []
    first = match.start() - CHARS_A_WORD * min(2 * len(short) + 2, MAX_WORDS)
    before = text[max(0, first) : match.start()]
    if first > 0:
        before = before.partition(" ")[2]  # the first word may be half a word
    long = _spelt_before(short, before)
    dateline = match.groupdict().get("dateline")  # SAN PEDRO (SP) -
    return [(match.start(), short, long)] if long and not (dateline and long.isupper()) else []


def _spells(long: str, short: str) -> bool:
    words = [word.group() for word in _WORD.finditer(long)]
    cost = _cost(short, words) if len(words) <= MAX_WORDS else None
    return cost is not None and not (cost and _like_a_word(short))


def _bare(written: str) -> str:
    """A short form without dots, hyphens and plural s; "" for what is none: a year, a name
    ("R-Texas"), a word in ordinary letters."""
    letters = re.sub(r"[.\-/]", "", written)
    if letters.endswith("s") and letters[:-1].isupper():
        letters = letters[:-1]
    capitals = sum(letter.isupper() for letter in letters)
    small = sum(letter.islower() for letter in letters)
    if _like_a_word(letters):
        return letters
    return letters if 2 <= len(letters) <= MAX_LETTERS and capitals >= max(2, small) else ""


def _like_a_word(short: str) -> bool:
    """Whether a short form is written as British papers write those that are spoken ("Soca")."""
    return 4 <= len(short) <= 6 and short.istitle() and short.isalpha()


def _spelt_before(short: str, text: str) -> str:
    """The end of `text` that spells `short` best, "" for none: with the fewest letters inside words
    and words left out, of equals the shortest."""
    plain = text.split()[-len(short) :]
    initials = "".join([word[0] for word in plain])
    spelt = initials.casefold() == short.casefold() and "".join(plain).isalpha()
    if spelt and plain[0].casefold() not in _SMALL:
        return " ".join(plain)  # half of them, without looking further
    ends = [match.end() for match in _STOPS_LONG.finditer(text.rstrip())]
    first = ends[-1] if ends else 0
    words = list(_WORD.finditer(text, first))[-min(2 * len(short) + 2, MAX_WORDS) :]
    best: tuple[float, int] | None = None
    for place in reversed(range(len(words))):
        word = words[place].group().casefold()
        if word[0] != short[0].casefold() or word in _SMALL:
            continue
        cost = _cost(short, [word.group() for word in words[place:]])
        if cost and _like_a_word(short):  # a name in brackets, most likely
            continue
        if cost is not None and (best is None or cost < best[0]):
            best = cost, words[place].start()
            if not cost:
                break
    if best is None:
        return ""
    long = " ".join(_POSSESSIVE.sub("", text[best[1] :].rstrip(" \t\n\"“‘'’,")).split())
    return _LEADING.sub("", long, 1)


def _cost(short: str, words: Sequence[str]) -> float | None:
    """What is odd in how words spell a short form, None where they do not: letters inside words,
    and words that give none (one at most, two of a long short form)."""
    if not words:
        return None
    letters = short.casefold()
    folded = [word.casefold() for word in words]
    large = [word[0] for word in folded if word not in _SMALL]
    if "".join(large) == letters and len(large) > 1:  # most of them, without looking further
        return 0
    spare = 1 if len(letters) <= 3 else 2

    @functools.cache  # of this call only
    def rest(letter: int, word: int, given: int, left_out: int) -> float | None:
        """The least cost of the letters and words from these on."""
        if word == len(folded):
            return 0 if letter == len(letters) and given >= 2 else None
        costs = []
        small = folded[word] in _SMALL
        if word and (small or left_out < spare):
            without = rest(letter, word + 1, given, left_out + (not small))
            if without is not None:
                costs.append(without + (0 if small else 1))
        for taken in range(1, _taken(letters, letter, folded[word]) + 1):
            further = rest(letter + taken, word + 1, min(given + 1, 2), left_out)
            if further is not None:
                costs.append(further + taken - 1)
        return min(costs, default=None)

    return rest(0, 0, 0, 0)


def _taken(letters: str, first: int, word: str) -> int:
    """How many letters from `first` on a word can give: its own first one, others in order."""
    if first == len(letters) or word[0] != letters[first]:
        return 0
    taken, at = 1, 0
    while first + taken < len(letters):
        at = word.find(letters[first + taken], at + 1)
        if at < 0:
            break
        taken += 1
    return taken
