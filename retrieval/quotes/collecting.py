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
from retrieval.quotes.cast import folded
from retrieval.quotes.finding import Found
from retrieval.quotes.keeping import Kept
from retrieval.quotes.matching import Person, Terms, Wanted, fits, fullest

BATCH = 8
"""Articles that are read together."""

COUNTED_CHARS = 60_000
"""Text that is read at least, where there is so much, to count what comes after a page: some 25
articles, or hundreds of short ones."""

BARREN = 32
"""Articles in a row without a further quote, the name standing near speech in each, after which
nobody looks any further."""

BEFORE, BEHIND = 140, 240
"""Characters before and behind a name within which a verb of speech stands near it."""

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
    kept: Kept,
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
    chars = barren = 0
    speaks = _speaking(wanted)
    near = None if wanted.is_title else _near(wanted)
    # Whoever is asked for by full name may be called something shorter where they speak.
    full_name = len(wanted.words) > 1
    candidates = (
        one.header
        for one in found
        if (about is None or about.may_hold(one.header))
        and (full_name or any(map(speaks, one.passages)))
    )
    while barren < BARREN:
        if chars >= COUNTED_CHARS and len(groups) > offset + limit:
            break
        headers = list(islice(candidates, BATCH))
        if not headers:
            break
        known, speaking = len(groups), 0
        for article in read([(header.sequence, header.revision) for header in headers]):
            if full_name and not any(map(speaks, article.passages)):
                continue
            speaking += 1
            chars += sum([len(passage.text) for passage in article.passages])
            quotes = kept.get(article.passages, wanted, lambda passages: attributed(passages, near))
            meant = {
                (quote.speaker, quote.title): persons(quote.speaker, quote.title)
                for quote in quotes
            }
            full = {name for (name, _), who in meant.items() if who.is_meant(wanted)}
            for quote in quotes:
                if quote.speaker in full:
                    its, names = groups, named
                elif meant[quote.speaker, quote.title].is_named(wanted):
                    its, names = aside, of_aside
                else:
                    continue
                if wanted.gender and not fits(wanted, quote, article.passages):
                    continue
                if about is None or about.holds(quote, article.passages):
                    _add(its, quote)
                    names[quote.speaker] = None
        barren = 0 if len(groups) > known else barren + speaking
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


def _near(wanted: Wanted) -> Callable[[str], bool]:
    """Whether a text holds one of the words of a name."""
    pieces = sorted({piece for word in wanted.written for piece in forms(word) if len(piece) > 1})
    if not pieces:
        return lambda _: True
    return lambda text: any(piece in text for text in (folded(text),) for piece in pieces)


def _speaking(wanted: Wanted) -> Callable[[Passage], bool]:
    """Whether one of the words, as names are written, stands near speech in a passage, or the
    passage is somebody's own words."""
    pieces = sorted({piece for word in wanted.written for piece in forms(word) if len(piece) > 1})
    if wanted.is_title or not pieces:
        name = "(?i:" + "|".join(map(regex.escape, pieces or [""])) + ")"
    else:
        name = "(?:" + "|".join(map(_written, pieces)) + ")"
    pattern = regex.compile(rf"(?<![\p{{L}}\d]){name}")

    def speaks(passage: Passage) -> bool:
        text = passage.text
        if passage.speaker is not None:
            return True
        checked = 0
        for found in pattern.finditer(text):
            first, last = max(checked, found.start() - BEFORE), found.end() + BEHIND
            if verbs.verbs(text, first, last) or ":" in text[found.end() : found.end() + 60]:
                return True
            if "ccording" in text[first : found.start()]:
                return True
            checked = max(first, last - 30)
        return False

    return speaks


def _written(piece: str) -> str:
    """A word of a name: with a capital, or before one ("stonemason Wi")."""
    first, rest = regex.escape(piece[:1].upper()), regex.escape(piece[1:])
    whole = regex.escape(piece)
    return rf"{first}(?i:{rest})(?![\p{{Ll}}])|{whole}(?=\s\p{{Lu}})|-(?i:{whole})(?![\p{{Ll}}])"
