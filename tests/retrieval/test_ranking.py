"""The second stage's order and features, and the forms of answers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval import questions
from retrieval.analysis import Analyzer, sentences
from retrieval.feeding import key_of
from retrieval.model import ArticleHeader, Passage, Speaker
from retrieval.questions import EVIDENCE
from retrieval.ranking import PLACES, WEIGHTS, Candidate, rank
from retrieval.reading import ReadPassage
from retrieval.stores import PassageKey
from retrieval.weighing import TermWeights

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
@settings(max_examples=300, deadline=None)
def test_candidates_come_best_first_and_are_worth_what_their_words_say(
    library: list[tuple[int, str, str | None, str, float]], text: str
) -> None:
    question = questions.read(text, analyzer, "en")
    weights = TermWeights(question, len, 50)
    scored = [
        (ReadPassage(passage(sequence, place, words, headline, who), analyzer), score)
        for place, (sequence, words, headline, who, score) in enumerate(library, start=1)
    ]
    around = {key_of(read.passage): read for read, _ in scored}

    def beside(keys: Sequence[PassageKey]) -> dict[PassageKey, ReadPassage]:
        return {key: around[key] for key in keys if key in around}

    ranked = rank(question, weights, scored, analyzer, beside)
    order = [(-c.score, c.read.passage.header.sequence, c.read.passage.ordinal) for c in ranked]
    assert order == sorted(order)
    assert sorted(key[2] for key in order) == list(range(1, len(library) + 1))
    for candidate in ranked:
        check(candidate, question, weights)
    closest = rank(question, weights, scored, analyzer, beside, deep=3)
    assert len(closest) == min(3, len(library))


def check(candidate: Candidate, question: questions.Question, weights: TermWeights) -> None:
    """Features, made again from tokens and sets, without what the ranking keeps."""
    read, features = candidate.read, candidate.features
    tokens = [token for token in analyzer.tokens(read.passage.text, "en") if not token.stop]
    terms = [token.term for token in tokens]
    who = read.passage.speaker
    speaker = set(analyzer.terms(who.name)) if who else set()
    parts = [
        {t.term for t in tokens if span.start <= t.start < span.end} & weights.wanted
        for span in sentences(read.passage.text)
    ]
    windows = [part.union(*parts[i + 1 : i + 2]) for i, part in enumerate(parts)] or [set()]
    inside = weights.share({*terms, *speaker})
    assert features["window"] in [weights.share(window | speaker) for window in windows]
    assert features["window"] + features["passage"] >= inside - 1e-9
    assert features["sentence"] == max((weights.share(part) for part in parts), default=0.0)
    for nearer, farther in pairwise(candidate.held):
        assert all(a <= b <= 1 for a, b in zip(nearer, farther, strict=True))
    worth = weights.worth(candidate.held[-1])
    assert sum(features[place] for place in PLACES) == pytest.approx(worth)
    assert candidate.article_cover >= worth
    surfaces = {token.surface for token in tokens}
    exact = {
        term
        for term, surface in zip(question.terms, question.surfaces, strict=True)
        if surface in surfaces
    }
    stated = sum(weights.weight[term] for term in exact) / weights.total
    assert features["surface"] == pytest.approx(stated)
    giving = question.form in EVIDENCE and EVIDENCE[question.form].search(read.passage.text)
    if not giving and not (question.form in ("who", "say") and who):
        assert features["form"] == 0
    score = sum(getattr(WEIGHTS, name) * value for name, value in features.items())
    assert candidate.score == pytest.approx(score)


@pytest.mark.parametrize(
    ("form", "plain"),
    [
        (
            "why",
            r"(?i:\b(?:because|due to|owing to|as a result|caused|causes|so that|in order to|"
            r"thanks to|blamed?|reason|after|since|triggered|led to|amid|over concerns|fears?|"
            r"feared|in protest|attributed|resulted|saying|argu(?:ed|es|ing)|claim(?:ed|s|ing)?|"
            r"concern(?:s|ed)?|to (?:avoid|prevent|protect|protest|help|make|defend|ensure|"
            r"allow))\b)",
        ),
        (
            "what_day",
            r"(?:\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:January|February|March|April|"
            r"May|June|July|August|September|October|November|December)\b|\b(?:Jan\.|Feb\.|Aug\.|"
            r"Sept?\.|Oct\.|Nov\.|Dec\.)|\b(?i:(?:yesterday|today|tonight|tomorrow)\b))",
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
