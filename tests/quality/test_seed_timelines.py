"""Timelines over the sample articles: their running stories, corrections and disagreeing figures,
as the table in their README names them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from retrieval import Library
from retrieval.model import Timeline

SEEDS = Path(__file__).resolve().parents[2] / "seeds"

STORIES = {
    "ferry accident": (
        "a/007 a/010 c/001 a/018 a/024 a/030 g/002 d/003 i/001 herald-2025-05-07-ferry"
        " radio-2025-05-07-ferry radio-2025-05-09-survivor times-2025-05-13-ferry-inquiry"
    ),
    "ferry sinking": (
        "a/007 a/010 c/001 a/018 a/024 a/030 g/002 d/003 i/001 herald-2025-05-07-ferry"
        " radio-2025-05-07-ferry radio-2025-05-09-survivor times-2025-05-13-ferry-inquiry"
    ),
    "nurses' strike": "a/011 a/025 a/035 b/003 a/044 g/003",
    "shipyard takeover": (
        "a/009 times-2025-05-08-shipyard d/001 a/021 a/027 a/032 h/003 a/048"
        " times-2025-05-23-shipyard"
    ),
    "lighthouse restoration": "a/005 e/001 a/029 f/002 a/055 radio-2025-05-25-lighthouse",
    "mayor election": ("a/002 a/019 h/002 d/002 a/038 a/047 herald-2025-05-22-mayor a/050"),
    "flood": (
        "a/026 d/002 a/031 b/002 a/034 herald-2025-05-17-flood times-2025-05-17-flood a/039 g/002"
        " d/003 a/051 i/002"
    ),
    "tram line 2": "a/012 g/001 a/045 times-2025-05-22-tram a/053 d/002",
    "Namdo Gulls": "a/003 a/016 c/003 a/041 radio-2025-05-20-gulls a/056",
    "illness at schools": "a/008 c/002 a/022 radio-2025-05-14-schools a/042 i/004",
    "data leak": "b/001 a/014 a/023 herald-2025-05-14-leak c/004 a/049 g/003",
}
"""Topics, and the files or ids whose articles belong to them."""

RECALL, PRECISION = 0.93, 0.98
"""Shares of those articles that are found, and of what is found that belongs there, over all
topics; measured .957 and 1."""

CORRECTIONS = {
    "ferry accident": ("a/010", "a/007"),
    "shipyard takeover": ("a/032", "a/027"),
    "flood": ("a/034", "a/031"),
    "mayor election": ("a/050", "a/047"),
    "Namdo Gulls": ("c/003", "a/016"),
}
"""What corrects what."""

DISAGREEMENTS: dict[str, list[set[float]]] = {
    "ferry accident": [{9, 8, 5, 6}, {148, 161, 163}, {41, 44}, {17, 19}, {63, 60}, {7, 8}],
    "nurses' strike": [{1240, 860}, {190, 312}, {236, 300}],
    "flood": [{3100, 2900}, {46e9, 61e9, 54e9}],
    "mayor election": [{64.1, 61.4}, {41, 39}],
    "shipyard takeover": [
        {2.5e12, 2.25e12},
        {5200, 5600},
        {3000, 2200},
        {1.8e12, 1.9e12},
        {5, 4},
    ],
    "lighthouse restoration": [{5.2e9, 4.9e9}, {3500, 4200}],
    "Namdo Gulls": [{18420, 16000, 17200}],
    "illness at schools": [{8, 9}, {118, 126, 124, 131}],
    "data leak": [{395_000, 500_000}],
    "tram line 2": [{845e9, 790e9, 860e9}, {30, 12}],
}
"""The numbers that the table names, by story."""

FOUND = 19
"""How many of these 26 are found at least."""

MUST: list[tuple[str, set[float], bool]] = [
    ("ferry accident", {9, 8, 5, 6}, True),
    ("ferry accident", {148, 161, 163}, True),
    ("nurses' strike", {1240, 860}, False),
    ("nurses' strike", {190, 312}, False),
    ("flood", {46e9, 61e9, 54e9}, False),
    ("mayor election", {64.1, 61.4}, True),
    ("shipyard takeover", {2.5e12, 2.25e12}, True),
    ("lighthouse restoration", {5.2e9, 4.9e9}, False),
    ("tram line 2", {845e9, 790e9, 860e9}, False),
]


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("samples")
    with Library(folder, timezone=ZoneInfo("Asia/Seoul")) as library:
        library.ingest([str(SEEDS)], sample=True)
        yield library


@pytest.fixture(scope="module")
def timelines(samples: Library) -> dict[str, Timeline]:
    return {topic: samples.timeline(topic, limit=40) for topic in STORIES}


def name(location: str, article_id: str) -> str:
    """ "a/007" of a file, the id of a wire article."""
    path = Path(location)
    if path.suffix == ".jsonl":
        return article_id
    return f"{path.parent.name}/{path.name[:3]}"


def files(timeline: Timeline) -> list[str]:
    passages = [
        passage for entry in timeline.entries for passage in (entry.line.passage, *entry.also_in)
    ]
    return list(dict.fromkeys(name(p.header.location, p.header.id) for p in passages))


def test_articles_of_the_running_stories_are_found_and_no_others(
    timelines: dict[str, Timeline],
) -> None:
    right = wanted = found = 0
    for topic, members in STORIES.items():
        told = files(timelines[topic])
        right += len(set(told) & set(members.split()))
        wanted += len(members.split())
        found += len(told)
    assert right / wanted >= RECALL, right / wanted
    assert right / found >= PRECISION, right / found


@pytest.mark.parametrize("topic", CORRECTIONS)
def test_the_five_corrections_are_marked_and_point_to_what_was_wrong(
    timelines: dict[str, Timeline], topic: str
) -> None:
    by, of = CORRECTIONS[topic]
    found = [entry for entry in timelines[topic].entries if entry.kind == "correction"]
    assert {name(e.line.passage.header.location, "") for e in found} == {by}
    for entry in found:
        assert entry.corrects is not None
        assert name(entry.corrects.passage.header.location, "") == of


def test_nothing_else_is_a_correction(timelines: dict[str, Timeline]) -> None:
    for topic in STORIES.keys() - CORRECTIONS.keys() - {"ferry sinking"}:
        assert all(entry.kind == "report" for entry in timelines[topic].entries), topic


def numbers(timeline: Timeline) -> list[set[float]]:
    return [{figure.number for figure in one.figures} for one in timeline.disagreements]


@pytest.mark.parametrize(("topic", "values", "corrected"), MUST)
def test_these_figures_stand_side_by_side(
    timelines: dict[str, Timeline], topic: str, values: set[float], corrected: bool
) -> None:
    found = {frozenset(one): n for n, one in enumerate(numbers(timelines[topic]))}
    assert frozenset(values) in found
    assert timelines[topic].disagreements[found[frozenset(values)]].corrected is corrected


def test_most_disagreements_of_the_table_are_found_and_nothing_else(
    timelines: dict[str, Timeline],
) -> None:
    known = [values for topic in DISAGREEMENTS for values in DISAGREEMENTS[topic]]
    found = [one for topic in DISAGREEMENTS for one in numbers(timelines[topic])]
    assert [one for one in found if one not in known] == []
    assert sum(values in found for values in known) >= FOUND


def test_until_a_day_only_what_was_told_by_then(samples: Library) -> None:
    timeline = samples.timeline("ferry sinking", until=date(2025, 5, 7))
    assert files(timeline) == [
        "a/007",
        "herald-2025-05-07-ferry",
        "radio-2025-05-07-ferry",
    ]
    assert not any(one.corrected for one in timeline.disagreements)
    assert all({6, 163}.isdisjoint(one) for one in numbers(timeline))


@pytest.mark.parametrize("topic", ["mars landing", "stock exchange crash", "papal visit"])
def test_a_topic_that_the_samples_lack_tells_why(samples: Library, topic: str) -> None:
    timeline = samples.timeline(topic)
    assert timeline.entries == ()
    assert timeline.reason in ("no_match", "weak_evidence")
