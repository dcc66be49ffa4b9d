"""Claims: which sentences of a message say something that a library of news could know.

Knows the message and its words, no library. Links, emoji, mentions and short codes carry no claim:
they are looked at as spaces of the same length, so that places stay those of the message.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from retrieval.analysis import Analyzer, bounds
from retrieval.model import Span

LEAST_TERMS = 2
"""Different content words from which a sentence can be looked for: "It sank!" is about anything."""

ENOUGH = 0.5
"""Confidence from which passages are shown beside a sentence. Less than what a question needs: they
answer nothing, and no verdict is given. Of 14 sentences about the seeds 9 reach it (4 the threshold
of questions), of 14 about other news none (.36 at most)."""

_SILENT = regex.compile(
    r"""
    <?(?:https?://|www\.)[^\s<>]*[^\s<>.,;:!?'"”’)\]}]>?    # the mark behind a link is none of it
    | <(?:[@\#:/]|[at]:|id:)[^<>\n]{1,100}>                 # what a chat writes for names and icons
    | (?<![\w.])@\w[\w.-]*
    | (?<![\w:]):[a-z0-9_+-]{2,32}:(?![\w:])
    | [\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\uFE0F\u200D\u20E3]+
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_LINE = regex.compile(r"[^\r\n]+")
_MARKS = regex.compile(r"(?:[>*•\#-]+\s+)*")
"""What opens a quoted line, a heading or a part of a list."""


def statements(text: str, analyzer: Analyzer, language: str) -> Iterator[tuple[Span, str]]:
    """The sentences of a message that have at least two different content words, in order, each
    with what it says without links and the like, as one line.

    A span is where the sentence stands in `text`, from its first word or mark to its last, without
    what opens a list. A line break ends a sentence. "" gives none.
    """
    plain = _SILENT.sub(lambda match: " " * len(match[0]), text)
    for line in _LINE.finditer(plain):
        opening = _MARKS.match(line[0].lstrip())
        skipped = len(line[0]) - len(line[0].lstrip()) + (opening.end() if opening else 0)
        for start, end in bounds(line[0][skipped:]):
            span = Span(start=line.start() + skipped + start, end=line.start() + skipped + end)
            said = " ".join(plain[span.start : span.end].split())
            if len(set(analyzer.terms(said, language))) >= LEAST_TERMS:
                yield span, said
