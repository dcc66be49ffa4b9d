"""Topics that wait for articles: which ones tell of them, and what it costs to find out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from retrieval import Library, Percolation, QueryError, questions
from retrieval.percolating import Topic
from retrieval.percolating.arriving import Arrived
from tests.retrieval.news import Article, written

SEEDS = Path(__file__).resolve().parents[2] / "seeds"

NEWS = (
    Article("Line 2 to reach the harbour", ["Tram line 2 will be extended to the harbour of Namdo"
            " by 2033, the city said on Monday.", "Work begins in spring."],
            "2031-05-01", "Namdo Herald", "line-2"),
    Article("Tram line 1 closed for 2 weeks", ["Tram line 1 will be closed for 2 weeks in June.",
            "Buses replace the trams."], "2031-05-01", "Gom Radio", "line-1"),
    Article("Line 2 of the sewer done", ["Workers finished line 2 of the sewer in Gom."],
            "2031-05-01", "Gom Radio", "sewer"),
    Article("Trams late", ["Drivers blamed snow for delays on lines 1 and 2 of the tram."],
            "2031-05-02", "Gom Radio", "late"),
    Article("New head for the port authority", ["Ruth Dell has been appointed chief executive of"
            " the Namdo Port Authority.", "She takes over on Monday."],
            "2031-05-02", "Namdo Herald", "port"),
    Article("Port authority buys cranes", ["The port authority ordered two cranes."],
            "2031-05-02", "Namdo Herald", "cranes"),
    Article("Port wine sells well", ["Sales of port rose by nine percent in the last three years,"
            " an authority on wine has written."], "2031-05-02", "Ayl Post", "wine"),
    Article("Inspectors want more lifeboats", ["Inspectors called for tighter safety rules on"
            " ferries after two accidents off Gom.", ("Ian Moor", "Harbour Master",
            "No ferry will sail without boats.")], "2031-05-02", "Ayl Post", "lifeboats"),
    Article("Ferry fares frozen", ["Ferry fares will not rise this year, the ministry said.",
            "The ministry is also in charge of food safety."], "2031-05-03", "Ayl Post", "fares"),
    Article("Road safety week opens", ["Schools teach road safety this week."],
            "2031-05-03", "Ayl Post", "road"),
)  # fmt: skip


def come(library: Library, articles: Sequence[Article], *, collection: str = "shared") -> int:
    """Let articles arrive; the generation before."""
    before = library.status().generation
    path = library.data_dir.parent / "new.jsonl"
    path.write_text(written(articles), encoding="utf-8")
    report = library.ingest([str(path)], collection=collection)
    assert report.failures == ()
    return before


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Library, int]]:
    """A library of seeds to which the news came, and the generation before they did."""
    with Library(tmp_path_factory.mktemp("percolating") / "data") as library:
        library.ingest([str(SEEDS)])
        yield library, come(library, NEWS)


def ids(found: Percolation, key: str = "topic") -> list[str]:
    return [excerpt.passage.header.id for excerpt in found.matches.get(key, ())]


@pytest.mark.parametrize(
    ("topic", "articles"),
    [
        ("tram line 2", ["line-2", "late"]),
        ("tram line 1", ["line-1", "late"]),
        ("Tram Line 3", []),
        ("who runs the port authority?", ["port"]),
        ("the port authority", ["port", "cranes"]),
        ("Moor ferry", ["lifeboats"]),
        ("ferry ministry food", ["fares"]),
        ("ferry safety", ["lifeboats"]),
        ("safety of ferries", ["lifeboats"]),
        ("food safety", ["fares"]),
        ("wine auction port", []),  # an auction is a sale, but not every sale is one
        ("wine sale port", ["wine"]),
        ("road safety", ["road"]),
        ("ferries", ["fares", "lifeboats"]),
        ("feries", []),
        ("lifeboat", []),  # in the headline only
        ("ship", []),
        ("lifeboats in Tarn", []),
        ("the national football final", []),
        ("2031 tram", ["line-1", "line-2", "late"]),
        ('tram publisher:"gom radio"', ["line-1", "late"]),
        ("tram publisher:nobody", []),
        ("ferry -inspectors", ["fares"]),
        ("ferry speaker:moor", ["lifeboats"]),
        ("ferry speaker:dell", []),
        ("safety since:2031-05-03", ["fares", "road"]),
        ("safety until:2031-05-02", ["lifeboats"]),
        ('"line 2" tram', ["line-2"]),
        ("what did the Ayl Post report on ferries?", ["fares", "lifeboats"]),
        ("what did the Namdo Herald report on ferries?", []),
    ],
)
def test_a_topic_meets_the_articles_that_are_about_it(
    told: tuple[Library, int], topic: str, articles: list[str]
) -> None:
    library, before = told
    found = library.percolate({"topic": topic}, since=before, limit_per_topic=20)
    assert sorted(ids(found)) == sorted(articles)
    assert (found.articles, found.unread) == (len(NEWS), ())


def test_of_each_article_the_best_passage_is_shown_and_marked(told: tuple[Library, int]) -> None:
    library, before = told
    found = library.percolate({"topic": "ferries"}, since=before)
    assert [e.number for e in found.matches["topic"]] == [1, 2]
    scores = [e.score for e in found.matches["topic"]]
    assert scores == sorted(scores, reverse=True)
    for excerpt in found.matches["topic"]:
        first = excerpt.highlights[0]
        assert excerpt.text[first.start : first.end].lower() in ("ferry", "ferries")
        assert excerpt.text in excerpt.passage.text
    (best,) = library.percolate({"topic": "ferries"}, since=before, limit_per_topic=1).matches[
        "topic"
    ]
    assert best == found.matches["topic"][0]


def test_topics_come_back_by_their_keys_in_their_order(told: tuple[Library, int]) -> None:
    library, before = told
    topics = {"b": "ferry safety", "none": "volcano", "a": "tram line 2", "twin": "ferry safety"}
    found = library.percolate(topics, since=before)
    assert list(found.matches) == ["b", "a", "twin"]
    assert ids(found, "b") == ids(found, "twin")


def test_what_cannot_be_looked_for_is_told_and_stops_no_other(told: tuple[Library, int]) -> None:
    library, before = told
    topics = {"1": "", "2": "ferry since:never", "3": "publisher:x", "4": "ferry safety", "5": "?!"}
    found = library.percolate(topics, since=before)
    assert found.unread == ("1", "2", "3", "5")
    assert list(found.matches) == ["4"]
    for limit in (0, 21):
        with pytest.raises(QueryError, match="limit_per_topic"):
            library.percolate(topics, since=before, limit_per_topic=limit)


def test_each_article_is_told_of_once_and_edits_are_no_news(library: Library) -> None:
    topics = {"topic": "ferry safety"}
    before = come(library, NEWS[:2])
    first = library.percolate(topics, since=before)
    assert (first.generation, first.articles, ids(first)) == (1, 2, [])
    come(library, [NEWS[7]])
    second = library.percolate(topics, since=first.generation)
    assert (second.generation, second.articles, ids(second)) == (2, 1, ["lifeboats"])
    edited = Article(NEWS[7].headline, ["Ferry safety: inspectors want lifeboats."], id="lifeboats")
    come(library, [edited])
    third = library.percolate(topics, since=second.generation)
    assert (third.generation, third.articles, third.matches) == (3, 0, {})
    # Not looked at before it was edited: told of as it is now.
    late = library.percolate(topics, since=first.generation)
    assert [e.passage.header.revision for e in late.matches["topic"]] == [2]
    assert library.percolate(topics, since=99).matches == {}


def test_articles_of_another_collection_are_not_looked_at(library: Library) -> None:
    before = come(library, [NEWS[7]], collection="server-1")
    assert library.percolate({"t": "ferry safety"}, since=before).articles == 0
    own = library.percolate({"t": "ferry safety"}, since=before, collections=("shared", "server-1"))
    assert ids(own, "t") == ["lifeboats"]


def test_wire_copy_is_one_excerpt(library: Library) -> None:
    text = "Inspectors called for tighter safety rules on ferries after two accidents off Gom."
    copies = [
        Article("Ferries", [text], publisher="Ayl Post"),
        Article("Safety", [text + " More to come."], publisher="Gom Radio"),
        Article("Boats", ["A ferry safety agency is to be founded in Tarn."], publisher="Echo"),
    ]
    before = come(library, copies)
    found = library.percolate({"topic": "ferry safety"}, since=before).matches["topic"]
    assert len(found) == 2
    assert sorted(len(e.also_in) for e in found) == [0, 1]


def test_a_word_that_is_not_there_yet_is_no_slip(library: Library) -> None:
    before = come(library, NEWS)
    assert library.ask("ferry inspectrs", min_confidence=0).understood["mended"]
    topics = {"slip": "ferry inspectrs", "right": "ferry inspectors"}
    assert list(library.percolate(topics, since=before).matches) == ["right"]


def test_without_anything_new_no_topic_is_read(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    come(library, NEWS)
    read: list[str] = []
    monkeypatch.setattr(questions, "read", lambda text, *_: read.append(text))
    found = library.percolate({"topic": "ferry safety"}, since=1)
    assert (found.passages, found.weighed, read) == (0, 0, [])


TELLING = (
    "tram line 2", "who runs the port authority?", "ferry safety", "ferries", "harbour 2033",
    "wine authority", "food safety ministry", "snow", "cranes two", "Ian Moor boats",
)  # fmt: skip


def test_cost_grows_with_what_is_new_and_not_with_topics(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []
    admits = Topic.admits

    def counting(self: Topic, *rest: object) -> bool:
        looked.append(self.key)
        return admits(self, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(Topic, "admits", counting)
    few = {str(number): topic for number, topic in enumerate(TELLING)}
    many = few | {f"u{n}": f"harbour quarrel{n} of owner{n} in village{n}" for n in range(500)}
    before = come(library, NEWS)
    alone = library.percolate(few, since=before)
    pairs = len(looked)
    assert 0 < pairs < len(few) * len(NEWS) / 4
    assert 0 < alone.weighed < len(few) * alone.passages / 4
    together = library.percolate(many, since=before)
    assert len(looked) == 2 * pairs
    assert (together.weighed, together.matches) == (alone.weighed, alone.matches)
    again = [Article(a.headline, a.paragraphs, a.published, a.publisher, a.id + "x") for a in NEWS]
    come(library, again)
    twice = library.percolate(many, since=before)
    assert (twice.passages, twice.weighed) == (2 * alone.passages, 2 * alone.weighed)


def test_no_match_is_lost_by_looking_at_a_few_topics_only(told: tuple[Library, int]) -> None:
    library, _ = told
    headlines = [h.headline or "" for h in library.articles()]
    topics = dict(enumerate([*TELLING, *(" ".join(h.split()[:3]) for h in headlines[::7])]))
    found = library.percolate({str(k): v for k, v in topics.items()}, since=0, limit_per_topic=20)
    waiting, _ = library._topics._read({str(k): v for k, v in topics.items()}, ("shared",), None)
    expected: dict[str, int] = {}
    for header in library.articles():
        arrived = Arrived(library.article(header.id), library._analyzer)
        for topic in waiting:
            if any(topic.held(arrived, at) is not None for at in range(len(arrived.reads))):
                expected[topic.key] = expected.get(topic.key, 0) + 1
    assert len(expected) > 20
    assert set(found.matches) == set(expected)
    for key, number in expected.items():
        told_of = sum(1 + len(e.also_in) for e in found.matches[key])
        assert told_of == number or number > 20


def test_given_articles_are_held_against_a_topic_as_they_are_now(library: Library) -> None:
    come(library, NEWS)
    by_id = {header.id: header.sequence for header in library.articles()}
    everything = library.matching("tram line 2", by_id.values())
    assert {e.passage.header.id for e in everything} == {"line-2", "late"}
    assert library.matching("tram line 2", [by_id["line-2"]])[0].passage.header.id == "line-2"
    assert library.matching("tram line 2", [by_id["wine"], 10**9, -1]) == ()
    assert library.matching("tram line 2", []) == ()
    assert library.matching("since:soon", by_id.values()) == ()
    rewritten = [Article("Line 2 postponed", ["There will be no news of it before 2034."],
                         "2031-05-01", "Namdo Herald", "line-2")]  # fmt: skip
    come(library, rewritten)
    assert library.matching("tram line 2 harbour", [by_id["line-2"]]) == ()


def test_a_copy_of_what_was_told_is_no_news(library: Library) -> None:
    copy = Article(NEWS[0].headline, NEWS[0].paragraphs, "2031-05-02", "Ayl Post", "copy")
    come(library, (*NEWS, copy))
    by_id = {header.id: header.sequence for header in library.articles()}
    new = [by_id["copy"], by_id["late"]]
    assert len(library.matching("tram line 2", new)) == 2
    (only,) = library.matching("tram line 2", new, told=[by_id["line-2"]])
    assert (only.passage.header.id, only.number) == ("late", 1)


def test_the_generation_tells_of_each_change(library: Library) -> None:
    before = library.generation
    come(library, NEWS[:1])
    assert library.generation > before
    again = library.generation
    come(library, NEWS[:1])
    assert library.generation == again
