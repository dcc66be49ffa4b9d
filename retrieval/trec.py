"""TREC's plain formats: topics to read, runs to write.

desk-001<TAB>how long was the call                     a topic
desk-001 Q0 herald-1#3 1 14.25 dateline                a line of a run
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from retrieval.errors import SourceError
from retrieval.model import RankedPassage

TAG = "dateline"


def read_topics(lines: Iterable[str], location: str) -> Iterator[tuple[str, str]]:
    """(qid, question) of each line that is not blank, in order; SourceError names a bad line."""
    for number, line in enumerate(lines, start=1):
        text = line.rstrip("\r\n").removeprefix("\ufeff")
        if not text.strip():
            continue
        qid, tab, question = text.partition("\t")
        if not tab or not qid.strip():
            raise SourceError(
                f"{location}:{number}", "a line holds a question's id, a tab and the question"
            )
        yield qid.strip(), question


def run_line(qid: str, passage: RankedPassage, tag: str = TAG) -> str:
    """One line of a run; white space in ids is percent-encoded, scores are exact."""
    return f"{_encode(qid)} Q0 {_encode(passage.passage_id)} {passage.rank} {passage.score!r} {tag}"


def _encode(name: str) -> str:
    """Percent-encode white space, and the percent sign so that it can be undone."""
    if not any(c.isspace() or c == "%" for c in name):
        return name
    return "".join(quote(c, safe="") if c.isspace() or c == "%" else c for c in name)
