"""What of a text fits where no whole sentence does: words, and never a part of a grapheme."""

from __future__ import annotations

import regex

from retrieval.model import Span
from retrieval.reading import ReadPassage
from retrieval.weighing import TermWeights

_BREAK = regex.compile(r"\s+")
_GRAPHEME = regex.compile(r"\X")


def part(
    read: ReadPassage, sentence: tuple[int, int], weights: TermWeights, max_chars: int
) -> Span:
    """The best part of one long sentence: from a word's beginning, most weight, then earliest."""
    text, (first, last) = read.passage.text, sentence
    starts = [first]
    starts += [m.end() for m in _BREAK.finditer(text, first, last)]
    inside = [t for t in read.tokens() if first <= t.start < last]
    if len(starts) == 1:
        # One unbroken run, as in scripts without spaces: begin at the first word asked for.
        hits = [t.start for t in inside if t.term in weights.marked] or [first]
        graphemes = [m.start() for m in _GRAPHEME.finditer(text, first, last)]
        starts += [max(g for g in graphemes if g <= hits[0])]
    best: tuple[tuple[float, int], Span] | None = None
    for start in starts:
        end = _end(text, start, min(last, start + max_chars), last)
        terms = {t.term for t in inside if start <= t.start and t.end <= end}
        key = (weights.share(terms), -start)
        if best is None or key > best[0]:
            best = key, Span(start=start, end=end)
        if end == last:
            break
    return best[1] if best else Span(start=first, end=first)


def _end(text: str, start: int, limit: int, sentence_end: int) -> int:
    """The last word break up to `limit`, or the last grapheme break where a word is longer."""
    if limit >= sentence_end:
        return sentence_end
    broken = [m.start() for m in _BREAK.finditer(text, start, limit + 1)]
    if broken and broken[-1] > start:
        return int(broken[-1])
    return start + len(clip(text[start : limit + 64], limit - start))


def clip(text: str, max_chars: int) -> str:
    """At most `max_chars`, ending at a grapheme break, if need be inside a monstrous grapheme."""
    end = 0
    for match in _GRAPHEME.finditer(text):
        if match.end() > max_chars:
            break
        end = match.end()
    return text[: end or max_chars]
