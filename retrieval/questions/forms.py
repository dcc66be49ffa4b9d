"""The forms that answers have: which one a question asks for, and what a sentence of it holds.

A form is evidence, never a demand: "how long" prefers sentences that give a duration.
"""

from __future__ import annotations

import re
from typing import Literal

AnswerForm = Literal[
    "who", "when", "what_day", "where", "how_long", "how_much", "how_many", "why", "yes_no", "open"
]

_ASKING: tuple[tuple[AnswerForm, str], ...] = (
    (
        "how_long",
        r"\bhow long\b|\bhow many (?:\w+ )?(?:minutes|hours|days|weeks|months|years)\b"
        r"|\b(?:what|which) (?:was|is) the (?:length|duration)\b|\bfor how\b",
    ),
    (
        "how_much",
        r"\bhow much\b|\bwhat (?:price|cost|amount|percentage|share|sum)\b"
        r"|\bwhat (?:was|is) the (?:price|cost|value)\b",
    ),
    ("how_many", r"\bhow (?:many|often|old|big|large|far|high|tall|few)\b|\bnumber of\b"),
    ("what_day", r"\b(?:what|which) (?:\w+ )?(?:day|date|weekday)\b"),
    ("when", r"\bwhen\b|\b(?:what|which) (?:\w+ )?(?:day|date|time|year|month|weekday)\b"),
    ("where", r"\bwhere\b|\b(?:what|which) (?:city|country|place|town|province|island)\b"),
    ("why", r"\bwhy\b|\bhow come\b|\bwhat (?:\w+ )?(?:reason|cause|caused)\b|\breason\b"),
    ("who", r"\bwho(?:m|se)?\b|\b(?:what|which) (?:person|man|woman|official|company)\b"),
    ("yes_no", r"^\W*(?:is|are|was|were|did|do|does|has|have|had|will|can|could|should)\b"),
)
_FORMS = tuple((form, re.compile(words, re.IGNORECASE)) for form, words in _ASKING)

_SAME_LETTER = {"i": "iIıİ", "k": "kKK", "s": "sSſ"}
"""Letters that have more than two forms when case is ignored."""


def _words(*words: str) -> str:
    """One pattern for any of the words (patterns that begin with a letter), ignoring case.

    Parted by first letter, so that most places of a text are passed after one look: of a text that
    holds none of them a plain list would try each at every place, in four times the time.
    """
    parted: dict[str, list[str]] = {}
    for word in words:
        parted.setdefault(word[0], []).append(word[1:])
    return "|".join(
        f"[{_SAME_LETTER.get(letter, letter + letter.upper())}](?i:{'|'.join(rests)})"
        for letter, rests in parted.items()
    )


_SEASON = "(?:spring|summer|autumn|winter)"
_NUMBER = (
    r"(?:\d[\d,.]*|"
    + _words(
        *"an? half one two three four five six seven eight nine ten eleven twelve fifteen twenty"
        " thirty forty fifty sixty ninety hundred several dozens?".split()
    )
    + ")"
)
_COUNTED = (
    r"(?:\d[\d,.]*|"
    + _words(
        *"two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
        " sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
        " hundreds? thousands? millions? billions? trillions? dozens? half twice none".split()
    )
    + ")"
)
_DAY = (
    r"(?:[MTWFS](?:(?<=M)on|(?<=T)ues|(?<=W)ednes|(?<=T)hurs|(?<=F)ri|(?<=S)atur|(?<=S)un)day\b"
    r"|J(?:anuary|une|uly|an\.)\b|F(?:ebruary|eb\.)\b|M(?:arch|ay)\b|A(?:pril|ugust|ug\.)\b"
    r"|S(?:eptember|ept?\.)\b|O(?:ctober|ct\.)\b|N(?:ovember|ov\.)\b|D(?:ecember|ec\.)\b|"
    + _words(*(rf"{word}\b" for word in ("yesterday", "today", "tonight", "tomorrow")))
    + ")"
)
_MOMENTS = _words(
    *(
        rf"{words}(?!\w)"
        for words in (
            "yesterday", "today", "tonight", "tomorrow", "midnight", "noon", "dawn",
            r"a\.m\.", r"p\.m\.", "o'clock", "ago", "centur(?:y|ies)", "decades?",
            *(f"{which} (?:week|month|year|night|{_SEASON})" for which in ("last", "next", "this")),
            *(f"{season} of" for season in ("spring", "summer", "autumn", "winter")),
            *(
                f"{units} (?:after|before|later|earlier)"
                for units in ("days", "weeks", "months", "years")
            ),
            "era", "period",
        )
    )
)  # fmt: skip

_WHY = _words(
    *(
        rf"{words}\b"
        for words in (
            "because", "due to", "owing to", "as a result", "caused", "causes", "so that",
            "in order to", "thanks to", "blamed?", "reason", "after", "since", "triggered",
            "led to", "amid", "over concerns",
        )
    )
)  # fmt: skip

_EVIDENCE: dict[AnswerForm, str] = {
    # "30 minutes after the call" places the call in time; it is not how long it took.
    "how_long": rf"\b{_NUMBER}(?i:[\s-]+(?:(?:more|and a half|full)\s+)?"
    r"(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?)\b"
    r"(?!\s+(?:after|before|ago|later|earlier|old|since|into|from)\b))",
    "how_much": rf"[$£€₩¥]\s?\d|\b{_COUNTED}(?i:\s*(?:-\s*)?(?:(?:hundred|thousand|million|"
    r"billion|trillion)\b\s*)?(?:won|dollars?|euros?|pounds?|yen|yuan|percent|per cent|%|cents?|"
    r"tons?|tonnes?|bn|m\b|million|billion|trillion|range))",
    "how_many": rf"\b{_COUNTED}\b",
    "when": rf"\b(?:{_DAY}|\d(?:(?<=1)\d\d\ds?\b|(?<=2)0\d\ds?\b|\d{{0,3}}\s?(?:BC|BCE|AD|CE)\b"
    rf"|(?<=[1-9])\d0s\b)|{_MOMENTS})",
    "what_day": rf"\b{_DAY}",
    "where": r"\b(?:in|at|near|from|to|off|outside|on) (?:the )?(?:\w+ (?:of )?)?[A-Z]",
    "why": rf"\b(?:{_WHY})",
    "who": r"(?:\b[A-Z][\w'’-]+ (?:[A-Z][\w'’-]*\.? )?[A-Z][\w'’-]+|\b(?:Mr|Ms|Mrs|Dr)\.? [A-Z])",
}
EVIDENCE = {form: re.compile(pattern) for form, pattern in _EVIDENCE.items()}
"""What a sentence holds that has the form of an answer."""

FORM_WORDS: dict[AnswerForm, frozenset[str]] = {
    "how_long": frozenset("last lasts lasted lasting length duration take took takes".split()),
    "why": frozenset({"reason", "reasons"}),
}
"""Words of a question that only repeat its form."""


def of(text: str) -> AnswerForm:
    """The form whose words come first in the question; of equals the first of the list."""
    found = [
        (match.start(), place, form)
        for place, (form, pattern) in enumerate(_FORMS)
        if (match := pattern.search(text))
    ]
    return min(found)[2] if found else "open"
