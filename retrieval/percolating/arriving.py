"""A new article, read once for all topics."""

from __future__ import annotations

from functools import cached_property

from retrieval.analysis import Analyzer
from retrieval.feeding import key_of
from retrieval.model import Article
from retrieval.reading import ReadPassage

HEADING = 2
"""Sentences of the first passage that head an article, after its headline."""


class Arrived:
    """A new article with its words; it has one passage at least.

    `heads` are the terms that head it, `everything` all of them; of each passage there are its
    `terms` with those of its speaker, and the same of each two sentences in a row (`windows`).
    """

    def __init__(self, article: Article, analyzer: Analyzer) -> None:
        self.header = article.header
        self.reads = [ReadPassage(passage, analyzer) for passage in article.passages]
        self.around = {key_of(read.passage): read for read in self.reads}
        self.terms = [frozenset((*read.terms, *read.speaker_terms)) for read in self.reads]
        self.lead = lead = self.reads[0]
        # The year of an article is that of what it tells, as a rule, and seldom said.
        year = (self.header.published or "")[:4]
        self.heads = frozenset([*lead.headline_terms, year]).union(*lead.sentence_terms[:HEADING])
        self.everything = self.heads.union(*self.terms)

    @cached_property
    def windows(self) -> list[list[frozenset[str]]]:
        found: list[list[frozenset[str]]] = []
        for read in self.reads:
            lines = read.sentence_terms
            found.append(
                [
                    frozenset(read.speaker_terms).union(*lines[at : at + 2])
                    for at in range(max(1, len(lines) - 1))
                ]
            )
        return found
