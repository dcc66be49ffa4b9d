"""The SQLite store: the truth on one machine, in one file.

`database` holds the connections, `migrations` the schema, `rows` what a row means, `hashing`
how it is known to be whole, `writing`, `headlines` and `acronyms` their statements, `store` the
operations.
"""

from retrieval.stores.sqlite.store import SqliteStore

__all__ = ["SqliteStore"]
