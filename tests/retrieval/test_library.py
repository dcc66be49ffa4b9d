"""The library as its users see it: asking, filling, looking after."""

from __future__ import annotations

import threading
from datetime import date
from pathlib import Path

import pytest
import regex
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retrieval import Filters, Library, QueryError, UnknownArticleError

MAY_6 = date(2025, 5, 6)
SEEDS = Path(__file__).resolve().parents[2] / "seeds"


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Library:
    library = Library(tmp_path_factory.mktemp("seeded"))
    library.ingest([str(SEEDS)], sample=True)
    return library


def test_every_seed_is_read(seeded: Library, tmp_path: Path) -> None:
    with Library(tmp_path) as other:
        report = other.ingest([str(SEEDS)])
    assert report.failures == ()
    assert report.articles > 100
    assert seeded.status().samples == report.articles


def test_an_answer_is_verbatim_cited_and_marked(library: Library, articles: Path) -> None:
    library.ingest([str(articles)])
    answer = library.ask("What will ferry fares do this year?")
    (first, *_) = answer.excerpts
    assert answer.answered
    assert first.text == "Ferry fares will not rise this year."
    marked = [first.text[mark.start : mark.end] for mark in first.highlights]
    assert marked == ["Ferry", "fares"]
    assert (first.passage.id, first.passage.header.publisher) == ("ferry 1#1", "Namdo Herald")


def test_what_the_library_does_not_hold_is_not_answered(library: Library, articles: Path) -> None:
    assert library.ask("Who won the World Cup?").reason == "empty_index"
    library.ingest([str(articles)])
    assert library.ask("bitcoin miners").reason == "no_match"
    weak = library.ask("What did the tram drivers of Berlin decide about their strike?")
    assert (weak.reason, weak.excerpts) == ("weak_evidence", ())
    assert weak.closest
    assert "Berlin" in weak.missing


def test_zero_confidence_answers_whenever_anything_matches(
    library: Library, articles: Path
) -> None:
    library.ingest([str(articles)])
    assert library.ask("the tram of Berlin", min_confidence=0).answered
    assert library.ask("Berlin", min_confidence=0).reason == "no_match"


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(publisher="namdo herald"), ["ferry 1#1", "ferry 1#2"]),
        (Filters(publisher="herald"), ["ferry 1#1", "ferry 1#2"]),
        (Filters(publisher="nobody"), []),
        (Filters(since=MAY_6, until=MAY_6), ["ferry 1#1", "ferry 1#2", "tram-1#1"]),
        (Filters(since=date(2025, 5, 7)), ["tram-1#1"]),
        (Filters(until=date(2025, 4, 30)), []),
        (Filters(speaker="Sol-bi"), ["ferry 1#2"]),
        (Filters(collections=("server-1",)), []),
    ],
)
def test_filters(library: Library, articles: Path, filters: Filters, found: list[str]) -> None:
    library.ingest([str(articles)])
    hits = library.search("ferry fares tram line snail live", filters=filters, engine_only=True)
    assert sorted(hit.passage_id for hit in hits) == found


@pytest.mark.parametrize(
    "question",
    [
        "",
        "   ",
        "?!",
        "\x00",
        "\ud800 ferry",
        "ferry " * 1000,
        "🚢",
        "페리 요금",
        "a" * 6000,
        "\u202eferry",
    ],
)
def test_any_question_gets_an_answer_or_an_abstention(seeded: Library, question: str) -> None:
    answer = seeded.ask(question)
    assert answer.answered or answer.reason
    answer.question.encode("utf-8")


@given(st.text(alphabet="ferry tram won Han Trump nurse strike é👩‍🚀 ", max_size=60))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_every_excerpt_is_a_slice_within_limits(seeded: Library, question: str) -> None:
    answer = seeded.ask(question, min_confidence=0)
    for excerpt in (*answer.excerpts, *answer.closest):
        text = excerpt.passage.text
        assert excerpt.text == text[excerpt.span.start : excerpt.span.end]
        assert 0 < len(excerpt.text) <= 350
        edges = {0, *(m.end() for m in regex.finditer(r"\X", text))}
        assert {excerpt.span.start, excerpt.span.end} <= edges
        for mark in excerpt.highlights:
            assert 0 <= mark.start < mark.end <= len(excerpt.text)


def test_bad_requests_say_what_is_wrong(library: Library) -> None:
    with pytest.raises(QueryError, match="limit"):
        library.ask("x", limit=0)
    with pytest.raises(QueryError, match="min-confidence"):
        library.ask("x", min_confidence=float("nan"))
    with pytest.raises(QueryError, match="after until"):
        library.ask("x", filters=Filters(since=date(2025, 2, 1), until=date(2025, 1, 1)))
    with pytest.raises(UnknownArticleError, match="nowhere"):
        library.summary("nowhere")


def test_a_deeper_run_begins_as_a_shallow_one(seeded: Library) -> None:
    question = "ferry nurses tram shipyard election flood school Namdo Gulls lighthouse city people"
    shallow = seeded.search(question, depth=20)
    deep = seeded.search(question, depth=700)
    assert deep[:20] == shallow
    assert len(deep) > 125
    assert len({p.passage_id for p in deep}) == len(deep)
    scores = [p.score for p in deep]
    assert scores == sorted(scores, reverse=True)


def test_a_summary_is_the_lead_cited(seeded: Library) -> None:
    header = next(h for h in seeded.articles() if h.headline)
    summary = seeded.summary(header.id, sentences=2)
    assert len(summary.sentences) == 2
    passages = seeded.article(header.id).passages
    assert all(sentence.passage in passages for sentence in summary.sentences)
    assert len(seeded.summary(header.id, sentences="100%").sentences) > 5
    with pytest.raises(QueryError, match="sentences"):
        seeded.summary(header.id, sentences="many")


def test_an_article_is_found_by_id_headline_or_some_of_its_words(
    library: Library, articles: Path
) -> None:
    library.ingest([str(articles)])
    assert [h.id for h in library.headlines()] == ["ferry 1", "tram-1", "snail-1"]
    assert [h.id for h in library.headlines("  OPEN  line ")] == ["tram-1"]
    assert library.headlines("nothing of the kind") == []
    assert [h.id for h in library.headlines(limit=1)] == ["ferry 1"]
    assert library.headlines("\x00\ud800%" * 2000) == []
    for text in ("tram-1", "tram LINE  opens", "opens tram"):
        assert library.resolve(text) == "tram-1"
    for text in ("", " ", "nowhere", "tram-1 x"):
        with pytest.raises(UnknownArticleError):
            library.resolve(text)
    with pytest.raises(UnknownArticleError):
        library.resolve("tram-1", collections=("server-1",))
    with pytest.raises(QueryError, match="limit"):
        library.headlines(limit=0)


def test_reindex_follows_the_folder_but_never_a_missing_one(
    library: Library, tmp_path: Path
) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    for name in ("one", "two"):
        (folder / f"{name}.jsonl").write_text(f'{{"id": "{name}", "text": "About {name}."}}')
    assert library.reindex([str(folder)]).added == 2
    (folder / "two.jsonl").unlink()
    report = library.reindex([str(folder)])
    assert (report.removed, report.articles) == (1, 1)
    (folder / "one.jsonl").unlink()
    report = library.reindex([str(folder)])
    assert (report.removed, report.articles) == (0, 1)
    assert "empty" in report.failures[0].reason
    folder.rmdir()
    report = library.reindex([str(folder)])
    assert (report.articles, len(report.failures)) == (1, 1)


def test_a_folder_with_only_junk_left_keeps_its_articles(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "one.jsonl").write_text('{"id": "one", "text": "About one."}')
    library.reindex([str(folder)])
    (folder / "one.jsonl").unlink()
    (folder / "junk.txt").write_text("junk")
    report = library.reindex([str(folder)])
    assert (report.removed, report.articles) == (0, 1)


def test_an_empty_path_is_not_the_working_directory(library: Library) -> None:
    assert library.ingest([""]).failures[0].reason == "the path is empty"
    with pytest.raises(QueryError, match="empty"):
        library.remove(source=" ")


def test_remove_is_at_once_and_outlives_a_reindex(library: Library, articles: Path) -> None:
    library.reindex([str(articles)])
    assert library.remove(article_id="tram-1") == 1
    assert library.search("tram", engine_only=True) == []
    library.reindex([str(articles)])
    assert library.search("tram", engine_only=True) == []


def test_another_process_is_followed(data_dir: Path, articles: Path) -> None:
    with Library(data_dir) as reader, Library(data_dir) as writer:
        reader.follow(interval_s=0.01)
        writer.ingest([str(articles)])
        seen = threading.Event()
        for _ in range(200):
            if reader.search("tram", engine_only=True):
                seen.set()
                break
            seen.wait(0.01)
        assert seen.is_set()


def test_verify_finds_a_wrong_index_and_repairs_it(data_dir: Path, articles: Path) -> None:
    with Library(data_dir) as library:
        library.ingest([str(articles)])
        assert library.verify().sound
        library._engine.apply([], gone=[1], generation=library.status().generation)
        assert not library.verify().sound
        assert library.verify(repair=True).sound
        assert library.search("ferry", engine_only=True)
