"""Timelines as Discord shows them: a development a section, what was corrected, where figures
differ, and how much was reported when."""

from __future__ import annotations

from bot.rendering import markdown, overviews
from bot.rendering.charts import Chart
from bot.rendering.languages import English
from bot.rendering.replies.answers import beside
from bot.rendering.replies.differing import Form, Numbers, cited, differing, place_of
from bot.rendering.replies.passages import MAX_HEADLINE, MAX_QUOTE, quote, small, stamped
from bot.rendering.replies.reply import A_ROW, Button, Picture, Reply, Tone
from retrieval import Line, Timeline, TimelineEntry

ENTRIES = 10
"""Developments of one message."""
ALL_ENTRIES = 60
"""Developments of a timeline of which more is asked for."""


FORMS = (
    Form(room=MAX_QUOTE, headlines=True),
    Form(room=320, headlines=True),
    Form(room=260),
    Form(room=160),
    Form(room=160, links=False, disagreements=2, figures=3),
)
MAX_TOPIC = 200
CHANGED_LINES = 2
"""Lines that an edit took out, and that it put in."""
OLD = 200
PICTURE = "coverage.png"


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
    numbers: Numbers = {}
    for number, entry in enumerate(found.entries, start=1):
        numbers.setdefault(place_of(entry.line.passage), number)

    def told(form: Form) -> tuple[str, ...]:
        made = [
            _entry(entry, number, words, form, numbers)
            for number, entry in enumerate(shown, start=offset + 1)
        ]
        before = [small(words.LIBRARY_CHANGED)] if changed else []
        before.append(small(overviews.span(found, words)))
        if unsaid := overviews.unsaid(found, words):
            before.append(small(markdown.neutral(markdown.clip(unsaid, MAX_TOPIC))))
        if not offset:
            before += [
                f"\n{differing(each, words, form, numbers)}"
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
        of = numbers.get(place_of(entry.corrects.passage)) if entry.corrects is not None else None
        kind = words.CORRECTION if of is None else words.CORRECTION_OF.format(number=of)
        head += f" · **{kind}**"
        if entry.corrects is not None and of is None:
            corrects = entry.corrects.passage
            after = [
                f"-# {words.INSTEAD_OF}",
                quote(entry.corrects, max_chars=min(form.room, OLD)),
                f"-# {cited(corrects, words, form, dated=True)}",
            ]
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
                        _place(x, entry.line, words, quote(x, max_chars=min(form.room, OLD)))
                        for x in lines[:CHANGED_LINES]
                    ]
                if len(lines) > CHANGED_LINES:
                    shown.append(words.AND_MORE.format(count=len(lines) - CHANGED_LINES))
            shown = shown or [quote(entry.line, max_chars=form.room)]
    where = cited(entry.line.passage, words, form)
    if form.headlines and (also := words.copies(entry.also_in)):
        where += f" · {markdown.neutral(markdown.clip(also, MAX_HEADLINE))}"
    return "\n".join([head, *shown, *after, where])


def _place(line: Line, cited_below: Line, words: English, quoted: str) -> str:
    """A line with its paragraph, where that is not the one that is cited below it."""
    ordinal = line.passage.ordinal
    if ordinal == cited_below.passage.ordinal:
        return quoted
    return f"{quoted}\n{small(words.PARAGRAPH.format(number=ordinal))}"


def _more(found: Timeline, offset: int, words: English) -> Button:
    """What comes next; where developments were left out in between, all of them from the first.
    The topic stands in the title of the message."""
    if found.further and len(found.entries) <= ENTRIES:
        return Button(does="timeline", args=(found.generation, ALL_ENTRIES, 0), label=words.MORE)
    return Button(
        does="timeline",
        args=(found.generation, max(len(found.entries), ENTRIES), offset),
        label=words.MORE,
        goes_on=True,
        total=len(found.entries),
    )
