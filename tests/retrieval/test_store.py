"""The contract of a Store, held by each implementation."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from retrieval.errors import StoreDamagedError, StoreTooNewError, StoreUnavailableError
from retrieval.model import SHARED, ParsedArticle, ParsedPassage, Speaker
from retrieval.stores import PassageKey, Store
from retrieval.stores.sqlite import SqliteStore

NOON = datetime(2025, 5, 6, 12, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


@pytest.fixture(params=["sqlite"])
def opened(request: pytest.FixtureRequest, path: Path) -> Iterator[Callable[[], Store]]:
    assert request.param == "sqlite"
    stores: list[Store] = []

    def make() -> Store:
        stores.append(SqliteStore(path, clock=lambda: NOON))
        return stores[-1]

    yield make
    for store in stores:
        store.close()


@pytest.fixture
def store(opened: Callable[[], Store]) -> Store:
    return opened()


def article(
    name: str, *texts: str, publisher: str = "Herald", location: str = "f"
) -> ParsedArticle:
    return ParsedArticle(
        id=name,
        headline=f"About {name}",
        publisher=publisher,
        published="2025-05-06",
        soundbites=(Speaker(name="Oh Dal-ho", title="Ministry"),),
        passages=tuple(
            ParsedPassage(
                ordinal=i, kind="body", text=text, speaker=Speaker(name="A", title="B", context="C")
            )
            for i, text in enumerate(texts, start=1)
        ),
        location=location,
    )


def save(
    store: Store, *articles: ParsedArticle, sample: bool = False, skip_removed: bool = False
) -> tuple[int, int, int, int]:
    saved = store.save(
        articles, source="s", language="en", sample=sample, skip_removed=skip_removed
    )
    return saved.added, saved.updated, saved.unchanged, saved.generation


def key(sequence: int, revision: int = 1, ordinal: int = 1) -> PassageKey:
    return PassageKey(sequence=sequence, revision=revision, ordinal=ordinal)


def test_what_is_saved_comes_back_whole(store: Store) -> None:
    assert save(store, article("a", "One.", "Two.")) == (1, 0, 0, 1)
    found = store.article("a", (SHARED,))
    assert found is not None
    assert [(p.ordinal, p.text, p.speaker) for p in found.passages] == [
        (1, "One.", Speaker(name="A", title="B", context="C")),
        (2, "Two.", Speaker(name="A", title="B", context="C")),
    ]
    assert found.header.first_seen == NOON.isoformat(timespec="seconds")
    assert found.header.soundbites == (Speaker(name="Oh Dal-ho", title="Ministry"),)
    assert (found.header.sequence, found.header.revision, found.header.language) == (1, 1, "en")


def test_any_number_of_passages_is_read_at_once_without_those_that_are_gone(store: Store) -> None:
    names = [f"a{i}" for i in range(150)]
    save(store, *(article(name, f"One {name}.", f"Two {name}.") for name in names))
    store.remove(article_id="a7")
    keys = [
        PassageKey(sequence=sequence, revision=1, ordinal=ordinal)
        for sequence in range(1, 152)
        for ordinal in (1, 2, 3)
    ]
    found = store.passages(keys)
    assert store.passages([]) == {}
    assert list(found) == [k for k in keys if k.sequence not in (8, 151) and k.ordinal < 3]
    assert {(key.sequence, p.id, p.text) for key, p in found.items() if key.ordinal == 2} == {
        (place, f"{name}#2", f"Two {name}.")
        for place, name in enumerate(names, start=1)
        if name != "a7"
    }


def test_an_unchanged_article_costs_no_generation(store: Store) -> None:
    save(store, article("a", "One."))
    assert save(store, article("a", "One.")) == (0, 0, 1, 1)


def test_an_edit_keeps_the_sequence_and_the_old_revision(store: Store) -> None:
    save(store, article("a", "One."), article("b", "Two."))
    assert save(store, article("a", "Uno.")) == (0, 1, 0, 2)
    found = store.passages([key(1, 1), key(1, 2)])
    assert [found[key(1, 1)].text, found[key(1, 2)].text] == ["One.", "Uno."]


def test_changes_name_what_is_new_and_what_is_gone(store: Store) -> None:
    save(store, article("a", "One."), article("b", "Two."))
    save(store, article("b", "Zwei."))
    store.remove(article_id="a")
    with store.changes_since(1) as changes:
        assert [a.header.id for a in changes.articles] == ["b"]
    assert (changes.changed, changes.passages) == ((2,), 1)
    assert (changes.removed, changes.generation) == ((1,), 3)


def test_changes_that_are_not_read_to_the_end_hold_nothing_back(store: Store) -> None:
    save(store, article("a", "One."), article("b", "Two."))
    with store.changes_since(0):
        pass
    with store.changes_since(0) as changes:
        assert next(changes.articles).header.id == "a"
    save(store, article("a", "Uno."))
    with store.changes_since(0) as changes:
        assert [a.passages[0].text for a in changes.articles] == ["Uno.", "Two."]


def test_remove_takes_revisions_too_and_sequences_are_not_used_again(store: Store) -> None:
    save(store, article("a", "One."))
    save(store, article("a", "Uno."))
    assert store.remove(article_id="a") == 1
    assert store.passages([key(1, 1), key(1, 2)]) == {}
    save(store, article("a", "One."))
    again = store.article("a", (SHARED,))
    assert again is not None
    assert again.header.sequence == 2


def test_a_removed_article_does_not_come_back_with_its_source(store: Store) -> None:
    save(store, article("a", "One."))
    store.remove(article_id="a")
    assert save(store, article("a", "One."), skip_removed=True)[0] == 0
    assert save(store, article("a", "One."))[0] == 1
    assert save(store, article("a", "New."), skip_removed=True)[1] == 1


def test_remove_by_publisher_and_by_source(store: Store) -> None:
    save(store, article("a", "One.", publisher="HERALD"), article("b", "Two.", publisher="Radio"))
    assert store.remove(publisher="herald") == 1
    assert store.remove(source="s") == 1
    assert store.counts().articles == 0


def test_the_first_real_article_ends_the_samples(store: Store) -> None:
    save(store, article("a", "One."), article("b", "Two."), sample=True)
    assert store.counts().samples == 2
    save(store, article("a", "One."))
    counts = store.counts()
    assert (counts.articles, counts.samples) == (1, 0)


def test_ids_belong_to_their_collection(store: Store) -> None:
    save(store, article("a", "Shared."))
    store.save([article("a", "Own.")], source="s", language="en", collection="server-1")
    own = store.article("a", ("server-1",))
    assert own is not None
    assert own.passages[0].text == "Own."
    assert store.counts().articles == 2
    assert store.article("a", ("server-2",)) is None


def test_a_second_store_sees_what_the_first_has_saved(opened: Callable[[], Store]) -> None:
    one, two = opened(), opened()
    save(one, article("a", "One."))
    assert two.generation() == 1
    assert one.identity() == two.identity()


def test_a_transaction_is_one_change_for_others(opened: Callable[[], Store]) -> None:
    one, two = opened(), opened()
    save(one, article("a", "One."), article("b", "Two."))
    with one.transaction():
        save(one, article("a", "Uno."), article("c", "Drei."))
        one.remove(article_id="b")
        with one.changes_since(1) as changes:
            assert [a.header.id for a in changes.articles] == ["a", "c"]
        assert changes.removed == (2,)
        assert changes.generation == one.generation() > 1
        assert [h.id for h in one.headers((SHARED,))] == ["a", "c"]
        assert two.generation() == 1
        assert [h.id for h in two.headers((SHARED,))] == ["a", "b"]
        assert two.passages([key(2)])[key(2)].text == "Two."
    assert two.generation() == changes.generation
    assert [h.id for h in two.headers((SHARED,))] == ["a", "c"]
    assert save(two, article("d", "Vier."))[0] == 1


def test_a_transaction_that_fails_changes_nothing(store: Store) -> None:
    save(store, article("a", "One."))

    def fail() -> None:
        with store.transaction():
            save(store, article("b", "Two."))
            store.remove(article_id="a")
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert [h.id for h in store.headers((SHARED,))] == ["a"]
    assert store.generation() == 1
    assert save(store, article("b", "Two.")) == (1, 0, 0, 2)


def test_a_step_that_fails_undoes_its_transaction_even_where_nobody_minds(store: Store) -> None:
    twice = article("b", "Two.", "Three.")
    broken = replace(twice, passages=(twice.passages[0], twice.passages[0]))

    def fail_and_go_on() -> None:
        with store.transaction():
            save(store, article("a", "One."))
            with contextlib.suppress(StoreDamagedError):
                save(store, broken)
            save(store, article("c", "Four."))

    with pytest.raises(StoreUnavailableError, match="earlier step"):
        fail_and_go_on()
    assert store.counts().articles == 0
    assert save(store, article("a", "One.")) == (1, 0, 0, 1)


def test_a_transaction_without_a_change_costs_no_generation(store: Store) -> None:
    save(store, article("a", "One."))
    with store.transaction():
        save(store, article("a", "One."))
    assert store.generation() == 1


def test_other_writers_wait_for_a_transaction(opened: Callable[[], Store]) -> None:
    one, two = opened(), opened()
    other = threading.Thread(target=save, args=(two, article("b", "Two.")))
    with one.transaction():
        save(one, article("a", "One."))
        other.start()
        other.join(0.05)
        assert other.is_alive()
        save(one, article("c", "Three."))
    other.join(10)
    assert [h.id for h in one.headers((SHARED,))] == ["a", "c", "b"]


def acronyms(store: Store, *collections: str) -> list[tuple[str, str, int]]:
    return [(a.short, a.long, a.articles) for a in store.acronyms(collections or (SHARED,))]


FAA = "The Federal Aviation Administration (FAA) said so."
NTCA = "The NTCA (Namdo Transport Card Agency) did not."


def test_acronyms_are_counted_in_articles_the_most_usual_meaning_first(store: Store) -> None:
    assert acronyms(store) == []
    save(store, article("a", FAA, NTCA, FAA), article("b", "A far away aunt (FAA).", "No."))
    save(store, article("c", FAA.replace("Federal", "federal")), article("d", FAA))
    assert acronyms(store) == [
        ("FAA", "Federal Aviation Administration", 3),
        ("FAA", "far away aunt", 1),
        ("NTCA", "Namdo Transport Card Agency", 1),
    ]


def test_an_edit_and_a_removal_take_their_acronyms_along(store: Store) -> None:
    save(store, article("a", FAA), article("b", FAA))
    save(store, article("a", NTCA))
    assert acronyms(store) == [
        ("FAA", "Federal Aviation Administration", 1),
        ("NTCA", "Namdo Transport Card Agency", 1),
    ]
    store.remove(article_id="b")
    assert acronyms(store) == [("NTCA", "Namdo Transport Card Agency", 1)]


def test_a_servers_own_articles_teach_no_other_its_acronyms(store: Store) -> None:
    save(store, article("a", FAA))
    store.save([article("a", NTCA)], source="s", language="en", collection="server-1")
    shared = [("FAA", "Federal Aviation Administration", 1)]
    own = [("NTCA", "Namdo Transport Card Agency", 1)]
    assert acronyms(store) == acronyms(store, SHARED, "server-2") == shared
    assert acronyms(store, "server-1") == own
    assert acronyms(store, "server-1", SHARED) == shared + own
    assert store.acronyms(()) == []


def test_what_fails_teaches_nothing_and_a_repair_teaches_again(store: Store, path: Path) -> None:
    def fail() -> None:
        with store.transaction():
            save(store, article("b", NTCA))
            raise KeyError

    save(store, article("a", FAA))
    with pytest.raises(KeyError):
        fail()
    with sqlite3.connect(path) as db:
        db.execute("UPDATE passages SET text = 'Two.'")
    db.close()
    (damage,) = store.check()[1]
    assert store.repair(article("a", FAA), damage)
    assert acronyms(store) == [("FAA", "Federal Aviation Administration", 1)]


HEADLINES = {
    "old": ("Ferry fares frozen", "2024-01-02"),
    "new": ("Night FERRY fares rise 5% for A_B", "2025-05-06"),
    "month": ("Ferry of the month", "2025-05"),
    "undated": ("Ferry without a date", None),
    "none": (None, "2025-06-01"),
    "again": ("ferry fares frozen", "2024-01-02"),
    "accents": ("École de Séoul rouverte", "2023-01-01"),
    "korean": ("페리 요금 동결", "2022-01-01"),
}


@pytest.fixture
def headlined(store: Store) -> Store:
    save(
        store,
        *(
            replace(article(name, f"About {name}."), headline=headline, published=published)
            for name, (headline, published) in HEADLINES.items()
        ),
    )
    return store


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ([], ["new", "month", "again", "old", "accents", "korean", "undated"]),
        (["ferry"], ["new", "month", "again", "old", "undated"]),
        (["FROZ", "fer"], ["again", "old"]),
        (["ferry", "tram"], []),
        (["5%"], ["new"]),
        (["%"], ["new"]),
        (["_"], ["new"]),
        (["a_b"], ["new"]),
        (["\\"], []),
        (["école"], ["accents"]),
        (["ÉCOLE", "séoul"], ["accents"]),
        (["요금"], ["korean"]),
    ],
)
def test_headlines_hold_every_word_the_latest_first(
    headlined: Store, words: list[str], found: list[str]
) -> None:
    assert [h.id for h in headlined.headlines(words, (SHARED,), 25)] == found
    assert [h.id for h in headlined.headlines(words, (SHARED,), 2)] == found[:2]
    assert headlined.headlines(words, ("server-1",), 25) == []


def test_any_number_of_words_may_be_looked_for(headlined: Store) -> None:
    assert headlined.headlines([chr(0xC0 + i) for i in range(500)], (SHARED,), 5) == []


@pytest.mark.parametrize(
    ("headline", "found"),
    [
        ("FERRY fares frozen", "again"),
        ("ferry fares", None),
        ("%", None),
        ("école de séoul rouverte", "accents"),
        ("ÉCOLE DE SÉOUL ROUVERTE", "accents"),
        ("écolE DE Séoul rouverte", "accents"),
        ("écola de séoul rouverte", None),
        ("àcole de séoul rouverte", None),
        ("", None),
    ],
)
def test_a_whole_headline_is_found_ignoring_case(
    headlined: Store, headline: str, found: str | None
) -> None:
    header = headlined.headlined(headline, (SHARED,))
    assert (header.id if header else None) == found


def test_only_the_present_headline_counts(headlined: Store) -> None:
    save(headlined, replace(article("old", "About old."), headline="Trams instead"))
    assert [h.id for h in headlined.headlines(["fares"], (SHARED,), 9)] == ["new", "again"]
    assert headlined.remove(article_id="again") == 1
    assert headlined.headlined("ferry fares frozen", (SHARED,)) is None


def test_a_damaged_headline_is_left_out_and_the_next_takes_its_place(
    headlined: Store, path: Path
) -> None:
    with sqlite3.connect(path) as db:
        db.execute("UPDATE revisions SET headline = 'Ferry sunk' WHERE published = '2025-05'")
    db.close()
    assert [h.id for h in headlined.headlines(["ferry"], (SHARED,), 2)] == ["new", "again"]
    assert headlined.headlined("Ferry sunk", (SHARED,)) is None


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE passages SET text = 'Two.'",
        "UPDATE passages SET speaker = 'Somebody'",
        "UPDATE passages SET ordinal = 9",
        "UPDATE revisions SET headline = 'Other'",
        "UPDATE revisions SET published = '2024-01-01'",
        "UPDATE articles SET id = 'b'",
        "DELETE FROM passages WHERE ordinal = 1",
        "UPDATE passages SET text = CAST(x'ff41' AS TEXT)",
    ],
)
def test_an_altered_row_is_never_shown_and_always_found(
    store: Store, path: Path, change: str
) -> None:
    save(store, article("a", "One.", "More."))
    with sqlite3.connect(path) as db:
        db.execute(change + (" WHERE ordinal = 1" if change.startswith("UPDATE passages") else ""))
    db.close()
    assert key(1) not in store.passages([key(1)])
    assert store.check()[1]


def test_a_damaged_article_is_repaired_from_what_was_stored(store: Store, path: Path) -> None:
    save(store, article("a", "One."))
    with sqlite3.connect(path) as db:
        db.execute("UPDATE passages SET text = 'Two.'")
    db.close()
    (damage,) = store.check()[1]
    assert not store.repair(article("a", "Three."), damage)
    assert store.repair(article("a", "One."), damage)
    assert store.check()[1] == []
    assert store.passages([key(1)])[key(1)].text == "One."


def test_a_file_with_a_ruined_page_is_told_as_such(store: Store, path: Path) -> None:
    save(store, *(article(f"a{i}", "Words. " * 100) for i in range(50)))
    store.close()
    data = bytearray(path.read_bytes())
    data[4096 * 3 :] = b"\xa5" * (len(data) - 4096 * 3)
    path.write_bytes(data)
    again = SqliteStore(path)
    with (
        pytest.raises(StoreDamagedError, match="restore a backup"),
        again.changes_since(0) as changes,
    ):
        list(changes.articles)
    again.close()


def test_a_library_without_its_generation_is_told_as_damaged(store: Store, path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("DELETE FROM meta")
    db.close()
    with pytest.raises(StoreDamagedError, match="missing"):
        store.generation()


def test_a_file_that_is_no_database_is_left_alone(path: Path) -> None:
    path.write_bytes(b"not a database at all" * 100)
    with pytest.raises(StoreDamagedError, match="left as it is"):
        SqliteStore(path)
    assert path.read_bytes().startswith(b"not a database")


def test_another_programs_database_is_left_alone(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE theirs (x)")
    db.close()
    with pytest.raises(StoreDamagedError, match="not a Dateline library"):
        SqliteStore(path)


def test_a_library_of_a_later_version_is_refused(path: Path) -> None:
    SqliteStore(path).close()
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(StoreTooNewError, match="later version"):
        SqliteStore(path)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreUnavailableError, match="DATELINE_DATA_DIR"):
        SqliteStore(tmp_path / "file" / "library.db")


def arrived(store: Store, generation: int, collections: tuple[str, ...] = (SHARED,)) -> list[str]:
    with store.arrivals(generation, collections) as found:
        assert found.generation == store.generation()
        return [f"{one.header.id}.{one.header.revision}" for one in found.articles]


def test_arrivals_are_new_articles_and_no_edits(store: Store) -> None:
    assert arrived(store, 0) == []
    save(store, article("a", "One."), article("b", "Two."))
    assert arrived(store, 0) == ["a.1", "b.1"]
    save(store, article("b", "Two and a half."), article("c", "Three."))
    assert arrived(store, 1) == ["c.1"]
    save(store, article("b", "Two again."), article("c", "Three again."))
    # What came and was edited since has come all the same.
    assert arrived(store, 1) == ["c.2"]
    assert arrived(store, 2) == []
    assert arrived(store, 99) == []
    assert arrived(store, 0) == ["a.1", "b.3", "c.2"]
    assert arrived(store, 0, ("server-1",)) == []


def test_an_article_that_comes_back_arrives_again(store: Store) -> None:
    save(store, article("a", "One."), article("b", "Two."))
    store.remove(article_id="a")
    assert arrived(store, 0) == ["b.1"]
    save(store, article("a", "One."))
    assert arrived(store, 2) == ["a.1"]


def test_a_repaired_article_does_not_arrive_again(store: Store, path: Path) -> None:
    save(store, article("a", "One."))
    with sqlite3.connect(path) as db:
        db.execute("UPDATE passages SET text = 'Two.'")
    db.close()
    (damage,) = store.check()[1]
    assert store.repair(article("a", "One."), damage)
    assert (store.generation(), arrived(store, 1)) == (2, [])


def days(
    store: Store, since: str | None, until: str | None, **limits: Any
) -> list[tuple[str, int, str | None]]:
    window = (
        date.fromisoformat(since) if since else None,
        date.fromisoformat(until) if until else None,
        [SHARED],
    )
    placed = store.placed(*window, **{"timezone": UTC, **limits})
    headers = store.headers_at([(one.sequence, one.revision) for one in placed])
    assert [(one.id, one.collection, one.publisher) for one in placed] == [
        (header.id, header.collection, header.publisher) for header in headers
    ]
    assert [one.last == 0 for one in placed] == [header.published is None for header in headers]
    return [(header.id, header.revision, header.published) for header in headers]


def test_the_latest_articles_come_without_their_headers(store: Store) -> None:
    published = {"b": "2025-05-06", "a": "2025-05-06", "late": "2025-05-07", "month": "2025-05"}
    save(store, *(replace(article(name, "x"), published=at) for name, at in published.items()))
    save(store, replace(article("never", "x"), published=None))
    ids = {header.sequence: header.id for header in store.headers([SHARED])}

    def recent(before: date | None, limit: int = 9, **limits: Any) -> list[str]:
        found = store.recent(before, [SHARED], limit, **limits)
        assert all(published[ids[sequence]] == at for sequence, _, at in found)
        return [ids[sequence] for sequence, _, _ in found]

    assert recent(None) == ["late", "a", "b", "month"]
    assert recent(None, 2) == ["late", "a"]
    assert recent(date(2025, 5, 7)) == ["a", "b", "month"]
    assert recent(date(2025, 5, 1)) == ["month"]
    assert recent(None, publishers=["Nobody"]) == []
    assert store.recent(None, ["other"], 9) == []


def test_articles_of_some_days_come_in_order_of_publication(store: Store) -> None:
    published = {
        "noon": "2025-05-06T12:00:00+09:00",
        "day": "2025-05-06",
        "night": "2025-05-06T23:30:00+00:00",
        "month": "2025-05",
        "later": "2025-05-20",
        "never": None,
    }
    save(store, *(replace(article(name, "x"), published=at) for name, at in published.items()))
    assert [found[0] for found in days(store, None, None)] == [
        "day", "noon", "night", "later", "month", "never",
    ]  # fmt: skip
    assert [found[0] for found in days(store, "2025-05-06", "2025-05-06")] == [
        "day", "noon", "night", "month",
    ]  # fmt: skip
    assert [found[0] for found in days(store, "2025-05-07", "2025-05-19")] == ["month"]
    assert [found[0] for found in days(store, "2025-05-20", None)] == ["later", "month"]
    assert [found[0] for found in days(store, None, "2025-04-30")] == []
    seoul = timezone(timedelta(hours=9))
    assert [found[0] for found in days(store, "2025-05-07", "2025-05-07", timezone=seoul)] == [
        "night", "month",
    ]  # fmt: skip


def test_the_revision_that_was_in_force_is_the_last_one_seen_by_then(
    path: Path,
) -> None:
    moments = iter(datetime(2025, 5, day, 12, tzinfo=UTC) for day in (6, 10, 20))
    with contextlib.closing(SqliteStore(path, clock=lambda: next(moments))) as store:
        for text in ("One.", "Two.", "Three."):
            save(store, article("a", text))

        def at(day: int, hour: int = 12) -> list[tuple[str, int, str | None]]:
            return days(store, None, None, as_of=datetime(2025, 5, day, hour, tzinfo=UTC))

        assert at(1) == at(9) == [("a", 1, "2025-05-06")]
        assert at(10, 11) == [("a", 1, "2025-05-06")]
        assert at(10) == at(19) == [("a", 2, "2025-05-06")]
        assert at(20) == days(store, None, None) == [("a", 3, "2025-05-06")]
        seen = [edition.seen_at[:10] for edition in store.history(1, [SHARED])]
        assert seen == ["2025-05-06", "2025-05-10", "2025-05-20"]
        assert store.history(1, ["other"]) == store.history(2, [SHARED]) == []
        assert [a.passages[0].text for a in store.articles_at([(1, 3), (1, 9), (1, 1)])] == [
            "Three.",
            "One.",
        ]


def test_headlines_of_then_are_those_in_force(path: Path) -> None:
    moments = iter(datetime(2025, 5, day, 12, tzinfo=UTC) for day in (6, 7, 8, 10))
    with contextlib.closing(SqliteStore(path, clock=lambda: next(moments))) as store:
        save(store, replace(article("a", "One."), headline="Ferry sinks"))
        save(store, replace(article("b", "One."), headline="Ferry found", published="2025-05-08"))
        save(store, replace(article("c", "One."), headline="Ferry fares", published=None))
        save(store, replace(article("a", "Two."), headline="Boat sinks"))

        def headed(word: str, **limits: Any) -> list[tuple[str, int]]:
            found = store.headlines([word], [SHARED], 9, **limits)
            return [(header.id, header.revision) for header in found]

        assert headed("ferry") == [("b", 1), ("c", 1)]
        assert headed("ferry", before=date(2025, 5, 9)) == [("b", 1)]
        then = {"before": date(2025, 5, 8), "as_of": datetime(2025, 5, 9, tzinfo=UTC)}
        assert headed("ferry", **then) == [("a", 1)]
        assert headed("boat", **then) == []
        assert headed("boat") == [("a", 2)]


def test_a_change_of_the_date_counts_from_when_it_was_seen(path: Path) -> None:
    moments = iter(datetime(2025, 5, day, 12, tzinfo=UTC) for day in (6, 10))
    with contextlib.closing(SqliteStore(path, clock=lambda: next(moments))) as store:
        save(store, article("a", "One."))
        save(store, replace(article("a", "Two."), published="2025-05-09"))
        assert days(store, "2025-05-06", "2025-05-06") == []
        then = datetime(2025, 5, 6, 23, tzinfo=UTC)
        assert days(store, "2025-05-06", "2025-05-06", as_of=then) == [("a", 1, "2025-05-06")]
