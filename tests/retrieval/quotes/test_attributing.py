"""Quotes of an article: who says them, to whom, and where they stand. All of it is invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.model import ArticleHeader, Passage, Quote, Speaker
from retrieval.quotes import attributed

HEADER = ArticleHeader(
    id="one", collection="shared", sequence=1, revision=1, headline=None, publisher=None,
    published=None, first_seen="2025-05-01T00:00:00+00:00", author=None, section=None, url=None,
    language="en", credit=None, soundbites=(), source="", location="", sample=False,
)  # fmt: skip


def passages(*texts: str | tuple[Speaker, str]) -> list[Passage]:
    return [
        Passage(
            header=HEADER,
            ordinal=ordinal,
            kind="body" if isinstance(text, str) else "quote",
            text=text if isinstance(text, str) else text[1],
            speaker=None if isinstance(text, str) else text[0],
        )
        for ordinal, text in enumerate(texts, start=1)
    ]


def words(quote: Quote) -> str:
    return quote.line.passage.text[quote.said.start : quote.said.end]


def read(*texts: str | tuple[Speaker, str]) -> list[tuple[str, str, bool]]:
    return [(q.speaker, words(q), q.direct) for q in attributed(passages(*texts))]


DIRECT = [
    ('"The dam will hold," said Jane Alder.', "Jane Alder", "The dam will hold,"),
    ('"The dam will hold," said harbour master Jane Alder.', "Jane Alder", "The dam will hold,"),
    ('"The dam will hold," said team-mate Jane Alder.', "Jane Alder", "The dam will hold,"),
    ('"The dam will hold," Jane Alder said.', "Jane Alder", "The dam will hold,"),
    ('"The dam will hold", said Ms Alder, who built it.', "Alder", "The dam will hold"),
    ('"Will the dam hold?" Mr Alder asked.', "Alder", "Will the dam hold?"),
    ("“The dam will hold,” said Jane O’Dell of Birchfield.", "Jane O’Dell", "The dam will hold,"),
    ("‘The dam will hold,’ said Jane Alder.", "Jane Alder", "The dam will hold,"),
    ('Jane Alder said: "The dam will hold."', "Jane Alder", "The dam will hold."),
    ('But Jane Alder said, "The dam will hold."', "Jane Alder", "The dam will hold."),
    ('Says Jane Alder: "The dam will hold."', "Jane Alder", "The dam will hold."),
    ('Jane Alder: "The dam will hold."', "Jane Alder", "The dam will hold."),
    (
        'Jane Alder, chief executive of Cedar, told the BBC: "The dam will hold."',
        "Jane Alder",
        "The dam will hold.",
    ),
    (
        'Mr Alder - a critic of the "wet lobby" - added: "The dam will hold."',
        "Alder",
        "The dam will hold.",
    ),
    ('"The dam will hold," director of works Jane Alder said.', "Jane Alder", "The dam will hold,"),
    (
        '"The dam will hold," the new head of the works office, Jane Alder, said.',
        "Jane Alder",
        "The dam will hold,",
    ),
    ('"The dam will hold," says Cedar\'s Jane Alder.', "Jane Alder", "The dam will hold,"),
    ('"It will hold," Prime Minister Han Do-yun told MPs.', "Han Do-yun", "It will hold,"),
]


@pytest.mark.parametrize(("text", "speaker", "said"), DIRECT)
def test_direct_words_are_of_whoever_is_named_beside_them(
    text: str, speaker: str, said: str
) -> None:
    assert read(text) == [(speaker, said, True)]


REPORTED = [
    ("Jane Alder said that the dam would hold.", "Jane Alder", "the dam would hold"),
    ("Jane Alder said the dam would hold.", "Jane Alder", "the dam would hold"),
    ("On Monday Jane Alder said the dam would hold.", "Jane Alder", "the dam would hold"),
    ("The dam would hold, Jane Alder said.", "Jane Alder", "The dam would hold"),
    ("The dam will hold, said engineer Jane Alder.", "Jane Alder", "The dam will hold"),
    ("The dam will hold, according to Jane Alder.", "Jane Alder", "The dam will hold"),
    ("According to Jane Alder, the dam will hold.", "Jane Alder", "the dam will hold"),
    ("Jane Alder told MPs that the dam would hold.", "Jane Alder", "the dam would hold"),
    ("Jane Alder warned that the dam might not hold.", "Jane Alder", "the dam might not hold"),
    (
        "Jane Alder, head of works at Cedar, said the dam would hold.",
        "Jane Alder",
        "the dam would hold",
    ),
    (
        'Jane Alder accused ministers of building a "paper wall".',
        "Jane Alder",
        'ministers of building a "paper wall"',
    ),
    ("Jane Alder urged ministers to close the dam.", "Jane Alder", "to close the dam"),
]


@pytest.mark.parametrize(("text", "speaker", "said"), REPORTED)
def test_reported_words_are_the_clause_of_a_verb_of_speech(
    text: str, speaker: str, said: str
) -> None:
    assert read(text) == [(speaker, said, False)]


NOBODY = [
    'The so-called "fat cats" of Cedar went home.',
    'Jane Alder won the prize for "The Long Dam" on Friday.',
    "Jane Alder did not say that the dam would hold.",
    "Jane Alder never said the dam would hold.",
    "Jane Alder refused to say that the dam would hold.",
    "Jane Alder was told that the dam would hold.",
    "Jane Alder is said to be in Cedarville.",
    "If Jane Alder says that the dam holds, we stay.",
    "Nobody knows whether Jane Alder said the dam would hold.",
    "A friend of Jane Alder said that the dam would hold.",
    "A spokesman for Jane Alder said the dam would hold.",
    "Jane Alder's lawyer said the dam would hold.",
    '"The dam will hold," said a spokeswoman for Jane Alder.',
    '"The dam will hold," said a Cedar spokesman.',
    '"The dam will hold," said one of the men.',
    '"The dam will hold," he said.',
    "Officials in Cedarville, Birchland, said the dam would hold.",
    "Analysts said that the dam would hold.",
    "Jane Alder and Tom Birch said the dam would hold.",
    'The sign reads: "The dam will hold."',
    '"The dam will hold.',
    '"" said Jane Alder.',
    '"The dam will hold," said a spokesman for the Water Office.',
    '"The dam will hold," said one engineer quoted by the Cedar Herald.',
    "Jane Alder once asked for several times that sum.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_what_is_nobodys_words_is_left_out(text: str) -> None:
    assert read(text) == []


def test_further_quotes_of_a_passage_are_of_the_last_speaker() -> None:
    text = (
        '"The dam will hold," said Jane Alder. "It has to." She said: "We checked it twice."'
        ' "Three times, even," she added.'
    )
    (found,) = attributed(passages(text))
    assert (found.speaker, found.direct, found.line.text) == ("Jane Alder", True, text)
    assert words(found) == "We checked it twice."


def test_a_speech_is_one_quote_as_far_as_a_line_goes() -> None:
    sentence = "This is one more sentence of a rather long speech about the dam"
    text = f'"{sentence}," said Jane Alder. ' + " ".join(f'"{sentence} {n}."' for n in range(6))
    found = attributed(passages(text + ' "It leaks," said Tom Birch.'))
    assert [q.speaker for q in found] == ["Jane Alder", "Jane Alder", "Tom Birch"]
    assert all(200 < len(q.line.text) <= 350 for q in found[:2])


def test_a_word_or_two_are_shown_with_what_they_answer() -> None:
    text = 'The hall was full. Jane Alder was asked if the dam would hold. "Yes," said Ms Alder.'
    (found,) = attributed(passages(text))
    assert found.line.text == 'Jane Alder was asked if the dam would hold. "Yes," said Ms Alder.'
    assert words(found) == "Yes,"


def test_a_pronoun_with_another_person_in_between_is_left_out() -> None:
    text = (
        '"The dam will hold," said Ms Alder. Later she met Mr Birch at the lake, who had doubts.'
        ' "It may not," he said.'
    )
    assert [one[0] for one in read(text)] == ["Alder"]


def test_a_pronoun_of_the_other_gender_is_left_out() -> None:
    assert [one[0] for one in read('Mr Alder said the dam held. "It leaks," she said.')] == [
        "Alder"
    ]


def test_what_follows_a_speaker_without_a_name_is_left_out() -> None:
    text = 'Jane Alder said the dam held. "It leaks," a guard said. "It always did."'
    assert read(text) == [("Jane Alder", "the dam held", False)]


def test_a_pronoun_means_the_only_person_of_the_passage_before() -> None:
    found = read("Mayor Jane Alder has been to the dam.", '"It will hold," she said.')
    assert found == [("Jane Alder", "It will hold,", True)]
    several = ("Mayor Jane Alder met Mr Birch at the dam.", '"It will hold," she said.')
    assert read(*several) == []


def test_a_pronoun_is_of_whoever_is_the_subject_before_it_in_the_sentence() -> None:
    found = read("Mr Birch went home. Mr Alder said the dam held, but he admitted it was old.")
    assert {one[0] for one in found} == {"Alder"}


def test_a_quote_goes_on_over_paragraphs() -> None:
    found = read(
        'Jane Alder said: "The dam will hold. "It was built well.',
        '"And it was paid for." Tom Birch said it would break.',
    )
    assert [one[0] for one in found] == ["Jane Alder", "Jane Alder", "Tom Birch"]
    assert found[1][1] == "And it was paid for."


def test_a_quote_whose_last_mark_is_missing_takes_nothing_with_it() -> None:
    found = read('Tom Birch said: "It leaks. Jane Alder added: "It holds." The lake is deep.')
    assert found == [("Jane Alder", "It holds.", True)]


def test_a_quote_within_a_quote_is_part_of_it() -> None:
    (found,) = read('Jane Alder said: "They call it the "Old Lady" and they like it."')
    assert found[1] == 'They call it the "Old Lady" and they like it.'


def test_the_full_name_is_learnt_from_the_article() -> None:
    found = attributed(
        passages(
            "Chancellor Gordon Rowan opened the dam. Gordon Rowan is 60.",
            'Mr Rowan told MPs: "It will hold."',
        )
    )
    assert [(q.speaker, q.title, q.to) for q in found] == [("Gordon Rowan", "Chancellor", "MPs")]


def test_a_surname_of_two_people_stays_a_surname() -> None:
    found = read("Gordon Rowan and Nick Rowan are here.", 'Mr Rowan said: "It will hold."')
    assert [one[0] for one in found] == ["Rowan"]


TO = [
    ('Jane Alder told reporters: "It will hold."', "reporters"),
    ('Jane Alder told MPs: "It will hold."', "MPs"),
    ('Jane Alder told the BBC: "It will hold."', "the BBC"),
    ('Jane Alder told President Birch: "It will hold."', "President Birch"),
    ('"It will hold," Jane Alder told Radio Cedar\'s Morning programme.',
     "Radio Cedar's Morning programme"),
    ('In an interview with CNN, Jane Alder said: "It will hold."', "CNN"),
    ('In a letter to parliament Jane Alder said: "It will hold."', "parliament"),
    ('Jane Alder told him: "It will hold."', None),
    ('Jane Alder said: "It will hold."', None),
    ("Jane Alder told ministers that it would hold.", "ministers"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "to"), TO)
def test_to_whom_is_as_the_text_has_it(text: str, to: str | None) -> None:
    (found,) = attributed(passages(text))
    assert found.to == to
    assert to is None or to in text


TITLES = [
    ('"It holds," said union leader Jane Alder.', "union leader"),
    ('"It holds," said Jane Alder, head of works at Cedar.', "head of works at Cedar"),
    ('"It holds," said Cedar spokeswoman, Jane Alder.', "Cedar spokeswoman"),
    ('Finance Minister Jane Alder said: "It holds."', "Finance Minister"),
    ("Former harbour master Jane Alder said it would hold.", "Former harbour master"),
    ("The bank's governor, Jane Alder, said that it would hold.", "governor"),
    ("Its chief engineer, Jane Alder, said that it would hold.", "chief engineer"),
    ('"It holds," said Jane Alder.', None),
]


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_a_title_is_as_written(text: str, title: str | None) -> None:
    (found,) = attributed(passages(text))
    assert (found.speaker, found.title) == ("Jane Alder", title)


def test_transcripts_give_speaker_title_and_occasion() -> None:
    who = Speaker(name="Han Do-yun", title="Prime Minister", context="CNN Interview")
    (found,) = attributed(passages("Talks go on.", (who, '"We will talk. We will not fight."')))
    assert (found.speaker, found.title, found.to, found.direct) == (
        "Han Do-yun", "Prime Minister", "CNN", True,
    )  # fmt: skip
    assert words(found) == "We will talk. We will not fight."


def test_a_speaker_without_a_name_is_known_by_the_title() -> None:
    assert read((Speaker(title="Welder"), "It will hold."))[0][0] == "Welder"
    assert read((Speaker(), "It will hold.")) == []


def test_long_words_are_parted_between_sentences() -> None:
    said = " ".join(f"This is sentence number {n} of a rather long speech." for n in range(20))
    found = attributed(passages(f'Jane Alder said: "{said}"'))
    assert len(found) > 2
    assert all(len(quote.line.text) <= 350 for quote in found)
    assert {quote.speaker for quote in found} == {"Jane Alder"}
    assert " ".join(map(words, found)) == said


def test_only_passages_near_a_name_are_read_where_one_is_looked_for() -> None:
    article = passages(
        '"It holds," said Jane Alder.', "The lake is deep.", "So is the sea.",
        '"It leaks," said Tom Birch.', '"A lot," he added.',
    )  # fmt: skip
    found = attributed(article, lambda text: "Birch" in text)
    assert [(q.speaker, words(q)) for q in found] == [
        ("Tom Birch", "It leaks,"),
        ("Tom Birch", "A lot,"),
    ]


PIECES = st.sampled_from(
    ['"', "“", "”", "'", "‘", "’", " said ", " Jane Alder", " Mr Birch", " he", ", ", ". ", ": ",
     " told MPs", " that the dam would hold", "It holds", "according to", " - ", "\n", "(", ")",
     " Han Do-yun", "한덕수 총리", "é", "\ue000", "\ue001", "", " of ", " the", " head", "?", "…"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=80), max_size=4))
def test_words_stand_inside_their_line_and_that_in_its_passage(texts: list[str]) -> None:
    article = passages(*texts)
    found = attributed(article)
    places = [(q.line.passage.ordinal, q.line.span.start) for q in found]
    assert [p[0] for p in places] == sorted(p[0] for p in places)
    for quote in found:
        text = quote.line.passage.text
        assert 0 <= quote.line.span.start <= quote.said.start
        assert quote.said.start < quote.said.end <= quote.line.span.end <= len(text)
        assert quote.speaker
        assert quote.to is None or quote.to in text
    assert attributed(article) == found
