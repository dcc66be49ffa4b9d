"""Names, datelines and credits are told by how they are written."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval import Library
from retrieval.analysis import Analyzer
from retrieval.model import Article
from retrieval.stories.naming import credited, dateline, is_of, names
from tests.retrieval import news


def article(path: Path, *paragraphs: str, language: str = "en") -> Article:
    file = path / "one.jsonl"
    line = news.written([news.Article("Headline", paragraphs, "2025-05-03", "Gom", id="one")])
    file.write_text(line.replace('"id"', f'"language": "{language}", "id"'), encoding="utf-8")
    with Library(path / "data") as library:
        assert library.ingest([str(file)]).articles == 1
        (header,) = library.articles()
        (found,) = library._store.articles_at([(header.sequence, header.revision)])
    return found


@pytest.mark.parametrize(
    ("start", "agency"),
    [
        ("ORLEM, Vastia, May 3 - ", ""),
        ("ORLEM - ", ""),
        ("PORT ADA (Gom) - ", "Gom"),
        ("Orlem (Gom News) — ", "Gom News"),
        ("Orlem, May 3 (Gom) -- ", "Gom"),
        ("Orlem, 3 May (Gom) - ", "Gom"),
        ("NEW ORLEM/ADA, May 3 (G.N.A.) - ", "G.N.A."),
        ("(Gom) - ", "Gom"),
        ("ÅRHEM – ", ""),
    ],
)
def test_a_dateline_ends_where_the_text_begins(tmp_path: Path, start: str, agency: str) -> None:
    assert dateline(article(tmp_path, f"{start}Rain fell on the fields.")) == (len(start), agency)


@pytest.mark.parametrize(
    "text",
    [
        "Wind and rain - more of both - are on the way.",
        "The Ada Four - a band of five - will play.",
        "Orlem, which lies on the Ilve, is wet.",
        "It (the board) - and nobody else - decides.",
        "ORLEM -",
        "비가 왔다 - 들에",
    ],
)
def test_what_only_looks_like_a_dateline_is_text(tmp_path: Path, text: str) -> None:
    assert dateline(article(tmp_path, text)) == (0, "")


def test_names_are_written_with_capitals_inside_sentences(tmp_path: Path) -> None:
    one = article(
        tmp_path,
        "ORLEM (Gom) - Rain kept Odile Marsk at home. Mist hung over the Ilve.",
        "Brenn Rovers lost.",
    )
    assert names(one, Analyzer(), dateline(one)[0]) == {"odil", "marsk", "ilv", "brenn", "rover"}


def test_where_nouns_have_capitals_there_is_no_telling_names(tmp_path: Path) -> None:
    german = article(tmp_path, "Der Regen traf das Haus.", language="de")
    assert names(german, Analyzer(), 0) == set()


def test_a_source_is_named_in_dateline_at_the_end_or_as_reporting(tmp_path: Path) -> None:
    one = article(
        tmp_path, "ORLEM (Gom) - Rain fell, the Port Times reports.", "More is to come. (Ada Press)"
    )
    assert credited(one, "Gom") == ("Gom", "Ada Press", "Port Times")
    assert credited(article(tmp_path / "data", "Rain fell, she told the board."), "") == ()


@pytest.mark.parametrize(
    ("credit", "publisher", "same"),
    [
        ("Gom", "Gom News Agency", True),
        ("GNA", "Gom News Agency", True),
        ("G.N.A.", "The Gom News Agency", True),
        ("gom news agency", "Gom News Agency", True),
        ("Herald", "The Herald", True),
        ("News", "Gom News Agency", False),
        ("Go", "Gom News Agency", False),
        ("Gom", "", False),
    ],
)
def test_a_credit_names_a_publisher_by_first_words_or_letters(
    credit: str, publisher: str, same: bool
) -> None:
    assert is_of(credit, publisher) is same
