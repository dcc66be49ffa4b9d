"""Stories of the sample articles agree with those that were told apart by reading.

`seeds/stories.tsv`: article id, tab, story; an article that belongs with no other has a story of
its own. Written from the articles and the table in the samples' README, before anything was tuned.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from retrieval import Library, Story
from retrieval.evaluation.grouping import b_cubed

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
STORIES = Path(__file__).resolve().parent / "seeds" / "stories.tsv"


@pytest.fixture(scope="module")
def judged() -> dict[str, str]:
    lines = STORIES.read_text(encoding="utf-8").splitlines()
    found = {}
    for line in lines:
        article, story = line.split("\t")
        found[article] = story
    assert len(found) == len(lines)
    return found


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library(tmp_path_factory.mktemp("samples")) as library:
        library.ingest([str(SEEDS)], sample=True)
        yield library


def ids(stories: tuple[Story, ...]) -> list[list[str]]:
    return [[header.id for header in story.headers] for story in stories]


def test_every_sample_article_is_judged(samples: Library, judged: dict[str, str]) -> None:
    assert [header.id for header in samples.articles()] == list(judged)


def test_running_stories_have_the_articles_that_the_table_of_the_samples_counts(
    judged: dict[str, str],
) -> None:
    running = {name: n for name, n in Counter(judged.values()).items() if n > 1}
    assert running == {
        "ferry": 13, "storm": 12, "shipyard": 9, "mayor": 8, "leak": 7, "schools": 6, "nurses": 6,
        "lighthouse": 6, "gulls": 6, "tram": 5, "bear": 2,
    }  # fmt: skip


def test_stories_of_the_samples_agree_with_those_that_were_judged(
    samples: Library, judged: dict[str, str]
) -> None:
    agreement = b_cubed(ids(samples.stories()), judged)
    assert agreement.f1 >= 0.95
    assert agreement.precision >= 0.95


@pytest.mark.parametrize("first", [5, 12, 19])
def test_stories_of_a_week_agree_too(samples: Library, judged: dict[str, str], first: int) -> None:
    stories = samples.stories(since=date(2025, 5, first), until=date(2025, 5, first + 6))
    inside = {name: judged[name] for story in ids(stories) for name in story}
    assert b_cubed(ids(stories), inside).f1 >= 0.93


def test_undated_news_is_grouped_with_its_own_kind_alone(shared: Path, tmp_path: Path) -> None:
    with Library(tmp_path / "data") as library:
        library.ingest([str(shared / "eval" / "bbc-summaries" / "corpus.jsonl")])
        groups = [group for group in ids(library.stories()) if len(group) > 1]
    assert len(groups) >= 3
    for group in groups:
        assert len({name.partition("-")[0] for name in group}) == 1, group
        assert len(group) <= 5, group
