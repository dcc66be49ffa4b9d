"""The question that /help shows is one that this library answers."""

from __future__ import annotations

import json
import time
from pathlib import Path

from bot import examples
from retrieval import Library

ROOT = Path(__file__).resolve().parents[2]


def put(library: Library, path: Path, **article: object) -> None:
    path.write_text(json.dumps({"id": path.stem, **article}), encoding="utf-8")
    library.ingest([str(path)])


def test_of_the_samples_it_is_answered_at_once_and_always_the_same(library: Library) -> None:
    library.ingest([str(ROOT / "seeds")])
    asked = examples.question(library)
    assert library.ask(asked).answered
    assert asked.startswith("what about ")
    start = time.perf_counter()
    assert examples.question(library) == asked
    assert time.perf_counter() - start < 0.5
    assert examples.publisher(library) == "News Today"


def test_where_no_name_is_answered_it_is_the_latest_headline(
    library: Library, tmp_path: Path
) -> None:
    put(library, tmp_path / "a.jsonl", headline="rain again", paragraphs=["it rains."])
    assert examples.question(library) == "rain again"


def test_an_empty_library_has_an_example_and_no_publisher(library: Library) -> None:
    assert examples.question(library) == examples.ANYTHING
    assert examples.publisher(library) is None


def test_a_publisher_that_cannot_be_typed_is_no_example(library: Library, tmp_path: Path) -> None:
    for number, name in enumerate(('The "Tarn" Post', "The `Tarn` Post", "x" * 90, "T\u202eP")):
        put(library, tmp_path / f"{number}.jsonl", publisher=name, paragraphs=["It rains."])
    put(library, tmp_path / "z.jsonl", publisher="Zed Post", paragraphs=["It rains."])
    assert examples.publisher(library) == "Zed Post"
