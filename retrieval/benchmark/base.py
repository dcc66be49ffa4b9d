"""The base: real paragraphs, read and analyzed as a library would, as numbers of words.

Every engine compared brings a tokenizer of its own. They agree on plain lower-case ASCII words,
so a term that is none ("3.5", "서울") is written as one here: "x17".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from retrieval.analysis import Analyzer
from retrieval.benchmark.laws import heaps_exponent
from retrieval.errors import SourceError
from retrieval.model import ParsedArticle
from retrieval.sources import files, read_file

_PLAIN = re.compile(r"[a-z0-9]{1,30}")

LEAST = 100
"""Paragraphs below which there are no laws to keep."""


@dataclass(frozen=True, kw_only=True)
class Base:
    """words by number; ids int32 [T] and offsets int64 [P + 1] as in `Corpus`; the Heaps exponent
    of its end; and the names of the files it came from, without their folders."""

    words: list[str]
    ids: NDArray[np.int32]
    offsets: NDArray[np.int64]
    heaps: float
    names: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.offsets) - 1


def read(locations: Iterable[str]) -> Base:
    """The paragraphs of files and folders in their order, those without a term left out.

    SourceError names the first file that gives no article, or all where they hold too little.
    """
    analyzer = Analyzer()
    numbers: dict[str, int] = {}
    ids: list[int] = []
    offsets = [0]
    names: list[str] = []
    for location in locations:
        names.append(Path(location).name)
        for file in files(location):
            for article in read_file(file):
                if not isinstance(article, ParsedArticle):
                    raise SourceError(article.location, article.reason)
                for passage in article.passages:
                    terms = analyzer.terms(passage.text, article.language)
                    if terms:
                        ids += [numbers.setdefault(term, len(numbers)) for term in terms]
                        offsets.append(len(ids))
    if len(offsets) <= LEAST:
        raise SourceError(
            ", ".join(names) or "--corpus",
            f"{len(offsets) - 1} paragraphs are too few to measure with: give {LEAST} or more",
        )
    stream = np.array(ids, np.int32)
    return Base(
        words=_plain(numbers),
        ids=stream,
        offsets=np.array(offsets, np.int64),
        heaps=heaps_exponent(stream),
        names=tuple(names),
    )


def _plain(numbers: dict[str, int]) -> list[str]:
    return fresh_names(
        [term if _PLAIN.fullmatch(term) else None for term in numbers], set(numbers), "x"
    )


def fresh_names(words: Iterable[str | None], taken: set[str], letter: str) -> list[str]:
    """The words, each None replaced by `letter` and a number that is not `taken`."""
    found: list[str] = []
    number = 0
    for word in words:
        while word is None:
            name = f"{letter}{number}"
            number += 1
            if name not in taken:
                word = name
        found.append(word)
    return found
