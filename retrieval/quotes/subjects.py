"""Subjects: who is named right before a verb of speech."""

from __future__ import annotations

import regex

from retrieval.quotes import verbs
from retrieval.quotes.lexicon import is_role
from retrieval.quotes.masks import DETERMINERS, HELD, LOST, titled
from retrieval.quotes.people import Mention, apposition_title
from retrieval.quotes.rows import ending

_APPOSITION = regex.compile(
    rf"(?:,\s(?P<comma>[^{LOST};:]{{2,160}}),|\s[-–—]\s(?P<dash>[^{LOST}]{{2,220}})\s[-–—]"
    rf"|\s\((?P<bracket>[^(){HELD}{LOST}]{{1,60}})\))\Z"
)
_BELONGS = regex.compile(
    r"\s(?:of|from|at|for|with)\s(?:the\s)?[\p{L}\p{N}&'’.-]+(?:\s(?:of|for|and|the|&|[\p{Lu}\d]"
    r"[\p{L}\p{N}&'’.-]*))*(?:\s\p{Ll}[\p{L}'’-]+){0,2}\Z"
)
_RELATIVE = regex.compile(r",?\s(?:who|which|that)\Z")
_OWNED = regex.compile(r"[\s,]*(?:[\p{Lu}][\w&.-]*\s?){1,5}['’]s\s*\Z")
_OPEN_RELATIVE = regex.compile(rf",\s(who|whose|which)\s[^,{LOST}]*\Z")


def named_before(text: str, start: int, left: int) -> Mention | None:
    """Whoever is the subject that ends at `left`; None for nobody with a name, or where that cannot
    be told."""
    relative = _RELATIVE.search(text, max(start, left - 7), left)
    if relative is not None:
        if relative[0] != ", who":
            return None
        return ending(text, start, relative.start(), anywhere=True)
    opened = _OPEN_RELATIVE.search(text, max(start, left - 160), left)
    if opened is not None:
        # "Jane Brown, who presents The Quiz told": the name at the end is no subject
        return ending(text, start, opened.start()) if opened[1] == "who" else None
    who = ending(text, start, left)
    if who is not None:
        return who
    beside = aside(text, start, left)
    if beside is not None:
        at, said = beside
        # `His lawyer, John Smith, said`, `Jane Doe, head of X, said`
        who = ending(text, start, at)
        title = apposition_title(said, said.split())
        if who is not None:
            return titled(who, who.title or title, who.start)
        inner = text[:left].rstrip()[:-1]
        subject = text[start:at].rstrip().rsplit(" ", 1)[-1]
        apposed = text[left - 1] == "," and (subject[:1].islower() or subject.endswith(")"))
        named = ending(text, at + 1, len(inner)) if apposed else None
        if named is not None and named.start <= at + 3 and named.end == len(inner):
            return titled(named, named.title or _apposed_title(text, start, at), named.start)
        return None
    comma = text.rfind(", ", max(start, left - 120), left)
    if comma > 0 and HELD not in text[comma:left]:
        # "Jane Doe, managing director of Y said"
        said = text[comma + 2 : left]
        title = apposition_title(said, said.split())
        who = ending(text, start, comma) if title == said and is_role_first(said) else None
        if who is not None:
            return titled(who, who.title or title, who.start)
    belongs = _BELONGS.search(text, max(start, left - 90), left)
    if belongs is not None and not verbs.HIDES.intersection(belongs[0].split()):
        who = ending(text, start, belongs.start())
        if who is not None and len(who.name.split()) > 1 and not who.organisation:
            return titled(who, who.title, who.start)
    return None


def is_label(gap: str) -> bool:
    """Whether the words between a quote and a name say what somebody is: `"...," the new chair of
    X, Jane Doe, said`."""
    if _OWNED.match(gap):
        return True  # Y's Jane Doe
    words = gap.strip(" ,.!?").split()
    return (
        0 < len(words) <= 14
        and HELD not in gap
        and any(is_role(word.strip(",")) for word in words)
        and words[0][0].islower()
        and not verbs.verbs(gap, 0, len(gap))
    )


def is_role_first(said: str) -> bool:
    """Whether a text begins with what somebody is, without an article."""
    words = said.split()
    return words[0].casefold() not in DETERMINERS and any(is_role(word) for word in words[:3])


def aside(text: str, start: int, left: int) -> tuple[int, str] | None:
    """The longest apposition that ends at `left` and stands behind a name: where it begins, and
    what it says."""
    found: tuple[int, str] | None = None
    if text[left - 1 : left] == ",":
        at = left - 1
        for _ in range(4):
            at = text.rfind(",", max(start, left - 180), at)
            if at < 0 or any(mark in text[at:left] for mark in (LOST, ";", ":")):
                break
            inside = text[at + 1 : left - 1].strip()
            if inside and (found is None or ending(text, start, at) is not None):
                found = at, inside
                if ending(text, start, at) is not None:
                    break
    else:
        match = _APPOSITION.search(text, max(start, left - 230), left)
        if match is not None:
            found = match.start(), (match["dash"] or match["bracket"] or "").strip()
    return found


def _apposed_title(text: str, start: int, end: int) -> str | None:
    """What stands before the comma of `The bank's governor, Jane Doe,`: "governor"."""
    begin = max(
        [start, *(text.rfind(mark, start, end) + 1 for mark in (HELD, LOST, ",", ";", ":"))]
    )
    words = text[begin:end].split()
    while words and words[0].casefold() in DETERMINERS | verbs.JOINS:
        words.pop(0)
    for place in reversed(range(len(words))):
        if words[place].endswith(("'s", "’s")) and any(is_role(w) for w in words[place + 1 :]):
            words = words[place + 1 :]
            break
    if not 0 < len(words) <= 10 or not any(is_role(word) for word in words[:4]):
        return None
    title = " ".join(words)
    return title if title in text[begin:end] else None
