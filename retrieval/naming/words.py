"""A question's words as they are written: folded, with their places and their capitals.

Not the analyzer's terms: a name is looked up as it is written, stop words and all, and whether a
word has a capital, and why, tells a name from an ordinary word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from retrieval.analysis.analyzer import fold

_WORD = re.compile(r"[^\W_]+")
_OPENS = re.compile(r"(?:\A|[.?!:…]\s|\n)[\s\"“”‘’'(\[*_>-]*\Z")
_GAP = re.compile(r"\s{0,3}(?:[-–—|:&/,'’+·•@.]\s{0,3})?")
_ENDS_SENTENCE = re.compile(r"[.?!]\s")

LONG_WORD = 4
"""Letters from which a word has a capital only if it is a name or the text gives one to all."""


class Word(NamedTuple):
    """One word: its folded form, its place [start, end), whether it begins with a capital and is
    all capitals, whether it opens a sentence, and whether what stands between it and the word
    before may stand inside a name."""

    form: str
    start: int
    end: int
    capital: bool
    capitals: bool
    opens: bool
    joined: bool


def words(text: str) -> list[Word]:
    """The words of a text in order; "" gives []."""
    found: list[Word] = []
    last = 0
    for match in _WORD.finditer(text):
        written, start, end = match.group(), match.start(), match.end()
        gap = text[last : min(start, last + 8)]
        opens = not found or (
            gap != " " and _OPENS.search(text[max(0, start - 8) : start]) is not None
        )
        joined = gap == " " or (
            start - last < 8
            and _GAP.fullmatch(gap) is not None
            and _ENDS_SENTENCE.search(gap) is None
        )
        found.append(
            Word(
                fold(written),
                start,
                end,
                written[0].isupper(),
                len(written) > 1 and written.isupper(),
                opens,
                joined,
            )
        )
        last = end
    return found


def forms(text: str) -> tuple[str, ...]:
    """The folded words of a name."""
    if text.isascii():
        return tuple(_WORD.findall(text.lower()))
    return tuple([fold(word) for word in _WORD.findall(text)])


def capitals_tell(found: Sequence[Word]) -> bool:
    """Whether a capital is a sign of a name: not where all longer words, three at least, have one
    ("WHAT DID THE SUN SAY", "What Did The Sun Report")."""
    longer = [word.capital for word in found if word.end - word.start >= LONG_WORD]
    if len(longer) >= 3:
        return not all(longer)
    return not (len(found) >= 3 and all(word.capital for word in found))
