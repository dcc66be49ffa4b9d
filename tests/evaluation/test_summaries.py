"""Summaries against references: figures, the command's table and JSON, and what goes wrong."""

from __future__ import annotations

import importlib.util
import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.commands import evaluating
from bot.rendering import evaluation, terminal
from retrieval import DatelineError, Library, SourceError, UnknownArticleError
from retrieval.analysis import Analyzer
from retrieval.evaluation import saving, summaries

Run = Callable[..., "subprocess.CompletedProcess[str]"]

needs_rouge = pytest.mark.skipif(
    any(importlib.util.find_spec(name) is None for name in ("rouge_score", "sumy")),
    reason="rouge-score or sumy is not installed",
)

ARTICLES = {
    "bridge": (
        "The Namdo city council approved a harbour bridge on Monday.",
        "The harbour bridge will cost Namdo city 90 million won. Rain is expected.",
        "The council of Namdo city wants trams on the harbour bridge.",
        "Pigeons like the pier. A band played.",
    ),
    "snail": ("A glowing snail lives in Lake Mireu. Biologists found it at night.",),
}
REFERENCES = {
    "bridge": "The council approved a bridge. It will cost 90 million won.",
    "snail": "A glowing snail lives in Lake Mireu. Biologists found it at night.",
}
NAMES = ["rouge-1", "rouge-2", "rouge-lsum", "words"]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """The set as a folder called pier."""
    made = tmp_path / "pier"
    made.mkdir()
    corpus = [{"id": name, "paragraphs": list(parts)} for name, parts in ARTICLES.items()]
    given = [{"id": name, "summary": summary} for name, summary in REFERENCES.items()]
    for name, records in (("corpus.jsonl", corpus), ("references.jsonl", given)):
        (made / name).write_text("".join(json.dumps(record) + "\n" for record in records))
    return made


@needs_rouge
def test_each_system_has_its_figures_at_each_length(library: Library, place: Path) -> None:
    library.ingest([str(place / "corpus.jsonl")])
    found = summaries.evaluate("pier", library, REFERENCES.items(), Analyzer("en"))
    assert (found.name, found.articles) == ("pier", 2)
    assert [(row.length, row.system) for row in found.rows] == [
        (length, system) for length in ("3", "40%") for system in ("lead", "textrank", "ours")
    ]
    for row in found.rows:
        assert list(row.figures) == NAMES
        for figure in row.figures.values():
            assert figure.questions == 2
            assert figure.low <= figure.value <= figure.high
    by_article = found.values["3 ours rouge-1"]
    assert list(by_article) == list(REFERENCES)
    # The whole article of two sentences is its reference.
    assert by_article["snail"] == 1
    assert found.values["3 lead rouge-lsum"]["snail"] == 1
    assert found.values["3 lead words"]["snail"] == 12


@needs_rouge
def test_rouge_is_f1_of_stems(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "one.jsonl"
    file.write_text(json.dumps({"id": "a", "paragraphs": ["Two boats raced home. One won."]}))
    library.ingest([str(file)])
    found = summaries.evaluate("one", library, [("a", "A boat wins. It races.")], Analyzer("en"))
    # "boat" and "race" of six and five words; no pair of words. Of lines, each has one word.
    assert found.values["3 lead rouge-1"]["a"] == pytest.approx(2 * 2 / (6 + 5))
    assert found.values["3 lead rouge-2"]["a"] == 0
    assert found.values["3 lead rouge-lsum"]["a"] == pytest.approx(2 * 2 / (6 + 5))


@needs_rouge
def test_textrank_gives_the_articles_sentences_in_order(library: Library, place: Path) -> None:
    library.ingest([str(place / "corpus.jsonl")])
    article = library.article("bridge")
    whole = [
        text for passage in article.passages for text in passage.text.replace(". ", ".|").split("|")
    ]
    found = summaries.textrank(article, "3", Analyzer("en"))
    assert len(found) == 3
    assert found == [text for text in whole if text in found]
    assert not {"A band played.", "Pigeons like the pier."} & set(found)
    assert summaries.textrank(article, "100%", Analyzer("en")) == whole
    assert summaries.lead(article, "2") == whole[:2]


@needs_rouge
def test_a_set_is_one_table(
    library: Library, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library.ingest([str(place / "corpus.jsonl")])
    found = summaries.evaluate("pier", library, REFERENCES.items(), Analyzer("en"))
    against = saving.differences(found.values, found.values)
    terminal.show(evaluation.summaries(found, against))
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "pier, 2 articles"
    assert lines[1].split() == [
        "summaries", "sentences", "ROUGE-1", "ROUGE-2", "ROUGE-Lsum", "words",
    ]  # fmt: skip
    assert [line.split()[0] for line in lines[2:8]] == ["lead", "TextRank", "ours"] * 2
    assert [line.split()[1] for line in lines[2:8]] == ["3"] * 3 + ["40%"] * 3
    assert any(line.startswith("3 ours rouge-1") for line in lines[8:])


@needs_rouge
def test_the_command_prints_json_and_saves(dateline: Run, place: Path, tmp_path: Path) -> None:
    saved = tmp_path / "run.json"
    found = dateline("evaluate", str(place), "--json", "--every", "2", "--save", str(saved))
    assert found.returncode == 0, found.stderr
    (shape,) = json.loads(found.stdout)["sets"]
    assert (shape["set"], shape["articles"], shape["comparison"]) == ("pier", 1, None)
    rows: list[dict[str, Any]] = shape["summaries"]
    assert [row["system"] for row in rows] == ["lead", "textrank", "ours"] * 2
    assert all(list(row["measures"]) == NAMES for row in rows)
    assert list(saving.read(saved)["pier"]["40% ours words"]) == ["bridge"]


def test_a_set_of_summaries_goes_beside_sets_of_questions(place: Path, folder: Path) -> None:
    found = evaluating._sources([str(place), str(folder)], None, None, None, [])
    assert [(type(one), one.name) for one in found] == [
        (evaluating.SummarySource, "pier"),
        (evaluating.Source, "harbour"),
    ]


def test_a_plot_needs_questions(dateline: Run, place: Path, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib", reason="matplotlib is not installed")
    found = dateline("evaluate", str(place), "--plot", str(tmp_path / "x.png"))
    assert found.returncode == 2
    assert "no set given has questions" in found.stderr


@needs_rouge
def test_a_reference_of_no_article_is_named(library: Library) -> None:
    with pytest.raises(UnknownArticleError, match="nowhere"):
        summaries.evaluate("pier", library, [("nowhere", "Text.")], Analyzer("en"))


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (["{"], "f:1: no JSON"),
        (["[]"], "f:1: is no object"),
        (["", '{"id": "a"}'], "f:2: is no object"),
        (['{"id": 1, "summary": "b"}'], "f:1: is no object"),
        (['{"id": "a", "summary": " "}'], "f:1: is no object"),
        (['{"id": "a", "summary": "b"}', '{"id": "a", "summary": "c"}'], "f:2: .* twice"),
        (["", "\n"], "f: holds no reference"),
    ],
)
def test_bad_references_are_named(lines: list[str], reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        summaries.read_references(lines, "f")


def test_what_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(DatelineError, match=r"pip install 'dateline\[eval\]'$"):
        summaries.check()
