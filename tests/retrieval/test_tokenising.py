"""A worker beside this process changes nothing but the time, whatever becomes of it."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval import Progress, feeding
from retrieval.analysis import Analyzer, tokenising
from retrieval.analysis.tokenising import Worker
from retrieval.analysis.worker import Text
from retrieval.engines import IndexedPassage
from retrieval.feeding import Feed
from retrieval.model import ParsedArticle, ParsedPassage, Speaker
from retrieval.stores.sqlite import SqliteStore

WORDS = ["Korea's", "may", "May", "WHO", "U.S.", "1,200", "ferry", "Fährt", "서울시", "\ud800", ""]
TEXT = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join) | st.text(max_size=20)
TEXTS = st.tuples(st.sampled_from(["en", "de", "xx"]), st.lists(TEXT, max_size=3).map(tuple))

OWNER = """
import sys
from retrieval.analysis import tokenising
with tokenising.started("en") as worker:
    worker.give([("en", ("ferry fares",))])
    print(worker.take(wait=True), worker.pid, flush=True)
    worker.give([("en", ("word " * 100_000,))])
    sys.stdin.read()
"""
"""Starts a worker, tells its process, and waits to be killed while the worker has work."""


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with tokenising.started("en") as started:
        assert started is not None
        yield started


def chunks(count: int) -> list[tuple[int, list[Text]]]:
    """Chunks of three texts, with words that come again and words of their own."""
    return [
        (
            n,
            [
                ("en", (f"Ferry fares rise to {n} won{n}", "Bae Sol-bi")),
                ("de", (f"Fährt{n}",)),
                ("", ()),
            ],
        )
        for n in range(count)
    ]


@given(st.lists(st.lists(TEXTS, max_size=3), max_size=20))
def test_terms_are_the_same_with_a_worker(worker: Worker, given_texts: list[list[Text]]) -> None:
    analyzer = Analyzer("en")
    named = list(enumerate(given_texts))
    alone = list(tokenising.tokenised(named, analyzer, None))
    assert list(tokenising.tokenised(named, analyzer, worker)) == alone


def test_the_worker_does_its_share(worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = dict(tokenising.tokenised(chunks(tokenising.AHEAD), Analyzer("en"), None))
    monkeypatch.setattr(tokenising, "terms_of", pytest.fail)
    found = tokenising.tokenised(chunks(tokenising.AHEAD), Analyzer("en"), worker)
    assert dict(found) == alone


def test_no_more_chunks_are_read_ahead_than_are_to_be_held(worker: Worker) -> None:
    read = 0

    def counted() -> Iterator[tuple[int, list[Text]]]:
        nonlocal read
        for chunk in chunks(200):
            read += 1
            yield chunk

    for given_back, _ in tokenising.tokenised(counted(), Analyzer("en"), worker):
        assert given_back < read <= given_back + tokenising.HELD


@pytest.mark.parametrize("killed_at", [0, 3, 50])
def test_a_worker_that_is_killed_changes_nothing(killed_at: int) -> None:
    alone = list(tokenising.tokenised(chunks(80), Analyzer("en"), None))
    with tokenising.started("en") as mortal:
        assert mortal is not None
        process = mortal.pid

        def until_killed() -> Iterator[tuple[int, list[Text]]]:
            for number, texts in chunks(80):
                if number == killed_at:
                    os.kill(process, signal.SIGKILL)
                yield number, texts

        assert list(tokenising.tokenised(until_killed(), Analyzer("en"), mortal)) == alone


@pytest.mark.parametrize(
    "says",
    [
        "",
        "'short'",
        "(5).to_bytes(8, 'little') + b'worse'",
        "(1 << 40).to_bytes(8, 'little')",
        "(9).to_bytes(8, 'little') + b'N' * 9",
    ],
)
def test_a_worker_that_talks_nonsense_changes_nothing(says: str) -> None:
    code = f"import sys; said = {says or repr('')}\n"
    code += "sys.stdout.buffer.write(said if isinstance(said, bytes) else said.encode())"
    alone = list(tokenising.tokenised(chunks(40), Analyzer("en"), None))
    with tokenising.started("en", (sys.executable, "-c", code)) as fool:
        assert list(tokenising.tokenised(chunks(40), Analyzer("en"), fool)) == alone


def test_without_a_process_there_is_no_worker(tmp_path: Path) -> None:
    with tokenising.started("en", (str(tmp_path / "gone"),)) as none:
        assert none is None


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="no way to wait for a grandchild")
def test_a_worker_ends_when_its_owner_is_killed(
    environment: dict[str, str], tmp_path: Path
) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", OWNER],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment,
        cwd=tmp_path,
        text=True,
    ) as owner:
        assert owner.stdout is not None
        *terms, process = owner.stdout.readline().split()
        assert terms == ["[['ferri',", "'fare']]"]
        # A session of its own: a terminal's Ctrl-C does not reach it.
        assert os.getsid(int(process)) == int(process)
        watched = os.pidfd_open(int(process))
        try:
            owner.kill()
            owner.wait()
            assert select.select([watched], [], [], 60)[0]
        finally:
            os.close(watched)


Build = Callable[..., tuple[list[IndexedPassage], list[Progress]]]


@pytest.fixture
def build(tmp_path: Path) -> Iterator[Build]:
    """Indexes 150 articles with so many cores; what the engine was given, and the reports."""
    store = SqliteStore(tmp_path / "library.db")
    speaker = Speaker(name="Bae Sol-bi", title="Union Chair")
    articles = [
        ParsedArticle(
            id=f"a{n}",
            language="de" if n % 7 == 0 else None,
            published="2025-05-06",
            passages=tuple(
                ParsedPassage(
                    ordinal=o,
                    kind="body",
                    text=f"Fares of ferry {n} rise for the {o}th time.",
                    speaker=speaker if o % 3 == 0 else None,
                )
                for o in range(1, n % 9 + 1)
            ),
        )
        for n in range(150)
    ]
    store.save(articles, source="s", language="en")

    def indexed(cores: int) -> tuple[list[IndexedPassage], list[Progress]]:
        reports: list[Progress] = []
        feed = Feed(Analyzer("en"), timezone=UTC, cores=lambda: cores)
        with store.changes_since(0) as changes, feed.of(changes, reports.append) as passages:
            return list(passages), reports

    yield indexed
    store.close()


def test_passages_and_reports_are_the_same_with_a_worker(
    build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feeding, "CHUNK", 16)
    monkeypatch.setattr(feeding, "SHARED_FROM", 1)
    alone, with_worker = build(1), build(2)
    assert with_worker == alone
    passages, reports = alone
    assert len(passages) == 591
    assert "bae" in passages[5].terms
    assert [(r.done, r.total) for r in reports if r.stage == feeding.INDEXING][-1] == (591, 591)
    assert [r.done for r in reports if r.stage == feeding.BUILDING] == [0, 591]


@pytest.mark.parametrize(("cores", "shared_from"), [(1, 1), (2, 592)])
def test_one_core_or_a_small_build_starts_nothing(
    build: Build, monkeypatch: pytest.MonkeyPatch, cores: int, shared_from: int
) -> None:
    monkeypatch.setattr(feeding, "SHARED_FROM", shared_from)
    monkeypatch.setattr(tokenising, "started", pytest.fail)
    assert len(build(cores)[0]) == 591
