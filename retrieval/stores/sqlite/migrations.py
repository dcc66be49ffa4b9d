"""The SQLite schema, as an ordered list of steps; `PRAGMA user_version` counts those applied.

A released step is never edited: a change of the schema is a new step at the end. A step is
statements, parted at semicolons, so none may stand inside one; or a function that works out what
statements cannot. All steps that a file lacks are one transaction: killed midway, none was done.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from retrieval.stores.sqlite import acronyms

Step = str | Callable[[sqlite3.Connection], None]

APPLICATION_ID = 0x44_4C_4E_45
""""DLNE" in the file's header: tells a library from any other SQLite file."""

MIGRATIONS: tuple[Step, ...] = (
    """
    CREATE TABLE meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
    INSERT INTO meta VALUES ('generation', 0);
    INSERT INTO meta VALUES ('identity', abs(random() >> 1));

    -- One row an article. Sequence numbers are never given twice (AUTOINCREMENT).
    CREATE TABLE articles (
        sequence   INTEGER PRIMARY KEY AUTOINCREMENT,
        collection TEXT NOT NULL,
        id         TEXT NOT NULL,
        revision   INTEGER NOT NULL,
        first_seen TEXT NOT NULL,
        changed    INTEGER NOT NULL,
        source     TEXT NOT NULL,
        location   TEXT NOT NULL,
        sample     INTEGER NOT NULL,
        UNIQUE (collection, id)
    );
    CREATE INDEX articles_changed ON articles (changed);
    CREATE INDEX articles_source ON articles (source, location);

    -- One row a revision: the header as it was then. content_hash covers header and passages,
    -- header_hash the header alone.
    CREATE TABLE revisions (
        sequence     INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
        revision     INTEGER NOT NULL,
        seen_at      TEXT NOT NULL,
        headline     TEXT,
        publisher    TEXT,
        published    TEXT,
        author       TEXT,
        section      TEXT,
        url          TEXT,
        language     TEXT NOT NULL,
        credit       TEXT,
        soundbites   TEXT NOT NULL,
        content_hash BLOB NOT NULL,
        header_hash  BLOB NOT NULL,
        PRIMARY KEY (sequence, revision)
    ) WITHOUT ROWID;

    CREATE TABLE passages (
        sequence        INTEGER NOT NULL,
        revision        INTEGER NOT NULL,
        ordinal         INTEGER NOT NULL,
        kind            TEXT NOT NULL,
        text            TEXT NOT NULL,
        speaker         TEXT,
        speaker_title   TEXT,
        speaker_context TEXT,
        hash            BLOB NOT NULL,
        PRIMARY KEY (sequence, revision, ordinal),
        FOREIGN KEY (sequence, revision) REFERENCES revisions ON DELETE CASCADE
    );

    -- What is gone. Indexes that are behind learn it here, and withheld ids are not read in again
    -- from a source.
    CREATE TABLE removed (
        sequence   INTEGER PRIMARY KEY,
        collection TEXT NOT NULL,
        id         TEXT NOT NULL,
        generation INTEGER NOT NULL,
        withheld   INTEGER NOT NULL
    );
    CREATE INDEX removed_generation ON removed (generation);
    CREATE INDEX removed_id ON removed (collection, id);
    """,
    """
    -- What an article's current revision defines, see `retrieval.naming.acronyms`.
    CREATE TABLE acronyms (
        sequence INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
        short    TEXT NOT NULL,
        long     TEXT NOT NULL,
        count    INTEGER NOT NULL,
        PRIMARY KEY (sequence, short, long)
    ) WITHOUT ROWID;
    """,
    acronyms.relearn,
    """
    -- Generations that brought new articles, each with the first one's sequence. Sequences only
    -- grow: what is new since a generation are all from the first that came after it.
    CREATE TABLE arrivals (
        generation INTEGER PRIMARY KEY,
        sequence   INTEGER NOT NULL
    );
    """,
    """
    -- Digests and timelines ask for the articles of some days.
    CREATE INDEX revisions_published ON revisions (published);
    """,
)
