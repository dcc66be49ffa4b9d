"""The benchmark's figures as tables for people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from retrieval.benchmark.ratios import MEASURES, NAMED, value

QUESTIONS = (
    ("p50", "random_p50"),
    ("p95", "random_p95"),
    ("p99", "random_p99"),
    ("worst p50", "worst_p50"),
    ("worst p95", "worst_p95"),
    ("worst p99", "worst_p99"),
)
"""Microseconds of random questions, and of questions of frequent terms only."""

LIBRARY = (
    ("build s", "build", 1.0, 2),
    ("memory MB", "memory", 1e-6, 0),
    ("bytes / paragraph", "disk", 1.0, 0),
    ("cold start s", "cold_start", 1.0, 2),
    ("add ms", "add", 1.0, 1),
    ("replace ms", "replace", 1.0, 1),
    ("delete ms", "delete", 1.0, 1),
)
"""Titles, measures, factors to the unit of the title, digits."""


ABSENT = {"missing": "not installed", "left out": "left out"}


def tables(found: Mapping[str, Any]) -> RenderableType:
    """All sizes one under the other: how long questions take, what a library costs, and ours
    against the peers."""
    parts: list[RenderableType] = []
    for size in found["sizes"]:
        parts += [_heading(size), Text()]
        parts += [_questions(size), *_remarks(size), Text()]
        if (library := _library(size)).row_count:
            parts += [library, Text()]
        if (against := _against(size)).row_count:
            legend = f"(of the best peer's / {' / '.join(NAMED)}; under 1 is better)"
            parts += [against, Text(legend, style="dim"), Text()]
        if (exact := size["exactness"]) is not None:
            style = "bold red" if exact["mismatches"] else "green"
            line = f"mismatches: {exact['mismatches']:,} of {exact['compared']:,}"
            parts.append(Text(f"{line} answers compared with {exact['reference']}", style=style))
            parts += [Text(f"  {example}", style="red") for example in exact["examples"]]
        parts.append(Text())
    return Group(*parts)


def _heading(size: Mapping[str, Any]) -> RenderableType:
    corpus, touched = size["corpus"], size["postings_touched"]
    return Group(
        Text(f"{size['paragraphs']:,} paragraphs", style="bold"),
        Text(
            f"{corpus['terms_per_paragraph']:.1f} terms a paragraph, {corpus['vocabulary']:,} "
            f"distinct (Heaps {corpus['heaps_exponent']:.2f}, Zipf {corpus['zipf_slope']:.2f}); "
            f"a question touches {touched['random']['p50']:,.0f} postings (p50), "
            f"a worst-case one {touched['worst']['p50']:,.0f}",
            style="dim",
        ),
    )


def _questions(size: Mapping[str, Any]) -> Table:
    table = _table("µs a question")
    for title, _ in QUESTIONS:
        table.add_column(title, justify="right")
    absent = any(row["status"] != "measured" for row in size["engines"].values())
    if absent:
        table.add_column("", style="yellow")
    for name, row in size["engines"].items():
        cells = [_number(value(row, measure)) for _, measure in QUESTIONS]
        table.add_row(_name(name), *cells, *([ABSENT.get(row["status"], "")] if absent else []))
    return table


def _library(size: Mapping[str, Any]) -> Table:
    table = _table("a library")
    for title, *_ in LIBRARY:
        table.add_column(title, justify="right")
    for name, row in size["engines"].items():
        if "build" not in row:
            continue
        cells = [
            _number(x * factor if (x := value(row, measure)) is not None else None, digits)
            for _, measure, factor, digits in LIBRARY
        ]
        table.add_row(_name(name), *cells)
    return table


def _against(size: Mapping[str, Any]) -> Table:
    """Ours as a share of the best peer's figure, and of two peers by name; under 1 is better."""
    table = _table("share of a peer's")
    ours = [name for name in size["engines"] if name.startswith("dateline")]
    for name in ours:
        table.add_column(name.removeprefix("dateline-"), justify="right", no_wrap=True)
    for measure in MEASURES:
        cells: list[str] = []
        for name in ours:
            shares = size["engines"][name]["ratios"].get(measure, {})
            found = [shares.get(peer) for peer in ("best_peer", *NAMED)]
            cells.append("/".join(_number(share, 2) for share in found) if shares else "-")
        if any(cell != "-" for cell in cells):
            table.add_row(measure.replace("_", " "), *cells)
    return table


def _table(first: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(first, no_wrap=True)
    return table


def _name(name: str) -> Text:
    return Text(name, style="bold cyan" if name.startswith("dateline") else "")


def _remarks(size: Mapping[str, Any]) -> list[Text]:
    """What one has to know of rows: why one is empty, how it differs, where it had less to do."""
    most = max(
        (row["random"]["questions"] for row in size["engines"].values() if "random" in row),
        default=0,
    )
    lines: list[Text] = []
    for name, row in size["engines"].items():
        remarks = [row["note"]] if row["note"] else []
        if row.get("random", {}).get("questions", most) < most:
            remarks.append(f"slow, so only the first {row['random']['questions']} questions")
        if row.get("updates", {}).get("rebuilds"):
            remarks.append("to change anything is to build everything again")
        if remarks:
            lines.append(Text(f"{name}: {'; '.join(remarks)}", style="dim"))
    return lines


def _number(number: float | None, digits: int = 0) -> str:
    return "-" if number is None else f"{number:,.{digits}f}"
