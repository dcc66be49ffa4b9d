"""Whether a question leans on the turn before: how it opens, what it points at, what it leaves out.

Knows the words of English questions; looks at no turn, no library and no answer. A lean is
`sure` where the question cannot be read alone ("why?", "and in May?", "what did he say?"), and a
guess where it may have its own referent ("what did they find near Iguala?").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.analysis import Token
from retrieval.questions import forms

MAX_WORDS = 24
"""A question of more words has a subject of its own."""

SHORT = 2
"""Content words up to which a question that opens like a follow-up is one for sure."""

GENERIC = frozenset(
    "bit come comes date day did else exactly explain full get gets getting go going gone got"
    " happen happened happens important mean means meant matter matters many month"
    " more much name next ok okay one ones part place really reason"
    " same thing time true week went year yet".split()
)
"""Words that have no topic of their own: a question of nothing else leans."""

PERSON = frozenset("he she him her his hers himself herself".split())
_THING = frozenset("it its itself they them their theirs themselves".split())
_POINTS = frozenset("that this these those".split())
_ASKS = frozenset("how what when where which who whom whose why".split())
_DO = frozenset(
    "are be been can could did do does had has have is may might must should was were will"
    " would".split()
)
_DETERMINERS = frozenset("a an another any each every one some that the these this those".split())
_OF_TIME = frozenset(
    "afternoon autumn century decade evening minute moment month morning night season spring"
    " summer time week weekend winter year".split()
)
_PEOPLE = frozenset(
    "actor actress agent author boss boy captain chief coach cop daughter director doc doctor dad"
    " father girl governor guy husband judge king lady leader lord mam man mayor minister mother"
    " mp mum musician nun officer official pilot player police president prince princess"
    " professor queen singer sister son star student teacher wife woman writer".split()
)

_FILLER = r"(?:(?:ah|ahh?|hey|hm+|oh|ok|okay|right|thanks|well|wow|yes|no)\b[\s,.!…-]*){0,3}"
_OPENS = re.compile(
    rf"\W*{_FILLER}(?P<opener>and|but|so|also|or|plus|then)\b(?!-)", re.IGNORECASE | re.ASCII
)
_ABOUT = re.compile(
    rf"\W*{_FILLER}(?:(?:and|but|so|or|then)\b[\s,]+)?"
    r"(?:(?:what|how) about|what of|(?:who|what|where|which|anyone|anybody|anything) else"
    r"|any others?|which (?:ones?|of (?:them|those|these)))\b",
    re.IGNORECASE,
)
_DUMMY = re.compile(
    r"\b(?:is|was|isn't|wasn't|isnt|wasnt|will|would|has|be|s)\s+it\s+(?:be\s+|been\s+)?(?:really\s+)?"
    r"(?:true|raining|snowing|possible|legal|illegal|safe|likely|okay?|worth|time|cold|hot|warm"
    r"|windy|sunny|dark|\w+ing\b|that\b|who\b|\w+\s+(?:to|that|if|for)\b)"
    r"|\b(?:do|does|did|will|would)\s+it\s+(?:\w+\s+){1,3}?to\b"
    r"|\bit(?:'s|\s+(?:is|was|comes|came|seems|turns|turned))\s+(?:\w+\s+)?(?:to|that|out)\b"
    r"|\bwhat\s+time\s+is\s+it\b|\bthat\s+it\b",
    re.IGNORECASE,
)
_EXISTS = re.compile(
    r"\b(?:is|are|was|were|be|been|will|has|have|had|isn't|aren't)\s+there\b"
    r"|\bthere(?:'s|\s+(?:is|are|was|were|be|been|has|have|had|will))\b",
    re.IGNORECASE,
)
_THEN = re.compile(r"\b(?:since|by|back|until|before|after|happen(?:ed|s)?) then\b", re.IGNORECASE)
_SAME = re.compile(r"\bthe (?:same|others?|former|latter)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lean:
    """How a question leans on the turn before.

    `opens`: it begins like a follow-up; `person`: it points at somebody; `thing`: at something, or
    several; `own`: how many content words it has itself; `bare`: none, so that it asks the
    question before in another form; `formless`: it has no question word, so that the question
    before tells what is asked; `sure`: it cannot be read alone.
    """

    opens: bool = False
    person: bool = False
    thing: bool = False
    own: int = 0
    formless: bool = False
    sure: bool = False

    @property
    def bare(self) -> bool:
        return self.own == 0


def lean(text: str, tokens: Sequence[Token], people: Sequence[tuple[int, int]] = ()) -> Lean | None:
    """How the question `text` leans on a turn before it; None where it stands alone.

    `tokens` are its words with those that only ask marked as stop words; `people` the places
    where it names somebody that the library knows, which counts like a capital.
    """
    if not tokens or len(tokens) > MAX_WORDS:
        return None
    read = _Words(text, tokens, people)
    about = _ABOUT.match(text) is not None
    opens = about or _OPENS.match(text) is not None
    person, person_sure = read.person()
    thing, thing_sure = read.thing()
    asks = any(word in _ASKS or word in _DO for word in read.words)
    formless = opens and not any(
        word in _ASKS or word in _DO for word in read.words[2 if about else 1 :]
    )
    own = len(read.content)
    short_opening = opens and (own <= SHORT or (about and own <= SHORT + 1))
    if own == 0:
        found = opens or person or thing or asks
        sure = True
    elif short_opening:
        found, sure = True, True
    elif person or thing:
        found, sure = True, person_sure or thing_sure
    elif opens:
        # "So did those fighters really have it?" begins so, and still has its own subject.
        found, sure = own == SHORT + 1 and not read.named, False
    else:
        found, sure = own == 1 and not read.named and (asks or "?" in text), False
    if not found:
        return None
    return Lean(opens=opens, person=person, thing=thing, own=own, formless=formless, sure=sure)


class _Words:
    """The words of a question, and what of them may be meant by a pronoun."""

    def __init__(
        self, text: str, tokens: Sequence[Token], people: Sequence[tuple[int, int]]
    ) -> None:
        self.text = text
        self.words = [token.surface.replace("’", "'") for token in tokens]
        verb = forms.asked_verb(text) or (0, 0)
        self.is_content = [
            not token.stop
            and word not in GENERIC
            and word not in _ASKS
            and not (verb[0] <= token.start and token.end <= verb[1])
            for token, word in zip(tokens, self.words, strict=True)
        ]
        self.content = [place for place, content in enumerate(self.is_content) if content]
        whole = [token for token in tokens if token.end - token.start > 3]
        told = not (len(whole) > 2 and all(text[token.start].isupper() for token in whole))
        self.is_name = [
            (told and place > 0 and content and text[token.start].isupper())
            or any(start <= token.start and token.end <= end for start, end in people)
            for place, (token, content) in enumerate(zip(tokens, self.is_content, strict=True))
        ]
        self.named = any(self.is_name)

    def person(self) -> tuple[bool, bool]:
        """Whether somebody is pointed at whom the question does not name before, and for sure."""
        for place, word in enumerate(self.words):
            if word not in PERSON or "own" in self.words[place + 1 : place + 2]:
                continue  # "how much of his own cash did Gates pledge?"
            before = range(place)
            if any(self.is_name[p] or self.words[p] in _PEOPLE for p in before):
                return False, False
            who = self.words[0] == "who" and place > 2 and word not in ("him", "himself")
            return True, not who and self._free(place)
        return False, False

    def thing(self) -> tuple[bool, bool]:
        """Whether something is pointed at that the question does not name before, and for sure."""
        few = len(self.content) <= SHORT
        found = sure = False
        for place, word in enumerate(self.words):
            alone = self._free(place)
            if word in _THING:
                if word in ("it", "its", "itself") and _DUMMY.search(self.text):
                    continue
                if not alone and any(self._noun(p) or self.is_name[p] for p in range(place)):
                    # "When did the ferry sink, and who owns it?"
                    found = found or few
                    continue
                found, sure = True, sure or (alone and few)
            elif word in _POINTS and (points := self._points(place)):
                found, sure = True, sure or points == "sure"
        if "there" in self.words and not _EXISTS.search(self.text) and few:
            found, sure = True, True
        if _THEN.search(self.text) or _SAME.search(self.text):
            found, sure = True, sure or few
        return found, sure

    def _free(self, place: int) -> bool:
        """Whether nothing before a pronoun can be what it means: no content word but the verb whose
        object it is ("who owns it?")."""
        before = [p for p in range(place) if self.is_content[p]]
        return not before or before == [place - 1]

    def _noun(self, place: int) -> bool:
        """Whether a content word has an article before it."""
        return self.is_content[place] and place > 0 and self.words[place - 1] in _DETERMINERS

    def _points(self, place: int) -> str:
        """ "sure", "guess" or "" for "that" and the like at a place."""
        before = self.words[place - 1] if place else ""
        after = self.words[place + 1] if place + 1 < len(self.words) else ""
        if place and (self.is_content[place - 1] or before in ("it", "say", "said", "true")):
            return ""  # "the hole that ...", "he said that ..."
        if after in ("who", "that", "which", "of", "whose"):
            return ""  # "those who ..."
        if after in _OF_TIME:
            return "guess" if self.words[place] in ("that", "those") else ""
        few = len(self.content) <= SHORT
        if not after or not self.is_content[place + 1]:
            return "sure" if len(self.content) <= 1 else "guess" if few else ""
        return "guess" if few and not self.named else ""
