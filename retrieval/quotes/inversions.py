"""Inversions: who is named right behind a verb of speech."""

from __future__ import annotations

import regex

from retrieval.quotes import verbs
from retrieval.quotes.lexicon import HONORIFICS, is_role
from retrieval.quotes.masks import DETERMINERS, HELD, LAST_WORD, LOST, titled
from retrieval.quotes.people import NAME, Mention, apposition_title, mention

_STOP = regex.compile(rf"[,;:()\[\]{HELD}{LOST}]|\s[-–—]\s|[.!?](?=\s|\Z)")
_MODIFIES = regex.compile(r"\s([\p{Ll}-]+)(?:\s([\p{Ll}-]+))?")


def named_after(
    text: str, at: int, end: int, *, quoted: bool = False
) -> tuple[Mention | None, int]:
    """Whoever is named right behind a verb: (None, where that ends) for "a spokeswoman". Where the
    verb follows words that are `quoted`, any words may stand before the name ("team-mate")."""
    stop = end
    for mark in _STOP.finditer(text, at, end):
        if mark[0] == "." and _initial(text, mark.start()):
            continue
        stop = mark.start()
        break
    found: Mention | None = None
    last = at
    for match in NAME.finditer(text, at, min(stop + 1, end)):
        between = text[last : match.start()].split()
        if found is not None and not (0 < len(between) <= 4 and is_role(between[-1])):
            break
        if len(between) > 9:
            break
        who = mention(text, match.start(), match.end())
        before = LAST_WORD.search(text, at, match.start())
        form = before[1].casefold() if before else ""
        if before is not None and form in DETERMINERS:
            # "a spokesman for the Home Office", "one analyst quoted by the Herald"
            further = LAST_WORD.search(text, at, before.start())
            if further is not None and further[1].casefold() in verbs.PREPOSITIONS:
                form = further[1].casefold()
        last = match.end()
        if who is None or (form in verbs.PREPOSITIONS and match.start() > at + 1) or not who.name:
            if found is None and who is not None and who.name and form in ("for", "of", "to"):
                # "a spokesman for Mr Brown" is not he; "director of Ofcom Jane Doe" goes on.
                continue
            if who is not None and not who.name:
                found = who
            continue
        if (
            form
            and form.islower()
            and not (is_role(form) or form in DETERMINERS or form in HONORIFICS)
            and match.start() > at + 1
            and not _modified(text, at, match.start())
            and not (quoted and _describes(text[at : match.start()]))
        ):
            break
        found = _entitled(who, text, at) if text[at : who.start].strip() else who
    if found is None:
        found = _apposed(text, at, stop, end)
        return found, found.end if found else stop
    if not found.name:
        return None, found.end
    modified = _MODIFIES.match(text, found.end, end)
    if modified is not None and any(is_role(word) for word in modified.groups() if word):
        # "a Cedar spokesman", or "Cedar spokeswoman, Jane Doe."
        named = NAME.match(text, stop + 2, end) if text[stop : stop + 2] == ", " else None
        who = mention(text, named.start(), named.end()) if named else None
        if (
            named
            and who
            and " " in who.name
            and text[named.end() : named.end() + 1] in ("", ".", HELD)
        ):
            return titled(who, text[found.start : stop], who.start), who.end
        return None, modified.end()
    # "Jane Doe, spokeswoman for Y"
    if found.title is None and text[found.end : found.end + 2] == ", ":
        rest = _STOP.search(text, found.end + 2, end)
        said = text[found.end + 2 : rest.start() if rest else end].strip()
        title = apposition_title(said, said.split())
        if title and len(title) <= 120:
            found = titled(found, title, found.start)
    return found, found.end


def _apposed(text: str, at: int, stop: int, end: int) -> Mention | None:
    """Whoever is named behind the comma of `the mayor of Birchfield, Jane Doe`."""
    words = text[at:stop].split()
    if text[stop : stop + 2] != ", " or not 1 < len(words) <= 9:
        return None
    if words[0].casefold() not in DETERMINERS or not any(is_role(word) for word in words[1:5]):
        return None
    if any(word.casefold() in verbs.HIDES for word in words) or verbs.verbs(text, at, stop):
        return None
    match = NAME.match(text, stop + 2, end)
    who = mention(text, match.start(), match.end()) if match else None
    if who is None or not (who.address or " " in who.name) or who.organisation:
        return None
    if who.start != stop + 2 or text[who.end : who.end + 1] not in ("", ".", ",", ":", HELD):
        return None
    first = text.index(words[1], at + len(words[0]))
    return titled(who, text[first:stop] if who.title is None else who.title, who.start)


def _describes(between: str) -> bool:
    """Whether a few words may say what somebody is, although none of them is known to."""
    words = [word.casefold() for word in between.split()]
    return len(words) <= 4 and not any(
        word in verbs.HIDES
        or word in verbs.PREPOSITIONS
        or word in verbs.ALL
        or word in verbs.UNSAID
        for word in words
    )


def _modified(text: str, at: int, end: int) -> bool:
    """Whether the words between say what somebody is: one of them is an office."""
    return any(_is_office(word) for word in text[at:end].split())


def _is_office(word: str) -> bool:
    return is_role(word.strip(",")) or word.casefold() in ("and", "of", "the", "for")


def _initial(text: str, at: int) -> bool:
    """Whether a full stop belongs to an initial or a form of address."""
    word = LAST_WORD.search(text, max(0, at - 8), at)
    if word is None:
        return False
    form = word[1]
    return (len(form) == 1 and form.isupper()) or form.casefold() in HONORIFICS


def _entitled(who: Mention, text: str, start: int) -> Mention:
    """With the words before the name, an article aside, as title."""
    words = text[start : who.start].split()
    while words and words[0].casefold() in DETERMINERS:
        words.pop(0)
    if not words or not any(is_role(word) or word[:1].isupper() for word in words):
        return who
    first = text.index(words[0], start)
    whole = text[first : who.start].rstrip()
    if who.title:
        whole = (
            text[first : who.start + len(who.title)]
            if text.startswith(who.title, who.start)
            else whole
        )
    return titled(who, whole, first)
