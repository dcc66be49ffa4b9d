"""What stored rows mean, and whether they still are what was stored."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from retrieval.model import Article, ArticleHeader, Kind, Passage, Speaker
from retrieval.stores.sqlite import hashing

Row = tuple[Any, ...]

HEADER = """
    a.id, a.collection, a.sequence, r.revision, r.headline, r.publisher, r.published,
    a.first_seen, r.author, r.section, r.url, r.language, r.credit, r.soundbites,
    a.source, a.location, a.sample, r.header_hash, r.content_hash
"""
PASSAGE = "ordinal, kind, text, speaker, speaker_title, speaker_context, hash"
CURRENT = "FROM articles a JOIN revisions r ON r.sequence = a.sequence AND r.revision = a.revision"
REVISIONS = "FROM articles a JOIN revisions r USING (sequence)"

LARGEST = 2**63 - 1
"""The largest number that SQLite holds; no sequence comes near."""

BATCH = 128
"""Places asked for in one statement, NULL where there are fewer: always the same statement, which
SQLite prepares once, and with fewer parameters than any SQLite takes."""

_KINDS: dict[str, Kind] = {"lead": "lead", "body": "body", "quote": "quote"}


def meta(db: sqlite3.Connection, name: str) -> int:
    """One of the store's own numbers."""
    row = db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
    if row is None or not isinstance(row[0], int):
        raise sqlite3.DatabaseError(f"its {name} is missing")
    return row[0]


def generation_of(db: sqlite3.Connection) -> int:
    return meta(db, "generation")


def marks(values: Sequence[object]) -> str:
    """Places for values in a statement: "?, ?, ?"."""
    return ", ".join("?" * len(values))


def header(row: Row) -> ArticleHeader:
    """A `HEADER` row as data."""
    return ArticleHeader(
        id=row[0],
        collection=row[1],
        sequence=row[2],
        revision=row[3],
        headline=row[4],
        publisher=row[5],
        published=row[6],
        first_seen=row[7],
        author=row[8],
        section=row[9],
        url=row[10],
        language=row[11],
        credit=row[12],
        soundbites=hashing.decode_speakers(row[13]),
        source=row[14],
        location=row[15],
        sample=bool(row[16]),
    )


def header_is_sound(row: Row) -> bool:
    """Whether a `HEADER` row has the hash that it was stored with."""
    return bool(hashing.header_hash(row[0], (*row[4:7], *row[8:14])) == row[17])


def passage(of: ArticleHeader, row: Row) -> tuple[Passage, bool]:
    """A `PASSAGE` row as data, and whether it has the hash that it was stored with."""
    ordinal, kind, text, name, title, context, stored = row
    who = speaker(name, title, context)
    found = Passage(
        header=of, ordinal=ordinal, kind=_KINDS.get(kind, "body"), text=text, speaker=who
    )
    return found, hashing.passage_hash(of.id, ordinal, kind, text, who) == stored


def speaker(name: str | None, title: str | None, context: str | None) -> Speaker | None:
    """The stored columns of who said a passage as data; nobody where there is no name."""
    return Speaker(name=name, title=title, context=context) if name is not None else None


def passages(db: sqlite3.Connection, of: ArticleHeader) -> list[tuple[Passage, bool]]:
    """All passages of a revision in order, each with whether it is sound."""
    found = db.execute(
        f"SELECT {PASSAGE} FROM passages WHERE sequence = ? AND revision = ? ORDER BY ordinal",
        (of.sequence, of.revision),
    )
    return [passage(of, row) for row in found]


def passages_at(
    db: sqlite3.Connection, places: Sequence[tuple[int, int, int]]
) -> dict[tuple[int, int, int], Row]:
    """The `PASSAGE` rows at (sequence, revision, ordinal), by place; those that are there."""
    found = _at(
        db,
        places,
        f"WITH place(s, n, o) AS (VALUES {_values(3)})"
        f" SELECT sequence, revision, {PASSAGE} FROM place CROSS JOIN passages"
        " ON sequence = s AND revision = n AND ordinal = o",
    )
    return {row[:3]: row[2:] for row in found}


def headers_at(
    db: sqlite3.Connection, places: Sequence[tuple[int, int]]
) -> dict[tuple[int, int], ArticleHeader]:
    """The headers of revisions (sequence, revision), by place; those that are there and sound."""
    found = _at(
        db,
        places,
        f"WITH place(s, n) AS (VALUES {_values(2)})"
        f" SELECT {HEADER} FROM place CROSS JOIN articles a ON a.sequence = s"
        " JOIN revisions r ON r.sequence = s AND r.revision = n",
    )
    return {(row[2], row[3]): header(row) for row in found if header_is_sound(row)}


def _values(width: int) -> str:
    return ", ".join(["(" + marks(range(width)) + ")"] * BATCH)


def _at(db: sqlite3.Connection, places: Sequence[tuple[int, ...]], statement: str) -> Iterator[Row]:
    for first in range(0, len(places), BATCH):
        batch = list(chain.from_iterable(places[first : first + BATCH]))
        width = len(places[0])
        yield from db.execute(statement, batch + [None] * (BATCH * width - len(batch)))


def article(db: sqlite3.Connection, row: Row, *, only_sound: bool = False) -> Article:
    """The article of a `HEADER` row."""
    found = header(row)
    return Article(
        header=found,
        passages=tuple(p for p, sound in passages(db, found) if sound or not only_sound),
        content_hash=row[18].hex() if isinstance(row[18], bytes) else "",
    )


def damage(db: sqlite3.Connection, row: Row) -> tuple[int, list[str]]:
    """How many passages the revision of a `HEADER` row has, and the names of what is damaged."""
    found = header(row)
    read = passages(db, found)
    bad = [] if header_is_sound(row) else [f"{found.id} (header)"]
    bad += [p.id for p, sound in read if not sound]
    if not bad:
        hashes = [
            hashing.passage_hash(found.id, p.ordinal, p.kind, p.text, p.speaker) for p, _ in read
        ]
        if hashing.content_hash(row[17], hashes) != row[18]:
            bad = [f"{found.id} (paragraphs)"]  # one has gone, or the whole's hash is damaged
    return len(read), bad
