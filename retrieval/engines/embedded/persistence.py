"""An index as one file: a line of JSON that says what it is, then arrays.

    {"format": 1, "fingerprint": "...", "generation": 12, "sha256": "..."}

A file that is cut, flipped, of another format or fingerprint is not an index: loading gives
None, and the caller builds anew from the store. Written beside and renamed over, so that a
reader sees the old file or the new one.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import logging
import os
from pathlib import Path

import numpy as np

from retrieval.engines.embedded.postings import COLUMNS, Postings

_log = logging.getLogger(__name__)

FORMAT = 1


def save(path: Path, postings: Postings, *, generation: int, fingerprint: str) -> None:
    """Write the file atomically; an OSError is logged, not raised: the index is disposable."""
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
    payload = buffer.getvalue()
    header = {
        "format": FORMAT,
        "fingerprint": fingerprint,
        "generation": generation,
        "sha256": hashlib.sha256(payload).hexdigest(),
    }
    temporary = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as file:
            file.write(json.dumps(header).encode() + b"\n" + payload)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        _log.warning("index not saved: path=%s error=%s", path, error)
        with contextlib.suppress(OSError):
            temporary.unlink()


def load(path: Path, *, fingerprint: str) -> tuple[Postings, int] | None:
    """Postings and their generation, or None where there is no sound index of this fingerprint."""
    try:
        with path.open("rb") as file:
            header = json.loads(file.readline(4096))
            payload = file.read()
        if (
            header["format"] != FORMAT
            or header["fingerprint"] != fingerprint
            or header["sha256"] != hashlib.sha256(payload).hexdigest()
        ):
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


def _encode(numbered: dict[str, int]) -> np.ndarray[tuple[int], np.dtype[np.uint8]]:
    """Names in the order of their numbers, as UTF-8 JSON."""
    ordered = sorted(numbered, key=numbered.__getitem__)
    return np.frombuffer(json.dumps(ordered, ensure_ascii=False).encode(), np.uint8)


def _decode(data: bytes) -> dict[str, int]:
    return {name: number for number, name in enumerate(json.loads(data))}
