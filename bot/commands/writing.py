"""Files that commands write at their end: checked before they begin, since that takes minutes."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path

from retrieval.errors import QueryError, SourceError


def check(*paths: Path | None) -> None:
    """SourceError where one of the files could not be written at the end; None is no file."""
    for path in paths:
        if path is None:
            continue
        folder = path.parent
        if path.is_dir():
            raise SourceError(str(path), "is a folder: name a file")
        if not folder.is_dir():
            raise SourceError(str(path), f"cannot be written: there is no folder {folder}")
        if not os.access(path if path.exists() else folder, os.W_OK):
            raise SourceError(str(path), "cannot be written: permission denied")


def check_plot(path: Path | None) -> None:
    """As `check`, and QueryError where there is nothing to draw with."""
    check(path)
    if path is not None and importlib.util.find_spec("matplotlib") is None:
        raise QueryError("--plot needs matplotlib: make bench installs it")


def write(path: Path, content: bytes) -> None:
    """Write a file; SourceError where that fails."""
    try:
        path.write_bytes(content)
    except OSError as error:
        raise SourceError(str(path), f"cannot be written: {error.strerror or error}") from error
