"""News prose: what each sentence of a passage is by itself.

natures      the doors: a passage's sentences, each with what it is; those that correct something
leaning      what cannot be understood without the sentence before it
quoting      which sentences are a piece of a longer quotation
furniture    what is no news: greetings, credits, fragments
taking_back  what a newsroom takes back, and what it says is right

Whoever shows single sentences of an article (a summary, the line of a story or of a timeline) asks
here which of them can be shown by themselves; whether one greets can be asked of it alone. Knows
one passage at a time, no topic and no article.
"""

from retrieval.prose.furniture import greets
from retrieval.prose.natures import Nature, corrections, natures

__all__ = ["Nature", "corrections", "greets", "natures"]
