"""Windows: the days that a question names in words, as first and last day of each.

Knows what stands around a period ("since", "between", "'s") and where the words are something else
("may" the verb, "April Jones", "Black Friday", a score); the periods themselves, and the rules for
them, are those of `days`. It looks for windows rather than moments and guesses nothing, which is
why it is not dateparser 1.x (110 ms to import, 5 ms for sixty words of a language that is named,
against .25 here; "may", "sat" and "1945 people" read as dates, a week or a month given as one day
of it, "the past two years" as two years on) or parsedatetime 2.6 (quick to import, 1 ms, the same
mistakes, and "on May 6", asked a week later, in the next year).

Rules of limits: "since X" begins with the first day of X; "after X" on the day behind it, but on
the first day of X in "after Tuesday's attack" and "after the May 6 summit"; "until X" and "by X"
end with its last day, "before X" the day before it, but with X in "before Tuesday's vote". "The end
of May" is the 31st for all of these. "From X to Y", "between X and Y" and "since X until Y" are
inclusive at both ends, and open where Y is no day; "X onwards" is "since X"; "more than a week ago"
is until that week, "less than a week ago" since it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from retrieval.questions.days import Asked, Period, joins, kinds, plain, read, span
from retrieval.questions.days.doubt import GIVEN_NAMES, NEXT, OVER, TAIL, certain, titled

_SENSES = {
    **dict.fromkeys("in on during throughout over within at of for from between".split(), ""),
    **dict.fromkeys(("as of", "less than", "under"), ""),
    **dict.fromkeys(("since", "ever since"), "since"),
    **dict.fromkeys(("after", "later than"), "after"),
    **dict.fromkeys(("before", "prior to", "earlier than"), "before"),
    **dict.fromkeys(("until", "till", "by", "through", "up to", "no later than"), "until"),
    **dict.fromkeys(("more than", "at least"), ""),
}
_LEAD = re.compile(
    "(?P<lead>"
    + "|".join(lead.replace(" ", " {1,3}") for lead in sorted(_SENSES, key=lambda w: (-len(w), w)))
    + r")\b {1,3}"
)
_LEADING = frozenset(lead.split()[0] for lead in _SENSES)
_LEAD_WORDS = frozenset(word for lead in _SENSES for word in lead.split()) | {"the"}
_MORE, _LESS = frozenset({"more than", "at least", "over"}), frozenset({"less than", "under"})
_ONLY_AGO = frozenset({"more than", "at least", "less than", "under"})

_WORD = re.compile(r"'[0-9]0s|\w+")
_OWNS = re.compile(r"'s(?!\w)")
_ONWARDS = re.compile(
    r" {1,3}(?:onwards?|(?:and|or) later)\b|,? {1,3}(?P<on>on)(?= {0,3}(?:[?!.,;]|$))"
)
_OPEN = re.compile(r"between,? {1,3}and\b|from,? {1,3}(?:to|until|till|through)\b")
"""Prepositions of a range whose other end is no day: "from Monday to the vote"."""

_BOTH = re.compile(r" (?:and|to|through|thru|until|till) ")

_THE_DAY = re.compile(
    r"the {1,3}(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|[a-z]{3,6}day\b)"
)
_PIECE = re.compile(r"\S+")
_JOINED_ON = frozenset("-/.,:$€£₩#@&+'_")
"""What makes a part of something else of the word behind it."""

_ONE = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Days that words at [start, end) of a question name, both inclusive, None where it is open.

    `relative` tells that the words would mean other days on another day ("last week", "in April",
    but not "in April 2025").
    """

    start: int
    end: int
    words: str
    since: date | None
    until: date | None
    relative: bool


def find(text: str, now: datetime) -> list[Window]:
    """The windows of a text in order, none overlapping another; [] where it names no days.

    `now` is the moment it was asked, in the zone whose days are meant. Of finds that overlap the
    longest is kept, of equally long ones the first; what begins inside of another is looked for
    only where a range may lead beyond it. Never fails.
    """
    words = plain(text)
    if "://" in words or "www." in words or "@" in words:
        words = _PIECE.sub(_without_links, words)
    asked = Asked(text, words, now)
    shouting = text.isupper()
    found: list[Window] = []
    matches = list(_WORD.finditer(words))
    inside = 0
    for place in _beginnings([match[0] for match in matches]):
        at = matches[place].start()
        if at < inside and not joins(words, inside):
            continue  # from within a window, only a range leads beyond it
        window = _window(asked, at, matches[place - 1] if place else None, shouting)
        if window is not None:
            found.append(window)
            inside = max(inside, window.end)
    return _apart(found)


def _without_links(piece: re.Match[str]) -> str:
    """An address, a link or a mention as spaces; any other piece as it is."""
    link = "://" in piece[0] or "www." in piece[0] or "@" in piece[0]
    return " " * len(piece[0]) if link else piece[0]


def _beginnings(words: list[str]) -> list[int]:
    """The places at which a window may begin: words for days, and what leads to one."""
    found = []
    near = False
    for place in range(len(words) - 1, -1, -1):
        word = words[place]
        if kinds(word):
            near = True
        elif word not in _LEAD_WORDS:
            near = False
        if near and (word in _LEADING or word == "the" or kinds(word)):
            found.append(place)
    return found[::-1]


def _apart(found: list[Window]) -> list[Window]:
    """The longest of those that overlap, in order of place."""
    kept: list[Window] = []
    taken: set[int] = set()
    for window in sorted(found, key=lambda one: (one.start - one.end, one.start)):
        places = range(window.start, window.end)
        if taken.isdisjoint(places):
            kept.append(window)
            taken.update(places)
    return sorted(kept, key=lambda one: one.start)


def _window(asked: Asked, at: int, before: re.Match[str] | None, shouting: bool) -> Window | None:
    """The window whose words begin at a place, or None."""
    if at and asked.plain[at - 1] in _JOINED_ON:
        return None
    lead, start = "", at
    if match := _LEAD.match(asked.plain, at):
        lead, start = " ".join(match["lead"].split()), match.end()
    sense = _SENSES.get(lead, "")
    previous = None if before is not None and before[0] in _LEADING else before
    for one in read(asked, start, lead):
        if lead in _ONLY_AGO and one.period.kind != "ago":
            continue
        both = span(
            asked,
            one,
            led=lead,
            listing=lead != "" and sense == "" and lead not in _ONLY_AGO,
            limited=sense not in ("", "since"),
            shouting=shouting,
        )
        if both is None and (
            not certain(asked, start, one, lead, shouting)
            or (start == at and titled(asked, start, previous, shouting))
        ):
            continue
        end, period = both or (one.end, one.period)
        if window := _limited(
            asked, at, start, end, period, "" if both and sense == "since" else lead
        ):
            return window
    return None if lead else _month_alone(asked, at, shouting)


def _month_alone(asked: Asked, at: int, shouting: bool) -> Window | None:
    """A month without preposition and year, where it begins a range ("April to June") or owns
    something and is nobody's name ("October's")."""
    for one in read(asked, at, "from"):
        if one.period.kind != "month" or one.period.cycle is None or one.doubt == "verb":
            continue
        both = span(asked, one, led="", listing=False, limited=False, shouting=shouting)
        if both:
            return _limited(asked, at, at, *both, "")
        if _OWNS.match(asked.plain, one.end) and asked.plain[at : at + 3] not in GIVEN_NAMES:
            return _limited(asked, at, at, one.end, one.period, "")
    return None


def _limited(
    asked: Asked, at: int, start: int, end: int, period: Period, lead: str
) -> Window | None:
    """The window of a period at [start, end) behind a preposition at `at`; None where something
    hangs on its words."""
    sense, owns = _SENSES.get(lead, ""), _OWNS.match(asked.plain, end)
    within = owns is not None or _describes(asked, start, end)
    if owns:
        end = owns.end()
    elif (onwards := _ONWARDS.match(asked.plain, end)) and (
        onwards["on"] is None or lead == "from"
    ):
        sense, end = "since", onwards.end()
    elif _OPEN.match(lead + asked.plain[end : end + 16]) and not _BOTH.search(
        asked.plain, start, end
    ):
        sense = "since"
    if not TAIL.match(asked.plain, end):
        return None
    try:
        since, until = _limits(sense, lead, period, within, asked.today)
    except OverflowError:  # before the first day of the calendar
        return None
    return Window(
        start=at,
        end=end,
        words=asked.text[at:end],
        since=since,
        until=until,
        relative=period.relative,
    )


def _describes(asked: Asked, start: int, end: int) -> bool:
    """Whether a day says which of something it is: "the May 6 summit"."""
    if not _THE_DAY.match(asked.plain, start):
        return False
    return NEXT.match(asked.plain, end) is not None and OVER.match(asked.plain, end) is None


def _limits(
    sense: str, lead: str, period: Period, within: bool, today: date
) -> tuple[date | None, date | None]:
    """First and last day; `within`: of something that lies in the period."""
    first, last = period.since, period.until
    if period.kind == "ago" and lead in _MORE:
        return None, last
    if period.kind == "ago" and lead in _LESS:
        return first, today
    if sense and period.edge:
        first = last = period.edge
    if sense == "since":
        return first, None
    if sense == "after":
        return (first if within else last + _ONE), None
    if sense == "before":
        return None, (last if within else first - _ONE)
    return (None, last) if sense == "until" else (first, last)
