"""What is written as a name in an article, and what only tells where and by whom it was written:
datelines and credits.

A name is told by its capital inside a sentence, so only of languages that write nothing else so.
"""

from __future__ import annotations

import regex

from retrieval.analysis import Analyzer
from retrieval.model import Article

CAPITALS_ARE_NO_NAMES = frozenset({"de", "lb"})
"""Languages that write every noun with a capital."""

_WORD = r"\p{Lu}[\p{L}\p{M}\p{N}’'-]*"
_NAME = regex.compile(
    rf"(?<=[\p{{Ll}}\p{{N}},;)’”\"] [“‘\"(]?){_WORD}(?: {_WORD})*"  # behind another word
    rf"|(?<![\p{{L}}’'-]){_WORD}(?: {_WORD})+"  # wherever, where several follow each other
)

SIGNATURE = 40
"""Characters at the end of an article that may be a credit."""

_PLACE = r"\p{Lu}[\p{L}\p{M}.’'-]*(?:[ /]\p{Lu}[\p{L}\p{M}.’'-]*){0,3}"
_LOUD = r"\p{Lu}[\p{Lu}\p{M}.’'-]+(?:[ /]\p{Lu}[\p{Lu}\p{M}.’'-]+){0,3}"
_DAY = r"(?:\p{Lu}\p{L}{2,8}\.? \d{1,2}|\d{1,2} \p{Lu}\p{L}{2,8}\.?)"
_CREDIT = r"\((?P<credit>\p{Lu}[\p{L}\p{M}\p{N} .&/-]{1,29})\)"
_DATELINES = tuple(
    regex.compile(rf"\s*{start} *(?:[-–—]{{1,2}}|:)\s")
    for start in (
        rf"{_LOUD}(?:, {_PLACE})?(?:, {_DAY})?,?(?: {_CREDIT})?",
        rf"(?:{_PLACE}(?:, {_PLACE})?(?:, {_DAY})?,? )?{_CREDIT}",
        rf"{_PLACE}(?:, {_PLACE})?, {_DAY}",
    )
)

_REPORTS = regex.compile(rf"(?<![\p{{L}}’'-])({_WORD}(?: {_WORD}){{0,3}}) report(?:s|ed)\b")
_SIGNED = regex.compile(rf"{_CREDIT}\W*$")


def dateline(article: Article) -> tuple[int, str]:
    """Where the first passage's own text begins behind "PORT ADA, May 3 (Agency) - ", and the
    agency that is named there; 0 and "" where there is nothing of the kind."""
    text = article.passages[0].text if article.passages else ""
    for pattern in _DATELINES:
        found = pattern.match(text)
        if found and found.end() < len(text):
            return found.end(), found.groupdict().get("credit") or ""
    return 0, ""


def credited(article: Article, agency: str) -> tuple[str, ...]:
    """Whom the article names as its source, as written: the `agency` of its dateline, at its very
    end, or as one that reports what it says. In this order, none twice."""
    if not article.passages:
        return ()
    last = article.passages[-1].text[-SIGNATURE:]
    signed = _SIGNED.search(last) if ")" in last else None
    reporting = [
        name
        for one in article.passages
        if " report" in one.text
        for name in _REPORTS.findall(one.text)
    ]
    found = [agency, signed["credit"] if signed else "", *reporting]
    return tuple(dict.fromkeys(filter(None, found)))


def is_of(credit: str, publisher: str) -> bool:
    """Whether a credit names a publisher: by its first words ("Gom" for "Gom News Agency") or by
    the first letters of them all ("GNA")."""
    named, words = (name.casefold().replace(".", "").split() for name in (credit, publisher))
    if words[:1] == ["the"] and named[:1] != ["the"]:
        words = words[1:]
    initials = "".join(word[0] for word in words)
    return bool(named) and (named == words[: len(named)] or "".join(named) == initials)


def names(article: Article, analyzer: Analyzer, start: int) -> set[str]:
    """The terms that stand in a name somewhere in the passages, the first of which begins at
    `start`, behind its dateline. A text all in capitals, or in a
    language that writes more than names so, has none."""
    language = article.header.language
    if (language or analyzer.language) in CAPITALS_ARE_NO_NAMES:
        return set()
    written: set[str] = set()
    for passage in article.passages:
        if not passage.text.isupper():
            written.update(_NAME.findall(passage.text, start))
        if passage.speaker is not None and passage.speaker.name:
            written.add(passage.speaker.name)
        start = 0
    return set(analyzer.terms(" ".join(["the", *sorted(written)]), language))
