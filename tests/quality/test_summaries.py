"""What summaries are worth: on the samples, and by the references under ../shared."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from retrieval import Library
from retrieval.analysis import Analyzer
from retrieval.summaries.reading import read
from retrieval.summaries.repeating import repeats
from retrieval.summaries.standing import POINTING, stands_alone

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library(tmp_path_factory.mktemp("samples")) as opened:
        opened.ingest([str(SEEDS)])
        yield opened


def test_summaries_of_the_samples_read_well(samples: Library) -> None:
    """Their lead is in them, nobody speaks without being named, and nothing is said twice."""
    analyzer = Analyzer("en")
    with_lead = pointing = quoted = taken = 0
    headers = list(samples.articles())
    for header in headers:
        sentences = read(samples.article(header.id), analyzer)
        alike = repeats([sentence.terms for sentence in sentences])
        lines = [sentence.line for sentence in sentences]
        places = [lines.index(line) for line in samples.summary(header.id).sentences]
        with_lead += lines[places[0]].passage.ordinal == 1
        taken += len(places)
        for i in places:
            quoted += lines[i].passage.kind == "quote"
            pointing += stands_alone(sentences[i]) == POINTING and i - 1 not in places
            assert not alike[i] & (set(places) - {i})
    assert with_lead / len(headers) >= 0.95
    assert pointing / taken <= 0.02
    assert quoted / taken <= 0.05


def test_summaries_of_other_news_hold_what_references_hold(
    shared: Path, library: Library, tmp_path: Path
) -> None:
    """Each fifteenth article; the floors are those of the whole set."""
    if any(importlib.util.find_spec(name) is None for name in ("rouge_score", "sumy")):
        pytest.skip("rouge-score or sumy is not installed")
    from retrieval.evaluation import summaries

    folder = shared / "eval" / "bbc-summaries"
    with (folder / "references.jsonl").open(encoding="utf-8") as file:
        references = dict(islice(summaries.read_references(file, file.name).items(), 0, None, 15))
    some = tmp_path / "some.jsonl"
    with (folder / "corpus.jsonl").open(encoding="utf-8") as file:
        some.write_text("".join(line for line in file if json.loads(line)["id"] in references))
    library.ingest([str(some)])
    found = summaries.evaluate("bbc", library, references.items(), Analyzer("en"))
    rows = {(row.length, row.system): row.figures for row in found.rows}
    for length, floors in (("3", (0.57, 0.51, 0.56)), ("40%", (0.77, 0.69, 0.76))):
        ours, others = rows[length, "ours"], rows[length, "textrank"]
        for name, floor in zip(("rouge-1", "rouge-2", "rouge-lsum"), floors, strict=True):
            assert ours[name].value >= floor
            assert ours[name].value > others[name].value
        assert ours["words"].value < others["words"].value
