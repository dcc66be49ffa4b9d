"""ReadPassage: a passage as the second stage reads it, with its words and sentences.

Knows the passage alone, no question: what is worked out here serves every question that comes.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Set
from functools import cached_property

from retrieval.analysis import Analyzer, Token, bounds
from retrieval.analysis.analyzer import fold
from retrieval.model import Passage
from retrieval.questions import EVIDENCE, NAMING, AnswerForm

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[\w'’]+")
"""Words as the analyzer parts them: U.S., O'Brien's, but Duck-soo is two."""


class ReadPassage:
    """A passage with its words; computed once, kept by the answerer's cache.

    terms, surfaces: of its words in order.
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
        self._found: dict[AnswerForm, tuple[tuple[int, frozenset[str]], ...]] = {}

    @cached_property
    def speaker_terms(self) -> tuple[str, ...]:
        """The terms of the name and the title of who said it, in order."""
        who = self.passage.speaker
        spoken = f"{who.name}, {who.title or ''}" if who else ""
        return tuple(self._analyzer.terms(spoken, self.passage.header.language)) if who else ()

    @cached_property
    def headline_terms(self) -> tuple[str, ...]:
        """The terms of its article's headline, in order."""
        header = self.passage.header
        return tuple(self._analyzer.terms(header.headline or "", header.language))

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

    def gives(self, form: AnswerForm, asked: Set[str] = frozenset()) -> frozenset[int]:
        """Places of the sentences that hold something of the form of an answer; where that is a
        name, one that has a word besides the folded ones in `asked`."""
        if form in NAMING:
            return frozenset([place for place, words in self._evidence(form) if words - asked])
        return frozenset([place for place, _ in self._evidence(form)])

    def _evidence(self, form: AnswerForm) -> tuple[tuple[int, frozenset[str]], ...]:
        """Each find of the form: the place of its sentence and, of names, its capitalised words."""
        found = self._found.get(form)
        if found is None:
            ends = [end for _, end in self.sentences]
            named = form in NAMING
            found = self._found[form] = tuple(
                (
                    bisect.bisect_right(ends, match.start()),
                    _names(match.group(1) if form == "where" else match.group())
                    if named
                    else frozenset(),
                )
                for match in EVIDENCE[form].finditer(self.passage.text)
            )
        return found


def _names(text: str) -> frozenset[str]:
    """The capitalised words, folded as the analyzer folds those of a question."""
    words = [fold(word).replace("’", "'") for word in _WORD.findall(text) if word[0].isupper()]
    return frozenset([word.removesuffix("'s").replace("'", "").replace(".", "") for word in words])
