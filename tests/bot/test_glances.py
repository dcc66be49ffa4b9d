"""Overviews on the command line, as text and as JSON, and in the terminal chat."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console, RenderableType

from bot.commands import glancing
from bot.rendering import charts, glances, overview_records, records
from bot.rendering.languages import ENGLISH
from retrieval import Library
from tests.bot import overviews
from tests.bot.test_chat import say
from tests.bot.test_cli import Run, one_line
from tests.bot.test_replies import MONSTERS, ORDINARY

DIGEST = overviews.digest(ORDINARY, stories=2, copies=2, further=4)
TIMELINE = overviews.timeline(ORDINARY, entries=5)
QUOTES = replace(overviews.quotes(ORDINARY, number=2), names=("Han Duck-soo", "Han Kang"))
LINE = {
    "text", "passage_id", "article_id", "ordinal", "start", "end", "kind", "speaker", "headline",
    "publisher", "published", "url", "revision", "section", "credit", "sample",
}  # fmt: skip


def printed(content: RenderableType, *, width: int = 80) -> str:
    console = Console(width=width, color_system="truecolor", force_terminal=True, highlight=False)
    with console.capture() as capture:
        console.print(content)
    return capture.get()


def plain(content: RenderableType, *, width: int = 80) -> str:
    console = Console(width=width, color_system=None, highlight=False)
    with console.capture() as capture:
        console.print(content)
    return capture.get()


def test_a_digest_has_numbered_stories_with_counts_and_links() -> None:
    text = plain(glances.digest(DIGEST), width=200)
    assert text.startswith("What happened: 3 April 2025 to 9 April 2025 · about “ferry disaster”")
    assert "  [1] Ferry strikes the reef off Gom Island" in text
    assert "1 publisher, 5 articles" in text
    assert text.count("https://www.hansolporttimes.example/") == 2 * 5
    assert text.rstrip().endswith("and 4 more")


def test_a_timeline_marks_what_was_taken_back_and_what_was_edited() -> None:
    text = plain(glances.timeline(TIMELINE), width=400)
    for words in (
        "Timeline of “ferry disaster” · 2 publishers, 40 articles · 3 April 2025 to 9 April 2025 · "
        "as of 9 April 2025",
        "Correction: The ferry", "Correction of [1]: The ferry", "instead of: The ferry",
        "9 April 2025, 10:00 UTC", "Edited:", "- The ferry", "+ The ferry",
        "Figures differ: “The”", "The (so the correction)",
    ):  # fmt: skip
        assert words in text, words
    beside = next(line for line in text.splitlines() if line.count("Hansol Port Times") == 2)
    assert beside.split() == ["Hansol", "Port", "Times"] * 2


def test_quotes_tell_who_said_it_to_whom_and_how() -> None:
    text = plain(glances.quotes(QUOTES, offset=10), width=200)
    assert text.startswith("What “Han Duck-soo” said · about “ferry disaster” · taken for Han")
    assert "— Han Duck-soo, Acting President, to Han Duck-soo " in text
    assert text.count("to Han Duck-soo (not word for word)") == 1
    assert "[11] Ferry strikes" in text


@pytest.mark.parametrize("width", [20, 80, 120])
@pytest.mark.parametrize("name", MONSTERS)
def test_text_of_others_is_no_markup_and_no_control_code(name: str, width: int) -> None:
    said = replace(
        MONSTERS[name], text="\x1b[31mred\u202e [bold]markup[/bold] 12 dead", name="\x9b31m[red]x"
    )
    shown = (
        glances.digest(overviews.digest(said, stories=2, copies=20)),
        glances.digest(overviews.nothing(said)),
        glances.timeline(overviews.timeline(said, entries=9)),
        glances.timeline(overviews.no_timeline(said)),
        glances.quotes(overviews.quotes(said, number=3)),
        glances.quotes(overviews.no_quotes(said)),
    )
    for content in shown:
        text = printed(content, width=width)
        assert "\x1b[31mred" not in text.replace("\x1b[31m- ", "")
        assert not {"\u202e", "\x9b"} & set(text)
    assert "[bold]markup[/bold]" in plain(shown[0])


def test_nothing_says_what_to_try() -> None:
    empty = replace(overviews.nothing(ORDINARY), topic=None)
    assert plain(glances.digest(empty), width=200).strip() == (
        "Nothing from 2025-04-03 to 2025-04-09. "
        "The latest article is of 2025-05-25: try --until 2025-05-25"
    )
    # There is something of these days, but not about that.
    day = date(2025, 4, 9)
    one = replace(empty, topic="zebras", since=day, until=day, latest=day)
    assert plain(glances.digest(one)).strip() == "Nothing about “zebras” on 2025-04-09."
    nobody_s = replace(empty, publisher="Nobody's Post", latest=None)
    assert "There is nothing dated of that publisher" in plain(glances.digest(nobody_s), width=200)
    never = replace(empty, publisher=None, since=None, latest=None)
    assert (
        plain(glances.digest(never))
        .strip()
        .endswith("up to 2025-04-09. There is nothing with a date.")
    )
    for reason in ("empty_index", "no_terms", "no_match", "weak_evidence"):
        line = replace(overviews.no_timeline(ORDINARY), reason=reason)
        assert plain(glances.timeline(line)).strip()
    nobody = replace(overviews.no_quotes(ORDINARY), names=())
    assert "Nobody named “Han Duck-soo”" in plain(glances.quotes(nobody))
    assert "none about that" in plain(glances.quotes(overviews.no_quotes(ORDINARY)), width=200)


def lines(node: Any) -> list[dict[str, Any]]:
    """Everything in a record that has the text of a passage and its place."""
    if isinstance(node, list):
        return [found for each in node for found in lines(each)]
    if not isinstance(node, dict):
        return []
    own = [node] if {"text", "start", "end", "passage_id", "ordinal"} <= set(node) else []
    return own + [found for each in node.values() for found in lines(each)]


def test_every_line_of_a_record_is_words_of_its_passage() -> None:
    text = ORDINARY.text
    shapes = (
        overview_records.digest(DIGEST),
        overview_records.timeline(TIMELINE),
        overview_records.quotes(QUOTES),
    )
    for shape, least in zip(shapes, (2, 9, 2), strict=True):
        found = lines(json.loads(records.dumps(shape)))
        assert len(found) >= least
        for line in found:
            assert set(line) >= LINE
            assert line["text"] == text[line["start"] : line["end"]]
            assert line["passage_id"] == f"a#{line['ordinal']}"


def test_records_have_the_keys_that_scripts_rely_on() -> None:
    digest = overview_records.digest(DIGEST)
    assert list(digest) == [
        "since", "until", "topic", "publisher", "reason", "stories", "further", "articles",
        "publishers", "latest", "generation", "elapsed_ms",
    ]  # fmt: skip
    assert list(digest["stories"][0]) == [
        "number", "score", "line", "articles", "publishers", "reports",
    ]  # fmt: skip
    assert (digest["since"], digest["stories"][0]["articles"]) == ("2025-04-03", 5)
    timeline = overview_records.timeline(TIMELINE)
    assert list(timeline) == [
        "topic", "until", "missing", "reason", "entries", "further", "disagreements", "coverage",
        "articles", "publishers", "generation", "elapsed_ms",
    ]  # fmt: skip
    assert timeline["coverage"][0] == {"day": "2025-04-03", "articles": 3, "publishers": 2}
    assert [e["kind"] for e in timeline["entries"]].count("correction") == 3
    quotes = overview_records.quotes(QUOTES, offset=10)
    assert [q["number"] for q in quotes["quotes"]] == [11, 12]
    assert quotes["quotes"][0]["speaker"] == {"name": "Han Duck-soo", "title": "Acting President"}
    assert quotes["names"] == ["Han Duck-soo", "Han Kang"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["digest", "--period", "decade"], "--period: 'decade' is none of today, yesterday, week"),
        (["digest", "--period", "week", "--since", "2025-05-01"], "leave out --since and --until"),
        (["digest", "--since", "soon"], "--since"),
        (["timeline", "ferry", "--until", "later"], "--until"),
        (["quotes", "Han", "--now", "soon"], "--now"),
    ],
)
def test_what_makes_no_sense_is_one_line(dateline: Run, arguments: list[str], words: str) -> None:
    found = dateline(*arguments)
    assert (found.returncode, found.stdout) == (2, "")
    assert words in one_line(found)


def test_a_picture_needs_matplotlib_and_a_folder(
    dateline: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = dateline("timeline", "ferry", "--png", str(tmp_path / "none" / "x.png"))
    assert found.returncode == 1
    assert "there is no folder" in one_line(found)
    monkeypatch.setattr(charts, "available", lambda: False)
    with pytest.raises(Exception, match=r"--png: .*pip install 'dateline\[charts\]'"):
        glancing.timeline(["ferry"], png=tmp_path / "x.png")
    assert not list(tmp_path.iterdir())


def answering(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, dict[str, Any]]]:
    """A library whose overviews are those of this file; what was asked of it."""
    asked: list[tuple[str, dict[str, Any]]] = []

    def stub(name: str, given: object) -> Callable[..., object]:
        def answer(_: Library, *words: object, **named: object) -> object:
            said = {str(n): word for n, word in enumerate(words) if word is not None}
            asked.append((name, {**said, **named}))
            return given

        return answer

    for name, given in (("digest", DIGEST), ("timeline", TIMELINE), ("quotes", QUOTES)):
        monkeypatch.setattr(Library, name, stub(name, given))
    return asked


def test_the_chat_has_them_too(
    library: Library, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = answering(monkeypatch)
    out = say(
        library, monkeypatch, capsys, "/digest", "/digest yesterday", "/digest until 2025-05-25",
        "/digest tram line", "/timeline ferry fire", "/quotes Han about tariffs", "/quotes Han",
        "/timeline", "/quotes", "/digest until soon", "/help",
    )  # fmt: skip
    assert [(name, {k: str(v) for k, v in said.items()}) for name, said in asked] == [
        ("digest", {"topic": "None"}),
        ("digest", {"period": "yesterday"}),
        ("digest", {"until": "2025-05-25"}),
        ("digest", {"topic": "tram line"}),
        ("timeline", {"0": "ferry fire"}),
        ("quotes", {"0": "Han", "1": "tariffs"}),
        ("quotes", {"0": "Han"}),
    ]
    for words in ("What happened", "Timeline of", "Name a topic", "Name somebody", "/quotes NAME"):
        assert words in out, words


@pytest.mark.skipif(not charts.available(), reason="matplotlib is not installed")
def test_a_timeline_draws_its_coverage(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    data_dir: Path,
    tmp_path: Path,
) -> None:
    answering(monkeypatch)
    monkeypatch.setenv("DATELINE_DATA_DIR", str(data_dir))
    picture = tmp_path / "coverage.png"
    glancing.timeline(["ferry", "fire"], png=picture, json=True)
    out = capsys.readouterr()
    assert json.loads(out.out)["topic"] == "ferry disaster"
    assert out.err.strip().endswith("coverage.png: bars: articles a day, marks: publishers")
    assert picture.read_bytes() == charts.coverage(TIMELINE.coverage, words=ENGLISH).png
    monkeypatch.setattr(Library, "timeline", lambda *_, **__: overviews.no_timeline(ORDINARY))
    glancing.timeline(["ferry"], png=tmp_path / "none.png")
    assert "no picture" in capsys.readouterr().err
    assert not (tmp_path / "none.png").exists()
