"""Kernels: where a search's machine code comes from, and when.

Compiled kernels that are kept in the index's folder are loaded beside the index; a large index that
has none has them compiled, once, in a process of its own. Nobody waits for either: until there are
kernels, numpy does the same work.
"""

from __future__ import annotations

import contextlib
import logging
import os
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from retrieval.engines.embedded import native
from retrieval.engines.embedded.native import Native
from retrieval.engines.embedded.workspace import Workspace

if TYPE_CHECKING:
    import subprocess

_log = logging.getLogger(__name__)

KernelChoice = Literal["auto", "compiled", "numpy"]

WORTH_COMPILING = 10_000
"""Passages from which compiling is worth some seconds of a core."""


class Kernels:
    """The kernels of one engine, and each thread's workspace for them."""

    def __init__(self, loaded: Native | None = None) -> None:
        self.native = loaded
        """The loaded kernels, None for numpy."""
        self._threads = threading.local()
        self._directory: Path | None = None
        self._loading: threading.Thread | None = None
        self._compiling: threading.Thread | None = None

    @classmethod
    def of(cls, directory: Path, choice: KernelChoice) -> Kernels:
        """ "compiled" loads them, and compiles them if need be, before it returns (RuntimeError
        where that cannot be); "numpy" does without; "auto" does not wait."""
        found = cls()
        if choice == "compiled":
            found.native = native.load(directory) or _compiled_now(directory)
        elif choice == "auto":
            found._directory = directory
            found._load_beside()
        return found

    @property
    def workspace(self) -> Workspace:
        """The calling thread's own."""
        space: Workspace | None = getattr(self._threads, "space", None)
        if space is None:
            space = self._threads.space = Workspace()
        return space

    def suit(self, passages: int) -> None:
        """Have kernels compiled in the background if an index of this size is worth it."""
        directory = self._directory
        if (
            directory is None
            or passages < WORTH_COMPILING
            or self._compiling is not None
            or self.native is not None
            or self._loading is not None
            or not _writable(directory)
        ):
            return
        compiler = native.compile_in_background(directory)
        if compiler is not None:
            self._compiling = threading.Thread(
                target=self._take_up, args=(compiler, directory), name="kernels", daemon=True
            )
            self._compiling.start()

    def settle(self) -> None:
        """Wait for what goes on in the background."""
        for thread in (self._loading, self._compiling):
            if thread is not None:
                thread.join()

    def _load_beside(self) -> None:
        directory = self._directory
        if directory is None or not native.kept(directory):
            return

        def load() -> None:
            self.native = native.load(directory)

        # No daemon: LLVM does not bear being interrupted by the end of the process.
        self._loading = threading.Thread(target=load, name="kernels")
        self._loading.start()

    def _take_up(self, compiler: subprocess.Popen[bytes], directory: Path) -> None:
        compiler.wait()
        if threading.main_thread().is_alive():
            self.native = native.load(directory)
            _log.info("kernels compiled: usable=%s", self.native is not None)


def _compiled_now(directory: Path) -> Native:
    with contextlib.suppress(OSError):
        directory.mkdir(parents=True, exist_ok=True)
    compiler = native.compile_in_background(directory)
    if compiler is not None:
        compiler.wait()
    found = native.load(directory)
    if found is None:
        raise RuntimeError(f"the kernels cannot be compiled into {directory}")
    return found


def _writable(directory: Path) -> bool:
    """Whether files can be put there, or in the folder that it would be made in."""
    while not directory.exists() and directory != directory.parent:
        directory = directory.parent
    return directory.is_dir() and os.access(directory, os.W_OK)
