"""ReadPassage: a passage as the second stage reads it, with its words and sentences.

Knows the passage alone, no question: what is worked out here serves every question that comes.
"""

from __future__ import annotations

import bisect
from functools import cached_property

from retrieval.analysis import Analyzer, Token, bounds
from retrieval.model import Passage
from retrieval.questions import EVIDENCE, AnswerForm


class ReadPassage:
    """A passage with its words; computed once, kept by the answerer's cache.

    terms, surfaces: of its words in order; speaker_terms, headline_terms: those of who said it
    and of its article's headline.
    """

    def __init__(self, passage: Passage, analyzer: Analyzer) -> None:
        self.passage = passage
        self._analyzer = analyzer
        language = passage.header.language
        words = analyzer.words(passage.text, language)
        # Tuples of texts are left alone by the garbage collector: as lists, those of a full cache
        # cost it 10 ms at a time.
        self.terms = tuple([word[0] for word in words])
        self.surfaces = tuple([word[1] for word in words])
        who = passage.speaker
        spoken = f"{who.name}, {who.title or ''}" if who else ""
        self.speaker_terms = tuple(analyzer.terms(spoken, language)) if who else ()
        self.headline_terms = tuple(analyzer.terms(passage.header.headline or "", language))
        self._gives: dict[AnswerForm, frozenset[int]] = {}

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """[start, end) of each sentence."""
        return bounds(self.passage.text)

    @cached_property
    def sentence_terms(self) -> list[tuple[str, ...]]:
        """The terms of each sentence, in order."""
        text, language = self.passage.text, self.passage.header.language
        return [
            tuple([word[0] for word in self._analyzer.words(text, language, first, last)])
            for first, last in self.sentences
        ]

    def tokens(self) -> list[Token]:
        """The words with their places in the text, without stop words."""
        read = self._analyzer.tokens(self.passage.text, self.passage.header.language)
        return [token for token in read if not token.stop]

    def gives(self, form: AnswerForm) -> frozenset[int]:
        """Places of the sentences that hold something of the form of an answer."""
        found = self._gives.get(form)
        if found is None:
            matches = EVIDENCE[form].finditer(self.passage.text)
            ends = [end for _, end in self.sentences]
            found = frozenset([bisect.bisect_right(ends, match.start()) for match in matches])
            self._gives[form] = found
        return found
