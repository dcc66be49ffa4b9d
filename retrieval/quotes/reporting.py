"""Reported words: the clause that a verb of speech governs, or that stands before it.

X said (that) ...     X told Y (that) ...     ..., X said     according to X, ...
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from retrieval.quotes import verbs
from retrieval.quotes.addressing import addressee, beside
from retrieval.quotes.clauses import Clause
from retrieval.quotes.masks import HELD, LOST
from retrieval.quotes.people import apposition_title

MIN_WORDS = 3
"""A shorter clause reports nothing."""

_THAT = regex.compile(
    rf"(?:,?\s+(?:{verbs.TIME}|(?:in|on|at|during|to)\s[^,.;:{HELD}{LOST}]{{2,60}}?),?)?"
    r",?\s+that(?:,[^,]{2,60},)?\s+",
    regex.IGNORECASE,
)
_BARE = regex.compile(rf"(?:\s+(?:{verbs.TIME}),?)?\s+(?=[\w£$€‘'“\"{HELD}])", regex.IGNORECASE)
_NO_CLAUSE = regex.compile(
    r"(?:nothing|so|goodbye|hello|yes|no(?=[.,])|little|much|to|of|in|on|at|for|about|by|as|during|from"
    r"|with|after|before|when|recently|too|sorry|was|were|has|had|is|are|and|or|but|that|earlier|out|off|guilty"
    r"|later|last|this\s(?:week|month|year|morning|afternoon|evening)|yesterday|today|how|why|what)(?!\w)",
    regex.IGNORECASE,
)
_CLAIMS = regex.compile(
    r"\s+(?:the\s)?(?:accusation|allegation|charge|claim|report|rumour|rumor|suggestion)s?"
    r"\s(?:by|of|that|from|against)\s"
)
"""What somebody denies is not what they say."""
_CLAUSE = regex.compile(
    rf"(?:\s[^\s,;:{HELD}{LOST}]+){{1,10}}?\s(?:will|would|could|can|had|has|have|is|was|were|are|may"
    r"|might|should|must|did|does|do)(?!\w)"
)
"""A subject and the verb after it: what was "suggested" then is a clause, not a thing."""
_TELLS = frozenset("told tells assured assures reminded reminds informed informs".split())
"""What may be followed by whoever is told and a clause without "that"."""
_TO_DO = regex.compile(r"\s+(?:not\s+)?to\s+(?=\p{Ll})")
_OF = regex.compile(rf"\s+[^,;:.{HELD}]{{2,60}}\s(?:of|to|for|as)\s")
_BEYOND = regex.compile(r",\s*(?:(?:but|and|while|although|though|whereas)\s+)?\Z")
SUBORDINATE = regex.compile(r"(?:When|As|After|While|Although|Though|Before|Since|If)\s")
_BRIEF = regex.compile(
    rf"(?:,?\s+(?:{verbs.TIME}|(?:to|in|on|at|during|after|of|from)\s[^,.{HELD}{LOST}]{{2,70}}))*[\s.!?]*\Z",
    regex.IGNORECASE,
)
_ADDING = regex.compile(
    r",\s(?:adding|arguing|claiming|explaining|insisting|noting|saying|stressing|warning)"
    r"(?:\sthat)?(?=\s)"
)
_ADDS = regex.compile(r",\s(?:[\p{Ll}]+ing|who|which|although|though|but|while|as|after)\s")
_TRAILS = regex.compile(rf",\s[^,{HELD}{LOST}]{{3,110}}(?:,[^,{HELD}{LOST}]{{3,60}})?[.!?]?\Z")


@dataclass(frozen=True, slots=True)
class Report:
    """What the clause at `place` reports: the words' range, and to whom, if to anybody."""

    place: int
    first: int
    last: int
    to: tuple[int, int] | None


def reports(masked: str, start: int, end: int, found: Sequence[Clause]) -> list[Report]:
    """The reports of a unit, none inside another's words, in order of their clauses."""
    reported: list[Report] = []
    covered = reached = start
    for place, clause in enumerate(found):
        if clause.start < covered:
            continue  # within somebody else's words
        following = [one.start for one in found[place + 1 :]]
        report = _behind(masked, start, end, place, clause, following) or _before(
            masked, max(start, reached), end, place, clause
        )
        if report is None or _words(masked, report) < MIN_WORDS:
            reached = max(reached, clause.end)
            continue
        reported.append(report)
        covered = reached = max(report.last, clause.end)
    return reported


def _words(masked: str, report: Report) -> int:
    inside = masked[report.first : report.last]
    if LOST in inside:
        return 0
    return len(inside.split()) + inside.count(HELD) // 8


def _behind(
    masked: str, start: int, end: int, place: int, clause: Clause, following: Sequence[int]
) -> Report | None:
    """What is reported behind the verb."""
    last = _end(masked, start, clause.end, end, following)
    verb, at = clause.verb, clause.verb_end
    to: tuple[int, int] | None = beside(masked, start, last)
    if not verb:
        return _according(masked, place, clause, last) if _opens(masked, start, clause) else None
    if clause.inverted:
        return None
    rest = at
    if verb in verbs.TOLD:
        heard = addressee(masked, at, last)
        if heard is not None:
            if heard[0] < heard[1]:
                to = heard[0], heard[1]
            behind = heard[2]
            rest = behind if verb in ("told", "tells") else at
            that = _THAT.match(masked, behind, last)
            if that is not None:
                return _report(masked, place, that.end(), last, to)
            if verb in ("urged", "urges", "asked", "asks", "told", "tells", "warned", "warns"):
                to_do = _TO_DO.match(masked, behind, last)
                if to_do is not None:
                    return _report(masked, place, behind, last, to)
            bare = _BARE.match(masked, behind, last) if verb in _TELLS else None
            if bare is not None and not _NO_CLAUSE.match(masked, bare.end(), last):
                return _report(masked, place, bare.end(), last, to)
    that = _THAT.match(masked, at, last) if verb in verbs.THAT else None
    if that is not None:
        return _report(masked, place, that.end(), last, to)
    if verb in verbs.BARE or (
        verb in verbs.THAT and _CLAUSE.match(masked, at, last) and not _CLAIMS.match(masked, at)
    ):
        bare = _BARE.match(masked, at, last)
        if bare is not None and not _NO_CLAUSE.match(masked, bare.end(), last):
            return _report(masked, place, bare.end(), last, to)
    if verb in verbs.INTENDED and _TO_DO.match(masked, at, last):
        return _report(masked, place, at, last, to)
    if verb in ("accused", "accuses") and _OF.match(masked, at, last):
        return _report(masked, place, at, last, to)
    adding = _ADDING.match(masked, rest, last)
    rest = adding.end() if adding else rest
    if verb in verbs.ABOUT | verbs.QUOTING and HELD in masked[rest:last]:
        return _report(masked, place, rest, last, to)
    return None


def _opens(masked: str, start: int, clause: Clause) -> bool:
    before = masked[start : clause.start].strip()
    return not before or before.casefold() in ("but", "and", "yet", "so", "however,")


def _end(masked: str, begin: int, at: int, end: int, following: Sequence[int]) -> int:
    """Where a report ends: before a further clause of speech that is joined to it, or to which it
    is subordinate ("When X said ..., Y said"), else at the end of its sentence."""
    subordinate = SUBORDINATE.match(masked, begin) is not None
    for start in following:
        joined = _BEYOND.search(masked, at, start)
        if joined is not None and (joined[0].strip(" ,") or subordinate):
            return joined.start()
    return end


def _according(masked: str, place: int, clause: Clause, last: int) -> Report | None:
    """What follows `According to X, head of Y,`."""
    comma = masked.find(",", clause.end, last)
    if clause.who is None or comma < 0 or len(masked[clause.end : comma].split()) > 6:
        return None
    further = masked.find(",", comma + 1, last)
    if further > 0:
        aside = masked[comma + 1 : further].strip()
        opens = aside.casefold().startswith(("the ", "a ", "an ", "chief ", "head "))
        if opens and apposition_title(aside, aside.split()) and len(aside) < 120:
            comma = further
    return _report(masked, place, comma + 1, last, None)


def _before(masked: str, start: int, end: int, place: int, clause: Clause) -> Report | None:
    """What is reported before a clause that ends its sentence, or on both sides of one that stands
    within: then the longer part."""
    told = clause.verb in ("told", "tells")
    if clause.verb and clause.verb not in verbs.SAID & verbs.THAT and not told:
        return None
    before = masked[start : clause.start].strip()
    if not before or before[0] in HELD + ",;" or (clause.verb and not before.endswith(",")):
        return None
    last = start + len(masked[start : clause.start].rstrip())
    heard = addressee(masked, clause.end, end) if told else None
    to = (heard[0], heard[1]) if heard else beside(masked, clause.end, end)
    behind = heard[2] if heard else clause.end
    tail = _BRIEF.match(masked, behind, end) or (
        _TRAILS.match(masked, behind, end) if clause.inverted or not clause.verb else None
    )
    if tail is not None and len(before.split()) > MIN_WORDS:
        return _report(masked, place, start, last, to)
    if tail is not None or not clause.verb or masked[behind : behind + 1] != ",":
        return None
    rest = end - behind
    if _ADDS.match(masked, behind, end):
        return _report(masked, place, start, last, to) if len(before.split()) > MIN_WORDS else None
    if clause.who is not None and clause.inverted and _TRAILS.match(masked, behind, end):
        return None  # "..., said Jane Brown, head of X."
    if rest > len(before):
        adding = _ADDING.match(masked, behind, end)
        return _report(masked, place, adding.end() if adding else behind + 1, end, to)
    return _report(masked, place, start, last, to) if len(before.split()) > MIN_WORDS else None


def _report(masked: str, place: int, first: int, last: int, to: tuple[int, int] | None) -> Report:
    while first < last and (masked[first].isspace() or masked[first] in ",;:"):
        first += 1
    while last > first and (masked[last - 1].isspace() or masked[last - 1] in ".,;!?"):
        last -= 1
    return Report(place, first, last, to)
