"""Summaries: what is taken, in which order, and how much work it may be."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from retrieval import Library, QueryError
from retrieval.analysis import Analyzer, bounds
from retrieval.model import Article, ArticleHeader, Kind, Passage, Summary
from retrieval.summaries import sentence_count, summarise
from retrieval.summaries.centrality import DAMPING, central
from retrieval.summaries.choosing import _Choice, choose
from retrieval.summaries.reading import read
from retrieval.summaries.repeating import FEWEST, NEARLY, repeats
from retrieval.summaries.standing import GOING_ON, PART, POINTING, Standing, stands_alone

ENGLISH = Analyzer("en")
HEADER = ArticleHeader(
    id="a", collection="shared", sequence=1, revision=1, headline=None, publisher=None,
    published=None, first_seen="2031-01-01T00:00:00Z", author=None, section=None, url=None,
    language="en", credit=None, soundbites=(), source="s", location="s", sample=False,
)  # fmt: skip


def article(*paragraphs: str | tuple[Kind, str], language: str = "en") -> Article:
    header = replace(HEADER, language=language)
    made = []
    for ordinal, one in enumerate(paragraphs, start=1):
        kind, text = one if isinstance(one, tuple) else ("lead" if ordinal == 1 else "body", one)
        made.append(Passage(header=header, ordinal=ordinal, kind=kind, text=text, speaker=None))
    return Article(header=header, passages=tuple(made), content_hash="")


def taken(*paragraphs: str | tuple[Kind, str], wanted: str | int = 3) -> list[str]:
    return texts(summarise(article(*paragraphs), wanted, analyzer=ENGLISH))


def texts(summary: Summary) -> list[str]:
    return [line.text for line in summary.sentences]


BRIDGE = (
    "The city council of Namdo approved a new bridge over the harbour on Monday.",
    "The harbour bridge will cost the city 90 million won, the council said after the vote.",
    "Rain is expected at the weekend.",
    "Mayor Ok Da-hee said the bridge would open the harbour to the city's trams.",
    "Pigeons like the old ferry pier.",
)


def test_what_shares_most_with_the_rest_is_told_in_source_order() -> None:
    assert taken(*BRIDGE) == [BRIDGE[0], BRIDGE[1], BRIDGE[3]]
    assert taken(" ".join(BRIDGE)) == [BRIDGE[0], BRIDGE[1], BRIDGE[3]]


def test_each_sentence_is_cited_where_it_stands() -> None:
    made = article(*BRIDGE[:2], " ".join(BRIDGE[2:]))
    for line in summarise(made, "100%", analyzer=ENGLISH).sentences:
        assert line.passage in made.passages
        assert line.text in BRIDGE


@pytest.mark.parametrize(
    ("wanted", "total", "count"),
    [
        (3, 10, 3), ("3", 2, 2), ("40%", 10, 4), ("40%", 11, 5), (" 40 % ", 1, 1),
        ("1%", 2000, 20), ("100%", 7, 7), ("100%", 0, 0), (5, 0, 0),
    ],
)  # fmt: skip
def test_a_share_is_rounded_up(wanted: str | int, total: int, count: int) -> None:
    assert sentence_count(wanted, total) == count


@pytest.mark.parametrize("wanted", ["", "0", "-1", "0%", "101%", "many", "3.5", "²", "٣", 0])
def test_what_is_no_number_of_sentences_is_named(wanted: str | int) -> None:
    with pytest.raises(QueryError, match="sentences"):
        summarise(article("One sentence."), wanted, analyzer=ENGLISH)


def test_short_articles_are_their_own_summaries() -> None:
    assert taken("Only this was reported.") == ["Only this was reported."]
    assert taken("First. Second.") == ["First.", "Second."]
    assert taken() == []
    assert taken("   ") == []


def test_without_words_in_common_the_lead_is_the_summary() -> None:
    paragraphs = ("Apples ripen.", "Boats sail.", "Clocks tick.", "Dogs bark.", "Eels swim.")
    assert taken(*paragraphs, wanted=2) == ["Apples ripen.", "Boats sail."]


def test_the_same_is_not_told_twice_while_there_is_more_to_tell() -> None:
    again = "On Monday the city council of Namdo approved a new bridge over the harbour."
    for place in range(1, 5):
        found = taken(*BRIDGE[:place], again, *BRIDGE[place:])
        assert len({BRIDGE[0], again} & set(found)) == 1
    whole = taken(*BRIDGE, again, wanted="100%")
    assert BRIDGE[0] in whole
    assert again in whole


def test_a_sentence_that_names_goes_before_one_that_points() -> None:
    opening = (
        "Mayor Ok Da-hee opened the harbour bridge in Namdo on Monday.",
        "The harbour bridge took the city of Namdo nine years to build.",
        "{} told the city that the harbour bridge would serve Namdo well.",
        "The bridge in Namdo harbour carries trams of the city and cars.",
        "A band played.",
    )
    named = taken(*(text.format("Ok Da-hee") for text in opening), wanted=2)
    assert named[0] == opening[0]
    for pointing in ("He", "But she", "They", "And, it"):
        found = taken(*(text.format(pointing) for text in opening), wanted=2)
        assert not any(text.startswith(pointing) for text in found)


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("He said the bridge was safe.", POINTING),
        ("“It was safe,” the mayor said.", POINTING),
        ("That was the second vote.", POINTING),
        ("However, they voted again.", POINTING),
        ('"The bridge is safe," she told reporters.', POINTING),
        ("The bridge is safe, he added.", POINTING),
        ("But Ok Da-hee voted against it.", GOING_ON),
        ("The bridge is safe.”", PART),
        ("This week the council votes.", 1),
        ("Italian engineers built the bridge.", 1),
        ("The engineer said he was sure.", 1),
        ("Heavy rain is expected.", 1),
        ('"The bridge is safe," Ok Da-hee said.', 1),
    ],
)
def test_what_leans_on_the_sentence_before_is_known(text: str, share: float) -> None:
    (sentence,) = read(article(text), ENGLISH)
    assert stands_alone(sentence) == share


def test_greetings_and_fragments_are_no_lead() -> None:
    air = ("Good morning.", "It's half past six, I'm Orla Fenwick, and the harbour bridge shines.")
    found = taken(*air, "Nine.", *BRIDGE)
    assert found == taken(*BRIDGE)
    assert taken(*air, "Nine.") == [*air, "Nine."]
    assert taken("Good morning.", "Nine.", BRIDGE[0], wanted=1) == [BRIDGE[0]]


def test_what_is_taken_back_is_left_out_and_what_is_right_is_told() -> None:
    wrong = "We reported on Friday that the city council of Namdo had turned down the bridge."
    right = "In fact the city council of Namdo approved the harbour bridge by nine votes."
    for wanted in (1, 2, 3, 5):
        found = taken(*BRIDGE[1:], f"{wrong} {right}", wanted=wanted)
        assert wrong not in found
    assert right in taken(*BRIDGE[1:], f"{wrong} {right}", wanted=2)
    assert taken(f"{wrong} {right}", wanted=1) == [right]
    assert taken(f"{wrong} {right}") == [wrong, right]


def test_half_a_quotation_is_not_told_without_the_other() -> None:
    halves = (
        "“The harbour bridge is what the city council of Namdo wanted for years.",
        "The city of Namdo has its harbour bridge now,” Mayor Ok Da-hee told the council.",
    )
    for wanted in (1, 2, 3, 4):
        found = taken(*BRIDGE[:2], " ".join(halves), *BRIDGE[2:], wanted=wanted)
        assert (halves[0] in found) == (halves[1] in found)


def test_what_dangles_is_told_after_what_it_hangs_on() -> None:
    answer = "The council of Namdo city said that it had."
    for wanted in (1, 2, 3):
        assert answer not in taken(*BRIDGE, answer, wanted=wanted)


def test_furniture_loses() -> None:
    lines = (
        "Click here for more on the harbour bridge of Namdo city council.",
        "Photo: the harbour bridge of Namdo city, city council.",
        "Harbour bridge of Namdo city",
        "Read more: Namdo city council and the harbour bridge.",
        "Not amused: the city council of Namdo at the harbour bridge the council wants on Monday",
    )
    for line in lines:
        for place in range(1, len(BRIDGE) + 1):
            assert line not in taken(*BRIDGE[:place], line, *BRIDGE[place:])
    assert lines[0] not in taken(lines[0], *BRIDGE)


def test_an_article_without_full_stops_is_no_furniture() -> None:
    lines = [sentence.removesuffix(".") for sentence in BRIDGE]
    assert taken(*lines) == [lines[0], lines[1], lines[3]]


def test_news_that_begins_like_furniture_is_news() -> None:
    for line in (
        "Copyright law was the subject of the Namdo city council's vote on the harbour bridge.",
        "Related companies built the harbour bridge of Namdo city for the city council.",
    ):
        assert line in taken(*BRIDGE[:3], line, BRIDGE[4])


def test_a_quote_passage_is_no_lead_and_seldom_the_summary() -> None:
    said: tuple[Kind, str] = ("quote", "The harbour bridge is the city council's best for Namdo.")
    assert said[1] not in taken(*BRIDGE[:2], said, *BRIDGE[2:])
    assert taken(said, *BRIDGE, wanted=1) == [BRIDGE[0]]
    assert len(taken(said, said, said)) == 3


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "国会は水曜日に予算を可決した。首相は予算の成立を歓迎した。天気は晴れだった。"),
        ("ko", "국회가 예산을 통과시켰다. 총리는 예산 통과를 환영했다. 날씨는 맑았다."),
        ("ru", "Парламент принял бюджет. Премьер приветствовал бюджет. Погода была ясной."),
        ("th", "รัฐสภาผ่านงบประมาณ นายกยินดีกับงบประมาณ อากาศแจ่มใส"),
        ("ar", "أقر البرلمان الميزانية. رحب رئيس الوزراء بالميزانية. كان الطقس صحوا."),
    ],
)
def test_other_languages_are_summarised_too(language: str, text: str) -> None:
    made = article(text, language=language)
    for analyzer in (ENGLISH, Analyzer(language)):
        found = texts(summarise(made, 2, analyzer=analyzer))
        assert len(found) == min(2, len(bounds(text)))
        assert all(one in text for one in found)


words = st.sampled_from(
    'harbour bridge city council Mayor said He But the of 90 " “ ” ? ! . … 国会 é \n Click'.split(
        " "
    )
)
paragraphs = st.lists(
    st.tuples(st.sampled_from(("body", "quote")), st.lists(words, max_size=30).map(" ".join)),
    max_size=6,
)


@given(paragraphs, st.one_of(st.integers(1, 9), st.integers(1, 100).map("{}%".format)))
@example([("body", ". . . .")], 2)
@example([("quote", "He. He. He.")], 1)
def test_any_text_gives_so_many_of_its_own_sentences(
    parts: list[tuple[Kind, str]], wanted: str | int
) -> None:
    made = article(*parts)
    total = sum(len(bounds(passage.text)) for passage in made.passages)
    found = summarise(made, wanted, analyzer=ENGLISH)
    places = [(line.passage.ordinal, line.span.start) for line in found.sentences]
    assert len(places) == sentence_count(wanted, total)
    assert places == sorted(set(places))
    for line in found.sentences:
        assert (line.span.start, line.span.end) in bounds(line.passage.text)
    assert found == summarise(made, wanted, analyzer=Analyzer("en"))


@given(st.lists(st.dictionaries(st.sampled_from("abcdefg"), st.integers(1, 3)), max_size=8))
def test_centrality_is_pagerank_over_the_cosines(sentences: list[dict[str, int]]) -> None:
    found = central(sentences)
    rows = np.array([[one.get(letter, 0) for letter in "abcdefg"] for one in sentences])
    if not rows.any():
        assert found.ranks.tolist() == [1.0] * len(sentences)
        return
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    unit = rows / np.where(norms, norms, 1)
    cosines = unit @ unit.T
    np.fill_diagonal(cosines, 0)
    degrees = cosines.sum(axis=0)
    assert found.common == pytest.approx(degrees.mean(), abs=1e-9)
    count = len(sentences)
    steps = np.where(degrees > 1e-6, cosines / np.where(degrees > 1e-6, degrees, 1), 1 / count)
    expected = np.linalg.solve(np.eye(count) - DAMPING * steps, np.full(count, 1 - DAMPING))
    assert found.ranks == pytest.approx(expected, abs=0.02)
    assert found.ranks.mean() == pytest.approx(1, abs=1e-6)


@given(st.lists(st.frozensets(st.sampled_from("abcdefgh"), max_size=8), max_size=12))
def test_repeats_are_those_that_comparing_all_with_all_finds(sets: list[frozenset[str]]) -> None:
    def same(one: frozenset[str], other: frozenset[str]) -> bool:
        short = min(len(one), len(other))
        if short < FEWEST:
            return bool(one) and one == other
        return len(one & other) >= NEARLY * short

    for place, found in enumerate(repeats(sets)):
        expected = {i for i, other in enumerate(sets) if same(sets[place], other)}
        assert set(found) | {place} == expected | {place}


standings = st.lists(
    st.builds(
        Standing,
        chance=st.floats(0, 1),
        alone=st.sampled_from((0.6, 0.9, 1.0)),
        broken=st.sampled_from((0.6, 1.0)),
        length=st.integers(1, 60),
    ),
    min_size=2,
    max_size=9,
)


@given(standings, st.data())
def test_an_exchange_is_worth_what_the_new_set_is_worth(
    given_: list[Standing], data: st.DataObject
) -> None:
    choice = _Choice(given_, 75, 100.0)
    places = list(range(len(given_)))
    held = set(data.draw(st.permutations(places))[: data.draw(st.integers(1, len(places) - 1))])
    out = data.draw(st.sampled_from(sorted(held)))
    new = data.draw(st.sampled_from([place for place in places if place not in held]))
    before = set(held)
    found = choice.exchanged(choice.sum(held), held, out, new)
    assert held == before
    expected = choice.sum((held - {out}) | {new})
    assert found.words == expected.words
    assert found.held == pytest.approx(expected.held, abs=1e-9)


@given(standings, st.integers(1, 9))
def test_no_exchange_betters_a_choice(given_: list[Standing], wanted: int) -> None:
    wanted = min(wanted, len(given_))
    alike: Sequence[set[int]] = [set() for _ in given_]
    found = choose(given_, alike, wanted)
    assert found == sorted(set(found))
    assert len(found) == wanted
    heart = min(sum(one.chance * one.length for one in given_), 5 * 25 * wanted)
    choice = _Choice(given_, 25 * wanted, heart)
    value = choice.value(choice.sum(found))
    for out in found:
        for new in set(range(len(given_))) - set(found):
            other = choice.value(choice.sum((set(found) - {out}) | {new}))
            assert other <= value + 1e-8


@pytest.mark.parametrize(
    "sentence",
    [
        "Ship {0} of {1} reached harbour {2} on day {3} with cargo {4} for firm {5}. ",
        "The mayor of Namdo spoke about tram number {0} on Monday. ",
        "The mayor of Namdo spoke about the tram on Monday. ",
    ],
)
def test_the_work_grows_with_the_article_and_not_with_its_square(sentence: str) -> None:
    """Comparing all with all would take half a minute and more."""
    made = article(
        *("".join(sentence.format(*range(i, i + 6)) for i in range(k, k + 5))
          for k in range(0, 2000, 5))
    )  # fmt: skip
    started = time.thread_time()
    found = summarise(made, "40%", analyzer=ENGLISH)
    assert time.thread_time() - started < 5
    assert len(found.sentences) == 800


def test_a_library_summarises_as_of_its_language(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "one.jsonl"
    paragraphs = ", ".join(f'"{text}"' for text in BRIDGE)
    file.write_text(f'{{"id": "bridge", "paragraphs": [{paragraphs}]}}\n', encoding="utf-8")
    library.ingest([str(file)])
    assert texts(library.summary("bridge")) == [BRIDGE[0], BRIDGE[1], BRIDGE[3]]
    assert len(library.summary("bridge", sentences="50%").sentences) == 3
