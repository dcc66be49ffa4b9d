"""Charts: how much was reported when, as a picture.

Bars are articles, marks publishers, on a panel of its own that can be read on Discord's dark and
light look alike. What stands in it is numbers and ISO dates, and labels where the font has their
characters; no text of others. The same coverage gives the same bytes.
"""

from __future__ import annotations

import importlib.util
import io
import math
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any, Literal

from bot.rendering.languages import English
from retrieval import CoverageDay, DatelineError

Step = Literal["day", "week", "month", "year", "years"]

WIDTH, HEIGHT, DPI = 900, 360, 100
"""Pixels, and how many of them are an inch."""
AXES = (0.09, 0.15, 0.835, 0.7)
"""Left, bottom, width and height of what is inside the axes, as shares of the picture: there is
room for half a date on either side."""
MAX_BARS = 124
"""Four months of days; with more, bars are thinner than the gaps between them need."""
LEAST_BARS = 5
"""Room for at least so many: one bar alone would fill the panel."""
LABEL = 150
"""Pixels from date to date under the bars."""
POINTS = 16
"""Size of the letters: Discord shows the picture at about half its width."""

PANEL, GRID, BAR, MARK, TEXT = "#1E242C", "#3C4754", "#4FB38A", "#F2C14E", "#E8EBEF"
FONT = "DejaVu Sans"
"""Comes with matplotlib, so that a picture is the same everywhere."""

MISSING = "charts need matplotlib: pip install 'dateline[charts]'"

_DRAWING = threading.Lock()
"""Settings of matplotlib are those of the process."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bins:
    """Articles and publishers by equal steps of time, gaps included, each named by its first day,
    month or year. Publishers are those of one day: None where a bin is longer."""

    step: Step
    articles: tuple[int, ...]
    publishers: tuple[int, ...] | None
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A PNG, what its bars are steps of, and whether publishers are marked."""

    png: bytes
    step: Step
    marked: bool


def available() -> bool:
    """Whether there is anything to draw with."""
    return importlib.util.find_spec("matplotlib") is not None


def coverage(days: Sequence[CoverageDay], *, words: English | None = None) -> Chart:
    """Bars of the articles, by days or by as long steps as the span asks for.

    `days` are in order, at least one. `words` name bars and marks where the font can show them.
    DatelineError where matplotlib is missing.
    """
    if not available():
        raise DatelineError(MISSING)
    bins = binned(days)
    labels = None if words is None else (words.BARS[bins.step], words.MARKS)
    return Chart(png=_drawn(bins, labels), step=bins.step, marked=bins.publishers is not None)


def binned(days: Sequence[CoverageDay]) -> Bins:
    """Days summed up by the shortest step of which at most `MAX_BARS` span them."""
    first, last = days[0].day, days[-1].day
    step, width = next(
        (step, width)
        for step, width in _STEPS
        if _place(last, step, width) - _place(first, step, width) < MAX_BARS
    )
    start = _place(first, step, width)
    places = range(start, _place(last, step, width) + 1)
    articles = [0] * len(places)
    publishers = [0] * len(places)
    for place, group in groupby(days, key=lambda day: _place(day.day, step, width)):
        held = list(group)
        articles[place - start] = sum(day.articles for day in held)
        publishers[place - start] = max(day.publishers for day in held)
    return Bins(
        step=step,
        articles=tuple(articles),
        publishers=tuple(publishers) if step == "day" else None,
        labels=tuple(_label(place, step, width) for place in places),
    )


_STEPS: tuple[tuple[Step, int], ...] = (
    ("day", 1),
    ("week", 7),
    ("month", 1),
    ("year", 1),
    ("years", 10),
    ("years", 100),
)
"""Steps of time, and of how many days or years they are; `MAX_BARS` of the longest hold all."""


def _place(day: date, step: Step, width: int) -> int:
    """The number of the bin that a day is in."""
    if step in ("day", "week"):
        # Ordinal 1 is a Monday.
        return (day.toordinal() - 1) // width
    if step == "month":
        return 12 * day.year + day.month - 1
    return day.year // width


def _label(place: int, step: Step, width: int) -> str:
    """The first day, month or year of a bin."""
    if step in ("day", "week"):
        return (date.min + timedelta(days=place * width)).isoformat()
    if step == "month":
        return f"{place // 12:04}-{place % 12 + 1:02}"
    return f"{place * width:04}"


def _drawn(bins: Bins, labels: tuple[str, str] | None) -> bytes:
    import matplotlib

    with _DRAWING, matplotlib.rc_context():
        matplotlib.rcdefaults()
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        figure = Figure(figsize=(WIDTH / DPI, HEIGHT / DPI), dpi=DPI, facecolor=PANEL)
        canvas = FigureCanvasAgg(figure)
        axes = figure.add_axes(AXES, facecolor=PANEL)
        _fill(axes, bins)
        if labels is not None and _legible("".join(labels)):
            _name(axes, bins, labels)
        image = io.BytesIO()
        canvas.print_png(image, metadata={"Software": None})
        return image.getvalue()


def _fill(axes: Any, bins: Bins) -> None:
    """Bars, marks, and the numbers and dates beside them."""
    number = len(bins.articles)
    held = [place for place, articles in enumerate(bins.articles) if articles]
    axes.bar(held, [bins.articles[place] for place in held], width=0.78, color=BAR, zorder=2)
    if bins.publishers is not None:
        marked = [bins.publishers[place] for place in held]
        size = max(4.5, min(11.0, 320 / max(number, LEAST_BARS)))
        axes.plot(
            held, marked, "D", color=MARK, markersize=size,
            markeredgecolor=PANEL, markeredgewidth=0.8, zorder=3, clip_on=False,
        )  # fmt: skip
    aside = max(0.0, (LEAST_BARS - number) / 2)
    axes.set_xlim(-0.6 - aside, number - 0.4 + aside)
    ticks = _levels(max(bins.articles))
    axes.set_ylim(0, max(ticks[-1], max(bins.articles)) * 1.04)
    font = {"color": TEXT, "fontfamily": FONT, "fontsize": POINTS}
    axes.set_yticks(ticks, [_short(tick) for tick in ticks], **font)
    dated = _spread(number)
    axes.set_xticks(dated, [bins.labels[place] for place in dated], **font)
    axes.tick_params(axis="both", length=0, pad=6)
    axes.grid(axis="y", color=GRID, linewidth=0.8, zorder=0)
    axes.set_axisbelow(True)
    for name, spine in axes.spines.items():
        spine.set_visible(name == "bottom")
        spine.set_color(TEXT)


def _name(axes: Any, bins: Bins, labels: tuple[str, str]) -> None:
    """What bars and marks are, above them."""
    bars, marks = labels
    shown = [("s", BAR, bars)] + ([("D", MARK, marks)] if bins.publishers is not None else [])
    for (shape, colour, label), left in zip(shown, (0.0, 0.34), strict=False):
        axes.plot(
            [left + 0.01], [1.11], shape, color=colour, markersize=11,
            transform=axes.transAxes, clip_on=False,
        )  # fmt: skip
        axes.text(
            left + 0.03, 1.11, label.replace("$", r"\$"), color=TEXT, fontfamily=FONT,
            fontsize=POINTS, transform=axes.transAxes, verticalalignment="center",
        )  # fmt: skip


def _legible(text: str) -> bool:
    """Whether the font has all characters: it would draw boxes for others."""
    from matplotlib.font_manager import FontProperties, findfont, get_font

    known = get_font(findfont(FontProperties(family=FONT))).get_charmap()
    return all(ord(char) in known for char in text)


def _levels(most: int) -> list[int]:
    """Round numbers from 0 up, at most six, the last one at least `most`."""
    step, tens = 1, 1
    while most > 5 * step:
        step = next(tens * n for n in (2, 5, 10) if tens * n > step)
        tens = step if step >= 10 * tens else tens
    return list(range(0, most + step, step))


def _short(tick: int) -> str:
    """A number in the room beside the axis."""
    return str(tick) if tick < 10_000 else f"{tick // 1000}k"


def _spread(number: int) -> list[int]:
    """Places of dates: the first bar, the last one, and as many in between as there is room for."""
    a_bar = AXES[2] * WIDTH / max(number, LEAST_BARS)
    step = math.ceil(LABEL / a_bar)
    parts = max(1, (number - 1) // step) if number > 1 else 0
    return [round(n * (number - 1) / parts) for n in range(parts + 1)] if parts else [0]
