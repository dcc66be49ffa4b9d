"""The contract of an Engine, held by each implementation."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from retrieval.engines import Engine, IndexedPassage, Query, open_engine
from retrieval.stores import PassageKey

Open = Callable[..., Engine]


@pytest.fixture(params=["embedded"])
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Open:
    def make(fingerprint: str = "one") -> Engine:
        return open_engine(request.param, tmp_path / "index", fingerprint=fingerprint)

    return make


def passage(sequence: int, ordinal: int, text: str, revision: int = 1) -> IndexedPassage:
    return IndexedPassage(
        key=PassageKey(sequence=sequence, revision=revision, ordinal=ordinal),
        terms=text.split(),
        collection="shared",
        publisher="",
        speaker="",
        days=None,
    )


def found(engine: Engine, words: str) -> list[tuple[int, int, int]]:
    hits = engine.snapshot.search(Query(terms=words.split(), limit=10))
    return [(h.key.sequence, h.key.revision, h.key.ordinal) for h in hits]


def files(folder: Path) -> list[str]:
    """What is in the index's folder, the lock apart: names of segments are random."""
    names = [path.name.rpartition(".")[2] for path in (folder / "index").iterdir()]
    return sorted(name for name in names if name != "lock")


FERRY = passage(1, 1, "ferry fares frozen")
TRAM = passage(2, 1, "tram line opens")
SNAIL = passage(3, 1, "snail glows")


def test_a_new_engine_is_empty(opened: Open) -> None:
    engine = opened()
    assert (engine.snapshot.generation, engine.snapshot.passages, engine.snapshot.terms) == (
        0,
        0,
        0,
    )
    assert found(engine, "ferry") == []


def test_what_is_applied_is_found_and_what_is_gone_is_not(opened: Open) -> None:
    engine = opened()
    engine.apply([FERRY, TRAM, SNAIL], gone=[], generation=1)
    assert found(engine, "tram") == [(2, 1, 1)]
    engine.apply([passage(2, 1, "tram delayed", 2)], gone=[2, 3], generation=2)
    assert found(engine, "tram snail") == [(2, 2, 1)]
    assert engine.snapshot.document_frequency("line") == 0
    assert engine.snapshot.generation == 2


def test_a_snapshot_does_not_change_under_its_reader(opened: Open) -> None:
    engine = opened()
    engine.apply([FERRY, TRAM, SNAIL], gone=[], generation=1)
    old = engine.snapshot
    engine.apply([], gone=[1], generation=2)
    assert len(old.search(Query(terms=["ferry"], limit=5))) == 1
    assert found(engine, "ferry") == []


def test_applying_in_steps_is_the_same_as_building_at_once(opened: Open) -> None:
    engine = opened()
    engine.apply([SNAIL], gone=[], generation=1)
    engine.apply([TRAM], gone=[], generation=2)
    engine.apply([FERRY], gone=[], generation=3)
    assert engine.same_as([FERRY, TRAM, SNAIL])
    assert not engine.same_as([FERRY, TRAM])


def test_an_index_is_there_again_after_a_restart(opened: Open) -> None:
    opened().prepare([FERRY, TRAM, SNAIL], generation=7).publish()
    again = opened()
    assert again.snapshot.generation == 7
    assert again.same_as([FERRY, TRAM, SNAIL])


def test_an_index_of_another_analyzer_is_not_believed(opened: Open) -> None:
    opened("one").prepare([FERRY], generation=7).publish()
    assert opened("two").snapshot.generation == 0


@pytest.mark.parametrize("damage", ["cut", "flipped", "junk", "empty"])
def test_a_damaged_index_is_not_believed(opened: Open, tmp_path: Path, damage: str) -> None:
    opened().prepare([FERRY, TRAM, SNAIL], generation=7).publish()
    paths = sorted(tmp_path.glob("index/current")) + sorted(tmp_path.glob("index/*.segment"))
    assert len(paths) == 2
    for path in paths:
        data = path.read_bytes()
        path.write_bytes(
            {
                "cut": data[: len(data) // 2],
                "flipped": data[:-60] + bytes([data[-60] ^ 1]) + data[-59:],
                "junk": b"\x00\xff" * 100,
                "empty": b"",
            }[damage]
        )
        assert opened().snapshot.generation == 0
        path.write_bytes(data)
        assert opened().snapshot.generation == 7


@pytest.mark.parametrize("name", ["current", "*.segment"])
def test_an_index_of_which_a_file_is_missing_is_not_believed(
    opened: Open, tmp_path: Path, name: str
) -> None:
    opened().prepare([FERRY, TRAM, SNAIL], generation=7).publish()
    (path,) = tmp_path.glob(f"index/{name}")
    path.unlink()
    assert opened().snapshot.generation == 0


def test_every_flipped_bit_of_an_index_is_noticed(opened: Open, tmp_path: Path) -> None:
    opened().prepare([FERRY], generation=7).publish()
    for path in sorted(tmp_path.glob("index/*")):
        data = bytearray(path.read_bytes())
        for place in range(0, len(data), 7):
            data[place] ^= 1 << place % 8
            path.write_bytes(data)
            assert opened().snapshot.generation == 0, (path.name, place)
            data[place] ^= 1 << place % 8
        path.write_bytes(data)


def test_a_prepared_index_answers_only_when_it_is_published(opened: Open, tmp_path: Path) -> None:
    engine = opened()
    engine.apply([FERRY], gone=[], generation=1)
    prepared = engine.prepare([TRAM, SNAIL], generation=2)
    assert (found(engine, "ferry tram"), opened().snapshot.generation) == ([(1, 1, 1)], 1)
    prepared.publish()
    prepared.discard()
    assert (found(engine, "ferry tram"), opened().snapshot.generation) == ([(2, 1, 1)], 2)
    assert files(tmp_path) == ["current", "segment"]


def test_a_discarded_index_leaves_nothing_behind(opened: Open, tmp_path: Path) -> None:
    engine = opened()
    engine.apply([FERRY], gone=[], generation=1)
    engine.prepare([TRAM], generation=2).discard()
    assert found(engine, "ferry tram") == [(1, 1, 1)]
    assert files(tmp_path) == ["current", "segment"]


def test_what_a_killed_process_left_is_swept_away_after_a_while(
    opened: Open, tmp_path: Path
) -> None:
    opened().prepare([FERRY], generation=2)
    left = sorted((tmp_path / "index").iterdir())
    assert opened().snapshot.generation == 0
    assert files(tmp_path) == ["new", "new"]
    for path in left:
        os.utime(path, (0, 0))
    opened()
    assert files(tmp_path) == []


def test_another_processs_index_is_taken_up_once(opened: Open) -> None:
    one, two = opened(), opened()
    assert not two.reload()
    one.prepare([FERRY, TRAM], generation=3).publish()
    assert not one.reload()
    assert two.reload()
    assert (two.snapshot.generation, found(two, "ferry")) == (3, [(1, 1, 1)])
    present = two.snapshot
    assert not two.reload()
    one.prepare([SNAIL], generation=3).publish()
    assert not two.reload()
    assert two.snapshot is present


def test_an_older_a_foreign_or_a_damaged_index_is_not_taken_up(
    opened: Open, tmp_path: Path
) -> None:
    engine = opened()
    engine.apply([FERRY], gone=[], generation=5)
    path = tmp_path / "index" / "current"
    opened("two").prepare([TRAM], generation=9).publish()
    assert not engine.reload()
    other = opened()
    other.prepare([TRAM], generation=4).publish()
    assert not engine.reload()
    other.prepare([TRAM], generation=6).publish()
    path.write_bytes(path.read_bytes()[:-200])
    assert not engine.reload()
    other.prepare([TRAM], generation=7).publish()
    assert engine.reload()
    assert found(engine, "ferry tram") == [(2, 1, 1)]


def test_a_late_index_does_not_replace_a_newer_one(opened: Open) -> None:
    late, quick = opened(), opened()
    prepared = late.prepare([FERRY], generation=1)
    quick.apply([TRAM], gone=[], generation=2)
    prepared.publish()
    assert late.snapshot.generation == 1
    assert opened().snapshot.generation == 2
    assert late.reload()
    late.apply([FERRY], gone=[], generation=1)
    assert (late.snapshot.generation, found(late, "ferry tram")) == (2, [(2, 1, 1)])


def test_an_index_may_go_back_with_its_store(opened: Open) -> None:
    engine = opened()
    engine.apply([FERRY], gone=[], generation=5)
    engine.prepare([TRAM], generation=3).publish()
    assert (engine.snapshot.generation, opened().snapshot.generation) == (3, 3)
