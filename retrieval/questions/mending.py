"""Typos: the word of the library that an unknown word of a question was meant to be.

Looks one slip of the fingers away: a letter too many or too few, two letters in the wrong order,
a wrong letter. Only words that no passage holds are mended, and only where the slip is likelier
than a true word that the library lacks: short words have too many neighbours ("comet" is not
"come", nor are "comets"), and the first letter is hardly ever wrong ("knight" is not "night").
"""

from __future__ import annotations

import string
from collections.abc import Callable, Iterator

SHORTEST = 5
"""Letters of a word that is mended where two letters changed places or one came twice."""
SHORTEST_OTHERWISE = 6
"""Letters of a word that is mended where a letter is missing or too many."""
SHORTEST_REPLACED = 7
"""Letters of a word in which one letter was replaced by another."""
LONGEST = 24
"""Longer runs of letters are no words."""
WELL_KNOWN = 50
"""Passages from which a word is no likelier for standing in more."""

_VOWELS = frozenset("aeiouy")


def mend(
    word: str, frequency: Callable[[str], int], stem: Callable[[str], str]
) -> tuple[str, str] | None:
    """(what was meant, its term) for a folded word that the library lacks; None where none is near.

    `frequency` tells in how many passages a term stands, `stem` makes a term of a folded word. Of
    several the likeliest slip to the most frequent term, ties by alphabet; of the words of one term
    the likeliest, ties by the longer one: more letters are left out than put in.
    """
    if not (SHORTEST <= len(word) <= LONGEST and word.isascii() and word.isalpha()):
        return None
    length = len(stem(word))
    found: dict[str, tuple[float, int, str]] = {}
    for meant, likely in _slips(word):
        term = stem(meant)
        # Not a slip but another ending ("lander", "lande"); "elction" has that of "election".
        ending = max(len(meant) - len(term), len(word) - length)
        if abs(len(term) - length) > 1 and not _end_alike(word, meant, ending):
            continue
        passages = frequency(term)
        if passages:
            worth = likely * min(passages, WELL_KNOWN) ** 0.5
            known = -worth, -len(meant), meant
            found[term] = min(known, found.get(term, known))
    if not found:
        return None
    best = min(found, key=lambda term: (found[term][0], found[term][2]))
    return found[best][2], best


def _end_alike(word: str, meant: str, letters: int) -> bool:
    """Whether two words end in the same letters, two at least, in whatever order."""
    return letters > 1 and sorted(word[-letters:]) == sorted(meant[-letters:])


def _slips(word: str) -> Iterator[tuple[str, float]]:
    """Words that differ by one slip, with how likely that is; the first letter stays."""
    size = len(word)
    letters = size - (word[-1] == "s")  # the ending of a plural makes no word longer
    for i in range(1, size):
        before, letter, after = word[:i], word[i], word[i + 1 :]
        double = letter == word[i - 1]
        if after and after[0] != letter:
            yield before + after[0] + letter + after[1:], 4.0
        if double or letters >= SHORTEST_OTHERWISE:
            yield before + after, 4.0 if double else 2.0
        if letters >= SHORTEST_REPLACED:
            for other in string.ascii_lowercase:
                if other != letter:
                    vowels = letter in _VOWELS and other in _VOWELS
                    yield before + other + after, 2.0 if vowels else 1.0
    if size >= 2 and word[0] != word[1]:
        yield word[1] + word[0] + word[2:], 1.0
    for i in range(1, size + 1):
        for other in string.ascii_lowercase:
            double = other == word[i - 1] or (i < size and other == word[i])
            if double or letters >= SHORTEST_OTHERWISE:
                yield word[:i] + other + word[i:], 4.0 if double else 2.0
