"""People in prose: names as news writes them, with titles and what they are called later on.

    Chancellor Jane Brown     union leader Tom Birch     Jane Doe, head of X     Mr Brown

Looks at capitals, forms of address and words for offices; knows nobody by name.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import regex

from retrieval.naming.words import forms
from retrieval.quotes.lexicon import (
    DAYS,
    FEMALE,
    HONORIFICS,
    MALE,
    MONTHS,
    NO_NAMES,
    OCCUPATIONS,
    OFFICES,
    ORGANISATIONS,
    PLAIN_ADDRESS,
    POSTNOMINALS,
    is_role,
)

_CAPITALISED = (
    r"(?:\p{Lu}\.(?:\s?\p{Lu}\.)*"
    r"|\p{Lu}['’]\p{L}[\p{L}\p{M}]+(?:-\p{Lu}[\p{L}\p{M}]+)*(?:['’]s(?!\w))?"
    r"|(?:al-|el-|bin-)?\p{Lu}[\p{L}\p{M}\d]*(?:['’]\p{Lu}[\p{L}\p{M}]*)*"
    r"(?:[-‐][\p{L}\d][\p{L}\p{M}\d]*)*(?:['’]s(?!\w))?)"
)

_PARTICLE = r"(?:de|la|van|der|den|von|bin|ibn|al|el|di|da|dos|du|ter|ap|abu|of\ State|of\ Staff)"

_DOTTED = (
    r"(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Capt|Sgt|Rev|Fr|Insp|Supt|St|Jr|Sr|Cllr|Det|Hon"
    r"|Cmdr|Pres|Adm|Maj)\."
)

_WORD = rf"(?:{_DOTTED}|{_CAPITALISED})"

NAME = regex.compile(
    rf"(?<![\p{{L}}\d'’-]){_WORD}(?:[\ \xa0](?:{_PARTICLE}[\ \xa0]){{0,2}}{_WORD})*"
)

"""A row of capitalised words."""

_NEVER_NAMES = NO_NAMES - MONTHS
_PARTS = regex.compile(rf"{_PARTICLE}(?![\p{{L}}])|{_WORD}")


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody at a place [start, end) of a text, `start` being that of the title before the name,
    if there is one. `name` as written, without forms of address; "" where only an office is named.
    """

    start: int
    end: int
    name: str
    title: str | None
    address: str = ""
    organisation: bool = False

    @property
    def gender(self) -> str:
        """ "f" and "m" where a form of address tells, else ""."""
        words = forms(self.address)
        if any(word in FEMALE for word in words):
            return "f"
        return "m" if any(word in MALE for word in words) else ""


def without_address(title: str) -> str | None:
    """A title less the forms of address at its end that say nothing of what somebody is."""
    words = title.split()
    while words and _plain(words[-1]) in PLAIN_ADDRESS:
        title = title[: title.rindex(words.pop())].rstrip()
    return title or None


def mention(text: str, start: int, end: int) -> Mention | None:
    """Whom the capitalised row [start, end) names; None for none, and for what is somebody's
    ("Brown's")."""
    found = _mention(text[start:end])
    if found is None or not start:
        return found
    return Mention(
        found.start + start,
        found.end + start,
        found.name,
        found.title,
        found.address,
        found.organisation,
    )


@functools.lru_cache(maxsize=1 << 14)
def _mention(text: str) -> Mention | None:
    """Whom a row names; the same rows come again and again."""
    parts = [(m.start(), m.end(), m[0]) for m in _PARTS.finditer(text)]
    if not parts or _possessive(parts[-1][2]):
        return None
    first = 0
    for place, (_, _, word) in enumerate(parts):
        plain = _plain(word)
        if _possessive(word) or plain in DAYS or (plain in NO_NAMES and first == place):
            first = place + 1  # Mrs May and June Brown keep their months
    parts = parts[first:]
    if not parts:
        return None
    named = 0  # of the words before the name, offices and forms of address
    for place, (_, _, word) in enumerate(parts[:6]):
        if _is_title(word) or word in ("of State", "of Staff"):
            named = place + 1
    if not named and len(parts) > 2 and _plain(parts[0][2]) in OCCUPATIONS:
        named = 1
    own = parts[named:]
    if own and all(_plain(word) in ORGANISATIONS for _, _, word in own):
        named, own = 0, parts  # "Liberal Democrats"
    while len(own) > 1 and _plain(own[-1][2]) in _NEVER_NAMES:
        own.pop()
    last = own[-1][1] if own else parts[-1][1]
    while len(own) > 1 and own[-1][2] in POSTNOMINALS:
        own.pop()
    start = parts[0][0]
    before = text[start : parts[named - 1][1]] if named else ""
    address = " ".join(w for w in before.split() if _plain(w) in HONORIFICS)
    title = without_address(before)
    if title is not None and not any(
        _is_title(word) or _plain(word) in OCCUPATIONS for word in title.split()
    ):
        title = None  # "Bewildered Ms Doe"
    if not own:
        return Mention(start, last, "", before or None, address)
    name = text[own[0][0] : own[-1][1]]
    words = [_plain(word) for _, _, word in own]
    organisation = not address and (
        any(word in ORGANISATIONS or word in _NEVER_NAMES for word in words)
        or (len(own) == 1 and name.isupper())
    )
    return Mention(start, last, name, title, address, organisation)


def _plain(word: str) -> str:
    return word.casefold().rstrip(".")


def _possessive(word: str) -> bool:
    return word.endswith(("'s", "’s", "s'", "s’"))


def _is_title(word: str) -> bool:
    plain = _plain(word)
    return plain in HONORIFICS or plain.rsplit("-", 1)[-1] in OFFICES


_BEFORE_ROLE = regex.compile(r"([\p{L}-]+),?\s\Z")

_PERSON = regex.compile(r",\s(?:who\s|\d\d,|aged\s\d)|\s\(\d\d\)")
_AFTER_ROLE = regex.compile(r",\s(?:the\s|a\s|an\s)?((?:[\p{L}'’-]+\s?){1,4})")


def described(text: str, found: Mention) -> bool:
    """Whether what stands beside a name tells of a person: a word for what somebody is, an age, or
    "who"."""
    before = _BEFORE_ROLE.search(text, max(0, found.start - 20), found.start)
    if before is not None and is_role(before[1]):
        return True
    if " " in found.name and _PERSON.match(text, found.end):
        return True
    after = _AFTER_ROLE.match(text, found.end)
    return after is not None and any(is_role(word) for word in after[1].split())


_BEYOND_TITLE = regex.compile(
    r",?\s(?:in\san?|on|during|after|before|speaking|who|told|last|this|when|while)\s"
)


def mentions(text: str, spans: Iterable[tuple[int, int]]) -> list[Mention]:
    """Everybody who is named within the spans, in order."""
    found: list[Mention] = []
    for start, end in spans:
        for match in NAME.finditer(text, start, end):
            who = mention(text, match.start(), match.end())
            if who is not None:
                found.append(who)
    return found


def apposition_title(text: str, words: Sequence[str]) -> str | None:
    """The text if it says what somebody is ("chief executive of Y", "an analyst at Z")."""
    head = [word.strip(",.'’") for word in words[:9]]
    if not head or head[0].casefold() in ("who", "whose", "which", "where", "when", "after"):
        return None
    if head[0].casefold().endswith("ing") or head[0].isdigit():
        return None
    text = _BEYOND_TITLE.split(text, 1)[0]
    return text if any(is_role(w) for w in text.split()[:9]) else None
