"""Whom an article introduces, so that its further paragraphs can be short: "Mr Brown"."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from retrieval.naming.words import forms
from retrieval.quotes.lexicon import FAMILY_NAMES
from retrieval.quotes.people import NAME, Mention, described, mention


class Cast:
    """Whom an article introduces by full name: "Mr Brown" is Tom Brown there.

    Rows of capitals are looked into when somebody is asked for with whom they share a word: most
    of an article's names nobody ever asks for.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        """`texts` are the article's passages in order, words of transcripts aside."""
        self._texts = texts
        self._folded: list[str] = []
        self._read: dict[int, list[tuple[int, int, tuple[str, ...]]]] = {}
        self._asked: set[str] = set()
        self._full: dict[str, dict[tuple[str, ...], Mention]] = {}
        self._people: set[str] = set()
        self._genders: dict[str, set[str]] = {}
        self._alone: set[str] = set()
        self._inside: set[str] = set()
        self._middle: dict[str, dict[tuple[str, ...], Mention]] = {}
        self._given: dict[str, dict[tuple[str, ...], Mention]] = {}

    def _rows(self, place: int) -> list[tuple[int, int, tuple[str, ...]]]:
        """The rows of capitals of one text with their folded words."""
        rows = self._read.get(place)
        if rows is None:
            found = NAME.finditer(self._texts[place])
            rows = [(match.start(), match.end(), _row_forms(match[0])) for match in found]
            self._read[place] = rows
        return rows

    def _look(self, found: Mention) -> None:
        """Look into the rows that share a word with a name, in the order of the text."""
        asked = [form for form in forms(found.name) if form not in self._asked]
        self._asked.update(asked)
        if asked and not self._folded:
            self._folded = [folded(text) for text in self._texts]
        for form in asked:
            for place, text in enumerate(self._texts):
                if form not in self._folded[place]:
                    continue
                for start, end, words in self._rows(place):
                    if form in words:
                        self._learn(text, start, end)

    def _learn(self, text: str, start: int, end: int) -> None:
        """Remember whoever a row names, and whether it is a person."""
        who = mention(text, start, end)
        if who is not None:
            before = text[max(0, start - 6) : start].rstrip(" ,'’")[-1:]
            self._meet(who, inside=before.islower() or who.start > start)
            if who.name and not who.organisation and described(text, who):
                self._people.add(name_parts(who.name)[-1])

    def _meet(self, found: Mention, *, inside: bool) -> None:
        """Remember somebody who is named in full; the first form and the first title stay.
        `inside`: within a sentence, where only names have capitals."""
        words = forms(found.name)
        if inside and words:
            self._inside.update(words)
        if found.name and (found.address or found.title):
            self._people.add(name_parts(found.name)[-1])
        if found.name and found.gender:
            self._genders.setdefault(name_parts(found.name)[-1], set()).add(found.gender)
        if found.name and " " not in found.name:
            self._alone.add(name_parts(found.name)[-1])
        if len(found.name.split()) < 2 or found.organisation or not words:
            return
        parts = name_parts(found.name)
        called = [parts[-1], parts[0]] if family_first(found.name) else parts[-1:]
        for part in dict.fromkeys(called):
            known = self._full.setdefault(part, {})
            self._given.setdefault(parts[0], {}).setdefault(words, found)
            for middle in parts[1:-1]:
                self._middle.setdefault(middle, {}).setdefault(words, found)
            before = known.get(words)
            if before is None or (before.title is None and found.title):
                known[words] = found

    def is_name(self, found: Mention) -> bool:
        """Whether this is more than a word that begins a sentence ("Analysts")."""
        self._look(found)
        words = forms(found.name)
        if len(words) > 1 or found.address or found.title:
            return True
        last = name_parts(found.name)[-1]
        return bool(words) and (
            words[-1] in self._inside or last in self._full or last in self._middle
        )

    def is_person(self, found: Mention) -> bool:
        """Whether the article tells, here or elsewhere, that this is no place or organisation."""
        self._look(found)
        parts = name_parts(found.name)
        if not found.name or found.organisation:
            return False
        return parts[-1] in self._people or (parts[-1] in self._alone and parts[-1] in self._full)

    def full(self, found: Mention) -> Mention:
        """The same mention with the full name, where one person is known by what it says."""
        if found.organisation or not found.name:
            return found
        self._look(found)
        parts = name_parts(found.name)
        known = self._full.get(parts[-1], {})
        if len(parts) > 1:
            words = forms(found.name)
            same = known.get(words)
            if same is None and found.address:
                longer = [known[w] for w in known if w[-len(words) :] == words]
                if len(longer) == 1:
                    return Mention(
                        found.start,
                        found.end,
                        longer[0].name,
                        found.title or longer[0].title,
                        found.address,
                    )
            title = found.title or (same.title if same else None)
            return Mention(found.start, found.end, found.name, title, found.address)
        if not known and forms(found.address)[-1:] in (("sir",), ("dame",), ("lady",)):
            known = self._given.get(parts[-1], {})  # Sir John Brown is Sir John
        if not known:
            # Ana Ortega Ruiz is Ms Ortega
            known = {
                words: longer
                for words, longer in self._middle.get(parts[-1], {}).items()
                if name_parts(longer.name)[-1] in self._people
            }
        if not known and not found.address:
            known = self._given.get(parts[-1], {})
        shortest = min(known, key=len, default=())
        if not known or any(words[-len(shortest) :] != shortest for words in known):
            return found
        only = known[shortest]
        if found.gender and len(self._genders.get(parts[-1], ())) > 1:
            return found  # there are Mr Brown and Mrs Brown
        return Mention(found.start, found.end, only.name, found.title or only.title, found.address)


def family_first(name: str) -> bool:
    """Whether a name is written as Korean ones are: "Han Duck-soo"."""
    words = name.split()
    if words and words[0].casefold() in FAMILY_NAMES:
        return True  # may be: "Kim Jong Un", "Xi Jinping"
    return len(words) == 2 and "-" in words[1] and words[1].split("-", 1)[1][:1].islower()


@functools.lru_cache(maxsize=256)
def folded(text: str) -> str:
    """A text in which folded words can be looked for."""
    return text.lower() if text.isascii() else " ".join(forms(text))


@functools.lru_cache(maxsize=1 << 14)
def _row_forms(row: str) -> tuple[str, ...]:
    """The distinct folded words of a row."""
    return tuple(dict.fromkeys(forms(row)))


@functools.lru_cache(maxsize=1 << 12)
def name_parts(name: str) -> list[str]:
    """The folded parts between spaces, each without marks: "Han Duck-soo" is han, duckso..."""
    return [part for part in ("".join(forms(word)) for word in name.split()) if part] or [""]
