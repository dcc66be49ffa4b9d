"""`--until`, and its operators, show an article as it was then: from real processes."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]

THEN, NOW = "The lamps went out because of an owl.", "The lamps went out because of a heron."


@pytest.fixture
def edited(dateline: Run, tmp_path: Path) -> Run:
    """Published on 2 May 2025, and edited today."""
    path = tmp_path / "lamps.jsonl"
    for text in (THEN, NOW):
        article = {"id": "lamps", "published": "2025-05-02", "paragraphs": [text]}
        path.write_text(json.dumps(article), encoding="utf-8")
        assert dateline("ingest", str(path)).returncode == 0
    return dateline


def test_every_command_that_answers_knows_the_day(edited: Run, tmp_path: Path) -> None:
    batch = tmp_path / "topics.tsv"
    batch.write_text(
        "q1\twhy did the lamps go out?\nq2\towl\nq3\theron\nq4\twhy did the lamps go out?"
        " until:2025-05-01\n",
        encoding="utf-8",
    )
    found = edited(
        "ask", "--batch", str(batch), "--until", "2025-05-10", "--min-confidence", "0", "--json"
    )
    lamps, owl, heron, before = map(json.loads, found.stdout.splitlines())
    assert [one["text"] for one in lamps["excerpts"]] == [THEN]
    assert [one["text"] for one in owl["excerpts"]] == [THEN]
    assert (heron["reason"], heron["missing"]) == ("no_match", ["heron"])
    assert before["reason"] == "no_match"
    run = edited("search", "--topics", str(batch), "--engine-only", "--until", "2025-05-10")
    assert [line.split()[0] for line in run.stdout.splitlines()] == ["q1", "q2"]
    chat = edited(stdin="lamps before:2025-05-11\nlamps\nlamps in May 2025\n").stdout
    assert [words for words in chat.replace("*", "").split() if words in ("owl.", "heron.")] == [
        "owl.",
        "heron.",
        "heron.",
    ]
    summary = edited("summary", "lamps", "--until", "2025-05-10", "--json")
    assert [one["text"] for one in json.loads(summary.stdout)["sentences"]] == [THEN]
    present = edited("summary", "lamps", "--json")
    assert [one["text"] for one in json.loads(present.stdout)["sentences"]] == [NOW]
    early = edited("summary", "lamps", "--until", "2025-05-01")
    assert early.returncode == 1
    assert "no article has the id 'lamps' until 2025-05-01" in early.stderr
