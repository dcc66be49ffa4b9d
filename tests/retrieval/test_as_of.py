"""A limit of days answers from what could be read then, in the words of then."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from rank_bm25 import BM25Okapi

from retrieval import Answer, Filters, Library
from retrieval.engines import IndexedPassage, Query
from retrieval.engines.embedded import EmbeddedEngine
from retrieval.past import days
from retrieval.past.view import View, packed
from tests.retrieval.corpora import Words
from tests.retrieval.news import Article, written

SEOUL = ZoneInfo("Asia/Seoul")
MAY_10, MAY_12 = date(2025, 5, 10), date(2025, 5, 12)


class Desk:
    """A library whose articles are edited at moments of its own."""

    def __init__(self, folder: Path) -> None:
        self.now = datetime(2025, 5, 1, 9, tzinfo=SEOUL)
        self._folder = folder
        self.library = self.opened()

    def opened(self) -> Library:
        return Library(self._folder / "data", timezone=SEOUL, clock=lambda: self.now)

    def tell(self, at: str, *articles: Article) -> None:
        self.now = datetime.fromisoformat(at).replace(tzinfo=SEOUL)
        path = self._folder / "news.jsonl"
        path.write_text(written(articles), encoding="utf-8")
        assert self.library.ingest([str(path)]).failures == ()

    def ask(self, question: str, until: date | None = None, **more: object) -> Answer:
        return self.library.ask(question, filters=Filters(until=until), min_confidence=0, **more)  # type: ignore[arg-type]


def ferry(*paragraphs: str | tuple[str, str, str], **other: str) -> Article:
    fields = {"published": "2025-05-02", "publisher": "Gom Radio", **other}
    return Article("Ferry fares", paragraphs, id="ferry", **fields)


TRAM = Article("Tram line opens", ["The tram line opened in Gom."], "2025-05-03", "Gom Radio", "t")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.library.close()


@pytest.fixture
def edited(desk: Desk) -> Desk:
    """Edited in the first minute of 11 May in Seoul, which is 10 May in UTC, and again on the 20th
    for the last time."""
    desk.tell("2025-05-02T10:00", ferry("Ferry fares rise by 40 won.", "The harbour waits."), TRAM)
    desk.tell("2025-05-11T00:00", ferry("Ferry fares rise by 60 won.", "The harbour sleeps."))
    desk.tell("2025-05-20T10:00", ferry("Ferry fares are frozen.", "The harbour sings."))
    return desk


def texts(answer: Answer) -> list[str]:
    return [excerpt.text for excerpt in answer.excerpts]


@pytest.mark.parametrize(
    ("until", "text", "revision"),
    [
        (date(2025, 5, 2), "Ferry fares rise by 40 won.", 1),
        (MAY_10, "Ferry fares rise by 40 won.", 1),
        (date(2025, 5, 11), "Ferry fares rise by 60 won.", 2),
        (date(2025, 5, 19), "Ferry fares rise by 60 won.", 2),
        (date(2025, 5, 20), "Ferry fares are frozen.", 3),
        (date.max, "Ferry fares are frozen.", 3),
        (None, "Ferry fares are frozen.", 3),
    ],
)
def test_an_answer_shows_the_revision_in_force(
    edited: Desk, until: date | None, text: str, revision: int
) -> None:
    (first, *_) = edited.ask("ferry fares", until).excerpts
    assert (first.text, first.passage.header.revision) == (text, revision)


@pytest.mark.parametrize("operator", ["until:2025-05-10", "before:2025-05-11"])
def test_an_operator_limits_as_an_option_does(edited: Desk, operator: str) -> None:
    assert texts(edited.ask(f"ferry fares {operator}"))[0] == "Ferry fares rise by 40 won."
    assert texts(edited.ask(f"ferry fares {operator}", date.max)) == texts(
        edited.ask("ferry fares", MAY_10)
    )


@pytest.mark.parametrize("words", ["in May 2025", "on 2 May 2025", "before 11 May 2025"])
def test_days_in_words_ask_for_the_present_text(edited: Desk, words: str) -> None:
    assert texts(edited.ask(f"ferry fares {words}"))[0] == "Ferry fares are frozen."


def test_nothing_is_known_before_the_first_publication(edited: Desk) -> None:
    answer = edited.ask("ferry fares", date(2025, 5, 1))
    assert (answer.reason, answer.excerpts, answer.closest) == ("no_match", (), ())
    assert answer.missing == ("ferry", "fares")


def test_words_of_later_revisions_find_nothing_and_older_ones_are_found(edited: Desk) -> None:
    assert edited.ask("what sings", MAY_10).missing == ("sings",)
    assert texts(edited.ask("what sleeps", MAY_12)) == ["The harbour sleeps."]
    assert edited.ask("what sleeps").missing == ("sleeps",)


def test_a_later_date_of_publication_takes_the_article_out(desk: Desk) -> None:
    desk.tell("2025-05-02T10:00", ferry("Ferry fares rise.", published="2025-05-02"))
    desk.tell("2025-05-05T10:00", ferry("Ferry fares fall.", published="2025-05-15"))
    desk.tell("2025-05-20T10:00", ferry("Ferry fares stay.", published="2025-05-02"))
    assert texts(desk.ask("ferry fares", date(2025, 5, 4))) == ["Ferry fares rise."]
    assert desk.ask("ferry fares", MAY_10).reason == "no_match"
    assert texts(desk.ask("ferry fares", date(2025, 5, 15))) == ["Ferry fares fall."]


def test_a_removal_takes_old_revisions_out_at_once(edited: Desk) -> None:
    assert edited.ask("ferry fares", MAY_10).excerpts
    assert edited.library.remove(article_id="ferry") == 1
    answer = edited.ask("ferry fares", MAY_10)
    assert (answer.reason, answer.missing) == ("no_match", ("ferry", "fares"))


def test_names_are_those_of_then(desk: Desk) -> None:
    said = "Fares will rise again."
    desk.tell("2025-05-02T10:00", ferry(("Bae Sol-bi", "Mayor", said)), TRAM)
    later = ferry(("Bae Sol-bi", "Governor", said), publisher="Gom Evening Radio")
    desk.tell("2025-05-11T10:00", later)
    question = "What did Bae Sol-bi say about fares?"
    then, now = desk.ask(question, MAY_10), desk.ask(question)
    assert then.understood["speakers"] == [{"name": "Bae Sol-bi", "title": "Mayor"}]
    assert now.understood["speakers"] == [{"name": "Bae Sol-bi", "title": "Governor"}]
    mayor = Filters(until=MAY_10, speaker="mayor")
    assert desk.library.search("fares", filters=mayor)
    assert not desk.library.search("fares", filters=Filters(speaker="mayor"))
    evening = Filters(until=MAY_10, publisher="Gom Evening Radio")
    assert not desk.library.search("fares", filters=evening)


def test_a_typo_is_mended_by_the_words_of_then(desk: Desk) -> None:
    desk.tell("2025-05-02T10:00", ferry("Ferry fares rise."), TRAM)
    desk.tell("2025-05-11T10:00", ferry("Ferry fares rise near the glacier."))
    assert desk.ask("glaceir").understood["mended"] == [{"word": "glaceir", "meant": "glacier"}]
    assert desk.ask("glaceir", MAY_10).understood["mended"] == []


def test_a_follow_up_takes_nothing_later_from_the_turn_before(desk: Desk) -> None:
    desk.tell("2025-05-02T10:00", ferry("Ferry fares rise, said an official."), TRAM)
    desk.tell("2025-05-11T10:00", ferry("Ferry fares rise, said Cho Min-seo."))
    before = desk.ask("Who said that ferry fares rise?")
    assert texts(before) == ["Ferry fares rise, said Cho Min-seo."]
    now = desk.ask("and what did he say?", after=before)
    then = desk.ask("and what did he say?", MAY_10, after=before)
    assert "Cho" in str(now.understood["follow_up"])
    assert "Cho" not in str(then.understood["follow_up"])


def test_another_process_finds_the_index_of_older_revisions(edited: Desk) -> None:
    before = edited.ask("ferry fares", MAY_10).excerpts
    states = sorted((edited.library.data_dir / "index" / "older").glob("*.state"))
    with edited.opened() as other:
        assert (
            other.ask("ferry fares", filters=Filters(until=MAY_10), min_confidence=0).excerpts
            == before
        )
    assert sorted((edited.library.data_dir / "index" / "older").glob("*.state")) == states


def test_a_library_taken_back_to_an_earlier_state_does_not_believe_the_older_index(
    edited: Desk,
) -> None:
    edited.ask("ferry fares", MAY_10)
    database = edited.library.data_dir / "library.db"
    edited.tell("2025-05-21T10:00", TRAM)
    edited.library.close()
    kept = database.read_bytes()
    edited.library = edited.opened()
    other = Article("Snail found", ["A snail lives here."], "2025-05-04", "Gom Radio", "snail")
    edited.tell("2025-05-22T10:00", other)
    edited.tell("2025-05-23T10:00", Article("Snail", ["It left."], "2025-05-04", None, "snail"))
    assert edited.ask("snail", MAY_10).excerpts
    edited.library.close()
    for name in ("library.db-wal", "library.db-shm"):
        (database.parent / name).unlink(missing_ok=True)
    database.write_bytes(kept)
    edited.library = edited.opened()
    assert edited.ask("snail", MAY_10).reason == "no_match"
    assert texts(edited.ask("ferry fares", MAY_10))[0] == "Ferry fares rise by 40 won."


@pytest.mark.parametrize(
    ("day", "zone", "moment"),
    [
        (MAY_10, SEOUL, "2025-05-10T14:59:59+00:00"),
        (date(2025, 3, 30), ZoneInfo("Europe/Berlin"), "2025-03-30T21:59:59+00:00"),
        # Clocks go back at midnight: the day's last hour comes twice.
        (date(2023, 3, 25), ZoneInfo("America/Asuncion"), "2023-03-26T03:59:59+00:00"),
        (date.max, UTC, days.ALWAYS),
        (date.min, UTC, "0001-01-01T23:59:59+00:00"),
    ],
)
def test_a_day_ends_in_its_own_zone(day: date, zone: ZoneInfo, moment: str) -> None:
    assert days.end_of(day, zone) == moment


def test_the_last_revision_seen_by_then_is_in_force() -> None:
    seen = {1: ("1", "3", "5"), 2: ("4", "4"), 3: ("1", "6", "2", "7")}
    assert days.in_force(seen, "4") == {1: 2, 3: 3}
    assert days.in_force(seen, "0") == {1: 1, 2: 1, 3: 1}


def scores(terms: Sequence[str], query: Sequence[str], library: Sequence[IndexedPassage]) -> float:
    """BM25 of one text by the statistics of other ones, in rank-bm25's order of operations."""
    model = BM25Okapi([list(p.terms) for p in library])
    stands = Counter(term for p in library for term in set(p.terms))
    norm = model.k1 * (1 - model.b + model.b * len(terms) / model.avgdl)
    total = 0.0
    for term in query:
        often = Counter(terms)[term]
        once = math.log(len(library) - 1 + 0.5) - math.log(1.5)
        idf = model.idf[term] if term in stands else once
        total += idf * (often * (model.k1 + 1) / (often + norm)) if often else 0.0
    return total


def test_older_revisions_are_scored_by_the_statistics_of_the_present(
    open_embedded: Callable[..., EmbeddedEngine],
) -> None:
    words = Words(np.random.default_rng(7))
    main, older = open_embedded("one", "main"), open_embedded("one", "older")
    present = [p for sequence in range(1, 61) for p in words.article(sequence, 2)]
    past = [p for sequence in range(1, 41) for p in words.article(sequence)]
    main.apply(present[:120], gone=(), generation=1)
    main.apply(present[120:], gone=(), generation=2)
    older.apply(
        [p._replace(key=p.key._replace(sequence=packed(p.key.sequence, 1))) for p in past],
        gone=(),
        generation=2,
    )
    in_force = dict.fromkeys(range(1, 31), 1)
    view = View(
        main.snapshot, older.snapshot, in_force,
        day=date.fromordinal(30), collections=frozenset(["shared", "own"]), timezone=UTC,
    )  # fmt: skip
    held = [p for p in present if p.key.sequence > 30] + [p for p in past if p.key.sequence <= 30]
    compared = 0
    for _ in range(40):
        query = Query(terms=words.question(), limit=12)
        expected = sorted(
            (-scores(p.terms, query.terms, present), p.key.sequence, p.key.ordinal, p.key)
            for p in held
            if p.days is not None and p.days[0] <= 30 and set(p.terms) & set(query.terms)
        )[:12]
        found = view.search(query)
        assert [hit.key for hit in found] == [one[-1] for one in expected]
        assert [hit.score for hit in found] == [-one[0] for one in expected]
        compared += len(found)
    assert compared > 100
