"""The command line as real processes: data on stdout, complaints in one line, right statuses."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def filled(dateline: Run, articles: Path) -> Run:
    assert dateline("ingest", str(articles)).returncode == 0
    return dateline


def one_line(found: subprocess.CompletedProcess[str]) -> str:
    assert found.stderr.count("\n") == 1, found.stderr
    assert "Traceback" not in found.stderr
    return found.stderr


def test_without_a_token_run_is_a_chat_over_sample_news(dateline: Run) -> None:
    found = dateline(stdin="How long did Han and Trump talk on the phone?\nasdfgh qwertz\n")
    assert found.returncode == 0
    assert "28 minutes" in found.stdout
    assert "[sample]" in found.stdout
    assert "Nothing in the library matches that." in found.stdout
    assert "sample articles" in found.stderr


def test_samples_leave_at_the_first_real_ingest(dateline: Run, articles: Path) -> None:
    dateline(stdin="ferry?\n")
    assert json.loads(dateline("status", "--json").stdout)["samples"] > 100
    dateline("ingest", str(articles))
    status = json.loads(dateline("status", "--json").stdout)
    assert (status["samples"], status["articles"]) == (0, 3)


def test_an_answer_as_json_has_the_contracts_shape(filled: Run) -> None:
    found = json.loads(filled("ask", "--json", "will ferry fares rise?").stdout)
    assert set(found) >= {
        "question", "answered", "confidence", "reason", "understood", "generation", "excerpts",
        "closest", "missing", "elapsed_ms",
    }  # fmt: skip
    (first, *_) = found["excerpts"]
    assert set(first) >= {
        "number", "text", "passage_id", "article_id", "ordinal", "start", "end", "highlights",
        "kind", "speaker", "headline", "publisher", "published", "url", "score",
    }  # fmt: skip
    assert first["passage_id"] == "ferry 1#1"


def test_the_same_question_gives_the_same_bytes(filled: Run) -> None:
    answers = [json.loads(filled("ask", "--json", "tram line").stdout) for _ in range(2)]
    for answer in answers:
        answer.pop("elapsed_ms")
    assert answers[0] == answers[1]


def test_a_follow_up_is_asked_after_the_question_before(filled: Run) -> None:
    found = filled("ask", "--json", "--after", "Will ferry fares rise?", "why?")
    (line,) = found.stdout.splitlines()
    answer = json.loads(line)
    assert answer["question"] == "why?"
    assert answer["understood"]["follow_up"] == {
        "of": "Will ferry fares rise?",
        "taken": ["ferry", "fares", "rise"],
    }
    alone = json.loads(filled("ask", "--json", "why?").stdout)
    assert alone["understood"]["follow_up"] is None


def test_piped_lines_are_questions_of_their_own(filled: Run) -> None:
    assert "taking from" not in filled(stdin="Will ferry fares rise?\nwhy?\n").stdout


def test_batches_keep_their_order_and_ids(filled: Run) -> None:
    found = filled("ask", "--batch", "-", "--json", stdin="q2\ttram\nq1\tferry\n")
    assert [json.loads(line)["qid"] for line in found.stdout.splitlines()] == ["q2", "q1"]


def test_a_run_percent_encodes_white_space(filled: Run, tmp_path: Path) -> None:
    run = tmp_path / "out.run"
    filled("search", "--topics", "-", "--run", str(run), stdin="q1\tferry fares\n")
    qid, q0, passage, rank, score, tag = run.read_text().splitlines()[0].split()
    assert (qid, q0, passage, rank, tag) == ("q1", "Q0", "ferry%201#1", "1", "dateline")
    assert float(score) > 0


def test_a_summary_cites_its_sentences(filled: Run) -> None:
    found = json.loads(filled("summary", "tram-1", "--json").stdout)
    assert [s["passage_id"] for s in found["sentences"]] == ["tram-1#1", "tram-1#2"]
    assert "unknown" in one_line(filled("summary", "unknown"))


def test_summaries_of_many_articles_are_a_line_each(filled: Run) -> None:
    found = filled(
        "summary", "--batch", "-", "--json", stdin="\ufefftram-1\n\n  \nno such\r\ntram-1"
    )
    lines = [json.loads(line) for line in found.stdout.splitlines()]
    assert [line["article_id"] for line in lines] == ["tram-1", "tram-1"]
    assert found.returncode == 1
    assert len(found.stderr.splitlines()) == 1
    assert "'no such'" in found.stderr
    assert filled("summary", "--batch", "-", "--json", stdin="").returncode == 0
    assert filled("summary", "--batch", "-", stdin="tram-1\n").returncode == 2


def test_ingest_says_what_it_could_not_read(dateline: Run, articles: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_text("no article")
    found = dateline(
        "ingest", "--json", str(articles), str(tmp_path / "bad.txt"), "http://x.example/"
    )
    report = json.loads(found.stdout)
    assert (found.returncode, report["added"], len(report["failures"])) == (0, 3, 2)
    assert "not read yet" in report["failures"][1]["reason"]
    assert dateline("ingest", str(tmp_path / "bad.txt")).returncode == 1


def test_remove_needs_something_to_remove(filled: Run) -> None:
    assert filled("remove", "tram-1").stdout == "1 article removed\n"
    assert filled("remove", "tram-1").returncode == 1
    assert filled("remove").returncode == 2


def test_verify_and_reindex(filled: Run) -> None:
    assert json.loads(filled("verify", "--json").stdout)["sound"] is True
    assert json.loads(filled("reindex", "--json").stdout)["articles"] == 3


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["ask"], 2),
        (["ask", "x", "--since", "yesterday"], 2),
        (["ask", "x", "--now", "soon"], 2),
        (["ask", "x", "--limit", "0"], 2),
        (["ask", "x", "--min-confidence", "2"], 2),
        (["ask", "--batch", "-"], 2),
        (["ask", "--batch", "-", "--json", "--after", "x"], 2),
        (["ask", "--batch", "nowhere.tsv", "--json"], 1),
        (["nonsense"], 2),
        (["doctor"], 1),
        (["sync"], 1),
        (["ask", ""], 0),
        (["ask", "x" * 6000], 0),
    ],
)
def test_statuses(dateline: Run, arguments: list[str], status: int) -> None:
    found = dateline(*arguments)
    assert (found.returncode, "Traceback" in found.stderr) == (status, False)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATELINE_TIMEZONE", "Mars"),
        ("DATELINE_NONSENSE", "1"),
        ("DATELINE_DATA_DIR", "/dev/null/x"),
    ],
)
def test_a_bad_setting_is_one_line_that_names_it(dateline: Run, name: str, value: str) -> None:
    found = dateline("ask", "x", **{name: value})
    assert found.returncode == 1
    assert name in one_line(found)


def test_a_broken_library_is_one_line_and_left_alone(dateline: Run, data_dir: Path) -> None:
    data_dir.mkdir()
    (data_dir / "library.db").write_bytes(b"junk" * 5000)
    found = dateline("ask", "x")
    assert found.returncode == 1
    assert "library.db" in one_line(found)
    assert (data_dir / "library.db").read_bytes() == b"junk" * 5000
