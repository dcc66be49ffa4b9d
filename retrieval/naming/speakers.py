"""Whom a question names of those who speak in the library's articles, and whether it asks for
their words.

By full name, by first or last word of the name (in "Han Duck-soo" the family name comes first, in
"Jane Brown" last: both are tried), or by role. Everything is looked up: the cost of a question
does not grow with the number of speakers.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from retrieval.analysis import Analyzer, lexicon
from retrieval.naming import cues, speech
from retrieval.naming.words import Word, capitals_tell, forms, words

Who = tuple[str, str]
"""A speaker: name and title, "" where one is not given."""

MAX_TITLE_TERMS = 8
"""A longer title is known by its first terms."""

MAX_NAME_WORDS = 8
"""A longer name is known by its first words."""

SKIPPED = 2
"""Words of a question that may stand between two of a title: "finance and economy minister"."""

_HONORIFICS = frozenset(
    "dr gen hon judge lady lord miss mr mrs ms prof professor rev sen sir".split()
)
_SUFFIXES = frozenset("esq ii iii iv jr junior phd sr".split())
_OTHER_OFFICE = frozenset(
    "acting assistant associate deputy designate elect ex former interim late sub then vice".split()
)
"""Words that make another office of one: the vice president is not the president."""

_BESIDE = re.compile(r"[,(]?\s(?:and\s)?(?:the\s)?|,?\s?\(", re.IGNORECASE)
"""What may stand between a role and the name of who has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedSpeaker:
    """A place [start, end) of a question that names somebody: all whom it may mean, sorted, and
    whether their words are asked for."""

    start: int
    end: int
    speakers: tuple[Who, ...]
    asked: bool


class _Office:
    """Titles that begin alike: whose they are, and how they go on; most go on nowhere."""

    __slots__ = ("further", "holders")

    def __init__(self) -> None:
        self.holders: Sequence[Who] = ()
        self.further: dict[str, _Office] | None = None

    def after(self, term: str) -> _Office | None:
        return self.further.get(term) if self.further else None


class _Match(NamedTuple):
    first: int
    last: int
    speakers: Sequence[Who]
    role: bool


class Speakers:
    """The speakers of one generation of a library; not changed once built, shared by threads."""

    def __init__(self, speakers: Iterable[Who], analyzer: Analyzer) -> None:
        """Learn names and titles; the titles' words are the analyzer's terms."""
        self._analyzer = analyzer
        self._names: dict[str, list[Who]] = {}
        self._parts: dict[str, list[Who]] = {}
        self._offices = _Office()
        self._title_words: set[str] = set()
        self._longest: dict[str, int] = {}
        of_name: dict[str, list[Who]] = {}
        of_title: dict[str, list[Who]] = {}
        for who in sorted(set(speakers)):
            of_name.setdefault(who[0], []).append(who)
            of_title.setdefault(who[1], []).append(who)
        for name, same in of_name.items():
            self._learn_name(_parts_of(name), same)
        for title, same in of_title.items():
            self._learn_title(title, same)

    def named(self, text: str) -> list[NamedSpeaker]:
        """Whom a question names, in order of appearance.

        Of names and roles that overlap the one of more words counts. A role beside a name ("Finance
        Minister Choi") leaves those who have both. What is also a word in small letters counts
        only with a capital or where the question asks for its words.
        """
        found = words(text)
        matches = [*self._by_name(found, text), *self._by_role(found, text)]
        matches.sort(key=lambda one: (one.first - one.last, one.role, one.first))
        taken: set[int] = set()
        chosen: list[_Match] = []
        for match in matches:
            if taken.isdisjoint(range(match.first, match.last)):
                taken.update(range(match.first, match.last))
                chosen.append(match)
        chosen.sort()
        return [
            NamedSpeaker(
                start=found[match.first].start,
                end=found[match.last - 1].end,
                speakers=tuple(match.speakers),
                asked=speech.asked(found, match.first, match.last),
            )
            for match in _together(chosen, found, text)
        ]

    def _learn_name(self, parts: list[tuple[str, ...]], same: list[Who]) -> None:
        """Keys are words with nothing between: Duck-soo, Duck Soo and Ducksoo are one."""
        if not parts:
            return
        spelt = ["".join(part) for part in parts]
        first, last = spelt[0], spelt[-1]
        whole = {"".join(spelt), first + last, last + first} if len(spelt) > 1 else set()
        for key in whole:
            self._names.setdefault(key, []).extend(same)
        for key in {first, last}:
            if len(key) > 1:
                self._parts.setdefault(key, []).extend(same)
        reach = min(sum(map(len, parts)), MAX_NAME_WORDS)
        for key in {first, last, parts[0][0], parts[-1][0]}:
            if reach > self._longest.get(key, 0):
                self._longest[key] = reach

    def _learn_title(self, title: str, holders: list[Who]) -> None:
        office = self._offices
        terms = self._analyzer.terms(title)[:MAX_TITLE_TERMS]
        for term in terms:
            if office.further is None:
                office.further = {}
            further = office.further.get(term)
            if further is None:
                further = office.further[term] = _Office()
            office = further
        if terms:
            # "President" and "president" are one office.
            office.holders = sorted([*office.holders, *holders]) if office.holders else holders
            self._title_words.update(forms(title))

    def _by_name(self, found: Sequence[Word], text: str) -> Iterator[_Match]:
        telling: bool | None = None
        for first, word in enumerate(found):
            longest = min(self._longest.get(word.form, 0), len(found) - first)
            for last in range(first + 1, first + longest + 1):
                if last - 1 > first and not found[last - 1].joined:
                    break
                form = "".join([one.form for one in found[first:last]])
                if form in self._names:
                    yield _Match(first, last, self._names[form], False)
                elif form in self._parts:
                    telling = capitals_tell(found) if telling is None else telling
                    if self._is_meant(found, first, last, text, telling):
                        yield _Match(first, last, self._parts[form], False)

    def _is_meant(
        self, found: Sequence[Word], first: int, last: int, text: str, telling: bool
    ) -> bool:
        """Whether a part of a name stands for somebody: not for a word, and not in another name."""
        word = found[first]
        if first and found[first - 1].form in ("the", "a", "an"):
            return False
        if telling and word.capital:
            before, after = cues.part_of_a_name(found, first, last, text)
            if after and found[last].form not in self._title_words:
                return False
            if before and not self._addresses(found[first - 1].form):
                return False
            if not word.opens or before:
                return True
        elif word.form in lexicon.STOP_WORDS:
            return False
        elif word.form.isalpha() and not word.form.islower():
            return True  # a script without capitals
        return (first > 0 and found[first - 1].form in _HONORIFICS) or speech.asked(
            found, first, last, tight=True
        )

    def _addresses(self, form: str) -> bool:
        return form in _HONORIFICS or form in self._title_words

    def _by_role(self, found: Sequence[Word], text: str) -> Iterator[_Match]:
        tokens = self._analyzer.tokens(text)
        content = [place for place, token in enumerate(tokens) if not token.stop]
        starts = [word.start for word in found]
        for at, place in enumerate(content):
            office = self._offices.after(tokens[place].term)
            if office is None:
                continue
            before = tokens[place - 1] if place else None
            if before is not None and before.surface in _OTHER_OFFICE:
                continue
            first = max(0, bisect_right(starts, tokens[place].start) - 1)
            alone = before is None or before.stop
            for size, end, holders in _offices(
                office, [tokens[p].term for p in content[at : at + 25]]
            ):
                if size == 1 and not alone:
                    continue
                last = max(first + 1, bisect_left(starts, tokens[content[at + end]].end))
                if last - first > 1 and found[last - 1].form == "s":
                    last -= 1  # the token of "minister's" is both
                yield _Match(first, last, holders, True)


def _offices(office: _Office, terms: Sequence[str]) -> Iterator[tuple[int, int, Sequence[Who]]]:
    """The titles that begin with the first term, whose office is given, and go on in the further
    ones: how many terms, the place of the last one, whose."""
    waiting = [(office, 1, 0)]
    seen = {(id(office), 0)}
    while waiting:
        here, size, at = waiting.pop()
        if here.holders:
            yield size, at, here.holders
        for place in range(at + 1, min(at + 2 + SKIPPED, len(terms))):
            further = here.after(terms[place])
            if further is not None and (id(further), place) not in seen:
                seen.add((id(further), place))
                waiting.append((further, size + 1, place))


def _parts_of(name: str) -> list[tuple[str, ...]]:
    """The folded words of each part of a name between spaces, given names first as in "Kim, Jo",
    without forms of address and what follows a name."""
    if ", " in name:
        last, _, first = name.partition(", ")
        if len(last.split()) < 3 and not _SUFFIXES & set(forms(first)[:1]):
            name = f"{first} {last}"
    parts = [part for part in map(forms, name.split()[:MAX_NAME_WORDS]) if part]
    while len(parts) > 1 and len(parts[0]) == 1 and parts[0][0] in _HONORIFICS:
        del parts[0]
    while len(parts) > 1 and len(parts[-1]) == 1 and parts[-1][0] in _SUFFIXES:
        del parts[-1]
    return parts


def _together(chosen: Sequence[_Match], found: Sequence[Word], text: str) -> list[_Match]:
    """Matches with a role and a name that stand beside each other made one."""
    joined: list[_Match] = []
    for match in chosen:
        before = joined[-1] if joined else None
        if before is not None and before.role != match.role:
            gap = text[found[before.last - 1].end : found[match.first].start]
            if _BESIDE.fullmatch(gap):
                both = set(before.speakers) & set(match.speakers)
                if both:
                    joined[-1] = _Match(before.first, match.last, sorted(both), False)
                    continue
                if before.role and gap.isspace():
                    joined[-1] = match  # the name tells whose title it is
                    continue
        joined.append(match)
    return joined
