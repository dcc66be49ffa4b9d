"""Ratios: every figure against the best peer's, and against two peers by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

MEASURES: Mapping[str, tuple[str, ...]] = {
    "random_p50": ("random", "p50_us"),
    "random_p95": ("random", "p95_us"),
    "random_p99": ("random", "p99_us"),
    "worst_p50": ("worst", "p50_us"),
    "worst_p95": ("worst", "p95_us"),
    "worst_p99": ("worst", "p99_us"),
    "build": ("build", "seconds"),
    "memory": ("build", "bytes"),
    "disk": ("bytes_per_paragraph",),
    "cold_start": ("cold_start_s",),
    "add": ("updates", "add_ms"),
    "replace": ("updates", "replace_ms"),
    "delete": ("updates", "delete_ms"),
}
"""Where each figure stands in an engine's row; of all of them less is better."""

NAMED = ("bm25s-numba", "tantivy")


def value(row: Mapping[str, Any], measure: str) -> float | None:
    """A figure of a row, None where it was not measured."""
    found: Any = row
    for key in MEASURES[measure]:
        if not isinstance(found, Mapping) or found.get(key) is None:
            return None
        found = found[key]
    return float(found)


def with_ratios(rows: Mapping[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The rows, each with `ratios`: measure -> {"best_peer": own / least of all peers', and one
    for each of NAMED}. Under 1 is quicker or smaller; what cannot be compared is left out."""
    peers = {name: row for name, row in rows.items() if not name.startswith("dateline")}
    found: dict[str, dict[str, Any]] = {}
    for name, row in rows.items():
        ratios: dict[str, dict[str, float]] = {}
        for measure in MEASURES:
            own = value(row, measure)
            others = {peer: x for peer in peers if (x := value(peers[peer], measure))}
            if own is None or not others:
                continue
            ratios[measure] = {"best_peer": own / min(others.values())}
            ratios[measure] |= {peer: own / others[peer] for peer in NAMED if peer in others}
        found[name] = {**row, "ratios": ratios}
    return found
