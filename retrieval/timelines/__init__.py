"""Timelines: a topic from its first report to the latest.

reports       articles sentence by sentence, in order of time
finding       reports out of the library, in the revision in force
matching      whether one of them is about a topic
following     the names by which its story is looked for
relevant      which of them are about a topic, or tell its story
developments  what each tells that is new
corrections   what is taken back, and what said it (`wordings`: how newsrooms do so)
figures/      numbers that disagree
changes       what edits made of an article
coverage      reports by day
telling       entries in order of time
tracing       all of it
"""

from retrieval.timelines.changes import Edit, changes
from retrieval.timelines.finding import Finder
from retrieval.timelines.reports import Report
from retrieval.timelines.tracing import Traced, trace

__all__ = ["Edit", "Finder", "Report", "Traced", "changes", "trace"]
