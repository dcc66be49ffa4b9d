"""What reads like a question where nobody is mentioned, and what is talk."""

from __future__ import annotations

import pytest

from bot.where import is_question


@pytest.mark.parametrize(
    "text",
    [
        "who won the cup",
        "How much will the tram line cost",
        "the ferry sank?",
        "so “who said that”?",
        "did the ferry sink",
        "has anyone died on the ferry",
        "what happened to the ferry",
        "페리는 언제 가라앉았나",
        "얼마예요？",
        "see https://example.org/a?b=c - is it true?",
    ],
)
def test_a_question(text: str) -> None:
    assert is_question(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "good morning",
        "???",
        "what a game that was",
        "how nice of you all",
        "when I was young we had no phones",
        "which is why we left early",
        "have a nice day everyone",
        "do it then my friend",
        "will do",
        "https://tube.example/watch?v=tram",
        "why not",
    ],
)
def test_talk(text: str) -> None:
    assert not is_question(text)
