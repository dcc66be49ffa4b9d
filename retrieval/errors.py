"""The error tree: every failure that Dateline foresees, with its facts as attributes.

    DatelineError
    ├── QueryError            the request cannot be understood (a date, a limit, a file of topics)
    ├── UnknownArticleError   no article has this id
    ├── SourceError           one location could not be read as articles
    └── StoreError            the library on disk
        ├── StoreUnavailableError   cannot be opened or written (permissions, a full disk, a lock)
        ├── StoreDamagedError       is no database, or one that SQLite cannot read
        └── StoreTooNewError        was written by a later version

A message says what failed, on what, and what to try; doors (the command line, a Discord command)
print it as it is.
"""

from __future__ import annotations

from datetime import date


class DatelineError(Exception):
    """Root of all foreseen failures."""


class QueryError(DatelineError):
    """A request that cannot be understood; nothing was searched."""


class UnknownArticleError(DatelineError):
    """No article of the library has this id, or had it at the end of a day."""

    def __init__(self, article_id: str, until: date | None = None) -> None:
        self.article_id = article_id
        as_of = f" until {until}" if until is not None else ""
        super().__init__(
            f"no article has the id {article_id!r}{as_of}: `search` and `ask --json` show the ids"
        )


class SourceError(DatelineError):
    """One location (a file, a line of a file, a folder) that gave no article.

    `location` names it as the user would; `reason` says why and what to try.
    """

    def __init__(self, location: str, reason: str) -> None:
        self.location = location
        self.reason = reason
        super().__init__(f"{location}: {reason}")


class StoreError(DatelineError):
    """The library on disk cannot do what was asked."""


class StoreUnavailableError(StoreError):
    """The library cannot be opened or written now; what it holds is unharmed."""


class StoreDamagedError(StoreError):
    """The library file is not one that can be read; it is left as it is."""


class StoreTooNewError(StoreError):
    """The library was written by a later version of Dateline."""
