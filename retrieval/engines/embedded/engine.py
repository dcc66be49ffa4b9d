"""EmbeddedEngine: the present snapshot, swapped in one step when it changes."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from pathlib import Path

from retrieval.engines import IndexedPassage
from retrieval.engines.embedded import tiers
from retrieval.engines.embedded.collecting import collect
from retrieval.engines.embedded.inverting import invert
from retrieval.engines.embedded.live import Live
from retrieval.engines.embedded.matrix import joined, same, transposed
from retrieval.engines.embedded.persistence import Draft, Files, State
from retrieval.engines.embedded.snapshot import EmbeddedSnapshot
from retrieval.engines.embedded.supply import KernelChoice, Kernels


class PreparedState:
    """A built index on disk beside the present one; see `retrieval.engines.PreparedIndex`."""

    def __init__(
        self, engine: EmbeddedEngine, base: EmbeddedSnapshot, state: State, draft: Draft | None
    ) -> None:
        self._engine = engine
        self._base = base
        self._state = state
        self._draft = draft
        self._open = True

    def publish(self) -> None:
        if self._open:
            self._open = False
            self._engine._swap(self._base, self._state, self._draft)

    def discard(self) -> None:
        if self._open and self._draft is not None:
            self._engine._files.discard(self._draft)
        self._open = False


class EmbeddedEngine:
    """The index of one library in this process, kept on disk so that the next start does not
    tokenise everything again. See `retrieval.engines.Engine`."""

    name = "embedded"

    def __init__(
        self, directory: Path, *, fingerprint: str, kernels: KernelChoice = "auto"
    ) -> None:
        """`kernels`: see `Kernels.of`."""
        self._files = Files(directory, fingerprint)
        self._applying, self._loading, self._swapping = (threading.Lock() for _ in range(3))
        self._kernels = Kernels.of(directory, kernels)
        self._files.sweep()
        # Taken before reading: a state that is replaced meanwhile is looked at once too often.
        self._seen = self._files.signature()
        self._snapshot = self._shown(self._files.load() or State([], 0))
        self._kernels.suit(self._snapshot.passages)

    @property
    def snapshot(self) -> EmbeddedSnapshot:
        return self._snapshot

    @property
    def compiled(self) -> bool:
        """Whether searches run on compiled kernels by now."""
        return self._kernels.native is not None

    def settle(self) -> None:
        """Wait for kernels that are being loaded or compiled."""
        self._kernels.settle()

    def apply(
        self, passages: Iterable[IndexedPassage], *, gone: Iterable[int], generation: int
    ) -> None:
        with self._applying:
            base = self._snapshot
            if base.generation > generation:
                return
            gone = tuple(gone)
            segments = [live.without(gone) for live in base.segments] if gone else base.segments
            segments = [live for live in segments if live.passages]
            kernels = self._kernels.native
            new = collect(passages, kernels)
            first = tiers.first_to_join(segments, len(new))
            quick = sum(live.passages for live in segments[first:]) + len(new) <= tiers.QUICK
            joined_now = first if quick else len(segments)
            self._publish(base, tiers.joined_from(segments, joined_now, kernels, new), generation)
            if not quick:
                # Found already; now it is made quick to find.
                base = self._snapshot
                self._publish(base, tiers.joined_from(base.segments, first, kernels), generation)

    def prepare(self, passages: Iterable[IndexedPassage], *, generation: int) -> PreparedState:
        base = self._snapshot
        matrix = collect(passages, self._kernels.native)
        segments = [Live.of(invert(matrix, self._kernels.native))] if len(matrix) else []
        state = State(segments, generation)
        return PreparedState(self, base, state, self._files.draft(state))

    def reload(self) -> bool:
        with self._loading:
            signature = self._files.signature()
            if signature is None or signature == self._seen:
                return False
            loaded = None
            if self._files.generation() > self._snapshot.generation:
                loaded = self._files.load(self._snapshot.segments)
            built = self._shown(loaded) if loaded else None
            with self._swapping:
                self._seen = signature
                if built is None or built.generation <= self._snapshot.generation:
                    return False
                self._snapshot = built
            self._kernels.suit(self._snapshot.passages)
            return True

    def same_as(self, passages: Iterable[IndexedPassage]) -> bool:
        built = collect(passages, self._kernels.native)
        parts = [
            transposed(live.segment, live.living, self._kernels.native)
            for live in self._snapshot.segments
        ]
        return same(joined(parts), built) if parts else not len(built)

    def close(self) -> None:
        """Nothing is held open. Kernels that are being compiled are there the next time."""

    def _shown(self, state: State) -> EmbeddedSnapshot:
        return EmbeddedSnapshot(state.segments, state.generation, self._kernels)

    def _publish(self, base: EmbeddedSnapshot, segments: Sequence[Live], generation: int) -> None:
        state = State(segments, generation)
        self._swap(base, state, self._files.draft(state))

    def _swap(self, base: EmbeddedSnapshot, state: State, draft: Draft | None) -> None:
        """Make a state, which was made while `base` was present, the present one.

        A lower generation than the present one is right where the store was taken back to an
        earlier state, and late where this or another process has gone on since: then it is
        dropped.
        """
        built = self._shown(draft.state if draft else state)
        with self._swapping:
            late = self._snapshot is not base and self._snapshot.generation > built.generation
            if not late:
                self._snapshot = built
            if draft is None:
                return
            with self._files.lock():
                if late or self._replaced_by_newer(built.generation):
                    self._files.discard(draft)
                elif (signature := self._files.publish(draft)) is not None:
                    self._seen = signature
        self._kernels.suit(self._snapshot.passages)

    def _replaced_by_newer(self, generation: int) -> bool:
        """Whether another process has put a newer state there since this one looked."""
        return self._files.signature() != self._seen and generation < self._files.generation()
