"""Percolation: which of many topics the newly arrived articles are about.

The other way round than a question: topics wait, passages come. Each topic is listed under those of
its terms without which it cannot match, the weightiest first, so that an article meets only the few
topics whose telling words it holds. Its passages are then weighed as an answer's are. What it costs
grows with what has arrived, and hardly with the number of topics.

Precision goes before recall: who follows a topic is told of the next article, too, and minds one
that is about something else.

topics      a topic, and what an article has to hold to be about it
reading     topics as they were written
arriving    a new article with its words
percolator  articles in, excerpts by topic out
"""

from retrieval.percolating.percolator import Percolator
from retrieval.percolating.reading import read
from retrieval.percolating.topics import Topic

__all__ = ["Percolator", "Topic", "read"]
