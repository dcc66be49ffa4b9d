"""Leaning: what cannot be understood without the sentence before it. English."""

from __future__ import annotations

import regex

_ON = r"""
    (?: but|and|or|nor|so|yet|also|however|instead|otherwise|nevertheless|nonetheless|therefore
      | thus|hence|then|besides|moreover|furthermore|additionally|conversely|likewise|similarly
      | consequently|accordingly|in\ addition|as\ a\ result|for\ example|for\ instance
      | on\ the\ other\ hand|in\ contrast|by\ contrast|at\ the\ same\ time|even\ so|in\ turn )\b
"""
_OPENS = r"""["'“‘(\[]*"""
_GOES_ON = regex.compile(_OPENS + _ON, regex.VERBOSE | regex.IGNORECASE)
_TIMES = r"""(?:week|month|year|morning|afternoon|evening|season|summer|spring|autumn|fall|winter
    |weekend|time)"""
_POINTS = regex.compile(
    rf"""{_OPENS} (?: {_ON} ,?\  )?
    (?: (?: he|she|it|they|him|her|them|his|hers|its|their|theirs|such|both|neither )\b
      | (?: another|others )\b (?! \ of\b)
      | (?: this|that|these|those|the\ former|the\ latter )\b (?! \ {_TIMES}\b)
    )""",
    regex.VERBOSE | regex.IGNORECASE,
)
_SOMEBODY_SAID = regex.compile(
    r"""[,?!]\ ?(?P<marks>["'”’]*)\ (?P<who>he|she|they)\ (?:has\ |have\ |had\ )?
    (?:said|says|say|added|adds|told|explained|insisted|continued|argued|claimed|warned|declared
      |admitted|stressed|concluded)\b""",
    regex.VERBOSE,
)
_FULL_NAME = regex.compile(r"\p{Lu}[\p{L}'’-]+\ \p{Lu}[\p{L}'’-]+")
_COUNTED = r"""(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+|some|many|most|all|none
    |several|few|half|any|each|both|neither|either)"""
_INSIDE = regex.compile(
    rf"""
      \b {_COUNTED} \ of\ (?:these|those)\b (?! \ (?: who|whom|whose|that|which|in|on|at|with|of
          |under|over|for|from|to|\d+|most|\p{{Ll}}+(?:s|ed|ing|people|men|women|children)) \b )
    | ^ {_OPENS} {_COUNTED} \ of\ them\b
    | ^ (?: (?! \d | \ (?:and|but|or|which|who|million|thousand|hundred|dozens?)\b ) . )*
      \b that\ (?:figure|number|amount|sum|total|toll|rate|level|share)\b (?! \ of\b)
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_BARE_NUMBER = regex.compile(r"(?<! aged)(?<=\p{Ll}ed) \d{1,2}\.$")
"""What counts or measures something that is named elsewhere; "has offered 4."."""

_HINTS = regex.compile(r"of the(?:se|m)|of those|[Tt]hat (?:figure|n|a|s|t|r|l)")

_ANSWERS = regex.compile(
    r"""
    \b (?:said|says|replied|answered|insisted|admitted|agreed|confirmed|denied)
    \ (?: (?:that\ )? (?:he|she|it|they|this|that)
          \ (?:had|has|have|did|does|do|was|were|is|are|would|will|could|can|should|might|must)
          (?:\ not|n['’]t)?
        | so | yes | no | not )
    [.!]$
    """,
    regex.VERBOSE | regex.IGNORECASE,
)


def points(sentence: str) -> bool:
    """Whether it points to something in the sentence before, or its speaker is named there."""
    if _POINTS.match(sentence):
        return True
    said = _SOMEBODY_SAID.search(sentence)
    if said is None:
        return False
    # Who is named in the words before: "Ann Hall will resign, she said"; "Nurses walked out, they
    # said". In a quotation those are others.
    named = said["who"] == "they" or _FULL_NAME.search(sentence, 0, said.start())
    return bool(said["marks"]) or not named


def dangles(sentence: str) -> bool:
    """Whether what it tells cannot be known without the sentence before: it counts or measures what
    is named there, or only says that somebody said yes or no to it."""
    if _HINTS.search(sentence) and _INSIDE.search(sentence):
        return True
    if sentence[-2:-1].isdigit() and (bare := _BARE_NUMBER.search(sentence)):
        return not any(char.isdigit() for char in sentence[: bare.start()])
    return _ANSWERS.search(sentence) is not None


def goes_on(sentence: str) -> bool:
    """Whether it begins with a word that goes on from the sentence before."""
    return _GOES_ON.match(sentence) is not None
