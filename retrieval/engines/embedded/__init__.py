"""The embedded engine: rank-bm25's own model over postings, in this process.

From the outside in: `engine` holds the present state and changes it; `snapshot` answers from one;
`persistence` and `container` keep it on disk; `tiers` says when segments are joined. A `segment` is
an immutable inverted index, made by `inverting` a `matrix`; `live` is one less what was deleted.
`model` is the formula, `weighing` what it makes of a segment, `scanning` the search in numpy, and
`kernels` the same compiled, which `native` calls from a thread's `workspace`.
"""

from retrieval.engines.embedded.engine import EmbeddedEngine
from retrieval.engines.embedded.model import Okapi

__all__ = ["EmbeddedEngine", "Okapi"]
