"""One story of a transcript: its lines into a header, paragraphs and quotes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from retrieval.analysis import sentences
from retrieval.model import Kind, ParsedArticle, ParsedPassage, Speaker
from retrieval.sources.identity import article_id
from retrieval.sources.transcript import speakers
from retrieval.sources.transcript.lines import (
    LEAD_MARKS,
    PROGRAMME,
    Line,
    LineKind,
    is_header_line,
    read_header,
)

NUMBER = re.compile(r"\d{1,2}\.\s+(?=\S)")
"""What stands before the headlines of a page with several stories."""
MAX_HEADLINE = 200
_PLAIN_MARKS = str.maketrans("‘’“”", "''\"\"")


def _plain_headline(text: str) -> str:
    return NUMBER.sub("", text, count=1) if NUMBER.match(text) else text


def same_headline(one: str, other: str) -> bool:
    """Whether two headlines are one, their numbers and capitals apart."""
    return _folded(one) == _folded(other)


def _folded(text: str) -> str:
    return _plain_headline(text).translate(_PLAIN_MARKS).casefold()


@dataclass
class Story:
    """One story under construction; where its header is mute, that of `first` holds."""

    first: Story | None = None
    published: str | None = None
    page_date: str | None = None
    publisher: str | None = None
    headline: str | None = None
    section: str | None = None
    credit: str | None = None
    soundbites: list[Speaker] = field(default_factory=list)
    passages: list[ParsedPassage] = field(default_factory=list)
    kind: Kind = "body"

    def read(self, lines: list[Line]) -> None:
        start = next(
            (
                i
                for i, line in enumerate(lines)
                if line.kind is LineKind.MARK or line.kind is LineKind.SOUNDBITE
            ),
            None,
        )
        if start is None:
            start = next(
                (
                    i
                    for i, line in enumerate(lines)
                    if line.kind is LineKind.TEXT and not is_header_line(line.text)
                ),
                len(lines),
            )
        self._read_header(lines[:start])
        self._read_content(lines[start:])

    def _read_header(self, lines: list[Line]) -> None:
        for block in _blocks(lines):
            head = block[0]
            if head.kind is LineKind.FURNITURE:
                self.page_date = self.page_date or head.published
            elif head.kind is LineKind.DATE:
                self.published = head.published
                self._take(head.text)
            elif head.kind is LineKind.HEADLINE:
                self.publisher = PROGRAMME
                self._take_headline(head.text)
            elif is_header_line(head.text):
                self._take(head.text)
                self._take_headline(speakers.join([line.text for line in block[1:]]))
            else:
                self._take_headline(_once([line.text for line in block]))

    def _take(self, text: str) -> None:
        if not text:
            return
        found = read_header(text)
        self.publisher = self.publisher or found.publisher
        self.section = self.section or found.section
        self.credit = self.credit or found.credit
        self.page_date = self.page_date or found.published
        self._take_headline(found.headline or "")

    def _take_headline(self, text: str) -> None:
        text = _plain_headline(text)
        said = (self.headline, self.section)
        if not text or any(one and same_headline(one, text) for one in said):
            return
        if self.headline is None and len(text) <= MAX_HEADLINE and len(sentences(text)) < 3:
            self.headline = text
        else:
            self._add("body", text, None)

    def _read_content(self, lines: list[Line]) -> None:
        soundbite: str | None = None  # "inline" or "below" while its words are awaited
        before = self.kind
        for block in _blocks(lines):
            head = block[0]
            if head.kind is LineKind.FURNITURE:
                self.page_date = self.page_date or head.published
                continue
            if head.kind is LineKind.SOUNDBITE:
                soundbite = "below" if not head.text else "inline"
            elif head.kind is LineKind.MARK:
                soundbite = None
                before = "lead" if head.mark in LEAD_MARKS else "body"
            texts = [line.text for line in block if line.text]
            if not texts:
                continue
            if soundbite is not None:
                self._add_soundbite(texts, inline=soundbite == "inline")
                soundbite = None
            else:
                self._add_paragraph(texts, before)

    def _add_soundbite(self, texts: list[str], *, inline: bool) -> None:
        cut = next(
            (
                i
                for i in range(1, len(texts))
                if speakers.opens_soundbite(texts[i]) and texts[i - 1][-1] in '.!?"”…'
            ),
            len(texts),
        )
        speaker, words = speakers.soundbite(texts[:cut], inline=inline)
        if words:
            self._add("quote", words, speaker)
        elif speaker is not None:
            self.soundbites.append(speaker)
        if cut < len(texts):
            self._add_soundbite(texts[cut:], inline=inline)

    def _add_paragraph(self, texts: list[str], kind: Kind) -> None:
        text = speakers.join(texts)
        if found := speakers.bracketed(text):
            self._add("quote", found[1], found[0])
        elif (speaker := speakers.slash_head(texts[0])) is not None:
            if len(texts) > 1:
                self._add("quote", speakers.join(texts[1:]), speaker)
            else:
                self.soundbites.append(speaker)
        elif speakers.is_bare_quote(text):
            self._add("quote", text, None)
        else:
            self._add(kind, text, None)

    def _add(self, kind: Kind, text: str, speaker: Speaker | None) -> None:
        ordinal = len(self.passages) + 1
        self.passages.append(ParsedPassage(ordinal=ordinal, kind=kind, text=text, speaker=speaker))

    def article(self, location: str, ids: dict[str, int]) -> ParsedArticle:
        first = self.first or self
        published = self.published or self.page_date or first.published or first.page_date
        publisher = self.publisher or first.publisher
        base = article_id(
            url=None,
            publisher=publisher,
            published=published,
            headline=self.headline,
            opening=self.passages[0].text if self.passages else "",
        )
        ids[base] = ids.get(base, 0) + 1
        return ParsedArticle(
            id=base if ids[base] == 1 else f"{base}-{ids[base]}",
            headline=self.headline,
            publisher=publisher,
            published=published,
            section=self.section or first.section,
            credit=self.credit or first.credit,
            soundbites=tuple(self.soundbites),
            passages=tuple(self.passages),
            location=location,
        )


def _once(texts: list[str]) -> str:
    """Lines of a headline as one, a line that repeats the one before it left out."""
    kept = [t for i, t in enumerate(texts) if i == 0 or not same_headline(t, texts[i - 1])]
    return speakers.join(kept)


def _blocks(lines: Iterable[Line]) -> list[list[Line]]:
    """Lines that belong together: a mark or header line with the text on it and under it, or a
    paragraph. Blank lines, marks, bracketed quotes and `Name / Title` lines part blocks."""
    blocks: list[list[Line]] = []
    open_block = False
    for line in lines:
        if line.kind is LineKind.BLANK:
            open_block = False
        elif line.kind is not LineKind.TEXT:
            blocks.append([line])
            open_block = line.kind in (LineKind.MARK, LineKind.SOUNDBITE)
        elif open_block and not _parts(blocks[-1], line):
            blocks[-1].append(line)
        else:
            blocks.append([line])
            open_block = True
    return blocks


def _parts(block: list[Line], line: Line) -> bool:
    """Whether a text line begins a new paragraph although no blank line stands before it."""
    last = block[-1].text
    if speakers.opens_bracket(line.text) or (last.startswith("[") and last.endswith("]")):
        return True
    return last[-1:] in tuple('.!?"”…') and speakers.slash_head(line.text) is not None
