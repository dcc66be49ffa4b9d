"""A question to show by: one that this library really answers, made of its own words.

Looked for in the latest articles, so that it tells something of the news; the same for everybody
until the library changes. Knows the library; knows nothing of Discord.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from retrieval import Library

ABOUT = "what about {name}?"
ANYTHING = "what happened yesterday?"
LATEST = 8
"""Articles that are looked at; a question takes a few milliseconds."""
MAX_NAME = 40
MAX_QUOTED = 60
_NAME = re.compile(r"(?<![\w.])[A-Z][\w'’-]{2,}(?: (?:of |the )?[A-Z0-9][\w'’-]*)+(?![.,]?\w)")
"""Two words with a capital, or a number after the first: "Gom Island", "Tram Line 2"."""
_QUOTING = re.compile(r"[\"`]")


def question(library: Library) -> str:
    """The first question about a name in the latest articles that is answered; else the latest
    headline, and what may be asked of any news for an empty library."""
    latest = library.headlines("", limit=LATEST)
    for header in latest:
        opening = library.summary(header.id, sentences=1).sentences
        texts = [header.headline or "", *(sentence.text for sentence in opening)]
        for name in dict.fromkeys(_names(texts)):
            asked = ABOUT.format(name=name)
            if library.ask(asked, limit=1).answered:
                return asked
    return next((header.headline for header in latest if header.headline), ANYTHING)


def publisher(library: Library) -> str | None:
    """A publisher whose name can stand in a question; the one with the most articles."""
    for name in library.suggest_publishers("", limit=LATEST):
        if len(name) <= MAX_QUOTED and not _QUOTING.search(name) and name.isprintable():
            return name
    return None


def _names(texts: list[str]) -> Iterator[str]:
    for text in texts:
        for found in _NAME.finditer(text):
            if len(found[0]) <= MAX_NAME and not text.istitle() and not text.isupper():
                yield found[0].removesuffix("'s").removesuffix("’s")
