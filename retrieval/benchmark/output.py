"""Output: the figures as a picture."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

OURS_COLOURS = ("#08519c", "#3182bd", "#6baed6", "#9ecae1")
PEER_COLOURS = ("#d62728", "#ff9896", "#2ca02c", "#9467bd", "#8c564b")


def drawn(found: Mapping[str, Any]) -> bytes:
    """A PNG: the median question's time by size, and the postings it touches. A dotted line shows
    how ours would grow if it grew as the postings do."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(12, 5.5), layout="constrained")
    left, right = figure.subplots(1, 2)
    sizes = sorted(found["sizes"], key=lambda size: size["paragraphs"])
    ours, peers = iter(OURS_COLOURS), iter(PEER_COLOURS)
    for name in dict.fromkeys(name for size in sizes for name in size["engines"]):
        mine = name.startswith("dateline")
        style: dict[str, Any] = {"marker": "o", "color": next(ours if mine else peers)}
        points = [
            (size["paragraphs"], size["engines"][name]["random"]["p50_us"])
            for size in sizes
            if "random" in size["engines"].get(name, {})
        ]
        left.plot(*_xy(points), "-" if mine else "--", label=name, **style)
    touched = {
        kind: [(size["paragraphs"], size["postings_touched"][kind]["p50"]) for size in sizes]
        for kind in ("random", "worst")
    }
    first = sizes[0]["engines"].get("dateline", {}).get("random", {}).get("p50_us")
    if first is not None:
        scale = first / touched["random"][0][1]
        growing = [(count, postings * scale) for count, postings in touched["random"]]
        left.plot(*_xy(growing), ":", color="black", label="dateline, if as its postings")
    right.plot(*_xy(touched["random"]), marker="o", color="black", label="random questions")
    right.plot(*_xy(touched["worst"]), marker="o", color="grey", label="frequent terms only")
    left.set(title="Time of a question, p50", xlabel="paragraphs", ylabel="µs")
    right.set(title="Postings touched, p50", xlabel="paragraphs", ylabel="postings")
    for axes in (left, right):
        axes.set(xscale="log", yscale="log")
        axes.grid(visible=True, which="major", alpha=0.4)
        axes.legend(fontsize="small", loc="upper center", bbox_to_anchor=(0.5, -0.12), ncols=3)
    image = io.BytesIO()
    figure.savefig(image, format="png", dpi=110)
    return image.getvalue()


def _xy(points: Sequence[tuple[float, float]]) -> tuple[list[float], list[float]]:
    xs, ys = zip(*points, strict=True) if points else ((), ())
    return list(xs), list(ys)
