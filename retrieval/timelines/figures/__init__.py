"""Figures: numbers that reports give, and where they disagree.

lexicon      words that tell what a number counts and who gives it
quantities   numbers of a text, their units and hedges
claims       quantities with what they count
comparing    which two cannot both be right
disagreeing  figures side by side
"""

from retrieval.timelines.figures.claims import Claim, claims

__all__ = ["Claim", "claims"]
