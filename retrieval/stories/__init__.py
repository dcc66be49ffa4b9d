"""Stories: articles that tell the same event, and the sketches by which they are compared.

What is grouped with what is a function of the articles of a window and of nothing else: neither of
the order in which they came nor of what was asked or removed before. Knows no question and no
engine.
"""

from retrieval.stories.grouping import Reports
from retrieval.stories.sketches import Sketches
from retrieval.stories.windows import Window, Windows

__all__ = ["Reports", "Sketches", "Window", "Windows"]
