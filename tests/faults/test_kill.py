"""kill -9 during ingest loses no acknowledged article, and two writers lose and double nothing."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

from retrieval import Library

KILLS = int(os.environ.get("DATELINE_TEST_KILLS", "50"))

WRITER = """
import sys
from pathlib import Path
from retrieval.model import ParsedArticle, ParsedPassage
from retrieval.stores.sqlite import SqliteStore
store = SqliteStore(Path(sys.argv[1]) / "library.db")
for i in range(100000):
    name = f"{sys.argv[2]}-{i}"
    passages = tuple(ParsedPassage(ordinal=n, kind="body", text=f"{name} {n}") for n in (1, 2, 3))
    store.save([ParsedArticle(id=name, passages=passages)], source="s", language="en")
    print(name, flush=True)
"""


def test_no_acknowledged_article_is_lost_to_kill_9(
    data_dir: Path, environment: dict[str, str]
) -> None:
    pick = random.Random(1)
    acknowledged: list[str] = []
    for round_ in range(KILLS):
        process = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(data_dir), str(round_)],
            stdout=subprocess.PIPE,
            env=environment,
            text=True,
        )
        assert process.stdout is not None
        for _ in range(pick.randint(1, 12)):
            acknowledged.append(process.stdout.readline().strip())  # noqa: PERF401  # a live pipe
        process.kill()
        acknowledged += process.stdout.read().split("\n")[:-1]
        process.wait()
        process.stdout.close()
    with Library(data_dir) as library:
        held = {header.id for header in library.articles()}
        assert set(acknowledged) <= held
        assert all(len(library.article(name).passages) == 3 for name in held)
        assert library.verify().sound


def test_two_ingests_at_once_lose_and_double_nothing(
    data_dir: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    commands = []
    for writer in ("one", "two"):
        path = tmp_path / f"{writer}.jsonl"
        names = [f"{writer}-{i}" for i in range(300)] + [f"both-{i}" for i in range(100)]
        path.write_text("\n".join(json.dumps({"id": n, "text": f"About {n}."}) for n in names))
        commands.append([sys.executable, "-m", "bot", "ingest", str(path)])
    processes = [
        subprocess.Popen(command, env=environment, cwd=tmp_path, stdout=subprocess.DEVNULL)
        for command in commands
    ]
    assert [process.wait() for process in processes] == [0, 0]
    with Library(data_dir) as library:
        names = [header.id for header in library.articles()]
        assert len(names) == len(set(names)) == 700
        assert library.verify().sound
