"""The chat on a terminal, its commands and its looks."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.chat import Chat
from retrieval import Library


class _Terminal:
    @staticmethod
    def isatty() -> bool:
        return True


def say(
    library: Library,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *lines: str,
) -> str:
    typed = iter(lines)

    def answer(_: str) -> str:
        try:
            return next(typed)
        except StopIteration:
            raise EOFError from None

    monkeypatch.setattr("builtins.input", answer)
    monkeypatch.setattr("sys.stdin", _Terminal())
    Chat(library).run()
    return capsys.readouterr().out


def test_a_conversation(
    library: Library,
    articles: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    library.ingest([str(articles)])
    out = say(
        library, monkeypatch, capsys, "Will ferry fares rise?", "/context 1", "/summary 1",
        "/headlines", "/status", "/help", "/summary nowhere", "/context 9", "/dance", "/more",
    )  # fmt: skip
    for words in (
        "Dateline", "3 articles", "[1] Ferry fares frozen · Namdo Herald · 6 May 2025",
        "We can live with this.", "Bae Sol-bi, Union Chair", "• Ferry fares will not rise",
        "May 2025", "/summary N", "no article has the id 'nowhere'", "no citation '9'",
        "no /dance", "Goodbye.",
    ):  # fmt: skip
        assert words in out, words


def test_control_codes_of_an_article_do_not_reach_the_terminal(
    library: Library,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text('{"id": "x", "text": "Escape \\u001b[31mred\\u202e [bold]markup[/bold]"}')
    library.ingest([str(path)])
    out = say(library, monkeypatch, capsys, "escape red markup")
    assert "\x1b[31mred" not in out
    assert "\u202e" not in out
    assert "[bold]markup[/bold]" in out


def test_a_question_goes_on_from_the_last_one_and_the_reply_says_so(
    library: Library,
    articles: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    library.ingest([str(articles)])
    out = say(library, monkeypatch, capsys, "Will ferry fares rise?", "why?", "/more")
    assert out.count("(taking from your last question: ferry, fares, rise)") == 2


def test_a_question_that_stands_alone_takes_nothing(
    library: Library,
    articles: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    library.ingest([str(articles)])
    out = say(
        library, monkeypatch, capsys, "Will ferry fares rise?", "When did the tram line open?"
    )
    assert "taking from" not in out
