"""Quotes: who said what, when, and to whom.

attributing   the quotes of an article, each with its speaker; made of
              marks (what is quoted), people (names as news writes them), clauses (who says),
              reporting (what is reported), addressing (to whom), spoken (transcripts)
matching      whom a name means             finding   articles that hold a name, newest first
about         whether it is about a topic   collecting   a page of somebody's quotes
"""

from retrieval.quotes.about import About
from retrieval.quotes.attributing import attributed
from retrieval.quotes.bearing import bearers
from retrieval.quotes.collecting import Collected, collect
from retrieval.quotes.finding import Found, holding, newest
from retrieval.quotes.keeping import Kept
from retrieval.quotes.matching import Wanted, read, terms_of

__all__ = [
    "About",
    "Collected",
    "Found",
    "Kept",
    "Wanted",
    "attributed",
    "bearers",
    "collect",
    "holding",
    "newest",
    "read",
    "terms_of",
]
