"""Matrix: which terms stand in which passages how often, passage by passage.

The form in which passages come in and in which segments are joined; `inverting` turns it round.
Rows go by (article sequence, ordinal), rank-bm25's corpus order and the order of ties.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from retrieval.engines.embedded.native import Native
from retrieval.engines.embedded.segment import BLOCK, Segment

Ints = NDArray[np.int64]
Small = NDArray[np.int32]

ARTICLE_COLUMNS = (
    "sequence",
    "revision",
    "collection",
    "publisher",
    "first_day",
    "last_day",
)


@dataclass(frozen=True, kw_only=True)
class Matrix:
    """R rows with C cells in all, of A articles.

    terms: UTF-8 by number, in the order in which the rows first have them.
    begin: int64 [R + 1], where each row's cells begin.
    term, frequency: int32 [C].
    length: int64 [R], terms of each row, repeats counted.
    article, speaker, ordinal: int64 [R]; places in `articles` and `names`.
    articles: int64 [len(ARTICLE_COLUMNS), A], by sequence.
    names: collections, publishers and speakers by number.
    """

    terms: Sequence[bytes]
    begin: Ints
    term: Small
    frequency: Small
    length: Ints
    article: Ints
    speaker: Ints
    ordinal: Ints
    articles: Ints
    names: Sequence[str]

    def __len__(self) -> int:
        return len(self.length)


def transposed(segment: Segment, living: NDArray[np.bool_], native: Native | None) -> Matrix:
    """The matrix of a segment's passages, without the articles that are not `living` [A].

    Terms keep their numbers, also those that no passage is left of.
    """
    article = segment.voice_article[segment.voice].astype(np.int64)
    kept = np.flatnonzero(living[article])
    order = kept[np.lexsort((segment.ordinal[kept], article[kept]))]
    row = np.full(len(segment), -1, np.int64)
    row[order] = np.arange(len(order))
    begin, term, frequency = _cells(segment, row, len(order), native)
    number = np.cumsum(living) - 1
    return Matrix(
        terms=segment.vocabulary.terms(),
        begin=begin,
        term=term,
        frequency=frequency,
        length=segment.lengths(order),
        article=number[article[order]],
        speaker=segment.voice_speaker[segment.voice[order]].astype(np.int64),
        ordinal=segment.ordinal[order].astype(np.int64),
        articles=np.array([getattr(segment, c) for c in ARTICLE_COLUMNS], np.int64)[:, living],
        names=json.loads(segment.names.tobytes()),
    )


def joined(matrices: Sequence[Matrix]) -> Matrix:
    """One matrix of all rows; terms go in the order of the matrices."""
    terms: dict[bytes, int] = {}
    names: dict[str, int] = {}
    parts: list[Matrix] = []
    articles = 0
    for matrix in matrices:
        mapped = np.array([terms.setdefault(t, len(terms)) for t in matrix.terms], np.int32)
        named = np.array([names.setdefault(n, len(names)) for n in matrix.names], np.int64)
        columns = matrix.articles.copy()
        for column in ("collection", "publisher"):
            place = ARTICLE_COLUMNS.index(column)
            columns[place] = named[columns[place]]
        parts.append(
            replace(
                matrix,
                term=mapped[matrix.term] if len(mapped) else matrix.term,
                speaker=named[matrix.speaker] if len(named) else matrix.speaker,
                article=matrix.article + articles,
                articles=columns,
            )
        )
        articles += columns.shape[1]
    length = np.concatenate([part.length for part in parts])
    sizes = np.concatenate([np.diff(part.begin) for part in parts])
    both = Matrix(
        terms=list(terms),
        begin=np.concatenate(([0], np.cumsum(sizes))),
        term=np.concatenate([part.term for part in parts]),
        frequency=np.concatenate([part.frequency for part in parts]),
        length=length,
        article=np.concatenate([part.article for part in parts]),
        speaker=np.concatenate([part.speaker for part in parts]),
        ordinal=np.concatenate([part.ordinal for part in parts]),
        articles=np.concatenate([part.articles for part in parts], axis=1),
        names=list(names),
    )
    return with_names(_used(in_order(both, renumber=False)))


def in_order(matrix: Matrix, *, renumber: bool = True) -> Matrix:
    """Articles and rows in their order, and with `renumber` terms in that of first occurrence."""
    sequence = matrix.articles[0]
    if np.any(np.diff(sequence) < 0):
        by_sequence = np.argsort(sequence, kind="stable")
        place = np.empty(len(sequence), np.int64)
        place[by_sequence] = np.arange(len(sequence))
        matrix = replace(
            matrix, articles=matrix.articles[:, by_sequence], article=place[matrix.article]
        )
    step = np.diff(matrix.article)
    if not np.any((step < 0) | ((step == 0) & (np.diff(matrix.ordinal) < 0))):
        return matrix
    order = np.lexsort((matrix.ordinal, matrix.article))
    sizes = np.diff(matrix.begin)[order]
    begin = np.concatenate(([0], np.cumsum(sizes)))
    cells = np.arange(begin[-1]) + np.repeat(matrix.begin[order] - begin[:-1], sizes)
    term, terms = matrix.term[cells], matrix.terms
    if renumber:
        used, first = np.unique(term, return_index=True)
        used = used[np.argsort(first)]
        number = np.zeros(len(terms), np.int32)
        number[used] = np.arange(len(used))
        term, terms = number[term], [terms[i] for i in used.tolist()]
    return replace(
        matrix,
        terms=terms,
        begin=begin,
        term=term,
        frequency=matrix.frequency[cells],
        length=matrix.length[order],
        article=matrix.article[order],
        speaker=matrix.speaker[order],
        ordinal=matrix.ordinal[order],
    )


def _used(matrix: Matrix) -> Matrix:
    """Without terms that no row has."""
    used = np.bincount(matrix.term, minlength=len(matrix.terms)) > 0
    if used.all():
        return matrix
    number = (np.cumsum(used) - 1).astype(np.int32)
    terms = [matrix.terms[i] for i in np.flatnonzero(used).tolist()]
    return replace(matrix, terms=terms, term=number[matrix.term])


def with_names(matrix: Matrix) -> Matrix:
    """With the names that are used, in alphabetical order."""
    columns = [ARTICLE_COLUMNS.index(name) for name in ("collection", "publisher")]
    used = np.unique(np.concatenate((matrix.articles[columns].ravel(), matrix.speaker)))
    names = sorted(matrix.names[i] for i in used.tolist())
    place = {name: number for number, name in enumerate(names)}
    number = np.array([place.get(name, -1) for name in matrix.names], np.int64)
    articles = matrix.articles.copy()
    for column in columns:
        articles[column] = number[articles[column]]
    return replace(matrix, names=names, articles=articles, speaker=number[matrix.speaker])


def _cells(
    segment: Segment, row: Ints, rows: int, native: Native | None
) -> tuple[Ints, Small, Small]:
    """begin, term and frequency of the rows; `row` [P] is each passage's, -1 for none."""
    size = segment.stretch_size.astype(np.int64)
    passage = (segment.postings >> 1).astype(np.int64)
    passage += np.repeat(segment.stretch_block.astype(np.int64) * BLOCK, size)
    if native is not None:
        sizes = np.bincount(row[passage] + 1, minlength=rows + 1)[1:]
        begin = np.concatenate(([0], np.cumsum(sizes)))
        term, frequency = (np.empty(int(begin[-1]), np.int32) for _ in range(2))
        native.call(
            "transpose",
            passage,
            segment.posting_begin,
            segment.repeat_begin,
            segment.repeat_passage,
            segment.kind_frequency[segment.repeat_kind],
            row,
            begin[:-1].copy(),
            term,
            frequency,
        )
        return begin, term, frequency
    term_of = np.repeat(np.arange(len(segment.vocabulary)), segment.document_frequency)
    often = np.ones(len(passage), np.int64)
    repeat_term = np.repeat(
        np.arange(len(segment.vocabulary)),
        (segment.repeat_begin[1:] - segment.repeat_begin[:-1]).astype(np.int64),
    )
    width = max(1, len(segment))
    where = np.searchsorted(
        term_of * width + passage, repeat_term * width + segment.repeat_passage.astype(np.int64)
    )
    often[where] = segment.kind_frequency[segment.repeat_kind]
    kept = np.flatnonzero(row[passage] >= 0)
    order = kept[np.argsort(row[passage[kept]], kind="stable")]
    sizes = np.bincount(row[passage[order]], minlength=rows)
    begin = np.concatenate(([0], np.cumsum(sizes)))
    return begin, term_of[order].astype(np.int32), often[order].astype(np.int32)


def same(one: Matrix, other: Matrix) -> bool:
    """Whether two matrices hold the same, whatever the numbers of their terms and names."""
    if len(one) != len(other) or sorted(one.terms) != sorted(other.terms):
        return False
    number = {term: place for place, term in enumerate(one.terms)}
    mapped = np.array([number[term] for term in other.terms], np.int64)
    cells = []
    for matrix, term in (
        (one, one.term),
        (other, mapped[other.term] if len(mapped) else other.term),
    ):
        row = np.repeat(np.arange(len(matrix)), matrix.begin[1:] - matrix.begin[:-1])
        order = np.lexsort((term, row))
        cells.append((row, term[order], matrix.frequency[order]))
    named = [
        (
            [matrix.names[i] for i in matrix.speaker.tolist()],
            [[matrix.names[i] for i in column.tolist()] for column in matrix.articles[2:4]],
        )
        for matrix in (one, other)
    ]
    return (
        named[0] == named[1]
        and np.array_equal(one.article, other.article)
        and np.array_equal(one.ordinal, other.ordinal)
        and np.array_equal(one.length, other.length)
        and np.array_equal(np.delete(one.articles, [2, 3], 0), np.delete(other.articles, [2, 3], 0))
        and all(np.array_equal(a, b) for a, b in zip(*cells, strict=True))
    )
