"""TREC's plain formats: topics and judgements to read, runs to write.

desk-001<TAB>how long was the call                     a topic
desk-001 0 herald-1#3 1                                a judgement: passage and grade
desk-001 Q0 herald-1#3 1 14.25 dateline                a line of a run
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from retrieval.errors import SourceError
from retrieval.model import RankedPassage

TAG = "dateline"

_WHOLE = re.compile(r"[+-]?[0-9]{1,9}")


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


def read_qrels(lines: Iterable[str], location: str) -> dict[str, dict[str, int]]:
    """qid -> passage id (as a run writes it) -> grade, both in the order of the file.

    A grade from 1 means relevant; a negative one, which some TREC tracks give to junk, becomes 0.
    Blank lines are passed over. SourceError names a line that is no judgement, or that
    contradicts an earlier one.
    """
    found: dict[str, dict[str, int]] = {}
    for number, line in enumerate(lines, start=1):
        parts = line.removeprefix("\ufeff").split()
        if not parts:
            continue
        place = f"{location}:{number}"
        if len(parts) != 4 or not _WHOLE.fullmatch(parts[3]):
            raise SourceError(
                place, "a line holds a question's id, 0, a passage id and a whole number as grade"
            )
        qid, _, passage_id, text = parts
        grade = max(0, int(text))
        if found.setdefault(qid, {}).setdefault(passage_id, grade) != grade:
            raise SourceError(place, f"{passage_id} has another grade for {qid} further up")
    return found


def run_line(qid: str, passage: RankedPassage, tag: str = TAG) -> str:
    """One line of a run; white space in ids is percent-encoded, scores are exact."""
    return f"{encode(qid)} Q0 {encode(passage.passage_id)} {passage.rank} {passage.score!r} {tag}"


def encode(name: str) -> str:
    """An id as runs and judgements write it: white space is percent-encoded, and the percent sign
    so that it can be undone."""
    if not any(c.isspace() or c == "%" for c in name):
        return name
    return "".join(quote(c, safe="") if c.isspace() or c == "%" else c for c in name)
