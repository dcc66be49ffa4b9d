"""Compiled kernels: made once, kept, believed only when sound, and never needed."""

from __future__ import annotations

import shutil
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from bot.rendering import records
from retrieval import Library
from retrieval.engines import Query
from retrieval.engines.embedded import EmbeddedEngine, native, supply
from tests.retrieval.conftest import OpenEmbedded
from tests.retrieval.corpora import Words, passage

ROOT = Path(__file__).resolve().parents[2]

TRAM = [passage(1, 1, ["tram", "line"]), passage(2, 1, ["ferry"]), passage(3, 1, ["snail"])]


def found(opened: EmbeddedEngine, *terms: str) -> list[int]:
    hits = opened.snapshot.search(Query(terms=terms, limit=5))
    return [hit.key.sequence for hit in hits]


def test_kept_kernels_are_taken_up_by_the_next_process(kernels_file: Path, tmp_path: Path) -> None:
    shutil.copy(kernels_file, tmp_path)
    opened = EmbeddedEngine(tmp_path, fingerprint="one")
    opened.settle()
    assert opened.compiled
    assert not EmbeddedEngine(tmp_path, fingerprint="one", kernels="numpy").compiled


@pytest.mark.parametrize("damage", ["cut", "flipped", "empty"])
def test_damaged_kernels_are_not_run(kernels_file: Path, tmp_path: Path, damage: str) -> None:
    data = kernels_file.read_bytes()
    flipped = data[:5000] + bytes([data[5000] ^ 4]) + data[5001:]
    broken = {"cut": data[:5000], "flipped": flipped, "empty": b""}[damage]
    (tmp_path / kernels_file.name).write_bytes(broken)
    opened = EmbeddedEngine(tmp_path, fingerprint="one")
    opened.settle()
    assert not opened.compiled
    opened.apply(TRAM, gone=[], generation=1)
    assert found(opened, "tram") == [1]


def test_without_numba_the_same_is_done_in_numpy(
    kernels_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(kernels_file, tmp_path)
    monkeypatch.setitem(sys.modules, "numba", None)
    assert not native.available()
    opened = EmbeddedEngine(tmp_path, fingerprint="one")
    assert not opened.compiled
    assert native.compile_in_background(tmp_path) is None
    with pytest.raises(RuntimeError, match="cannot be compiled"):
        EmbeddedEngine(tmp_path, fingerprint="one", kernels="compiled")


def test_where_nothing_can_be_written_numpy_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supply, "WORTH_COMPILING", 1)
    (tmp_path / "index").write_text("a file where the folder should be")
    opened = EmbeddedEngine(tmp_path / "index", fingerprint="one")
    opened.apply(TRAM, gone=[], generation=1)
    assert found(opened, "tram") == [1]
    assert not opened.compiled
    with pytest.raises(RuntimeError, match="cannot be compiled"):
        EmbeddedEngine(tmp_path / "index", fingerprint="one", kernels="compiled")


def test_a_large_index_is_compiled_for_while_it_answers(
    kernels_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supply, "WORTH_COMPILING", 2)
    opened = EmbeddedEngine(tmp_path, fingerprint="one")
    opened.apply(TRAM, gone=[], generation=1)
    assert found(opened, "tram", "ferry") == [2, 1]
    opened.settle()
    assert opened.compiled
    assert found(opened, "tram", "ferry") == [2, 1]
    assert (tmp_path / kernels_file.name).exists()


def test_a_small_index_is_not_compiled_for(tmp_path: Path) -> None:
    opened = EmbeddedEngine(tmp_path, fingerprint="one")
    opened.apply(TRAM, gone=[], generation=1)
    opened.settle()
    assert not opened.compiled
    assert not list(tmp_path.glob("kernels-*"))


def test_answers_have_the_same_bytes_on_machine_code_and_in_numpy(
    kernels_file: Path, tmp_path: Path
) -> None:
    now = datetime(2025, 5, 15, tzinfo=UTC)
    topics = (ROOT / "tests" / "quality" / "seeds" / "topics.tsv").read_text(encoding="utf-8")
    found = {}
    for compiled in (False, True):
        with Library(tmp_path) as library:
            if not compiled:
                library.ingest([str(ROOT / "seeds")])
            assert isinstance(library._engine, EmbeddedEngine)
            library._engine.settle()
            assert library._engine.compiled == compiled
            found[compiled] = [
                records.dumps({**records.answer(library.ask(text, now=now)), "elapsed_ms": 0})
                for text in topics.splitlines()[::3]
            ]
        shutil.copy(kernels_file, tmp_path / "index")
    assert found[True] == found[False]


def test_a_kernel_refuses_arrays_of_another_type(kernels_file: Path) -> None:
    loaded = native.load(kernels_file.parent)
    assert loaded is not None
    wrong = np.zeros(1, np.float32)
    with pytest.raises(TypeError, match="distinct, array 0: float32 instead of int32"):
        loaded.call("distinct", wrong, wrong, wrong, wrong)
    with pytest.raises(TypeError, match="takes 4 arrays"):
        loaded.call("distinct", wrong)


def test_many_threads_search_while_the_index_changes(open_embedded: OpenEmbedded) -> None:
    opened = open_embedded()
    draw = Words(np.random.default_rng(4), vocabulary=80)
    articles = {sequence: draw.article(sequence) for sequence in range(1, 120)}
    opened.apply([p for a in articles.values() for p in a], gone=[], generation=1)
    queries = [Query(terms=draw.question(), limit=10) for _ in range(40)]
    faults: list[object] = []
    ended = threading.Event()

    def ask() -> None:
        while not ended.is_set():
            state = opened.snapshot
            for query in queries:
                one, two = state.search(query), state.search(query)
                if one != two or any(h.key.revision > state.generation for h in one):
                    faults.append((one, two))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for generation in range(2, 40):
        changed = draw.article(generation, generation)
        opened.apply(changed, gone=[generation], generation=generation)
    ended.set()
    for thread in threads:
        thread.join()
    assert not faults
