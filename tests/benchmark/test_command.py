"""`python -m bot benchmark`: its table, its JSON, peers that are not there, bad options."""

from __future__ import annotations

import importlib.util
import json
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.rendering import comparison, terminal
from retrieval.benchmark import contenders, size, suite
from retrieval.benchmark.plan import Plan

ROOT = Path(__file__).resolve().parents[2]

Run = Callable[..., "subprocess.CompletedProcess[str]"]

ALWAYS = ("dateline-numpy", "fts5", "rank-bm25")


def test_a_small_run_prints_its_table_and_writes_every_figure(
    dateline: Run, tmp_path: Path, data_dir: Path
) -> None:
    found = dateline(
        "benchmark", "--sizes", "400", "--questions", "6", "--worst", "3", "--exact", "8",
        "--engines", ",".join(ALWAYS), "--json", "out.json",
    )  # fmt: skip
    assert found.returncode == 0, found.stderr
    assert "400 paragraphs" in found.stdout
    assert "mismatches: 0 of 8 answers" in found.stdout
    assert all(name in found.stdout for name in ALWAYS)
    assert not data_dir.exists()
    written = json.loads((tmp_path / "out.json").read_text())
    assert set(written) == {"machine", "plan", "base", "sizes"}
    assert written["base"]["names"] == ["seeds"]
    (one,) = written["sizes"]
    assert set(one) == {"paragraphs", "corpus", "postings_touched", "engines", "exactness"}
    assert set(one["corpus"]) == {
        "tokens",
        "vocabulary",
        "heaps_exponent",
        "zipf_slope",
        "terms_per_paragraph",
        "postings_per_paragraph",
    }
    ours, fts5, rank = (one["engines"][name] for name in ALWAYS)
    for row in (ours, fts5, rank):
        assert {"random", "worst", "build", "updates", "ratios", "overlap"} <= set(row)
        assert row["random"]["p50_us"] <= row["random"]["p95_us"] <= row["random"]["p99_us"]
        assert row["overlap"] > 0.7
    assert "cold_start_s" in ours
    assert "cold_start_s" not in rank
    assert rank["updates"]["rebuilds"]
    assert not fts5["updates"]["rebuilds"]
    best = min(fts5["random"]["p50_us"], rank["random"]["p50_us"])
    assert ours["ratios"]["random_p50"]["best_peer"] == ours["random"]["p50_us"] / best
    assert str(tmp_path) not in json.dumps(written)


def test_a_peer_that_is_not_installed_is_a_row(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    real = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == "tantivy" else real(name)
    )
    plan = Plan(
        sizes=(400,),
        corpus=(str(ROOT / "seeds"),),
        questions=5,
        worst=2,
        exact=0,
        engines=("tantivy", "fts5"),
    )
    found = suite.run(plan, lambda _: None)
    row = found["sizes"][0]["engines"]["tantivy"]
    assert row["status"] == "missing"
    terminal.show(comparison.tables(found))
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("tantivy")]
    assert len(lines) == 2
    assert lines[0].endswith("not installed")
    assert lines[1] == "tantivy: not installed: make bench installs it"


@pytest.mark.parametrize("name", ["bm25s-numpy", "tantivy"])
def test_an_optional_engine_is_measured_where_it_is_installed(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = next(entry for entry in contenders.ENTRIES if entry.name == name)
    if lacking := contenders.missing(entry):
        pytest.skip(f"{lacking} is not installed: make bench installs it")
    monkeypatch.setattr(size, "STARTS", 1)
    plan = Plan(
        sizes=(400,),
        corpus=(str(ROOT / "seeds"),),
        questions=5,
        worst=2,
        exact=0,
        engines=(name, "dateline-numpy"),
    )
    row = suite.run(plan, lambda _: None)["sizes"][0]["engines"][name]
    assert row["status"] == "measured"
    assert row["overlap"] > 0.7


def test_changed_and_filtered_libraries_are_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    # As the compiled ones, without the seconds that compiling takes.
    entries = tuple(
        replace(entry, options={"kernels": "numpy"}, index="dateline-numpy", needs=None)
        for entry in contenders.ENTRIES
        if entry.name.startswith("dateline-")
    )
    monkeypatch.setattr(contenders, "ENTRIES", entries)
    monkeypatch.setattr(size, "STARTS", 1)
    plan = Plan(sizes=(400,), corpus=(str(ROOT / "seeds"),), questions=20, worst=2, exact=0)
    rows = suite.run(plan, lambda _: None)["sizes"][0]["engines"]
    assert set(rows) == {"dateline-numpy", "dateline-changed", "dateline-filtered"}
    assert all(row["random"]["questions"] == 20 for row in rows.values())
    assert "build" not in rows["dateline-changed"]
    assert 0.7 < rows["dateline-changed"]["overlap"] < 1


def test_a_plot_is_a_png() -> None:
    if importlib.util.find_spec("matplotlib") is None:
        pytest.skip("matplotlib is not installed: make bench installs it")
    from retrieval.benchmark import output

    sizes: list[dict[str, Any]] = [
        {
            "paragraphs": count,
            "postings_touched": {"random": {"p50": count / 8}, "worst": {"p50": count / 2}},
            "engines": {
                "dateline": {"random": {"p50_us": count / 1000}},
                "tantivy": {"status": "missing"},
            },
        }
        for count in (1000, 10_000)
    ]
    assert output.drawn({"sizes": sizes}).startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("--sizes", "10k"), 2, "--sizes: '10k' is no number of paragraphs"),
        (("--sizes", "10"), 2, "--sizes: '10' is no number of paragraphs"),
        (("--engines", "lucene"), 2, "--engines: 'lucene' is no engine: choose from dateline"),
        (("--corpus", "missing.jsonl"), 1, "missing.jsonl: no such file or folder"),
        (("--json", "missing/out.json"), 1, "there is no folder missing"),
        (("--json", "."), 1, ".: is a folder: name a file"),
    ],
)
def test_a_bad_option_is_one_line_and_a_status(
    dateline: Run, arguments: tuple[str, ...], status: int, said: str
) -> None:
    found = dateline("benchmark", *arguments)
    assert found.returncode == status
    assert said in found.stderr
    assert len(found.stderr.strip().splitlines()) == 1
    assert found.stdout == ""


def test_paragraphs_too_short_to_ask_about_are_named(dateline: Run, tmp_path: Path) -> None:
    article = {"headline": "Tides", "paragraphs": [f"High tide {i}." for i in range(150)]}
    (tmp_path / "tides.jsonl").write_text(json.dumps(article))
    found = dateline("benchmark", "--sizes", "400", "--corpus", "tides.jsonl")
    assert found.returncode == 1
    assert "tides.jsonl: no paragraph has 8 distinct terms" in found.stderr
