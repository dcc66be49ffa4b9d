"""Clauses of speech: in one unit of narration, who says, where that stands, and to whom.

A unit is a sentence in which quotes are one piece each, masked by `HELD`; what cannot be read for
missing marks is masked by `LOST`.
"""

from __future__ import annotations

from dataclasses import dataclass

import regex

from retrieval.quotes import verbs
from retrieval.quotes.inversions import named_after
from retrieval.quotes.lexicon import is_role
from retrieval.quotes.masks import HELD, LAST_WORD, LOST
from retrieval.quotes.people import NAME, Mention
from retrieval.quotes.rows import ending
from retrieval.quotes.subjects import aside, named_before

_PRONOUN = regex.compile(r"(?<![\w'’-])(he|she|it|they|we|i|you)\Z", regex.IGNORECASE)
_PRONOUN_AFTER = regex.compile(r"\s+(he|she|it|they|we|i)(?![\w'’])", regex.IGNORECASE)
ACCORDING = regex.compile(r"\b[Aa]ccording to\s")
_SHARED = regex.compile(r",?\s(?:and|but)\Z")
_MARKS = (HELD, LOST, ";", ":", " - ", "–", "—")
_SUBORDINATES = frozenset(
    "although after as because before like once since though until when where whereas while".split()
)
HE_OR_SHE = ("he", "she")


@dataclass(frozen=True, slots=True)
class Clause:
    """Speech at [start, end) of a text, `start` being that of whoever comes first, subject or verb.

    `who` is None for pronouns and for speakers without a name; `pronoun` then is "he" or "she"
    where it is one of them. `verb` is the verb in small letters, "" for "according to".
    `inverted`: the subject stands behind the verb. `verb_end` is where what is said may begin.
    """

    start: int
    end: int
    verb_end: int
    verb: str
    who: Mention | None = None
    pronoun: str = ""
    inverted: bool = False


def clauses(text: str, start: int, end: int) -> list[Clause]:
    """The clauses of speech of a unit [start, end) of a masked text, in order."""
    found: list[Clause] = []
    for match in verbs.verbs(text, start, end):
        if match[0][0].isupper() and text[start : match.start()].strip(" -–—"):
            continue  # a headline, or part of a name
        clause = _clause(text, start, end, match.start(), match.end())
        if clause is not None:
            found.append(clause)
    for opening in ACCORDING.finditer(text, start, end) if "ccording" in text else ():
        who, last = named_after(text, opening.end() - 1, end)
        found.append(Clause(opening.start(), last, last, "", who))
    found.sort(key=lambda clause: clause.start)
    return found


def _clause(text: str, start: int, end: int, at: int, after: int) -> Clause | None:
    verb = text[at:after].casefold()
    left = _bare(text, start, at)
    if left is None:
        return None
    if left == start or text[left - 1] in f"{HELD}," or _opened(text, left, start):
        # `"...," said X`, "..., said X", and "Says X: ..." at the beginning
        inverted = _inverted(text, start, end, left, at, after, verb)
        if inverted is not None:
            return inverted
    pronoun = _PRONOUN.search(text, max(start, left - 6), left)
    if pronoun is not None:
        form = pronoun[1].casefold()
        if _hidden(text, start, pronoun.start()):
            return None
        form = form if form in HE_OR_SHE else ""
        return Clause(pronoun.start(), after, after, verb, None, form)
    who = named_before(text, start, left)
    if who is None:
        shared = _SHARED.search(text, max(start, left - 5), left)
        if shared is not None:
            who = _opening(text, start, shared.start())
            if who is not None:
                return Clause(at, after, after, verb, who)
    if who is None and (
        left == start or (text[left - 1] in ",;:)" and aside(text, start, left) is None)
    ):
        return None  # nobody is the subject: "..., said to be the largest"
    return Clause(who.start if who else at, after, after, verb, who)


def _opening(text: str, start: int, end: int) -> Mention | None:
    """Whoever a sentence begins with, if all of [start, end) is of them: `X stood up and` said."""
    match = NAME.match(text, start, end)
    words = text[match.end() : end].casefold().split() if match is not None else []
    if match is None or not words or not words[0].isalpha() or words[0] in verbs.PREPOSITIONS:
        return None
    if is_role(words[0]):
        return None  # the manager of a club, not the club
    if words[0] in ("and", "or", "who", "whose") or any(mark in text[start:end] for mark in _MARKS):
        return None
    if any(word.strip(",") in verbs.HIDES | _SUBORDINATES for word in words):
        return None
    who = ending(text, start, match.end())
    named = who is not None and not who.organisation and (who.address or " " in who.name)
    return who if named else None


def _opened(text: str, left: int, start: int) -> bool:
    return text[start:left].strip(" -–—,;") == ""


def _bare(text: str, start: int, at: int) -> int | None:
    """Where the text ends before the verb and its adverbs; None where nothing is said."""
    left = len(text[start:at].rstrip()) + start
    while True:
        word = LAST_WORD.search(text, max(start, left - 24), left)
        if word is None:
            return left
        form = word[1].casefold()
        if form in verbs.UNSAID or form.endswith(("n't", "n’t")):
            return None
        if form not in verbs.BEFORE_VERB and not (form.endswith("ly") and len(form) > 4):
            return left
        left = len(text[start : word.start()].rstrip()) + start


def _inverted(
    text: str, start: int, end: int, left: int, at: int, after: int, verb: str
) -> Clause | None:
    pronoun = _PRONOUN_AFTER.match(text, after, end)
    behind = left > start
    if pronoun is not None and behind and verb in ("said", "says", "added", "adds"):
        rest = text[pronoun.end() : end].lstrip()
        if text[left - 1] != HELD and rest[:1] not in ("", ".", ",", HELD):
            return None  # "Jane Brown, head of X, said she was"
        form = pronoun[1].casefold() if pronoun[1].casefold() in HE_OR_SHE else ""
        return Clause(at, pronoun.end(), pronoun.end(), verb, None, form, True)
    who, last = named_after(text, after, end, quoted=text[left - 1 : left] == HELD)
    if who is None and (not behind or text[left - 1] != HELD):
        return None
    if who is not None and text[left - 1 : left] == "," and verb in verbs.TOLD:
        return None  # "Mr Brown, ..., told Mr Blair"
    if who is not None and text[left - 1 : left] == "," and left - 1 > start:
        # "Mr X, speaking in Y, said Mr Z was wrong": Z is what is said, not who says it.
        rest = text[last:end].lstrip()
        if rest[:1] not in ("", ".", ",", ":", HELD) and not rest.startswith(
            ("of ", "from ", "at ")
        ):
            return None
    return Clause(at, last, last, verb, who, "", True)


def _hidden(text: str, start: int, at: int) -> bool:
    """Whether a clause at `at` is a condition, a question or somebody else's words."""
    before = LAST_WORD.search(text, max(start, at - 24), at)
    return before is not None and before[1].casefold() in (verbs.HIDES | verbs.UNSAID)
