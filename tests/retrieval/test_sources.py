"""Files in, articles and listed failures out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from retrieval.model import Failure, ParsedArticle, Speaker
from retrieval.sources import files, read_file


def one(tmp_path: Path, record: object) -> ParsedArticle:
    path = tmp_path / "one.jsonl"
    path.write_text(json.dumps(record), encoding="utf-8")
    (found,) = read_file(path)
    assert isinstance(found, ParsedArticle)
    return found


def reasons(path: Path) -> list[str]:
    return [item.reason for item in read_file(path) if isinstance(item, Failure)]


def test_schema_org_names_and_aliases(tmp_path: Path) -> None:
    found = one(
        tmp_path,
        {
            "title": "T",
            "datePublished": "Tue, 06 May 2025 10:00:00 +0900",
            "source": {"name": "Radio"},
            "author": [{"name": "A"}, "B"],
            "category": "Sea",
            "url": "https://example.com/a",
            "body": "One.\n\nTwo\nlines.",
            "language": "en-GB",
        },
    )
    assert (found.headline, found.publisher, found.author) == ("T", "Radio", "A, B")
    assert (found.published, found.section, found.language) == (
        "2025-05-06T10:00:00+09:00", "Sea", "en",
    )  # fmt: skip
    assert [p.text for p in found.passages] == ["One.", "Two\nlines."]


def test_a_given_id_is_kept_and_ordinals_are_the_places_in_the_list(tmp_path: Path) -> None:
    found = one(tmp_path, {"id": "a b#c", "paragraphs": ["One.", " ", {"text": "Three."}]})
    assert found.id == "a b#c"
    assert [(p.ordinal, p.text) for p in found.passages] == [(1, "One."), (3, "Three.")]


def test_a_paragraph_with_a_speaker_is_a_quote(tmp_path: Path) -> None:
    found = one(tmp_path, {"paragraphs": [{"text": "No.", "speaker": {"name": "A", "title": "B"}}]})
    assert (found.passages[0].kind, found.passages[0].speaker) == (
        "quote", Speaker(name="A", title="B"),
    )  # fmt: skip


def test_lone_surrogates_and_nul_do_not_get_in(tmp_path: Path) -> None:
    path = tmp_path / "s.jsonl"
    path.write_text('{"id": "s", "paragraphs": ["a\\ud800b\\u0000c"]}')
    (found,) = read_file(path)
    assert isinstance(found, ParsedArticle)
    assert found.passages[0].text == "a\ufffdbc"


def test_bad_lines_are_listed_and_the_rest_goes_in(tmp_path: Path) -> None:
    path = tmp_path / "mixed.jsonl"
    path.write_text(
        '{"id": "1", "text": "One."}\nnonsense\n[]\n{"id": "2"}\n{"id": "3", "text": "3"}'
    )
    found = list(read_file(path))
    assert [f.id for f in found if isinstance(f, ParsedArticle)] == ["1", "3"]
    assert [f.location.rpartition(":")[2] for f in found if isinstance(f, Failure)] == [
        "2",
        "3",
        "4",
    ]


def test_an_address_or_number_that_is_none_spoils_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "odd.jsonl"
    path.write_text(
        '{"id": "1", "text": "One."}\n{"url": "http://[::1", "text": "Two."}\n'
        f'{{"id": {"1" * 5000}, "text": "Three."}}\n{{"id": "4", "text": "Four."}}'
    )
    found = list(read_file(path))
    texts = [f.passages[0].text for f in found if isinstance(f, ParsedArticle)]
    assert texts == ["One.", "Two.", "Four."]


def test_a_bad_first_line_and_a_stray_nul_spoil_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "first.jsonl"
    path.write_text('header\n{"id": "1", "text": "One\\u0000."}\n{"id": "2", "text": "T\0wo."}')
    failure, one_, two = read_file(path)
    assert isinstance(failure, Failure)
    assert isinstance(one_, ParsedArticle)
    assert isinstance(two, ParsedArticle)
    assert (one_.passages[0].text, two.passages[0].text) == ("One.", "Two.")


def test_articles_that_differ_never_share_an_id(tmp_path: Path) -> None:
    path = tmp_path / "same.jsonl"
    brief = '{"title": "In brief", "text": '
    path.write_text(
        f'{brief}"One."}}\n{brief}"Two."}}\n{brief}"One."}}\n'
        '{"id": "x", "text": "X."}\n{"id": "x", "text": "Y."}'
    )
    found = list(read_file(path))
    ids = [f.id for f in found if isinstance(f, ParsedArticle)]
    assert ids[1] == ids[0] + "-2"
    assert (ids[2], ids[3]) == (ids[0], "x")
    assert isinstance(found[4], Failure)


def test_a_date_that_cannot_be_read_is_told_and_the_article_goes_in(tmp_path: Path) -> None:
    path = tmp_path / "d.jsonl"
    path.write_text('{"id": "1", "text": "One.", "date": "yesterday"}')
    failure, found = read_file(path)
    assert isinstance(failure, Failure)
    assert "yesterday" in failure.reason
    assert isinstance(found, ParsedArticle)
    assert found.published is None


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n ", "blank"),
        ("image.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)), "binary"),
        ("blank.jsonl", b"\n\n", "blank"),
        ("notes.txt", b"Buy eggs.\n", "no article"),
        ("page.html", b"<!DOCTYPE html><html><body>News</body></html>", "not read yet"),
        ("feed.xml", b"<?xml version='1.0'?><rss></rss>", "not read yet"),
        ("big.txt", b" date 2025-04-11 News Today\n" + b"x" * (11 << 20), "too large"),
        ("broken.json", b'{"id": ', "not JSON"),
    ],
)
def test_what_is_no_article_says_why(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    (found,) = reasons(path)
    assert reason in found


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    assert reasons(tmp_path / "nowhere.txt") == ["no such file"]


def test_a_folder_is_read_in_order_without_hidden_files_and_readmes(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.txt", "a.txt", ".hidden", "README.md", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert [str(f.relative_to(tmp_path)) for f in files(str(tmp_path))] == [
        "a.txt", "b/1.txt", "b/2.txt",
    ]  # fmt: skip
