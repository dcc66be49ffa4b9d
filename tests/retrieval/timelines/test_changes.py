"""What an edit made of an article, sentence by sentence."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from retrieval.model import SHARED, Article, ArticleHeader, Passage
from retrieval.stores import Edition
from retrieval.timelines import changes


def edition(revision: int, *paragraphs: str) -> Edition:
    header = ArticleHeader(
        id="a",
        collection=SHARED,
        sequence=1,
        revision=revision,
        headline=None,
        publisher=None,
        published=None,
        first_seen="2025-03-01T00:00:00+00:00",
        author=None,
        section=None,
        url=None,
        language="en",
        credit=None,
        soundbites=(),
        source="",
        location="",
        sample=False,
    )
    passages = tuple(
        Passage(header=header, ordinal=n, kind="body", text=text, speaker=None)
        for n, text in enumerate(paragraphs, start=1)
    )
    return Edition(
        article=Article(header=header, passages=passages, content_hash=""),
        seen_at=f"2025-03-0{revision}T00:00:00+00:00",
    )


def told(*editions: Edition) -> list[tuple[str, list[str], list[str]]]:
    return [
        (
            edit.seen_at[:10],
            [line.text for line in edit.change.removed],
            [line.text for line in edit.change.added],
        )
        for edit in changes(editions)
    ]


def test_a_changed_figure_goes_and_comes() -> None:
    before = edition(1, "Nine people died. The search goes on.")
    after = edition(2, "Six people died. The search goes on.")
    assert told(before, after) == [("2025-03-02", ["Nine people died."], ["Six people died."])]


def test_moved_sentences_and_other_marks_are_no_change() -> None:
    before = edition(1, 'He said "no" twice. The rain fell.', "It was late – and dark.")
    after = edition(2, "It was late - and  dark.", "The rain fell. He said “no” twice.")
    assert told(before, after) == []


def test_a_sentence_that_stands_once_less_went_once() -> None:
    before = edition(1, "Wait. Wait. Go.")
    after = edition(2, "Wait. Go.")
    assert told(before, after) == [("2025-03-02", ["Wait."], [])]


def test_each_revision_is_held_against_the_one_before() -> None:
    editions = [edition(1, "One."), edition(2, "One. Two."), edition(3, "Two. Three.")]
    assert told(*editions) == [
        ("2025-03-02", [], ["Two."]),
        ("2025-03-03", ["One."], ["Three."]),
    ]
    assert told(editions[0]) == told() == []


LINES = st.lists(st.sampled_from(["It rained.", "Nine died.", "Six died.", "He left."]))


@given(LINES, LINES)
def test_what_went_and_came_makes_one_of_the_other(old: Sequence[str], new: Sequence[str]) -> None:
    found = told(edition(1, *old), edition(2, *new))
    _, removed, added = found[0] if found else ("", [], [])
    left = list(old)
    for text in removed:
        left.remove(text)
    assert sorted(left + added) == sorted(new)
