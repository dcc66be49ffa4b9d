"""Claims: quantities of a report with what they count, and who gives them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

import regex

from retrieval.analysis import Analyzer
from retrieval.timelines.figures import lexicon
from retrieval.timelines.figures.quantities import MONEY, Quantity, quantities
from retrieval.timelines.reports import Report, Sentence

NEAR = 60
"""Characters on either side of a number in which a word tells what it counts."""

PARTY_WITHIN = 110
"""Characters before a number among which is who gives it."""

NOUN_WITHIN = 5
"""Words behind a number among which is what it counts."""

LIMITED = 25
"""Characters beside a speed in which a word tells that it is a limit."""

SUM = 1e6
"""From which on a number without a unit may be a sum of money whose currency was told before."""

_CLAUSE = re.compile(
    r"[;:—–]|,\s|\s(?:and|but|while|whereas|although|though|because|which|who|when|where|after|if)\s"
)
_WORD = regex.compile(r"[\p{L}][\p{L}'’-]*")
_NAME = regex.compile(r"\p{Lu}[\p{L}\p{M}'’-]+(?:[ ]\p{Lu}[\p{L}\p{M}'’-]+)*")
_QUOTED = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)")
_AGAINST = re.compile(r"\s(?:to|against|versus|v|and)\s")
_SOMEBODY = frozenset("it they he she we".split())
_LIGHT = frozenset(
    "of the its their his her our a an this that these those all such some no other more".split()
)
_PEOPLE = frozenset("people men women children police personnel staff".split())
_PERSON = dict.fromkeys(
    """
    life death fatal bodi resid resident civilian villag local inhabit individu victim employe
    worker
    """.split(),
    "person",
)
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
    part or a rate: nothing that could disagree. `given` tells that somebody gives it, `alone` that
    the report gives no other number for what is called the same.
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
    alone: bool = False

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
    found = [
        claim
        for sentence in report.sentences
        if not sentence.quoted
        for claim in _of(report, sentence, analyzer)
    ]
    called = Counter((one.quantity.unit, one.noun, one.state) for one in found)
    for one in found:
        yield replace(one, alone=called[one.quantity.unit, one.noun, one.state] == 1)


def _of(report: Report, sentence: Sentence, analyzer: Analyzer) -> Iterator[Claim]:
    text, language = sentence.passage.text, report.header.language
    found = quantities(text, sentence.start, sentence.end)
    open_marks = _quoted(text)
    given = False
    for place, quantity in enumerate(found):
        if any(start < quantity.start < end for start, end in open_marks):
            continue
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
        party = _party(text, sentence, begin, quantity, given)
        given = party is not None
        noun = _noun(after, analyzer) if not quantity.unit else ""
        yield Claim(
            report=report,
            sentence=sentence,
            quantity=quantity,
            noun=_PERSON.get(noun, noun),
            state=_state(before, after, quantity),
            context=frozenset(analyzer.terms(clause, language)),
            names=names,
            clause=(first, last),
            party=frozenset(analyzer.terms(party, language)) if party is not None else frozenset(),
            loose=_loose(before, after, clause) or _apart(text, quantity, beside),
            given=given,
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
    noun, place = "", 0
    for match in islice(_WORD.finditer(after), NOUN_WITHIN):
        if after[place : match.start()].strip():
            break
        word = match.group().lower()
        place = match.end()
        if (word in _LIGHT or word.endswith(("'s", "’s"))) and not noun:
            continue
        if word in _ENDS_NOUN or (not noun and word.endswith("ed")):
            break
        if noun and word.endswith(("ed", "ly")):
            break
        terms = analyzer.terms(match.group())
        noun = terms[-1] if terms else noun
        if (word.endswith("s") and not word.endswith(("us", "ss", "is"))) or word in _PEOPLE:
            break
    return noun


def _state(before: str, after: str, quantity: Quantity) -> str | None:
    """What happened to those who are counted, or what a sum is for: the nearest word for it
    behind a number, else before it."""
    if quantity.unit in MONEY:
        words = lexicon.OF_SUMS
    elif quantity.unit == "percent":
        words = lexicon.OF_SHARES
    elif quantity.unit == "km/h":
        return None if lexicon.LIMIT.search(before[-LIMITED:] + after[:LIMITED]) else "speed"
    elif quantity.unit in ("m", "km"):
        words = lexicon.OF_LENGTHS
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
        # Who is employed somewhere may be missing as well.
        found = [one for one in found if one[2] != "staff"] or found
        if found:
            return min(found)[2]
    return None


def _party(
    text: str, sentence: Sentence, begin: int, quantity: Quantity, again: bool
) -> str | None:
    """Who gives a number, as the words from the number before it on tell; None where nobody does.
    `again` tells that somebody gave the number before."""
    said = text[max(begin, quantity.start - PARTY_WITHIN) : quantity.start]
    behind = lexicon.GIVEN_BY.match(text[quantity.end : sentence.end])
    for found in (
        behind,
        lexicon.GIVES.search(said),
        lexicon.ALSO_GIVEN.match(said) if again and begin > sentence.start else None,
    ):
        if found is not None and _may_tell(found["party"]):
            return found["party"]
    return None


def _may_tell(party: str) -> bool:
    """Whether words name somebody who may give numbers: by a name, or by what they are."""
    words = party.split()
    named = any(word[:1].isupper() for word in words[1:])
    return named or words[-1].lower() in _SOMEBODY or lexicon.PARTY.search(party) is not None


def _quoted(text: str) -> list[tuple[int, int]]:
    """Where somebody's words stand, between quotation marks."""
    return [match.span() for match in _QUOTED.finditer(text)]


def _loose(before: str, after: str, clause: str) -> bool:
    return bool(
        lexicon.PART.match(after)
        or lexicon.PART_BEFORE.search(before)
        or lexicon.OTHER_KIND.search(clause)
    )


def _apart(text: str, quantity: Quantity, beside: list[Quantity]) -> bool:
    """Whether a number tells nothing by itself: a part of a word ("12-inch"), the same in another
    unit between brackets, or a share against another one, "by 43 percent to 41"."""
    first, last = quantity.start, quantity.end
    if "-" in text[first:last] and quantity.unit and not text[first:last].split("-")[0].isalpha():
        return True
    if text[last : last + 1] == "-" or text[max(0, first - 1) : first] == "(":
        return True
    return quantity.unit == "percent" and any(
        _AGAINST.fullmatch(text[last : other.start] or text[other.end : first]) for other in beside
    )
