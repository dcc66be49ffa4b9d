"""Operators of a question: limits, exclusions and quoted phrases that are written into its text.

    ferry publisher:"Namdo Herald" since:2025-04 -Busan "black box"

Knows the signs, not what the library holds: whether there is such a publisher or speaker is for
others to say. Says what is asked outside of them as a text of the same length.

Operators, in any case, where nothing but white space, a bracket, a comma or a semicolon stands
before them and a letter, a digit or a quotation mark right behind the colon:

    publisher:NAME  speaker:NAME         a word, or several in quotation marks
    since:DATE      until:DATE           from its first day on; to its last day, both inclusive
    after:DATE      before:DATE          from the day behind it on; to the day before it
    on:DATE                              its days; DATE is YYYY, YYYY-MM or YYYY-MM-DD

Punctuation that ends a sentence is no part of a word. "before: lunch", "18:30", "https://since:1",
"on:)" are plain text, as is an operator inside of quotation marks.

`-word`, `-"a phrase"`, `NOT word`, `NOT "a phrase"` exclude. A minus does where white space or
nothing stands before it and no other one right behind its word ("F-16", "28 - 30", "-LRB-"). NOT is
emphasis and no operator behind an auxiliary or a pronoun ("did NOT resign", "did he NOT"), before a
word that means nothing alone ("NOT only", "NOT the"), and in a question without small letters.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from retrieval.errors import QueryError
from retrieval.questions.quoting import OPENING, quoted

_SIGN = re.compile(
    r"(?<![^\s(\[,;])(?ai:(?P<name>publisher|speaker|before|after|since|until|on))[:：]"
    rf"(?=[^\W_]|[{OPENING}])"
    rf"|(?<!\S)[-−](?=[^\W\d_]|[{OPENING}])"
    rf"|(?<![^\s(])(?P<word>NOT)\s{{1,3}}(?=[^\W\d_]|[{OPENING}])"
    rf"|[{OPENING}]"
)
_WORD = re.compile(r"[^\W\d_][^\s\"“”„«»‘,;:!?()\[\]{}<>]*")
_VALUE = re.compile(r"[^\s\"“”„«»]+")
_NEGATED = re.compile(r"(?ai:publisher|speaker|before|after|since|until|on)[:：](?=\S)")
_WORD_ENDS = ".'’-…*_~`|/"
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")

_STRESSED_BEHIND = frozenset(
    "am is are was were be been being do does did has have had can could will would shall should"
    " may might must or if why i you he she it we they who".split()
)
_MEANS_NOTHING = frozenset(
    "a an the this that to only just yet even all any be been being have so very in on at of for"
    " with as by it its his her their my your our".split()
)
_BEFORE_NOT = re.compile(r"(\w+)\s{1,3}\Z")

_SHOWN = 60
"""Characters of a value that an error repeats."""

_ONE = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Operators:
    """What the operators of a text say.

    `since` and `until` are inclusive, None where open, and never in the wrong order. `phrases` are
    the spans inside of quotation marks, in order; `excluded` the words and phrases that are not
    wanted, as they were written, without marks. `rest` is the text with operators and exclusions
    as spaces: offsets stay, phrases are in it with their marks.
    """

    publisher: str | None
    speaker: str | None
    since: date | None
    until: date | None
    phrases: tuple[tuple[int, int], ...]
    excluded: tuple[str, ...]
    rest: str


class _Reading:
    """What has been read of one text so far."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.names: dict[str, str] = {}
        self.since: tuple[date, str] | None = None
        self.until: tuple[date, str] | None = None
        self.phrases: list[tuple[int, int]] = []
        self.excluded: list[str] = []
        self.blank: list[tuple[int, int]] = []

    def operator(self, name: str, start: int, at: int) -> int:
        """Take an operator whose value begins at `at`; the place behind it."""
        value, end = self._value(name, at)
        if name in ("publisher", "speaker"):
            if name in self.names:
                raise QueryError(
                    f"{name}: is given twice ({_shown(self.names[name])} and {_shown(value)}):"
                    f" ask once for each {name}"
                )
            self.names[name] = value
        else:
            self._limit(name, value)
        self.blank.append((start, end))
        return end

    def exclusion(self, start: int, at: int) -> int:
        """Take what is excluded at `at`, if it is something; the place to go on from."""
        if negated := _NEGATED.match(self.text, at):
            raise QueryError(
                f"{negated[0]} cannot be excluded: only words and phrases can,"
                ' like -word or -"a phrase"'
            )
        if self.text[at] in OPENING:
            phrase = quoted(self.text, at)
            if phrase is None:
                return at + 1
            words, end = " ".join(self.text[phrase.start : phrase.end].split()), phrase.after
        else:
            match = _WORD.match(self.text, at)
            words = match[0].rstrip(_WORD_ENDS) if match else ""
            end = at + len(words)
            if self.text[end : end + 1] == "-":  # dashes around an aside: "-which sank-", "-LRB-"
                return end
        self.excluded.append(words)
        self.blank.append((start, end))
        return end

    def _value(self, name: str, at: int) -> tuple[str, int]:
        if self.text[at] in OPENING:
            phrase = quoted(self.text, at)
            if phrase is None:
                raise QueryError(
                    f"{name}: {_shown(self.text[at:].split(chr(10))[0])} does not read as a name"
                    f' in quotation marks: write it like {name}:"two words"'
                )
            return " ".join(self.text[phrase.start : phrase.end].split()), phrase.after
        match = _VALUE.match(self.text, at)
        value = match[0] if match else ""
        ends = ",;?!)]}…" if name in ("publisher", "speaker") else ",;?!.)]}…"
        value = value.rstrip(ends)
        if value.endswith(".") and "." not in value[:-1]:  # the end of a sentence, not of "A.P."
            value = value[:-1].rstrip(ends)
        return value, at + len(value)

    def _limit(self, name: str, value: str) -> None:
        period = _period(value)
        if period is None:
            raise QueryError(
                f"{name}: {_shown(value)} is no date: write it as YYYY, YYYY-MM or YYYY-MM-DD,"
                f" like {name}:2025-04-09"
            )
        said = f"{name}:{value}"
        try:
            if name in ("since", "on"):
                self._narrow_since(period[0], said)
            if name in ("until", "on"):
                self._narrow_until(period[1], said)
            if name == "after":
                self._narrow_since(period[1] + _ONE, said)
            if name == "before":
                self._narrow_until(period[0] - _ONE, said)
        except OverflowError:
            raise QueryError(f"{said} leaves no day: try another year") from None

    def _narrow_since(self, day: date, said: str) -> None:
        if self.since is None or day > self.since[0]:
            self.since = day, said

    def _narrow_until(self, day: date, said: str) -> None:
        if self.until is None or day < self.until[0]:
            self.until = day, said

    def result(self) -> Operators:
        """All of it; QueryError where no day lies within all the limits."""
        if self.since and self.until and self.since[0] > self.until[0]:
            raise QueryError(
                f"{self.since[1]} and {self.until[1]} leave no day between them:"
                " take one of them away, or change its date"
            )
        parts, at = [], 0
        for start, end in self.blank:
            parts += [self.text[at:start], " " * (end - start)]
            at = end
        return Operators(
            publisher=self.names.get("publisher"),
            speaker=self.names.get("speaker"),
            since=self.since[0] if self.since else None,
            until=self.until[0] if self.until else None,
            phrases=tuple(self.phrases),
            excluded=tuple(self.excluded),
            rest="".join((*parts, self.text[at:])),
        )


def read(text: str) -> Operators:
    """Read the operators of a text, in one pass; all empty and `rest` the text where it has none.

    Dates that are given several times narrow each other. QueryError, naming operator and value,
    where an attached value cannot be read, a publisher or speaker is given twice, an operator is
    excluded, or the dates leave no day.
    """
    reading, at = _Reading(text), 0
    shouting = text.isupper()
    while sign := _SIGN.search(text, at):
        start, end = sign.span()
        if sign["name"]:
            at = reading.operator(sign["name"].lower(), start, end)
        elif sign[0] in OPENING:
            phrase = quoted(text, start)
            if phrase:
                reading.phrases.append((phrase.start, phrase.end))
            at = phrase.after if phrase else end
        elif sign["word"] and (shouting or _emphasis(text, start, end)):
            at = end
        else:
            at = reading.exclusion(start, end)
    return reading.result()


def unread(text: str) -> Operators:
    """A text whose operators and exclusions are words like any others, as in what somebody says;
    only its phrases in quotation marks are told."""
    reading, at = _Reading(text), 0
    while sign := _SIGN.search(text, at):
        phrase = quoted(text, sign.start()) if sign[0] in OPENING else None
        if phrase:
            reading.phrases.append((phrase.start, phrase.end))
        at = phrase.after if phrase else sign.end()
    return reading.result()


def _emphasis(text: str, start: int, end: int) -> bool:
    """Whether a NOT only stresses its sentence."""
    before = _BEFORE_NOT.search(text, max(0, start - 16), start)
    if before and before[1].lower() in _STRESSED_BEHIND:
        return True
    following = _WORD.match(text, end)
    return following is not None and following[0].lower() in _MEANS_NOTHING


def _period(value: str) -> tuple[date, date] | None:
    """First and last day of a year, a month or a day; None where it is none."""
    match = _DATE.fullmatch(value)
    if match is None:
        return None
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    if "00" in match.groups() or "0" in match.groups():
        return None
    try:
        first = date(year, month or 1, day or 1)
    except ValueError:  # the year 0, 31 June
        return None
    if day:
        return first, first
    last = month or 12
    return first, date(year, last, calendar.monthrange(year, last)[1])


def _shown(value: str) -> str:
    return repr(value if len(value) <= _SHOWN else value[: _SHOWN - 1] + "…")
