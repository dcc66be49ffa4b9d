"""Article JSONL: one article an object, one object a line.

    {"id": "herald-1", "headline": "Ferry fares frozen", "published": "2025-05-06",
     "publisher": "Namdo Herald", "paragraphs": ["Fares will not rise.", {"text": "We agreed.",
     "kind": "quote", "speaker": {"name": "Bae Sol-bi", "title": "Union Chair"}}]}

schema.org/NewsArticle names first, common aliases accepted. A file that is one JSON object or
one list of them is read too.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from retrieval import dates
from retrieval.errors import SourceError
from retrieval.model import Failure, Kind, ParsedArticle, ParsedPassage, Speaker
from retrieval.sources.decoding import clean, decode, detect, read_bytes
from retrieval.sources.identity import article_id

HEADLINE = ("headline", "title")
PUBLISHED = ("published", "datePublished", "date", "published_at")
PUBLISHER = ("publisher", "source", "outlet", "programme")
SECTION = ("section", "category", "articleSection")
BODY = ("articleBody", "body", "text", "content")
LANGUAGE = ("language", "inLanguage")
KINDS: dict[str, Kind] = {"lead": "lead", "body": "body", "quote": "quote"}

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*")


def read(path: Path) -> Iterator[ParsedArticle | Failure]:
    """The file's articles in order, with a Failure for each line that is none.

    Raises SourceError where the file as a whole cannot be read.
    """
    seen: dict[str, ParsedArticle] = {}
    for item in _records(path):
        yield _told_apart(item, seen) if isinstance(item, ParsedArticle) else item


def _records(path: Path) -> Iterator[ParsedArticle | Failure]:
    blank = True
    for number, line in _lines(path):
        location = f"{path}:{number}"
        if not line.strip():
            continue
        try:
            data = json.loads(line)
        except (ValueError, RecursionError) as error:  # also a number of 5,000 digits
            if blank and (items := _whole(path)) is not None:
                yield from items
                return
            blank = False
            yield Failure(location=location, reason=f"not JSON: {error}")
            continue
        if blank and isinstance(data, list) and (items := _whole(path)) is not None:
            yield from items
            return
        blank = False
        yield from parse(data, location, str(path))
    if blank:
        raise SourceError(str(path), "the file is blank")


def _told_apart(item: ParsedArticle, seen: dict[str, ParsedArticle]) -> ParsedArticle | Failure:
    """The article under an id of its own: two that differ must not overwrite each other."""
    known = seen.setdefault(item.id, item)
    if known.passages == item.passages:
        return item
    if item.derived_id:
        number = 2
        while seen.setdefault(f"{item.id}-{number}", item).passages != item.passages:
            number += 1
        return replace(item, id=f"{item.id}-{number}")
    return Failure(
        location=item.location,
        reason=f"the id {item.id!r} stands for two different articles: the later one was left out",
    )


def parse(data: object, location: str, file: str) -> Iterator[ParsedArticle | Failure]:
    """One decoded object as an article; Failures say what was wrong, or left out."""
    if not isinstance(data, dict):
        yield Failure(
            location=location,
            reason="no article: a JSON object was expected, with `headline` and `paragraphs`",
        )
        return
    passages = _passages(data)
    if not passages:
        yield Failure(
            location=location,
            reason="no article: neither `paragraphs` nor `articleBody` holds any text",
        )
        return
    raw_date = _first(data, PUBLISHED)
    published = dates.normalise(raw_date)
    if raw_date is not None and published is None:
        yield Failure(
            location=location,
            reason=f"the date {str(raw_date)[:40]!r} cannot be read (ISO 8601 is expected): "
            "the article went in without a date",
        )
    headline, publisher = _text(_first(data, HEADLINE)), _text(_first(data, PUBLISHER))
    url = _text(data.get("url"))
    if url is not None and not url.startswith(("https://", "http://")):
        url = None
    language = _text(_first(data, LANGUAGE))
    given = data.get("id")
    derived = isinstance(given, bool) or not isinstance(given, str | int) or given == ""
    if derived:
        given = article_id(
            url=url,
            publisher=publisher,
            published=published,
            headline=headline,
            opening=passages[0].text,
        )
    yield ParsedArticle(
        id=clean(str(given)),
        derived_id=derived,
        headline=headline,
        publisher=publisher,
        published=published,
        author=_text(data.get("author")),
        section=_text(_first(data, SECTION)),
        url=url,
        language=language[:2].lower() if language and _LANGUAGE.fullmatch(language) else None,
        credit=_text(data.get("credit")),
        passages=passages,
        location=file,
    )


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """Decoded lines, numbered from 1, without holding the file in memory."""
    try:
        with path.open("rb") as file:
            encoding = detect(file.read(1 << 20))
            if encoding is None:
                raise SourceError(str(path), "binary data, not text")
            if encoding.startswith(("utf-16", "utf-32")):
                text = decode(read_bytes(path), str(path))
                yield from enumerate(text.split("\n"), start=1)
                return
            file.seek(0)
            for number, raw in enumerate(file, start=1):
                yield number, decode(raw, f"{path}:{number}") if raw.strip() else ""
    except OSError as error:
        raise SourceError(str(path), f"cannot be read: {error.strerror or error}") from error


def _whole(path: Path) -> list[ParsedArticle | Failure] | None:
    """A file that is one object, or one list of them, over several lines; None where it is not."""
    try:
        data = json.loads(decode(read_bytes(path), str(path)))
    except (ValueError, RecursionError):
        return None
    found: list[ParsedArticle | Failure] = []
    for number, item in enumerate(data if isinstance(data, list) else [data], start=1):
        found += parse(item, f"{path}: object {number}", str(path))
    return found


def _passages(data: dict[str, object]) -> tuple[ParsedPassage, ...]:
    """Paragraphs with text; each keeps the number of its place, blank neighbours counted."""
    given = data.get("paragraphs")
    if isinstance(given, str):
        given = _BLANK_LINE.split(given)
    if not isinstance(given, list):
        body = _first(data, BODY)
        given = _BLANK_LINE.split(body.strip()) if isinstance(body, str) else []
    found: list[ParsedPassage] = []
    for ordinal, item in enumerate(given, start=1):
        speaker = _speaker(item.get("speaker")) if isinstance(item, dict) else None
        text = item.get("text") if isinstance(item, dict) else item
        if not isinstance(text, str) or not text.strip():
            continue
        kind = KINDS.get(str(item.get("kind")).lower()) if isinstance(item, dict) else None
        kind = kind or ("quote" if speaker else "body")
        found.append(
            ParsedPassage(ordinal=ordinal, kind=kind, text=clean(text).strip(), speaker=speaker)
        )
    return tuple(found)


def _speaker(value: object) -> Speaker | None:
    if isinstance(value, str) and value.strip():
        return Speaker(name=clean(value).strip())
    if not isinstance(value, dict):
        return None
    name, title = _text(value.get("name")), _text(value.get("title") or value.get("jobTitle"))
    if name is None and title is None:
        return None
    return Speaker(name=name or "", title=title, context=_text(value.get("context")))


def _first(data: dict[str, object], names: tuple[str, ...]) -> object:
    return next((data[name] for name in names if data.get(name) not in (None, "")), None)


def _text(value: object) -> str | None:
    """A name or line of text out of a string, a {"name": ...} object, or a list of those."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_text, value))) or None
    if isinstance(value, dict):
        return _text(value.get("name"))
    if isinstance(value, str):
        return " ".join(clean(value).split()) or None
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else None
