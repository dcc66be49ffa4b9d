"""Reading: an article as sentences, each with its words and its length."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from retrieval.analysis import Analyzer
from retrieval.model import Article, Line
from retrieval.prose import Nature, natures


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """One sentence of an article, with what it is by itself.

    `words` has each term and each written form that carries meaning, with how often it stands
    there; `length` is in words, at least 1; `place` counts the sentences of its passage from 0.
    """

    line: Line
    nature: Nature
    place: int
    words: Mapping[str, int]
    terms: frozenset[str]
    length: int

    @cached_property
    def text(self) -> str:
        return self.line.text


def read(article: Article, analyzer: Analyzer) -> list[Sentence]:
    """The sentences of an article in source order."""
    found: list[Sentence] = []
    language = article.header.language
    for passage in article.passages:
        for place, nature in enumerate(natures(passage.text, language)):
            span = nature.span
            pairs = analyzer.words(passage.text, language, span.start, span.end)
            words: dict[str, int] = {}
            for term, form in pairs:
                # A shared form counts beside the shared term: inflections meet, and words that
                # are written alike meet more. " " keeps the two apart.
                words[term] = words.get(term, 0) + 1
                words[" " + form] = words.get(" " + form, 0) + 1
            found.append(
                Sentence(
                    line=Line(passage=passage, span=span),
                    nature=nature,
                    place=place,
                    words=words,
                    terms=frozenset([term for term, _ in pairs]),
                    # Scripts without spaces have no words to count: their pairs of letters do.
                    length=max(1, passage.text.count(" ", span.start, span.end) + 1, len(pairs)),
                )
            )
    return found
