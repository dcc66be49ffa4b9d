"""Lines into stories, stories into articles.

A story opens at a date line, at a `[News Today]` headline, or at the headline that stands before
a lead mark (in capitals, numbered, or alone on its line). What the first header says of date,
publisher, section and credit holds for the stories after it, unless they say otherwise.
"""

from __future__ import annotations

from retrieval.errors import SourceError
from retrieval.model import ParsedArticle
from retrieval.sources.transcript.lines import (
    LEAD_MARKS,
    OPENING_MARKS,
    Line,
    LineKind,
    is_furniture,
    is_header_line,
    is_programme_line,
    read_line,
)
from retrieval.sources.transcript.story import MAX_HEADLINE, NUMBER, Story, same_headline

_UNFIT_END = frozenset('.!?"”…:]')
"""No headline ends so."""


def is_transcript(text: str) -> bool:
    """Whether any line is one that only a transcript has: a date line, a mark, a page date."""
    kinds = (LineKind.DATE, LineKind.MARK, LineKind.SOUNDBITE, LineKind.HEADLINE)
    for raw in text.split("\n"):
        line = read_line(raw)
        if line.kind in kinds or (line.kind is LineKind.FURNITURE and line.published):
            return True
        if line.kind is LineKind.TEXT and is_programme_line(line.text):
            return True
    return False


def parse(text: str, location: str) -> list[ParsedArticle]:
    """The stories of one transcript in order; SourceError where none has any text."""
    lines = _without_page_furniture([read_line(raw) for raw in text.split("\n")])
    stories: list[Story] = []
    for chunk in _split(lines):
        story = Story(first=stories[0] if stories else None)
        story.read(chunk)
        stories.append(story)
    ids: dict[str, int] = {}
    articles = [
        story.article(location, ids)
        for story in stories
        if story.passages or story.soundbites or (story.headline and len(stories) > 1)
    ]
    if not any(article.passages for article in articles):
        raise SourceError(location, "a transcript without any text: it has marks or a date alone")
    return articles


def _without_page_furniture(lines: list[Line]) -> list[Line]:
    """Before the text of an English page, any line of Hangul alone is furniture."""
    latin = sum(line.text.isascii() for line in lines if line.kind is LineKind.TEXT)
    hangul = sum(not line.text.isascii() for line in lines if line.kind is LineKind.TEXT)
    if hangul > latin:
        return lines
    kept: list[Line] = []
    for i, line in enumerate(lines):
        if line.kind is LineKind.MARK or (
            line.kind is LineKind.TEXT
            and not is_furniture(line.text, any_hangul=True)
            and not _is_header(line, lines, i)
        ):
            return kept + lines[i:]
        if line.kind is LineKind.TEXT and is_furniture(line.text, any_hangul=True):
            line = Line(kind=LineKind.FURNITURE, text=line.text)
        kept.append(line)
    return kept


def _is_header(line: Line, lines: list[Line], i: int) -> bool:
    marked = any(later.kind is LineKind.MARK for later in lines[i:])
    return is_header_line(line.text) or (marked and len(line.text) <= MAX_HEADLINE)


def _split(lines: list[Line]) -> list[list[Line]]:
    """Cut the lines where a story opens; the first chunk begins with the file."""
    chunks: list[list[Line]] = [[]]
    begun = reported = False
    for i, line in enumerate(lines):
        opens = begun and (
            line.kind in (LineKind.DATE, LineKind.HEADLINE)
            or (line.kind is LineKind.TEXT and _is_heading(lines, i))
            or (line.kind is LineKind.MARK and line.mark in OPENING_MARKS and reported)
        )
        if opens:
            chunks.append([])
            begun = reported = False
        if line.kind in (LineKind.MARK, LineKind.SOUNDBITE):
            begun = True
            reported = reported or line.mark not in LEAD_MARKS
        elif line.kind is LineKind.TEXT and not any(later.kind is LineKind.MARK for later in lines):
            begun = begun or not is_header_line(line.text)
        chunks[-1].append(line)
    return chunks


def _is_heading(lines: list[Line], i: int) -> bool:
    """Whether text line `i`, after a story has begun, is the headline of the next one."""
    text = lines[i].text
    follower = None
    for line in lines[i + 1 :]:
        if line.kind in (LineKind.BLANK, LineKind.FURNITURE):
            continue
        if line.kind is LineKind.TEXT and (same_headline(line.text, text) or _capitals(line.text)):
            continue
        follower = line
        break
    if follower is None or follower.kind is not LineKind.MARK or len(text) > MAX_HEADLINE:
        return False
    if _capitals(text):
        return True
    if follower.mark not in LEAD_MARKS:
        return False
    if NUMBER.match(text):
        return True
    if follower.mark not in OPENING_MARKS or text[-1] in _UNFIT_END:
        return False
    alone = i == 0 or lines[i - 1].kind in (LineKind.BLANK, LineKind.FURNITURE)
    return alone or _capitals(text, share=0.5)


def _capitals(text: str, *, share: float = 0.85) -> bool:
    letters = [c for c in text if c.isupper() or c.islower()]
    return len(letters) > 1 and sum(c.isupper() for c in letters) >= share * len(letters)
