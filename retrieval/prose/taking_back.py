"""Taking back: sentences in which a newsroom corrects itself. English.

"We reported on Thursday that nine ships had sunk. In fact three did." - the first says what is
wrong, and shown alone it would say it again. That a newsroom names what it reported may be a
reminder; it is taken back where the next sentences say what is right, or its own words say so.
A sentence that begins so tells old news at best.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import regex

Part = Literal["wrong", "right", "whole", "about"]
"""Of a correction: what is wrong, what is right instead, both at once, or how it came
about and that it did."""

FOLLOWING = 2
"""Sentences behind the one that names what was said which may say what is right."""

_DAY = r"(?:yesterday|today|monday|tuesday|wednesday|thursday|friday|saturday|sunday|week|month)"
_PIECE = (
    r"(?:versions?|editions?|reports?|stor(?:y|ies)|articles?|headlines?|bulletins?|coverage"
    r"|programmes?|broadcasts?|columns?|papers?|captions?|graphics?|tables?)"
)
_TOLD = (
    r"(?:said|reported|stated|wrote|gave|put|named|described|identified|published|quoted|claimed"
    r"|announced|listed|called|attributed|printed|broadcast|told|showed|suggested|implied)"
)
_WE = rf"""(?: we\b | this\ (?:news)?paper\b | this\ (?:website|site|programme|program|station)\b
    | \b(?:our|this) (?:\ \w+)? \ {_PIECE} \b
    | (?:an?|our|the)\ (?:earlier|previous|original|first)\ {_PIECE} \b
    | {_DAY}['’]s\ (?:\w+\ )?{_PIECE} \b )"""
_TOOK_BACK = regex.compile(
    rf"(?<!\b(?:as|than|what|when)\ ) \b {_WE} [^.;,]{{0,80}}? \b{_TOLD}\b",
    regex.VERBOSE | regex.IGNORECASE,
)
_WRONGLY = r"(?:wrongly|incorrectly|mistakenly|erroneously|inaccurately|falsely|in\ error)"
_STRONG = regex.compile(
    rf"""
      ^\W*(?:corrections?|clarifications?|erratum|errata|corrected|corrigendum)(?:\ and\ \w+)?\s?
      [:.—–-]
    | \b {_WE} [^.;]{{0,40}} \b (?: {_WRONGLY}\ {_TOLD} | {_TOLD}\ {_WRONGLY} ) \b
    | \b {_WE} [^.;]{{0,40}} \b (?: misstated|misreported|misidentified|misspell?ed|misspelt
        |misquoted|misread|mistook|misattributed|mislabell?ed ) \b
    | \b(?:was|were) \ {_WRONGLY}\ {_TOLD}\ (?:in|on|by|as)\b [^.]{{0,60}}
      \b(?:we|our|version|edition|article|story|report)\b
    | \bgave\ the\ wrong\ \w+
    | ^(?: (?:(?:on|last|this|in)\ [^,.;]{{1,30}}?|yesterday|earlier(?:\ \w+){{0,2}}),?\ )? we
      \ (?:had\ |have\ )?
      (?:reported|said|wrote|stated|told\ you|printed|broadcast|published)\ that\b
    | ^(?:on|last|this|in)\ [^,.;]{{1,30}}?,?\ we\ told\ you\b
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_RIGHT = regex.compile(
    r"""
      \b(?:right|correct|actual|true|real|proper)\ (?:number|figure|name|date|total|sum|amount
        |title|spelling|one|time|score|result|version)\b
    | \b(?:in\ fact|in\ reality)\b
    | \b(?:that|this|it|which)\ (?:was|is)\ (?:wrong|incorrect|untrue)
    | \bshould\ have\ (?:said|read|been|stated|given|named)\b
    | \b(?:put|set|make)\ (?:it|that|this|things|matters|the\ record)\ (?:right|straight)\b
    | \bsince\ clarified\b | \bcontrary\ to\b | \bnearer\ (?:to\ )?\w+
    | ^(?:it|he|she|they|there)\ (?:was|were|is|are|has|have)
      \ (?:not\b|in\ fact\b|actually\b|\p{L}*\d)
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
"""How what is right is named."""

_INSTEAD = regex.compile(
    r""",\ but\b | [,;(–—-]\ ?(?:and\ )?not\b | \b(?:instead\ of|rather\ than)\b
    | \bshould\ (?:have|be|read)\b
    | ;\ (?:it|he|she|they|the|there)\b | \b(?:but|when|whereas)\ in\ fact\b
    | \b(?:it|there|they)\ (?:was|were|is|are)\ in\ fact\b""",
    regex.VERBOSE | regex.IGNORECASE,
)
"""How one sentence says what is right beside what is wrong."""

_ABOUT = regex.compile(
    r"""\b(?:we|the\ \w+|this\ \w+)\ (?:\w+\ )?(?:apologi[sz]es?|regrets?
      |(?:is|are)\ (?:\w+\ )?sorry)\b
    | \b(?:our|my|editing|production|typing|printing|transcription)\ (?:own\ )?(?:mistake|error)\b
    | \bin\ (?:editing|production|transcription|translation)\b | \bmisprint | \btransposed\b
    | \bhas\ been\ (?:deleted|removed|corrected|amended|updated)\b
    | \b(?:happy|glad|sorry)\ to\ (?:put|set|correct|make)\b""",
    regex.VERBOSE | regex.IGNORECASE,
)
"""How a newsroom tells how it came about, or that it is sorry."""

_ANNOUNCES = regex.compile(
    r"""\bwe\ (?:have\ to|must|need\ to|want\ to|would\ like\ to|wish\ to)
      \ (?:put\ right|correct|set\ (?:straight|right)|retract|withdraw|take\ back)\b
    | ^\W*(?:first|here\ is|now|we\ begin\ with|and)\ (?:a|the)\ correction\b""",
    regex.VERBOSE | regex.IGNORECASE,
)
_HINTS = regex.compile(
    r"\bwe\b|paper|website|\bsite\b|station|programme?\b|version|edition|report|stor(?:y|ies)|article"
    r"|headline|bulletin|coverage|broadcast|column|caption|graphic|table|correct|clarif|errat|wrong",
    regex.IGNORECASE,
)
"""What a passage that takes nothing back often has not: saves a close look."""


_STRONG_HINTS = regex.compile(
    r"correct|clarif|errat|corrig|wrong|mistak|errone|inaccur|false|error|\bmis"
    r"|\bwe\s(?:had\s|have\s)?(?:reported|said|wrote|stated|told|printed|broadcast|published)\b",
    regex.IGNORECASE,
)
_OWN_HINTS = regex.compile(
    r"\b(?:we|our|this|earlier|previous|original|first)\b|(?:day|week|month)['’]s", regex.IGNORECASE
)
"""What every sentence has that `_STRONG`, or `_TOOK_BACK`, finds something in."""


def may_stand_in(text: str) -> bool:
    """Whether something may be taken back in a text; quick, and never wrong where it says no."""
    return _HINTS.search(text) is not None


def parts(sentences: Sequence[str]) -> list[Part | None]:
    """The part of each sentence of a passage in a correction, in order; None: it is of none."""
    found: list[Part | None] = [None] * len(sentences)
    for place, sentence in enumerate(sentences):
        if found[place] is not None or not _HINTS.search(sentence):
            continue
        if _ANNOUNCES.search(sentence):
            found[place] = "about"
            continue
        strong = bool(_STRONG_HINTS.search(sentence) and _STRONG.search(sentence))
        if not strong and not _names(sentence):
            continue
        behind = range(place + 1, min(place + 1 + FOLLOWING, len(sentences)))
        right = next((n for n in behind if _RIGHT.search(sentences[n])), None)
        whole = _INSTEAD.search(sentence) is not None
        about = [n for n in behind if _ABOUT.search(sentences[n])]
        if not strong and right is None and not about:
            continue
        found[place] = "whole" if whole else "wrong"
        if right is None and not whole and behind and behind[0] not in about:
            # Whoever says that it was wrong says what is right next, in whatever words.
            right = behind[0]
        for n in behind:
            if n == right:
                found[n] = "right"
            elif n in about:
                found[n] = "about"
    return found


def _names(sentence: str) -> bool:
    """Whether it names what the newsroom said."""
    if sentence[:1] in '"“‘' or not _OWN_HINTS.search(sentence):
        return False
    return _TOOK_BACK.search(sentence) is not None
