"""The line of a story: the sentence that tells the event best, as it last stood."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from retrieval.analysis import Analyzer, sentences
from retrieval.model import Article, ArticleHeader, Line, Story

LOOKED_AT = 6
"""Reports of a story, the latest, among whose leads the line is looked for."""

PASSAGES, SENTENCES = 3, 4
"""Passages and sentences from the top of a report that may tell what it is about."""

FURTHER = 0.8
"""What a sentence counts of the one before it, and a report of the next later one."""

DAY_CHARS = 10
"""Characters of a date that names a day."""

LEANING = 0.4
"""What a sentence counts that needs the one before it."""

SHORT_WORDS, LONG_CHARS = 6, 280
"""Sentences of fewer words tell too little, such of more characters too much, for one line."""

UNFIT = 0.5
"""What those count."""

OPENERS = frozenset(
    """
    he she it they we i you his her hers its their theirs our ours this that these those such
    him them both neither another others but and so or nor yet also then there here however
    meanwhile still instead otherwise therefore moreover too
    """.split()
)
"""Words with which a sentence leans on the one before it."""

_CORRECTION = re.compile(r"\b(?:correction|corrects|corrected|clarification)\b", re.IGNORECASE)
_TAKEN_BACK = re.compile(
    r"\bwe (?:\w+ )?(?:reported|said|wrote|misread|have to put right|regret)\b", re.IGNORECASE
)
_GREETING = re.compile(
    r"^(?:good (?:morning|evening|afternoon|day)|hello|welcome|thank you|thanks|this is [A-Z]"
    r"|here is|coming up|stay tuned|and now|let's)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_OPENS_QUOTE = frozenset("\"“”‘'«")


class _Candidate(NamedTuple):
    line: Line
    terms: frozenset[str]
    worth: float


def read_for(story: Story) -> list[ArticleHeader]:
    """The reports that the line of a story is looked for in, the latest first.

    What was published before a correction, and may be what it corrects, is none; nor is one of
    which only the month is known, which may be from its beginning, beside others.
    """
    headers = [report.header for report in story.reports]
    for place in range(len(headers) - 1, -1, -1):
        if _CORRECTION.search(headers[place].headline or ""):
            headers = headers[place:]
            break
    days = [header for header in headers if len(header.published or "") >= DAY_CHARS]
    return (days or headers)[::-1][:LOOKED_AT]


def best(
    articles: Sequence[Article], analyzer: Analyzer, rarity: Callable[[str], float]
) -> Line | None:
    """The line of a story from its reports, the latest first; None where they have no words.

    A sentence is worth what its terms are, each its rarity times the share of the reports whose
    headline and lead hold it, by its square root of terms, so that a longer one is not better for
    being long. First sentences and late reports are preferred, ties by that order.
    """
    heads: Counter[str] = Counter()
    found: list[_Candidate] = []
    for place, article in enumerate(articles):
        language = article.header.language
        own = set(analyzer.terms(article.header.headline or "", language))
        for line, worth in _sentences(article):
            terms = frozenset(analyzer.terms(line.text, language))
            own |= terms
            found.append(_Candidate(line, terms, worth * FURTHER**place))
        heads.update(own)
    if not found:
        return _first(articles)
    values = {term: rarity(term) * count / len(articles) for term, count in sorted(heads.items())}
    return max(found, key=lambda one: one.worth * _told(one.terms, values)).line


def _told(terms: frozenset[str], values: Mapping[str, float]) -> float:
    """What terms tell; never 0, so that the order counts where nothing is told."""
    total = math.fsum(values[term] for term in terms)
    return 1e-9 + total / math.sqrt(max(1, len(terms)))


def _sentences(article: Article) -> Iterator[tuple[Line, float]]:
    """The sentences at the top of an article that may stand alone, with what they are worth for
    where they stand and how they are made."""
    told = 0
    spoken = [passage for passage in article.passages if passage.kind != "quote"]
    for passage in spoken[:PASSAGES]:
        for span in sentences(passage.text):
            line = Line(passage=passage, span=span)
            text = line.text
            words = _WORD.findall(text)
            if not words or text.rstrip(" \"”’'»)").endswith("?") or _GREETING.match(text):
                continue
            if _TAKEN_BACK.search(text) or _CORRECTION.match(text):
                continue
            worth = FURTHER**told
            if text[0] in _OPENS_QUOTE or words[0].lower() in OPENERS:
                worth *= LEANING
            if len(words) < SHORT_WORDS or len(text) > LONG_CHARS:
                worth *= UNFIT
            yield line, worth
            told += 1
            if told == SENTENCES:
                return


def _first(articles: Sequence[Article]) -> Line | None:
    """The first sentence of the first passage that has any, whatever it is."""
    for article in articles:
        for passage in article.passages:
            for span in sentences(passage.text):
                return Line(passage=passage, span=span)
    return None
