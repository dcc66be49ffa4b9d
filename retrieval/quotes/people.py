"""People in prose: names as news writes them, with titles and what they are called later on.

    Chancellor Gordon Brown     union leader Vincenzo Lilliu     Jane Doe, head of X     Mr Brown

Looks at capitals, forms of address and words for offices; knows nobody by name.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import regex

from retrieval.naming.words import forms

HONORIFICS = frozenset(
    "mr mrs ms miss dr prof professor sir lord lady baroness dame sen rep gov gen lt col capt sgt"
    " rev father fr insp supt judge justice madam mme senator general colonel captain sergeant"
    " inspector superintendent lieutenant major brigadier admiral reverend bishop archbishop"
    " cardinal sheikh sheik imam rabbi prince princess king queen pope ayatollah councillor cllr"
    " det cmdr commander officer detective constable sister brother mother congressman"
    " congresswoman attorney doctor hon".split()
)
"""Forms of address, and ranks that stand before a surname."""

_PLAIN_ADDRESS = frozenset("mr mrs ms miss dr prof sir lord lady baroness dame mme fr hon".split())
_FEMALE = frozenset("mrs ms miss lady baroness dame madam mme queen princess sister mother"
                    " congresswoman".split())  # fmt: skip
_MALE = frozenset("mr sir lord father fr king prince pope brother congressman".split())

OFFICES = frozenset(
    "president minister chancellor secretary premier governor mayor speaker chairman chairwoman"
    " chair executive officer commissioner ambassador leader director labour conservative tory dem"
    " liberal democrat republican democratic mp mep msp spokesman spokeswoman spokesperson coach"
    " manager captain boss analyst economist editor author actor actress singer director-general"
    " secretary-general attorney-general attorney candidate ceo cfo cto coo unionist ukip snp"
    " mayor-elect president-elect auditor pollster principal".split()
)
"""Words with a capital that end a title before a name: "Foreign Secretary Jane Brown"."""

ROLES = frozenset(
    "leader spokesman spokeswoman spokesperson minister secretary chairman chairwoman chair chief"
    " head president boss coach captain officer executive governor mayor judge mp peer lawyer"
    " analyst economist expert founder co-founder star striker midfielder defender goalkeeper keeper"
    " captain champion skipper veteran chancellor commissioner ambassador envoy guard official"
    " candidate father mother brother sister son daughter wife husband widow friend colleague"
    " resident witness source scientist chemist physicist biologist consultant student nurse"
    " doctor fan partner aide guru tycoon owner agent deputy host journalist correspondent member"
    " representative activist campaigner author writer singer actor actress director manager"
    " professor fellow strategist trader broker attorney prosecutor detective sergeant inspector"
    " priest bishop pastor coordinator general colonel pilot farmer driver fisherman sheriff"
    " superintendent ace number principal entrepreneur magnate designer vocalist lecturer engineer"
    " technician historian cook chef speaker treasurer whip backbencher senator congressman"
    " congresswoman counsel barrister solicitor presenter surgeon clerk cousin nephew niece uncle aunt grandson".split()
)
"""Words for what somebody is, in small letters."""

_ROLE_ENDINGS = ("ist", "man", "woman", "person", "yst", "eer", "er", "or")
_NO_ROLES = frozenset(
    "after however under other former never another whether rather together either neither over order"
    " offer number later earlier ever further consider remember winter summer weather paper power"
    " matter letter water river tower corner dinner center floor door color labor error major minor"
    " prior poor terror mirror horror humor factor sector computer september october november december"
    " better lower higher greater smaller larger older younger newer faster longer shorter easier harder"
    " upper outer inner super proper per quarter chapter transfer answer wonder enter cover deliver"
    " discover recover suffer differ prefer refer moreover whatever whoever whenever wherever altogether"
    " newspaper border murder gender tender shelter filter meter server user layer wider closer".split()
)

ORGANISATIONS = frozenset(
    "bank ltd plc inc corp corporation company co group university college council department"
    " ministry commission union party association agency institute institution committee court"
    " board police army government parliament congress senate house office service services"
    " foundation trust fund federation society organisation organization airlines airways motors"
    " club united city county times post herald guardian telegraph journal news reuters bbc cnn"
    " radio network authority bureau centre center campaign alliance league church hospital school"
    " systems technologies software media entertainment records pictures studios petroleum energy"
    " oil gas telecom partners capital securities research survey report bill act treaty street"
    " forces campaign project league cup games today show programme magazine press daily tribune mail mirror sun independent observer"
    " americans britons conservatives democrats republicans tories".split()
)
"""Words of names that are nobody's."""

_FAMILY_NAMES = frozenset(
    "kim lee park choi jung kang cho yoon moon han shin kwon roh xi hu wen jiang li wang zhang chen"
    " liu zhu bo nguyen tran aung".split()
)
"""East Asian family names that are often written without hyphens behind them."""

_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)
_NO_NAMES = (
    _DAYS
    | _MONTHS
    | frozenset(
        "i the a an and but or in on at as for from"
        " with after before when while if although however meanwhile since so then there here this that"
        " these those he she it they we you his her its our their some many most no not what who how why"
        " where both each one two other another last next by to of yet also even still now according"
        " earlier later asked speaking currently mps although despite during instead nevertheless"
        " because former new following once only observes says said added today yesterday another"
        " like well yes ok thus all any every few several such under until".split()
    )
)
"""Words with a capital that are no part of a name: days, months, and what opens a sentence."""

_TOKEN = (
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
_WORD = rf"(?:{_DOTTED}|{_TOKEN})"
NAME = regex.compile(
    rf"(?<![\p{{L}}\d'’-]){_WORD}(?:[\ \xa0](?:{_PARTICLE}[\ \xa0]){{0,2}}{_WORD})*"
)
"""A row of capitalised words."""

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
        if any(word in _FEMALE for word in words):
            return "f"
        return "m" if any(word in _MALE for word in words) else ""


def without_address(title: str) -> str | None:
    """A title less the forms of address at its end that say nothing of what somebody is."""
    words = title.split()
    while words and _plain(words[-1]) in _PLAIN_ADDRESS:
        title = title[: title.rindex(words.pop())].rstrip()
    return title or None


@functools.lru_cache(maxsize=1 << 13)
def is_role(word: str) -> bool:
    """Whether a word in small letters says what somebody is."""
    last = word.casefold().rsplit("-", 1)[-1]
    return last in ROLES or (
        len(last) > 4 and last.endswith(_ROLE_ENDINGS) and last not in _NO_ROLES
    )


def without_address(title: str) -> str | None:
    """A title less the forms of address at its end that say nothing of what somebody is."""
    words = title.split()
    while words and _plain(words[-1]) in _PLAIN_ADDRESS:
        title = title[: title.rindex(words.pop())].rstrip()
    return title or None


@functools.lru_cache(maxsize=1 << 13)
def is_role(word: str) -> bool:
    """Whether a word in small letters says what somebody is."""
    last = word.casefold().rsplit("-", 1)[-1]
    return last in ROLES or (
        len(last) > 4 and last.endswith(_ROLE_ENDINGS) and last not in _NO_ROLES
    )


def mention(text: str, start: int, end: int) -> Mention | None:
    """Whom the capitalised row [start, end) names; None for none, and for what is somebody's
    ("Brown's")."""
    parts = [(m.start(), m.end(), m[0]) for m in _PARTS.finditer(text, start, end)]
    if not parts or _possessive(parts[-1][2]):
        return None
    first = 0
    for place, (_, _, word) in enumerate(parts):
        plain = _plain(word)
        if _possessive(word) or plain in _DAYS or (plain in _NO_NAMES and first == place):
            first = place + 1  # Mrs May and June Brown keep their months
    parts = parts[first:]
    if not parts:
        return None
    named = 0  # of the words before the name, offices and forms of address
    for place, (_, _, word) in enumerate(parts[:6]):
        if _is_title(word) or word in ("of State", "of Staff"):
            named = place + 1
    own = parts[named:]
    if own and all(_plain(word) in ORGANISATIONS for _, _, word in own):
        named, own = 0, parts  # "Liberal Democrats"
    while len(own) > 1 and _plain(own[-1][2]) in _NO_NAMES - _MONTHS:
        own.pop()
    start = parts[0][0]
    before = text[start : parts[named - 1][1]] if named else ""
    address = " ".join(w for w in before.split() if _plain(w) in HONORIFICS)
    title = without_address(before)
    if title is not None and not any(_is_title(word) for word in title.split()):
        title = None  # "Bewildered Ms Doe"
    if not own:
        return Mention(start, parts[-1][1], "", before or None, address)
    last = own[-1][1]
    name = text[own[0][0] : last]
    words = [_plain(word) for _, _, word in own]
    organisation = not address and (
        any(word in ORGANISATIONS or word in _NO_NAMES - _MONTHS for word in words)
        or (len(own) == 1 and name.isupper())
    )
    return Mention(start, last, name, title, address, organisation)


def _plain(word: str) -> str:
    return word.casefold().rstrip(".")


def _possessive(word: str) -> bool:
    return word.endswith(("'s", "’s")) or word.endswith(("s'", "s’"))


def _is_title(word: str) -> bool:
    plain = _plain(word)
    return plain in HONORIFICS or plain.rsplit("-", 1)[-1] in OFFICES


_BEFORE_ROLE = regex.compile(r"([\p{L}-]+),?\s\Z")
_AFTER_ROLE = regex.compile(r",\s(?:the\s|a\s|an\s)?((?:[\p{L}'’-]+\s?){1,4})")


def described(text: str, found: Mention) -> bool:
    """Whether a word for what somebody is stands beside a name."""
    before = _BEFORE_ROLE.search(text, max(0, found.start - 20), found.start)
    if before is not None and is_role(before[1]):
        return True
    after = _AFTER_ROLE.match(text, found.end)
    return after is not None and any(is_role(word) for word in after[1].split())


_BEYOND_TITLE = regex.compile(
    r",?\s(?:in\san?|on|during|after|before|speaking|who|told|last|this|when|while)\s"
)


class Cast:
    """Whom an article introduces by full name: "Mr Brown" is Gordon Brown there."""

    def __init__(self) -> None:
        self._full: dict[str, dict[tuple[str, ...], Mention]] = {}
        self._people: set[str] = set()
        self._alone: set[str] = set()
        self._inside: set[str] = set()
        self._given: dict[str, dict[tuple[str, ...], Mention]] = {}

    def meet(self, found: Mention, *, inside: bool = True) -> None:
        """Remember somebody who is named in full; the first form and the first title stay.
        `inside`: within a sentence, where only names have capitals."""
        words = forms(found.name)
        if inside and words:
            self._inside.update(words)
        if found.name and (found.address or found.title):
            self._people.add(name_parts(found.name)[-1])
        if found.name and " " not in found.name:
            self._alone.add(name_parts(found.name)[-1])
        if len(found.name.split()) < 2 or found.organisation or not words:
            return
        parts = name_parts(found.name)
        called = [parts[-1], parts[0]] if family_first(found.name) else parts[-1:]
        for part in dict.fromkeys(called):
            known = self._full.setdefault(part, {})
            self._given.setdefault(parts[0], {}).setdefault(words, found)
            before = known.get(words)
            if before is None or (before.title is None and found.title):
                known[words] = found

    def know(self, found: Mention) -> None:
        """Remember that this is a person."""
        if found.name and not found.organisation:
            self._people.add(name_parts(found.name)[-1])

    def is_name(self, found: Mention) -> bool:
        """Whether this is more than a word that begins a sentence ("Analysts")."""
        words = forms(found.name)
        return (
            len(words) > 1
            or bool(found.address or found.title)
            or (
                bool(words)
                and (words[-1] in self._inside or name_parts(found.name)[-1] in self._full)
            )
        )

    def is_person(self, found: Mention) -> bool:
        """Whether the article tells, here or elsewhere, that this is no place or organisation."""
        parts = name_parts(found.name)
        if not found.name or found.organisation:
            return False
        return parts[-1] in self._people or (parts[-1] in self._alone and parts[-1] in self._full)

    def full(self, found: Mention) -> Mention:
        """The same mention with the full name, where one person is known by what it says."""
        if found.organisation or not found.name:
            return found
        parts = name_parts(found.name)
        known = self._full.get(parts[-1], {})
        if len(parts) > 1:
            words = forms(found.name)
            same = known.get(words)
            if same is None and found.address:
                longer = [known[w] for w in known if w[-len(words) :] == words]
                if len(longer) == 1:
                    return Mention(
                        found.start,
                        found.end,
                        longer[0].name,
                        found.title or longer[0].title,
                        found.address,
                    )
            title = found.title or (same.title if same else None)
            return Mention(found.start, found.end, found.name, title, found.address)
        if not known and forms(found.address)[-1:] in (("sir",), ("dame",), ("lady",)):
            known = self._given.get(parts[-1], {})  # Sir John Brown is Sir John
        if not known and not found.address and not found.title:
            known = self._given.get(parts[-1], {})
        shortest = min(known, key=len, default=())
        if not known or any(words[-len(shortest) :] != shortest for words in known):
            return found
        only = known[shortest]
        return Mention(found.start, found.end, only.name, found.title or only.title, found.address)


def family_first(name: str) -> bool:
    """Whether a name is written as Korean ones are: "Han Duck-soo"."""
    words = name.split()
    if words and words[0].casefold() in _FAMILY_NAMES:
        return True  # may be: "Kim Jong Un", "Xi Jinping"
    return len(words) == 2 and "-" in words[1] and words[1].split("-", 1)[1][:1].islower()


@functools.lru_cache(maxsize=1 << 12)
def name_parts(name: str) -> list[str]:
    """The folded parts between spaces, each without marks: "Han Duck-soo" is han, duckso..."""
    return [part for part in ("".join(forms(word)) for word in name.split()) if part] or [""]


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
