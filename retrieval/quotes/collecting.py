"""Collecting: somebody's quotes out of a library, newest first, a page at a time.

Articles come newest first, and within one its quotes in the order of its text. The same words of
the same person are one quote, shown from the newest article that has them (so that a page does not
depend on how far one looked), the others in `also_in`, newest first.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

import regex

from retrieval.model import Article, Passage, Quote
from retrieval.naming.words import forms
from retrieval.quotes import verbs
from retrieval.quotes.about import About
from retrieval.quotes.attributing import attributed
from retrieval.quotes.finding import Found
from retrieval.quotes.matching import Person, Terms, Wanted, fullest

BATCH = 12
"""Articles that are read together."""

COUNTED = 40
"""Articles that are read at least, where there are so many, to count what comes after a page."""

MOST_ARTICLES = 160
"""Articles that are read at most: the newest ones in which the name stands near speech."""

_SPEECH = regex.compile(
    r"(?<![\w'’-])(?:" + "|".join(sorted(verbs.ALL)) + r"|[Aa]ccording)(?![\w'’-])|[\"“”„«‘]"
)

Read = Callable[[Sequence[tuple[int, int]]], list[Article]]


@dataclass(frozen=True, slots=True)
class Collected:
    """A page of quotes, how many more are known to come, and whose they are."""

    quotes: tuple[Quote, ...]
    further: int
    names: tuple[str, ...]


def collect(
    found: Iterator[Found],
    read: Read,
    wanted: Wanted,
    terms: Terms,
    about: About | None,
    *,
    offset: int,
    limit: int,
) -> Collected:
    """The quotes behind the first `offset` of whomever is wanted, in the order of `found`.

    `further` counts what the articles read hold after the page: at least one where there is one.
    A title before a name that nobody has beside that name is left aside where one person alone has
    the name.
    """
    persons = functools.cache(functools.partial(Person, terms=terms))
    groups: dict[tuple[str, ...], list[Quote]] = {}
    named: dict[str, None] = {}
    aside: dict[tuple[str, ...], list[Quote]] = {}
    of_aside: dict[str, None] = {}
    articles = 0
    candidates = (one.header for one in found if _speaks(one.passages))
    while articles < MOST_ARTICLES:
        if articles >= COUNTED and len(groups) > offset + limit:
            break
        headers = list(islice(candidates, BATCH))
        if not headers:
            break
        articles += len(headers)
        for article in read([(header.sequence, header.revision) for header in headers]):
            quotes = attributed(article.passages)
            meant = {
                (quote.speaker, quote.title): persons(quote.speaker, quote.title)
                for quote in quotes
            }
            full = {name for (name, _), who in meant.items() if who.is_meant(wanted)}
            for quote in quotes:
                if about is not None and not about.holds(quote, article.passages):
                    continue
                if quote.speaker in full:
                    _add(groups, quote)
                    named[quote.speaker] = None
                elif meant[quote.speaker, quote.title].is_named(wanted):
                    _add(aside, quote)
                    of_aside[quote.speaker] = None
    if not groups and len(fullest(of_aside)) == 1:
        groups, named = aside, of_aside
    page = list(groups.values())[offset : offset + limit]
    return Collected(
        quotes=tuple(
            replace(first, also_in=tuple(other.line.passage for other in others))
            for first, *others in page
        ),
        further=max(0, len(groups) - offset - limit),
        names=fullest(named),
    )


def _add(groups: dict[tuple[str, ...], list[Quote]], quote: Quote) -> None:
    """Put a quote with others of the same words, one from each article."""
    text = quote.line.passage.text[quote.said.start : quote.said.end]
    key = (forms(quote.speaker)[-1:] + forms(text)) or (text,)
    same = groups.setdefault(key, [])
    if all(
        other.line.passage.header.sequence != quote.line.passage.header.sequence for other in same
    ):
        same.append(quote)


def _speaks(passages: Sequence[Passage]) -> bool:
    """Whether one of the passages that hold the name is somebody's, or tells of speech."""
    return any(
        passage.speaker is not None or _SPEECH.search(passage.text) is not None
        for passage in passages
    )
