"""A digest tells what happened in a period: its stories, each with one line of a report."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval import Digest, Library, QueryError
from retrieval.digests import Ranking, days
from retrieval.stores import Placed
from tests.retrieval.news import Article, fill, written

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
TODAY = date(2025, 5, 25)
NOW = datetime(2025, 5, 25, 20, tzinfo=UTC)


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Library:
    library = Library(tmp_path_factory.mktemp("samples"))
    library.ingest([str(SEEDS)], sample=True)
    return library


def lines(digest: Digest) -> list[str]:
    return [item.line.text for item in digest.items]


def article_ids(digest: Digest) -> list[list[str]]:
    return [[header.id for header in item.story.headers] for item in digest.items]


# --- periods ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ((None, None, None), (date(2025, 5, 19), TODAY)),
        (("week", None, None), (date(2025, 5, 19), TODAY)),
        (("today", None, None), (TODAY, TODAY)),
        (("yesterday", None, None), (date(2025, 5, 24), date(2025, 5, 24))),
        (("month", None, None), (date(2025, 4, 26), TODAY)),
        ((None, date(2025, 5, 1), None), (date(2025, 5, 1), None)),
        ((None, None, date(2025, 5, 9)), (None, date(2025, 5, 9))),
        ((None, date(2025, 5, 1), date(2025, 5, 1)), (date(2025, 5, 1), date(2025, 5, 1))),
    ],
)
def test_a_period_is_inclusive_days(
    asked: tuple[str | None, date | None, date | None], meant: tuple[date | None, date | None]
) -> None:
    assert days(*asked, TODAY) == meant


def test_what_makes_no_sense_is_named(samples: Library) -> None:
    with pytest.raises(QueryError, match="fortnight"):
        samples.digest(period="fortnight", now=NOW)
    with pytest.raises(QueryError, match="period"):
        samples.digest(period="week", since=date(2025, 5, 1), now=NOW)
    with pytest.raises(QueryError, match="since"):
        samples.digest(since=date(2025, 5, 2), until=date(2025, 5, 1), now=NOW)
    with pytest.raises(QueryError, match="limit"):
        samples.digest(limit=0, now=NOW)
    assert samples.digest(topic="...", now=NOW).reason == "no_terms"


def test_today_is_the_day_of_the_librarys_zone(tmp_path: Path) -> None:
    seoul = timezone(timedelta(hours=9))
    with Library(tmp_path / "data", timezone=seoul) as library:
        fill(library, [Article("Early news", ["It was early in Namdo."], "2025-05-26")])
        late = datetime(2025, 5, 25, 16, tzinfo=UTC)
        assert library.digest(period="today", now=late).articles == 1
        assert library.digest(period="today", now=late - timedelta(hours=2)).articles == 0


# --- what it holds ---------------------------------------------------------------------------


def test_the_week_of_the_samples(samples: Library) -> None:
    digest = samples.digest(now=NOW, limit=30)
    assert (digest.since, digest.until) == (date(2025, 5, 19), TODAY)
    assert digest.articles == sum(map(len, article_ids(digest))) > 40
    assert digest.publishers == 4
    assert digest.further == 0
    assert digest.latest is None
    assert digest.generation == samples.generation
    scores = [item.score for item in digest.items]
    assert scores == sorted(scores, reverse=True)
    assert any(line.startswith("Kestrelholm Marine of Denmark gets") for line in lines(digest))


def test_the_limit_leaves_the_best_and_counts_the_rest(samples: Library) -> None:
    every = samples.digest(now=NOW, limit=50)
    few = samples.digest(now=NOW, limit=3)
    assert few.items == every.items[:3]
    assert few.further == len(every.items) - 3
    assert few.articles == every.articles


def test_a_topic_leaves_what_is_about_it(samples: Library) -> None:
    digest = samples.digest(period="month", topic="nurses strike", now=NOW)
    assert digest.articles >= 5
    assert all("nurse" in line.lower() or "hospital" in line.lower() for line in lines(digest))
    (story,) = article_ids(digest)
    assert len(story) == digest.articles


def test_a_topic_that_is_said_once_and_far_below_is_no_news_of_it(samples: Library) -> None:
    digest = samples.digest(period="month", topic="ferry", now=NOW)
    assert not any("mayor" in name for story in article_ids(digest) for name in story)
    assert digest.items[0].story.headers[0].published == "2025-05-07"


def test_a_topic_that_nobody_mentions_gives_an_empty_digest(samples: Library) -> None:
    digest = samples.digest(period="month", topic="volcano eruption in Iceland", now=NOW)
    assert (digest.items, digest.articles, digest.publishers) == ((), 0, 0)
    assert digest.latest == TODAY


def test_a_publisher_is_matched_loosely(samples: Library) -> None:
    digest = samples.digest(period="month", publisher="herald", now=NOW)
    assert digest.articles == 4
    assert digest.publishers == 1
    assert {h.publisher for item in digest.items for h in item.story.headers} == {"Namdo Herald"}
    assert samples.digest(publisher="Nobody's Paper", now=NOW).latest is None


def test_an_empty_period_tells_up_to_which_day_there_is_something(samples: Library) -> None:
    summer = datetime(2025, 7, 1, tzinfo=UTC)
    later = samples.digest(period="week", now=summer)
    assert (later.items, later.latest) == ((), TODAY)
    of = samples.digest(period="week", now=summer, publisher="Herald")
    assert of.latest == date(2025, 5, 21)  # early on the 22nd in Namdo
    earlier = samples.digest(until=date(2025, 4, 1))
    assert (earlier.items, earlier.latest) == ((), None)


def test_an_archive_is_digested_up_to_its_latest_article(samples: Library) -> None:
    years_later = datetime(2031, 1, 1, 12, tzinfo=UTC)
    found = samples.digest(now=years_later)
    assert (found.since, found.until) == (date(2025, 5, 19), date(2025, 5, 25))
    assert found.items == samples.digest(now=NOW).items
    of = samples.digest(publisher="Gom Island Radio", now=years_later)
    assert of.until == date(2025, 5, 24)  # early on the 25th in Namdo
    assert of.publishers == 1
    # Whoever names a period gets that one.
    assert samples.digest(period="week", now=years_later).items == ()
    nobody = samples.digest(publisher="Nobody's Post", now=years_later)
    assert (nobody.items, nobody.latest) == ((), None)


def test_a_period_is_told_with_the_edits_seen_by_the_moment(tmp_path: Path) -> None:
    moments = iter(datetime(2025, 5, day, 12, tzinfo=UTC) for day in (6, 8))
    with Library(tmp_path / "data", clock=lambda: next(moments)) as library:
        for line in ("Nine people died on the bridge.", "Six people died on the bridge."):
            news = {"id": "a", "headline": "Bridge falls", "published": "2025-05-06"}
            path = tmp_path / "news.jsonl"
            path.write_text(json.dumps({**news, "paragraphs": [line]}), encoding="utf-8")
            library.ingest([str(path)])

        def told(day: int, **asked: date | str) -> list[str]:
            now = datetime(2025, 5, day, 13, tzinfo=UTC)
            return lines(library.digest(**asked, now=now))  # type: ignore[arg-type]

        assert told(7, period="yesterday") == ["Nine people died on the bridge."]
        assert told(8, period="week") == ["Six people died on the bridge."]
        day = date(2025, 5, 6)
        assert told(8, since=day, until=day) == ["Nine people died on the bridge."]


def test_an_empty_library_has_nothing(library: Library) -> None:
    digest = library.digest(now=NOW)
    assert (digest.items, digest.articles, digest.latest) == ((), 0, None)


def test_only_a_month_is_known_of_some_articles_and_they_come_last(samples: Library) -> None:
    digest = samples.digest(period="today", now=NOW, limit=30)
    published = [item.story.headers[0].published or "" for item in digest.items]
    lengths = [len(text) for text in published]
    assert 7 in lengths
    assert sorted(lengths, key=lambda n: n == 7) == lengths


# --- order -----------------------------------------------------------------------------------


def placed(sequence: int, day: int, publisher: str, last: int | None = None) -> Placed:
    return Placed(sequence, 1, "shared", f"a{sequence}", publisher, day, last or day)


def test_publishers_count_more_than_articles_and_copies_least() -> None:
    ranking = Ranking(date.fromordinal(100), date.fromordinal(106), [])
    two_publishers = ((placed(1, 106, "A"),), (placed(2, 106, "B"),))
    one_publisher = ((placed(1, 106, "A"),), (placed(2, 106, "A"),))
    copied = ((placed(1, 106, "A"), placed(2, 106, "B")),)
    single = ((placed(1, 106, "A"),),)
    scores = [ranking.score(s) for s in (two_publishers, one_publisher, copied, single)]
    assert scores == pytest.approx([2.0, 1.5, 1.3, 1.0])


def test_what_is_older_counts_less() -> None:
    ranking = Ranking(date.fromordinal(100), date.fromordinal(106), [])
    scores = [ranking.score(((placed(1, day, "A"),),)) for day in range(100, 107)]
    assert scores == sorted(scores)
    assert scores[-1] / scores[0] == pytest.approx(2 ** (6 / 3.5))


# --- lines -----------------------------------------------------------------------------------

FERRY = Article(
    "Ferry Haedam runs aground",
    ["Good evening. Who would have thought it? They never saw the reef.",
     "The ferry Haedam ran aground on Keunbawi Reef on Monday and eleven people are missing."],
    "2025-05-19", "Namdo Herald", id="ferry",
)  # fmt: skip
CORRECTED = Article(
    "Correction: nine missing after ferry Haedam runs aground",
    ["Correction: on Monday we reported that eleven people were missing.",
     "Nine people are missing after the ferry Haedam ran aground on Keunbawi Reef."],
    "2025-05-20", "Namdo Herald", id="corrected",
)  # fmt: skip


def test_a_line_is_a_statement_that_stands_alone(library: Library) -> None:
    fill(library, [FERRY])
    (line,) = lines(library.digest(now=NOW))
    assert line.startswith("The ferry Haedam ran aground")


def test_a_correction_wins_over_what_it_corrects(library: Library) -> None:
    fill(library, [FERRY, CORRECTED])
    (item,) = library.digest(now=NOW).items
    assert len(item.story.reports) == 2
    assert item.line.text.startswith("Nine people are missing")


def test_the_line_of_a_correction_is_not_what_it_takes_back(samples: Library) -> None:
    for line in lines(samples.digest(period="month", now=NOW, limit=50)):
        assert not line.startswith("Correction")
        assert "we reported" not in line


def test_who_reads_the_news_is_no_line(library: Library) -> None:
    text = "It's half past six, I'm Orla Fenwick, and Gom is waking up to the worst wreck of all."
    report = "The ferry Haedam came off its course near Keunbawi Reef last night."
    fill(
        library,
        [Article("Morning news: the wreck", [f"Good morning. {text}", report], "2025-05-20")],
    )
    assert lines(library.digest(now=NOW)) == [report]


def test_a_correction_alone_is_told_whole(library: Library) -> None:
    text = (
        "In Friday's edition we wrote that the lock at Gom held 14 boats. That was wrong: it holds "
        "41."
    )
    more = "The digits were transposed in editing."
    fill(library, [Article("Setting it straight", [f"{text} {more}"], "2025-05-20")])
    assert lines(library.digest(now=NOW)) == [text]


def test_a_corrected_copy_stands_for_its_report(library: Library) -> None:
    wrong, right = (
        [
            f"The owners of the ferry Haedam denied on Monday that they hid {sum_} million won.",
            "Prosecutors in Namdo accuse them of eleven counts of fraud and false accounting.",
            "The ferry Haedam ran between Hansol and Gom Island for nineteen years until May.",
        ]
        for sum_ in ("870", "780")
    )
    note = "(Corrects amount in first paragraph to 780 million from 870 million)"
    fill(
        library,
        [
            Article("Ferry owners deny fraud", wrong, "2025-05-20T10:00:00Z", "Wire"),
            Article(
                "CORRECTED: Ferry owners deny fraud", [note, *right], "2025-05-20T12:00:00Z", "Wire"
            ),
        ],
    )
    (item,) = library.digest(now=NOW).items
    assert item.line.text == right[0]


def test_what_a_report_takes_back_loses_in_others(library: Library) -> None:
    result = "Ok Se-bin won the election for mayor of Namdo by 2,214 votes on Sunday."
    fill(
        library,
        [
            Article("Ok Se-bin wins in Namdo", [result], "2025-05-19T08:00:00Z", "Wire"),
            Article(
                "Ok Se-bin wins in Namdo by 1,224",
                ["Ok Se-bin won the election for mayor of Namdo by 1,224 votes on Sunday."],
                "2025-05-19T20:00:00Z", "Gazette",
            ),
            Article(
                "Ok Se-bin election in Namdo: for the record",
                ["Our report on the election for mayor of Namdo gave the margin of Ok Se-bin as "
                 "1,224 votes. It was 2,214."],
                "2025-05-20", "Herald",
            ),
        ],
    )  # fmt: skip
    (item,) = library.digest(now=NOW).items
    assert len(item.story.headers) == 3
    assert item.line.text == result


def test_the_line_is_what_the_headline_tells(library: Library) -> None:
    aside = "Benzene in the harbour of Hansol reached 41 micrograms, eight times the legal limit."
    told = "A third body was found at the dye works on Monday, police in Namdo said."
    fill(library, [Article("Third body found at dye works", [aside, told], "2025-05-20")])
    assert lines(library.digest(now=NOW)) == [told]


def test_an_article_of_quotes_alone_has_a_line(library: Library) -> None:
    fill(library, [Article("Short", [("Bae", "Chair", "He said so.")], "2025-05-25")])
    assert lines(library.digest(now=NOW)) == ["He said so."]


def test_an_article_without_words_is_no_item(library: Library) -> None:
    path = library.data_dir.parent / "empty.jsonl"
    path.write_text('{"id": "x", "headline": "Only a headline", "published": "2025-05-25"}\n')
    library.ingest([str(path)])
    assert library.digest(now=NOW).items == ()


def check_lines(library: Library, digest: Digest) -> None:
    for item in digest.items:
        passage = item.line.passage
        found = library.revision(passage.header.sequence, passage.header.revision)
        assert found is not None
        (there,) = [p for p in found[0].passages if p.ordinal == passage.ordinal]
        assert there == passage
        assert item.line.text == there.text[item.line.span.start : item.line.span.end] != ""
        assert passage.header in item.story.headers


@pytest.mark.parametrize("day", range(5, 26, 4))
def test_every_line_is_verbatim_in_a_report_of_its_story(samples: Library, day: int) -> None:
    until = date(2025, 5, day)
    digest = samples.digest(since=until - timedelta(days=6), until=until, limit=50)
    assert digest.items
    check_lines(samples, digest)


TEXTS = st.lists(
    st.sampled_from(
        ["Ferry sinks off Gom.", "他说了什么。", "Who knows?", " ", "It rained…", "“No.” She left.",
         "Good evening.", "Correction: we said nine.", "12 000 won",
         "On Friday we told you nine had gone. It was three.", "Été à Hansol, nuit à Gom."]
    ),
    min_size=1, max_size=4,
)  # fmt: skip


@settings(max_examples=12, deadline=None)
@given(
    corpus=st.lists(st.tuples(TEXTS, st.sampled_from(["2025-05-25", "2025-05", None])), max_size=5)
)
def test_any_text_gives_verbatim_lines(
    tmp_path_factory: pytest.TempPathFactory, corpus: Sequence[tuple[list[str], str | None]]
) -> None:
    folder = tmp_path_factory.mktemp("any")
    articles = [
        Article(None, [" ".join(texts), *texts], published, id=f"a{n}")
        for n, (texts, published) in enumerate(corpus)
    ]
    (folder / "any.jsonl").write_text(written(articles), encoding="utf-8")
    with Library(folder / "data") as library:
        library.ingest([str(folder / "any.jsonl")])
        digest = library.digest(now=NOW, limit=50)
        check_lines(library, digest)
        dated = [published for _, published in corpus if published]
        assert digest.articles <= len(dated)


# --- as of -----------------------------------------------------------------------------------


def test_until_shows_the_revision_that_was_in_force(tmp_path: Path) -> None:
    clock = [datetime(2025, 5, 20, 12, tzinfo=UTC)]
    edited = replace(FERRY, paragraphs=["The ferry Haedam was set afloat again on Thursday."])
    with Library(tmp_path / "data", clock=lambda: clock[0]) as library:
        path = tmp_path / "news.jsonl"
        for article, moment in ((FERRY, 20), (edited, 22)):
            clock[0] = datetime(2025, 5, moment, 12, tzinfo=UTC)
            path.write_text(written([article]), encoding="utf-8")
            library.ingest([str(path)])
        then = library.digest(until=date(2025, 5, 21))
        now = library.digest(until=date(2025, 5, 22))
        check_lines(library, then)
    assert "ran aground" in lines(then)[0]
    assert "afloat" in lines(now)[0]


def test_nothing_later_leaks_into_a_digest_as_of_a_day(tmp_path: Path) -> None:
    until = date(2025, 5, 19)
    with Library(tmp_path / "data") as library:
        fill(library, [FERRY])
        before = library.digest(until=until)
        fill_more = tmp_path / "later.jsonl"
        fill_more.write_text(written([CORRECTED]), encoding="utf-8")
        library.ingest([str(fill_more)])
        after = library.digest(until=until)
        topic = library.digest(until=until, topic="nine people missing")
    assert after.items == before.items
    assert (after.articles, topic.items) == (1, ())
