"""What reports of a story take back: numbers that are not said again in its line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from retrieval.analysis import Analyzer, numbers
from retrieval.model import Article
from retrieval.prose import corrections

_WORD = regex.compile(r"\d+(?:[.,]\d+)*|\p{L}+")

SHARED = 2
"""Terms beside the number that a sentence has to share with what takes it back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retraction:
    """A sentence that says what was wrong: its numbers without those of what is right, and its
    terms."""

    numbers: frozenset[str]
    terms: frozenset[str]

    def takes_back(self, text: str, terms: frozenset[str]) -> bool:
        """Whether a sentence says again what is taken back."""
        shared = terms & self.terms
        if len(shared) < SHARED:
            return False
        said = numbers_of(text)
        return bool(said & self.numbers) and len(shared - said) >= SHARED


def retractions(articles: Sequence[Article], analyzer: Analyzer) -> list[Retraction]:
    """What some articles take back, in order."""
    found: list[Retraction] = []
    for article in articles:
        language = article.header.language
        for passage in article.passages:
            if passage.kind == "quote":
                continue
            told = corrections(passage.text, language)
            for place, (span, part) in enumerate(told):
                if part != "wrong":
                    continue
                wrong = passage.text[span.start : span.end]
                right = [
                    passage.text[one.start : one.end]
                    for one, what in told[place + 1 :]
                    if what == "right"
                ]
                taken = numbers_of(wrong).difference(*map(numbers_of, right))
                if taken:
                    terms = frozenset(analyzer.terms(wrong, language))
                    found.append(Retraction(numbers=taken, terms=terms))
    return found


def numbers_of(text: str) -> frozenset[str]:
    """The numbers of a text, in figures and in English words, each in all ways to write it."""
    known = numbers.words()
    found: set[str] = set()
    for word in _WORD.findall(text.lower()):
        if word[0].isdigit():
            word = word.replace(",", "")
        elif word not in known:
            continue
        found |= {word, *known.get(word, ())}
    return frozenset(found)
