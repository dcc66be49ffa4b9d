"""Quotes of transcripts: passages whose speaker the source itself gives."""

from __future__ import annotations

import re

from retrieval.model import Passage, Quote
from retrieval.model.articles import Span
from retrieval.model.overviews import Line
from retrieval.quotes.lines import parted

_INTERVIEW = re.compile(r"\s*(?:\binterview\b)(?:\s+with\b)?\s*", re.IGNORECASE)
_MARKS = '"“”„«»＂'


def spoken(passage: Passage, max_chars: int) -> list[Quote]:
    """The words of a passage with a speaker, in lines; [] where neither name nor title is given."""
    who = passage.speaker
    if who is None or not (who.name or who.title):
        return []
    return [
        Quote(
            line=Line(passage=passage, span=Span(start=first, end=last)),
            said=_without_marks(passage.text, first, last),
            speaker=who.name or who.title or "",
            title=who.title,
            to=_interviewer(who.context),
            direct=True,
        )
        for first, last in parted(passage.text, 0, len(passage.text), max_chars)
    ]


def _without_marks(text: str, first: int, last: int) -> Span:
    start, end = first, last
    while start < end and (text[start].isspace() or text[start] in _MARKS):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _MARKS):
        end -= 1
    return Span(start=start, end=end) if start < end else Span(start=first, end=last)


def _interviewer(context: str | None) -> str | None:
    """The one who asked, of a context like "CNN Interview"."""
    if context is None or _INTERVIEW.search(context) is None:
        return None
    return _INTERVIEW.sub(" ", context).strip() or None
