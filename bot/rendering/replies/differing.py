"""Where reports give different figures for the same thing, as Discord shows it, and how a line of a
timeline is cited."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.rendering import markdown
from bot.rendering.languages import English
from bot.rendering.replies.passages import MAX_NAME, facts, quote
from retrieval import Disagreement, Figure, Highlight, Passage

MAX_SUBJECT = 60
MAX_FIGURE = 40

Key = tuple[int, int, int]
Numbers = dict[Key, int]
"""Numbers of the developments by where their lines stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """How much is said of each development: characters of its line as they are sent, whether the
    headline is shown or the publisher alone, whether there is a link, how many disagreements."""

    room: int
    headlines: bool = False
    links: bool = True
    disagreements: int = 3
    figures: int = 4


def differing(given: Disagreement, words: English, form: Form, numbers: Numbers) -> str:
    """Figures for the same thing one below the other, the first ones and always the last: each with
    its source, and its line where that is none of the timeline's."""
    first = given.figures[0].line.passage.text[given.subject.start : given.subject.end]
    subject = words.QUOTED.format(word=markdown.within(first, MAX_SUBJECT))
    made = [f"**{words.FIGURES_DIFFER.format(subject=subject)}**"]
    kept = [*given.figures[: form.figures - 1], *given.figures[form.figures - 1 :][-1:]]
    for figure in kept:
        number = numbers.get(place_of(figure.line.passage))
        parts = [
            f"**{markdown.within(figure.text, MAX_FIGURE)}**",
            "" if number is None else f"[{number}]",
            cited(figure.line.passage, words, replace(form, headlines=False), dated=True),
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


def cited(passage: Passage, words: English, form: Form, *, dated: bool = False) -> str:
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


def place_of(passage: Passage) -> Key:
    """Where a passage stands, in which revision."""
    return passage.header.sequence, passage.header.revision, passage.ordinal
