"""Overviews in a terminal: digests, timelines, quotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from bot.rendering import overviews, wording
from bot.rendering.languages import ENGLISH
from bot.rendering.terminal import safe
from retrieval import (
    ArticleHeader,
    Change,
    Digest,
    DigestItem,
    Disagreement,
    Figure,
    Passage,
    Quote,
    Quotes,
    Timeline,
    TimelineEntry,
)

SOURCES = 8
"""Further articles named of one story."""
BESIDE = 4
"""Figures side by side."""
MOST_FIGURES = 12
MAX_ASKED = 200
FIGURE_WIDTH = 26
"""Columns of a figure with its source: three of them fit beside each other in 80."""

Key = tuple[int, int, int]


def digest(found: Digest, *, hint: str = wording.TRY_UNTIL) -> RenderableType:
    """Stories by number, each with its line and where else it stands. `hint` says how to go to the
    latest day where there is nothing."""
    if not found.items:
        return Text(safe(wording.nothing_happened(found, hint)), style="yellow")
    period = overviews.period(found.since, found.until, ENGLISH)
    counts = overviews.amount(found.publishers, found.articles, ENGLISH)
    about = wording.ABOUT.format(topic=_clipped(found.topic)) if found.topic else ""
    parts = [f"{ENGLISH.DIGEST_TITLE}: {period}", about, found.publisher, counts]
    rows = [_story(item, number) for number, item in enumerate(found.items, start=1)]
    return Group(_title(parts), *rows, *_more(found.further))


def timeline(found: Timeline) -> RenderableType:
    """A line a development; then figures that differ, side by side."""
    if not found.entries:
        return Text(wording.no_timeline(found), style="yellow")
    title = _title(
        [wording.TIMELINE.format(topic=_clipped(found.topic)), overviews.span(found, ENGLISH)]
    )
    numbers = {_key(e.line.passage): n for n, e in enumerate(found.entries, start=1)}
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column()
    for number, entry in enumerate(found.entries, start=1):
        grid.add_row(
            Text(safe(wording.published(entry.at)), style="cyan"),
            Group(*_entry(entry, number, numbers)),
        )
    unsaid = overviews.unsaid(found, ENGLISH)
    return Group(
        title,
        *([Text(safe(unsaid), style="yellow")] if unsaid else []),
        Padding(grid, (1, 0, 0, 2), expand=False),
        *_more(found.further),
        *(_differing(each, numbers) for each in found.disagreements),
    )


def quotes(found: Quotes, *, offset: int = 0) -> RenderableType:
    """What somebody said, with who and to whom; `found` begins at the `offset`th."""
    if not found.quotes:
        return Text(safe(wording.no_quotes(found, offset)), style="yellow")
    about = wording.ABOUT.format(topic=_clipped(found.topic)) if found.topic else ""
    parts = [
        wording.SAID_BY.format(speaker=_clipped(found.speaker)),
        about,
        overviews.meant(found, ENGLISH),
        overviews.as_of(found.until, ENGLISH),
    ]
    rows = [_quote(item, number) for number, item in enumerate(found.quotes, start=offset + 1)]
    return Group(_title(parts), *rows, *_more(found.further))


def _title(parts: Sequence[str | None]) -> Text:
    first, *rest = filter(None, parts)
    title = Text(safe(first), style="bold")
    for part in rest:
        title.append(f" · {safe(part)}", style="not bold dim")
    return title


def _clipped(text: str) -> str:
    """What was asked, as a title has room for it."""
    return text if len(text) <= MAX_ASKED else f"{text[:MAX_ASKED]} …"


def _more(further: int) -> Iterator[RenderableType]:
    if further:
        yield Text()
        yield Text(wording.MORE.format(count=f"{further:,}"), style="dim")


def _story(item: DigestItem, number: int) -> RenderableType:
    line, story = item.line, item.story
    known = line.passage.header
    counts = overviews.amount(len(story.publishers), len(story.headers), ENGLISH)
    others = [h for h in story.headers if (h.sequence, h.id) != (known.sequence, known.id)]
    rows: list[RenderableType] = [
        _numbered(number, wording.headline(known), style="bold"),
        _indented(Text(safe(item.line.text))),
        _indented(_cited(line.passage, headline=False)),
        *_address(known),
        _indented(Text(counts, style="dim")),
    ]
    for header in islice(others, SOURCES):
        facts = (
            header.publisher,
            wording.published(header.published),
            header.headline,
            header.url,
        )
        told = " · ".join(filter(None, facts))
        rows.append(_indented(Text(f"+ {safe(told)}", style="dim")))
    if len(others) > SOURCES:
        rows.append(_indented(Text(wording.MORE.format(count=len(others) - SOURCES), style="dim")))
    return Padding(Group(*rows), (1, 0, 0, 0), expand=False)


def _entry(entry: TimelineEntry, number: int, numbers: dict[Key, int]) -> Iterator[RenderableType]:
    """A development with its kind, its line, and where it stands."""
    shown = Text(safe(entry.line.text))
    if entry.kind == "correction":
        of = numbers.get(_key(entry.corrects.passage)) if entry.corrects is not None else None
        kind = ENGLISH.CORRECTION if of is None else ENGLISH.CORRECTION_OF.format(number=of)
        shown = Text.assemble((f"{kind}: ", "bold yellow"), shown)
    if entry.kind == "revision":
        yield Text(f"{ENGLISH.EDITED}:", style="bold magenta")
    if entry.change is not None and (entry.change.removed or entry.change.added):
        yield from _changed(entry.change, entry.line.passage.ordinal)
    else:
        yield shown
    if entry.corrects is not None and _key(entry.corrects.passage) not in numbers:
        yield Text(f"{ENGLISH.INSTEAD_OF} {safe(entry.corrects.text)}", style="dim")
        yield _cited(entry.corrects.passage)
    cited = Text.assemble((f"[{number}] ", "bold cyan"), _cited(entry.line.passage, date=False))
    yield cited
    yield from _address(entry.line.passage.header, indent=0)
    if also := ENGLISH.copies(entry.also_in):
        yield Text(safe(also), style="dim")


def _changed(change: Change, cited: int) -> Iterator[RenderableType]:
    """What went and what came, paragraph by paragraph; the one that is `cited` below is not
    named."""
    lines = [("-", line, "red") for line in change.removed]
    lines += [("+", line, "green") for line in change.added]
    for sign, line, style in sorted(lines, key=lambda each: each[1].passage.ordinal):
        shown = Text(f"{sign} {safe(line.text)}", style=style)
        if line.passage.ordinal != cited:
            place = ENGLISH.PARAGRAPH.format(number=line.passage.ordinal)
            shown.append(f"  [{place}]", style="cyan")
        yield shown


def _differing(given: Disagreement, numbers: dict[Key, int]) -> RenderableType:
    """Figures for the same thing side by side, each over its source."""
    subject = given.figures[0].line.passage.text[given.subject.start : given.subject.end]
    title = ENGLISH.FIGURES_DIFFER.format(subject=ENGLISH.QUOTED.format(word=safe(subject)))
    rows: list[RenderableType] = [Text(title, style="bold yellow")]
    shown = given.figures[:MOST_FIGURES]
    for start in range(0, len(shown), BESIDE):
        beside = shown[start : start + BESIDE]
        grid = Table.grid(padding=(0, 2, 0, 0))
        for _ in beside:
            grid.add_column(width=FIGURE_WIDTH)
        last = given.figures[-1] if given.corrected else None
        grid.add_row(*(_figure(figure, numbers, settles=figure is last) for figure in beside))
        rows.append(Padding(grid, (0, 0, 0, 2), expand=False))
    if len(given.figures) > len(shown):
        more = wording.MORE.format(count=len(given.figures) - len(shown))
        rows.append(_indented(Text(more, style="dim")))
    return Padding(Group(*rows), (1, 0, 0, 0), expand=False)


def _figure(figure: Figure, numbers: dict[Key, int], *, settles: bool) -> RenderableType:
    header, number = figure.line.passage.header, numbers.get(_key(figure.line.passage))
    rows = [Text(safe(figure.text), style="bold")]
    if settles:
        rows[0].append(f" ({ENGLISH.SETTLED})", style="not bold yellow")
    if header.publisher:
        rows.append(Text(safe(header.publisher), style="cyan"))
    rows.append(Text(safe(wording.published(header.published)), style="dim"))
    if number is None:
        rows.append(Text(safe(figure.line.text), style="dim"))
    else:
        rows.append(Text(f"[{number}]", style="bold cyan"))
    return Group(*rows)


def _quote(item: Quote, number: int) -> RenderableType:
    line = item.line
    said = Text(safe(line.text))
    start, end = item.said.start - line.span.start, item.said.end - line.span.start
    if 0 <= start < end:
        said.stylize("bold" if item.direct else "", start, end)
    to = ENGLISH.SAID_TO.format(name=item.to) if item.to else ""
    who = Text(f"— {safe(', '.join(filter(None, (item.speaker, item.title, to))))}", style="italic")
    if not item.direct:
        who.append(f" ({ENGLISH.REPORTED})", style="not italic yellow")
    rows: list[RenderableType] = [
        said,
        who,
        Text.assemble((f"[{number}] ", "bold cyan"), _cited(line.passage)),
        *_address(line.passage.header),
    ]
    if also := ENGLISH.copies(item.also_in):
        rows.append(Text(f"    {safe(also)}", style="dim"))
    return Padding(Group(*rows), (1, 0, 0, 2), expand=False)


def _numbered(number: int, text: str, *, style: str) -> Text:
    return Text.assemble((f"  [{number}] ", "bold cyan"), (safe(text), style))


def _indented(text: Text) -> RenderableType:
    return Padding(text, (0, 0, 0, 6), expand=False)


def _cited(passage: Passage, *, headline: bool = True, date: bool = True) -> Text:
    """Headline, publisher, date, paragraph."""
    header = passage.header
    parts = [
        wording.headline(header) if headline else None,
        header.publisher,
        wording.published(header.published) if date else None,
        ENGLISH.PARAGRAPH.format(number=passage.ordinal),
    ]
    cited = Text(safe(" · ".join(filter(None, parts))), style="cyan")
    if header.sample:
        cited.append(f"  [{wording.SAMPLE_MARK}]", style="magenta")
    return cited


def _address(header: ArticleHeader, *, indent: int = 6) -> Iterator[RenderableType]:
    if header.url:
        yield Padding(Text(safe(header.url), style="dim"), (0, 0, 0, indent), expand=False)


def _key(passage: Passage) -> Key:
    return passage.header.sequence, passage.header.revision, passage.ordinal
