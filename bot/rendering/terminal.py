"""Answers in a terminal: quoted excerpts with marked words, citations under them.

Article text is never read as markup and never reaches the terminal as control codes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from bot.rendering import wording
from retrieval import (
    Answer,
    ArticleHeader,
    Excerpt,
    IngestReport,
    Passage,
    Share,
    Status,
    Summary,
    VerifyReport,
)

WIDTH = 92
"""Widest answer, in columns: longer lines are hard to read."""

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def console(*, stderr: bool = False) -> Console:
    """A console for people: colour and width as the terminal has them."""
    found = Console(stderr=stderr, highlight=False, soft_wrap=False)
    if found.is_terminal:
        found.width = min(found.width, WIDTH)
    return found


def show(content: RenderableType, *, stderr: bool = False) -> None:
    """Print for a person. Not a terminal: whole lines without wrapping or trailing space, so that
    what is searched for in them is not broken over two."""
    target = console(stderr=stderr)
    if target.is_terminal:
        target.print(content)
        return
    plain = Console(width=10_000, color_system=None, highlight=False)
    with plain.capture() as capture:
        plain.print(content)
    lines = [line.rstrip() for line in capture.get().splitlines()]
    target.file.write("\n".join(lines).rstrip() + "\n")
    target.file.flush()


def safe(text: str) -> str:
    """Text that can only be read: control codes and text-turning marks become "�"."""
    return _CONTROL.sub("�", text)


def answer(given: Answer) -> RenderableType:
    """A whole answer: excerpts or closest excerpts, and what was missing."""
    parts: list[RenderableType] = []
    if read := wording.mended(given):
        parts.append(Text(safe(read), style="dim"))
    if taken := wording.taken(given):
        parts.append(Text(safe(taken), style="dim"))
    if given.answered:
        parts += [excerpt(item) for item in given.excerpts]
        parts.append(Text(f"confidence {wording.confidence(given.confidence)}", style="dim"))
    else:
        parts.append(Text(wording.abstention(given), style="yellow"))
        parts += [excerpt(item, dim=True) for item in given.closest]
    if (lacking := wording.missing(given)) and not given.answered:
        parts.append(Text(lacking, style="yellow"))
    return Group(*parts)


def excerpt(item: Excerpt, *, dim: bool = False) -> RenderableType:
    """One excerpt, its words marked, with ellipses outside the verbatim text where it was cut."""
    passage = item.passage
    body = Text(style="dim" if dim else "")
    body.append("… " if item.span.start > 0 else "", style="dim")
    words = Text(safe(item.text))
    for mark in item.highlights:
        words.stylize("bold underline", mark.start, mark.end)
    body.append_text(words)
    body.append(" …" if item.span.end < len(passage.text) else "", style="dim")
    who = wording.speaker(passage.speaker)
    cite = Text()
    cite.append(f"[{item.number}] ", style="bold cyan")
    cite.append(safe(wording.citation(item)), style="cyan")
    if passage.header.sample:
        cite.append(f"  [{wording.SAMPLE_MARK}]", style="magenta")
    lines: list[RenderableType] = [body]
    if who:
        lines.append(Text(f"— {safe(who)}", style="italic"))
    lines.append(cite)
    if also := wording.also_in(item):
        lines.append(Text(f"    {safe(also)}", style="dim"))
    if passage.header.url:
        lines.append(Text(f"    {safe(passage.header.url)}", style="dim"))
    return Padding(Group(*lines), (0, 0, 1, 2), expand=False)


def why(item: Excerpt) -> RenderableType:
    """What made an excerpt's score, term by term and feature by feature."""
    terms = Table(box=None, padding=(0, 2), header_style="dim")
    for name in ("word", "weight", "found", "where"):
        terms.add_column(name, justify="left" if name in ("word", "where") else "right")
    for term in item.why.terms:
        terms.add_row(
            safe(term.word), f"{term.weight:.3f}", f"{term.held:.2f}", term.place or "nowhere"
        )
    return Group(
        Text(safe(f"[{item.number}] {wording.citation(item)}"), style="cyan"),
        terms,
        Text(),
        _shares("feature", item.why.features, "score", item.score),
        Text(),
    )


def sure(given: Answer) -> RenderableType:
    """What made an answer's confidence."""
    return _shares(
        "signal",
        given.confidence_shares,
        f"confidence {given.confidence:.3f}, logistic of",
        sum(share.share for share in given.confidence_shares),
    )


def _shares(what: str, shares: Sequence[Share], name: str, total: float) -> Table:
    """Features with value and share, and their sum."""
    grid = Table(
        box=None, padding=(0, 2), header_style="dim", show_footer=True, footer_style="bold"
    )
    grid.add_column(what, footer=name)
    grid.add_column("value", justify="right")
    grid.add_column("share", justify="right", footer=f"{total:.6f}")
    for share in shares:
        grid.add_row(share.name, f"{share.value:.3f}", f"{share.share:.6f}")
    return grid


def context(header: ArticleHeader, around: Sequence[Passage], cited: int) -> RenderableType:
    """Paragraphs of one article, the cited one standing out."""
    title = " · ".join(
        part
        for part in (
            wording.headline(header),
            header.publisher,
            wording.published(header.published),
        )
        if part
    )
    parts: list[RenderableType] = [Text(safe(title), style="bold cyan")]
    for passage in around:
        line = Text(f"{passage.ordinal:>3}  ", style="cyan")
        line.append(safe(passage.text), style="bold" if passage.ordinal == cited else "dim")
        if who := wording.speaker(passage.speaker):
            line.append(f"  — {safe(who)}", style="italic")
        parts.append(line)
    return Group(*parts)


def headlines(headers: Sequence[ArticleHeader]) -> RenderableType:
    """Articles a line each: date, headline, publisher, id."""
    grid = Table.grid(padding=(0, 2))
    for header in headers:
        grid.add_row(
            Text(wording.published(header.published), style="dim"),
            Text(safe(wording.headline(header))),
            Text(safe(header.publisher or ""), style="dim"),
        )
    return grid


def summary(given: Summary) -> RenderableType:
    """A summary, each sentence with the paragraph it stands in."""
    title = " · ".join(
        part
        for part in (
            given.header.headline or "Untitled",
            given.header.publisher,
            wording.published(given.header.published),
        )
        if part
    )
    parts: list[RenderableType] = [Text(safe(title), style="bold cyan")]
    for sentence in given.sentences:
        line = Text("• " + safe(sentence.text))
        line.append(f"  [paragraph {sentence.passage.ordinal}]", style="cyan")
        parts.append(line)
    return Group(*parts)


def report(given: IngestReport) -> RenderableType:
    """What an ingest did, and each failure with its reason."""
    counts = ", ".join(
        f"{number:,} {word}"
        for word, number in (
            ("added", given.added),
            ("updated", given.updated),
            ("unchanged", given.unchanged),
            ("removed", given.removed),
        )
        if number or word == "added"
    )
    parts: list[RenderableType] = [
        Text(f"{counts}. {wording.holds(given.articles, given.passages)}")
    ]
    if given.failures:
        parts.append(
            Text(f"{len(given.failures):,} could not be read as they are:", style="yellow")
        )
        parts += [
            Text(f"  {safe(failure.location)}: {safe(failure.reason)}")
            for failure in given.failures[:50]
        ]
        if len(given.failures) > 50:
            parts.append(Text(f"  and {len(given.failures) - 50:,} more: --json lists them all"))
    return Group(*parts)


def status(given: Status) -> RenderableType:
    """The library at a glance."""
    span = "no dated article"
    if given.first_published and given.last_published:
        first = wording.published(given.first_published)
        span = f"{first} to {wording.published(given.last_published)}"
    rows: list[tuple[str, str]] = [
        (
            "articles",
            f"{given.articles:,}" + (f" ({given.samples:,} samples)" if given.samples else ""),
        ),
        ("passages", f"{given.passages:,}"),
        ("publishers", f"{given.publishers:,}"),
        ("published", span),
        ("index", f"{given.engine}: {given.indexed_passages:,} passages, {given.terms:,} terms"),
        ("generation", f"{given.generation:,}"),
        ("folder", given.data_dir),
    ]
    rows += [("source", f"{s.source} ({s.articles:,} articles)") for s in given.sources]
    return table(rows)


def verification(given: VerifyReport) -> RenderableType:
    """What a check found."""
    parts: list[RenderableType] = [Text(f"{given.passages_checked:,} passages checked.")]
    for name in given.damaged:
        fate = "repaired" if name in given.repaired else "damaged: read its source in again"
        parts.append(Text(f"  {safe(name)}: {fate}", style="yellow"))
    parts += [Text(f"  {safe(fault)}", style="yellow") for fault in given.faults]
    parts.append(Text("All sound." if given.sound else "Not sound.", style="bold"))
    return Group(*parts)


def table(rows: Iterable[tuple[str, str]]) -> Table:
    """Names and values in two columns."""
    grid = Table.grid(padding=(0, 2))
    for name, value in rows:
        grid.add_row(Text(name, style="dim"), Text(safe(value)))
    return grid


def panel(content: RenderableType, title: str) -> Panel:
    return Panel(content, title=title, title_align="left", border_style="cyan", padding=(1, 2))
