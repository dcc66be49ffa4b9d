"""A segment under the statistics of one moment: what lengths and repeats are worth now.

Neither postings nor kinds hold a score, so that an added article, which changes the number of
passages and their mean length, costs a few hundred numbers here and no posting.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from retrieval.engines.embedded.live import Live
from retrieval.engines.embedded.model import Okapi
from retrieval.engines.embedded.segment import Segment

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Weighed:
    """norm [L]: k1 (1 - b + b dl / avgdl) of each run's length.
    lift [L]: what a term that stands once is worth there, (k1 + 1) / (1 + norm).
    gain [K]: how much more a repeat is worth, as a share: f (1 + norm) / (f + norm) - 1.
    """

    live: Live
    norm: Floats
    lift: Floats
    gain: Floats
    top_gain: float
    k1_plus_1: float

    @property
    def segment(self) -> Segment:
        return self.live.segment


def weighed(live: Live, model: Okapi) -> Weighed:
    """The segment as `model` sees it."""
    segment = live.segment
    norm = model.norm(segment.run_length)
    often, there = segment.kind_frequency.astype(np.float64), norm[segment.kind_run]
    gain = there * (often - 1) / (often + there)
    return Weighed(
        live=live,
        norm=norm,
        lift=(model.k1 + 1) / (1 + norm),
        gain=gain,
        top_gain=float(gain.max(initial=0.0)),
        k1_plus_1=model.k1 + 1,
    )
