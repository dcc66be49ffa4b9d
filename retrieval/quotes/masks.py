"""What clauses are read by: marks in place of quotes, and words that open a phrase."""

from __future__ import annotations

import regex

from retrieval.quotes.people import Mention, without_address

HELD, LOST = "\ue000", "\ue001"
"""What stands for each character of a quote: for words that were read, and for what cannot be read
for missing marks."""

LAST_WORD = regex.compile(r"([\w.'’&-]+)\s*\Z")
DETERMINERS = frozenset("the a an one another its his her their our my this that".split())


def titled(who: Mention, title: str | None, start: int) -> Mention:
    """The same mention from `start` on, with a title less plain forms of address."""
    title = without_address(title) if title else None
    return Mention(start, who.end, who.name, title, who.address, who.organisation)
