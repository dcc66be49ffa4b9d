"""What a sentence is by itself. All sentences are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.analysis import sentences
from retrieval.prose import Nature, natures


def one(text: str, language: str = "en") -> Nature:
    (nature,) = natures(text, language)
    return nature


def corrections(text: str, language: str = "en") -> list[str | None]:
    return [nature.correction for nature in natures(text, language)]


@pytest.mark.parametrize(
    "text",
    [
        "Good morning.",
        "Hello and welcome to the harbour hour.",
        "It's a quarter past seven, I'm Orla Fenwick, and the snow is still falling on the pass.",
        "It's ten o'clock in Velm.",
        "This is Bram Oster reporting.",
        "This is Radio Velm, with the news.",
        "You're listening to Velm Local.",
        "Here are the headlines.",
        "And that's all from us.",
        "Thanks for joining me.",
        "Let's go over to the harbour.",
    ],
)
def test_who_reads_the_news_greets(text: str) -> None:
    nature = one(text)
    assert nature.greets
    assert not nature.tells


@pytest.mark.parametrize(
    "text",
    [
        "Welcome rain fell on the fields of Velm.",
        "Hi-tech firms moved to Velm last year.",
        "It is due to open in the spring.",
        "It is two weeks since the dam burst.",
        '"Good morning," the mayor of Velm told the crowd.',
        "The bye-election in Velm is on Monday.",
        'The clown shouted "I\'m Bobo" and fell into the harbour.',
        "Now the council wants to sell the bridge.",
    ],
)
def test_news_that_begins_like_a_greeting_is_none(text: str) -> None:
    assert not one(text).greets


@pytest.mark.parametrize(
    ("text", "fragment", "slight"),
    [
        ("Nineteen.", True, True),
        ("Mostly turnips.", True, True),
        ("Nobody was hurt.", False, True),
        ("Supper is burnt!", False, True),
        ("The supper of all Velm is burnt!", False, True),
        ("The ferry strike is over.", False, False),
        ("桥今天开放。", False, False),
        ("เปิดแล้ว", False, False),
    ],
)
def test_a_few_words_are_no_news(text: str, fragment: bool, slight: bool) -> None:
    nature = one(text)
    assert (nature.fragment, nature.slight) == (fragment, slight)


@pytest.mark.parametrize(
    "text",
    [
        "Two of these were lighthouses.",
        "The harbour office now accepts that figure.",
        "Some of them left at once.",
        "The company, which runs the ferries, has offered 3.",
        "Ms Oster said that she had.",
        "The union says that it has not.",
        "Mr Fenwick said so.",
    ],
)
def test_what_counts_or_answers_something_else_dangles(text: str) -> None:
    nature = one(text)
    assert nature.dangles
    assert nature.leans


@pytest.mark.parametrize(
    "text",
    [
        "The painter Orla Fenwick has died aged 77.",
        "About 5,000 boats are moored in Velm and that number is growing.",
        "One of those who saw it was the ferryman Bram Oster.",
        "Forty sailors, most of them from Velm, signed the letter.",
        "The union said that it had won the vote.",
    ],
)
def test_what_holds_what_it_counts_does_not_dangle(text: str) -> None:
    assert not one(text).dangles


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("She opened the lock in Velm.", True),
        ("The lock is safe, she said.", True),
        ('"Orla Fenwick knew it," he said.', True),
        ("Mayor Orla Fenwick will sell the bridge, she told the council.", False),
        ("Ferrymen in Velm have left the talks, they said on Monday.", False),
        ('"The lock is safe," Orla Fenwick said.', False),
    ],
)
def test_a_speaker_who_is_named_before_is_known(text: str, points: bool) -> None:
    assert one(text).points == points


def test_a_quotation_over_several_sentences_is_in_parts() -> None:
    for opens, closes in ("“”", '""', "«»"):
        text = f"It rained. Orla said: {opens}We ran. Nobody fell. We sang{closes} and laughed. So?"
        found = [(nature.begun, nature.unended) for nature in natures(text, "en")]
        assert found == [
            (False, False),
            (False, True),
            (True, True),
            (True, False),
            (False, False),
        ]


def test_of_marks_that_do_not_pair_only_those_sentences_are_parts() -> None:
    goes_on = natures("The mayor spoke. “We ran down to the boats. Nobody fell over.", "en")
    assert [nature.unended for nature in goes_on] == [False, True, False]
    (ended,) = natures("Nobody fell over the side.”", "en")
    assert (ended.begun, ended.unended) == (True, False)
    (inch,) = natures('The plank was 6" wide at the end.', "en")
    assert inch.part


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "We reported on Friday that 31 boats had sunk in Velm. The correct figure is 13.",
            ["wrong", "right"],
        ),
        (
            "A headline in yesterday's edition gave the depth as 400 metres. It was 140.",
            ["wrong", "right"],
        ),
        (
            "Our report of May 2 on the lock put the number of gates at six. In fact four gates "
            "were opened. We apologise for the mistake.",
            ["wrong", "right", "about"],
        ),
        (
            "In Tuesday's edition we wrote that the dam was 70 years old. That was wrong: it is 17 "
            "now. The digits were transposed in editing.",
            ["wrong", "right", "about"],
        ),
        (
            "On Monday last week we told you two hundred swans had left. The warden rang to say it "
            "was nearer two thousand, and we're glad to put that right.",
            ["wrong", "right"],
        ),
        (
            "Correction: on Sunday we said that Bram scored twice. He scored once.",
            ["wrong", "right"],
        ),
        ("We wrongly reported that the lock is closed; it is open.", ["whole"]),
        ("An earlier version of this article misspelled Oster as Ostler, not Oster.", ["whole"]),
        ("We have to put right a figure about the lock.", ["about"]),
    ],
)
def test_what_is_taken_back_is_known(text: str, found: list[str]) -> None:
    assert corrections(text) == found
    for nature in natures(text, "en"):
        assert nature.misleads == (nature.correction == "wrong")
        assert not (nature.misleads and nature.tells)


@pytest.mark.parametrize(
    "text",
    [
        "As we reported on Friday, 31 boats have sunk in Velm. The harbour is full of wrecks.",
        "The market correction took 3 percent off shares. Traders said they were sorry.",
        "The ministry reported that 31 boats had sunk. In fact nobody counted them.",
        '"We said that the lock was safe," Ms Oster told the court. "It was not."',
        "The house of correction in Velm was closed. It was built in 1802.",
    ],
)
def test_what_others_said_and_reminders_are_no_corrections(text: str) -> None:
    assert corrections(text) == [None, None]


def test_words_are_told_of_english_alone() -> None:
    nature = one("Good morning.", "de")
    assert not nature.greets
    assert one("Er sagte: „Das Boot ist leck.", "de").unended
    assert not any(n.part for n in natures("Er sagte: „Das Boot ist leck.“ Sie ging.", "de"))
    assert corrections("We reported on Friday that 3 sank. In fact 2 did.", "fr") == [None, None]


@given(st.text(alphabet="aZ .!?\"“”„«»'’0天\n", max_size=60), st.sampled_from(["en", "ko"]))
def test_any_text_has_a_nature_for_each_sentence(text: str, language: str) -> None:
    spans = sentences(text)
    found = natures(text, language)
    assert [nature.span for nature in found] == spans
    assert found == natures(text, language, spans)
