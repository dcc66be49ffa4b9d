"""The second stage's order and features, and the forms of answers."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval import questions
from retrieval.analysis import Analyzer, sentences
from retrieval.model import ArticleHeader, Passage, Speaker
from retrieval.questions import EVIDENCE
from retrieval.ranking import WEIGHTS, WITHOUT_FORM, Candidate, TermWeights, rank
from retrieval.reading import ReadPassage

analyzer = Analyzer()

TEXTS = st.lists(
    st.sampled_from(
        """
        ferry Ferry ferries. fare fares tram Tram. opened opening began. talks call calls. Han Han's
        said last Tuesday. minutes 28 won million. because in Gom. the of who The U.S. rose increase
        """.split()
    ),
    max_size=25,
).map(" ".join)
QUESTIONS = st.sampled_from(
    """
    When did the ferry open in Gom?|How long was the call?|who opened the tram|ferry fares
    how much did fares rise|ferry|Han Han Han|what did Han call the U.S. talks|why|ferry ferries
    Where does the ferry begin?|On what day did the talks begin?|how many trams
    """.strip()
    .replace("\n", "|")
    .split("|")
)


def passage(sequence: int, ordinal: int, text: str, headline: str | None, who: str) -> Passage:
    header = ArticleHeader(
        id=f"a{sequence}", collection="shared", sequence=sequence, revision=1, headline=headline,
        publisher=None, published=None, first_seen="", author=None, section=None, url=None,
        language="en", credit=None, soundbites=(), source="", location="", sample=False,
    )  # fmt: skip
    speaker = Speaker(name=who) if who else None
    return Passage(header=header, ordinal=ordinal, kind="body", text=text, speaker=speaker)


LIBRARIES = st.lists(
    st.tuples(
        st.integers(1, 4),
        TEXTS,
        st.sampled_from([None, "Ferry fares", "Tram opens"]),
        st.sampled_from(["", "", "Han"]),
        st.sampled_from([-1.0, 0.0, 0.5, 1.0, 3.25, 7.0]),
    ),
    max_size=12,
)


@given(LIBRARIES, QUESTIONS)
@settings(max_examples=400, deadline=None)
def test_candidates_come_best_first_and_are_worth_what_their_words_say(
    library: list[tuple[int, str, str | None, str, float]], text: str
) -> None:
    question = questions.read(text, analyzer, "en")
    frequency = {term: len(term) for term in question.terms}
    weights = TermWeights.of(question.terms, frequency, 50, analyzer)
    scored = [
        (ReadPassage(passage(sequence, place, words, headline, who), analyzer), score)
        for place, (sequence, words, headline, who, score) in enumerate(library, start=1)
    ]
    ranked = list(rank(question, weights, scored))
    order = [(-c.score, c.read.passage.header.sequence, c.read.passage.ordinal) for c in ranked]
    assert order == sorted(order)
    assert sorted(key[2] for key in order) == list(range(1, len(library) + 1))
    for candidate in ranked:
        check(candidate, question, weights)


def check(candidate: Candidate, question: questions.Question, weights: TermWeights) -> None:
    """Every feature that is no engine score, made again from tokens and sets."""
    read, features = candidate.read, candidate.features
    tokens = [token for token in analyzer.tokens(read.passage.text, "en") if not token.stop]
    terms = [token.term for token in tokens]
    who = read.passage.speaker
    speaker = set(analyzer.terms(who.name)) if who else set()
    headline = set(analyzer.terms(read.passage.header.headline or ""))
    giving: set[int] = set()
    parts: list[set[str]] = []
    for place, span in enumerate(sentences(read.passage.text)):
        parts.append({t.term for t in tokens if span.start <= t.start < span.end} & weights.wanted)
        if question.form in EVIDENCE and any(
            span.start <= match.start() < span.end
            for match in EVIDENCE[question.form].finditer(read.passage.text)
        ):
            giving.add(place)
    window = form = 0.0
    for place, part in enumerate(parts):
        both = part | (parts[place + 1] if place + 1 < len(parts) else set())
        share = weights.share(both | speaker) if both else 0.0
        window = max(window, share)
        spoken = question.form == "who" and who is not None
        if question.form in EVIDENCE and (spoken or {place, place + 1} & giving):
            form = max(form, share)
    asked = set(pairwise(question.terms))
    near = set(pairwise(terms)) | set(zip(terms, terms[2:], strict=False))
    surfaces = {token.surface for token in tokens}
    exact = {
        term
        for term, surface in zip(question.terms, question.surfaces, strict=True)
        if surface in surfaces
    }
    assert features["window"] == window
    assert features["form"] == form
    assert features["phrase"] == (len(asked & near) / len(asked) if asked else window)
    assert features["surface"] == weights.share(exact)
    assert features["headline"] == weights.share(headline)
    assert candidate.cover == weights.share({*terms, *speaker, *headline})
    score = sum([getattr(WEIGHTS, name) * value for name, value in features.items()])
    lacking = question.form in WITHOUT_FORM and not giving
    assert candidate.score == score * (WITHOUT_FORM[question.form] if lacking else 1.0)


@pytest.mark.parametrize(
    ("form", "plain"),
    [
        (
            "why",
            r"(?i:\b(?:because|due to|owing to|as a result|caused|causes|so that|in order to|"
            r"thanks to|blamed?|reason|after|since|triggered|led to|amid|over concerns)\b)",
        ),
        (
            "what_day",
            r"(?:\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:January|February|March|April|"
            r"May|June|July|August|September|October|November|December|Jan\.|Feb\.|Aug\.|Sept?\.|"
            r"Oct\.|Nov\.|Dec\.)\b|\b(?i:(?:yesterday|today|tonight|tomorrow)\b))",
        ),
    ],
)
@given(
    words=st.lists(
        st.sampled_from(
            "Monday monday Mayday May may Jan. Jan.5 Sept. TODAY today's because BECAUSE so ſo that"
            " since ſince in İn order to reasons reason as a result Sunday, x".split()
        ),
        max_size=15,
    )
)
@settings(max_examples=200, deadline=None)
def test_words_parted_by_first_letter_are_found_like_a_plain_list(
    form: questions.AnswerForm, plain: str, words: list[str]
) -> None:
    text = " ".join(words)
    found = [match.span() for match in EVIDENCE[form].finditer(text)]
    assert found == [match.span() for match in re.finditer(plain, text)]
