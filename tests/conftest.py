"""What tests share: libraries in temporary folders, real processes, and ../shared if present."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from retrieval import Library

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"

# The same examples in every run, so that a red build stays red; by setting, others each time.
settings.register_profile("fixed", derandomize=True, database=None, max_examples=50)
settings.register_profile("random", database=None)
settings.load_profile(os.environ.get("DATELINE_TEST_EXAMPLES", "fixed"))

ALL_CASES = os.environ.get("DATELINE_TEST_CASES") == "all"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Of a test marked `short` run the cases that it names; all of them where that is asked for."""
    left_out = [item for item in items if not ALL_CASES and _is_long(item)]
    if left_out:
        items[:] = [item for item in items if item not in left_out]
        config.hook.pytest_deselected(items=left_out)


def _is_long(item: pytest.Item) -> bool:
    mark = item.get_closest_marker("short")
    case = item.name.partition("[")[2].removesuffix("]")
    return mark is not None and case not in mark.args


Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def library(data_dir: Path) -> Iterator[Library]:
    with Library(data_dir) as opened:
        yield opened


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of data that is not part of the project."""
    if not (SHARED / "data").is_dir():
        pytest.skip("../shared is not here: its data is not part of the project")
    return SHARED / "data"


@pytest.fixture
def environment(data_dir: Path) -> dict[str, str]:
    """The environment of a new user, with a library of its own."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("DATELINE_", "DISCORD_"))
    }
    return {**kept, "DATELINE_DATA_DIR": str(data_dir), "PYTHONPATH": str(ROOT)}


@pytest.fixture
def dateline(environment: dict[str, str], tmp_path: Path) -> Run:
    """Runs `python -m bot` with arguments; `stdin` is its standard input."""

    def run(*arguments: str, stdin: str = "", **extra: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "bot", *arguments],
            cwd=tmp_path,
            env={**environment, **extra},
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    return run


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """Three small articles as JSONL."""
    path = tmp_path / "articles.jsonl"
    path.write_text(
        '{"id": "ferry 1", "headline": "Ferry fares frozen", "published": "2025-05-06",'
        ' "publisher": "Namdo Herald", "paragraphs": ["Ferry fares will not rise this year.",'
        ' {"text": "We can live with this.", "kind": "quote",'
        ' "speaker": {"name": "Bae Sol-bi", "title": "Union Chair"}}]}\n'
        '{"id": "tram-1", "headline": "Tram line opens", "published": "2025-05",'
        ' "publisher": "Gom Radio", "articleBody": "The tram line opened after nine years.'
        '\\n\\nIt cost 340 billion won."}\n'
        '{"id": "snail-1", "title": "Snail found",'
        ' "text": "A glowing snail lives in Lake Mireu."}\n',
        encoding="utf-8",
    )
    return path
