"""Rows: who is named by the capitalised words that end at a place, where they are a subject."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.naming.words import forms
from retrieval.quotes import verbs
from retrieval.quotes.lexicon import is_demonym, is_role
from retrieval.quotes.masks import DETERMINERS, HELD, LAST_WORD, LOST, titled
from retrieval.quotes.people import NAME, Mention, mention

_OCCASIONS = frozenset(
    "in at on during after before asked speaking writing responding commenting referring".split()
)
_PLAIN = (("mr",), ("mrs",), ("ms",), ("miss",))
_FORBIDS = (verbs.PREPOSITIONS | verbs.HIDES | verbs.ASKS) - {"like", "what"}


def ending(text: str, start: int, left: int, *, anywhere: bool = False) -> Mention | None:
    """Who is named by the capitalised row that ends at `left`, with the title before it, if that is
    a subject there; `anywhere`: whatever it is there."""
    row = None
    for match in NAME.finditer(text, max(start, left - 80), left):
        row = match
    if row is None or row.end() != left:
        return None
    who = mention(text, row.start(), row.end())
    if who is None or not who.name or who.end != left or anywhere:
        return who if anywhere and who is not None and who.name and who.end == left else None
    at = who.start
    if who.start > row.start():
        skipped = text[row.start() : who.start].split()
        if skipped and skipped[-1].endswith(("'s", "’s")):
            at = row.start()
        elif skipped and skipped[-1].casefold() in _FORBIDS:
            return None
        else:
            return who
    words: list[tuple[int, str]] = []
    while True:
        word = LAST_WORD.search(text, max(start, at - 40), at)
        if word is None or word.start() < start or len(words) > 9:
            break
        form = word[1].casefold()
        if not words and (forms(who.address) in _PLAIN or not is_role(word[1])):
            if form in ("the", "a", "an"):
                if " " not in who.name and not who.address and is_demonym(who.name):
                    return None  # "the Frenchman"
                at = len(text[: word.start()].rstrip())
                before = LAST_WORD.search(text, max(start, at - 24), at)
                return who if not _governed(before[1].casefold() if before else "") else None
            begins = _whole_title(text, start, at)
            if begins is not None:
                return titled(who, text[begins:at].rstrip(), begins)
            break
        if form in DETERMINERS or form in verbs.JOINS or form in verbs.HIDES:
            break
        if form in verbs.PREPOSITIONS and form not in ("of", "for", "at", "on"):
            break
        words.insert(0, (word.start(), word[1]))
        at = word.start()
    before = LAST_WORD.search(text, max(start, at - 24), at)
    form = before[1].casefold() if before else ""
    if form in DETERMINERS and before is not None:
        beyond = LAST_WORD.search(text, max(start, before.start() - 24), before.start())
        form = beyond[1].casefold() if beyond else ""
    while words and words[0][1].casefold() in ("of", "for", "and", "at", "on"):
        words.pop(0)
    if _is_anothers([word for _, word in words]):
        return None
    if words:
        if form in verbs.PREPOSITIONS - {"in", "on", "at", "over", "after"} or form in verbs.HIDES:
            return None
        first = words[0][0]
        title = text[first : who.start].rstrip()
        if who.title and text.startswith(who.title, who.start):
            title = text[first : who.start + len(who.title)]
        return titled(who, title, first) if len(title) <= 120 else who
    if not form or text[at - 1 : at] in (",", ";", ":", HELD, ")") or not text[start:at].strip():
        return who
    if before is not None and text[before.end() : at].strip() == "" and at == who.start:
        gap = text[len(text[:at].rstrip()) - 1]
        if gap in ",;:-–—":
            return who
    if form in ("and", "or") and before is not None and _joined(text, start, before.start()):
        return None  # two people, and neither alone
    if _governed(form) or form.endswith(("s'", "s’")):
        return None  # "X of the Patients' Association"
    return who if _may_join(form) or _is_occasion(text[start:at]) else None


def _is_anothers(words: Sequence[str]) -> bool:
    """Whether a name completes what somebody else is: "a pal of soap star Jane Doe"."""
    places = [i for i, word in enumerate(words) if word in ("of", "for")]
    if not places or not is_role(words[-1]):
        return False
    return any(is_role(word) for word in words[: places[-1]])


def _is_occasion(before: str) -> bool:
    """Whether words before a subject tell when or where: "In a letter to the court Jane Doe"."""
    words = before.split()
    opener = words[0].casefold() if words else ""
    return (
        2 < len(words) <= 10
        and opener in _OCCASIONS
        and words[-1].casefold() not in DETERMINERS
        and not verbs.verbs(before, len(opener), len(before))
        and "," not in before
    )


def _whole_title(text: str, start: int, at: int) -> int | None:
    """Where the words before a name begin, if all of them since a comma, a quote or the beginning
    say what somebody is ("director of telecoms research")."""
    stop = max([start, *(text.rfind(mark, start, at) + 1 for mark in (HELD, LOST, ",", ";", ":"))])
    words = text[stop:at].split()
    while words and words[0].casefold() in DETERMINERS:
        words.pop(0)
    if not 1 < len(words) <= 8 or not any(is_role(word) for word in words[:4]):
        return None
    others = verbs.PREPOSITIONS - {"of", "for"}
    last = words[-1].casefold()
    if last in verbs.PREPOSITIONS or any(word.casefold() in others for word in words):
        return None
    if verbs.verbs(text, stop, at) or any(w.casefold() in verbs.HIDES for w in words):
        return None
    if len(words) > 1 and last in ("met", "saw", "and", "or"):
        return None
    return text.index(words[0], stop)


def _joined(text: str, start: int, at: int) -> bool:
    """Whether a name ends right before a conjunction."""
    word = LAST_WORD.search(text, max(start, at - 24), at)
    return word is not None and word[1][:1].isupper()


def _governed(form: str) -> bool:
    return form in verbs.PREPOSITIONS or form in verbs.HIDES


def _may_join(form: str) -> bool:
    return form in verbs.JOINS or form in DETERMINERS or form.isdigit() or form.endswith("ly")
