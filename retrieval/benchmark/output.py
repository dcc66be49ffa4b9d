"""Output: the figures as files. Checked before the run, since that takes minutes."""

from __future__ import annotations

import importlib.util
import io
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from retrieval.errors import QueryError, SourceError

COLOURS = ("#1f77b4", "#17becf", "#2ca02c", "#98df8a", "#d62728", "#ff9896", "#9467bd", "#8c564b")


def check(json: Path | None, plot: Path | None) -> None:
    """SourceError or QueryError where a file could not be written at the end."""
    for path in (json, plot):
        if path is None:
            continue
        folder = path.parent
        if path.is_dir():
            raise SourceError(str(path), "is a folder: name a file")
        if not folder.is_dir():
            raise SourceError(str(path), f"cannot be written: there is no folder {folder}")
        if not os.access(path if path.exists() else folder, os.W_OK):
            raise SourceError(str(path), "cannot be written: permission denied")
    if plot is not None and importlib.util.find_spec("matplotlib") is None:
        raise QueryError("--plot needs matplotlib: make bench installs it")


def write(path: Path, content: bytes) -> None:
    """Write a file; SourceError where that fails."""
    try:
        path.write_bytes(content)
    except OSError as error:
        raise SourceError(str(path), f"cannot be written: {error.strerror or error}") from error


def drawn(found: Mapping[str, Any]) -> bytes:
    """A PNG: the median question's time by size, and the postings it touches, on axes of the same
    steps; a line that is steeper on the left than on the right costs more than it reads."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(11, 5), layout="constrained")
    left, right = figure.subplots(1, 2)
    sizes = found["sizes"]
    names = dict.fromkeys(name for size in sizes for name in size["engines"])
    colours = dict(zip(names, COLOURS + COLOURS, strict=False))
    for name in names:
        points = [
            (size["paragraphs"], size["engines"][name]["random"]["p50_us"])
            for size in sizes
            if "random" in size["engines"].get(name, {})
        ]
        if points:
            style = "-" if name.startswith("dateline") else "--"
            left.plot(*_xy(points), style, marker="o", label=name, color=colours[name])
    for kind, label in (("random", "random questions"), ("worst", "frequent terms only")):
        points = [(size["paragraphs"], size["postings_touched"][kind]["p50"]) for size in sizes]
        right.plot(
            *_xy(points), marker="o", label=label, color="black" if kind == "random" else "grey"
        )
    left.set(title="Time of a question, p50", xlabel="paragraphs", ylabel="µs")
    right.set(title="Postings touched, p50", xlabel="paragraphs", ylabel="postings")
    for axes in (left, right):
        axes.set(xscale="log", yscale="log")
        axes.grid(visible=True, which="major", alpha=0.4)
        axes.legend(fontsize="small")
    image = io.BytesIO()
    figure.savefig(image, format="png", dpi=110)
    return image.getvalue()


def _xy(points: Iterable[tuple[float, float]]) -> tuple[list[float], list[float]]:
    ordered = sorted(points)
    return [x for x, _ in ordered], [y for _, y in ordered]
