"""How newsrooms take back what they said, and how they name what was said and what is right."""

from __future__ import annotations

import re

_WE = (
    r"(?:we|this (?:news)?paper|this (?:website|site|programme|program|article|story|report)"
    r"|(?:an?|our|the) (?:earlier|previous|original) (?:version|edition|report|story|article"
    r"|headline|bulletin)(?: (?:of|on|in) [^.;]{0,40}?)?"
    r"|our (?:report|story|article|coverage|headline|bulletin)s?"
    r"(?: (?:of|on|in|about) [^.;]{0,80}?)?)"
)
_WRONGLY = r"(?:wrongly|incorrectly|mistakenly|erroneously|inaccurately|falsely|in error)"
_TOLD = (
    r"(?:said|reported|stated|wrote|gave|put|named|described|identified|published|quoted|claimed"
    r"|announced|listed|called|attributed|printed|broadcast|told you)"
)
STRONG = re.compile(
    rf"""
      ^\W*(?:corrections?|clarifications?|erratum|errata|corrected|corrigendum)
      (?:\ and\ \w+)?\s?[:—–-]
    | \b(?:first|here\ is|now|we\ begin\ with)\ (?:a|the)\ correction\b
    | \b{_WE}\ (?:had\ |have\ |has\ )?{_WRONGLY}\ {_TOLD}\b
    | \b{_WE}\ (?:had\ |have\ |has\ )?{_TOLD}\ {_WRONGLY}\b
    | \b(?:was|were|is|are|has\ been|had\ been)\ {_WRONGLY}\ {_TOLD}\ (?:in|on|by|as)\b[^.]{{0,60}}
      \b(?:we|our|version|edition|article|story|report)\b
    | \b(?:earlier|previous|original|first)\ version\ of\ (?:this|the|our)\ (?:article|story|report
      |piece|post|headline|page|item|coverage|reporting|bulletin|programme)\b
    | \bthis\ (?:article|story|report|piece|post|headline|page|item)\ (?:was|has\ been|is)
      \ (?:\w+\ )?(?:amended|corrected|updated\ to\ (?:correct|clarify|remove))\b
    | \bwe\ (?:deeply\ |sincerely\ )?(?:regret|apologi[sz]e\ for)
      \ (?:the|this|our|that|any)\ (?:\w+\ )?
      (?:error|mistake|confusion|inaccurac|misprint|mix-up)
    | ^\W*(?:erratum|errata|corrigendum)\b | \bour\ (?:mistake|error)\b\W*$
    | \b(?:owing|due)\ to\ an?\ (?:\w+\ )?error,?\ (?:we|our|an?\ (?:earlier|previous))\b
    | \b(?:put(?:ting)?|set(?:ting)?)\ (?:this|that|it|things|matters|the\ record)
      \ (?:right|straight)\b
    | \bwe\ (?:have\ to|must|need\ to|want\ to|would\ like\ to|wish\ to)\ (?:put\ right|correct
      |set\ (?:straight|right)|retract|withdraw|take\ back)\b
    | \bwe\ (?:retract|withdraw|take\ back|stand\ corrected|got\ (?:it|this|that)\ wrong)\b
    | \bwe\ (?:misstated|misreported|misidentified|misspelled|misspelt|misquoted|misread|mistook)\b
    | \b(?:article|story|report|version|headline)\ (?:misstated|misidentified|misspelled|misspelt
      |misquoted|misattributed)\b
    | \bcontrary\ to\ (?:what\ (?:we|was)|our|an?\ (?:earlier|initial|previous)|earlier|initial
      |previous|first)\b
    | \b(?:earlier|initial|previous|first|our)\ reports?\b[^.;]{{0,80}}
      \b(?:was|were|proved|turned\ out
      \ to\ be|have\ proved|has\ proved)\ (?:\w+\ )?(?:wrong|false|incorrect|mistaken|untrue
      |inaccurate|unfounded|erroneous)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What only somebody writes who takes something back."""

HINT = re.compile(
    r"correct|clarif|errat|regret|apolog|version|amended|updated to|wrong|mistak|erron|in error"
    r"|inaccura|false|contrary to|reports?\b|mis(?:stated|reported|identified|spel|quoted|read|took"
    r"|attributed)|retract|withdraw|take back|put right|set (?:straight|right)"
    r"|set(?:ting)? the record|(?:put|set)(?:ting)? (?:this|that|it|things"
    r"|matters) (?:right|straight)",
    re.IGNORECASE,
)
"""What an article without any correction seldom has: saves a close look at each sentence."""

TOOK_BACK = re.compile(
    rf"\b(?<!as )(?<!than ){_WE} (?:had |have |has )?(?:{_WRONGLY} )?{_TOLD}\b", re.IGNORECASE
)
"""How what was said is named: alone it may be a reminder."""

RIGHT = re.compile(
    r"\b(?:(?:right|correct|actual|true|real|proper) (?:number|figure|name|date|total|sum|amount"
    r"|title|spelling|one|time|score|result)|in fact|in reality|(?:was|is|are|were) wrong)\b",
    re.IGNORECASE,
)
"""How what is right, or what was wrong, is named."""

RIGHT_THEN = re.compile(
    r"^\W*(?:(?:the|its|their|his|her) (?:right|correct|actual|true|real|proper) "
    r"|(?:that|this|it) was (?:wrong|incorrect|an? (?:error|mistake)|not (?:so|true|right"
    r"|correct))|in fact\b|we (?:are|'re|’re) sorry\b|we (?:apologi[sz]e|regret)\b)",
    re.IGNORECASE,
)
"""How the sentence behind what was said begins where that was wrong."""

THAN_WE_SAID = re.compile(
    r"\b(?P<more>more|fewer|less|higher|lower) than (?:we|was) (?:had )?(?:said|reported|stated"
    r"|first reported|first said)\b",
    re.IGNORECASE,
)
HEADED = re.compile(
    r"^\W*(?:(?:corrections?|corrected|clarifications?|erratum)(?:\s?[:—–-]|(?: and \w+)?(?:$|:))"
    r"|(?:setting|putting) the record straight)",
    re.IGNORECASE,
)
NOT = re.compile(r"\b(?:not|instead of|rather than)\s(?:the |about |as )?$", re.IGNORECASE)
CORRECTS = re.compile(r"^\W*correct(?:s|ed|ing)\b", re.IGNORECASE)
FROM = re.compile(r"\bfrom\s(?:the |about |an? )?$", re.IGNORECASE)
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
DAY = re.compile(rf"\b({'|'.join(DAYS)})\b", re.IGNORECASE)
CUES = frozenset(
    """
    correct clarif report say said we wrong right number figur error mistak regret apologis earlier
    version articl stori state newspap fact reader week monday tuesday wednesday thursday friday
    saturday sunday
    """.split()
)
