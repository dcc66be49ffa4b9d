"""The acronyms that stored articles define: a row for each one of an article's current revision.

They are what the passages say and can always be learnt again from those (`relearn`): nothing here
is hashed, and a damaged passage teaches nothing.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Sequence

from retrieval.naming import acronyms
from retrieval.naming.acronyms import Acronym
from retrieval.stores.sqlite import hashing
from retrieval.stores.sqlite.rows import PASSAGE, marks
from retrieval.stores.sqlite.rows import speaker as speaker_of


def learn(db: sqlite3.Connection, sequence: int, texts: Iterable[str]) -> None:
    """Add the definitions of an article's passages; nothing of it may be there yet."""
    pairs = [pair for text in texts for pair in acronyms.pairs(text)]
    if pairs:
        _insert(db, sequence, pairs)


def forget(db: sqlite3.Connection, sequence: int) -> None:
    """Take out what an earlier revision defined."""
    db.execute("DELETE FROM acronyms WHERE sequence = ?", (sequence,))


def relearn(db: sqlite3.Connection) -> None:
    """Fill the table from all current revisions, inside the caller's transaction.

    SQLite passes over what holds neither a bracket nor an "or"; hashes are looked at only where
    something was found. 100,000 passages take some .4 s.
    """
    db.execute("DELETE FROM acronyms")
    found: dict[int, list[tuple[str, str]]] = {}
    for sequence, name, *row in db.execute(
        f"SELECT sequence, id, {PASSAGE} FROM articles JOIN passages USING (sequence, revision)"
        " WHERE instr(text, '(') OR instr(text, '（') OR instr(text, ', or ')"
        " ORDER BY sequence, ordinal"
    ):
        ordinal, kind, text, *who, stored = row
        pairs = acronyms.pairs(text)
        if pairs and hashing.passage_hash(name, ordinal, kind, text, speaker_of(*who)) == stored:
            found.setdefault(sequence, []).extend(pairs)
    for sequence, pairs in found.items():
        _insert(db, sequence, pairs)


def known(
    db: sqlite3.Connection, collections: Sequence[str], sequences: Collection[int] | None
) -> list[Acronym]:
    """See `Store.acronyms`."""
    limit, values = "", [*collections]
    if sequences is not None:
        limit = " AND sequence IN (SELECT value FROM json_each(?))"
        values.append(json.dumps(sorted(sequences)))
    counts: dict[tuple[str, str], dict[str, int]] = {}
    for short, long, articles in db.execute(
        "SELECT short, long, count(*) FROM acronyms JOIN articles USING (sequence)"
        f" WHERE collection IN ({marks(collections)}){limit} GROUP BY 1, 2 ORDER BY 1, 2",
        values,
    ):
        counts.setdefault((short, long.casefold()), {})[long] = articles
    found = [
        Acronym(
            short=short, long=max(forms, key=lambda form: forms[form]), articles=sum(forms.values())
        )
        for (short, _), forms in counts.items()
    ]
    return sorted(found, key=lambda one: (one.short, -one.articles, one.long))


def _insert(db: sqlite3.Connection, sequence: int, pairs: list[tuple[str, str]]) -> None:
    db.executemany(
        "INSERT INTO acronyms VALUES (?, ?, ?, ?)",
        [(sequence, *one) for one in acronyms.merged(pairs)],
    )
