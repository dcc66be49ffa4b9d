"""Who says what, measured on passages of many kinds that were labelled before anything read them.

All are invented. Part A was learnt from, B and C were read once to measure, their faults of a
general kind mended afterwards; `optional` quotes may be found or left out. A quote counts as wrong
if its words are somebody else's or nobody's: that is the worst, so nearly none may be.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from retrieval.model import ArticleHeader, Passage, Quote
from retrieval.quotes import attributed

HEADER = ArticleHeader(
    id="one", collection="shared", sequence=1, revision=1, headline=None, publisher=None,
    published=None, first_seen="2025-05-01T00:00:00+00:00", author=None, section=None, url=None,
    language="en", credit=None, soundbites=(), source="", location="", sample=False,
)  # fmt: skip
ROWS = [
    json.loads(line)
    for line in (Path(__file__).parent / "attributions.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]
FLOORS = {  # part: most wrong quotes, least recall of direct and of reported words
    "A": (0, 0.90, 0.90),
    "B": (0, 0.90, 0.85),
    "C": (0, 0.90, 0.80),
}


def same(speaker: str, label: str) -> bool:
    """Whether a name is the labelled one, or a shorter or longer form of it."""
    first, second = (name.casefold().replace(".", "").split() for name in (speaker, label))
    shorter, longer = sorted((set(first), set(second)), key=len)
    return shorter <= longer and (first[-1] == second[-1] or first[0] == second[0])


def counted(row: dict[str, Any]) -> tuple[list[Quote], Counter[str]]:
    """The wrong quotes of a row, and how many labelled ones there are and were found."""
    passages = [
        Passage(header=HEADER, ordinal=ordinal, kind="body", text=text, speaker=None)
        for ordinal, text in enumerate(row["text"], start=1)
    ]
    found = attributed(passages)
    wrong, hit, counts = [], set(), Counter[str]()
    places = []
    for label in row["quotes"]:
        (ordinal, at) = next(
            (p.ordinal, p.text.index(label["words"])) for p in passages if label["words"] in p.text
        )
        places.append((ordinal, at, at + len(label["words"])))
    for quote in found:
        right = False
        for n, (label, (ordinal, first, last)) in enumerate(
            zip(row["quotes"], places, strict=True)
        ):
            if ordinal != quote.line.passage.ordinal or not same(quote.speaker, label["speaker"]):
                continue
            spans = [quote.said]
            if quote.direct and label["direct"]:
                spans.append(quote.line.span)  # words on both sides of who says them
            overlaps = [first < span.end and span.start < last for span in spans]
            right = right or overlaps[0]
            if any(overlaps):
                hit.add(n)
        if not right:
            wrong.append(quote)
    for n, label in enumerate(row["quotes"]):
        if not label.get("optional"):
            kind = "direct" if label["direct"] else "reported"
            counts[kind] += 1
            counts[f"{kind} found"] += n in hit
    return wrong, counts


@pytest.mark.parametrize("part", FLOORS)
def test_words_are_given_to_whoever_says_them(part: str) -> None:
    most, direct, reported = FLOORS[part]
    rows = [row for row in ROWS if row["half"] == part]
    wrong, counts = [], Counter[str]()
    for row in rows:
        its, found = counted(row)
        wrong += [(quote.speaker, quote.line.text) for quote in its]
        counts += found
    assert len(wrong) <= most, wrong
    assert counts["direct found"] >= direct * counts["direct"], counts
    assert counts["reported found"] >= reported * counts["reported"], counts
