"""Quotation marks: which of them quote, and what stands inside.

Knows marks and the letters beside them, no words but a few that begin with an apostrophe. A quote
is closed on its own line and holds a letter or digit; a mark without a partner is plain text.

    "straight", ”any of these marks“      „low and high“      «guillemets»
    'single', ‘single’       only where they clearly quote: opened behind a space or bracket,
                             closed before a space, punctuation or the end

Single marks are apostrophes too: of those that could close, one behind an s and before a further
word ("'the workers' pay'") does so only where none follows before the next quote is opened.
"""

from __future__ import annotations

import re
from typing import NamedTuple

OPENING = "\"“”„«'‘"
"""Every mark that can open a quote."""

_DOUBLE = re.compile(r"""["“”„](?=\S)([^"“”„\n\r]+)["“”]|«([^«»\n\r]+)»""")
_SINGLE = {"'": re.compile("['\n\r]"), "‘": re.compile("[‘’\n\r]")}
_SHORTENED = re.compile(r"[0-9]{2}s?\b|(?:tis|twas|em|til|till|n|cause|cos|bout|round)\b", re.I)
"""What an apostrophe begins that stands for letters left out: "'90s", "'til"."""

_OPENS_BEHIND = frozenset('([{<"“„«-−—–/:：=,;')
_CLOSES_BEFORE = frozenset('.,;:!?)]}>"”“»-—–/…*_|')


class Quoted(NamedTuple):
    """The text at [start, end) inside of marks, the last of which ends at `after`."""

    start: int
    end: int
    after: int


def quoted(text: str, at: int) -> Quoted | None:
    """The quote that the mark at `at` opens; None where it opens none. Never looks past its line,
    nor past the next mark that may open one, so that asking at each mark stays linear."""
    found = _single(text, at) if text[at] in _SINGLE else _double(text, at)
    if found is None or not any(map(str.isalnum, text[found.start : found.end])):
        return None
    return found


def _double(text: str, at: int) -> Quoted | None:
    if text[at] in '"”' and at and not (text[at - 1].isspace() or text[at - 1] in _OPENS_BEHIND):
        return None  # an inch, or a quote that ends
    match = _DOUBLE.match(text, at)
    return Quoted(at + 1, match.end() - 1, match.end()) if match else None


def _single(text: str, at: int) -> Quoted | None:
    if not _opens(text, at) or _SHORTENED.match(text, at + 1):
        return None
    doubtful: int | None = None
    for mark in _SINGLE[text[at]].finditer(text, at + 1):
        place = mark.start()
        if mark[0] in "\n\r‘" or (mark[0] == "'" and _opens(text, place)):
            break
        if not _closes(text, place):
            continue
        if text[place - 1] not in "sS" or not text[place + 1 : place + 3].strip().isalnum():
            return Quoted(at + 1, place, place + 1)
        if doubtful is None:
            doubtful = place
    return None if doubtful is None else Quoted(at + 1, doubtful, doubtful + 1)


def _opens(text: str, at: int) -> bool:
    if at and not (text[at - 1].isspace() or text[at - 1] in _OPENS_BEHIND):
        return False
    behind = text[at + 1 : at + 2]
    return behind.isalnum() or (behind != "" and behind in '"“„«([$£€')


def _closes(text: str, at: int) -> bool:
    following = text[at + 1 : at + 2]
    return not text[at - 1].isspace() and (
        not following or following.isspace() or following in _CLOSES_BEFORE
    )
