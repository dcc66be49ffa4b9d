"""Windows: the days that a question names in words, as first and last day of each.

Knows what stands around a period ("since", "between", "'s") and where the words are something else
("may" the verb, "April Jones", "Black Friday", a score); the periods themselves, and the rules for
them, are those of `days`. It looks for windows rather than moments and guesses nothing, which is
why it is not dateparser (131 ms to import, 17 ms for sixty words, "may", "sat" and "1945 people"
read as dates, a week given as one day) or parsedatetime (quick to import, the same mistakes, and
"May 6" in the future).

Rules of limits: "since X" begins with the first day of X; "after X" on the day behind it, but on
the first day of X in "after Tuesday's attack"; "until X" and "by X" end with its last day, "before
X" the day before it, but with X in "before Tuesday's vote". "The end of May" is the 31st for all
of these. "From X to Y", "between X and Y" are both inclusive; "X onwards" is "since X"; "more than
a week ago" is until that week, "less than a week ago" since it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from retrieval.questions.days import Asked, Found, Period, covering, joined, kinds, plain, read
from retrieval.questions.days.vocabulary import DAY, UNCOUNTED, YEAR, pattern

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
_MORE, _LESS = frozenset({"more than", "at least", "over"}), frozenset({"less than", "under"})
_ONLY_AGO = frozenset({"more than", "at least", "less than", "under"})

_WORD = re.compile(r"'[0-9]0s|\w+")
_JOINER = re.compile(r" {0,3}[-—] {0,3}| {1,3}(?:to|through|thru|until|till|and|or) {1,3}")
_DAY_BEHIND = pattern(DAY + UNCOUNTED + YEAR + "?")
_OWNS = re.compile(r"'s(?!\w)")
_ONWARDS = re.compile(
    r" {1,3}(?:onwards?|(?:and|or) later)\b|,? {1,3}(?P<on>on)(?= {0,3}(?:[?!.,;]|$))"
)
_TAIL = re.compile(r"(?!\w|-\w|'\w|[.,:/][0-9]| {0,3}%)")
_NEXT = re.compile(r" {1,3}(\w+)")
_OVER = re.compile(r" {0,3}(?:[?!.,;:)]|$)| {1,3}(?:and|or|this|last|next|in|at|did|was|were)\b")
_VERBAL = re.compile(
    r"(?<=may) {1,3}(?:be|have|not|also|well|only)\b"
    r"|(?<=march) {1,3}(?:on|against|through|towards?|for)\b"
)
_SURE = frozenset(
    {"in", "since", "until", "during", "throughout", "till", "ever since", "of", "on"}
)
"""Prepositions behind which "may" and "march" are months although they are written small."""

_TITLES = frozenset("black good ash palm super bloody cyber easter ruby every each".split())
"""Words that make a name or a habit of a day: "Black Friday", "every Tuesday"."""

_GIVEN_NAMES = frozenset({"jan", "apr", "may", "jun", "aug"})
"""Months, by their first letters, that are people's names as well: "May's" may be hers."""

_SURNAMES = frozenset(
    "night times mirror telegraph mail express herald post world football weld addams".split()
)
"""What makes a name of a day of the week even behind a preposition: "on Sunday Times reports"."""

_NO_WINDOW = re.compile(r"\S*(?:://|www\.|@)\S*")
_JOINED_ON = frozenset("-/.,:$€£₩#@&+'_")
"""What makes a part of something else of the word behind it."""

_ALONE = re.compile(r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today)\b")
_CODE = re.compile(r"[A-Z]{2}[0-9]{0,3}")
_UNITED = frozenset("US UK UN EU AI TV".split())
"""Two capitals behind a year that make no name of it, as those of "asteroid 2014 RC" do."""

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
    longest is kept, of equally long ones the first. Never fails.
    """
    words = plain(text)
    if "://" in words or "www." in words or "@" in words:
        words = _NO_WINDOW.sub(lambda link: " " * len(link[0]), words)
    asked = Asked(text, words, now)
    shouting = text.isupper()
    found: list[Window] = []
    before: re.Match[str] | None = None
    for match in _WORD.finditer(words):
        if match[0] in _LEADING or match[0] == "the" or kinds(match[0]):
            window = _window(asked, match.start(), before, shouting)
            if window is not None:
                found.append(window)
        before = match
    return _apart(found)


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
    for one in read(asked, start, lead):
        if lead in _ONLY_AGO and one.period.kind != "ago":
            continue
        span = _span(asked, one, lead, shouting)
        if span is None:
            if not _certain(asked, start, one, lead, shouting) or _titled(asked, start, before):
                continue
            span = one.end, one.period
        if window := _limited(asked, at, span[0], span[1], lead):
            return window
    return None if lead else _month_alone(asked, at, shouting)


def _span(asked: Asked, one: Found, lead: str, shouting: bool) -> tuple[int, Period] | None:
    """The range or list that begins with a period, where words for one follow: its end, its days.

    A list ("in May and June") is one window over all that it names, and both are of one kind.
    """
    joiner = _JOINER.match(asked.plain, one.end)
    if joiner is None:
        return None
    listed = joiner[0].strip() == "or" or (joiner[0].strip() == "and" and lead != "between")
    if listed and (_SENSES.get(lead) != "" or lead in _ONLY_AGO):
        return None
    try:
        for last in read(asked, joiner.end(), "from"):
            same = last.period.kind == one.period.kind != "span"
            of_date = one.figure and last.period.kind == "year"  # "May 6-2025" is no range
            if (
                (same if listed else not of_date)
                and _TAIL.match(asked.plain, last.end)
                and _certain(asked, joiner.end(), last, "from", shouting)
            ):
                both = covering if listed else joined
                return last.end, both(one.period, last.period)
        match = _DAY_BEHIND.match(asked.plain, joiner.end()) if one.figure else None
        if match and not (listed and _OVER.match(asked.plain, match.end()) is None):
            return match.end(), _to_day(one.period, match)
    except (ValueError, OverflowError):  # "May 5-3", "June 30-31"
        pass
    return None


def _to_day(first: Period, match: re.Match[str]) -> Period:
    """From a day of a month to another one of the same: "May 5-9, 2025"."""
    since, relative = first.since, first.relative
    if year := match["year"] or match["year_apart"]:
        since, relative = since.replace(year=int(year)), False
    elif match["yy"] or match["of"]:
        raise ValueError("a year in short behind a range is not read")
    until = since.replace(day=int(match["day"]))
    if until < since:
        raise ValueError("days in the wrong order: a score")
    return Period(since=since, until=until, relative=relative)


def _certain(asked: Asked, start: int, one: Found, lead: str, shouting: bool) -> bool:
    """Whether words that may be a name or a verb are days after all."""
    behind = asked.plain, one.end
    if one.doubt == "verb":
        if _VERBAL.match(*behind):
            return False
        return lead in _SURE or _OVER.match(*behind) is not None
    if one.doubt is None or shouting or not (word := _NEXT.match(*behind)):
        return True
    following = asked.text[word.start(1) : word.end(1)]
    if asked.plain[one.end - 1].isdecimal():
        return _CODE.fullmatch(following) is None or following in _UNITED
    if asked.text[start : one.end] == asked.plain[start : one.end] or not following[0].isupper():
        return True
    if following.isupper() or kinds(word[1]):
        return True
    day = asked.plain[start : one.end].split()[0]
    return lead not in ("", "of") and day[:3] not in _GIVEN_NAMES and word[1] not in _SURNAMES


def _titled(asked: Asked, start: int, before: re.Match[str] | None) -> bool:
    """Whether a word before makes a name or a habit of a day alone: "Black Friday", "USA Today"."""
    if before is None or not asked.plain[before.end() : start].isspace():
        return False
    day = _ALONE.match(asked.plain, start)
    if day is None or _LEAD.fullmatch(before[0] + " "):
        return False
    if before[0] in _TITLES:
        return True
    written = asked.text[before.start() : before.end()]
    if not (written[0].isupper() and asked.text[start].isupper()) or asked.text.isupper():
        return False
    opens = before.start() == 0 or asked.plain[before.start() - 2] in ".?!:;"
    return day[0] == "today" or not (opens or written.isupper() or bool(kinds(before[0])))


def _month_alone(asked: Asked, at: int, shouting: bool) -> Window | None:
    """A month without preposition and year, where it begins a range ("April to June") or owns
    something and is nobody's name ("October's")."""
    for one in read(asked, at, "from"):
        if one.period.kind != "month" or one.period.cycle is None or one.doubt == "verb":
            continue
        if span := _span(asked, one, "", shouting):
            return _limited(asked, at, span[0], span[1], "")
        if _OWNS.match(asked.plain, one.end) and asked.plain[at : at + 3] not in _GIVEN_NAMES:
            return _limited(asked, at, one.end, one.period, "")
    return None


def _limited(asked: Asked, at: int, end: int, period: Period, lead: str) -> Window | None:
    """The window of a period behind a preposition; None where something hangs on its words."""
    sense, owned = _SENSES.get(lead, ""), _OWNS.match(asked.plain, end)
    if owned:
        end = owned.end()
    elif (onwards := _ONWARDS.match(asked.plain, end)) and (
        onwards["on"] is None or lead == "from"
    ):
        sense, end = "since", onwards.end()
    if not _TAIL.match(asked.plain, end):
        return None
    try:
        since, until = _limits(sense, lead, period, owned is not None, asked.today)
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


def _limits(
    sense: str, lead: str, period: Period, owned: bool, today: date
) -> tuple[date | None, date | None]:
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
        return (first if owned else last + _ONE), None
    if sense == "before":
        return None, (last if owned else first - _ONE)
    return (None, last) if sense == "until" else (first, last)
