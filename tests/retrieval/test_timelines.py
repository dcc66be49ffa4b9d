"""Timelines over small libraries of invented news: what is told, corrected, edited, and when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retrieval import Library
from retrieval.errors import QueryError
from retrieval.model import Line, Passage, Timeline
from tests.retrieval.news import Article, written

START = datetime(2025, 3, 1, 12, tzinfo=UTC)


class Clock:
    """A clock that stands until it is set."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def clocked(tmp_path: Path, clock: Clock) -> Iterator[Library]:
    with Library(tmp_path / "data", clock=clock) as library:
        yield library


def put(library: Library, articles: Sequence[Article]) -> None:
    """Read articles in; those with ids that are known are edits."""
    if not articles:
        return
    path = library.data_dir.parent / "invented.jsonl"
    path.write_text(written(articles), encoding="utf-8")
    assert library.ingest([str(path)]).failures == ()


FIRE = [
    Article(
        "Fire at Ostrava paper mill",
        [
            "A fire has broken out at the Ostrava paper mill near Lake Velna.",
            "Nine people were killed, the Velna fire service says.",
        ],
        "2025-03-03",
        "Lake Courier",
        "courier-1",
    ),
    Article(
        "Mill fire kills seven",
        ["Seven people were killed when the Ostrava paper mill near Lake Velna burned."],
        "2025-03-03",
        "Velna Radio",
        "radio-1",
    ),
    Article(
        "Bakery wins prize for rye bread",
        ["A bakery in Tolmin has won a prize. Its owner once worked at a mill."],
        "2025-03-04",
        "Lake Courier",
        "courier-2",
    ),
    Article(
        "Correction: seven died at the mill",
        [
            "Correction: on Monday we reported that nine people were killed in the fire at the"
            " Ostrava paper mill. The right number is seven.",
            "The Velna fire service had counted two people twice.",
        ],
        "2025-03-05",
        "Lake Courier",
        "courier-3",
    ),
    Article(
        "Director of paper mill resigns",
        [
            "The director of the Ostrava paper mill has resigned after the fire.",
            "Ilse Brandauer said she had known of the blocked exits since January.",
        ],
        "2025-03-08",
        "Velna Radio",
        "radio-2",
    ),
]


def told(timeline: Timeline) -> list[tuple[str, str]]:
    return [(entry.kind, entry.line.passage.header.id) for entry in timeline.entries]


def shown(timeline: Timeline) -> list[Passage]:
    """Every passage that a timeline shows or points to."""
    lines: list[Line] = []
    found: list[Passage] = []
    for entry in timeline.entries:
        lines.append(entry.line)
        found += entry.also_in
        if entry.corrects is not None:
            lines.append(entry.corrects)
        if entry.change is not None:
            lines += [*entry.change.removed, *entry.change.added]
    for disagreement in timeline.disagreements:
        for figure in disagreement.figures:
            lines.append(figure.line)
            found += figure.also_in
    return found + [line.passage for line in lines]


def test_a_topic_is_told_in_order_without_what_only_shares_a_word(clocked: Library) -> None:
    put(clocked, FIRE)
    timeline = clocked.timeline("paper mill fire")
    assert told(timeline) == [
        ("report", "courier-1"),
        ("report", "radio-1"),
        ("correction", "courier-3"),
        ("report", "radio-2"),
    ]
    assert (timeline.articles, timeline.publishers, timeline.reason) == (4, 2, None)
    assert [(day.day.day, day.articles, day.publishers) for day in timeline.coverage] == [
        (3, 2, 2),
        (5, 1, 1),
        (8, 1, 1),
    ]


def test_a_correction_points_to_what_it_takes_back(clocked: Library) -> None:
    put(clocked, FIRE)
    timeline = clocked.timeline("paper mill fire")
    (correction,) = [entry for entry in timeline.entries if entry.kind == "correction"]
    assert correction.corrects is not None
    assert correction.corrects.text == "Nine people were killed, the Velna fire service says."
    assert correction.line.text.endswith("The right number is seven.")


def test_figures_that_disagree_stand_side_by_side(clocked: Library) -> None:
    put(clocked, FIRE)
    (killed,) = clocked.timeline("paper mill fire").disagreements
    assert killed.corrected
    assert [figure.number for figure in killed.figures] == [9, 7]
    assert [figure.text for figure in killed.figures] == ["Nine", "seven"]
    subject = killed.figures[0].line.passage.text[killed.subject.start : killed.subject.end]
    assert "people" in subject


def test_before_the_correction_nobody_knows_of_it(clocked: Library) -> None:
    put(clocked, FIRE)
    timeline = clocked.timeline("paper mill fire", until=date(2025, 3, 4))
    assert told(timeline) == [("report", "courier-1"), ("report", "radio-1")]
    (killed,) = timeline.disagreements
    assert not killed.corrected
    assert sum(day.articles for day in timeline.coverage) == timeline.articles == 2


def test_limit_keeps_first_latest_and_corrections(clocked: Library) -> None:
    put(clocked, FIRE)
    timeline = clocked.timeline("paper mill fire", limit=3)
    assert told(timeline) == [
        ("report", "courier-1"),
        ("correction", "courier-3"),
        ("report", "radio-2"),
    ]
    assert timeline.further == 1
    assert told(clocked.timeline("paper mill fire", limit=1)) == [("report", "radio-2")]


@pytest.mark.parametrize(
    ("topic", "reason"),
    [("glacier expedition", "no_match"), ("mill strike ballot", "weak_evidence")],
)
def test_a_topic_that_the_library_lacks_has_a_reason(
    clocked: Library, topic: str, reason: str
) -> None:
    put(clocked, FIRE)
    timeline = clocked.timeline(topic)
    assert (timeline.entries, timeline.articles, timeline.reason) == ((), 0, reason)


def test_an_empty_library_and_an_empty_topic_have_reasons(clocked: Library) -> None:
    assert clocked.timeline("fire").reason == "empty_index"
    put(clocked, FIRE)
    assert clocked.timeline("").reason == "no_terms"
    with pytest.raises(QueryError):
        clocked.timeline("fire", limit=0)


def test_operators_and_days_limit_a_topic(clocked: Library) -> None:
    put(clocked, FIRE)
    now = datetime(2025, 3, 20, tzinfo=UTC)
    radio = clocked.timeline('publisher:"Velna Radio" paper mill fire')
    assert {entry.line.passage.header.publisher for entry in radio.entries} == {"Velna Radio"}
    late = clocked.timeline("paper mill fire since March 5", now=now)
    assert told(late) == [("correction", "courier-3"), ("report", "radio-2")]


def test_copies_are_folded_into_the_first(clocked: Library) -> None:
    copy = "The Ostrava paper mill will be rebuilt in the spring, its owners said on Tuesday."
    put(
        clocked,
        [
            Article("Paper mill to be rebuilt", [copy], "2025-03-11", "Lake Courier", "one"),
            Article("Mill comes back", [copy], "2025-03-11", "Velna Radio", "two"),
        ],
    )
    (entry,) = clocked.timeline("paper mill").entries
    assert entry.line.passage.header.id == "one"
    assert [passage.header.id for passage in entry.also_in] == ["two"]


def edited(clock: Clock, library: Library) -> None:
    """One article whose number of dead is changed two days later, beside an untouched one."""
    clock.now = datetime(2025, 3, 3, 9, tzinfo=UTC)
    put(library, FIRE[:2])
    clock.now = datetime(2025, 3, 5, 18, tzinfo=UTC)
    first = FIRE[0]
    put(
        library,
        [
            Article(
                first.headline,
                [first.paragraphs[0], "Seven people were killed, the Velna fire service says."],
                first.published,
                first.publisher,
                first.id,
            )
        ],
    )


def test_an_edit_is_an_entry_at_the_moment_it_was_seen(clocked: Library, clock: Clock) -> None:
    edited(clock, clocked)
    timeline = clocked.timeline("paper mill fire")
    (entry,) = [one for one in timeline.entries if one.kind == "revision"]
    assert entry.at is not None
    assert entry.at.startswith("2025-03-05T18:00")
    assert entry.change is not None
    assert [line.text[:5] for line in entry.change.removed] == ["Nine "]
    assert [line.text[:5] for line in entry.change.added] == ["Seven"]
    assert entry.line == entry.change.added[0]
    assert timeline.entries[-1] is entry
    assert timeline.disagreements == ()


def test_before_an_edit_the_old_words_stand(clocked: Library, clock: Clock) -> None:
    edited(clock, clocked)
    timeline = clocked.timeline("paper mill fire", until=date(2025, 3, 4))
    assert all(entry.kind == "report" for entry in timeline.entries)
    assert {passage.header.revision for passage in shown(timeline)} == {1}
    assert [figure.number for figure in timeline.disagreements[0].figures] == [9, 7]


def test_an_article_that_told_of_the_topic_before_its_edit_is_found(
    clocked: Library, clock: Clock
) -> None:
    clock.now = datetime(2025, 3, 3, 9, tzinfo=UTC)
    put(clocked, FIRE[:1])
    clock.now = datetime(2025, 3, 9, 9, tzinfo=UTC)
    put(clocked, [Article("Withdrawn", ["Nothing is here."], "2025-03-03", "Lake Courier",
                          "courier-1")])  # fmt: skip
    assert clocked.timeline("paper mill fire").entries == ()
    timeline = clocked.timeline("paper mill fire", until=date(2025, 3, 5))
    assert told(timeline) == [("report", "courier-1")]


def test_a_correction_that_an_edit_brings_takes_back_what_the_edit_took_out(
    clocked: Library, clock: Clock
) -> None:
    clock.now = datetime(2025, 3, 3, 9, tzinfo=UTC)
    put(clocked, FIRE[:1])
    clock.now = datetime(2025, 3, 4, 9, tzinfo=UTC)
    first = FIRE[0]
    note = "An earlier version of this article said that nine people were killed."
    put(
        clocked,
        [
            Article(
                first.headline,
                [first.paragraphs[0], "Seven people were killed, the fire service says.", note],
                first.published,
                first.publisher,
                first.id,
            )
        ],
    )
    report, correction = clocked.timeline("paper mill fire").entries
    assert (report.kind, correction.kind) == ("report", "correction")
    assert correction.corrects is not None
    assert correction.corrects.text.startswith("Nine people")
    assert correction.at is not None
    assert correction.at.startswith("2025-03-04")


def test_months_are_told_at_their_end_and_counted_on_no_day(clocked: Library) -> None:
    put(
        clocked,
        [
            Article("Paper mill sold", ["The paper mill was sold."], "2025-03", "Courier", "m"),
            Article("Paper mill for sale", ["The paper mill is for sale."], "2025-03-20", "R", "d"),
            Article("Paper mill history", ["The paper mill is old."], None, "R", "u"),
        ],
    )
    timeline = clocked.timeline("paper mill")
    assert [entry.line.passage.header.id for entry in timeline.entries] == ["d", "m", "u"]
    assert [day.day for day in timeline.coverage] == [date(2025, 3, 20)]
    assert told(clocked.timeline("paper mill", until=date(2025, 3, 25))) == [("report", "d")]


def test_other_languages_are_told_without_a_crash(clocked: Library) -> None:
    put(
        clocked,
        [
            Article(
                "제지 공장 화재", ["제지 공장에서 화재가 발생했다. 9명이 숨졌다."], "2025-03-03"
            ),
            Article("Incendie", ["Un incendie a tué 9 personnes à l'usine."], "2025-03-04"),
        ],
    )
    for topic in ("제지 공장 화재", "incendie"):
        timeline = clocked.timeline(topic)
        assert len(timeline.entries) == 1
        assert timeline.disagreements == ()


WHO = st.sampled_from(["Lake Courier", "Velna Radio", "Tolmin Post"])
SENTENCES = st.sampled_from(
    [
        "A fire has broken out at the Ostrava paper mill.",
        "Nine people were killed, the Velna fire service says.",
        "At least eight people were killed at the paper mill.",
        "Correction: on Monday we reported that nine people were killed. It was seven.",
        "Police put the figure at 12.",
        "The paper mill in Ostrava employed 340 people.",
        "He said the mill was safe.",
        "“Nobody warned us of the fire.”",
        "The director of the Ostrava paper mill has resigned.",
        "Damage at the mill came to 4.5 million euros, the owners said.",
    ]
)
VERSION = st.lists(SENTENCES, min_size=1, max_size=4)
STORY = st.lists(
    st.tuples(WHO, st.integers(0, 9), st.lists(VERSION, min_size=1, max_size=3)),
    min_size=1,
    max_size=6,
)


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(story=STORY, until=st.integers(0, 14))
def test_whatever_is_shown_is_verbatim_and_was_known_by_then(
    tmp_path_factory: pytest.TempPathFactory, story: Sequence[tuple[str, int, list[list[str]]]],
    until: int,
) -> None:  # fmt: skip
    clock = Clock()
    day = START.date() + timedelta(days=until)
    with Library(tmp_path_factory.mktemp("story") / "data", clock=clock) as library:
        for edit in range(3):
            # Everybody edits on the evening of every third day.
            clock.now = START + timedelta(days=4 * edit, hours=6)
            put(
                library,
                [
                    Article(
                        "Paper mill fire",
                        versions[edit],
                        (START.date() + timedelta(days=published)).isoformat(),
                        publisher,
                        f"id-{number}",
                    )
                    for number, (publisher, published, versions) in enumerate(story)
                    if edit < len(versions)
                ],
            )
        timeline = library.timeline("paper mill fire", until=day, limit=20)
        again = library.timeline("paper mill fire", until=day, limit=20)
        assert replace_time(timeline) == replace_time(again)
        known = {
            (number, revision): "\n".join(versions[revision - 1])
            for number, (_, _, versions) in enumerate(story)
            for revision in range(1, len(versions) + 1)
        }
        for passage in shown(timeline):
            header = passage.header
            assert header.published is not None
            assert date.fromisoformat(header.published) <= day
            number = int(header.id.removeprefix("id-"))
            assert passage.text in known[number, header.revision].split("\n")
            seen = START + timedelta(days=4 * (header.revision - 1), hours=6)
            assert header.revision == 1 or seen.date() <= day
        assert all(one.day <= day for one in timeline.coverage)
        assert timeline.articles == sum(published <= until for _, published, _ in story) or (
            timeline.articles < len(story)
        )
        for disagreement in timeline.disagreements:
            numbers = [figure.number for figure in disagreement.figures]
            assert len(set(numbers)) == len(numbers) >= 2


def replace_time(timeline: Timeline) -> Timeline:
    from dataclasses import replace

    return replace(timeline, elapsed_ms=0.0)


def test_a_name_is_not_made_of_two_people(clocked: Library) -> None:
    put(
        clocked,
        [
            Article(
                "Brandt attacks budget",
                ["Michael Howe said Gordon Brandt had lost the plot.", "Mr Brandt disagreed."],
                "2025-03-01",
            ),
            Article("Vigil for shot cyclist", ["Friends of Michael Brandt met."], "2025-03-02"),
        ],
    )
    (entry,) = clocked.timeline("Michael Brandt").entries
    assert entry.line.text == "Friends of Michael Brandt met."


QUARRY = [
    Article(
        "Quarry wall gives way at Ansel",
        ["Five lorries were buried when the wall of the Ansel quarry gave way on Monday."],
        "2025-03-03",
        "Velna Radio",
        "radio",
    ),
    Article(
        "Landslip at the Ansel quarry",
        [
            "Good morning. A wall of the Ansel quarry near Velna has given way in the rain.",
            "Four lorries were buried by the wall of the quarry.",
        ],
        "2025-03-03",
        "Lake Courier",
        "courier",
    ),
    Article(
        "Setting the record straight",
        [
            "Our report of Monday on the Ansel quarry put the number of buried lorries at four."
            " In fact five lorries were buried."
        ],
        "2025-03-05",
        "Lake Courier",
        "correction",
    ),
]


def test_a_correction_is_held_against_its_own_paper_and_not_who_was_right(clocked: Library) -> None:
    put(clocked, QUARRY)
    timeline = clocked.timeline("Ansel quarry")
    (correction,) = [entry for entry in timeline.entries if entry.kind == "correction"]
    assert correction.line.text.startswith("Our report of Monday")
    assert correction.line.text.endswith("In fact five lorries were buried.")
    assert correction.corrects is not None
    assert correction.corrects.passage.header.id == "courier"


def test_a_greeting_is_no_development(clocked: Library) -> None:
    put(clocked, QUARRY)
    lines = [entry.line.text for entry in clocked.timeline("Ansel quarry").entries]
    assert not any(line.startswith("Good morning") for line in lines)


def test_words_that_no_report_says_are_told(clocked: Library) -> None:
    put(clocked, FIRE)
    timeline = clocked.timeline("paper mill disaster")
    assert timeline.articles == 4
    assert timeline.missing == ("disaster",)
    assert clocked.timeline("paper mill fire").missing == ()
    assert clocked.timeline("paper mill robbery").entries == ()
