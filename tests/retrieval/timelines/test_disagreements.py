"""Which figures of invented reports stand side by side, and which only look as if they should."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval import Library
from tests.retrieval.news import Article, fill

FIRST, SAME_DAY, LATER = "2025-05-01", "2025-05-01", "2025-05-03"


def figures(folder: Path, topic: str, *reports: tuple[str, str]) -> list[list[str]]:
    """What disagrees in reports, (day, text) each, of different publishers."""
    with Library(folder / "data") as library:
        told = [
            Article(topic, [text], day, f"Paper {number}")
            for number, (day, text) in enumerate(reports)
        ]
        # What a word tells depends on what else there is.
        others = [Article(f"Prize {n}", [f"Bakery {n} has won a prize."], FIRST) for n in range(9)]
        fill(library, [*told, *others])
        found = library.timeline(topic).disagreements
        return [[figure.text for figure in one.figures] for one in found]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "Organisers said 20,000 people attended the march in Tolmin, but police put"
            " attendance at 8,000.",
            ["20,000", "8,000"],
        ),
        (
            "The quake in Tolmin killed 1,200 people, the government said. The opposition claims"
            " 3,000.",
            ["1,200", "3,000"],
        ),
        ("The union in Tolmin counts 900 strikers. The ministry speaks of 400.", ["900", "400"]),
    ],
)
def test_two_parties_of_one_report(tmp_path: Path, text: str, shown: list[str]) -> None:
    assert figures(tmp_path, "Tolmin", (FIRST, text)) == [shown]


@pytest.mark.parametrize(
    ("one", "other", "shown"),
    [
        (
            "A bus crash in Tolmin injured 12 people.",
            "Fifteen people were hurt in the bus crash in Tolmin.",
            ["12", "Fifteen"],
        ),
        (
            "Turnout in the Tolmin vote was 48 percent.",
            "Turnout in the Tolmin vote stood at 51 percent.",
            ["48 percent", "51 percent"],
        ),
        (
            "The fire near Tolmin forced 5,000 residents to be evacuated.",
            "About 7,500 people were evacuated from the fire near Tolmin.",
            ["5,000", "7,500"],
        ),
        (
            "A sinkhole 30 metres wide has opened in Tolmin.",
            "The hole that opened in Tolmin is 45 metres across.",
            ["30 metres", "45 metres"],
        ),
        (
            "The train that crashed in Tolmin was doing 118 km/h.",
            "At 131 kph the train came off the track in Tolmin, where the limit is 60 kph.",
            ["118 km/h", "131 kph"],
        ),
        (
            "A virus has shut down computers at five clinics in Tolmin.",
            "Criminals locked the records of seven clinics in Tolmin.",
            ["five", "seven"],
        ),
        (
            "Some 900 bus drivers in Tolmin stopped work.",
            "On Monday 1,300 drivers in Tolmin began an indefinite strike.",
            ["900", "1,300"],
        ),
        (
            "At least nine people died in Tolmin.",
            "At least six people were killed in Tolmin.",
            ["nine", "six"],
        ),
    ],
)
def test_two_publishers_on_one_day(tmp_path: Path, one: str, other: str, shown: list[str]) -> None:
    assert figures(tmp_path, "Tolmin", (FIRST, one), (SAME_DAY, other)) == [shown]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # News of a later day.
        ((FIRST, "Nine people died in Tolmin."), (LATER, "In Tolmin 14 people have died.")),
        # Both may be right.
        ((FIRST, "At least nine people died in Tolmin."), (FIRST, "In Tolmin 11 people died.")),
        ((FIRST, "Around 300 people died in Tolmin."), (FIRST, "In Tolmin 312 people died.")),
        # Parts, plans, and other things.
        ((FIRST, "Nine people died in Tolmin."), (FIRST, "In Tolmin four of them died at sea.")),
        ((FIRST, "Nine people died in Tolmin."), (FIRST, "In Tolmin 12 people were hurt.")),
        ((FIRST, "The Tolmin dam cost 4 million euros."),
         (FIRST, "The Tolmin dam is expected to cost 6 million euros.")),
        ((FIRST, "Five wagons of a train left the rails in Tolmin."),
         (FIRST, "In Tolmin two of the train's nine wagons lie in a field.")),
        ((FIRST, "The train in Tolmin was doing 118 km/h."),
         (FIRST, "The train in Tolmin left a curve with a limit of 60 km/h.")),
        ((FIRST, "The walk to Tolmin is 7 km long."), (FIRST, "Tolmin lies 9 km from the sea.")),
    ],
)  # fmt: skip
def test_what_could_be_something_else_is_no_disagreement(
    tmp_path: Path, one: tuple[str, str], other: tuple[str, str]
) -> None:
    assert figures(tmp_path, "Tolmin", one, other) == []
