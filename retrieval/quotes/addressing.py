"""To whom something was said, where the text tells: "told MPs", "in an interview with CNN"."""

from __future__ import annotations

import regex

from retrieval.quotes.masks import HELD, LOST
from retrieval.quotes.people import NAME

_CROWD = (
    "reporters journalists MPs peers ministers lawmakers senators congressmen politicians"
    " parliament congress investors shareholders analysts delegates researchers supporters workers"
    " staff students voters viewers listeners fans officials police detectives officers jurors"
    " colleagues court jury judge inquiry committee commission conference council assembly summit"
    " meeting audience crowd nation public press media newspaper paper agency programme program"
    " channel station website magazine broadcaster network radio television party union board"
    " hearing tribunal panel house commons lords senate rally friends family parents players"
    " reporter journalist correspondent officer detective colleague friend mother father wife"
    " husband son daughter brother sister boss caller interviewer presenter class congregation"
    " readers diplomats leaders governors members teachers nurses doctors residents critics"
).split()
_NOUN = "|".join(sorted(_CROWD, key=lambda word: (-len(word), word)))
_OUTLET = (
    r"(?:\s(?:newspaper|programme|program|show|magazine|news\sagency|agency|website|radio|television"
    r"|channel|station|conference|network|committee|inquiry|reporters|journalists|audience|viewers"
    r"|listeners|delegates|leader|leaders|sport|news|breakfast|correspondent|reporter))?"
)
_FURTHER = rf"(?:\.\p{{Ll}}{{2,4}}(?!\w)|\s\d[\d.]*(?:['’]s\s{NAME.pattern})?(?![\w'’]))?"
"""What names of outlets may end in: "Example.com", "Radio 104.1", "Radio 4's Today"."""
_NAMED = rf"(?:the\s)?{NAME.pattern}{_FURTHER}(?:\sand\s{NAME.pattern})?{_OUTLET}"
_ADDRESSEE = regex.compile(
    rf"(?:(?:the|a|an|his|her|its|their|our|some|all)\s)?(?:[\p{{L}}'’-]+\s){{0,3}}?(?:{_NOUN})(?![\w-])"
    rf"|{_NAMED}",
    regex.VERSION1,
)
_PRONOUN = regex.compile(r"(?:him|her|them|me|us|you|it)(?![\w'’])")
_NOBODY = regex.compile(
    r"(?:of|about|for|if|whether|several|how|why|what|when|where|against|that|to|on|in)(?!\w)"
)
_UP_TO_THAT = regex.compile(
    rf"(?!(?:he|she|it|they|there|we|I)\s)[^,:;.{HELD}{LOST}]{{2,90}}?(?=\s+that\s|\s*:)"
)
_PLACE = regex.compile(
    r"\s+(?:in|on|at|during|after|before|outside|last|this|yesterday|earlier)\s.*"
)
_BESIDE = regex.compile(
    r"(?:\bin (?:an? |his |her )?(?:[\w-]+ ){0,2}?(?:interview (?:with|to|on)|(?:letter|e-?mail"
    r"|message|statement|speech|address|memo) to)|\b(?:speaking|talking) to|\b[Ss]aid to"
    r"|\bwrote to|\baddressing)\s+",
    regex.IGNORECASE,
)


def addressee(masked: str, at: int, end: int) -> tuple[int, int, int] | None:
    """Who is spoken to behind "told": [start, end) of the words, and where the clause goes on.
    Nobody in particular ("him") is (at, at, ...); None where nobody is."""
    first = at + len(masked[at:end]) - len(masked[at:end].lstrip())
    pronoun = _PRONOUN.match(masked, first, end)
    if pronoun is not None:
        return first, first, pronoun.end()
    if _NOBODY.match(masked, first, end):
        return None
    match = _ADDRESSEE.match(masked, first, end)
    whole = _UP_TO_THAT.match(masked, first, min(end, first + 100))
    if whole is not None and " to " in whole[0] and match is not None:
        whole = None  # "urged Congress to change a law that"
    if whole is not None and (match is None or whole.end() > match.end()):
        place = _PLACE.search(masked, first, whole.end())
        last = place.start() if place and place.start() > first else whole.end()
        if match is not None and place is not None and match.end() <= whole.end():
            last = max(match.end(), min(last, whole.end()))
        return first, last, whole.end()
    if match is None:
        return None
    return first, match.end(), match.end()


def beside(masked: str, start: int, end: int) -> tuple[int, int] | None:
    """Who is spoken to by the occasion that stands in [start, end): "in an interview with"."""
    for found in _BESIDE.finditer(masked, start, end):
        match = _ADDRESSEE.match(masked, found.end(), end)
        if match is not None:
            return match.start(), match.end()
    return None
