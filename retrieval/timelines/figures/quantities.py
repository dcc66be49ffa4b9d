"""Quantities: numbers of a text with their units, and how far each of them can be taken.

Reads digits and English number words, hedges ("more than", "almost", "about"), ranges, money,
shares and measures. Dates, clock times, ages, scores and numbers that belong to names are none.
Knows no sentence and no topic.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from retrieval.analysis import numbers

ABOUT = 0.05
"""How far from a number lies what is about it, at most."""

NEARLY = 0.1
"""How far below a number lies what is nearly it."""

_SCALE = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "m": 1e6, "mn": 1e6, "mln": 1e6,
    "billion": 1e9, "bn": 1e9, "trillion": 1e12, "tn": 1e12, "dozen": 12.0,
}  # fmt: skip
_WORDS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    "|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
)
_MORE = _WORDS + "|hundred|thousand|million|billion|trillion|dozen"
_SAID = rf"(?:(?:{_WORDS})(?:(?:[- ]|\ and\ )(?:{_MORE})\b)*)"
_NUMBER = re.compile(
    rf"""
    (?<![\w.,:/$£€₩¥-])
    (?P<currency>US\$|[A-Z]{{0,2}}[$£€₩¥])?\s?
    (?:
        (?P<half>half\ an?\ (?P<of>hundred|thousand|million|billion|trillion|dozen))
      | (?P<an>an?\ (?P<one>hundred|thousand|million|billion|trillion|dozen)(?!\w))
      | (?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)
        (?:(?P<gap>[\s-]?)(?P<scale>hundred|thousand|million|billion|trillion|dozen|mln|bn|tn|mn|m|k)
           (?![\w]))?
      | (?P<said>{_SAID})
    )
    (?![\w:]|[,.]\d|/\d)
    """,
    re.VERBOSE | re.IGNORECASE,
)

_UNITS: tuple[tuple[str, str, float], ...] = (
    (r"%|per\s?cent\b|pct\b", "percent", 1),
    (r"(?:percentage )?points?\b", "points", 1),
    (r"(?:square|sq\.?) (?:kilomet(?:er|re)s?|km)\b", "km2", 1),
    (r"square miles?\b", "km2", 2.59),
    (r"(?:square|sq\.?) met(?:er|re)s?\b", "m2", 1),
    (r"cubic met(?:er|re)s?\b", "m3", 1),
    (r"(?:kilomet(?:er|re)s? (?:an|per) hour|km/h|kph|kmh)\b", "km/h", 1),
    (r"(?:miles (?:an|per) hour|mph)\b", "km/h", 1.609),
    (r"met(?:er|re)s (?:a|per) second\b", "km/h", 3.6),
    (r"knots?\b", "km/h", 1.852),
    (r"(?:kilomet(?:er|re)s?|km)\b", "km", 1),
    (r"miles?\b", "km", 1.609),
    (r"(?:millimet(?:er|re)s?|mm)\b", "mm", 1),
    (r"(?:centimet(?:er|re)s?|cm)\b", "mm", 10),
    (r"inch(?:es)?\b", "mm", 25.4),
    (r"met(?:er|re)s?\b", "m", 1),
    (r"(?:feet|foot|ft)\b", "m", 0.3048),
    (r"(?:kilograms?|kilos?|kg)\b", "kg", 1),
    (r"(?:tons?|tonnes?)\b", "tons", 1),
    (r"(?:pounds?|lbs?) (?:in weight|heavy)\b", "kg", 0.4536),
    (r"acres?\b", "acres", 1),
    (r"hectares?\b", "acres", 2.471),
    (r"degrees?\b", "degrees", 1),
    (r"(?:lit(?:er|re)s?)\b", "litres", 1),
    (r"seconds?\b", "seconds", 1),
    (r"minutes?\b", "minutes", 1),
    (r"hours?\b", "hours", 1),
    (r"days?\b", "days", 1),
    (r"weeks?\b", "weeks", 1),
    (r"months?\b", "months", 1),
    (r"years?\b", "years", 1),
    (r"(?:korean )?won\b", "won", 1),
    (r"(?:u\.?s\.? |us )?dollars?\b", "$", 1),
    (r"(?:us )?cents\b", "$", 0.01),
    (r"pounds?(?: sterling)?\b", "£", 1),
    (r"pence\b", "£", 0.01),
    (r"euros?\b", "€", 1),
    (r"yen\b", "¥", 1),
    (r"(?:yuan|renminbi)\b", "yuan", 1),
    (r"rupees?\b", "rupees", 1),
    (r"(?:swiss )?francs?\b", "francs", 1),
    (r"(?:crowns?|kron(?:a|or|er)|korun[ay]?)\b", "crowns", 1),
    (r"(?:zloty(?:s|ch)?)\b", "zloty", 1),
    (r"(?:pesos?)\b", "pesos", 1),
    (r"(?:rand)\b", "rand", 1),
    (r"(?:baht)\b", "baht", 1),
    (r"(?:lira|lire)\b", "lira", 1),
    (r"(?:roubles?|rubles?)\b", "roubles", 1),
    (r"(?:dirhams?)\b", "dirhams", 1),
    (r"(?:riyals?|rials?)\b", "riyals", 1),
    (r"(?:dinars?)\b", "dinars", 1),
    (r"(?:shekels?)\b", "shekels", 1),
    (r"(?:hryvnias?)\b", "hryvnias", 1),
    (r"(?:forints?)\b", "forints", 1),
    (r"(?:ringgit)\b", "ringgit", 1),
    (r"(?:naira)\b", "naira", 1),
    (r"(?:taka)\b", "taka", 1),
)  # fmt: skip
_UNIT = re.compile(
    "[ \xa0-]?(?:" + "|".join(f"(?P<u{n}>{words})" for n, (words, _, _) in enumerate(_UNITS)) + ")",
    re.IGNORECASE,
)
_SIGNS = {"$": "$", "£": "£", "€": "€", "₩": "won", "¥": "¥"}
MONEY = frozenset(
    """
    won $ £ € ¥ yuan rupees francs crowns zloty pesos rand baht lira
    roubles dirhams riyals dinars shekels hryvnias forints ringgit naira taka
    """.split()
)

_MONEY_AFTER = re.compile(
    r"\s(?:" + "|".join(words for words, unit, _ in _UNITS if unit in MONEY) + ")", re.IGNORECASE
)
"""What behind "20m" tells that it is a sum."""

_HEDGES = re.compile(
    r"""(?:^|(?<=[\s("“]))(?:
        (?P<least>more\ than|at\ least|over|above|no\ (?:less|fewer)\ than|upwards?\ of
            |in\ excess\ of
            |not\ less\ than|well\ over|exceeding)
      | (?P<most>up\ to|as\ many\ as|as\ much\ as|at\ most|no\ more\ than|fewer\ than|less\ than
            |under|below|a\ maximum\ of)
      | (?P<nearly>almost|nearly|close\ to|just\ (?:under|below|short\ of)|not\ quite)
      | (?P<about>about|around|some|roughly|approximately|an\ estimated|estimated|circa
            |in\ the\ region\ of|or\ so|probably)
    )\s(?:an?\s)?(?:[$£€₩¥]|US\$)?$""",
    re.VERBOSE | re.IGNORECASE,
)
_RANGE = re.compile(r"\s?(?:-|–|—|\bto\b|\band\b)\s?$", re.IGNORECASE)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DATE_AFTER = re.compile(rf"^(?:st|nd|rd|th)?(?:\sof)?\s{_MONTH}", re.IGNORECASE)
_MONTH_BEFORE = re.compile(rf"(?:^|\W){_MONTH}\s?$", re.IGNORECASE)
_CLOCK_AFTER = re.compile(r"^\s?(?:a\.m|p\.m|am\b|pm\b|o['’]clock|:\d|h\b|GMT|BST|EST|ET\b)", re.I)
_CLOCK_BEFORE = re.compile(r"(?:\bquarter (?:to|past)|\bhalf past|\bhalf) $", re.IGNORECASE)
_AGE = re.compile(
    r"^(?:[- ]years?[- ]old|[- ]month[- ]old|[- ]year\b(?!s)"
    r"|[- ](?:day|week|month|hour|minute)\b(?!s))"
    r"|^,?\s?[-–]\s?\d",
    re.IGNORECASE,
)
_AGED = re.compile(r"(?:\baged?|\bage of|\bageing)\s$", re.IGNORECASE)
_APPOSED = re.compile(r"[A-Z][\w'’-]*, $")
_BEHIND_AGE = re.compile(r"^(?:[,.);]|\s(?:was|is|has|had|who|and|from|of)\b)")
_DAY_BEFORE = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\s$")
_NAMED = re.compile(r"(?:^|[\s(])(?:No\.?|Number|number|[A-Z][A-Za-z'’-]+)\s$")
_OPENERS = frozenset(
    """
    about above after all almost and another around as at before below between but by exactly
    fewer first for from further his her in its just last less more most nearly next of on only or
    our over roughly since so some still that the their then these this those to under until up
    was we were when while with yet
    """.split()
)
_SCORE = re.compile(r"^\s?[-–]\s?\d|^/\d")
_ORDINAL = re.compile(r"^(?:st|nd|rd|th)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number at [start, end) of a text, its unit with it where it stands right behind.

    `number` is what is written and `value` the same in the unit's base ("km/h"); what is meant lies
    between `low` and `high`. `unit` is a kind of measure or money, "" for what is counted or not
    told.
    """

    start: int
    end: int
    number: float
    value: float
    low: float
    high: float
    unit: str
    hedged: bool


def quantities(text: str, start: int = 0, end: int | None = None) -> list[Quantity]:
    """The quantities of the part [start, end) of a text, in order."""
    last = len(text) if end is None else end
    found: list[Quantity] = []
    for match in _NUMBER.finditer(text, start, last):
        first = match.start()
        while first < match.end() and text[first].isspace():
            first += 1
        value = _value(match)
        if value is None or not math.isfinite(value):
            continue
        before, after = text[max(start, first - 40) : first], text[match.end() : last][:40]
        if _is_none(match, value, before, after):
            continue
        unit, factor, stop = _unit(match, text, last)
        number, value = value, value * factor
        hedge = _HEDGES.search(before)
        low, high = _meant(value, hedge)
        if (
            found
            and _RANGE.fullmatch(text[found[-1].end : first])
            and _spans(
                found[-1],
                value,
                unit,
                text[max(start, found[-1].start - 9) : found[-1].start],
                text[found[-1].end : first],
            )
        ):
            before_it = found.pop()
            scaled = before_it.value
            found.append(
                Quantity(
                    start=before_it.start, end=stop, number=number, value=value, low=scaled,
                    high=value,
                    unit=unit, hedged=True,
                )
            )  # fmt: skip
            continue
        found.append(
            Quantity(
                start=first, end=stop, number=number, value=value, low=low, high=high, unit=unit,
                hedged=hedge is not None,
            )
        )  # fmt: skip
    return found


def compatible(one: Quantity, other: Quantity) -> bool:
    """Whether both may be true of the same thing: what is meant overlaps, or the rounder of the
    two is the other one, rounded."""
    if math.isinf(one.high) and math.isinf(other.high):
        # "At least six" and "at least nine" are what two reports know.
        return one.low == other.low
    if one.low <= other.high and other.low <= one.high:
        return True
    return any(
        not round_.hedged and _rounds_to(precise.value, round_.value)
        for precise, round_ in ((one, other), (other, one))
    )


def _rounds_to(precise: float, round_: float) -> bool:
    """Whether a number is given with fewer digits as the other one."""
    if round_ == 0 or precise == 0:
        return False
    unit = _last_place(round_)
    return _last_place(precise) < unit and abs(round(precise / unit) * unit - round_) < unit * 1e-6


def _last_place(value: float) -> float:
    """What the last digit of a number that is not zero stands for."""
    digits = f"{abs(value):.9e}"
    mantissa, exponent = digits.split("e")
    kept = mantissa.replace(".", "").rstrip("0")
    return float(10.0 ** (int(exponent) - len(kept) + 1))


def _value(match: re.Match[str]) -> float | None:
    """What a number is, None where it is none by itself."""
    if match["half"]:
        return _SCALE[match["of"].lower()] / 2
    if match["an"]:
        return _SCALE[match["one"].lower()]
    if match["digits"]:
        value = float(match["digits"].replace(",", ""))
        scale = match["scale"]
        money = _MONEY_AFTER.match(match.string, match.end()) or match["currency"]
        if scale and scale.lower() in ("m", "k") and not money:
            # "5 m" is a length, "5k" a run.
            return None
        return value * _SCALE[scale.lower()] if scale else value
    words = re.split(r"[\s-]+", match["said"].lower())
    if words[-1] == "dozen":
        size, whole = numbers.value(words[:-1])
        return whole * 12.0 if whole is not None and size == len(words) - 1 else None
    size, whole = numbers.value(words)
    return float(whole) if whole is not None and size == len(words) else None


def _is_none(match: re.Match[str], value: float, before: str, after: str) -> bool:
    """Whether a number is a date, a time, an age, a score, or a part of a name or a phrase."""
    plain = match["digits"] is not None and not match["scale"] and not match["currency"]
    if _AGED.search(before) or _AGE.match(after) or _CLOCK_AFTER.match(after):
        return True
    if _CLOCK_BEFORE.search(before) or _ORDINAL.match(after):
        return True
    if plain:
        whole = match["digits"].isdigit()
        if whole and 1800 <= value <= 2100 and not _UNIT.match(after):
            return True
        if whole and value <= 31 and (_MONTH_BEFORE.search(before) or _DATE_AFTER.match(after)):
            return True
        if _SCORE.match(after) or re.search(r"\d\s?[-–/]\s?$", before):
            return True
        # "Flight 1,300" is none, "on Monday 300 drivers" counts drivers.
        if whole and _NAMED.search(before) and not (_opens(before) or _DAY_BEFORE.search(before)):
            return True
    if _behind_a_name(before, after):
        return True
    return match["said"] is not None and value == 1 and _UNIT.match(after) is None


def _behind_a_name(before: str, after: str) -> bool:
    """Whether a number stands behind a name, between commas: somebody's age."""
    return bool(_APPOSED.search(before)) and _BEHIND_AGE.match(after) is not None


def _opens(before: str) -> bool:
    """Whether the word with a capital before a number only opens a sentence, as "About" does."""
    words = before.split()
    opening = len(words) == 1 or words[-2][-1:] in '.!?:;"”'
    return opening and words[-1].strip('(“"').lower() in _OPENERS


def _unit(match: re.Match[str], text: str, last: int) -> tuple[str, float, int]:
    """Unit, what a value is multiplied by, and where the quantity ends."""
    if match["currency"]:
        return _SIGNS[match["currency"][-1]], 1.0, match.end()
    found = _UNIT.match(text, match.end(), last)
    if found is None:
        return "", 1.0, match.end()
    number = next(n for n in range(len(_UNITS)) if found[f"u{n}"] is not None)
    _, unit, factor = _UNITS[number]
    return unit, factor, found.end()


def _meant(value: float, hedge: re.Match[str] | None) -> tuple[float, float]:
    if hedge is None:
        return value, value
    if hedge["least"]:
        return value, math.inf
    if hedge["most"]:
        return 0.0, value
    if hedge["nearly"]:
        return value * (1 - NEARLY), value
    # "About 860" is meant to the ten, "around 300" not to the hundred.
    apart = min(value * ABOUT, _last_place(value)) if value else 0.0
    return value - apart, value + apart


def _spans(before: Quantity, value: float, unit: str, lead: str, joint: str) -> bool:
    """Whether two numbers that a joint connects are the ends of a range."""
    if before.unit not in ("", unit) or before.value >= value:
        return False
    if "and" in joint.lower():
        return lead.lower().rstrip().endswith("between")
    # "From 3 to 4.5" tells of a change.
    return not lead.lower().rstrip().endswith("from")
