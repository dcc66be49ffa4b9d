"""Content hashes: what an article says, as SHA-256.

SQLite's own integrity check does not see a flipped bit in a text; these do. A passage's hash
covers its article's id and its place, so words can never be shown under a wrong citation.
"""

from __future__ import annotations

import hashlib
import json

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
    try:
        return tuple(Speaker(name=n, title=t, context=c) for n, t, c in json.loads(str(text)))
    except (ValueError, TypeError):
        return ()


def header_hash(article_id: str, fields: Fields) -> bytes:
    return _digest("header", article_id, *fields.values())


def passage_hash(
    article_id: str, ordinal: int, kind: str, text: str, speaker: Speaker | None
) -> bytes:
    who = (speaker.name, speaker.title, speaker.context) if speaker else (None, None, None)
    return _digest("passage", article_id, str(ordinal), kind, text, *who)


def content_hash(article: ParsedArticle, language: str) -> bytes:
    """Equal exactly when header and passages are; where it was read from does not count."""
    return content(
        article.id,
        header_fields(article, language),
        [passage_hash(article.id, p.ordinal, p.kind, p.text, p.speaker) for p in article.passages],
    )


def content(article_id: str, fields: Fields, passages: list[bytes]) -> bytes:
    """The content hash out of a header's fields and its passages' hashes in order."""
    return hashlib.sha256(header_hash(article_id, fields) + b"".join(passages)).digest()


def _digest(*parts: str | None) -> bytes:
    """SHA-256 over the parts with their lengths, so that no two lists of parts collide."""
    digest = hashlib.sha256()
    for part in parts:
        if part is None:
            digest.update(b"-")
            continue
        data = str(part).encode("utf-8", "surrogatepass")  # a damaged row may hold anything
        digest.update(b"%d:" % len(data) + data)
    return digest.digest()
