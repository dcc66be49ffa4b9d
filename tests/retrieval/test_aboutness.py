"""Topics in the words of those who ask: what timelines and digests take for being about them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval import Library
from retrieval.aboutness import ASPECTS, GENERAL, readings, specific
from retrieval.questions import Question

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
SINCE, UNTIL = date(2025, 5, 1), date(2025, 5, 31)

IN_OTHER_WORDS: dict[str, tuple[str, int, tuple[str, ...] | None]] = {
    "ferry disaster": ("ferry", 13, ("disaster",)),
    "nurses pay dispute": ("nurse", 6, ()),
    "card data breach": ("leak", 6, None),
    "lighthouse reopening": ("lighthouse", 5, ("reopening",)),
    "mayor election results": ("mayor", 7, ()),
    "Kestrelholm takeover": ("shipyard", 8, None),
    "school lunch scandal": ("school", 5, ("scandal",)),
    "red tide crisis": ("red tide", 1, ("crisis",)),
}
"""Topics, each with a word of its story, how many articles that has at least, and the words that
nobody says."""

NOWHERE = [
    "volcano eruption",
    "moon landing",
    "World Cup final",
    "school shooting",
    "hospital fire",
    "bank merger",
    "teachers strike",
    "bus drivers dispute",
    "oil price rise",
    "tennis championship",
]
"""Topics that the samples lack, some of them with a word that heads a story."""


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library(tmp_path_factory.mktemp("named"), timezone=ZoneInfo("Asia/Seoul")) as library:
        library.ingest([str(SEEDS)], sample=True)
        yield library


@pytest.mark.parametrize("topic", IN_OTHER_WORDS)
def test_a_story_is_found_by_a_word_of_it_and_a_general_one(samples: Library, topic: str) -> None:
    word, articles, missing = IN_OTHER_WORDS[topic]
    timeline = samples.timeline(topic, limit=40)
    assert timeline.articles >= articles
    text = " ".join(entry.line.passage.text for entry in timeline.entries)
    assert word in text.lower()
    if missing is not None:
        assert timeline.missing == missing


@pytest.mark.parametrize("topic", NOWHERE)
def test_what_the_library_lacks_is_no_story_that_shares_a_word(
    samples: Library, topic: str
) -> None:
    assert samples.timeline(topic).entries == ()
    digest = samples.digest(since=SINCE, until=UNTIL, topic=topic)
    assert digest.items == ()


@pytest.mark.parametrize("topic", ["ferry disaster", "nurses pay dispute", "lighthouse reopening"])
def test_digests_and_timelines_mean_the_same_by_a_topic(samples: Library, topic: str) -> None:
    digest = samples.digest(since=SINCE, until=UNTIL, topic=topic, limit=40)
    of_digest = {header.id for item in digest.items for header in item.story.headers}
    entries = samples.timeline(topic, limit=80).entries
    of_timeline = {
        passage.header.id for entry in entries for passage in (entry.line.passage, *entry.also_in)
    }
    assert of_digest == of_timeline


def asked(words: list[str]) -> Question:
    return Question(
        text=" ".join(words),
        terms=tuple(words),
        words=tuple(words),
        surfaces=tuple(words),
        form="open",
    )


WORDS = st.lists(
    st.sampled_from(["ferry", "nurses", "volcano", *sorted(GENERAL)[:4], *sorted(ASPECTS)[:4]]),
    min_size=1,
    max_size=5,
)


@given(WORDS)
def test_readings_begin_with_all_words_and_keep_some(words: list[str]) -> None:
    found = list(readings(asked(words)))
    assert found[0].asked.terms == tuple(words)
    assert found[0].left_out == ()
    for reading in found[1:]:
        assert reading.asked.terms
        assert sorted([*reading.asked.words, *reading.left_out]) == sorted(words)
        assert GENERAL.isdisjoint(reading.asked.words)
        assert reading.main > 0
    assert len({reading.asked.terms for reading in found}) == len(found)
    assert specific(asked(words)).terms


def test_a_word_that_tells_of_another_story_is_not_left_out() -> None:
    assert [reading.asked.words for reading in readings(asked(["school", "shooting"]))] == [
        ("school", "shooting")
    ]
    assert [reading.asked.words for reading in readings(asked(["lighthouse", "reopening"]))][
        1:
    ] == [("lighthouse",)]
