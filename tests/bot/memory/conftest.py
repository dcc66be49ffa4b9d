"""A memory in a folder of its own, opened again as often as a test likes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.memory import Memory
from config import load_settings

Open = Callable[..., Memory]


@pytest.fixture
def opened(data_dir: Path) -> Iterator[Open]:
    """Opens the memory of the test's folder; variables without DATELINE_, in lower case. What was
    opened before stays open: what the new one knows was on disk."""
    memories: list[Memory] = []

    def open_memory(**variables: str) -> Memory:
        environment = {f"DATELINE_{name.upper()}": value for name, value in variables.items()}
        settings = load_settings({"DATELINE_DATA_DIR": str(data_dir), **environment}, None)
        memories.append(Memory(settings))
        return memories[-1]

    yield open_memory
    for memory in memories:
        memory.close()
