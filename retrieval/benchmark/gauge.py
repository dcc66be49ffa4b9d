"""Gauge: time and memory of one piece of work, without what it works on.

Memory is the highest resident size of the process after `start`, less the size at `start`. Linux
tells and resets it per process image (/proc/self/status, VmHWM); `ru_maxrss` would not do there,
since a child is given its parent's. Elsewhere `ru_maxrss` is read, where it exists.
"""

from __future__ import annotations

import contextlib
import gc
import time
from pathlib import Path

COMPILED = "kernels-*"
"""Files of compiled code that our engine keeps in its folder."""


class Gauge:
    """One measurement: `start`, the work, then `seconds` and `bytes`."""

    def __init__(self) -> None:
        self.start()

    def start(self) -> None:
        """What came before does not count: libraries imported, and what the index is made of, which
        is held whole. To feed it in parts and stop the clock meanwhile would be unfair: tantivy
        goes on in a thread of its own."""
        gc.collect()
        gc.freeze()
        with contextlib.suppress(OSError):
            Path("/proc/self/clear_refs").write_text("5")
        self._before = _resident("VmRSS")
        self._started = time.perf_counter()

    def seconds(self) -> float:
        """Time since `start`."""
        return time.perf_counter() - self._started

    def bytes(self) -> int | None:
        """The most memory in use at once since `start`; None where the system does not tell."""
        most = _resident("VmHWM")
        return None if most is None or self._before is None else max(0, most - self._before)


def _resident(name: str) -> int | None:
    """VmRSS (now) or VmHWM (highest) in bytes; the highest for both outside Linux."""
    with contextlib.suppress(OSError):
        for line in Path("/proc/self/status").read_text().splitlines():
            if line.startswith(name + ":"):
                return int(line.split()[1]) * 1024
    with contextlib.suppress(ImportError):
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return None


def disk_bytes(folder: Path) -> int:
    """Size of the files under a folder, compiled code (which is no index) left out."""
    return sum(
        path.stat().st_size
        for path in folder.rglob("*")
        if path.is_file() and not path.match(COMPILED)
    )
