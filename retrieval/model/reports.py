"""What was done to a library, and how it stands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A location that gave no article (or lost a field), and why."""

    location: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestReport:
    """What one ingest or reindex changed, in articles; totals are the library's afterwards."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    removed: int = 0
    failures: tuple[Failure, ...] = ()
    generation: int = 0
    articles: int = 0
    passages: int = 0
    elapsed_ms: float = 0.0

    @property
    def read(self) -> int:
        return self.added + self.updated + self.unchanged


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCount:
    """How many articles came from one source."""

    source: str
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PublisherSummary:
    """What the library has of one publisher; `name` is None for the articles that name none.

    The earliest and the latest publication date are as they are stored ("2025-05", "2025-05-06",
    or with a time) and compared as text; None where no article has a date. `samples` tells whether
    all of its articles are invented samples.
    """

    name: str | None
    articles: int
    first_published: str | None
    last_published: str | None
    samples: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """The library at a glance."""

    articles: int
    passages: int
    publishers: int
    samples: int
    first_published: str | None
    last_published: str | None
    generation: int
    engine: str
    indexed_passages: int
    terms: int
    data_dir: str
    sources: tuple[SourceCount, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyReport:
    """What a full check found: ids of damaged passages, and faults of database and index."""

    passages_checked: int
    damaged: tuple[str, ...] = ()
    repaired: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    elapsed_ms: float = 0.0

    @property
    def sound(self) -> bool:
        return set(self.damaged) <= set(self.repaired) and not self.faults


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """A step of long work: `done` of `total` units (0 = not known yet) of `stage`."""

    stage: str
    done: int
    total: int
