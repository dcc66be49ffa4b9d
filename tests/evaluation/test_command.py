"""`python -m bot evaluate`: tables, JSON, comparing, sets that are not here, bad files."""

from __future__ import annotations

import importlib.util
import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pytrec_eval", reason="ir-measures is not installed")

Run = Callable[..., "subprocess.CompletedProcess[str]"]

FILES = (
    "--topics", "harbour/topics.tsv", "--qrels", "harbour/qrels.txt",
    "--answers", "harbour/answers.jsonl",
)  # fmt: skip


def evaluated(found: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    assert found.returncode == 0, found.stderr
    record: dict[str, Any] = json.loads(found.stdout)
    return record


def test_the_library_is_measured_as_json(dateline: Run, folder: Path) -> None:
    dateline("ingest", str(folder / "corpus.jsonl"))
    first = dateline("evaluate", *FILES, "--json")
    found = evaluated(first)
    assert set(found) == {
        "set", "questions", "answerable", "unanswerable", "judged", "with_strings", "depth",
        "threshold", "hits", "measures", "calibration", "kinds", "comparison",
    }  # fmt: skip
    assert (found["set"], found["questions"], found["unanswerable"]) == ("topics", 6, 2)
    assert list(found["measures"]) == [
        "success@1", "success@5", "success@10", "success@20", "success@100", "recall@10",
        "recall@100", "mrr@10", "ndcg@10", "map@100", "multihop_hits@4", "multihop_hits@10",
        "multihop_map@10", "multihop_mrr@10", "hit@1", "hit@3", "answered", "false_answers",
        "brier", "auroc", "answered_at_5_percent",
    ]  # fmt: skip
    for figure in found["measures"].values():
        assert set(figure) == {"value", "low", "high", "questions"}
        assert figure["low"] <= figure["value"] <= figure["high"]
    assert found["measures"]["success@1"]["value"] == 1
    assert set(found["calibration"]) == {"expected_error", "bins"}
    assert len(found["calibration"]["bins"]) == 10
    assert set(found["calibration"]["bins"][0]) == {
        "start", "end", "questions", "confidence", "right",
    }  # fmt: skip
    assert found["kinds"]["number"]["questions"] == 1
    assert found["comparison"] is None
    assert dateline("evaluate", *FILES, "--json").stdout == first.stdout


def test_without_answers_the_judgements_tell_what_can_be_answered(
    dateline: Run, folder: Path
) -> None:
    found = evaluated(
        dateline("evaluate", *FILES[:4], "--corpus", str(folder / "corpus.jsonl"), "--json")
    )
    assert (found["answerable"], found["with_strings"], found["hits"]) == (4, 0, None)
    assert found["kinds"] == {}
    assert "hit@1" not in found["measures"]


def test_a_folder_is_asked_in_a_library_of_its_own(
    dateline: Run, folder: Path, data_dir: Path
) -> None:
    found = dateline("evaluate", str(folder))
    assert found.returncode == 0, found.stderr
    assert found.stderr == ""
    lines = found.stdout.splitlines()
    assert lines[:2] == [
        "harbour",
        "6 questions: 4 answerable, 2 not; 4 with a relevant passage, 4 with answer strings",
    ]
    assert "hits: an answer string from a listed passage" in lines[2]
    (line,) = (line for line in lines if line.startswith("success@1 "))
    assert line.split() == ["success@1", "1.000", "1.000", "to", "1.000", "4"]
    assert any(line.startswith("0.9 to 1.0") for line in lines)
    assert "expected calibration error" in lines[-1]
    assert not data_dir.exists()


def test_several_sets_are_rows_and_absent_ones_a_line(dateline: Run, folder: Path) -> None:
    (folder.parent / "empty").mkdir()
    other = folder.rename(folder.parent / "a[b]c")
    again = folder.parent / "harbour"
    again.mkdir()
    for path in other.iterdir():
        (again / path.name).write_bytes(path.read_bytes())
    found = dateline("evaluate", "nowhere", "empty", "a[b]c", "harbour")
    assert found.returncode == 0, found.stderr
    assert found.stderr.splitlines() == [
        "dateline: nowhere: no such folder: passed over",
        "dateline: empty: no topics.tsv and no qrels.txt: passed over",
    ]
    rows = [line.split()[0] for line in found.stdout.splitlines() if line[:1].isalpha()]
    assert rows == ["rankings", "a[b]c", "harbour", "answers", "a[b]c", "harbour",
                    "multi-hop", "a[b]c", "harbour"]  # fmt: skip
    shapes = evaluated(dateline("evaluate", "a[b]c", "harbour", "--json"))["sets"]
    assert [shape["set"] for shape in shapes] == ["a[b]c", "harbour"]


def test_a_folder_without_a_corpus_asks_the_samples(dateline: Run, tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "topics.tsv").write_text("s1\tHow long did Han and Trump talk?\n")
    (tmp_path / "own" / "qrels.txt").write_text("s1 0 nothing#1 1\n")
    (shape,) = evaluated(dateline("evaluate", "own", "--json"))["sets"]
    assert shape["measures"]["success@100"]["value"] == 0
    assert shape["measures"]["answered"]["value"] == 1


def test_two_runs_are_compared_question_by_question(dateline: Run, folder: Path) -> None:
    dateline("evaluate", str(folder), "--save", "before.json")
    found = dateline("evaluate", str(folder), "--compare", "before.json")
    assert "harbour against the saved run" in found.stdout
    corpus = (folder / "corpus.jsonl").read_text().splitlines(keepends=True)
    (folder / "corpus.jsonl").write_text("".join(corpus[2:]))
    arguments = (str(folder), "--compare", "before.json", "--json")
    (shape,) = evaluated(dateline("evaluate", *arguments))["sets"]
    assert shape["comparison"]["success@1"] == {
        "questions": 4, "now": 0.75, "before": 1.0, "difference": -0.25,
        "low": -0.75, "high": 0.0, "p": 1.0, "exact": True, "better": 0, "worse": 1, "same": 3,
    }  # fmt: skip


def test_days_depth_shares_and_measures_are_options(dateline: Run, folder: Path) -> None:
    options = ("--depth", "5", "--every", "2", "--measures", "P@2", "--hits", "anywhere", "--json")
    (shape,) = evaluated(dateline("evaluate", str(folder), *options))["sets"]
    assert (shape["questions"], shape["depth"], shape["hits"]) == (3, 5, "anywhere")
    # q1 and q3 have one relevant passage each, at the first of two places.
    assert shape["measures"]["P@2"]["value"] == 0.5
    assert {"success@10", "mrr@10", "multihop_map@10"}.isdisjoint(shape["measures"])
    # None of the articles has a date: all are outside every window.
    (dated,) = evaluated(dateline("evaluate", str(folder), "--until", "2025-01-01", "--json"))[
        "sets"
    ]
    assert dated["measures"]["success@100"]["value"] == 0


def test_reliability_is_drawn(dateline: Run, folder: Path, tmp_path: Path) -> None:
    if importlib.util.find_spec("matplotlib") is None:
        pytest.skip("matplotlib is not installed: make bench installs it")
    assert dateline("evaluate", str(folder), "--plot", "out.png").returncode == 0
    assert (tmp_path / "out.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("qrels.txt", "q1 0 tram#2 1\nq1 0\n", "qrels.txt:2: a line holds"),
        ("answers.jsonl", '{"qid": "q1"}\n{"qid"\n', "answers.jsonl:2: no JSON"),
        ("topics.tsv", "q1\tx\nq2 y\n", "topics.tsv:2: a line holds"),
        ("topics.tsv", "other\tx\n", "topics.tsv: none of its questions is judged"),
        ("topics.tsv", "", "topics.tsv: holds no question"),
        ("corpus.jsonl", "{\n", "corpus.jsonl"),
    ],
)
def test_a_malformed_file_is_one_line(
    dateline: Run, folder: Path, name: str, content: str, said: str
) -> None:
    (folder / name).write_text(content)
    found = dateline("evaluate", str(folder))
    assert found.returncode == 1
    assert said in found.stderr
    assert found.stderr.count("\n") == 1, found.stderr
    assert found.stdout == ""


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        ((), 2, "give --topics and --qrels, or folders"),
        (("--topics", "-"), 2, "give --topics and --qrels, or folders"),
        (("--topics", "-", "--qrels", "-"), 2, "only one file can be standard input"),
        (("harbour", *FILES), 2, "folders bring their own"),
        (("harbour", "--hits", "some"), 2, "--hits: 'some' is no rule"),
        (("harbour", "--measures", "nonsense"), 2, "--measures: 'nonsense'"),
        (("harbour", "--depth", "0"), 2, "--depth"),
        (("harbour", "--every", "0"), 2, "--every"),
        (("harbour", "--until", "soon"), 2, "--until"),
        (("harbour", "--save", "missing/out.json"), 1, "there is no folder missing"),
        (("harbour", "--compare", "missing.json"), 1, "missing.json: cannot be read"),
        (("harbour", "--compare", "harbour/corpus.jsonl"), 1, "holds no JSON"),
        (("--topics", "none.tsv", "--qrels", "harbour/qrels.txt"), 1, "none.tsv: cannot be read"),
    ],
)
def test_a_bad_option_is_named(
    dateline: Run, folder: Path, arguments: tuple[str, ...], status: int, said: str
) -> None:
    assert folder.is_dir()
    found = dateline("evaluate", *arguments)
    assert (found.returncode, found.stdout) == (status, "")
    assert said in " ".join(found.stderr.split())
    assert "Traceback" not in found.stderr


def test_no_set_at_all_is_a_failure(dateline: Run) -> None:
    found = dateline("evaluate", "nowhere")
    assert found.returncode == 1
    assert found.stderr.splitlines()[-1].startswith("dateline: nowhere: holds no set")
