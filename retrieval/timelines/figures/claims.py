"""Claims: quantities of a report with what they count, and who gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from retrieval.analysis import Analyzer
from retrieval.timelines.figures import lexicon
from retrieval.timelines.figures.quantities import MONEY, Quantity, quantities
from retrieval.timelines.reports import Report, Sentence

NEAR = 60
"""Characters on either side of a number in which a word tells what it counts."""

SUM = 1e6
"""From which on a number without a unit may be a sum of money whose currency was told before."""

_CLAUSE = re.compile(
    r"[;:—–]|,\s|\s(?:and|but|while|whereas|although|though|because|which|who|when|where|after|if)\s"
)
_WORD = regex.compile(r"[\p{L}][\p{L}'’-]*")
_NAME = regex.compile(r"\p{Lu}[\p{L}\p{M}'’-]+(?:[ ]\p{Lu}[\p{L}\p{M}'’-]+)*")
_BY = re.compile(r"\b(?:according to|claimed by|given by|counted by|estimated by)\s(.{3,60})")
_AGAINST = re.compile(r"\s(?:to|against|versus|v|and)\s")
_OWN = frozenset(["own"])
_LIGHT = frozenset(
    "of the its their his her our a an this that these those all such some no other more".split()
)
_PEOPLE = frozenset("people men women children police personnel staff".split())
_DEAD = {"life": "person", "death": "person", "fatal": "person", "bodi": "person"}
"""Terms that count people, too."""

_ENDS_NOUN = frozenset(
    """
    in on at by for from to with and or but while after before since as than when who that which
    is are was were be been have has had do does did will would can could may might must should
    into over under during without within against between among not said says say out up down off
    about around per so if because leaves makes comes includes covers remains takes gives shows
    falls rises leaves goes
    """.split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A quantity that a report gives.

    `noun` is the term of what is counted, "" where the text leaves it out; `state` what happened
    to it, or what a sum is for (see `lexicon.STATES`), or None. `context` are the content terms of
    its clause, which is `clause` of the passage's text, `names` those of them that are names, and
    `party` terms of who gives it. `loose` tells that it is wanted, foreseen, a
    part or a rate: nothing that could disagree. `given` tells that somebody gives it.
    """

    report: Report
    sentence: Sentence
    quantity: Quantity
    noun: str
    state: str | None
    context: frozenset[str]
    names: frozenset[str]
    party: frozenset[str]
    clause: tuple[int, int]
    loose: bool
    given: bool

    @property
    def bare(self) -> bool:
        """Whether the text tells neither unit nor what is counted: another number does."""
        return not self.noun and not self.quantity.unit

    @property
    def untold(self) -> bool:
        """Whether the text does not even tell what happened."""
        return self.bare and self.state is None

    @property
    def kind(self) -> str:
        """What can be compared with it: the unit, "count" for what is counted."""
        return "money" if self.quantity.unit in MONEY else self.quantity.unit or "count"


def claims(report: Report, analyzer: Analyzer) -> Iterator[Claim]:
    """The claims of a report in order; words that somebody is quoted with are passed over."""
    for sentence in report.sentences:
        if not sentence.quoted:
            yield from _of(report, sentence, analyzer)


def _of(report: Report, sentence: Sentence, analyzer: Analyzer) -> Iterator[Claim]:
    text, language = sentence.passage.text, report.header.language
    found = quantities(text, sentence.start, sentence.end)
    for place, quantity in enumerate(found):
        first, last = _clause(text, sentence, quantity)
        # A clause ends where the next number's begins, as far as it tells what is counted.
        beside = [other for n, other in enumerate(found) if n != place]
        stop = min([o.start for o in beside if o.start >= quantity.end], default=sentence.end)
        begin = max([o.end for o in beside if o.end <= quantity.start], default=sentence.start)
        after = text[quantity.end : min(last, stop, quantity.end + NEAR)]
        before = text[max(first, begin, quantity.start - NEAR) : quantity.start]
        clause = text[first:last]
        names = frozenset(
            term
            for match in _NAME.finditer(clause)
            if first + match.start() > sentence.start or " " in match.group()
            for term in analyzer.terms(match.group(), language)
        )
        noun = _noun(after, analyzer) if not quantity.unit else ""
        yield Claim(
            report=report,
            sentence=sentence,
            quantity=quantity,
            noun=_DEAD.get(noun, noun),
            state=_state(before, after, quantity),
            context=frozenset(analyzer.terms(clause, language)),
            names=names,
            clause=(first, last),
            party=_party(text, sentence, begin, quantity, analyzer),
            loose=_loose(before, after, clause) or _between(text, quantity, beside),
            given=lexicon.GIVEN.search(sentence.text) is not None,
        )


def _clause(text: str, sentence: Sentence, quantity: Quantity) -> tuple[int, int]:
    """Where the clause around a quantity begins and ends."""
    first, last = sentence.start, sentence.end
    for match in _CLAUSE.finditer(text, sentence.start, sentence.end):
        if match.end() <= quantity.start:
            first = match.end()
        elif match.start() >= quantity.end:
            last = match.start()
            break
    return first, last


def _noun(after: str, analyzer: Analyzer) -> str:
    """The term of what a number counts, by the words behind it: the last word before a verb or a
    preposition, "" where one of these follows at once."""
    words = [match for match in _WORD.finditer(after)]
    noun, place = "", 0
    for match in words[:5]:
        if after[place : match.start()].strip():
            break
        word = match.group().lower()
        place = match.end()
        if word in _LIGHT and not noun:
            continue
        if word in _ENDS_NOUN or (not noun and word.endswith("ed")):
            break
        if noun and word.endswith(("ed", "ly")):
            break
        terms = analyzer.terms(match.group())
        noun = terms[-1] if terms else noun
        if word.endswith("s") or word in _PEOPLE:
            break
    return noun


def _state(before: str, after: str, quantity: Quantity) -> str | None:
    """What happened to those who are counted, or what a sum is for: the nearest word for it
    behind a number, else before it."""
    if quantity.unit in MONEY:
        words = lexicon.OF_SUMS
    elif quantity.unit == "percent":
        words = lexicon.OF_SHARES
    elif quantity.unit:
        return None
    else:
        words = lexicon.OF_COUNTS + (lexicon.OF_SUMS if quantity.value >= SUM else ())
    for text, from_end in ((after, False), (before, True)):
        found = [
            (len(text) - match.end() if from_end else match.start(), place, name)
            for place, (name, each) in enumerate(words)
            for match in each.finditer(text)
        ]
        if found:
            return min(found)[2]
    return None


def _party(
    text: str, sentence: Sentence, begin: int, quantity: Quantity, analyzer: Analyzer
) -> frozenset[str]:
    """The content terms of who gives a number: what stands before the word of giving, back to the
    number before, or behind "according to" and "claimed by"."""
    by = _BY.search(text, quantity.end, sentence.end)
    if by is not None:
        return frozenset(analyzer.terms(by[1].split(",")[0]))
    said = text[begin : quantity.start]
    given = lexicon.GIVEN.search(said)
    who = said[: given.start()] if given is not None else said
    terms = frozenset(analyzer.terms(who))
    return terms or (_OWN if "own" in who.lower().split() else terms)


def _loose(before: str, after: str, clause: str) -> bool:
    return bool(
        lexicon.PART.match(after)
        or lexicon.PART_BEFORE.search(before)
        or lexicon.OTHER_KIND.search(clause)
    )


def _between(text: str, quantity: Quantity, beside: list[Quantity]) -> bool:
    """Whether a share stands against another one right beside it, "by 43 percent to 41": whose it
    is cannot be told."""
    if quantity.unit != "percent":
        return False
    return any(
        _AGAINST.fullmatch(text[quantity.end : other.start] or text[other.end : quantity.start])
        for other in beside
    )
