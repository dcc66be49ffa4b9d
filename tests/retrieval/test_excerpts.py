"""Which words are shown of long paragraphs, and when more than one part of one."""

from __future__ import annotations

import pytest

from retrieval import Answer, Excerpt, Library
from tests.retrieval.news import Article, fill

TOWERS = (
    "The light of Orrin Head was built by Ansa Brel, who had never seen a storm before."
    " It stands on a rock that only birds and goats had used, and each stone came by boat from the"
    " quarries of the other shore, which took the crews two summers and most of a third one."
    " A keeper lived there with four hens, a stove, a shelf of almanacs and a view of nothing, and"
    " wrote down the weather thrice a day for a ministry that never once wrote back to him."
    " The light of Orrin Head was lit for the first time on 3 May 1871, in fog, and nobody saw it."
)
OWLS = "Owls nest in the light of Orrin Head, wardens say."
BEES = "The bees of Lower Tarn make a honey that tastes of heather."


def ask(library: Library, question: str, **options: object) -> Answer:
    return library.ask(question, min_confidence=0, **options)  # type: ignore[arg-type]


def places(answer: Answer) -> list[tuple[str, int, int]]:
    return [(e.passage.id, e.span.start, e.span.end) for e in answer.excerpts]


@pytest.fixture
def towers(library: Library) -> Library:
    fill(library, [Article("A tower on a rock", [TOWERS]), Article("Owls", [OWLS]),
                   Article("Honey", [BEES])])  # fmt: skip
    return library


def test_the_sentence_that_answers_is_shown_of_a_long_paragraph(towers: Library) -> None:
    first = ask(towers, "When was the light of Orrin Head first lit?").excerpts[0]
    assert "3 May 1871" in first.text
    first = ask(towers, "Who built the light of Orrin Head?").excerpts[0]
    assert "Ansa Brel" in first.text


def test_another_part_of_a_long_paragraph_comes_after_its_best_one(towers: Library) -> None:
    answer = ask(towers, "When was the light of Orrin Head first lit?")
    parts = [e for e in answer.excerpts if e.passage.id == "a1#1"]
    assert len(parts) == 2
    assert apart(*parts)
    assert [e.number for e in answer.excerpts] == list(range(1, len(answer.excerpts) + 1))
    for part in parts:
        assert part.text == TOWERS[part.span.start : part.span.end]
        assert len(part.text) <= 350
        assert part.highlights


def test_another_part_comes_before_a_passage_that_is_much_worse(library: Library) -> None:
    fill(library, [Article("A tower on a rock", [TOWERS]),
                   Article("Honey", ["A first jar of honey was sold at Orrin Head."])])  # fmt: skip
    answer = ask(library, "When was the light of Orrin Head first lit?", limit=2)
    assert [place[0] for place in places(answer)] == ["a1#1", "a1#1"]


def apart(one: Excerpt, other: Excerpt) -> bool:
    return one.span.end <= other.span.start or other.span.end <= one.span.start


def test_a_part_without_a_word_of_the_question_is_not_shown(library: Library) -> None:
    fill(library, [Article("A tower on a rock", [TOWERS])])
    answer = ask(library, "Which hens had the keeper?", limit=20)
    assert len(answer.excerpts) == 1
    assert "hens" in answer.excerpts[0].text


def test_another_passage_that_is_nearly_as_good_comes_before_another_part(
    library: Library,
) -> None:
    twin = TOWERS.replace("Orrin Head was lit", "Orrin Head, says a guide, was lit").replace(
        "A keeper lived there with four hens, a stove, a shelf of almanacs and a view of nothing",
        "For the three keepers there was a kitchen, two bunks and a garden the size of a door",
    )
    fill(library, [Article("A tower on a rock", [TOWERS]), Article("Stones by boat", [twin]),
                   Article("Owls", [OWLS])])  # fmt: skip
    answer = ask(library, "When was the light of Orrin Head lit for the first time?")
    assert len({e.passage.id for e in answer.excerpts[:2]}) == 2


def test_publishers_that_are_named_have_their_turn_before_another_part(library: Library) -> None:
    fill(library, [
        Article("A tower on a rock", [TOWERS], publisher="Orrin Gazette"),
        Article("Owls", [OWLS], publisher="Tarn Courier"),
        Article("Honey", [BEES], publisher="Tarn Courier"),
    ])  # fmt: skip
    answer = ask(
        library, "What do Orrin Gazette and Tarn Courier say of the light of Orrin Head?", limit=3
    )
    assert [place[0] for place in places(answer)][:2] == ["a1#1", "a2#1"]


def test_no_more_is_shown_than_is_asked_for(towers: Library) -> None:
    question = "When was the light of Orrin Head first lit?"
    everything = places(ask(towers, question, limit=20))
    for limit in range(1, len(everything) + 1):
        assert places(ask(towers, question, limit=limit)) == everything[:limit]
