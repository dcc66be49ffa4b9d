"""Quiet hours: the part of each day in which somebody wants to hear nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, tzinfo

DAY = 24 * 60

HELP = "write quiet hours like 22-7, 22:30-6:45 or 10pm-7am"

_TIME = r"\s*(\d{1,2})(?:[:.](\d{2}))?\s*([ap]m|[ap]\.m\.)?\s*"
_WINDOW = re.compile(f"{_TIME}(?:-|–|—|to){_TIME}", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, slots=True)
class Quiet:
    """From `start` to before `end`, in minutes of the day by the clock on the wall; over midnight
    where `end` is the smaller one. Never the same: ValueError."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not (0 <= self.start < DAY and 0 <= self.end < DAY):
            raise ValueError(f"minutes of a day are 0 to {DAY - 1}")
        if self.start == self.end:
            raise ValueError("quiet hours that end when they begin are none, or the whole day")

    def holds(self, now: datetime, zone: tzinfo) -> bool:
        """Whether it is quiet at this aware moment, by the wall clock of `zone`.

        Where clocks are put forward, hours that end in what is left out end with the jump; where
        they are put back, what the clock shows twice is quiet twice.
        """
        local = now.astimezone(zone)
        minute = local.hour * 60 + local.minute
        if self.start < self.end:
            return self.start <= minute < self.end
        return minute >= self.start or minute < self.end

    def __str__(self) -> str:
        """As `parse` reads it: 22:00-07:00."""
        return "-".join(f"{at // 60:02}:{at % 60:02}" for at in (self.start, self.end))


def parse(text: str) -> Quiet | None:
    """Quiet hours in words of people: "22-7", "22:30-6:45", "10pm-7am", "22 to 24"; None for "off",
    "none" and an empty text. ValueError says in one line what is wrong and what to write.
    """
    if text.strip().casefold() in ("", "off", "none"):
        return None
    found = _WINDOW.fullmatch(text)
    if found is None:
        raise ValueError(f"not two times of the day: {HELP}")
    parts = found.groups()
    start, end = _minute(*parts[:3]), _minute(*parts[3:])
    if start == end:
        raise ValueError(f"they end when they begin: {HELP}")
    return Quiet(start, end)


def _minute(hour_text: str, minute_text: str | None, half: str | None) -> int:
    hour, minute = int(hour_text), int(minute_text or 0)
    shown = f"{hour_text}:{minute_text}" if minute_text else hour_text
    if minute > 59:
        raise ValueError(f"{shown} is no time, minutes go to 59: {HELP}")
    if half is not None:
        if not 1 <= hour <= 12:
            raise ValueError(f"{shown}{half} is no time, am and pm go with 1 to 12: {HELP}")
        return (hour % 12 + (12 if half[0] in "pP" else 0)) * 60 + minute
    if hour > 24 or (hour == 24 and minute):
        raise ValueError(f"{shown} is no time, hours go to 23: {HELP}")
    return hour % 24 * 60 + minute
