"""Articles by the days on which they were published, in the revision that was in force at a moment.

The first revision of an article is in force from its publication on, whenever the library came to
see it; each later one from the moment at which it was seen.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, tzinfo

from retrieval import dates
from retrieval.model import Article, ArticleHeader
from retrieval.stores import Edition, Placed
from retrieval.stores.sqlite import rows
from retrieval.stores.sqlite.rows import HEADER, REVISIONS, marks

EARLIER = "r.published < ?"
"""That an article is dated, and its text of an earlier day; see `earlier`."""

_IN_FORCE = (
    "r.revision = (SELECT max(x.revision) FROM revisions x WHERE x.sequence = r.sequence"
    " AND (x.revision = 1 OR x.seen_at <= ?))"
)


def timestamp(moment: datetime) -> str:
    """A moment as `seen_at` keeps it: in UTC, so that text is ordered as time is."""
    return (moment.astimezone(UTC) if moment.tzinfo else moment).isoformat(timespec="seconds")


def placed(
    db: sqlite3.Connection,
    since: date | None,
    until: date | None,
    collections: Sequence[str],
    *,
    timezone: tzinfo,
    as_of: datetime | None,
) -> list[Placed]:
    """See `Store.placed`."""
    conditions, values = in_force(collections, None, as_of)
    _between(since, until, conditions, values)
    rows_ = db.execute(
        "SELECT r.sequence, r.revision, a.collection, a.id, r.publisher, r.published"
        " FROM revisions r JOIN articles a ON a.sequence = r.sequence"
        f" WHERE {' AND '.join(conditions)}",
        values,
    )
    least = since.toordinal() if since is not None else 0
    most = until.toordinal() if until is not None else date.max.toordinal()
    known: dict[str, tuple[int, int]] = {}
    found: list[tuple[tuple[int, int, str, int], Placed]] = []
    for sequence, revision, collection, name, publisher, published in rows_:
        if published is None:
            if since is None and until is None:
                undated = date.max.toordinal() + 1
                one = Placed(sequence, revision, collection, name, publisher, 0, 0)
                found.append(((undated, 0, "", sequence), one))
            continue
        days = known.get(published)
        if days is None:
            covered = dates.days(published, timezone)
            days = (covered[0].toordinal(), covered[1].toordinal()) if covered else (0, 0)
            known[published] = days
        first, last = days
        if first <= most and last >= least and last:
            one = Placed(sequence, revision, collection, name, publisher, first, last)
            found.append(((last, first, published, sequence), one))
    return [place for _, place in sorted(found, key=lambda item: item[0])]


def _between(
    since: date | None, until: date | None, conditions: list[str], values: list[str]
) -> None:
    """Add the condition that an article is roughly of these days, by its text, which an index
    answers; the exact days are told of what it gives."""
    if since is None and until is None:
        return
    conditions.append(
        "(r.published >= ? AND r.published < ?"
        " OR length(r.published) = 7 AND r.published >= ? AND r.published <= ?)"
    )
    first, last = _moved(since, -1, "0"), _moved(until, 2, "9999-99")
    values += [first, last, first[:7], last[:7]]


def headers_at(db: sqlite3.Connection, places: Sequence[tuple[int, int]]) -> list[ArticleHeader]:
    """See `Store.headers_at`."""
    found = rows.headers_at(db, places)
    return [found[place] for place in places if place in found]


def recent(
    db: sqlite3.Connection,
    before: date | None,
    collections: Sequence[str],
    limit: int,
    *,
    publishers: Collection[str] | None,
    as_of: datetime | None,
) -> list[tuple[int, int, str]]:
    """See `Store.recent`."""
    conditions, values = in_force(collections, publishers, as_of)
    found = db.execute(
        "SELECT r.sequence, r.revision, r.published FROM revisions r"
        f" JOIN articles a ON a.sequence = r.sequence WHERE {' AND '.join(conditions)}"
        f" AND {EARLIER} ORDER BY r.published DESC, a.collection, a.id LIMIT ?",
        (*values, *earlier(before), limit),
    )
    return found.fetchall()


def in_force(
    collections: Sequence[str], publishers: Collection[str] | None, as_of: datetime | None
) -> tuple[list[str], list[str]]:
    """Conditions and their values: of these collections and publishers, and in force."""
    conditions, values = [f"a.collection IN ({marks(collections)})"], [*collections]
    if as_of is None:
        conditions.append("r.revision = a.revision")
    else:
        conditions.append(_IN_FORCE)
        values.append(timestamp(as_of))
    if publishers is not None:
        conditions.append("r.publisher IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(sorted(publishers)))
    return conditions, values


def earlier(before: date | None) -> tuple[str]:
    """The value for `EARLIER`; without a day all that are dated fulfil it."""
    return (_moved(before, 0, "9999-99"),)


def _moved(day: date | None, days: int, otherwise: str) -> str:
    if day is not None:
        with suppress(OverflowError):
            return (day + timedelta(days=days)).isoformat()
    return otherwise


def at(db: sqlite3.Connection, places: Sequence[tuple[int, int]]) -> list[Article]:
    """See `Store.articles_at`."""
    headers = rows.headers_at(db, places)
    return [
        Article(
            header=headers[place],
            passages=tuple(p for p, sound in rows.passages(db, headers[place]) if sound),
            content_hash="",
        )
        for place in places
        if place in headers
    ]


def edits(db: sqlite3.Connection) -> dict[int, tuple[str, ...]]:
    """See `Store.edits`."""
    found: dict[int, tuple[str, ...]] = {}
    for sequence, seen_at in db.execute(
        "SELECT sequence, r.seen_at FROM articles a CROSS JOIN revisions r USING (sequence)"
        " WHERE a.revision > 1 ORDER BY sequence, r.revision"
    ):
        found[sequence] = (*found.get(sequence, ()), seen_at)
    return found


def history(db: sqlite3.Connection, sequence: int, collections: Sequence[str]) -> list[Edition]:
    """See `Store.history`."""
    found = db.execute(
        f"SELECT {HEADER}, r.seen_at {REVISIONS} WHERE a.sequence = ?"
        f" AND a.collection IN ({marks(collections)}) ORDER BY r.revision",
        [sequence, *collections],
    ).fetchall()
    return [
        Edition(article=rows.article(db, row, only_sound=True), seen_at=row[-1])
        for row in found
        if rows.header_is_sound(row)
    ]
