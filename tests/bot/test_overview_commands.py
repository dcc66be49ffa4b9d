"""digest, timeline and quotes as real processes over real articles."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.rendering import overview_records
from retrieval import Library
from tests.bot.test_cli import Run, one_line

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def held(library: Library, dateline: Run) -> Run:
    """The commands over the sample articles."""
    library.ingest([str(ROOT / "seeds")])
    return dateline


def texts(node: Any) -> list[dict[str, Any]]:
    if isinstance(node, list):
        return [found for each in node for found in texts(each)]
    if not isinstance(node, dict):
        return []
    own = [node] if {"text", "passage_id", "published"} <= set(node) else []
    return own + [found for each in node.values() for found in texts(each)]


def test_overviews_are_the_library_s_own_and_keep_to_their_day(held: Run, library: Library) -> None:
    now = datetime.fromisoformat("2025-05-12T12:00:00+00:00")
    until = date(2025, 5, 9)
    for call, record in (
        (
            ("digest", "--period", "week", "--now", now.isoformat()),
            overview_records.digest(library.digest(period="week", now=now)),
        ),
        (
            ("timeline", "ferry", "disaster", "--until", until.isoformat()),
            overview_records.timeline(library.timeline("ferry disaster", until=until)),
        ),
        (
            ("quotes", "Noh", "--until", until.isoformat()),
            overview_records.quotes(library.quotes("Noh", until=until)),
        ),
    ):
        found = json.loads(held(*call, "--json").stdout)
        assert {**found, "elapsed_ms": 0} == {**record, "elapsed_ms": 0}
        assert list(found) == list(record)
        lines = texts(found)
        assert lines, call
        last = (now.date() if "--now" in call else until) + timedelta(days=1)  # in other zones
        assert all(line["published"][:10] <= last.isoformat() for line in lines), call


def test_nothing_found_is_no_failure(held: Run) -> None:
    found = held("digest", "--since", "2026-11-19", "--until", "2026-11-25")
    assert found.returncode == 0
    assert found.stdout == (
        "Nothing from 2026-11-19 to 2026-11-25. "
        "The latest article is of 2025-05-25: try --until 2025-05-25\n"
    )
    found = held("quotes", "Xanthippe Zzyzx")
    assert found.returncode == 0
    assert "Nobody named “Xanthippe Zzyzx”" in found.stdout
    found = held("timeline", "qwertz", "asdfgh")
    assert (found.returncode, found.stdout.count("\n")) == (0, 1)


@pytest.mark.parametrize("call", [("digest",), ("timeline", "x"), ("quotes", "x")])
def test_a_limit_that_makes_no_sense_is_one_line(dateline: Run, call: tuple[str, ...]) -> None:
    found = dateline(*call, "--limit", "0")
    assert found.returncode == 2
    assert "limit" in one_line(found)
