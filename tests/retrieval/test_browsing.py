"""Looking around in a library: old revisions, who published what, page by page."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from retrieval import Library, PublisherSummary, QueryError
from tests.retrieval.news import Article, fill, written


def edited(library: Library, article: Article) -> None:
    """Read another version of an article in."""
    path = library.data_dir.parent / "edited.jsonl"
    path.write_text(written([article]), encoding="utf-8")
    report = library.ingest([str(path)])
    assert (report.updated, report.failures) == (1, ())


FIRST = Article("Owl seen", ["An owl sat on the clock of Gom.", "It was white."], id="owl")
SECOND = Article("Owl gone", ["The owl of Gom has left."], id="owl")


def test_an_article_is_shown_as_it_was_and_told_to_be_newer(library: Library) -> None:
    fill(library, [FIRST])
    (cited,) = library.ask("Where did the owl sit?", min_confidence=0).excerpts
    header = cited.passage.header
    edited(library, SECOND)
    found = library.revision(header.sequence, header.revision)
    assert found is not None
    article, present = found
    assert (article.header.headline, article.header.revision, present) == ("Owl seen", 1, 2)
    assert [p.text for p in article.passages] == FIRST.paragraphs
    assert article.passages[0].id == cited.passage.id
    now = library.revision(header.sequence, 2)
    assert now is not None
    assert (now[0], now[1]) == (library.article("owl"), 2)


def test_a_revision_that_is_not_there_is_none(library: Library) -> None:
    fill(library, [FIRST])
    assert library.revision(1, 1) is not None
    assert library.revision(1, 1, collections=("server-1",)) is None
    for sequence, revision in ((1, 2), (2, 1), (1, 0), (-1, 1), (1, 2**70), (2**70, 1)):
        assert library.revision(sequence, revision) is None
    library.remove(article_id="owl")
    assert library.revision(1, 1) is None


def test_what_is_damaged_in_an_old_revision_is_left_out(library: Library) -> None:
    fill(library, [FIRST])
    edited(library, SECOND)
    with sqlite3.connect(library.data_dir / "library.db") as db:
        db.execute("UPDATE passages SET text = 'An elk.' WHERE revision = 1 AND ordinal = 1")
    db.close()
    found = library.revision(1, 1)
    assert found is not None
    assert [p.ordinal for p in found[0].passages] == [2]
    with sqlite3.connect(library.data_dir / "library.db") as db:
        db.execute("UPDATE revisions SET headline = 'Elk' WHERE revision = 1")
    db.close()
    assert library.revision(1, 1) is None


PAPERS = (
    Article("One", ["Snow fell."], "2031-02", "Gom Radio"),
    Article("Two", ["Rain fell."], "2031-01-05", "Gom Radio"),
    Article("Three", ["Hail fell."], "2031-01-06", "Ayl Post"),
    Article("Four", ["Frogs fell."], None, "Ayl Post"),
    Article("Five", ["Leaves fell."], None, "Tarn Echo"),
    Article("Six", ["Prices fell."], "2031-03-01"),
)


def test_publishers_come_by_their_articles_and_nobody_last(library: Library) -> None:
    fill(library, PAPERS)
    assert library.sources() == (
        summary("Ayl Post", 2, "2031-01-06", "2031-01-06"),
        summary("Gom Radio", 2, "2031-01-05", "2031-02"),
        summary("Tarn Echo", 1, None, None),
        summary(None, 1, "2031-03-01", "2031-03-01"),
    )
    assert library.sources(collections=("server-1",)) == ()


def test_only_the_present_revision_counts_for_its_publisher(library: Library) -> None:
    fill(library, PAPERS[:1])
    edited(library, Article("One", ["Snow melted."], "2031-02", "Ayl Post", id="a1"))
    assert [one.name for one in library.sources()] == ["Ayl Post"]


def test_a_publisher_of_samples_is_told_from_others(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "samples.jsonl"
    path.write_text(written(PAPERS[:1]), encoding="utf-8")
    library.ingest([str(path)], sample=True)
    assert library.sources() == (summary("Gom Radio", 1, "2031-02", "2031-02", samples=True),)
    assert library.status().samples == 1


def summary(
    name: str | None, articles: int, first: str | None, last: str | None, *, samples: bool = False
) -> PublisherSummary:
    return PublisherSummary(
        name=name, articles=articles, first_published=first, last_published=last, samples=samples
    )


def heads(library: Library, **options: object) -> list[str | None]:
    return [h.headline for h in library.headlines(**options)]  # type: ignore[arg-type]


def test_pages_of_headlines_join_to_all_of_them(library: Library) -> None:
    fill(library, PAPERS)
    everything = heads(library)
    assert everything == ["Six", "One", "Three", "Two", "Five", "Four"]
    pages = [heads(library, limit=4, offset=offset) for offset in (0, 4, 8)]
    assert pages == [everything[:4], everything[4:], []]


def test_headlines_of_one_publisher_by_any_of_its_names(library: Library) -> None:
    fill(library, PAPERS)
    for name in ("Ayl Post", "AYL post", "ayl"):
        assert heads(library, publisher=name) == ["Three", "Four"]
    assert heads(library, publisher="Ayl Post", offset=1) == ["Four"]
    assert heads(library, text="o", publisher="Gom Radio") == ["One", "Two"]
    assert heads(library, publisher="Nobody's Gazette") == []
    with pytest.raises(QueryError, match="offset"):
        library.headlines(offset=-1)


def test_a_damaged_headline_moves_no_page(library: Library) -> None:
    fill(library, PAPERS)
    with sqlite3.connect(library.data_dir / "library.db") as db:
        db.execute("UPDATE revisions SET headline = 'Elk' WHERE headline = 'One'")
    db.close()
    assert heads(library, limit=2) == ["Six", "Three"]
    assert heads(library, limit=2, offset=2) == ["Two", "Five"]
