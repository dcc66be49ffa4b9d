"""The index on disk: segments that never change, and one small file that says which are present.

    index/<number>.state     generation, names of segments, which of their articles are left
    index/<name>.segment     a segment
    index/<name>.new         something that is not present yet, or never will be: its writer died
    index/lock               held by whoever makes something present or sweeps

What becomes present is renamed into place: a reader finds the old state or the new one. The state
of the highest number is the present one; a new name each time, because renaming over a file waits
for the disk. A state whose files are not all sound is not believed; the caller builds anew from the
store.
"""

from __future__ import annotations

import contextlib
import logging
import os
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from retrieval.engines.embedded import container
from retrieval.engines.embedded.live import Live
from retrieval.engines.embedded.segment import Segment

if TYPE_CHECKING:
    from filelock import FileLock

_log = logging.getLogger(__name__)

ABANDONED_S = 3600.0
"""Age at which a file that was written but not made present is rubbish: its writer was killed."""
LOCK_WAIT_S = 30.0
"""Holding the lock takes milliseconds."""
TRIES = 5
"""How often a state is read anew whose segments were swept away while it was read."""
FLUSHED = 1 << 22
"""Bytes from which a segment is flushed to the disk before it is present. Smaller ones are left to
the system: should the power fail just then, the state is not believed and built anew."""

_STATE = re.compile(r"[0-9]{10}\.state")

Signature = tuple[str, int, int]


@dataclass(frozen=True)
class State:
    """What is present: segments in their order, and the store's generation that they show."""

    segments: Sequence[Live]
    generation: int


@dataclass(frozen=True)
class Draft:
    """A state on disk that is not present yet; its segments have their names."""

    state: State
    file: Path
    segments: Sequence[Path]


class Files:
    """The index of one library in a folder; `fingerprint` says for which store and analyzer."""

    def __init__(self, directory: Path, fingerprint: str) -> None:
        self._directory = directory
        self._fingerprint = fingerprint
        self._lock: FileLock | None = None

    def signature(self) -> Signature | None:
        """What tells the present state from the one before; None where there is none."""
        path = self._present()
        try:
            found = path.stat() if path else None
        except OSError:
            return None
        return (path.name, found.st_ino, found.st_mtime_ns) if path and found else None

    def generation(self) -> int:
        """The generation that the present state says it has; -1 where there is none to believe."""
        path = self._present()
        with contextlib.suppress(FileNotFoundError):
            found = container.read(path, "state", self._fingerprint) if path else None
            if found is not None:
                return int(found[0]["generation"])
        return -1

    def load(self, known: Sequence[Live] = ()) -> State | None:
        """The present state, None where there is none to believe. Segments that are `known` are
        not opened again."""
        for _ in range(TRIES):
            path = self._present()
            if path is None:
                return None
            try:
                found = container.read(path, "state", self._fingerprint)
                if found is None:
                    return None
                facts, arrays = found
                segments = self._open(
                    facts["segments"], arrays, {live.name: live for live in known}
                )
            except FileNotFoundError:
                continue  # swept away meanwhile: another state is present by now
            return State(segments, int(facts["generation"])) if segments is not None else None
        _log.warning("index not complete: path=%s", self._directory)
        return None

    def _open(
        self, names: Sequence[str], arrays: container.Arrays, known: Mapping[str, Live]
    ) -> list[Live] | None:
        segments = []
        for place, name in enumerate(names):
            live = known.get(name)
            if live is None:
                found = container.read(self._segment(name), "segment", self._fingerprint)
                if found is None:
                    return None
                live = Live.of(Segment(**found[1]), name)
            count = len(live.segment.sequence)
            living = np.unpackbits(arrays[f"living-{place}"], count=count).view(np.bool_)
            if not np.array_equal(living, live.living):
                live = Live.of(live.segment, name, living)
            segments.append(live)
        return segments

    def draft(self, state: State) -> Draft | None:
        """Put a state on disk beside the present one; None (logged) where that cannot be."""
        written: list[Path] = []
        named = []
        beside = self._directory / f"{_new_name()}.new"
        try:
            self._directory.mkdir(parents=True, exist_ok=True)
            for live in state.segments:
                name = live.name or _new_name()
                if not live.name or not self._segment(name).exists():
                    path = self._directory / f"{name}.new"
                    written.append(path)
                    self._write(live, path)
                # The same object where it can be: it holds masks that were asked for.
                named.append(live if live.name else live.named(name))
            flush = any(path.stat().st_size >= FLUSHED for path in written)
            container.write(
                beside,
                "state",
                self._fingerprint,
                {"generation": state.generation, "segments": [live.name for live in named]},
                {f"living-{i}": np.packbits(live.living) for i, live in enumerate(named)},
                flush=flush,
            )
        except OSError as error:
            _log.warning("index not saved: path=%s error=%s", self._directory, error)
            _remove([*written, beside])
            return None
        return Draft(State(named, state.generation), beside, written)

    def publish(self, draft: Draft) -> Signature | None:
        """Make a draft present and sweep away what is no longer; for a holder of `lock`. None
        (logged) where that cannot be."""
        try:
            for path in draft.segments:
                path.replace(self._segment(path.stem))
            for live in draft.state.segments:
                # Swept away since it was drafted: another process's state did without it.
                if not (path := self._segment(live.name)).exists():
                    self._write(live, path)
            before = self._present()
            number = int(before.stem) + 1 if before else 1
            draft.file.replace(self._directory / f"{number:010}.state")
        except OSError as error:
            _log.warning("index not saved: path=%s error=%s", self._directory, error)
            self.discard(draft)
            return None
        signature = self.signature()
        present = {live.name for live in draft.state.segments}
        _remove([before] if before else [])
        _remove([p for p in self._directory.glob("*.segment") if p.stem not in present])
        return signature

    def discard(self, draft: Draft) -> None:
        """Take away a draft that is not to be present."""
        _remove([draft.file, *draft.segments])

    def sweep(self) -> None:
        """Take away what killed processes and the first format have left."""
        _remove([self._directory / "embedded.index"])
        with contextlib.suppress(OSError):
            before = time.time() - ABANDONED_S
            _remove([p for p in self._directory.glob("*.new") if p.stat().st_mtime < before])

    @contextlib.contextmanager
    def lock(self) -> Iterator[None]:
        """Alone among processes while inside. Where no lock can be had, the state is still renamed
        in one step; only a segment may be swept away too early, and is then built anew."""
        from filelock import FileLock, Timeout  # a fifth of a start, and only writers need it

        if self._lock is None:
            self._lock = FileLock(self._directory / "lock", timeout=LOCK_WAIT_S)
        lock = self._lock
        try:
            self._directory.mkdir(parents=True, exist_ok=True)
            lock.acquire()
        except (OSError, Timeout) as error:
            _log.warning("index not locked: path=%s error=%s", self._directory, error)
        try:
            yield
        finally:
            lock.release()

    def _write(self, live: Live, path: Path) -> None:
        arrays = live.segment.arrays()
        size = sum(array.nbytes for array in arrays.values())
        container.write(path, "segment", self._fingerprint, {}, arrays, flush=size >= FLUSHED)

    def _present(self) -> Path | None:
        """The state of the highest number."""
        try:
            with os.scandir(self._directory) as entries:
                names = [e.name for e in entries if _STATE.fullmatch(e.name)]
        except OSError:
            return None
        return self._directory / max(names) if names else None

    def _segment(self, name: str) -> Path:
        return self._directory / f"{name}.segment"


def _new_name() -> str:
    """A name that no other file has."""
    return os.urandom(16).hex()


def _remove(paths: Sequence[Path]) -> None:
    for path in paths:
        with contextlib.suppress(OSError):
            path.unlink()
