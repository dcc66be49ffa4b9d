"""A small judged set: six articles, six questions, two of them without an answer."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

ARTICLES = {
    "ferry": ["Ferry fares will not rise this year.", "The island ferry runs nine times a day."],
    "tram": ["The tram line opened after nine years.", "The tram line cost 340 billion won."],
    "snail": ["A glowing snail lives in Lake Mireu.", "Biologists found the snail at night."],
    "kite": ["A giant kite carried a goat over the harbour.", "The goat was not hurt."],
    "mayor": ["Ok Da-hee won the race for mayor.", "Turnout in the race was 61 percent."],
    "squid 1": ["Squid prices doubled in a week.", "Warm water drove the squid north."],
}
TOPICS = """\
q1\thow much did the tram line cost
q2\twhere does the glowing snail live
q3\twho won the race for mayor
q4\twhy did squid prices double
n1\twho won the chess olympiad in Lima
n2\tqwertz
"""
QRELS = """\
q1 0 tram#2 1
q2 0 snail#1 1
q3 0 mayor#1 1
q4 0 squid%201#2 1
q4 0 squid%201#1 1
"""
ANSWERS = (
    {"qid": "q1", "answers": ["340 billion won"], "answerable": True, "kind": "number"},
    {"qid": "q2", "answers": ["Lake  MIREU"], "answerable": True, "kind": "place"},
    {"qid": "q3", "answers": ["Ok Da-hee"], "answerable": True, "kind": "person"},
    {"qid": "q4", "answers": ["no such words"], "answerable": True},
    {"qid": "n1", "answers": [], "answerable": False, "kind": "null"},
    {"qid": "n2", "answers": [], "answerable": False, "kind": "null"},
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The set as a folder called harbour."""
    made = tmp_path / "harbour"
    made.mkdir()
    articles = [{"id": name, "paragraphs": paragraphs} for name, paragraphs in ARTICLES.items()]
    for name, records in (("corpus.jsonl", articles), ("answers.jsonl", ANSWERS)):
        (made / name).write_text("".join(json.dumps(record) + "\n" for record in records))
    (made / "topics.tsv").write_text(TOPICS)
    (made / "qrels.txt").write_text(QRELS)
    return made
