"""Sets: questions with what is known of their answers, read from plain files.

    topics.tsv     desk-001<TAB>how long was the call
    qrels.txt      desk-001 0 herald-1#3 1
    answers.jsonl  {"qid": "desk-001", "answers": ["28 minutes"], "answerable": true,
                    "kind": "number"}

Knows files and lines; asks nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from retrieval.errors import SourceError
from retrieval.trec import encode, read_topics


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What a line of answers says: strings that answer (any of them), whether the library can
    answer at all (None: not said), and what kind of question it is."""

    answers: tuple[str, ...] = ()
    answerable: bool | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One judged question. `grades` has the passages that were judged, as ids of a run;
    `answers` is empty where no string is known, or where nothing answers."""

    qid: str
    question: str
    grades: Mapping[str, int] = field(default_factory=dict)
    answers: tuple[str, ...] = ()
    answerable: bool
    kind: str | None = None

    @property
    def relevant(self) -> frozenset[str]:
        """The passages with a grade from 1."""
        return frozenset(name for name, grade in self.grades.items() if grade > 0)


def json_lines(lines: Iterable[str], location: str) -> Iterator[tuple[str, object]]:
    """What each line holds, with its place as an error names it. Blank lines are passed over;
    SourceError names a line that is no JSON."""
    for number, line in enumerate(lines, start=1):
        text = line.removeprefix("\ufeff").strip()
        if not text:
            continue
        place = f"{location}:{number}"
        try:
            record = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise SourceError(place, "no JSON: a line holds one object") from error
        yield place, record


def read_answers(lines: Iterable[str], location: str) -> dict[str, Expected]:
    """qid -> what is expected, in the order of the file. Blank lines are passed over.

    SourceError names a line that is no such object, or a question's second line.
    """
    found: dict[str, Expected] = {}
    for place, record in json_lines(lines, location):
        if not isinstance(record, dict) or not isinstance(record.get("qid"), str):
            raise SourceError(place, 'a line holds an object with "qid" as a string')
        qid = record["qid"].strip()
        if qid in found:
            raise SourceError(place, f"{qid} has another line further up")
        found[qid] = _expected(record, place)
    return found


def _expected(record: Mapping[str, object], place: str) -> Expected:
    answers, answerable = record.get("answers", []), record.get("answerable")
    kind = record.get("kind")
    if not isinstance(answers, list) or not all(isinstance(words, str) for words in answers):
        raise SourceError(place, '"answers" is no list of strings')
    if answerable is not None and not isinstance(answerable, bool):
        raise SourceError(place, '"answerable" is neither true nor false')
    if kind is not None and not isinstance(kind, str):
        raise SourceError(place, '"kind" is no string')
    return Expected(
        # An empty string would stand in every excerpt.
        answers=tuple(words for words in answers if words.strip()),
        answerable=answerable,
        kind=kind,
    )


def topics(
    lines: Iterable[str],
    location: str,
    qrels: Mapping[str, Mapping[str, int]],
    expected: Mapping[str, Expected] | None = None,
    *,
    every: int = 1,
) -> tuple[Topic, ...]:
    """Each `every`-th question, from the first, with what is known of it, in the file's order.

    A question is answerable where `expected` says so, else where a passage is relevant to it;
    strings of one that is not are left aside ("insufficient information"). SourceError names a
    bad line or a question's second one, and a file none of whose questions is known to the other
    two, since then they hardly belong together.
    """
    found: list[Topic] = []
    seen: set[str] = set()
    for place, (name, question) in enumerate(read_topics(lines, location)):
        qid = encode(name)
        if qid in seen:
            raise SourceError(location, f"the question {name} is there twice")
        seen.add(qid)
        if place % every:
            continue
        grades = qrels.get(qid, {})
        known = (expected or {}).get(name, Expected())
        answerable = known.answerable
        if answerable is None:
            answerable = any(grade > 0 for grade in grades.values())
        found.append(
            Topic(
                qid=qid,
                question=question,
                grades=grades,
                answers=known.answers if answerable else (),
                answerable=answerable,
                kind=known.kind,
            )
        )
    if not found:
        raise SourceError(location, "holds no question")
    if not any(topic.grades or topic.answers for topic in found):
        raise SourceError(location, "none of its questions is judged: are the files of one set?")
    return tuple(found)
