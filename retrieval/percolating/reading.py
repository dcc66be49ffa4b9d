"""Topics as somebody wrote them, made ready for articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from retrieval.analysis import Analyzer
from retrieval.engines import Searcher
from retrieval.errors import QueryError
from retrieval.percolating.topics import Topic
from retrieval.questions import Question


def read(
    topics: Mapping[str, str],
    question: Callable[[str], Question],
    publishers: Callable[[str], Iterable[str]],
    snapshot: Searcher,
    analyzer: Analyzer,
) -> tuple[list[Topic], tuple[str, ...]]:
    """The topics in their order, and the keys of those in which there is nothing to look for: with
    operators that cannot be understood, or nothing besides them.

    `question` reads one, `publishers` tells which ones a name means.
    """
    found: list[Topic] = []
    unread: list[str] = []
    for key, text in topics.items():
        try:
            asked = question(text)
        except QueryError:
            unread.append(key)
            continue
        if not asked.terms:
            unread.append(key)
            continue
        limits = asked.limits
        spoken = analyzer.terms(limits.speaker) if limits.speaker is not None else []
        # Who names a newspaper follows what it writes.
        of = {name for names in asked.publishers for name in names} or None
        if limits.publisher is not None:
            of = set(publishers(limits.publisher))
        found.append(
            Topic(
                key,
                asked,
                snapshot,
                publishers=frozenset(of) if of is not None else None,
                speaker=frozenset(spoken),
            )
        )
    return found, tuple(unread)
