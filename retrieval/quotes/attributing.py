"""Quotes of an article: whose words, to whom, and where they stand.

Reads passages in order, sentence by sentence, and would rather leave a quote out than give it to
the wrong person. Direct words count where their speaker is named beside them, where a pronoun or a
further quote follows somebody who was named, and in transcripts. Reported words are the clause of a
speech verb whose subject is named ("X said that ..."). Marks around a few words make no quote.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from retrieval.analysis import bounds
from retrieval.model import Passage, Quote
from retrieval.model.articles import Span
from retrieval.model.overviews import Line
from retrieval.quotes.cast import Cast
from retrieval.quotes.focus import Focus, Trail
from retrieval.quotes.lines import parted
from retrieval.quotes.sentences import MAX_PASSAGE_CHARS, Said, read, stays_open
from retrieval.quotes.spoken import spoken

MAX_LINE_CHARS = 350
"""Longer lines are parted between sentences where that can be done."""


BRIEF_WORDS = 4
"""Fewer words than these say little without what they answer."""


def attributed(
    passages: Sequence[Passage], near: Callable[[str], bool] | None = None
) -> list[Quote]:
    """The quotes of one article in the order of its text; [] for no passages.

    `said` never reaches beyond its line, a line never beyond its passage. Speakers are as the
    article names them in full, wherever it does so first. `near` tells of a text whether it may
    name somebody whose quotes are looked for: then passages are read that do, one before each, and
    those behind for as long as such a one stays in focus; other quotes may be missing.
    """
    found: list[Quote] = []
    cast = Cast([p.text[:MAX_PASSAGE_CHARS] for p in passages if p.speaker is None])
    trail = Trail(cast)
    unclosed: bool | None = False  # None: not known of the passage before
    named = [near is None or near(passage.text) for passage in passages]
    for place, passage in enumerate(passages):
        if passage.kind == "quote" and passage.speaker is not None:
            found += spoken(passage, MAX_LINE_CHARS)
            trail.reach(Focus())
            unclosed = False
            continue
        if not (any(named[place : place + 2]) or (near is not None and trail.keeps(near))):
            trail.reach(Focus())
            unclosed = None
            continue
        if unclosed is None:
            unclosed = stays_open(passages[place - 1].text)
        trail.turn()
        said, unclosed = read(passage.text, cast, trail, inside=unclosed)
        for one in _joined(passage.text, said):
            found += _quotes(passage, one)
    return found


def _joined(text: str, said: Sequence[Said]) -> list[Said]:
    """The same, sentences of direct words that follow each other in one speech made one while they
    fit a line, and a word or two shown with the sentence before, which they answer."""
    found: list[Said] = []
    for one in said:
        last = found[-1] if found else None
        if (
            last is not None
            and last.direct
            and one.direct
            and last.who.name == one.who.name
            and not text[last.end : one.start].strip()
            and one.end - last.start <= MAX_LINE_CHARS
        ):
            found[-1] = replace(
                last, words=[*last.words, *one.words], end=one.end, to=last.to or one.to
            )
        else:
            found.append(one)
    return [_answering(text, one) for one in found]


def _answering(text: str, said: Said) -> Said:
    words = sum([len(text[first:last].split()) for first, last in said.words])
    before = bounds(text[: said.start]) if said.direct and words < BRIEF_WORDS else []
    if not before or said.end - before[-1][0] > MAX_LINE_CHARS:
        return said
    return replace(said, start=before[-1][0])


def _quotes(passage: Passage, said: Said) -> list[Quote]:
    """The lines that show somebody's words."""
    found: list[Quote] = []
    for first, last in parted(passage.text, said.start, said.end, MAX_LINE_CHARS):
        held = [
            (max(first, a), min(last, b)) for a, b in said.words if max(first, a) < min(last, b)
        ]
        if not held:
            continue
        a, b = max(held, key=lambda one: (one[1] - one[0], -one[0]))
        found.append(
            Quote(
                line=Line(passage=passage, span=Span(start=first, end=last)),
                said=Span(start=a, end=b),
                speaker=said.who.name,
                title=said.who.title,
                to=said.to,
                direct=said.direct,
            )
        )
    return found
