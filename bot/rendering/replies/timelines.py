"""Timelines as Discord shows them: a development a section, what was corrected, where figures
differ, and how much was reported when."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.rendering import markdown, overviews
from bot.rendering.charts import Chart
from bot.rendering.languages import English
from bot.rendering.replies.answers import beside
from bot.rendering.replies.passages import (
    MAX_HEADLINE,
    MAX_NAME,
    MAX_QUOTE,
    facts,
    quote,
    small,
    stamped,
)
from bot.rendering.replies.reply import A_ROW, Button, Picture, Reply, Tone
from retrieval import Disagreement, Figure, Highlight, Passage, Timeline, TimelineEntry

ENTRIES = 10
"""Developments of one message."""
ALL_ENTRIES = 60
"""Developments of a timeline of which more is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """How much is said of each development: characters of its line as they are sent, whether the
    headline is shown or the publisher alone, whether there is a link, how many disagreements."""

    room: int
    headlines: bool = False
    links: bool = True
    disagreements: int = 3
    figures: int = 4


FORMS = (
    Form(room=MAX_QUOTE, headlines=True),
    Form(room=320, headlines=True),
    Form(room=260),
    Form(room=160),
    Form(room=160, links=False, disagreements=2, figures=3),
)
MAX_TOPIC = 200
MAX_SUBJECT = 60
MAX_FIGURE = 40
CHANGED_LINES = 2
"""Lines that an edit took out, and that it put in."""
OLD = 200
PICTURE = "coverage.png"

Key = tuple[int, int, int]
Numbers = dict[Key, int]
"""Numbers of the developments by where their lines stand."""


def timeline(
    found: Timeline,
    words: English,
    *,
    offset: int = 0,
    changed: bool = False,
    chart: Chart | None = None,
) -> Reply:
    """A topic's developments from the `offset`th on, in order.

    `chart` is that of its coverage. `changed`: the library is another one than when the timeline
    was made that this one goes on with.
    """
    topic = words.QUOTED.format(word=markdown.clip(found.topic, MAX_TOPIC))
    title = words.TIMELINE_TITLE.format(topic=topic)
    shown = found.entries[offset : offset + ENTRIES]
    if not shown:
        nothing = words.NO_MORE if offset else overviews.no_timeline(found, words)
        return Reply(title=title, sections=(nothing,), tone=Tone.UNSURE)
    numbers = {_key(entry.line.passage): n for n, entry in enumerate(found.entries, start=1)}

    def told(form: Form) -> tuple[str, ...]:
        made = [
            _entry(entry, number, words, form, numbers)
            for number, entry in enumerate(shown, start=offset + 1)
        ]
        before = [small(words.LIBRARY_CHANGED)] if changed else []
        before.append(small(overviews.span(found, words)))
        if not offset:
            before += [
                f"\n{_differing(each, words, form, numbers)}"
                for each in found.disagreements[: form.disagreements]
            ]
            if (more := len(found.disagreements) - form.disagreements) > 0:
                before.append(words.AND_MORE.format(count=more))
        return ("\n".join([*before, f"\n{made[0]}"]), *made[1:])

    full, *middle, least = map(told, FORMS)
    key = overviews.chart_key(chart.step, words, marked=chart.marked) if chart is not None else None
    return Reply(
        title=title,
        sections=full,
        middle=tuple(middle),
        shorter=least,
        left_out=words.AND_MORE,
        beyond=len(found.entries) - offset - len(shown) + found.further,
        footer=key,
        tone=Tone.ANSWER,
        buttons=(
            _more(found, offset + len(shown), words),
            *(
                beside(
                    entry.line.passage,
                    words,
                    number=offset + place + 1,
                    section=place,
                    row=1 + place // A_ROW,
                )
                for place, entry in enumerate(shown)
            ),
        ),
        picture=Picture(name=PICTURE, content=chart.png, shows=key)
        if chart is not None and key is not None
        else None,
    )


def _entry(entry: TimelineEntry, number: int, words: English, form: Form, numbers: Numbers) -> str:
    """When, what kind, the line, and where it stands."""
    head = f"**[{number}]** {stamped(entry.at, words)}"
    after: list[str] = []
    if entry.kind == "correction":
        of = numbers.get(_key(entry.corrects.passage)) if entry.corrects is not None else None
        kind = words.CORRECTION if of is None else words.CORRECTION_OF.format(number=of)
        head += f" · **{kind}**"
        if entry.corrects is not None and of is None:
            after = [f"-# {words.INSTEAD_OF}", quote(entry.corrects, max_chars=min(form.room, OLD))]
    shown = [quote(entry.line, max_chars=form.room)]
    if entry.kind == "revision":
        head += f" · **{words.EDITED}**"
        if entry.change is not None:
            shown = []
            for name, lines in (
                (words.BEFORE, entry.change.removed),
                (words.AFTERWARDS, entry.change.added),
            ):
                if lines:
                    shown.append(f"-# {name}")
                    shown += [
                        quote(x, max_chars=min(form.room, OLD)) for x in lines[:CHANGED_LINES]
                    ]
                if len(lines) > CHANGED_LINES:
                    shown.append(words.AND_MORE.format(count=len(lines) - CHANGED_LINES))
            shown = shown or [quote(entry.line, max_chars=form.room)]
    cited = _cited(entry.line.passage, words, form)
    if form.headlines and (also := words.copies(entry.also_in)):
        cited += f" · {markdown.neutral(markdown.clip(also, MAX_HEADLINE))}"
    return "\n".join([head, *shown, *after, f"-# {cited}"])


def _differing(given: Disagreement, words: English, form: Form, numbers: Numbers) -> str:
    """Figures for the same thing one below the other, the first ones and always the last: each with
    its source, and its line where that is none of the timeline's."""
    first = given.figures[0].line.passage.text[given.subject.start : given.subject.end]
    subject = words.QUOTED.format(word=markdown.within(first, MAX_SUBJECT))
    made = [f"**{words.FIGURES_DIFFER.format(subject=subject)}**"]
    kept = [*given.figures[: form.figures - 1], *given.figures[form.figures - 1 :][-1:]]
    for figure in kept:
        number = numbers.get(_key(figure.line.passage))
        parts = [
            f"**{markdown.within(figure.text, MAX_FIGURE)}**",
            "" if number is None else f"[{number}]",
            _cited(figure.line.passage, words, replace(form, headlines=False), dated=True),
            words.SETTLED if given.corrected and figure is given.figures[-1] else "",
        ]
        line = _in_its_line(figure, form.room) if form.headlines and number is None else ""
        made.append(f"- {' · '.join(filter(None, parts))}{line}")
    if len(given.figures) > len(kept):
        made.append(words.AND_MORE.format(count=len(given.figures) - len(kept)))
    return "\n".join(made)


def _in_its_line(figure: Figure, room: int) -> str:
    """The line of a figure, which stands in bold."""
    line, span = figure.line, figure.span
    start, end = span.start - line.span.start, span.end - line.span.start
    marks = (Highlight(start=start, end=end),) if 0 <= start < end <= len(line.text) else ()
    return f"\n{quote(line, max_chars=room, marks=marks)}"


def _cited(passage: Passage, words: English, form: Form, *, dated: bool = False) -> str:
    """Where a line stands: headline and publisher, or where that is too much the publisher alone,
    with a link."""
    header = passage.header
    title, publisher, day = facts(header, words, short=not form.links)
    if not form.headlines and header.publisher and markdown.visible(header.publisher):
        if form.links:
            name = markdown.clip(markdown.plain(header.publisher), MAX_NAME)
            publisher = markdown.link(name, header.url, source=words.SOURCE)
        title = ""
    place = words.PARAGRAPH.format(number=passage.ordinal)
    sample = words.SAMPLE_MARK if header.sample else ""
    return " · ".join(filter(None, (title, publisher, day if dated else "", place, sample)))


def _more(found: Timeline, offset: int, words: English) -> Button:
    """What comes next; where developments were left out in between, all of them from the first.
    The topic stands in the title of the message."""
    if found.further:
        return Button(does="timeline", args=(found.generation, ALL_ENTRIES, 0), label=words.MORE)
    return Button(
        does="timeline",
        args=(found.generation, max(len(found.entries), ENTRIES), offset),
        label=words.MORE,
        goes_on=True,
        total=len(found.entries),
    )


def _key(passage: Passage) -> Key:
    return passage.header.sequence, passage.header.revision, passage.ordinal
