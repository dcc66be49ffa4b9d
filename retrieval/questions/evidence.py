"""What sentences hold that has the form of an answer: a duration, a sum, a name.

Patterns over plain text; they know no question. Names count as evidence only where a question
does not hold them already, so the places of a naming form come with the words of the name.
"""

from __future__ import annotations

import re

from retrieval.questions.forms import AnswerForm

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
_DIGITS = r"\d[\d,.]{0,24}"
_NAME = r"[A-Z][\w'’-]{1,40}"
"""Bounded, as a text of numbers or hyphens alone would be read again from each of them."""

_NUMBER = (
    rf"(?:{_DIGITS}|"
    + _words(
        *"an? half one two three four five six seven eight nine ten eleven twelve fifteen twenty"
        " thirty forty fifty sixty ninety hundred several dozens?".split()
    )
    + ")"
)
_COUNTED = (
    rf"(?:{_DIGITS}|"
    + _words(
        *"two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
        " sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
        " hundreds? thousands? millions? billions? trillions? dozens? half twice none".split()
    )
    + ")"
)
_DAY = (
    r"(?:[MTWFS](?:(?<=M)on|(?<=T)ues|(?<=W)ednes|(?<=T)hurs|(?<=F)ri|(?<=S)atur|(?<=S)un)day\b"
    r"|J(?:anuary\b|une\b|uly\b|an\.)|F(?:ebruary\b|eb\.)|M(?:arch|ay)\b|A(?:pril\b|ugust\b|ug\.)"
    r"|S(?:eptember\b|ept?\.)|O(?:ctober\b|ct\.)|N(?:ovember\b|ov\.)|D(?:ecember\b|ec\.)|"
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
            "led to", "amid", "over concerns", "fears?", "feared", "in protest", "attributed",
            "resulted", "saying", "argu(?:ed|es|ing)", "claim(?:ed|s|ing)?", "concern(?:s|ed)?",
            "to (?:avoid|prevent|protect|protest|help|make|defend|ensure|allow)",
        )
    )
)  # fmt: skip

_UNIT = (
    r"metres?|meters?|m|feet|foot|ft|kms?|kilometres?|kilometers?|miles?|inch(?:es)?|cm"
    r"|centimetres?|centimeters?|mm|yards?|kgs?|kilos?|kilograms?|grams?|pounds?|lbs?|stone|tons?"
    r"|tonnes?|mph|kph|km/h|degrees?|acres?|hectares?|lit(?:re|er)s?|gallons?|barrels?|square|sq"
    r"|light[- ]years?|megawatts?|gigawatts?|mw|gb|mb|terabytes?|ounces?|oz"
)
_SAID = _words(
    *"said says saying told tells added claimed claims insisted warned argued described called"
    " admitted denied explained announced stated tweeted wrote believes?".split(),
    "according to",
)

_EVIDENCE: dict[AnswerForm, str] = {
    # "30 minutes after the call" places the call in time; it is not how long it took.
    "how_long": rf"\b{_NUMBER}(?i:[\s-]+(?:(?:more|and a half|full)\s+)?"
    r"(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?)\b"
    r"(?!\s+(?:after|before|ago|later|earlier|old|since|into|from)\b))",
    "how_much": rf"[$£€₩¥]\s?\d|\b{_COUNTED}(?i:\s*(?:-\s*)?(?:(?:hundred|thousand|million|"
    r"billion|trillion)\b\s*)?(?:won|dollars?|euros?|pounds?|yen|yuan|percent|per cent|%|cents?|"
    r"tons?|tonnes?|bn|m\b|million|billion|trillion|range))",
    "percent": r"\d\s?%|\b(?i:percent|per cent|percentage|one in|(?:half|third|quarter|fifth"
    r"|majority|most) of|(?:a|one|two|three)[- ](?:third|quarter|fifth)s?|out of (?:every )?"
    r"(?:\d+|ten|five))\b",
    "how_old": r"\b(?:\d{1,3}|(?i:\w+))[- ](?i:years?[- ]olds?)\b|\b(?i:aged?) (?i:of )?\d{1,3}\b"
    r"|,\s\d{1,3},|\b(?i:to be) \d\d\b|\(\d\d\)|\b(?i:birthday)\b",
    "measure": rf"\b{_COUNTED}(?i:[\s-]*+"
    rf"(?:(?:and a half|hundred|thousand|million|billion|or|to|by)[\s-]*+){{0,3}}"
    rf"(?:(?<!\d)(?<!\d[.,]){_DIGITS}[\s-]*+)?(?:{_UNIT})\b)",
    "how_often": r"\b(?i:once|twice|thrice|never|daily|weekly|annual(?:ly)?|monthly|\w+ times?"
    r"|(?:only|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
    r"|\d+(?:st|nd|rd|th)) (?:ever )?(?:\w+ )?(?:time|win|victory|title)"
    r"|every (?:\w+ )?(?:day|week|month|year))\b",
    "how_many": rf"\b{_COUNTED}\b",
    "score": r"\b\d{1,3}\s?[-–]\s?\d{1,3}\b",
    "year": r"\b(?:1\d\d\d|20\d\d)s?\b|\b(?i:(?:last|this|next) year|years? ago|century)\b",
    "when": rf"\b(?:{_DAY}|\d(?:(?<=1)\d\d\ds?\b|(?<=2)0\d\ds?\b|\d{{0,3}}\s?(?:BC|BCE|AD|CE)\b"
    rf"|(?<=[1-9])\d0s\b)|{_MOMENTS})",
    "what_day": rf"\b{_DAY}",
    "where": r"\b(?:in|at|near|from|to|off|outside|on|of|around|across) (?:the )?"
    rf"(?:\w+ (?:of )?)?({_NAME}(?: {_NAME})*)",
    "why": rf"\b(?:{_WHY})",
    "say": rf"[\"“”]|\b(?:{_SAID})\b",
    "who": rf"(?:\b{_NAME} (?:(?:[A-Z][\w'’-]{{0,40}}\.?|de|van|von|al|bin|da|del|der) ){{0,3}}"
    rf"{_NAME}|\b(?:Mr|Ms|Mrs|Dr|Sir|Judge|President|Lord|Lady)\.? [A-Z][\w'’-]+)",
    "name": r"(?<![.!?“\"] )(?<!^)\b[A-Z][\w'’-]{0,40}\w(?: [A-Z][\w'’-]+)*|[\"“][^\"”]{2,60}[\"”]",
}
EVIDENCE = {form: re.compile(pattern) for form, pattern in _EVIDENCE.items()}
"""What a sentence holds that has the form of an answer."""

NAMING: frozenset[AnswerForm] = frozenset({"who", "where", "name"})
"""Forms whose evidence is a name: one that the question has itself answers nothing."""

MEASURED: frozenset[AnswerForm] = frozenset(
    {"how_long", "how_much", "how_old", "measure", "percent", "score", "what_day", "when", "year"}
)
"""Forms that a passage seldom has by chance: one without them cannot say how long."""
