"""Second questions over the sample articles: what goes on from the first, and what stands alone."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from retrieval import Answer, Library, trec

SEEDS = Path(__file__).resolve().parents[2] / "seeds"

DEATHS = "How many people died on the ferry?"
LEAK = "Who was arrested over the data leak?"
CALL = "How long did Han and Trump talk on the phone?"
SNAIL = "What is the species of glowing snail named after?"
BEAM = "How far does the beam of the lighthouse reach?"
MAYOR = "Who won the election for mayor?"

FOLLOW_UPS = (
    # first question, second question, words of the right passage
    ("Who apologised to the families?", "When did he resign?", "handed in his resignation"),
    (DEATHS, "Who was the captain?", "Ma Dong-ha"),
    (DEATHS, "and the captain?", "Ma Dong-ha"),
    ("How many people died on the Haedam 3?", "Who owns it?", "Bada Line"),
    ("Where was the glowing snail found?", "How many of them did the robot bring up?", "three"),
    ("Who is Cloud?", "How much does he weigh?", "68 kilograms"),
    ("Who is Cloud?", "What was he eating?", "sandwiches"),
    ("Who was found alive after the ferry accident?", "how far did he drift?", "seven kilometres"),
    ("Who pressed the brass switch of the lighthouse?", "How old is she?", "81"),
    ("Who resigned over the ferry?", "and who took over?", "Tak"),
    (CALL, "when was that?", "late on Tuesday night"),
    (CALL, "what did they say about shipbuilding?", "shipbuilding"),
    ("Why did the ferry hit the reef?", "when?", "last Tuesday"),
    ("Why did the ferry hit the reef?", "when was that?", "last Tuesday"),
    ("Which caterer served spoiled mackerel to schools?", "What was the penalty?", "Pureun"),
    (LEAK, "how did they catch him?", "Police have caught a man"),
    ("How many houses were flooded in Cheongsu?", "and how many people were evacuated?", "3,100"),
    ("How much will the tram line cost?", "why?", "auditor"),
    ("How many customers were hit by the data leak?", "was anyone arrested?", "arrested"),
    ("Was it really a bear on Gom Island?", "and the bakery?", "bakery"),
    (SNAIL, "and the bacteria?", "bacteria"),
    (BEAM, "how often does it flash?", "flashes twice"),
    (BEAM, "and the steps?", "144 steps"),
    ("What did the inquiry find about the ferry's radar?", "and the limit?", "twelve"),
    ("When was Pi Won-ho found?", "How old was he?", "61"),
    ("What did Pung Il-seo's kitchen serve?", "what happened to him?", "Pung Il-seo"),
)

INDEPENDENT = (
    "How long did Han and Trump talk on the phone?",
    "What did Trump say about his first term?",
    "Is it raining in Seoul?",
    "Is it true that a bear lives on Gom Island?",
    "How many nurses are on strike at Namdo General Hospital?",
    "that snail in the Hwanyu Trench, what is it named after?",
    "What did Cheon Mu-gyeol say about his resignation?",
    "Why did the ferry hit the reef?",
    "How long does it take to raise the wreck of the ferry?",
    "Who bought the Saebyeok shipyard?",
    "Are there any sharks near Sorae Beach?",
    "lighthouse restoration cost",
    "When does the tram line open?",
    "What did Maeng Chi-woo say when he lost the election?",
    "Who was it that relit the Byeolmok Lighthouse?",
    "How many pupils fell ill at the schools?",
    "What did the union leader say about her five years at the shipyard?",
    "so did the auditor find that bribery paid for the Namdo tram contracts?",
    "Who won the cup final?",
    "thanks",
    "squid prices",
    "What do those who lost houses in the Cheongsu flood get?",
    "How much of his own money did the painter pay for the hunt?",
    "What is the price of bitcoin?",
    "Where did the storm Dalmi hit this week?",
    "Did the nurses accept the deal that the hospital offered?",
    "Who is Cloud?",
)


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Library:
    library = Library(tmp_path_factory.mktemp("samples"))
    library.ingest([str(SEEDS)], sample=True)
    return library


def taken(answer: Answer) -> list[str]:
    found = answer.understood["follow_up"]
    assert found is None or isinstance(found, dict)
    return list(found["taken"]) if found else []


def finds(answer: Answer, words: str) -> bool:
    return answer.answered and words in answer.excerpts[0].passage.text


@pytest.mark.parametrize(("first", "second", "words"), FOLLOW_UPS)
def test_a_follow_up_finds_what_it_would_not_find_alone(
    samples: Library, first: str, second: str, words: str
) -> None:
    before = samples.ask(first)
    answer = samples.ask(second, after=before)
    assert finds(answer, words)
    assert taken(answer)
    assert answer.question == second
    assert not finds(samples.ask(second), words)


@pytest.mark.parametrize(("first", "second"), tuple(pairwise((DEATHS, *INDEPENDENT))))
def test_an_independent_question_takes_nothing(samples: Library, first: str, second: str) -> None:
    before = samples.ask(first)
    answer, alone = samples.ask(second, after=before), samples.ask(second)
    assert taken(answer) == []
    assert (answer.excerpts, answer.closest) == (alone.excerpts, alone.closest)


def test_somebody_named_in_the_question_before_is_taken(samples: Library) -> None:
    before = samples.ask("What did Han and Trump talk about on the phone?")
    answer = samples.ask("and what did he say about LNG?", after=before)
    assert answer.understood["follow_up"] == {"of": before.question, "taken": ["Han"]}
    assert "LNG" in answer.excerpts[0].text


def test_the_third_question_still_knows_the_story(samples: Library) -> None:
    first = samples.ask(DEATHS)
    second = samples.ask("and the captain?", after=first)
    third = samples.ask("how old?", after=second)
    assert {"ferry", "captain"} <= set(taken(third))
    assert len(taken(third)) <= 8


def test_a_turn_that_was_not_answered_gives_its_question(samples: Library) -> None:
    before = samples.ask("What did Macron say about wine?")
    assert not before.answered
    answer = samples.ask("and about cheese?", after=before)
    assert taken(answer) == ["Macron", "wine"]
    assert not answer.answered


def test_what_is_taken_does_not_decide_the_form(samples: Library) -> None:
    before = samples.ask("How much does Cloud weigh?")
    answer = samples.ask("why?", after=before)
    assert answer.understood["form"] == "why"


@pytest.mark.parametrize("text", ["Who is " + "Kim Lee " * 2000, "Is it " + "a" * 9000, "?", ""])
def test_of_a_hostile_turn_little_is_taken(samples: Library, text: str) -> None:
    answer = samples.ask("why?", after=samples.ask(text))
    assert sum(map(len, taken(answer))) < 500


def test_the_same_two_turns_give_the_same_answer(samples: Library) -> None:
    answers = [samples.ask("and the captain?", after=samples.ask(DEATHS)) for _ in range(2)]
    assert answers[0].excerpts == answers[1].excerpts
    assert answers[0].understood == answers[1].understood


def test_few_independent_questions_of_the_development_set_take_anything(
    shared: Path, tmp_path: Path
) -> None:
    folder = shared / "eval" / "newsdesk"
    with (folder / "topics.tsv").open(encoding="utf-8") as file:
        topics = [text for _, text in trec.read_topics(file, "newsdesk")][:60]
    with Library(tmp_path) as library:
        library.ingest([str(folder / "corpus.jsonl")])
        before: Answer | None = None
        wrong = []
        for text in topics:
            before = library.ask(text, after=before)
            if taken(before):
                wrong.append(text)
    assert len(wrong) / len(topics) < 0.03, wrong
