"""What is typed, and what news writes: variants, phrases, numbers and spellings."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.analysis import Analyzer, numbers, spelling, thesaurus
from retrieval.analysis.lexicon import IRREGULAR
from retrieval.analysis.relations import THEMES
from retrieval.analysis.relations.comparing import degrees
from retrieval.analysis.relations.derivations import FORMS
from retrieval.analysis.relations.phrases import ASKING, PHRASES
from retrieval.analysis.strengths import CLOSE, FORM, LOOSE, SAME

analyzer = Analyzer()


def term(word: str) -> str:
    [token] = analyzer.tokens(word)
    return token.term


def listed() -> list[str]:
    words = FORMS.split() + [word for group in degrees() for word in group]
    for theme in THEMES:
        for left, right, _, _ in thesaurus.lines(theme):
            words += left + right
    return list(dict.fromkeys(words))


@pytest.mark.parametrize(
    ("typed", "written", "least"),
    [
        ("cops", "police", SAME),
        ("telly", "television", SAME),
        ("mum", "mother", SAME),
        ("govt", "government", SAME),
        ("UK", "Britain", SAME),
        ("Sept", "September", SAME),
        ("sixteen", "16", SAME),
        ("16", "sixteen", SAME),
        ("nineties", "1990s", SAME),
        ("decide", "decision", FORM),
        ("explosion", "exploded", FORM),
        ("biggest", "big", FORM),
        ("marry", "marriage", FORM),
        ("bloke", "man", CLOSE),
        ("kids", "child", CLOSE),
        ("doctor", "physician", CLOSE),
        ("reckon", "believe", CLOSE),
        ("Dutch", "Netherlands", CLOSE),
        ("dozen", "12", CLOSE),
        ("second", "2", LOOSE),
        ("kids", "pupils", LOOSE),
        ("Polish", "Poland", LOOSE),
        ("sixth", "6", CLOSE),
        ("5m", "5", LOOSE),
        # What one form of a word is related with, the others are as well.
        ("resignation", "quit", 0.7),
        ("arrested", "detention", 0.7),
        ("cops", "policeman", 0.7),
    ],
)
def test_what_is_typed_is_related_with_what_is_written(
    typed: str, written: str, least: float
) -> None:
    assert analyzer.variants(term(typed)).get(term(written), 0.0) >= least


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("man", "bloke"),
        ("fire", "dismiss"),
        ("Wednesday", "marry"),
        ("media", "medium"),
        ("second", "sec"),
        ("last", "final"),
        ("party", "conservative"),
    ],
)
def test_relations_that_would_mislead_are_weak_or_none(typed: str, written: str) -> None:
    assert analyzer.variants(term(typed)).get(term(written), 0.0) <= LOOSE


def test_every_listed_word_is_one_word() -> None:
    for word in listed():
        assert len(analyzer.tokens(word)) == 1, word


def test_every_line_relates_something() -> None:
    for theme in THEMES:
        for left, right, _, both in thesaurus.lines(theme):
            asked = {term(word) for word in left + right * both}
            others = {term(word) for word in right + left * both}
            assert any(one != other for one in asked for other in others), (left, right)


def test_variants_are_few_ordered_and_never_the_term_itself() -> None:
    again = Analyzer()
    for word in [*listed(), *numbers.words()]:
        found = analyzer.variants(term(word))
        assert term(word) not in found
        assert len(found) <= thesaurus.MAX_VARIANTS
        assert all(thesaurus.WEAKEST <= strength <= SAME for strength in found.values())
        assert list(found.values()) == sorted(found.values(), reverse=True)
        assert list(found.items()) == list(again.variants(term(word)).items())


def test_lines_without_an_arrow_hold_both_ways() -> None:
    for theme in THEMES:
        for left, right, strength, both in thesaurus.lines(theme):
            if both:
                words = {term(word) for word in left + right}
                for one in words:
                    found = analyzer.variants(one)
                    # A word of many relations keeps the strongest.
                    if len(found) < thesaurus.MAX_VARIANTS:
                        assert all(found.get(other, 0) >= strength for other in words - {one})


def test_related_are_the_variants_that_are_close() -> None:
    assert term("police") in analyzer.related(term("cops"))
    assert term("pupil") not in analyzer.related(term("kids"))
    assert analyzer.related("qwertz") == frozenset()


@pytest.mark.parametrize("line", ["one two", "~ two", "one ~>", "one ~ two ? three"])
def test_a_line_of_a_list_has_one_sign_with_words_on_both_sides(line: str) -> None:
    with pytest.raises(ValueError, match="one sign"):
        list(thesaurus.lines(line))


@given(st.text(max_size=20))
@settings(max_examples=200, deadline=None)
def test_any_term_may_be_asked_for(text: str) -> None:
    assert text not in analyzer.variants(text)


# --- phrases


@pytest.mark.parametrize(
    ("question", "words", "related"),
    [
        ("Why was the match called off?", ["called", "off"], "cancel"),
        ("Did they call the match off?", ["call", "off"], "cancel"),
        ("who stepped down as PM", ["stepped", "down"], "resign"),
        ("why has he packed it in", ["packed", "in"], "quit"),
        ("when did they tie the knot", ["tie", "the", "knot"], "wedding"),
        ("when did they tie the knot", ["tie", "the", "knot"], "marry"),
        ("did the firm go bust", ["go", "bust"], "bankrupt"),
        ("what does the United States want", ["United", "States"], "america"),
        ("twenty-five people", ["twenty", "five"], "25"),
        ("one hundred and twenty", ["one", "hundred", "and", "twenty"], "120"),
        ("two million people", ["two", "million"], "2m"),
        ("3 billion", ["3", "billion"], "3bn"),
        ("5 km away", ["5", "km"], "5km"),
        ("one thousand", ["one", "thousand"], "1000"),
    ],
)
def test_phrases(question: str, words: list[str], related: str) -> None:
    tokens = analyzer.question_tokens(question)
    spoken = [
        ([question[tokens[i].start : tokens[i].end] for i in phrase.places], phrase.related)
        for phrase in analyzer.phrases(tokens)
    ]
    assert [found for at, found in spoken if at == words and term(related) in found]


@pytest.mark.parametrize("question", ["How come he left?", "any news on him", "tell me about it"])
def test_phrases_that_only_ask(question: str) -> None:
    [phrase] = analyzer.phrases(analyzer.question_tokens(question))
    assert phrase.asks
    assert not phrase.related
    assert phrase.places[0] == 0


@pytest.mark.parametrize(
    "question", ["", "who won", "one two three", "the 10 of us", "call for the man who is off"]
)
def test_no_phrase_where_none_is_said(question: str) -> None:
    found = analyzer.phrases(analyzer.question_tokens(question))
    assert all(term("cancel") not in phrase.related for phrase in found)
    assert not any(part.isdigit() for phrase in found for part in phrase.related)


said = st.lists(
    st.sampled_from(f"{PHRASES} {ASKING} one two hundred and million 3 2.5 km the match".split()),
    max_size=30,
)


@given(said)
@settings(max_examples=300, deadline=None)
def test_phrases_stand_in_order_and_share_no_word(words: list[str]) -> None:
    tokens = analyzer.question_tokens(" ".join(words))
    found = analyzer.phrases(tokens)
    places = [place for phrase in found for place in phrase.places]
    assert len(places) == len(set(places))
    assert [phrase.places[0] for phrase in found] == sorted(p.places[0] for p in found)
    assert all(0 <= place < len(tokens) for place in places)
    assert all(phrase.asks is not bool(phrase.related) for phrase in found)
    assert all(list(p.places) == sorted(p.places) for p in found)


# --- spelling and irregular forms


@pytest.mark.parametrize(
    ("british", "american"),
    [
        line.split()
        for line in """
        colour color|colourful colorful|favourite favorite|neighbourhood neighborhood
        behaviour behavior|rumoured rumored|organise organize|organisation organization
        recognised recognized|criticising criticizing|analyse analyze|paralysed paralyzed
        centre center|kilometres kilometers|theatre theater|travelled traveled
        travelling traveling|cancelled canceled|fuelled fueled|jeweller jeweler|fulfil fulfill
        defence defense|licence license|offences offenses|catalogue catalog|dialogue dialog
        anaemia anemia|leukaemia leukemia|paedophile pedophile|programme program|grey gray
        tyre tire|tyres tires|plough plow|aluminium aluminum|sceptical skeptical|mould mold
        moustache mustache|jewellery jewelry|manoeuvre maneuver|practise practice
        counsellor counselor|instalment installment|pyjamas pajamas|aeroplane airplane
        adviser advisor|judgement judgment|ageing aging|enquiry inquiry|artefact artifact
        """.replace("\n", "|").split("|")
        if line.strip()
    ],
)
def test_british_and_american_spellings_are_one_term(british: str, american: str) -> None:
    assert term(british) == term(american)
    assert term(british.upper()) == term(american.title())


@pytest.mark.parametrize(
    ("word", "other"),
    [
        line.split()
        for line in """
        four for|hour hor|our or|tier tire|tired tire|wise wize|story storey|cheque check
        organise organ|colour colon|metre meet|draught draft|rise rize|size sise
        prise prize|advertise adverse|tour tor|your yor|fibre fib|louvre louver|kerb curb
        """.replace("\n", "|").split("|")
        if line.strip()
    ],
)
def test_words_that_only_look_like_spellings_stay_apart(word: str, other: str) -> None:
    assert term(word) != term(other)


def test_spellings_lead_to_words_that_are_no_spellings_themselves() -> None:
    found = spelling.spellings()
    assert not found.keys() & set(found.values())
    assert not found.keys() & IRREGULAR.keys()
    for (
        word
    ) in "four hour your tour wise advertise surprise exercise promise rise practice".split():
        assert word not in found


@pytest.mark.parametrize(
    "forms",
    [
        "go goes going went gone",
        "take takes taking took taken",
        "withdraw withdraws withdrew withdrawn",
        "overthrow overthrew overthrown",
        "become becomes became becoming",
        "hang hangs hung",
        "undergo undergoes underwent undergone",
        "policeman policemen",
        "spokeswoman spokeswomen",
        "wolf wolves",
        "crisis crises",
        "analysis analyses",
        "child children",
        "knife knives",
        "phenomenon phenomena",
    ],
)
def test_forms_of_a_word_are_one_term(forms: str) -> None:
    assert len({term(form) for form in forms.split()}) == 1


def test_the_fingerprint_knows_spellings(monkeypatch: pytest.MonkeyPatch) -> None:
    before = Analyzer().fingerprint
    monkeypatch.setitem(IRREGULAR, "qwertz", "qwerty")
    from retrieval.analysis.analyzer import _bases

    _bases.cache_clear()
    try:
        assert Analyzer().fingerprint != before
    finally:
        _bases.cache_clear()
