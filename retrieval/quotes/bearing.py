"""Who bears a title, as passages have it beside a name: "the prime minister, X", "X, head of Y"."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from retrieval.model import Passage
from retrieval.quotes.masks import DETERMINERS
from retrieval.quotes.matching import Person, Terms, Wanted, fullest
from retrieval.quotes.people import NAME, apposition_title, mention

_BEFORE = regex.compile(r"([\p{L}'’-]+(?:\s[\p{L}'’-]+){1,8}),\s\Z")
_BEHIND = regex.compile(r",\s([^,.;:()]{4,100})[,.]")


def bearers(passages: Iterable[Passage], wanted: Wanted, terms: Terms) -> tuple[str, ...]:
    """The full names that stand with a wanted title, sorted; those of transcripts too."""
    found: dict[str, None] = {}
    for passage in passages:
        who = passage.speaker
        if who is not None and who.name and Person(who.name, who.title, terms).is_meant(wanted):
            found[who.name] = None
        text = passage.text
        for match in NAME.finditer(text):
            named = mention(text, match.start(), match.end())
            if named is None or " " not in named.name or named.organisation:
                continue
            for title in (named.title, _before(text, named.start), _behind(text, named.end)):
                if title and Person(named.name, title, terms).is_meant(wanted):
                    found[named.name] = None
    return fullest(found)


def _before(text: str, start: int) -> str | None:
    """The title of `The prime minister, Jane Doe,`."""
    match = _BEFORE.search(text, max(0, start - 90), start)
    words = match[1].split() if match is not None else []
    places = [i for i, word in enumerate(words) if word.casefold() in DETERMINERS]
    return " ".join(words[places[-1] + 1 :]) or None if places else None


def _behind(text: str, end: int) -> str | None:
    """The title of `Jane Doe, head of Y,`."""
    match = _BEHIND.match(text, end)
    return apposition_title(match[1], match[1].split()) if match is not None else None
