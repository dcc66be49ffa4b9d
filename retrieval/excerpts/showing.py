"""The excerpts of an answer: the best part of each passage, and where one is long, more of it."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.excerpts.choosing import MAX_CHARS, Sentences
from retrieval.explaining import why
from retrieval.model import Excerpt, Highlight, Span
from retrieval.questions import Question
from retrieval.ranking import Candidate
from retrieval.reading import ReadPassage
from retrieval.weighing import TermWeights

FURTHER = 2.5
"""By how much the passage of another part has to be better than another passage. A paragraph of an
encyclopedia is three excerpts long, and in one of sixteen the answer stands beside the best one;
between 1 and 3 as many answers are found."""


_Part = tuple[Candidate, Sequence[Candidate], Span]


def show(
    chosen: Sequence[tuple[Candidate, Sequence[Candidate]]],
    question: Question,
    weights: TermWeights,
    *,
    limit: int,
    max_chars: int = MAX_CHARS,
) -> tuple[Excerpt, ...]:
    """At most `limit` excerpts, numbered from 1, of passages in their order, each with those that
    say nearly the same.

    Another part of a passage, where it holds a word of the question, comes after the passage's best
    part and before passages that are worse by `FURTHER` or more; after all of them where several
    publishers are to be heard.
    """
    turns = len(question.publishers) > 1
    parts: list[_Part] = []
    waiting: list[tuple[float, _Part]] = []
    for candidate, copies in chosen:
        while not turns and waiting and waiting[0][0] >= candidate.score:
            parts.append(waiting.pop(0)[1])
        sentences = Sentences(candidate.read, question, weights, max_chars=max_chars)
        best = sentences.best()
        parts.append((candidate, copies, best))
        if len(parts) >= limit:
            break
        more = sentences.further(best)
        if more is not None:
            waiting.append((candidate.score - FURTHER, (candidate, copies, more)))
            waiting.sort(key=lambda part: -part[0])  # stable: of equals the earlier passage
    parts += [part for _, part in waiting]
    return tuple(
        Excerpt(
            number=number,
            passage=candidate.read.passage,
            span=span,
            highlights=highlights(candidate.read, weights, span),
            why=why(candidate, question, weights),
            also_in=tuple(copy.read.passage for copy in copies),
        )
        for number, (candidate, copies, span) in enumerate(parts[:limit], start=1)
    )


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
