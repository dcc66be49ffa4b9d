"""History: articles deleted, added and edited after an index was built, and what is then left."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from retrieval.benchmark.corpus import COLUMNS, Corpus, joined
from retrieval.benchmark.growth import ARTICLE

SHARE = 0.01
"""Share of the library that a step deletes, adds or edits, in whole articles."""

ADDITIONS = 10
"""Changes in which articles are added: as a newsroom does, not all at once."""


@dataclass(frozen=True, kw_only=True)
class Change:
    """One change: articles (sequences) that go, and passages that come."""

    gone: tuple[int, ...] = ()
    come: Corpus


def deletion(library: Corpus, seed: int) -> Change:
    """SHARE of the articles go, chosen at random."""
    return Change(gone=_some(library, seed), come=library.part(0, 0))


def additions(library: Corpus, news: Corpus) -> list[Change]:
    """SHARE of new articles in up to ADDITIONS changes."""
    count = min(max(1, int(len(library) * SHARE) // ARTICLE), len(news) // ARTICLE)
    bounds = np.linspace(0, count, min(ADDITIONS, count) + 1).astype(int) * ARTICLE
    return [
        Change(come=news.part(int(first), int(last))) for first, last in itertools.pairwise(bounds)
    ]


def edition(library: Corpus, news: Corpus, seed: int) -> Change:
    """A few articles get the words of others, and keep their sequence numbers."""
    edited = _some(library, seed)[: len(news) // ARTICLE]
    come = news.part(0, len(edited) * ARTICLE)
    rows = come.rows.copy()
    rows[COLUMNS.index("sequence")] = np.repeat(np.array(edited, np.int32), ARTICLE)
    return Change(gone=edited, come=replace(come, rows=rows, revision=2))


def after(library: Corpus, changes: Sequence[Change]) -> Corpus:
    """The live passages in the order (sequence, ordinal)."""
    live = library
    for change in changes:
        kept = ~np.isin(live.column("sequence"), np.array(change.gone, np.int64))
        live = joined([live.at(np.flatnonzero(kept)), change.come])
    return live


def _some(library: Corpus, seed: int) -> tuple[int, ...]:
    articles = np.unique(library.column("sequence"))
    random = np.random.default_rng([seed, 4])
    count = max(1, int(len(articles) * SHARE))
    return tuple(sorted(random.choice(articles, count, replace=False).tolist()))
