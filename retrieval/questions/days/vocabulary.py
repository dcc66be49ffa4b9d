"""Words for days and periods, as patterns over plain text, and what a reading of them gives.

Knows how days are written, not which ones they are. Patterns are of plain text (`plain`): small
letters, one kind of hyphen and apostrophe. A space in them stands for one to three.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Literal, NamedTuple

from retrieval.questions.days.periods import Period

MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
WEEKDAYS = "mon tue wed thu fri sat sun".split()

_UNITS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()

NUMBERS: dict[str, tuple[int, int]] = {
    **{word: (count, count) for count, word in enumerate(_UNITS, start=1)},
    **{word: (count, count) for count, word in zip(range(20, 100, 10), _TENS, strict=True)},
    "a dozen": (12, 12),
    "a hundred": (100, 100),
    "a": (1, 1),
    "an": (1, 1),
    "a couple of": (2, 3),
    "couple of": (2, 3),
    "a few": (2, 5),
    "few": (2, 5),
    "several": (3, 7),
}
"""The least and the most that words of number stand for; "thirty-five" is put together."""

NUMBER_WORDS = (*_UNITS, *_TENS, "a", "an", "couple", "few", "several")
"""Words that a number may begin with, apart from figures."""

_ORDINAL_UNITS = "first second third fourth fifth sixth seventh eighth ninth".split()
SPELT_DAYS = (
    *_ORDINAL_UNITS,
    *"tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth".split(),
    *("eighteenth", "nineteenth", "twentieth"),
    *(f"twenty-{unit}" for unit in _ORDINAL_UNITS),
    *("thirtieth", "thirty-first"),
)
"""Days of a month in words, from the first on."""

DECADES = "twenties thirties forties fifties sixties seventies eighties nineties".split()

THINGS = (
    r"[kcm]?m|k?g|mph|kph|ft|feet|hours?|minutes?|seconds?|days?|weeks?|months?|years?|met(?:er|re)s?|miles?|tons?|tonnes?"
    r"|kilomet(?:er|re)s?|dollars?|euros?|pounds?|yen|yuan|percent|per cent|degrees?|hundred"
    r"|thousand|million|billion|trillion|words?|times|cases|homes|houses|jobs|votes|seats|goals"
    r"|pages|copies|cars|ships|planes|countries|cities|places|companies"
)
COUNTED = THINGS + (
    r"|people|persons|men|women|children|others|dead|deaths|families|workers|students|soldiers"
    r"|troops|passengers|victims|residents|prisoners|refugees|protesters"
)
"""What stands behind a number that is no day and no year."""

FREE = r"(?!\w|[.,:/][0-9]| ?%)"
"""Where a number ends: "6" of "6.5", "6:30" or "6 %" is none of its own."""

UNCOUNTED = rf"(?! (?:{COUNTED})\b)"
DAY = rf"(?P<day>[0-9]{{1,2}})(?P<nth>st|nd|rd|th)?{FREE}"
YEAR_NUMBER = r"(?P<year>(?:1[5-9]|20)[0-9]{2})"
YEAR = (
    rf"(?:(?:(?:,? of | ){YEAR_NUMBER}{FREE}(?! (?:{THINGS})\b)"
    rf"|, ?(?P<year_apart>(?:1[5-9]|20)[0-9]{{2}}){FREE}{UNCOUNTED}"
    rf"|,? ?'(?P<yy>[0-9]{{2}}){FREE}|,?(?: of)? (?P<of>this|last|next) year\b))"
)
MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
SPELT_DAY = f"(?P<spelt>{'|'.join(sorted(SPELT_DAYS, key=len, reverse=True))})"
WEEKDAY = r"(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
SEASON = r"(?P<season>spring|summer|autumn|fall|winter)\b"
NUMBER = (
    r"(?P<number>[0-9]{1,3}|(?:a )?couple of|(?:a )?few|several|a dozen|a hundred|an?"
    rf"|(?:{'|'.join(_TENS)})(?:-(?:{'|'.join(_UNITS[:9])}))?|{'|'.join(reversed(_UNITS))})"
)
UNIT = r"(?P<unit>minute|hour|day|night|week|fortnight|month|year|decade)s?\b"
TIME_OF_DAY = r"(?: (?:early |late )?(?:morning|afternoon|evening|night)\b)?"

_PLAIN = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)} | {
    **dict.fromkeys(map(ord, "’‘ʼ"), "'"),
    **dict.fromkeys(map(ord, "–‐‑−"), "-"),
    **dict.fromkeys(map(ord, "\t\n\r\xa0\u2009\u202f"), " "),
}
_SPACE = re.compile(r" (\?)?")


class Found(NamedTuple):
    """A period that the words up to `end` name.

    `doubt` says what else the words may be: a name ("April" of "April Jones"), a verb ("may");
    `figure` that a day of a month stands last, so that "-9" may follow.
    """

    end: int
    period: Period
    doubt: Literal["name", "verb"] | None = None
    figure: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A question while it is read: as it was written, as `plain` makes it, and when."""

    text: str
    plain: str
    now: datetime

    @property
    def today(self) -> date:
        """The day of `now`, in whatever zone that is given in."""
        return self.now.date()


def plain(text: str) -> str:
    """The text in small ASCII letters, with plain apostrophes, hyphens and spaces, code point for
    code point: offsets stay."""
    return text.translate(_PLAIN)


@cache
def pattern(words: str) -> re.Pattern[str]:
    """A pattern of plain text with its spaces widened; no space may stand in a class of it.

    Compiled where a text first needs it: all of them take 19 ms, the few of one question 3.
    """
    return re.compile(_SPACE.sub(lambda space: " {0,3}" if space[1] else " {1,3}", words))
