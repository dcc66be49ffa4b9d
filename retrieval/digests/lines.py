"""The line of a story: the sentence that tells the event best, as it last stood."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from retrieval.analysis import Analyzer, sentences
from retrieval.digests.retracting import retractions
from retrieval.model import Article, ArticleHeader, Line, Span, Story
from retrieval.prose import natures

LOOKED_AT = 6
"""Reports of a story, the latest, among whose leads the line is looked for."""

PASSAGES, SENTENCES = 3, 4
"""Passages and sentences from the top of a report that may tell what it is about."""

LOOKED_AT = 8
"""Sentences of one passage that are looked at for those: half of them may be of no use."""

FURTHER, LATER = 0.8, 0.95
"""What a sentence counts of the one before it, and a report of one a day later; what it counts of
the next later one, be it of the same day."""

TOGETHER = 1.5
"""Power of the share of the reports that hold a term: what most of them tell is the story, what one
of them adds is not."""

DAY_CHARS = 10
"""Characters of a date that names a day."""

LEANING = 0.4
"""What a sentence counts that needs the one before it."""

LONG_CHARS = 280
"""Sentences of more characters tell too much for one line, slight ones too little."""

UNFIT = 0.5
"""What those count."""

CORRECTING = 0.2
"""What a correction counts, told whole: the line of a story that has nothing else."""

RETRACTED = 0.1
"""What a sentence counts that says again what a report of the story takes back."""

VOICED = 0.75
"""What a sentence counts that somebody told the newsroom: a voice on the event, not the event."""

AWAY = 0.6
"""What a sentence counts that has no term of its report's headline where another has all."""

_CORRECTION = re.compile(r"\b(?:correction|corrects|corrected|clarification)s?\b", re.IGNORECASE)
_VOICED = re.compile(
    r"\b(?:told|tells) (?:us|the [A-Z]\w+|(?:this|our) \w+|reporters|journalists)\b"
    r"|\bin an? (?:\w+ ){0,2}interview\b"
)
_OPENS_QUOTE = frozenset("\"“”‘'«")


class _Candidate(NamedTuple):
    line: Line
    terms: frozenset[str]
    worth: float


def read_for(story: Story) -> list[ArticleHeader]:
    """The reports that the line of a story is looked for in, the latest first.

    What its own publisher corrected afterwards is none, neither is one of which only the month is
    known, which may be from its beginning, beside others. A copy that is headed as a correction
    stands for its report.
    """
    kept: list[ArticleHeader] = []
    correcting: set[str | None] = set()
    for report in reversed(story.reports):
        corrected = [h for h in report.copies if _CORRECTION.search(h.headline or "")]
        header = corrected[-1] if corrected else report.header
        if header.publisher in correcting:
            continue
        kept.append(header)
        if _CORRECTION.search(header.headline or ""):
            correcting.add(header.publisher)
    days = [header for header in kept if len(header.published or "") >= DAY_CHARS]
    return (days or kept)[:LOOKED_AT]


def best(
    articles: Sequence[Article], analyzer: Analyzer, rarity: Callable[[str], float]
) -> Line | None:
    """The line of a story from its reports, the latest first; None where they have no words.

    A sentence is worth what its terms are, each its rarity times the share of the reports whose
    headline and lead hold it, by its square root of terms, so that a longer one is not better for
    being long. First sentences, late reports and what the headline tells are preferred, ties by
    that order; what is taken back loses.
    """
    heads: Counter[str] = Counter()
    found: list[_Candidate] = []
    taken_back = retractions(articles, analyzer)
    for place, article in enumerate(articles):
        language = article.header.language
        headline = frozenset(analyzer.terms(article.header.headline or "", language))
        own = set(headline)
        late = LATER**place * FURTHER ** _days(articles[0].header, article.header)
        read = [
            (line, worth, frozenset(analyzer.terms(line.text, language)))
            for line, worth in _sentences(article)
        ]
        nears = [_near(terms, headline, rarity) for _, _, terms in read]
        for (line, worth, terms), near in zip(read, nears, strict=True):
            own |= terms
            if any(one.takes_back(line.text, terms) for one in taken_back):
                worth *= RETRACTED
            # Headlines differ in how plain they are: only its own report's sentences compare.
            found.append(_Candidate(line, terms, worth * late * near / max(nears)))
        heads.update(own)
    if not found:
        return _first(articles)
    values = {
        term: rarity(term) * (count / len(articles)) ** TOGETHER
        for term, count in sorted(heads.items())
    }
    return max(found, key=lambda one: one.worth * _told(one.terms, values)).line


def _days(latest: ArticleHeader, header: ArticleHeader) -> int:
    """How many days a report is older than the latest, by the dates that they bear."""
    texts = [(one.published or "")[:DAY_CHARS] for one in (latest, header)]
    if any(len(text) < DAY_CHARS for text in texts):
        return 0
    last, day = map(date.fromisoformat, texts)
    return max(0, (last - day).days)


def _near(terms: frozenset[str], headline: frozenset[str], rarity: Callable[[str], float]) -> float:
    """What a sentence counts for how much of its report's headline it tells."""
    whole = math.fsum(rarity(term) for term in sorted(headline))
    if whole <= 0:
        return 1.0
    held = math.fsum(rarity(term) for term in sorted(headline & terms))
    return AWAY + (1 - AWAY) * held / whole


def _told(terms: frozenset[str], values: Mapping[str, float]) -> float:
    """What terms tell; never 0, so that the order counts where nothing is told."""
    total = math.fsum(values[term] for term in sorted(terms))
    return 1e-9 + total / math.sqrt(max(1, len(terms)))


def _sentences(article: Article) -> Iterator[tuple[Line, float]]:
    """The sentences at the top of an article that may stand alone, with what they are worth for
    where they stand and how they are made; a correction as a whole."""
    told = 0
    spoken = [passage for passage in article.passages if passage.kind != "quote"]
    for passage in spoken[:PASSAGES]:
        spans = sentences(passage.text)[:LOOKED_AT]
        found = natures(passage.text, passage.header.language, spans)
        for place, nature in enumerate(found):
            span, worth = nature.span, FURTHER**told
            if nature.misleads or nature.correction == "whole":
                right = [one for one in found[place:] if one.correction in ("right", "whole")]
                if not right:
                    continue
                span, worth = Span(start=span.start, end=right[0].span.end), worth * CORRECTING
            elif nature.asks or nature.part or nature.correction or not nature.tells:
                continue
            line = Line(passage=passage, span=span)
            if line.text[0] in _OPENS_QUOTE or nature.leans:
                worth *= LEANING
            if _VOICED.search(line.text):
                worth *= VOICED
            if nature.slight or len(line.text) > LONG_CHARS:
                worth *= UNFIT
            yield line, worth
            told += 1
            if told == SENTENCES:
                return


def _first(articles: Sequence[Article]) -> Line | None:
    """The first sentence of the first passage that has any, whatever it is, but nothing that is
    taken back while there are others."""
    every = [
        (nature.misleads, Line(passage=passage, span=nature.span))
        for article in articles
        for passage in article.passages
        for nature in natures(passage.text, passage.header.language)
    ]
    return min(every, key=lambda one: one[0])[1] if every else None
