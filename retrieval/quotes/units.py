"""Units: sentences in which each quote is one piece, and the text with quotes masked."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from retrieval.analysis import bounds
from retrieval.quotes import verbs
from retrieval.quotes.clauses import clauses
from retrieval.quotes.marks import Run
from retrieval.quotes.masks import HELD, LOST

_BRIEF = regex.compile(
    rf"(?:\s+(?:{verbs.TIME}|to\s[^,.]{{2,60}}|in\s[^,.]{{2,60}}|during\s[^,.]{{2,60}}))?[\s.!?]*\Z",
    regex.IGNORECASE,
)
_SENTENCE_END = ".!?…"


def masked_text(text: str, quoted: Sequence[Run]) -> str:
    """The text with a mark for each character of a quote."""
    parts: list[str] = []
    at = 0
    for run in quoted:
        parts.append(text[at : run.start].replace(HELD, " ").replace(LOST, " "))
        parts.append((LOST if run.broken else HELD) * (run.end - run.start))
        at = run.end
    parts.append(text[at:].replace(HELD, " ").replace(LOST, " "))
    return "".join(parts)


def units(text: str, masked: str, quoted: Sequence[Run]) -> list[tuple[int, int]]:
    """Sentences in which a quote is one piece; a quote that ends a sentence ends its unit, unless
    only who said it comes behind."""
    ends = [run.end for run in quoted if text[run.last - 1 : run.last] in _SENTENCE_END]
    found: list[tuple[int, int]] = []
    for first, last in bounds(masked):
        start = first
        for cut in ends:
            if not start < cut < last:
                continue
            following = cut + len(masked[cut:last]) - len(masked[cut:last].lstrip(" .\t\n"))
            opener = masked[following : following + 1]
            if not opener or opener.islower() or opener in ",;:)" or _signs(masked, cut, last):
                continue
            found.append((start, cut))
            start = following
        if start < last:
            found.append((start, last))
    return found


def _signs(masked: str, cut: int, end: int) -> bool:
    """Whether what follows a quote tells who said it and nothing else: `"..." Mr Brown said.`"""
    if HELD in masked[cut:end] or LOST in masked[cut:end] or end - cut > 160:
        return False
    found = clauses(masked, cut, end)
    return (
        len(found) == 1
        and found[0].verb in verbs.SAID
        and not masked[cut : found[0].start].strip()
        and _BRIEF.match(masked, found[0].end, end) is not None
    )
