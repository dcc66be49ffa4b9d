"""The words that are shown: which parts of which passages, and what is marked in them.

An excerpt is whole sentences where they fit, else words, and is never cut inside a grapheme. It
is always a slice of the passage: nothing is added, not even an ellipsis.

showing    the excerpts of an answer
choosing   which sentences of a passage
clipping   what fits of one that is too long
"""

from retrieval.excerpts.choosing import MAX_CHARS
from retrieval.excerpts.showing import show

__all__ = ["MAX_CHARS", "show"]
