"""The benchmark's figures as tables for people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from retrieval.benchmark.ratios import NAMED, value

QUESTIONS = (
    ("p50", "random_p50"),
    ("p95", "random_p95"),
    ("p99", "random_p99"),
    ("worst p50", "worst_p50"),
    ("worst p99", "worst_p99"),
)
LIBRARY = (
    ("build s", "build", 1.0, 2),
    ("memory MB", "memory", 1e-6, 0),
    ("bytes/paragraph", "disk", 1.0, 0),
    ("cold start s", "cold_start", 1.0, 2),
    ("add ms", "add", 1.0, 1),
    ("replace ms", "replace", 1.0, 1),
    ("delete ms", "delete", 1.0, 1),
)


def tables(found: Mapping[str, Any]) -> RenderableType:
    """All sizes one under the other: how long questions take, then what a library costs."""
    parts: list[RenderableType] = []
    for size in found["sizes"]:
        parts += [_heading(size), _questions(size), Text(), _library(size), Text()]
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
    table = _table()
    for title, _ in QUESTIONS:
        table.add_column(f"{title} µs", justify="right")
    for name in ("best peer", *NAMED):
        table.add_column(f"p50 : {name}", justify="right")
    table.add_column("", style="dim")
    for name, row in size["engines"].items():
        cells = [_number(value(row, measure)) for _, measure in QUESTIONS]
        against = row["ratios"].get("random_p50", {})
        shares = [against.get(peer) for peer in ("best_peer", *NAMED)]
        cells += [f"{share:.2f}" if share is not None else "-" for share in shares]
        table.add_row(_name(name), *cells, _remark(row, size))
    return table


def _library(size: Mapping[str, Any]) -> Table:
    table = _table()
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


def _table() -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("engine")
    return table


def _name(name: str) -> Text:
    return Text(name, style="bold cyan" if name.startswith("dateline") else "")


def _remark(row: Mapping[str, Any], size: Mapping[str, Any]) -> str:
    """What one has to know of a row: why it is empty, how it differs, that it had less to do."""
    if row["status"] != "measured":
        return str(row["note"])
    remarks = [row["note"]] if row["note"] else []
    most = max(r["random"]["questions"] for r in size["engines"].values() if "random" in r)
    if row["random"]["questions"] < most:
        remarks.append(f"{row['random']['questions']} questions")
    if row.get("updates", {}).get("rebuilds"):
        remarks.append("every change builds all again")
    return "; ".join(remarks)


def _number(number: float | None, digits: int = 0) -> str:
    return "-" if number is None else f"{number:,.{digits}f}"
