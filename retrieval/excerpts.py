"""The words that are shown: which part of a passage, and what is marked in it.

An excerpt is whole sentences where they fit, else words, and is never cut inside a grapheme. It
is always a slice of the passage: nothing is added, not even an ellipsis.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import regex

from retrieval.explaining import why
from retrieval.model import Excerpt, Highlight, Span
from retrieval.questions import EVIDENCE, Question
from retrieval.ranking import Candidate
from retrieval.ranking.asked import NEAR
from retrieval.reading import ReadPassage
from retrieval.weighing import Held, TermWeights

MAX_CHARS = 350
"""Longest excerpt, in code points."""

FORM_BONUS = 0.25
"""What a sentence gains by having the form of an answer, as a share of the question's weight."""

ORDER_BONUS = 0.3
"""What it gains by having the question's neighbouring terms near each other."""

BESIDE = 0.3
"""What its neighbours' worth adds to that of a sentence."""

EACH = 0.6
"""What the sentences of a run add to its worth beside what they hold together. All five were chosen
together on 1,700 paragraphs whose answers are known, for how many excerpts hold one."""

SLACK = 0.1
"""By how much the best sentence may be better than those of the best run and yet not be cut."""

_BREAK = regex.compile(r"\s+")
_GRAPHEME = regex.compile(r"\X")


def cut(
    candidate: Candidate,
    copies: Sequence[Candidate],
    question: Question,
    weights: TermWeights,
    *,
    number: int,
    max_chars: int = MAX_CHARS,
) -> Excerpt:
    """The part of the candidate's passage that answers best, with the question's words marked;
    `copies` say nearly the same."""
    read = candidate.read
    span = window(read, question, weights, max_chars=max_chars)
    return Excerpt(
        number=number,
        passage=read.passage,
        span=span,
        highlights=highlights(read, weights, span),
        why=why(candidate, question, weights),
        also_in=tuple(copy.read.passage for copy in copies),
    )


def window(
    read: ReadPassage, question: Question, weights: TermWeights, *, max_chars: int = MAX_CHARS
) -> Span:
    """The run of whole sentences, at most `max_chars` long, that holds most of what was asked.

    A run is worth the terms that it holds together, its best order of words, the form of an
    answer, and a part of what each of its sentences is worth with its neighbours. Of equals the one
    whose best sentence is best, then the longer (a reader wants context), then the earlier. Where
    the best sentence is too long and much better than any run, the best part of it at word breaks.
    """
    spans = read.sentences
    if not spans:
        return Span(start=0, end=len(_clip(read.passage.text, max_chars)))
    giving = (
        read.gives(question.form, question.stated) if question.form in EVIDENCE else frozenset()
    )
    held = [weights.held(weights.wanted.intersection(terms)) for terms in read.sentence_terms]
    shares = _local(weights, held)
    order = [ORDER_BONUS * _order(terms, question, weights) for terms in read.sentence_terms]
    forms = [
        FORM_BONUS if place in giving and any(held[place]) else 0.0 for place in range(len(spans))
    ]
    value = [
        _worth(shares, part) + form + ordered
        for part, form, ordered in zip(held, forms, order, strict=True)
    ]
    around = [
        value[i] + BESIDE * sum(value[max(0, i - 1) : i] + value[i + 1 : i + 2])
        for i in range(len(value))
    ]
    best: tuple[tuple[float, float, int, int], Span] | None = None
    for first, (start, _) in enumerate(spans):
        together: Held = (0.0,) * len(shares)
        for last in range(first, len(spans)):
            end = spans[last][1]
            if end - start > max_chars:
                break
            together = tuple(map(max, together, held[last]))
            run = slice(first, last + 1)
            worth = (
                _worth(shares, together)
                + max(forms[run])
                + max(order[run])
                + EACH * sum(around[run])
            )
            key = (round(worth, 9), max(value[run]), end - start, -first)
            if best is None or key > best[0]:
                best = key, Span(start=start, end=end)
    top = max(range(len(spans)), key=lambda i: (value[i], -i))
    if best is not None and best[0][1] >= value[top] - SLACK:
        return best[1]
    return _part(read, spans[top], weights, max_chars)


def _local(weights: TermWeights, held: Sequence[Held]) -> list[float]:
    """Shares of the terms among the sentences of one passage, adding up to 1: a term that stands in
    many of them is what the passage is about and tells little of where in it the answer is."""
    counts = [sum(1 for part in held if part[i]) for i in range(len(weights.terms))]
    shares = [
        share / math.sqrt(max(1, count))
        for share, count in zip(weights.shares, counts, strict=True)
    ]
    total = sum(shares) or 1.0
    return [share / total for share in shares]


def _worth(shares: Sequence[float], held: Held) -> float:
    return sum([share * part for share, part in zip(shares, held, strict=True)])


def _order(terms: Sequence[str], question: Question, weights: TermWeights) -> float:
    """Which share of the question's neighbouring terms stand near each other in a sentence."""
    asked = {frozenset(pair) for pair in pairwise(question.terms)}
    places = [
        (place, weights.stands_for(term))
        for place, term in enumerate(terms)
        if term in weights.wanted
    ]
    found = {
        frozenset((term, other))
        for i, (place, term) in enumerate(places)
        for later, other in places[i + 1 : i + 1 + NEAR]
        if later - place <= NEAR
    }
    return len(asked & found) / len(asked) if asked else 0.0


def highlights(read: ReadPassage, weights: TermWeights, span: Span) -> tuple[Highlight, ...]:
    """The question's words inside `span`, as offsets from its start; in order, not overlapping."""
    found: list[Highlight] = []
    marked = weights.marked
    for token in read.tokens():
        if token.term not in marked or token.start < span.start or token.end > span.end:
            continue
        start, end = token.start - span.start, token.end - span.start
        if found and start < found[-1].end:
            found[-1] = Highlight(start=found[-1].start, end=max(end, found[-1].end))
        else:
            found.append(Highlight(start=start, end=end))
    return tuple(found)


def _part(
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
    return start + len(_clip(text[start : limit + 64], limit - start))


def _clip(text: str, max_chars: int) -> str:
    """At most `max_chars`, ending at a grapheme break, if need be inside a monstrous grapheme."""
    end = 0
    for match in _GRAPHEME.finditer(text):
        if match.end() > max_chars:
            break
        end = match.end()
    return text[: end or max_chars]
