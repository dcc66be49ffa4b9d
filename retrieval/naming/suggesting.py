"""Names that somebody may be about to type, by the first letters of their words.

Knows the names that it was built from and how often each counts; no store, no question.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Mapping

from retrieval.naming.words import forms

MAX_TYPED_CHARS = 200
"""What is looked at of what was typed."""

_BEHIND_ALL = "\U0010ffff"
"""Sorts behind every letter."""


class Suggestions:
    """The names of one generation of a library; not changed once built, shared by threads."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        """Learn the names, each with how often it counts: its articles, its passages."""
        self._names = sorted(counts, key=lambda name: (-counts[name], forms(name), name))
        self._spelt = [" ".join(forms(_composed(name))) for name in self._names]
        self._words = sorted(
            (word, place) for place, name in enumerate(self._spelt) for word in set(name.split(" "))
        )

    def starting(self, typed: str, limit: int) -> tuple[str, ...]:
        """At most `limit` names of which, for each word typed, one word begins with it.

        Case, accents, width and punctuation do not matter. Names that begin with all that was
        typed come first, then those that count most, ties by alphabet. "" gives those that count
        most, signs without any letter or digit give none.
        """
        wanted = forms(_composed(typed[:MAX_TYPED_CHARS]))
        if not wanted:
            return () if typed.strip() else tuple(self._names[:limit])
        places = self._beginning(max(wanted, key=len))
        for word in wanted:
            places = {
                place
                for place in places
                if self._spelt[place].startswith(word) or f" {word}" in self._spelt[place]
            }
        whole = " ".join(wanted)
        ranked = sorted(places, key=lambda at: (not self._spelt[at].startswith(whole), at))
        return tuple(self._names[place] for place in ranked[:limit])

    def _beginning(self, word: str) -> set[int]:
        """The places of the names that have a word with this beginning."""
        first = bisect_left(self._words, (word, -1))
        last = bisect_left(self._words, (word + _BEHIND_ALL, -1))
        return {place for _, place in self._words[first:last]}


def _composed(text: str) -> str:
    """Letters and their accents as one character, which parts no word."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)
