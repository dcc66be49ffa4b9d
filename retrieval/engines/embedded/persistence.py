"""An index as one file: a line of JSON that says what it is, then arrays.

    {"format": 1, "fingerprint": "...", "generation": 12, "sha256": "..."}

A file that is cut, flipped, of another format or fingerprint is not an index: loading gives
None, and the caller builds anew from the store. Written beside and renamed over, so that a
reader sees the old file or the new one. Several processes may share the file: `signature` tells
whether it is still the one that was seen last.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import logging
import os
import time
import uuid
from pathlib import Path

import numpy as np

from retrieval.engines.embedded.postings import COLUMNS, Postings

_log = logging.getLogger(__name__)

FORMAT = 1

ABANDONED_S = 3600.0
"""Age at which a file that was written but not renamed is rubbish: its process was killed."""

Signature = tuple[int, int, int]


def write(path: Path, postings: Postings, *, generation: int, fingerprint: str) -> Path | None:
    """Write a file beside `path`, on disk when this returns; give its name, for `put`.

    None where it cannot be written: that is logged, not raised, since the index is disposable.
    """
    buffer = io.BytesIO()
    np.savez(
        buffer,
        rows=postings.rows,
        offsets=postings.offsets,
        term=postings.term,
        frequency=postings.frequency,
        vocabulary=_encode(postings.vocabulary),
        names=_encode(postings.names),
    )
    payload = buffer.getbuffer()
    header = {
        "format": FORMAT,
        "fingerprint": fingerprint,
        "generation": generation,
        "sha256": hashlib.sha256(payload).hexdigest(),
    }
    beside = path.with_name(f"{path.name}.{uuid.uuid4().hex}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("wb") as file:
            file.write(json.dumps(header).encode() + b"\n")
            file.write(payload)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        _log.warning("index not saved: path=%s error=%s", path, error)
        discard(beside)
        return None
    return beside


def put(beside: Path, path: Path) -> Signature | None:
    """Rename a written file over `path`; the new file's signature, None (logged) if it failed."""
    try:
        own = signature(beside)
        beside.replace(path)
    except OSError as error:
        _log.warning("index not saved: path=%s error=%s", path, error)
        discard(beside)
        return None
    return own


def discard(beside: Path) -> None:
    """Take away a written file that is not to be put."""
    with contextlib.suppress(OSError):
        beside.unlink()


def sweep(path: Path) -> None:
    """Take away what killed processes have left beside `path`."""
    with contextlib.suppress(OSError):
        for beside in path.parent.glob(f"{path.name}.*.new"):
            if beside.stat().st_mtime < time.time() - ABANDONED_S:
                discard(beside)


def signature(path: Path) -> Signature | None:
    """What tells the file at `path` from the one that was there before; None for no file."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


def generation_of(path: Path, *, fingerprint: str) -> int:
    """The generation that a file says it has; -1 where it is no index of this fingerprint."""
    try:
        with path.open("rb") as file:
            header = json.loads(file.readline(4096))
        return int(header["generation"]) if _fits(header, fingerprint) else -1
    except (OSError, ValueError, KeyError, TypeError):
        return -1


def load(path: Path, *, fingerprint: str) -> tuple[Postings, int] | None:
    """Postings and their generation, or None where there is no sound index of this fingerprint."""
    try:
        with path.open("rb") as file:
            header = json.loads(file.readline(4096))
            payload = file.read()
        sound = header["sha256"] == hashlib.sha256(payload).hexdigest()
        if not sound or not _fits(header, fingerprint):
            _log.info("index not used: path=%s", path)
            return None
        arrays = np.load(io.BytesIO(payload), allow_pickle=False)
        postings = Postings(
            rows=arrays["rows"],
            offsets=arrays["offsets"],
            term=arrays["term"],
            frequency=arrays["frequency"],
            vocabulary=_decode(arrays["vocabulary"].tobytes()),
            names=_decode(arrays["names"].tobytes()),
        )
        if postings.rows.shape[0] != len(COLUMNS):
            return None
        return postings, int(header["generation"])
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, EOFError) as error:
        _log.warning("index not readable, it will be rebuilt: path=%s error=%s", path, error)
        return None


def _fits(header: dict[str, object], fingerprint: str) -> bool:
    return header["format"] == FORMAT and header["fingerprint"] == fingerprint


def _encode(numbered: dict[str, int]) -> np.ndarray[tuple[int], np.dtype[np.uint8]]:
    """Names in the order of their numbers, as UTF-8 JSON."""
    ordered = sorted(numbered, key=numbered.__getitem__)
    return np.frombuffer(json.dumps(ordered, ensure_ascii=False).encode(), np.uint8)


def _decode(data: bytes) -> dict[str, int]:
    return {name: number for number, name in enumerate(json.loads(data))}
