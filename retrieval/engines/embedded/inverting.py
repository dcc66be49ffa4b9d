"""From a matrix to a segment: lists of passages by term. See `Segment` for the layout."""

from __future__ import annotations

import json
from concurrent.futures import Executor
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retrieval.engines.embedded import remembering
from retrieval.engines.embedded.cores import Alone, beside
from retrieval.engines.embedded.matrix import ARTICLE_COLUMNS, Matrix
from retrieval.engines.embedded.native import Native
from retrieval.engines.embedded.segment import BLOCK, Segment
from retrieval.engines.embedded.vocabulary import Vocabulary

Ints = NDArray[np.int64]


def invert(matrix: Matrix, native: Native | None) -> Segment:
    """The segment of a matrix; the same with and without compiled kernels."""
    order = np.argsort(_narrow(matrix.length), kind="stable")
    run_length, run_begin = np.unique(matrix.length[order], return_index=True)
    count = matrix.articles.shape[1]
    with beside(len(matrix.term)) as other:
        lists = _lists(matrix, order, native, other)
        begins = lists["posting_begin"].astype(np.int64)
        remembered = other.submit(_remembered, begins, lists["posting_article"], count, native)
        run = np.searchsorted(run_begin, lists["repeat_passage"], side="right") - 1
        frequency = lists["repeat_frequency"].astype(np.int64)
        width = int(frequency.max(initial=0)) + 1
        kinds, kind = np.unique(run * width + frequency, return_inverse=True)
        voices, voice = _voices(matrix)
        vocabulary = Vocabulary.of_bytes(matrix.terms)
        begin, data = remembered.result()
    articles = dict(zip(ARTICLE_COLUMNS, matrix.articles, strict=True))
    names = json.dumps(list(matrix.names), ensure_ascii=False).encode("utf-8", "surrogatepass")
    per_article = np.zeros(count, np.int64)
    np.add.at(per_article, matrix.article, matrix.length)
    return Segment(
        term_begin=vocabulary.begin,
        term_letters=vocabulary.letters,
        term_slots=vocabulary.slots,
        posting_begin=lists["posting_begin"],
        stretch_begin=lists["stretch_begin"],
        repeat_begin=lists["repeat_begin"],
        postings=lists["postings"],
        stretch_block=lists["stretch_block"],
        stretch_size=lists["stretch_size"],
        repeat_passage=lists["repeat_passage"],
        repeat_kind=kind.astype(np.uint16 if len(kinds) <= 1 << 16 else np.uint32),
        kind_frequency=kinds % width,
        kind_run=kinds // width,
        run_begin=np.append(run_begin, len(order)).astype(np.int64),
        run_length=run_length,
        voice=voice[order].astype(np.uint32),
        ordinal=_narrow(matrix.ordinal[order]),
        voice_article=voices[0].astype(np.uint32),
        voice_speaker=voices[1].astype(np.uint32),
        sequence=articles["sequence"],
        revision=articles["revision"].astype(np.uint32),
        collection=articles["collection"].astype(np.uint32),
        publisher=articles["publisher"].astype(np.uint32),
        first_day=articles["first_day"].astype(np.int32),
        last_day=articles["last_day"].astype(np.int32),
        passages=np.bincount(matrix.article, minlength=count).astype(np.uint32),
        length=per_article,
        remembered_begin=begin,
        remembered=data,
        names=np.frombuffer(names, np.uint8),
    )


def _lists(
    matrix: Matrix, order: Ints, native: Native | None, other: Executor
) -> dict[str, NDArray[Any]]:
    """Postings, stretches and repeats by term, and the article of each posting."""
    terms = len(matrix.terms)
    if native is not None:
        counts = _counted(other, native, matrix, order)
        begins = np.zeros((3, terms + 1), np.int64)
        np.cumsum(counts[:, :3].T, axis=1, out=begins[:, 1:])
        postings: NDArray[Any] = np.empty(int(begins[0][-1]), np.uint16)
        article: NDArray[Any] = np.empty(len(postings), np.uint32)
        block, size = (np.zeros(int(begins[1][-1]), np.uint16) for _ in range(2))
        passage: NDArray[Any] = np.empty(int(begins[2][-1]), np.uint32)
        frequency: NDArray[Any] = np.empty(len(passage), np.int32)
        counts[:, :3] = begins[:, :-1].T
        counts[:, 3] = -1
        into = (postings, article, block, size, passage, frequency)
        _by_terms(other, native, "fill", matrix, order, matrix.article, counts, *into)
    else:
        number = np.empty(len(matrix), np.int64)
        number[order] = np.arange(len(order))
        of_cell = np.repeat(number, np.diff(matrix.begin))
        by_term = np.lexsort((of_cell, matrix.term))
        term, of_cell = matrix.term[by_term].astype(np.int64), of_cell[by_term]
        article = matrix.article[order][of_cell]
        often = matrix.frequency[by_term]
        repeated = np.flatnonzero(often > 1)
        blocks = len(matrix) // BLOCK + 1
        stretches, size = np.unique(term * blocks + of_cell // BLOCK, return_counts=True)
        begins = np.zeros((3, terms + 1), np.int64)
        for place, part in enumerate((term, stretches // blocks, term[repeated])):
            np.cumsum(np.bincount(part, minlength=terms), out=begins[place, 1:])
        postings, block = 2 * (of_cell % BLOCK) + (often > 1), stretches % blocks
        passage, frequency = of_cell[repeated], often[repeated]
    return {
        "posting_begin": begins[0].astype(np.uint32),
        "stretch_begin": begins[1].astype(np.uint32),
        "repeat_begin": begins[2].astype(np.uint32),
        "postings": postings.astype(np.uint16, copy=False),
        "stretch_block": block.astype(np.uint16, copy=False),
        "stretch_size": size.astype(np.uint16, copy=False),
        "repeat_passage": passage.astype(np.uint32, copy=False),
        "repeat_frequency": frequency,
        "posting_article": article,
    }


def _counted(other: Executor, native: Native, matrix: Matrix, order: Ints) -> Ints:
    """What the kernel `count` gives for all passages, four numbers a term [V, 4]; half of the
    blocks are counted beside the others."""
    passages = len(order)
    middle = passages if isinstance(other, Alone) else passages // 2 // BLOCK * BLOCK
    cells = (matrix.begin, matrix.term, matrix.frequency, order)
    # Side by side: one line of cache a term instead of four.
    counts = np.tile(np.array([0, 0, 0, -1]), (2, len(matrix.terms), 1))
    later = other.submit(native.call, "count", *cells, counts[1], np.array([middle, passages]))
    native.call("count", *cells, counts[0], np.array([0, middle]))
    later.result()
    found: Ints = counts.sum(axis=0)
    return found


def _by_terms(
    other: Executor, native: Native, kernel: str, matrix: Matrix, *arrays: NDArray[Any]
) -> None:
    """Run a kernel for the half of the cells with the lower terms, and beside it for the others.

    Terms have their own places in what is written, so the halves do not meet.
    """
    term, terms = matrix.term, len(matrix.terms)
    cells = (matrix.begin, term, matrix.frequency)
    if isinstance(other, Alone):
        native.call(kernel, *cells, *arrays, np.array([0, terms]))
        return
    middle = int(np.median(term[:: len(term) // 1000])) + 1
    upper = other.submit(native.call, kernel, *cells, *arrays, np.array([middle, terms]))
    native.call(kernel, *cells, *arrays, np.array([0, middle]))
    upper.result()


def _voices(matrix: Matrix) -> tuple[Ints, Ints]:
    """(article, speaker) of each voice [2, W], by article then speaker, and each row's voice."""
    width = max(1, len(matrix.names))
    keys, voice = np.unique(matrix.article * width + matrix.speaker, return_inverse=True)
    return np.array([keys // width, keys % width]), voice


def _remembered(
    begins: Ints, article: NDArray[Any], count: int, native: Native | None
) -> tuple[Ints, NDArray[np.uint8]]:
    """Each article's terms, out of the articles of all postings. See `remembering`."""
    if native is None:
        term = np.repeat(np.arange(len(begins) - 1), np.diff(begins))
        return remembering.encode(article.astype(np.int64), term, count)
    last, counts, begin = (np.zeros(count + more, np.int64) for more in (0, 0, 1))
    native.call("remember", begins, article, last, counts, begin[1:], np.zeros(0, np.uint8))
    np.cumsum(begin, out=begin)
    data = np.empty(int(begin[-1]), np.uint8)
    last[:] = 0
    native.call("remember", begins, article, last, counts, begin[:-1].copy(), data)
    return begin, data


def _narrow(values: Ints) -> NDArray[np.unsignedinteger]:
    """In the narrowest type that holds them: sorted and kept at a fraction of the cost."""
    kind = np.uint16 if values.max(initial=0) < 1 << 16 else np.uint32
    return values.astype(kind)
