"""Where articles come from: paths in, parsed articles and listed failures out.

Detects the format of each file by its content and hands it to that format's parser. Knows no
store. Feeds, web pages and URLs are not read yet: they are failures that say so, and nothing is
ever fetched.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from retrieval.errors import SourceError
from retrieval.model import Failure, ParsedArticle
from retrieval.sources import jsonl, transcript
from retrieval.sources.decoding import MAX_TEXT_BYTES, decode, detect, read_bytes

_JSON_SUFFIXES = frozenset({".jsonl", ".ndjson", ".json"})
_MARKUP = ("<?xml", "<rss", "<feed", "<rdf", "<!doctype", "<html", "<head", "<body")
_NOT_NEWS = ("readme", "license", "copying", "changelog")

NOT_YET = "feeds, web pages and URLs are not read yet: give transcripts or article JSONL"


def is_url(location: str) -> bool:
    """Whether a location is an address rather than a path."""
    return "://" in location.split("?", 1)[0][:16]


def files(location: str) -> list[Path]:
    """The files under a path in reading order: itself, or all of a folder sorted by path.

    Hidden files and a folder's README or LICENSE are no news and are left out. SourceError where
    the path is missing or cannot be listed.
    """
    path = Path(location)
    try:
        if not path.is_dir():
            path.stat()
            return [path]
        found: list[Path] = []
        for folder, names, entries in os.walk(path, onerror=_raise):
            names[:] = sorted(name for name in names if not name.startswith("."))
            found += [Path(folder, entry) for entry in entries if _is_news(entry)]
    except FileNotFoundError as error:
        raise SourceError(location, "no such file or folder") from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise SourceError(location, f"cannot be read: {reason or error}") from error
    return sorted(found, key=lambda file: file.parts)


def read_file(path: Path) -> Iterator[ParsedArticle | Failure]:
    """The articles of one file in order, and a Failure for whatever in it is none; never raises
    for what a file holds or lacks."""
    try:
        yield from _read(path)
    except SourceError as error:
        yield Failure(location=error.location, reason=error.reason)


def _read(path: Path) -> Iterator[ParsedArticle | Failure]:
    if not path.is_file():
        raise SourceError(str(path), "no such file" if not path.exists() else "not a regular file")
    opening = _opening(path)
    if opening.startswith(_MARKUP) or '"https://jsonfeed.org/' in opening:
        raise SourceError(str(path), NOT_YET)
    if path.suffix.lower() in _JSON_SUFFIXES or opening.startswith("{"):
        yield from jsonl.read(path)
        return
    text = decode(read_bytes(path, MAX_TEXT_BYTES), str(path))
    if not text.strip():
        raise SourceError(str(path), "the file is blank")
    if not transcript.is_transcript(text):
        raise SourceError(
            str(path),
            "no article: neither a date line (` date 2025-04-09 News Today`) nor a mark "
            "([LEAD], [Anchor], [Pkg] ...) was found, and it is not JSONL",
        )
    yield from transcript.parse(text, str(path))


def _opening(path: Path) -> str:
    """The first characters of a file, lower case; SourceError where they are no text."""
    try:
        with path.open("rb") as file:
            sample = file.read(2048)
    except OSError as error:
        raise SourceError(str(path), f"cannot be read: {error.strerror or error}") from error
    encoding = detect(sample)
    if encoding is None:
        raise SourceError(str(path), "binary data, not text")
    return sample.decode(encoding, "ignore").lstrip("\ufeff \t\r\n").lower()


def _is_news(name: str) -> bool:
    return not name.startswith(".") and not name.lower().startswith(_NOT_NEWS)


def _raise(error: OSError) -> None:
    raise error
