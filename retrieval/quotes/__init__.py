"""Quotes: who said what, when, and to whom.

attributing   the quotes of an article, each with its speaker; made of
              sentences (whose words), marks (what is quoted), units, masks, people (names as news
              writes them), cast (whom an article introduces), focus (whom a pronoun means),
              clauses (who says), subjects, rows and inversions (who is named beside the verb),
              direct and reporting (which words), addressing (to whom), spoken (transcripts)
matching      whom a name means             finding      articles that hold a name, newest first
bearing       who bears a title             about        whether it is about a topic
collecting    a page of somebody's quotes   keeping      what was read lately
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
