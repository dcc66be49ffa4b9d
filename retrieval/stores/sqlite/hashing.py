"""Content hashes: what an article says, as SHA-256.

SQLite's own integrity check does not see a flipped bit in a text; these do. A passage's hash
covers its article's id and its place, so words can never be shown under a wrong citation.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

from retrieval.model import ParsedArticle, Speaker

Fields = dict[str, str | None]

HEADER_FIELDS = (
    "headline",
    "publisher",
    "published",
    "author",
    "section",
    "url",
    "language",
    "credit",
    "soundbites",
)
"""The stored columns of a revision's header, in the order in which they are hashed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hashes:
    """The hashes of one article: of its header, of each passage in order, and of all that."""

    header: bytes
    passages: list[bytes]
    content: bytes


def header_fields(article: ParsedArticle, language: str) -> Fields:
    """The values of `HEADER_FIELDS` for an article; `language` where it names none."""
    fields: Fields = {name: getattr(article, name) for name in HEADER_FIELDS}
    fields["language"] = article.language or language
    fields["soundbites"] = encode_speakers(article.soundbites)
    return fields


def encode_speakers(speakers: tuple[Speaker, ...]) -> str:
    """Speakers as a JSON list of [name, title, context]."""
    return json.dumps([[s.name, s.title, s.context] for s in speakers], ensure_ascii=False)


def decode_speakers(text: object) -> tuple[Speaker, ...]:
    """The inverse; () for what is none, since a damaged header is told by its hash."""
    if text == "[]":  # most articles name none
        return ()
    try:
        return tuple(Speaker(name=n, title=t, context=c) for n, t, c in json.loads(str(text)))
    except (ValueError, TypeError):
        return ()


def header_hash(article_id: str, values: Iterable[str | None]) -> bytes:
    """The hash of a header: the article's id and the values of `HEADER_FIELDS` in order."""
    return _digest("header", article_id, *values)


def passage_hash(
    article_id: str, ordinal: int, kind: str, text: str, speaker: Speaker | None
) -> bytes:
    who = (speaker.name, speaker.title, speaker.context) if speaker else (None, None, None)
    return _digest("passage", article_id, str(ordinal), kind, text, *who)


def hashes(article: ParsedArticle, language: str) -> Hashes:
    """The hashes of an article that is read in; `language` where it names none."""
    header = header_hash(article.id, header_fields(article, language).values())
    passages = [
        passage_hash(article.id, p.ordinal, p.kind, p.text, p.speaker) for p in article.passages
    ]
    return Hashes(header=header, passages=passages, content=content_hash(header, passages))


def content_hash(header: bytes, passages: list[bytes]) -> bytes:
    """Equal exactly when header and passages, given by their hashes in order, are; where an article
    was read from does not count."""
    return hashlib.sha256(header + b"".join(passages)).digest()


def _digest(*parts: str | None) -> bytes:
    """SHA-256 over the parts with their lengths, so that no two lists of parts collide."""
    found: list[bytes] = []
    for part in parts:
        if part is None:
            found.append(b"-")
        else:
            data = str(part).encode("utf-8", "surrogatepass")  # a damaged row may hold anything
            found += b"%d:" % len(data), data
    return hashlib.sha256(b"".join(found)).digest()
