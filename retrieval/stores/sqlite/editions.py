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

_IN_FORCE = (
    "r.revision = (SELECT max(x.revision) FROM revisions x WHERE x.sequence = r.sequence"
    " AND (x.revision = 1 OR x.seen_at <= ?))"
)


def timestamp(moment: datetime) -> str:
    """A moment as `seen_at` keeps it: in UTC, so that text is ordered as time is."""
    return (moment.astimezone(UTC) if moment.tzinfo else moment).isoformat(timespec="seconds")


def dated(
    db: sqlite3.Connection,
    since: date | None,
    until: date | None,
    collections: Sequence[str],
    *,
    timezone: tzinfo,
    publishers: Collection[str] | None,
    as_of: datetime | None,
) -> list[ArticleHeader]:
    """See `Store.dated`."""
    conditions, values = _in_force(collections, publishers, as_of)
    _between(since, until, conditions, values)
    found = db.execute(
        f"SELECT {HEADER} FROM revisions r JOIN articles a ON a.sequence = r.sequence"
        f" WHERE {' AND '.join(conditions)}",
        values,
    )
    placed: list[tuple[tuple[bool, date, date, str, int], ArticleHeader]] = []
    for row in found:
        covered = dates.days(row[6], timezone)
        if covered is None:
            if since is None and until is None and rows.header_is_sound(row):
                placed.append(((True, date.min, date.min, "", row[2]), rows.header(row)))
            continue
        inside = (until is None or covered[0] <= until) and (since is None or covered[1] >= since)
        if inside and rows.header_is_sound(row):
            # A month is told of at its end, when it is over.
            order = (False, covered[1], covered[0], row[6], row[2])
            placed.append((order, rows.header(row)))
    return [header for _, header in sorted(placed, key=lambda item: item[0])]


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
    conditions, values = _in_force(collections, None, as_of)
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
    conditions, values = _in_force(collections, publishers, as_of)
    found = db.execute(
        "SELECT r.sequence, r.revision, r.published FROM revisions r"
        f" JOIN articles a ON a.sequence = r.sequence WHERE {' AND '.join(conditions)}"
        " AND r.published < ? ORDER BY r.published DESC, a.collection, a.id LIMIT ?",
        (*values, _moved(before, 0, "9999-99"), limit),
    )
    return found.fetchall()


def _in_force(
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


def overtaken(
    db: sqlite3.Connection, collections: Sequence[str], as_of: datetime
) -> list[ArticleHeader]:
    """See `Store.overtaken`."""
    moment = timestamp(as_of)
    found = db.execute(
        f"SELECT {HEADER} FROM articles a JOIN revisions r ON r.sequence = a.sequence"
        f" WHERE a.revision > 1 AND a.collection IN ({marks(collections)})"
        f" AND r.revision < a.revision AND {_IN_FORCE} ORDER BY a.sequence",
        [*collections, moment],
    )
    return [rows.header(row) for row in found if rows.header_is_sound(row)]


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


def edited(
    db: sqlite3.Connection, moment: datetime, collections: Sequence[str]
) -> list[tuple[int, int]]:
    """See `Store.edited`."""
    found = db.execute(
        "SELECT a.sequence, a.revision FROM articles a JOIN revisions r"
        " ON r.sequence = a.sequence AND r.revision = a.revision"
        f" WHERE a.revision > 1 AND r.seen_at > ? AND a.collection IN ({marks(collections)})"
        " ORDER BY a.sequence",
        [timestamp(moment), *collections],
    )
    return [(sequence, revision) for sequence, revision in found]


def history(
    db: sqlite3.Connection, sequence: int, collections: Sequence[str], as_of: datetime | None
) -> list[Edition]:
    """See `Store.history`."""
    limit, values = "", [sequence, *collections]
    if as_of is not None:
        limit = " AND (r.revision = 1 OR r.seen_at <= ?)"
        values.append(timestamp(as_of))
    found = db.execute(
        f"SELECT {HEADER}, r.seen_at {REVISIONS} WHERE a.sequence = ?"
        f" AND a.collection IN ({marks(collections)}){limit} ORDER BY r.revision",
        values,
    ).fetchall()
    return [
        Edition(article=rows.article(db, row, only_sound=True), seen_at=row[-1])
        for row in found
        if rows.header_is_sound(row)
    ]
