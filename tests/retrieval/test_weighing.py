"""How much each term of a question weighs, and how far others may stand for it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.questions import Question
from retrieval.weighing import CARRIED, MENDED, SEARCHED, TermWeights, similarity

PASSAGES = 200
FREQUENCY = {"ferry": 40, "fare": 12, "boat": 25, "vessel": 3, "tram": 7, "harbour": 200}
STRONG = {"ferry": {"boat": 0.8, "vessel": 0.4}, "fare": {"price": 0.9}}


def asked(
    terms: str,
    variants: Mapping[str, Mapping[str, float]] | None = None,
    *,
    mended: Sequence[str] = (),
    carried: str = "",
) -> Question:
    """A question of these terms; of `mended` the words as asked are the terms with an x."""
    words = tuple(f"{t}x" if t in mended else t for t in terms.split())
    return Question(
        text=terms,
        terms=tuple(terms.split()),
        words=words,
        surfaces=words,
        form="open",
        variants=variants or {},
        mended=tuple((f"{term}x", term) for term in mended),
        carried=frozenset(carried.split()),
    )


def weigh(question: Question) -> TermWeights:
    return TermWeights(question, lambda term: FREQUENCY.get(term, 0), PASSAGES)


def test_a_rarer_term_weighs_more_and_an_everyday_one_never_less_than_nothing() -> None:
    weight = weigh(asked("harbour ferry fare tram")).weight
    assert 0 < weight["harbour"] < weight["ferry"] < weight["fare"] < weight["tram"]
    assert weight["ferry"] == pytest.approx(math.log(1 + 160.5 / 40.5))


def test_a_term_that_is_said_twice_weighs_what_it_weighs_once() -> None:
    twice = weigh(asked("ferry fare ferry ferry"))
    assert twice.terms == ("ferry", "fare")
    assert twice.shares == weigh(asked("ferry fare")).shares


def test_a_question_without_terms_holds_nothing() -> None:
    none = weigh(asked(""))
    assert (none.terms, none.shares, none.share(["ferry"])) == ((), (), 0.0)


def test_the_word_itself_counts_whole_and_a_related_one_what_it_is_worth() -> None:
    weights = weigh(asked("ferry fare", STRONG))
    assert weights.held(["ferry", "fare"]) == (1.0, 1.0)
    assert weights.held(["boat", "price"]) == (0.8, 0.9)
    assert weights.held(["vessel"]) == (0.4, 0.0)
    assert weights.held(["tram"]) == weights.held([]) == (0.0, 0.0)


def test_of_several_related_words_the_best_counts_and_none_is_added() -> None:
    weights = weigh(asked("ferry fare", STRONG))
    assert weights.held(["boat", "vessel"]) == (0.8, 0.0)
    assert weights.held(["ferry", "boat", "vessel"]) == (1.0, 0.0)


def test_a_related_word_that_is_asked_itself_stands_for_itself_alone() -> None:
    weights = weigh(asked("ferry boat", STRONG))
    assert weights.held(["boat"]) == (0.0, 1.0)
    assert weights.stands_for("boat") == "boat"


def test_what_stands_for_several_stands_for_the_one_that_it_is_nearest_to() -> None:
    table = {"ferry": {"boat": 0.5}, "fare": {"boat": 0.7}, "tram": {"boat": 0.7}}
    weights = weigh(asked("ferry fare tram", table))
    assert weights.held(["boat"]) == (0.5, 0.7, 0.7)
    assert [weights.stands_for(t) for t in ("boat", "ferry", "snail")] == ["fare", "ferry", None]


def test_only_close_relations_are_searched_and_marked() -> None:
    weights = weigh(asked("ferry fare", STRONG))
    assert weights.searched == ("boat", "price")
    assert weights.marked == {"ferry", "fare", "boat", "price"}
    assert weights.wanted == {"ferry", "fare", "boat", "price", "vessel"}


def test_an_unknown_word_weighs_most_unless_the_library_knows_a_close_one() -> None:
    unknown = weigh(asked("lander ferry tram")).weight
    assert unknown["lander"] > unknown["tram"] > unknown["ferry"]
    assert unknown["lander"] == pytest.approx(math.log(1 + (PASSAGES + 0.5) / 0.5))
    close = weigh(asked("lander ferry", {"lander": {"boat": SEARCHED, "vessel": 0.4}}))
    assert close.weight["lander"] == pytest.approx(weigh(asked("boat")).weight["boat"])
    assert close.frequency["lander"] == 0
    far = weigh(asked("lander ferry", {"lander": {"boat": SEARCHED - 0.01}}))
    assert far.weight["lander"] == unknown["lander"]


def test_a_word_weighs_no_more_than_another_way_to_write_it() -> None:
    same = weigh(asked("vessel tram", {"vessel": {"boat": 1.0}}))
    assert same.weight["vessel"] == pytest.approx(weigh(asked("boat")).weight["boat"])
    like = weigh(asked("vessel tram", {"vessel": {"boat": 0.9}}))
    assert like.weight["vessel"] == weigh(asked("vessel")).weight["vessel"]


def test_a_mended_word_counts_less_and_so_does_what_stands_for_it() -> None:
    weights = weigh(asked("ferry fare", {"ferry": {"boat": 1.0}}, mended=["ferry"]))
    assert weights.held(["ferry", "fare"]) == (MENDED, 1.0)
    assert weights.held(["boat"]) == (MENDED, 0.0)
    assert weights.held(["boat", "ferry"]) == (MENDED, 0.0)


def test_what_the_turn_before_gives_weighs_less_than_what_is_asked() -> None:
    alone = weigh(asked("ferry fare tram")).weight
    weights = weigh(asked("ferry fare tram", carried="fare tram"))
    given = weights.weight["fare"] + weights.weight["tram"]
    assert weights.weight["ferry"] == alone["ferry"]
    assert given == pytest.approx(CARRIED * weights.weight["ferry"])
    assert weights.weight["tram"] / weights.weight["fare"] == pytest.approx(
        alone["tram"] / alone["fare"]
    )
    assert sum(weights.shares) == pytest.approx(1)


def test_light_things_that_are_carried_and_a_question_of_nothing_else_stay_as_they_are() -> None:
    assert (
        weigh(asked("tram harbour", carried="harbour")).weight
        == weigh(asked("tram harbour")).weight
    )
    assert weigh(asked("tram fare", carried="tram fare")).weight == weigh(asked("tram fare")).weight


def test_a_word_that_is_not_held_counts_as_far_as_another_looks_like_it() -> None:
    weights = weigh(asked("ferryman tram"))
    looks = similarity("ferryman", "ferrymen")
    assert 0.5 <= looks < 1
    nothing = weights.held([])
    assert weights.similar(nothing, {"ferrymen", "snail"}) == (looks, 0.0)
    assert weights.similar(nothing, set()) == nothing
    assert weights.similar((0.3, 0.0), {"ferryman", "tramp"}) == (0.3, 0.0)


@pytest.mark.parametrize(
    ("one", "other"),
    [("tram", "trams"), ("ferry", "berry"), ("shipyard", "ship"), ("shipyard", "shipwreck")],
)
def test_short_words_and_such_as_only_begin_alike_are_not_similar(one: str, other: str) -> None:
    assert similarity(one, other) == similarity(other, one) == 0.0


NAMES = [*FREQUENCY, "price", "lander", "ferrymen", "ferryman"]
TERMS = st.lists(st.sampled_from(NAMES), max_size=8)
TABLES = st.dictionaries(
    st.sampled_from(NAMES),
    st.dictionaries(st.sampled_from(NAMES), st.sampled_from([0.3, 0.5, 0.8, 0.9, 1.0])),
)


@given(TERMS, TABLES, TERMS, TERMS, st.lists(st.sampled_from(NAMES), max_size=2))
@settings(max_examples=100, deadline=None)
def test_more_words_never_hold_less_and_no_question_is_held_more_than_once(
    terms: list[str],
    table: dict[str, dict[str, float]],
    some: list[str],
    more: list[str],
    mended: list[str],
) -> None:
    weights = weigh(asked(" ".join(terms), table, mended=mended))
    assert sum(weights.shares) == pytest.approx(1 if terms else 0)
    fewer, all_of_them = weights.held(some), weights.held([*more, *some])
    for less, whole, itself in zip(fewer, all_of_them, weights.held(terms), strict=True):
        assert 0 <= less <= whole <= itself <= 1
    assert weights.worth(fewer) <= weights.worth(all_of_them) <= 1 + 1e-9
    assert weights.share(some) == weights.worth(fewer) == weights.share(reversed(some))
    similar = weights.similar(fewer, set(more))
    assert all(0 <= less <= looks <= 1 for less, looks in zip(fewer, similar, strict=True))


@given(st.permutations(["ferry", "fare", "tram", "lander", "harbour"]), TABLES, TERMS)
@settings(max_examples=50, deadline=None)
def test_the_order_of_words_changes_no_weight(
    order: list[str], table: dict[str, dict[str, float]], some: list[str]
) -> None:
    one, other = weigh(asked(" ".join(sorted(order)), table)), weigh(asked(" ".join(order), table))
    assert one.weight == other.weight
    assert one.searched == other.searched
    assert one.share(some) == pytest.approx(other.share(some))
