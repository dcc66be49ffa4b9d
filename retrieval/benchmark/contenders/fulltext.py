"""SQLite FTS5: an inverted index in tables of a database file, without a copy of the text."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from retrieval.benchmark.contenders import K

if TYPE_CHECKING:
    from retrieval.benchmark.contenders import Keys
    from retrieval.benchmark.corpus import Corpus, StoredCorpus
    from retrieval.benchmark.gauge import Gauge
    from retrieval.benchmark.questions import Question
    from retrieval.engines import IndexedPassage

ORDINALS = 1 << 12
"""A row id: sequence x ORDINALS + ordinal."""

_SEARCH = f"SELECT rowid FROM passages WHERE passages MATCH ? ORDER BY rank LIMIT {K}"  # noqa: S608  # a number
_INSERT = "INSERT INTO passages(rowid, terms) VALUES (?, ?)"
_DELETE = "INSERT INTO passages(passages, rowid, terms) VALUES ('delete', ?, ?)"


class FullText:
    """See `Contender`."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "fts5.sqlite"
        # A table without content is told the text of what it is to forget.
        self._texts: dict[int, list[tuple[int, str]]] = {}

    def build(self, corpus: StoredCorpus, gauge: Gauge) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        rows = [row for chunk in corpus.chunks() for row in _rows(chunk)]
        gauge.start()
        self.open()
        self._connection.execute("CREATE VIRTUAL TABLE passages USING fts5(terms, content='')")
        self._connection.executemany(_INSERT, rows)
        self._connection.commit()
        self._connection.close()

    def open(self) -> None:
        self._connection = sqlite3.connect(self._file)

    def prepared(self, question: Question) -> tuple[str]:
        return (" OR ".join(f'"{term}"' for term in question.terms),)

    def answer(self, prepared: tuple[str]) -> list[tuple[int]]:
        return self._connection.execute(_SEARCH, prepared).fetchall()

    def keys(self, answer: list[tuple[int]]) -> Keys:
        return [divmod(row, ORDINALS) for (row,) in answer]

    def change(self, passages: Sequence[IndexedPassage], gone: Sequence[int]) -> None:
        for sequence in gone:
            self._connection.executemany(_DELETE, self._texts.pop(sequence))
        for passage in passages:
            row = (passage.key.sequence * ORDINALS + passage.key.ordinal, " ".join(passage.terms))
            self._texts.setdefault(passage.key.sequence, []).append(row)
            self._connection.execute(_INSERT, row)
        self._connection.commit()

    def close(self) -> None:
        self._connection.close()


def _rows(part: Corpus) -> list[tuple[int, str]]:
    keys = part.rows[0].astype("int64") * ORDINALS + part.rows[1]
    return [(key, " ".join(part.terms(place))) for place, key in enumerate(keys.tolist())]


def make(folder: Path) -> FullText:
    return FullText(folder)
