"""Who published and who spoke, counted: one statement each."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from retrieval.model import PublisherSummary
from retrieval.stores.sqlite.rows import CURRENT, marks


def sources(db: sqlite3.Connection, collections: Sequence[str]) -> list[PublisherSummary]:
    """See `Store.sources`."""
    found = db.execute(
        "SELECT r.publisher, count(*), min(r.published), max(r.published), min(a.sample)"
        f" {CURRENT} WHERE a.collection IN ({marks(collections)})"
        " GROUP BY 1 ORDER BY r.publisher IS NULL, 2 DESC, 1",
        tuple(collections),
    )
    return [
        PublisherSummary(
            name=name,
            articles=articles,
            first_published=first,
            last_published=last,
            samples=bool(samples),
        )
        for name, articles, first, last, samples in found
    ]


def voices(db: sqlite3.Connection, collections: Sequence[str]) -> list[tuple[str, str, int]]:
    """See `Store.voices`."""
    found = db.execute(
        "SELECT coalesce(p.speaker, ''), coalesce(p.speaker_title, ''), count(*)"
        " FROM articles a JOIN passages p USING (sequence, revision)"
        f" WHERE p.speaker IS NOT NULL AND a.collection IN ({marks(collections)})"
        " GROUP BY 1, 2 ORDER BY 1, 2",
        tuple(collections),
    )
    return [(name, title, passages) for name, title, passages in found]
