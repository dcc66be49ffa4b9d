"""A reindex is one change: for those who ask meanwhile, and for those who are killed in it."""

from __future__ import annotations

import contextlib
import json
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest

from retrieval import Answer, Filters, Library, Progress, StoreUnavailableError
from retrieval.indexing import FOLLOW_PATIENCE_S
from retrieval.model import ParsedArticle, ParsedPassage

QUESTION = "harbour report"

REINDEX = """
import sys, threading
from pathlib import Path
from retrieval import Library
from retrieval.engines.embedded.engine import EmbeddedEngine, PreparedState

data, folder, moment = sys.argv[1:]

def reached(name):
    print(name, flush=True)
    if name == moment:
        threading.Event().wait()

prepare, publish = EmbeddedEngine.prepare, PreparedState.publish

def prepared(*arguments, **named):
    index = prepare(*arguments, **named)
    reached("prepared")
    return index

def published(index):
    reached("committed")
    publish(index)

EmbeddedEngine.prepare, PreparedState.publish = prepared, published
with Library(Path(data)) as library:
    def report(step):
        reached(f"{step.stage.split(',')[0]} {'all' if step.done == step.total else 'some'}")
    library.reindex([folder], report=report)
reached("done")
"""
"""Reindexes and names the moments that it comes to; stays at `moment` until it is killed."""


def write(
    folder: Path, version: str, files: range, *, articles: int = 2, passages: int = 5
) -> None:
    """The folder as it is in one version: every passage says so."""
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    for file in files:
        lines = [
            json.dumps(
                {
                    "id": f"a{file}-{article}",
                    "publisher": f"{version} Herald",
                    "paragraphs": [
                        f"{version} harbour report {file} {article} {n}" for n in range(passages)
                    ],
                }
            )
            for article in range(articles)
        ]
        (folder / f"{file:03d}.jsonl").write_text("\n".join(lines))


@contextlib.contextmanager
def reindexing(
    data_dir: Path, folder: Path, environment: dict[str, str], moment: str = ""
) -> Iterator[tuple[subprocess.Popen[str], IO[str]]]:
    """A process that reindexes, and what it says; killed at the end."""
    process = subprocess.Popen(
        [sys.executable, "-c", REINDEX, str(data_dir), str(folder), moment],
        stdout=subprocess.PIPE,
        env=environment,
        text=True,
    )
    assert process.stdout is not None
    try:
        yield process, process.stdout
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def until(moment: str, said: IO[str]) -> None:
    """Read what is said up to a moment."""
    assert any(line.strip() == moment for line in iter(said.readline, ""))


def versions(library: Library) -> set[str]:
    """The versions of all that is stored."""
    articles = [library.article(header.id) for header in library.articles()]
    return {p.text.split()[0] for article in articles for p in article.passages}


def answered(answer: Answer) -> tuple[set[str], set[str]]:
    """The versions and the articles of an answer's excerpts."""
    shown = [excerpt.passage for excerpt in answer.excerpts]
    return {p.text.split()[0] for p in shown}, {p.header.id for p in shown}


def ask(library: Library) -> tuple[set[str], set[str]]:
    return answered(library.ask(QUESTION, min_confidence=0, limit=20))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "news"


@pytest.fixture
def old(data_dir: Path, folder: Path) -> Iterator[Library]:
    """A library with the old version; the folder holds the new one."""
    write(folder, "old", range(12))
    with Library(data_dir) as library:
        library.reindex([str(folder)])
        write(folder, "new", range(3, 15))
        yield library


@pytest.mark.parametrize(
    "moment", ["reading some", "reading all", "indexing passages all", "prepared"]
)
def test_a_reindex_that_is_killed_has_changed_nothing(
    old: Library, data_dir: Path, folder: Path, environment: dict[str, str], moment: str
) -> None:
    before, generation = {header.id for header in old.articles()}, old.status().generation
    with reindexing(data_dir, folder, environment, moment) as (_, said):
        until(moment, said)
        assert ask(old)[0] == {"old"}
    with Library(data_dir) as after:
        assert after.status().generation == generation
        assert {header.id for header in after.articles()} == before
        assert (versions(after), ask(after)[0]) == ({"old"}, {"old"})
        assert after.verify().sound
        report = after.reindex([str(folder)])
        assert (report.added, report.updated, report.removed) == (6, 18, 6)
        assert (versions(after), ask(after)[0]) == ({"new"}, {"new"})
        assert after.verify().sound


def test_a_reindex_that_is_killed_after_its_commit_is_whole(
    old: Library, data_dir: Path, folder: Path, environment: dict[str, str]
) -> None:
    with reindexing(data_dir, folder, environment, "committed") as (_, said):
        until("committed", said)
        # Here the store is new and the index old: what is shown is still of one version.
        assert ask(old)[0] == {"old"}
    with Library(data_dir) as after:
        assert (versions(after), ask(after)[0]) == ({"new"}, {"new"})
        assert after.verify().sound


@pytest.mark.usefixtures("old")
def test_kills_at_any_moment_leave_the_old_or_the_new(
    data_dir: Path, folder: Path, environment: dict[str, str]
) -> None:
    pick = random.Random(2)
    for _ in range(3):
        with reindexing(data_dir, folder, environment) as (_, said):
            for _ in range(pick.randint(1, 16)):
                said.readline()
        with Library(data_dir) as after:
            (version,) = versions(after)
            assert ask(after)[0] == {version}
            assert after.verify().sound


def test_what_is_asked_during_a_reindex_is_answered_from_the_old_or_the_new(
    data_dir: Path, folder: Path, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder, "old", range(40), passages=25)
    with Library(data_dir) as following, Library(data_dir) as asked:
        following.reindex([str(folder)])
        asked.refresh()
        following.follow(interval_s=0.02)
        write(folder, "new", range(4, 44), passages=25)
        articles = {
            "old": {f"a{file}-{n}" for file in range(40) for n in range(2)},
            "new": {f"a{file}-{n}" for file in range(4, 44) for n in range(2)},
        }
        for library in (following, asked):
            # Indexing is the other process's work.
            monkeypatch.setattr(library._engine, "apply", pytest.fail)
        seen: dict[Library, list[str]] = {following: [], asked: []}
        deadline = time.monotonic() + 60
        with reindexing(data_dir, folder, environment) as (process, said):
            while time.monotonic() < deadline:
                ended = process.poll() is not None
                for library, states in seen.items():
                    (version,), names = ask(library)
                    assert names <= articles[version]
                    states.append(version)
                if ended and all(states[-1] == "new" for states in seen.values()):
                    break
            until("done", said)
        for states in seen.values():
            changed = states.index("new")
            assert changed > 0
            assert set(states[:changed]) == {"old"}
            assert set(states[changed:]) == {"new"}
        assert following.verify().sound


def test_a_reindex_that_fails_leaves_the_old_state_and_no_file(
    old: Library, data_dir: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(step: Progress) -> None:
        if step.stage == "indexing passages":
            raise KeyError

    with pytest.raises(KeyError):
        old.reindex([str(folder)], report=fail)
    assert (versions(old), ask(old)[0]) == ({"old"}, {"old"})

    transaction = old._store.transaction

    @contextlib.contextmanager
    def full_disk() -> Iterator[None]:
        with transaction():
            yield
            raise StoreUnavailableError

    monkeypatch.setattr(old._store, "transaction", full_disk)
    with pytest.raises(StoreUnavailableError):
        old.reindex([str(folder)])
    assert (versions(old), ask(old)[0]) == ({"old"}, {"old"})
    assert not list((data_dir / "index").glob("*.new"))
    assert old.verify().sound


def test_a_reindex_without_a_change_keeps_the_generation(library: Library, folder: Path) -> None:
    write(folder, "old", range(3))
    first = library.reindex([str(folder)])
    again = library.reindex([str(folder)])
    assert (again.unchanged, again.generation) == (6, first.generation)
    assert library.verify().sound


def test_a_question_that_a_change_overtook_is_answered_from_the_new_index(
    old: Library, data_dir: Path, folder: Path
) -> None:
    with Library(data_dir) as other:
        other.reindex([str(folder)])
        before = old._engine.snapshot.generation
        assert ask(old)[0] == {"new"}
        assert old.ask(QUESTION).generation > before


def test_a_publisher_that_was_renamed_meanwhile_is_found_in_the_new_index(
    old: Library, data_dir: Path, folder: Path
) -> None:
    with Library(data_dir) as other:
        other.reindex([str(folder)])
    named = Filters(publisher="new Herald")
    assert answered(old.ask(QUESTION, filters=named, min_confidence=0))[0] == {"new"}


def test_articles_removed_elsewhere_are_out_at_once_although_the_index_is_behind(
    old: Library, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "a0-0" in ask(old)[1]
    reloads: list[bool] = []
    reload = old._engine.reload
    monkeypatch.setattr(old._engine, "reload", lambda: reloads.append(reload()))
    with Library(data_dir) as other:
        other._store.remove(article_id="a0-0")
    version, names = ask(old)
    assert (version, "a0-0" in names, bool(names)) == ({"old"}, False, True)
    assert "a0-0#1" not in {p.passage_id for p in old.search(QUESTION, depth=500)}
    assert reloads == [False] * 4


def test_a_damaged_passage_is_no_reason_to_look_for_a_newer_index(
    old: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(old._engine, "reload", pytest.fail)
    with old._store._database.write() as db:
        db.execute("UPDATE passages SET text = 'bad ' || text WHERE sequence = 1")
    version, names = ask(old)
    assert (version, "a0-0" in names) == ({"old"}, False)


def test_a_follower_waits_for_the_index_of_the_process_that_wrote(
    old: Library, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def save(name: str) -> None:
        passage = ParsedPassage(ordinal=1, kind="body", text="A glowing snail.")
        other._store.save([ParsedArticle(id=name, passages=(passage,))], source="s", language="en")

    def follow(now_s: float) -> tuple[bool, int]:
        moved = old._indexer.follow(now_s)
        return moved, len(old.search("snail", engine_only=True))

    with Library(data_dir) as other:
        assert follow(0) == (False, 0)
        save("one")
        with monkeypatch.context() as patch:
            patch.setattr(old._engine, "apply", pytest.fail)
            assert follow(10) == (False, 0)
            assert follow(9.9 + FOLLOW_PATIENCE_S) == (False, 0)
            other.refresh()
            assert follow(10 + FOLLOW_PATIENCE_S) == (True, 1)
            save("two")
            assert follow(100) == (False, 1)
            save("three")
            assert follow(100 + FOLLOW_PATIENCE_S) == (False, 1)
            assert follow(99.9 + 2 * FOLLOW_PATIENCE_S) == (False, 1)
        assert follow(100 + 2 * FOLLOW_PATIENCE_S) == (True, 3)
        assert follow(101 + 2 * FOLLOW_PATIENCE_S) == (False, 3)
