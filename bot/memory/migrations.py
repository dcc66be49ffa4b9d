"""The schema of `discord.db`, as an ordered list of steps; `PRAGMA user_version` counts those done.

A released step is never edited: a change of the schema is a new step at the end. Statements are
parted at semicolons, so none may stand inside one. Days are ISO dates, moments are microseconds
since 1970 in UTC.
"""

from __future__ import annotations

MIGRATIONS: tuple[str, ...] = (
    """
    -- Versions before this list have this table alone.
    CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL);

    CREATE TABLE secrets (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;

    -- Of a person (hashed) or a server: when the questions were asked that still count, in order.
    CREATE TABLE cooldowns (name TEXT PRIMARY KEY, moments TEXT NOT NULL) WITHOUT ROWID;

    -- Counts, and no more.
    CREATE TABLE votes_of_days (
        day       TEXT PRIMARY KEY,
        helpful   INTEGER NOT NULL CHECK (helpful >= 0),
        unhelpful INTEGER NOT NULL CHECK (unhelpful >= 0)
    ) WITHOUT ROWID;
    CREATE TABLE votes_of_publishers (
        day       TEXT NOT NULL,
        publisher TEXT NOT NULL,
        helpful   INTEGER NOT NULL CHECK (helpful >= 0),
        unhelpful INTEGER NOT NULL CHECK (unhelpful >= 0),
        PRIMARY KEY (day, publisher)
    ) WITHOUT ROWID;

    -- That somebody has voted on a message, by a hash of both, and what moving the vote undoes.
    CREATE TABLE ballots (
        mark       TEXT PRIMARY KEY,
        day        TEXT NOT NULL,
        publishers TEXT NOT NULL,
        helpful    INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX ballots_day ON ballots (day);

    -- Channel 0 is the server itself, NULL is what the server has, or the bot's default.
    CREATE TABLE places (
        server  INTEGER NOT NULL,
        channel INTEGER NOT NULL,
        mode    TEXT,
        threads INTEGER,
        PRIMARY KEY (server, channel)
    ) WITHOUT ROWID;

    -- Ids are never given twice (AUTOINCREMENT): nonces of messages are made of them. `folded` is
    -- the topic as it is compared, channel 0 is a direct message.
    CREATE TABLE watches (
        id          INTEGER PRIMARY KEY AUTOINCREMENT,
        owner       INTEGER NOT NULL,
        number      INTEGER NOT NULL,
        server      INTEGER,
        channel     INTEGER NOT NULL,
        topic       TEXT NOT NULL,
        folded      TEXT NOT NULL,
        language    TEXT NOT NULL,
        created     INTEGER NOT NULL,
        quiet_start INTEGER,
        quiet_end   INTEGER,
        generation  INTEGER NOT NULL,
        UNIQUE (owner, number),
        UNIQUE (owner, channel, folded)
    );
    CREATE INDEX watches_server ON watches (server);

    -- One row an article that a watch has found. `begun`: when it was first sent, maybe.
    CREATE TABLE deliveries (
        watch    INTEGER NOT NULL REFERENCES watches ON DELETE CASCADE,
        sequence INTEGER NOT NULL,
        status   TEXT NOT NULL CHECK (status IN ('pending', 'sending', 'sent', 'lost')),
        nonce    TEXT,
        begun    INTEGER,
        PRIMARY KEY (watch, sequence)
    ) WITHOUT ROWID;
    CREATE INDEX deliveries_open ON deliveries (status) WHERE status IN ('pending', 'sending');
    """,
    """
    -- Of each channel one digest. Ids are never given twice: nonces of messages are made of them.
    -- `at` is a minute of the day, by the clock of the zone. `last` and `due` are due moments: the
    -- one up to which was told, and the next. `posting` is the one of which the post is `begun`.
    CREATE TABLE schedules (
        id        INTEGER PRIMARY KEY AUTOINCREMENT,
        server    INTEGER NOT NULL,
        channel   INTEGER NOT NULL UNIQUE,
        at        INTEGER NOT NULL,
        zone      TEXT NOT NULL,
        days      TEXT NOT NULL,
        period    TEXT,
        topic     TEXT,
        publisher TEXT,
        language  TEXT NOT NULL,
        last      INTEGER NOT NULL,
        due       INTEGER NOT NULL,
        posting   INTEGER,
        begun     INTEGER,
        CHECK ((posting IS NULL) = (begun IS NULL))
    );
    CREATE INDEX schedules_server ON schedules (server);
    CREATE INDEX schedules_due ON schedules (due);
    """,
)
