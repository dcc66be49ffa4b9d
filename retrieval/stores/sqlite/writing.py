"""How an article gets into the tables and out of them: statements inside a write transaction."""

from __future__ import annotations

import sqlite3

from retrieval.model import ParsedArticle
from retrieval.stores.sqlite import acronyms, hashing
from retrieval.stores.sqlite.hashing import Hashes
from retrieval.stores.sqlite.rows import CURRENT


def add(
    db: sqlite3.Connection,
    article: ParsedArticle,
    collection: str,
    source: str,
    sample: bool,
    now: str,
) -> tuple[int, int]:
    """A new article, still without content: its sequence and first revision."""
    cursor = db.execute(
        "INSERT INTO articles (collection, id, revision, first_seen, changed, source, location,"
        " sample) VALUES (?, ?, 1, ?, 0, ?, ?, ?)",
        (collection, article.id, now, source, article.location, sample),
    )
    db.execute(
        "UPDATE removed SET withheld = 0 WHERE collection = ? AND id = ?",
        (collection, article.id),
    )
    return cursor.lastrowid or 0, 1


def add_revision(
    db: sqlite3.Connection,
    sequence: int,
    revision: int,
    article: ParsedArticle,
    language: str,
    hashes: Hashes,
    now: str,
) -> None:
    """What an article says in one revision, from now on its current one, with its hashes."""
    fields = hashing.header_fields(article, language)
    db.execute(
        f"INSERT INTO revisions (sequence, revision, seen_at, {', '.join(fields)},"
        f" content_hash, header_hash) VALUES (?, ?, ?, {'?, ' * len(fields)} ?, ?)",
        (
            sequence,
            revision,
            now,
            *fields.values(),
            hashes.content,
            hashes.header,
        ),
    )
    db.executemany(
        "INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                sequence,
                revision,
                p.ordinal,
                p.kind,
                p.text,
                p.speaker.name if p.speaker else None,
                p.speaker.title if p.speaker else None,
                p.speaker.context if p.speaker else None,
                passage_hash,
            )
            for p, passage_hash in zip(article.passages, hashes.passages, strict=True)
        ],
    )
    if revision > 1:
        acronyms.forget(db, sequence)
    acronyms.learn(db, sequence, (p.text for p in article.passages))


def delete(
    db: sqlite3.Connection,
    condition: str,
    values: tuple[object, ...],
    generation: int,
    *,
    withhold: bool,
) -> int:
    """Take out the articles of a condition over `CURRENT`, gone as of `generation`; how many."""
    found = db.execute(
        f"SELECT a.sequence, a.collection, a.id {CURRENT} WHERE {condition}", values
    ).fetchall()
    db.executemany(
        "INSERT INTO removed (sequence, collection, id, generation, withheld)"
        " VALUES (?, ?, ?, ?, ?)",
        [(*row, generation, withhold) for row in found],
    )
    db.executemany("DELETE FROM articles WHERE sequence = ?", [row[:1] for row in found])
    return len(found)


def withheld(db: sqlite3.Connection, collection: str, article_id: str) -> bool:
    """Whether `remove` took this id away for good."""
    return (
        db.execute(
            "SELECT 1 FROM removed WHERE collection = ? AND id = ? AND withheld",
            (collection, article_id),
        ).fetchone()
        is not None
    )


def arrived(db: sqlite3.Connection, generation: int, first: int) -> None:
    """Remember that `generation` brought new articles, the first with this sequence."""
    db.execute("INSERT INTO arrivals VALUES (?, ?)", (generation, first))


def bump(db: sqlite3.Connection) -> int:
    """The next generation, from now on the store's own."""
    row = db.execute(
        "UPDATE meta SET value = value + 1 WHERE name = 'generation' RETURNING value"
    ).fetchone()
    return int(row[0])
