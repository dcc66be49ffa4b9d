"""Names that are offered while somebody types."""

from __future__ import annotations

import pytest

from retrieval import Filters, Library, QueryError
from retrieval.naming.suggesting import Suggestions
from tests.retrieval.news import Article, fill

NAMES = Suggestions(
    {
        "Gom Radio": 7,
        "The Namdo Herald": 5,
        "Radio Namdo": 5,
        "Namdo Evening Post": 2,
        "École de Gom": 2,
        "Ｗｉｄｅ Ｎｅｗｓ": 1,
        "O'Dell & Sons": 1,
        "한빛신문": 1,
    }
)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("nam", ["Namdo Evening Post", "Radio Namdo", "The Namdo Herald"]),
        ("NAMDO  e", ["Namdo Evening Post"]),
        ("post nam", ["Namdo Evening Post"]),
        ("rad", ["Radio Namdo", "Gom Radio"]),
        ("radio g", ["Gom Radio"]),
        ("the n", ["The Namdo Herald"]),
        ("ecole", ["École de Gom"]),
        ("e\u0301co", ["École de Gom"]),
        ("wide ne", ["Ｗｉｄｅ Ｎｅｗｓ"]),
        ("ＧＯＭ", ["Gom Radio", "École de Gom"]),
        ("o'd", ["O'Dell & Sons"]),
        ("한빛", ["한빛신문"]),
        ("amdo", []),
        ("namdo x", []),
        ("?!", []),
        ("x" * 5000, []),
    ],
)
def test_each_word_typed_begins_a_word_of_the_name(typed: str, found: list[str]) -> None:
    assert list(NAMES.starting(typed, 25)) == found
    assert list(NAMES.starting(typed, 1)) == found[:1]


@pytest.mark.parametrize("typed", ["", "  \t"])
def test_nothing_typed_gives_the_commonest_ties_by_alphabet(typed: str) -> None:
    assert NAMES.starting(typed, 4) == (
        "Gom Radio",
        "Radio Namdo",
        "The Namdo Herald",
        "École de Gom",
    )


SAYING = (
    Article("One", [("Bae Sol-bi", "Union Chair", "We wait."), ("Bae Sol-bi", "Chair", "Still.")],
            publisher="Gom Radio"),
    Article("Two", [("Ruth Baeker", "Mayor", "I resign."), ("", "Harbour Master", "No fog.")],
            publisher="Ayl Post"),
    Article("Three", ["Fog rose.", ("The Them", "", "I sing.")], publisher="Ayl Post"),
)  # fmt: skip


def test_publishers_and_speakers_are_suggested_by_how_much_they_have(library: Library) -> None:
    fill(library, SAYING)
    assert library.suggest_publishers("") == ("Ayl Post", "Gom Radio")
    assert library.suggest_publishers("ra") == ("Gom Radio",)
    assert library.suggest_speakers("bae") == ("Bae Sol-bi", "Ruth Baeker")
    assert library.suggest_speakers("", limit=1) == ("Bae Sol-bi",)
    assert library.suggest_speakers("harb") == ("Harbour Master",)
    assert library.suggest_speakers("bae", collections=("server-1",)) == ()
    with pytest.raises(QueryError, match="limit"):
        library.suggest_speakers("b", limit=0)


def test_what_is_suggested_works_as_a_filter(library: Library) -> None:
    fill(library, SAYING)
    # No filter means The Them: stop words are not looked for.
    assert library.suggest_speakers("") == ("Bae Sol-bi", "Harbour Master", "Ruth Baeker")
    for name in library.suggest_speakers(""):
        words = "wait resign fog sing still"
        assert library.search(words, filters=Filters(speaker=name), engine_only=True), name
    for name in library.suggest_publishers(""):
        assert library.search("wait fog", filters=Filters(publisher=name)), name


def test_suggestions_follow_the_library(library: Library) -> None:
    assert library.suggest_publishers("a") == ()
    fill(library, SAYING)
    assert library.suggest_publishers("a") == ("Ayl Post",)
    library.remove(publisher="Ayl Post")
    assert library.suggest_publishers("a") == ()
    assert library.suggest_speakers("r") == ()
