"""The forms that answers have: which one a question asks for.

A form is evidence, never a demand: "how long" prefers sentences that give a duration. What
sentences hold of a form stands in `evidence`.
"""

from __future__ import annotations

import re
from typing import Literal

AnswerForm = Literal[
    "how_old",
    "how_often",
    "how_long",
    "percent",
    "how_much",
    "measure",
    "how_many",
    "year",
    "what_day",
    "when",
    "where",
    "why",
    "score",
    "say",
    "who",
    "name",
    "open",
    "yes_no",
]

_KINDS_OF_PLACES = "city|country|countries|cities|place|town|province|island|state|region|village"
_KINDS_OF_PEOPLE = (
    "person|man|woman|official|actor|actress|player|star|singer|minister|judge|mp|prince|member"
    "|author|director|officer|lord|magician|company"
)
_SAYING = (
    "say|said|saying|think|tell|told|call|claim|reckon|comment|describe|respond|suggest|announce"
)
"""Verbs that ask for words and need not stand beside them."""

_PERIODS = "seconds|minutes|hours|days|weeks|months|years"

_ASKING: tuple[tuple[AnswerForm, str], ...] = (
    # "How long ago" asks for a moment: it stands before "how long".
    ("when", rf"\bhow (?:long|many (?:\w+ )?(?:{_PERIODS})) ago\b"),
    ("how_old", r"\bhow old\b|\bwhat age\b|\bage of\b"),
    ("how_often", r"\bhow (?:often|frequently)\b|\bhow many times\b"),
    (
        "how_long",
        rf"\bhow long\b|\bhow many (?:\w+ )?(?:{_PERIODS})\b|\bhow much (?:time|longer)\b"
        r"|\b(?:what|which) (?:was|is) the (?:length|duration)\b|\bfor how\b",
    ),
    (
        "percent",
        r"\b(?:what|which) (?:\w+ )?(?:percentage|percent|share|proportion|fraction)\b"
        r"|\bby how much\b|\bpercentage\b",
    ),
    (
        "how_much",
        r"\bhow much\b(?! (?:time|longer|of the time))|\bwhat (?:price|cost|amount|sum)\b"
        r"|\bwhat (?:was|is) the (?:price|cost|value)\b"
        r"|\bwhat (?:did|does|do|will|would) (?:[\w'-]+ ){1,6}?cost\b"
        r"|\b(?:price|costs?|payoff|salary|worth|fee|bail)\b",
    ),
    (
        "measure",
        r"\bhow (?:big|large|far|high|tall|deep|wide|heavy|fast|hot|cold|close|small|thick|loud)\b"
        r"|\bweigh(?:t|ed|s)?\b",
    ),
    ("how_many", r"\bhow (?:many|few)\b|\bnumber of\b"),
    ("year", r"\b(?:what|which) (?:\w+ )?year\b"),
    ("what_day", r"\b(?:what|which) (?:\w+ )?(?:day|date|weekday)\b"),
    ("when", r"\bwhen(?:'?s)?\b|\b(?:what|which) (?:\w+ )?(?:time|month)\b|\bdate\b"),
    (
        "where",
        rf"\bwhere(?:'?s)?\b|\b(?:what|which) (?:\w+ )?(?:{_KINDS_OF_PLACES}|part)\b",
    ),
    (
        "why",
        r"\bwhy(?:'?s|'?d)?\b|\bhow come\b|\bwhat (?:\w+ )?(?:reason|caused?)\b|\breasons?\b"
        r"|\bwhat(?:'?s| is| was| were| are) the (?:\w+ )?(?:reasons?|causes?)\b",
    ),
    ("score", r"\b(?:final )?score\b|\bwhat was the split\b"),
    (
        "say",
        r"\b(?:what|how) (?:did|does|do|has|have|was|is|were|are) [^?]{1,200}?"
        rf"\b(?:{_SAYING}|react|blame|feel|warn|argue)\b",
    ),
    ("who", rf"\bwho(?:'?s|m|se)?\b|\b(?:what|which) (?:\w+ )?(?:{_KINDS_OF_PEOPLE})\b"),
    (
        "name",
        r"\b(?:what|which)(?:'?s| is| was| are| were)? (?:(?:the|its|his|her|their) )?names?\b"
        r"|\bname of\b"
        r"|\b(?:what|which)\b(?!'?s?\b (?:the|a|going|happen\w*|did|do|does|is|are|was|were|has"
        r"|have|had|will|would|should|could|can)\b)(?!'?s\b)",
    ),
    ("open", r"\bwhat(?:'?s)?\b|\bhow\b|\bwhich\b"),
    (
        "yes_no",
        r"^\W*(?:(?:hey|so|and) )?(?:is|are|was|were|did|do|does|has|have|had|will|can|could"
        r"|should)\b",
    ),
)
_FORMS = tuple((form, re.compile(words, re.IGNORECASE)) for form, words in _ASKING)

_LEADING = re.compile(
    r"\bwhat(?:'?s| is| was| are| were) (?:the|his|her|its|their) (?:[\w'-]+ )?", re.IGNORECASE
)
"""What only leads to the thing asked for: "What was the final score"."""

_ASKED_VERB = re.compile(
    r"\b(?:what|how|whom?) (?:did|does|do|has|have) (?:[\w.'’-]+ ){1,6}?"
    rf"(?P<verb>{_SAYING})\b",
    re.IGNORECASE,
)

_COUNTED = re.compile(
    r"\bhow (?:many|few|much) (?:of )?(?:(?:the|her|his|their) )?([\w'’-]+)", re.IGNORECASE
)

FORM_WORDS: dict[AnswerForm, frozenset[str]] = {
    "how_long": frozenset("last lasts lasted lasting length duration take took takes".split()),
    "why": frozenset({"reason", "reasons"}),
}
"""Words of a question that only repeat its form."""


def of(text: str) -> AnswerForm:
    """The form whose words come first in the question; of equals the first of the list. What
    "what is the" leads to comes where that begins."""
    text = text.replace("’", "'")
    leading = _LEADING.search(text)
    found = [
        (
            leading.start()
            if leading and leading.start() <= match.start() <= leading.end()
            else match.start(),
            place,
            form,
        )
        for place, (form, pattern) in enumerate(_FORMS)
        if (match := pattern.search(text))
    ]
    return min(found)[2] if found else "open"


def counted(text: str) -> str | None:
    """The word that "how many" counts: "complaints" of "how many complaints"; None for none."""
    found = _COUNTED.search(text)
    return found.group(1) if found else None


def asked_verb(text: str) -> tuple[int, int] | None:
    """The place of "call" in "what did Trump call it": it asks for words; None for none."""
    found = _ASKED_VERB.search(text)
    return found.span("verb") if found else None
