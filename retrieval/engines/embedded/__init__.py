"""The embedded engine: rank-bm25's own model over postings, in this process.

`postings` holds the arrays, `model` the scores, `persistence` the file, `engine` the present
state and how it changes.
"""

from retrieval.engines.embedded.engine import EmbeddedEngine
from retrieval.engines.embedded.model import PostingsBM25
from retrieval.engines.embedded.postings import Postings

__all__ = ["EmbeddedEngine", "Postings", "PostingsBM25"]
