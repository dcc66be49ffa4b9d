"""Names matched loosely: whom "Han", "Acting President Han", "duck-soo han" or "the mayor" means.

A name is matched by all of it, by its first and last part, or by one of the two alone; parts are
written with hyphens, without or apart, and given names may be initials. Whole parts only: "Brown"
is not Brownlee. A title is matched by its words, and belongs to whoever it is written beside.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import regex

from retrieval.model import Passage, Quote
from retrieval.naming.words import forms
from retrieval.quotes.cast import family_first
from retrieval.quotes.lexicon import FEMALE, HONORIFICS, MALE, OFFICES, ROLES, is_role

Terms = Callable[[str], list[str]]

MAX_WORDS = 12
"""A longer name is read by its first words."""

_ARTICLES = frozenset("the a an".split())
_LINKS = frozenset("of and for to by from".split())
_ADDRESS = frozenset(
    "mr mrs ms miss dr prof professor sir lady lord dame baroness sen rep gov gen lt col capt sgt"
    " rev supt insp hon mme".split()
)
_BEFORE_SURNAME = frozenset("mr mrs ms dr prof professor lord baroness".split())
_GENDERS = {"f": FEMALE & _ADDRESS, "m": MALE & _ADDRESS}
_SUFFIXES = frozenset("jr sr ii iii iv".split())
_OTHER_OFFICE = frozenset("assistant associate deputy ex former late shadow sub then vice".split())
"""Words that make another office of one: the vice president is not the president. Whoever acts in
an office, or was elected to it, is meant by it."""
_OFFICE = ROLES | OFFICES | _OTHER_OFFICE | {"acting", "interim", "elect", "designate", "prime"}
_HEAD_ENDS = regex.compile(r"\s(?:of|for|to|at|in|with|from)\s|,|['’]s?\s")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for: folded words, each without marks, and as they were written.

    `addressed` tells of a form of address that only a surname follows ("Mr Brown"), `gender` ("f",
    "m") of whom one is used; "" for none.
    """

    words: tuple[str, ...]
    written: tuple[str, ...]
    addressed: bool = False
    gender: str = ""

    @property
    def is_title(self) -> bool:
        """Whether it may be that of an office, without a name."""
        return bool(self.words) and is_role(self.words[-1])


def read(text: str) -> Wanted:
    """A name as somebody typed it; nothing is wanted of one that has only articles."""
    typed = text.replace("/", " ").replace(",", " ").split()
    words = [
        (form, word)
        for place, word in enumerate(typed)
        if (form := _joined(word))
        and form not in _LINKS | _ADDRESS
        and (place or form not in _ARTICLES)  # "Dan A" may be one of Korea
    ][:MAX_WORDS]
    return Wanted(
        words=tuple(form for form, _ in words),
        written=tuple(word for _, word in words),
        addressed=any(_joined(word) in _BEFORE_SURNAME for word in typed),
        gender=next((g for word in typed for g in ("fm") if _joined(word) in _GENDERS[g]), ""),
    )


def terms_of(wanted: Wanted, terms: Terms) -> list[str]:
    """The engine's terms of the wanted words, without those of offices where there are others, and
    without initials where there is more."""
    pairs = list(zip(wanted.words, wanted.written, strict=True))
    named = [pair for pair in pairs if pair[0] not in _OFFICE] or pairs
    found = [term for _, word in named for term in terms(word)]
    return [term for term in found if len(term) > 1] or found


class Person:
    """Somebody who speaks, by name and title, as what is wanted is held against them."""

    def __init__(self, name: str, title: str | None, terms: Terms) -> None:
        parts = _parts(name)
        self.full = len(parts) > 1
        self.keys = _keys(parts, name)
        self.partial = {parts[0], parts[-1]} if parts else set()
        self.surnames = self.partial if family_first(name) else set(parts[-1:])
        self._terms = terms
        self._title = title or ""
        self._title_terms = frozenset(terms(title)) if title else frozenset()
        head = _HEAD_ENDS.split(title, maxsplit=1)[0] if title else ""
        self._head_terms = frozenset(terms(head))
        self._offices = frozenset(forms(title)) & _OTHER_OFFICE if title else frozenset()

    def is_meant(self, wanted: Wanted) -> bool:
        """Whether a name, a title, or a title with a name means this person."""
        words = wanted.words
        for cut in range(len(words)):
            for name, title in ((words[cut:], words[:cut]), (words[: cut + 1], words[cut + 1 :])):
                if self._named(name, wanted.addressed) and self._holds(title):
                    return True
        return self._in_office(words)

    def is_named(self, wanted: Wanted) -> bool:
        """Whether what is wanted ends in this person's name, whatever office is before it."""
        words = wanted.words
        for cut in range(1, len(words)):
            if self._named(words[cut:], wanted.addressed) and any(
                w in _OFFICE for w in words[:cut]
            ):
                return True
        return False

    def _named(self, words: Sequence[str], addressed: bool) -> bool:
        if len(words) == 1:
            return words[0] in (self.surnames if addressed else self.partial | self.keys)
        return not self.keys.isdisjoint(_keys_of(words))

    def _holds(self, title: Sequence[str]) -> bool:
        """Whether all words stand in the title; none always do."""
        return all(self._title_terms.issuperset(self._terms(word)) for word in title)

    def _in_office(self, words: Sequence[str]) -> bool:
        wanted = {term for word in words for term in self._terms(word)}
        if not wanted or not wanted <= self._title_terms or wanted.isdisjoint(self._head_terms):
            return False
        return self._offices <= frozenset(form for word in words for form in forms(word))


def fits(wanted: Wanted, quote: Quote, passages: Sequence[Passage]) -> bool:
    """Whether a quote of an article with these passages may be of the gender that is wanted:
    "Mr Brown" does not mean whoever is Ms Brown there. Where there are both, the line tells."""
    called = {gender: _called(gender, quote.speaker.split()[-1]) for gender in _GENDERS}
    here = [g for g in called if any(called[g].search(passage.text) for passage in passages)]
    if len(here) > 1:
        return called[wanted.gender].search(quote.line.text) is not None
    return not here or here == [wanted.gender]


@functools.lru_cache(maxsize=256)
def _called(gender: str, surname: str) -> regex.Pattern[str]:
    address = "|".join(sorted(_GENDERS[gender]))
    return regex.compile(
        rf"\b(?i:{address})\b\.?\s(?:\p{{Lu}}[\w.'’-]*\s)?{regex.escape(surname)}(?!\w)"
    )


def fullest(names: Iterable[str]) -> tuple[str, ...]:
    """Names sorted, less those that are part of another one."""
    distinct = sorted(dict.fromkeys(names))
    parts = {name: frozenset(_parts(name)) for name in distinct}
    kept: dict[frozenset[str], str] = {}
    for name in distinct:
        if any(parts[name] < parts[other] for other in distinct):
            continue
        same = kept.get(parts[name])
        if same is None or len(name) < len(same):
            kept[parts[name]] = name
    return tuple(sorted(kept.values()))


def _joined(word: str) -> str:
    """A word without marks: Duck-soo, O'Neal and J.K. are one piece each."""
    return "".join(forms(word.removesuffix("'s").removesuffix("’s")))


def _parts(name: str) -> list[str]:
    parts = [form for word in name.split() if (form := _joined(word))]
    while len(parts) > 1 and (parts[0] in _ADDRESS or parts[0] in HONORIFICS):
        del parts[0]
    while len(parts) > 1 and parts[-1] in _SUFFIXES:
        parts.pop()
    return parts


def _keys_of(words: Sequence[str]) -> set[str]:
    """What a name may be looked up by: all of it in either order, or its ends."""
    if not words:
        return set()
    if len(words) == 1:
        return {words[0]} if len(words[0]) > 3 else set()
    whole = "".join(words)
    ends = {words[0] + words[-1], words[-1] + words[0]} if len(words[0] + words[-1]) > 2 else set()
    return {whole, "".join([*words[1:], words[0]]), "".join([words[-1], *words[:-1]])} | ends


def _keys(parts: Sequence[str], name: str) -> set[str]:
    """The same of a speaker's name, and with initials for the given names."""
    if len(parts) < 2:
        return set(parts)
    keys = {"".join(parts), parts[0] + parts[-1], parts[-1] + parts[0]}
    written = name.split()
    if family_first(" ".join(written[-2:])):
        initials = "".join(piece[:1] for piece in forms(written[-1]))
        keys |= {parts[0] + initials, initials + parts[0]}
    else:
        keys |= {parts[0][:1] + parts[-1], "".join(p[:1] for p in parts[:-1]) + parts[-1]}
    return keys
