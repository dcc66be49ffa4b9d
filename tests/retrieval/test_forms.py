"""Forms of answers: which one a question asks for, and what in a sentence has it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.analysis import Analyzer
from retrieval.model import ArticleHeader, Passage
from retrieval.questions import EVIDENCE, MEASURED, NAMING, AnswerForm, forms, read
from retrieval.reading import ReadPassage

analyzer = Analyzer()

ASKED: dict[AnswerForm, str] = {
    "how_old": """
        How old is the mayor of Gom?|so how old was he|at what age did she retire
        What is the age of the ship?
    """,
    "how_often": """
        How often do trams run?|how many times did the minister resign|how frequently
    """,
    "how_long": """
        How long was the call?|how long did it take lol|for how long|how many hours did it last
        how many more days|what was the length of the strike|how much longer will it last
        how much time do they have
    """,
    "percent": """
        What percentage of voters came?|which share of it|by how much did fares rise
        what small fraction voted
    """,
    "how_much": """
        How much did the tram line cost?|what did the tram line cost|how much money
        what was the price|What is the value of the ship?|what will the new bridge cost?
        what sum did they pay
    """,
    "measure": """
        How far is Gom from Namdo?|how big was it|how tall|weight of the statue|how hot did it get
    """,
    "how_many": "How many people drowned?|how few|number of victims|how many ships sank",
    "year": "In which year did the tram open?|what year was that",
    "what_day": "On what day did talks begin?|what date|which week day|on which weekday",
    "when": """
        When did the ferry sink?|when's the vote|when’s the vote|whens the vote
        what time does it start|in which month|date of the vote|How long ago did it open?
        how many years ago was that|so when is it
    """,
    "where": """
        Where did the ferry sink?|where's it|where’s it|wheres the ferry|In which city is it?
        in what part of town|which small island
    """,
    "why": """
        Why did he resign?|why'd he go|why’d he go|lol why|how come trams stopped
        what caused the fire|What was the reason for the strike?|what were the main causes
        reasons for the strike
    """,
    "score": "final score of the match|score Gulls Herons|what was the split",
    "say": """
        What did Han say about the ferry?|what has the minister said|how did the union react
        what do nurses think of it|What did Mayor Han Duck-soo tell the crowd?
    """,
    "who": """
        Who won the election?|who's the mayor|who’s the mayor|whos the mayor|whose boat|to whom
        which player scored|what company built it|whos the mayor and when was he elected
    """,
    "name": """
        Which ship sank?|what ship|What is the name of the ship?|what’s the name of it
        what was its name|which languages do they speak
    """,
    "open": """
        What happened?|what's going on|what’s going on|WHAT’S UP|ferry|ferry fares Gom|
        tell me about the ferry|How does it work?|how'd they do it|?!
    """,
    "yes_no": "Did the ferry sink?|is it true|hey did it sink|Will fares rise?|so are they safe",
}

QUESTIONS = [
    (text.strip(), form)
    for form, texts in ASKED.items()
    for text in texts.strip().replace("\n", "|").split("|")
]


@pytest.mark.parametrize(("text", "form"), QUESTIONS)
def test_the_form_is_told_by_the_words_that_ask_however_they_are_written(
    text: str, form: AnswerForm
) -> None:
    assert forms.of(text) == form
    assert forms.of(text.lower()) == form
    assert forms.of(text.lower().rstrip("?")) == form
    assert forms.of("“" + text + "”") == form


def test_every_form_is_asked_for_in_the_table() -> None:
    assert set(ASKED) == {form for form, _ in forms._FORMS}


@given(st.text(max_size=80))
def test_any_text_has_a_form(text: str) -> None:
    assert forms.of(text) in ASKED


def test_a_long_text_without_an_end_is_read_at_once() -> None:
    for words in ("what did ", "how many ", "x", "how much of the ", "what's ", "it's 'a' "):
        started = time.perf_counter()
        text = (words * 10_000)[:10_000]
        forms.of(text), forms.asked_verb(text), forms.counted(text)
        assert time.perf_counter() - started < 0.5


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("How many complaints came?", "complaints"),
        ("how many of the ships sank", "ships"),
        ("HOW FEW TRAMS", "TRAMS"),
        ("how much of her money", "money"),
        ("when", None),
    ],
)
def test_what_how_many_counts_is_the_word_behind_it(text: str, counted: str | None) -> None:
    assert forms.counted(text) == counted


HOLDS: dict[AnswerForm, str] = {
    "how_old": "Bae Sol-bi, 34, resigned.|a 12-year-old boy|He was aged 7.|on her 30th birthday",
    "how_often": "She won it twice.|every day|The ship comes every second week.|for the third time",
    "how_long": """
        It took 28 minutes.|a 28-minute call|The talks lasted half an hour.|a two-hour meeting
        for several weeks|It went on for 1,200 days.
    """,
    "percent": "Fares rose 4%.|a fifth of voters|40 percent of it|two out of five|most of them",
    "how_much": "It cost 340 billion won.|$5|€ 20 a day|two million dollars",
    "measure": "It is 40 metres long.|a 3.5 km tunnel|two hundred tonnes|55mph",
    "how_many": "It drew 6 complaints.|Two ships sank.|thousands came|none of it",
    "year": "It opened in 1998.|during the 1920s|last year|five years ago",
    "what_day": "on Tuesday|May 6|in Sept. 2024|Jan.5|It began yesterday.",
    "when": "at 6 p.m.|on Friday|in 2024|two years ago|last summer|in the 1990s|300 BC",
    "where": "The fire began in Gom.|near the Namdo Hall|outside Lake Mireu",
    "why": "because of fog|due to fog|to avoid a collision|in protest|amid fears",
    "score": "Gulls won 3-1.|3 – 1",
    "say": "He said so.|“We can live with this.”|according to the union|she tweeted",
    "who": "Mayor Han Duck-soo spoke.|Dr Kim left.|The ship of Bae Sol-bi came.",
    "name": "The ship, Mireu Star, sank.|a paper called “The Gull”",
}
LACKS: dict[AnswerForm, str] = {
    "how_old": "The ship is old.|It rose to 34 won.",
    "how_often": "The tram runs.",
    "how_long": """
        It was long.|30 minutes after the call|three days later|two weeks ago
        It rose 4%.|a boy 12 years old|Several ships sank.
    """,
    "percent": "Fares rose.|4 points",
    "how_much": "Fares rose.|in 2024|three ships",
    "measure": "It is long.|three ships",
    "how_many": "Ships sank.|someone",
    "year": "It opened in May.|340 ships",
    "what_day": "in 1998|sunday|It may sink.|in march",
    "when": "It sank.|300 ships",
    "where": "It sank in fog.|Gom is small.",
    "why": "It sank in fog.",
    "score": "Gulls won.|12 345",
    "say": "It sank.",
    "who": "The mayor spoke.",
    "name": "The ship sank.|It sank. Then it rose.",
}


@pytest.mark.parametrize("form", HOLDS)
def test_a_sentence_holds_the_form_or_lacks_it(form: AnswerForm) -> None:
    for text in filter(None, map(str.strip, HOLDS[form].replace("\n", "|").split("|"))):
        assert EVIDENCE[form].search(text), text
    for text in filter(None, map(str.strip, LACKS[form].replace("\n", "|").split("|"))):
        assert not EVIDENCE[form].search(text), text


def test_every_form_but_the_open_ones_has_evidence() -> None:
    assert set(HOLDS) == set(LACKS) == set(EVIDENCE) == set(ASKED) - {"open", "yes_no"}
    assert set(EVIDENCE) >= NAMING | MEASURED


def passage(text: str) -> ReadPassage:
    header = ArticleHeader(
        id="a", collection="shared", sequence=1, revision=1, headline=None, publisher=None,
        published=None, first_seen="", author=None, section=None, url=None, language="en",
        credit=None, soundbites=(), source="", location="", sample=False,
    )  # fmt: skip
    return ReadPassage(
        Passage(header=header, ordinal=1, kind="body", text=text, speaker=None), analyzer
    )


@pytest.mark.parametrize(
    ("question", "text", "giving"),
    [
        ("Who met Han Duck-soo?", "Han Duck-soo waited. Bae Sol-bi came.", {1}),
        ("who met han duck-soo", "Han Duck-soo's boat came. Nobody met him.", set()),
        ("Where in Gom did it burn?", "It burned in Gom. It began at Pier Nine.", {1}),
        ("Which ship met the Mireu Star?", "It saw Mireu Star, then Namdo Gull. It rained.", {0}),
        ("Which ship met the Mireu Star?", "It saw the Mireu Star’s lights.", set()),
        ("Who met Pat O'Brien of the U.S.?", "Pat O’Brien’s boat, U.S. flag, sank.", set()),
        ("When did Gom open it?", "Gom opened it. It was May.", {1}),
    ],
)
def test_a_name_that_the_question_has_is_no_answer(
    question: str, text: str, giving: set[int]
) -> None:
    asked = read(question, analyzer, "en")
    assert passage(text).gives(asked.form, asked.stated) == giving


NOTHING = "the of \"'([ -,.\n"


@pytest.mark.parametrize("form", EVIDENCE)
@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "1,",
        "1-",
        "1. ",
        "two to ",
        "A",
        "A ",
        "A-",
        "Aa bb ",
        "in A’",
        "a",
        " ",
        "-",
        '"',
        "of the ",
        "million ",
        "Mr. ",
    ],
)
def test_evidence_is_looked_for_in_linear_time(form: AnswerForm, piece: str) -> None:
    text = (piece * 20_000)[:20_000] + NOTHING
    started = time.perf_counter()
    for _ in EVIDENCE[form].finditer(text):
        pass
    assert time.perf_counter() - started < 1
