"""Libraries of earlier versions: brought up to date at the next start, or left whole."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from retrieval.model import SHARED, ParsedArticle, ParsedPassage, Speaker
from retrieval.naming import Acronym
from retrieval.stores.sqlite import SqliteStore, acronyms, database, migrations

FIRST = 1
"""Steps that the first version of the library knew."""


@pytest.fixture
def old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library as the first version left it: two articles, one of them edited."""
    path = tmp_path / "library.db"
    with monkeypatch.context() as patch:
        patch.setattr("retrieval.stores.sqlite.acronyms.learn", lambda *_: None)
        patch.setattr("retrieval.stores.sqlite.acronyms.forget", lambda *_: None)
        patch.setattr("retrieval.stores.sqlite.writing.arrived", lambda *_: None)
        patch.setattr(database, "MIGRATIONS", migrations.MIGRATIONS[:FIRST])
        store = SqliteStore(path)
        for texts in (["One (1)."], ["The Bank of Korea (BOK) rose.", "The NTCA (Namdo Transport"
                       " Card Agency) fell, or so it said."]):  # fmt: skip
            store.save([article("a", *texts)], source="s", language="en")
        store.save([article("b", "The Old Company (OC).")], source="s", language="en")
        store.save([article("b", "The New Company (NC).")], source="s", language="en")
        store.close()
    return path


def article(name: str, *texts: str) -> ParsedArticle:
    return ParsedArticle(
        id=name,
        passages=tuple(
            ParsedPassage(ordinal=i, kind="quote", text=text, speaker=Speaker(name="A", title="B"))
            for i, text in enumerate(texts, start=1)
        ),
    )


def version(path: Path) -> int:
    db = sqlite3.connect(path)
    try:
        return int(db.execute("PRAGMA user_version").fetchone()[0])
    finally:
        db.close()


LEARNT = [
    Acronym(short="BOK", long="Bank of Korea", articles=1),
    Acronym(short="NC", long="New Company", articles=1),
    Acronym(short="NTCA", long="Namdo Transport Card Agency", articles=1),
]


def test_an_old_library_learns_the_acronyms_of_its_current_revisions(old: Path) -> None:
    assert version(old) == FIRST
    store = SqliteStore(old)
    assert store.acronyms((SHARED,)) == LEARNT
    assert store.generation() == 4
    store.close()
    assert version(old) == len(migrations.MIGRATIONS)


def test_a_damaged_passage_teaches_nothing(old: Path) -> None:
    db = sqlite3.connect(old)
    db.execute("UPDATE passages SET text = replace(text, 'Korea', 'Kenya')")
    db.commit()
    db.close()
    store = SqliteStore(old)
    assert store.acronyms((SHARED,)) == LEARNT[1:]
    store.close()


def test_a_step_that_is_cut_short_leaves_the_old_library_whole(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(db: sqlite3.Connection) -> None:
        acronyms.relearn(db)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(database, "MIGRATIONS", (*migrations.MIGRATIONS[:-1], killed))
        with pytest.raises(KeyboardInterrupt):
            SqliteStore(old)
    assert version(old) == FIRST
    db = sqlite3.connect(old)
    assert db.execute("SELECT count(*) FROM sqlite_master WHERE name = 'acronyms'").fetchone() == (
        0,
    )
    db.close()
    store = SqliteStore(old)
    assert store.acronyms((SHARED,)) == LEARNT
    store.close()


def test_what_an_old_library_had_never_arrives(old: Path) -> None:
    store = SqliteStore(old)
    store.save([article("c", "Gom grew.")], source="s", language="en")
    with store.arrivals(0, (SHARED,)) as found:
        assert [one.header.id for one in found.articles] == ["c"]
    store.close()
