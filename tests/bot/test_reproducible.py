"""The same library and questions give the same bytes: in another process, in another library."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., "subprocess.CompletedProcess[str]"]

ROOT = Path(__file__).resolve().parents[2]
TOPICS = (ROOT / "tests" / "quality" / "seeds" / "topics.tsv").read_text(encoding="utf-8")
QUESTIONS = "".join(
    [
        *TOPICS.splitlines(keepends=True)[::4],
        "n1\twhat happened at the shipyard yesterday?\n",
        "n2\tlatest news of the ferry strike last week\n",
        'n3\tferry "night watch" -fares until:2025-05\n',
        "n4\tthe shipyrad stirke and the polcie\n",
    ]
)
ASK = ("ask", "--batch", "-", "--json", "--now", "2025-05-15T09:00:00+09:00")


def answers(dateline: Run, **environment: str) -> str:
    """A line for each question, without what it took."""
    found = dateline(*ASK, stdin=QUESTIONS, **environment)
    assert found.returncode == 0, found.stderr
    lines, timed = re.subn(r'(?<="elapsed_ms": )[0-9.e+-]+', "0", found.stdout)
    assert timed == QUESTIONS.count("\n")
    return lines


def test_neither_hashes_nor_the_making_of_an_index_change_a_byte(
    dateline: Run, tmp_path: Path
) -> None:
    found = []
    for seed in ("1", "4242"):
        other = {"PYTHONHASHSEED": seed, "DATELINE_DATA_DIR": str(tmp_path / seed)}
        assert dateline("ingest", str(ROOT / "seeds"), **other).returncode == 0
        found.append(answers(dateline, **other))
    assert found[0] == found[1]
    assert answers(dateline, **{**other, "PYTHONHASHSEED": "7"}) == found[0]
    told = {json.loads(line)["answered"] for line in found[0].splitlines()}
    assert told == {True, False}
