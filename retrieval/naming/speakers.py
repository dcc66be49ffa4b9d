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
from dataclasses import dataclass, field
from typing import NamedTuple

from retrieval.analysis import Analyzer, lexicon
from retrieval.naming import cues, speech
from retrieval.naming.words import Word, capitals_tell, forms, words

Who = tuple[str, str]
"""A speaker: name and title, "" where one is not given."""

MAX_TITLE_TERMS = 8
"""A longer title is known by its first terms."""

MAX_NAME_WORDS = 8

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


@dataclass(slots=True)
class _Office:
    """Titles that begin alike: whose they are, and how they go on."""

    holders: list[Who] = field(default_factory=list)
    further: dict[str, _Office] = field(default_factory=dict)


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
        self._names: dict[tuple[str, ...], list[Who]] = {}
        self._parts: dict[tuple[str, ...], list[Who]] = {}
        self._offices = _Office()
        self._title_words: set[str] = set()
        self._longest: dict[str, int] = {}
        of_name: dict[str, list[Who]] = {}
        of_title: dict[str, list[Who]] = {}
        for who in sorted(set(speakers)):
            of_name.setdefault(who[0], []).append(who)
            of_title.setdefault(who[1], []).append(who)
        for name, same in of_name.items():
            whole, parts = _name_forms(name)
            for form in whole:
                self._names.setdefault(form, []).extend(same)
            for form in parts:
                self._parts.setdefault(form, []).extend(same)
        for known in (self._names, self._parts):
            for form in known:
                self._longest[form[0]] = max(len(form), self._longest.get(form[0], 0))
        offices = [self._learn_title(title, same) for title, same in of_title.items() if title]
        for office in offices:
            office.holders.sort()  # "President" and "president" are one office

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

    def _learn_title(self, title: str, holders: list[Who]) -> _Office:
        office = self._offices
        terms = self._analyzer.terms(title)[:MAX_TITLE_TERMS]
        for term in terms:
            office = office.further.setdefault(term, _Office())
        if terms:
            office.holders.extend(holders)
            self._title_words.update(forms(title))
        return office

    def _by_name(self, found: Sequence[Word], text: str) -> Iterator[_Match]:
        telling: bool | None = None
        for first, word in enumerate(found):
            longest = min(self._longest.get(word.form, 0), len(found) - first)
            for last in range(first + 1, first + longest + 1):
                if last - 1 > first and not found[last - 1].joined:
                    break
                form = tuple([one.form for one in found[first:last]])
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
            office = self._offices.further.get(tokens[place].term)
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


def _offices(office: _Office, terms: Sequence[str]) -> Iterator[tuple[int, int, list[Who]]]:
    """The titles that begin with the first term, whose office is given, and go on in the further
    ones: how many terms, the place of the last one, whose."""
    waiting = [(office, 1, 0)]
    seen = {(id(office), 0)}
    while waiting:
        here, size, at = waiting.pop()
        if here.holders:
            yield size, at, here.holders
        for place in range(at + 1, min(at + 2 + SKIPPED, len(terms))):
            further = here.further.get(terms[place])
            if further is not None and (id(further), place) not in seen:
                seen.add((id(further), place))
                waiting.append((further, size + 1, place))


def _name_forms(name: str) -> tuple[dict[tuple[str, ...], None], dict[tuple[str, ...], None]]:
    """The forms of a whole name, and those of its first and last word."""
    last, comma, first = name.partition(", ")
    if comma and len(last.split()) < 3 and forms(first)[:1] and forms(first)[0] not in _SUFFIXES:
        name = f"{first} {last}"
    parts = [(word, forms(word)) for word in name.split()[: MAX_NAME_WORDS + 2]]
    parts = [(word, form) for word, form in parts if form]
    while len(parts) > 1 and len(parts[0][1]) == 1 and parts[0][1][0] in _HONORIFICS:
        del parts[0]
    while len(parts) > 1 and len(parts[-1][1]) == 1 and parts[-1][1][0] in _SUFFIXES:
        del parts[-1]
    whole: dict[tuple[str, ...], None] = {}
    ends: dict[tuple[str, ...], None] = {}
    if not parts:
        return whole, ends
    single = [form for _, form in parts]
    spellings = [single]
    if any("-" in word for word, _ in parts):
        # Duck-soo, Duck Soo and Ducksoo are one name.
        spellings.append([("".join(form),) if "-" in word else form for word, form in parts])
    for spelt in spellings:
        if len(spelt) > 1:
            whole[tuple([form for part in spelt for form in part][:MAX_NAME_WORDS])] = None
            whole[spelt[0] + spelt[-1]] = None
            if len(spelt) == 2:
                whole[spelt[1] + spelt[0]] = None
        for part in (spelt[0], spelt[-1]):
            if len("".join(part)) > 1:
                ends[part] = None
    return whole, ends


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
