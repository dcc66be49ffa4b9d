"""Text into terms and sentences: the one Analyzer that indexing and questions share.

Knows words, scripts and languages; knows nothing of articles, scores or storage. An engine
receives ready terms, so every engine sees the same ones.
"""

from retrieval.analysis.analyzer import Analyzer, Token
from retrieval.analysis.sentences import bounds, sentences
from retrieval.analysis.thesaurus import Phrase

__all__ = ["Analyzer", "Phrase", "Token", "bounds", "sentences"]
