"""tantivy: segments of compressed postings, read with block maxima.

A field without positions, terms parted by spaces; hits are not counted, so that it may skip. Its
k1 is 1.2, fixed.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import tantivy

from retrieval.benchmark.contenders import K

if TYPE_CHECKING:
    from retrieval.benchmark.contenders import Keys
    from retrieval.benchmark.corpus import Corpus, StoredCorpus
    from retrieval.benchmark.gauge import Gauge
    from retrieval.benchmark.questions import Question
    from retrieval.engines import IndexedPassage

HEAP_BYTES = 1_000_000_000
"""What its writer may hold before it ends a segment: enough for one segment."""

ORDINALS = 1 << 12
"""A key as one number: sequence x ORDINALS + ordinal."""


def _schema() -> Any:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("terms", tokenizer_name="whitespace", index_option="freq")
    builder.add_integer_field("sequence", indexed=True)
    builder.add_unsigned_field("key", fast=True)
    return builder.build()


class Segments:
    """See `Contender`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._schema = _schema()
        self._index: Any = None
        self._searcher: Any = None
        self._writer: Any = None

    def build(self, corpus: StoredCorpus, gauge: Gauge) -> None:
        self.build_with(corpus, gauge, threads=1)

    def build_with(self, corpus: StoredCorpus, gauge: Gauge, *, threads: int) -> None:
        """Build with so many threads of its own; 0: as many as it likes."""
        self._folder.mkdir(parents=True, exist_ok=True)
        index = tantivy.Index(self._schema, path=str(self._folder))
        texts = [item for chunk in corpus.chunks() for item in _texts(chunk)]
        gauge.start()
        writer = index.writer(HEAP_BYTES, threads)
        for key, text in texts:
            writer.add_document(self._document(key, text))
        writer.commit()
        writer.wait_merging_threads()

    def _document(self, key: int, text: str) -> Any:
        document = tantivy.Document()
        document.add_text("terms", text)
        document.add_integer("sequence", key // ORDINALS)
        document.add_unsigned("key", key)
        return document

    def open(self) -> None:
        self._index = tantivy.Index.open(str(self._folder))
        self._searcher = self._index.searcher()

    def prepared(self, question: Question) -> Any:
        return tantivy.Query.boolean_query(
            [
                (
                    tantivy.Occur.Should,
                    tantivy.Query.term_query(self._schema, "terms", term, "freq"),
                )
                for term in question.terms
            ]
        )

    def answer(self, prepared: Any) -> Any:
        return self._searcher.search(prepared, K, count=False)

    def keys(self, answer: Any) -> Keys:
        places = [place for _, place in answer.hits]
        if not places:
            return []
        found = self._searcher.fast_field_values("key", places)
        return [divmod(int(key), ORDINALS) for key in found]

    def change(self, passages: Sequence[IndexedPassage], gone: Sequence[int]) -> None:
        if self._writer is None:
            self._writer = self._opened_writer()
        for sequence in gone:
            self._writer.delete_documents_by_term("sequence", sequence)
        for passage in passages:
            key = passage.key.sequence * ORDINALS + passage.key.ordinal
            self._writer.add_document(self._document(key, " ".join(passage.terms)))
        self._writer.commit()
        self._index.reload()
        self._searcher = self._index.searcher()

    def close(self) -> None:
        self._writer = self._searcher = self._index = None

    def _opened_writer(self) -> Any:
        """A writer for small changes; the lock of one that has just ended may take a moment."""
        for _ in range(50):
            try:
                return self._index.writer(50_000_000, 1)
            except ValueError:
                time.sleep(0.1)
        return self._index.writer(50_000_000, 1)


def _texts(part: Corpus) -> list[tuple[int, str]]:
    keys = part.rows[0].astype("int64") * ORDINALS + part.rows[1]
    return [(key, " ".join(part.terms(place))) for place, key in enumerate(keys.tolist())]


def make(folder: Path) -> Segments:
    return Segments(folder)
