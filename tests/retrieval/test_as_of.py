"""A limit of days answers from what could be read then, in the words of then."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from retrieval import Answer, Filters, Library
from retrieval.past.older import BACKLOG
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


def test_whoever_edits_much_brings_the_older_index_up_to_date(desk: Desk) -> None:
    states = desk.library.data_dir / "index" / "older"
    fresh = [Article(f"News {n}", [f"Thing {n} came."], "2025-05-02") for n in range(BACKLOG)]
    desk.tell("2025-05-02T10:00", *fresh)
    few = [Article(f"News {n}", [f"Thing {n} left."], "2025-05-02") for n in range(BACKLOG)]
    desk.tell("2025-05-11T10:00", *few[:-1])
    assert not list(states.glob("*.state"))
    desk.tell("2025-05-12T10:00", *few)
    assert list(states.glob("*.state"))
    assert texts(desk.ask("thing 17", MAY_10))[0] == "Thing 17 came."
    assert texts(desk.ask("thing 17", MAY_12))[0] == "Thing 17 left."


def test_an_index_that_lags_behind_its_store_lets_nothing_later_through(edited: Desk) -> None:
    with edited.opened() as behind:
        edited.tell("2025-05-23T10:00", ferry("Ferry fares are forgotten."))
        edited.tell("2025-05-24T10:00", ferry("Ferry fares are remembered."))
        for until, text in (
            (date(2025, 5, 22), "Ferry fares are frozen."),
            (date(2025, 5, 23), "Ferry fares are forgotten."),
        ):
            answer = behind.ask("ferry fares", filters=Filters(until=until), min_confidence=0)
            assert texts(answer)[0] == text
            assert answer.generation == edited.library.generation


def test_as_of_questions_and_edits_may_come_at_once(desk: Desk) -> None:
    desk.tell("2025-05-02T10:00", ferry("Ferry fares rise, version 0."), TRAM)
    desk.now = datetime(2025, 5, 11, 10, tzinfo=SEOUL)

    def edit() -> None:
        for n in range(1, 9):
            desk.tell("2025-05-11T10:00", ferry(f"Ferry fares rise, version {n}."))

    writer = threading.Thread(target=edit)
    writer.start()
    shown = []
    while writer.is_alive():
        shown.append(texts(desk.ask("ferry fares", MAY_10))[0])
    writer.join()
    assert set(shown) == {"Ferry fares rise, version 0."}


def test_another_process_finds_the_index_of_older_revisions(edited: Desk) -> None:
    before = edited.ask("ferry fares", MAY_10).excerpts
    states = sorted((edited.library.data_dir / "index" / "older").glob("*.state"))
    with edited.opened() as other:
        assert (
            other.ask("ferry fares", filters=Filters(until=MAY_10), min_confidence=0).excerpts
            == before
        )
    assert sorted((edited.library.data_dir / "index" / "older").glob("*.state")) == states


@pytest.mark.parametrize("damage", ["cut", "flipped", "gone", "in the way"])
def test_a_damaged_index_of_older_revisions_is_made_anew(edited: Desk, damage: str) -> None:
    before = edited.ask("ferry fares", MAY_10).excerpts
    edited.library.close()
    older = edited.library.data_dir / "index" / "older"
    for path in older.iterdir():
        content = path.read_bytes()
        if damage == "cut":
            path.write_bytes(content[: len(content) // 2])
        elif damage == "flipped" and content:
            flipped = bytearray(content)
            flipped[len(content) // 2] ^= 255
            path.write_bytes(flipped)
        elif damage in ("gone", "in the way"):
            path.unlink()
    if damage in ("gone", "in the way"):
        older.rmdir()
    if damage == "in the way":
        older.write_text("no folder")
    edited.library = edited.opened()
    assert edited.ask("ferry fares", MAY_10).excerpts == before
    assert edited.library.verify().sound


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
