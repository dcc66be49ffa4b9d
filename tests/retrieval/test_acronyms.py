"""What texts define: short forms with their long ones, and what only looks like it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.naming.acronyms import merged, pairs


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("The Federal Aviation Administration (FAA)", "FAA", "Federal Aviation Administration"),
        ("the NTCA (Namdo Transport Card Agency) will", "NTCA", "Namdo Transport Card Agency"),
        ("the Environmental Protection Agency, or EPA, said", "EPA",
         "Environmental Protection Agency"),
        ("members of parliament (MPs) voted", "MP", "members of parliament"),
        ("an American Automobile Association (AAA) poll", "AAA", "American Automobile Association"),
        ("Centers for Disease Control and Prevention (CDC)", "CDC",
         "Centers for Disease Control and Prevention"),
        ("the Ministry of Defence (MoD)", "MoD", "Ministry of Defence"),
        ("Office of the Deputy Prime Minister (ODPM)", "ODPM",
         "Office of the Deputy Prime Minister"),
        ("Korea Electric Power Corporation (KEPCO)", "KEPCO", "Korea Electric Power Corporation"),
        ("the Federal Aviation Administration's (FAA) rules", "FAA",
         "Federal Aviation Administration"),
        ("National Police Agency (NPA's) rules", "NPA", "National Police Agency"),
        ("the Asia-Pacific Economic Cooperation (APEC) forum", "APEC",
         "Asia-Pacific Economic Cooperation"),
        ("the North Atlantic Treaty Organization (NATO; OTAN)", "NATO",
         "North Atlantic Treaty Organization"),
        ("Kim, of the World Health Organization (“WHO”),", "WHO", "World Health Organization"),
        ("the African National Congress (A.N.C.) won", "ANC", "African National Congress"),
        ("the Serious Organised Crime Agency (Soca)", "Soca", "Serious Organised Crime Agency"),
        ("an intercontinental\n ballistic missile (ICBM)", "ICBM",
         "intercontinental ballistic missile"),
        ("한국은행 Bank of Korea（BOK） 금리", "BOK", "Bank of Korea"),
        ("the Red Cross. The Bank of Korea (BOK)", "BOK", "Bank of Korea"),
    ],
)  # fmt: skip
def test_a_definition_gives_its_short_and_its_long_form(text: str, short: str, long: str) -> None:
    assert pairs(text)[0] == (short, long)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "No brackets, or anything, at all.",
        "WASHINGTON (AP) — The Senate",
        "SAN PEDRO (SP) - The Senate",
        "Sen. Ted Cruz (R-Texas) and Rep. Adam Smith (D-WA)",
        "International Business Machines (NYSE: IBM)",
        "in the last year (2004)",
        "Maria Sharapova (RUS) beat Serena Williams (USA)",
        "the sum (in US dollars)",
        "Yoon, 60, (pictured) and Kim (left)",
        "He was sad. All agreed (HSA)",
        "television (TV)",
        "the minister of yesterday (May)",
        "(FAA)",
        "A, or B, or CC",
        "Xaviation" * 20 + " agency of " + "s" * 45 + " (AA)",
    ],
)
def test_what_spells_nothing_defines_nothing(text: str) -> None:
    assert pairs(text) == []


def test_forms_that_differ_in_case_are_counted_as_the_most_usual_one() -> None:
    found = [("GDP", "Gross domestic product"), ("BOK", "Bank of Korea")]
    found += [("GDP", "gross domestic product")] * 2
    assert merged(found) == [("GDP", "gross domestic product", 3), ("BOK", "Bank of Korea", 1)]


_TEXTS = st.text(alphabet="AaBbSs.&' ()（）,-or\n—“é한", max_size=200)


@given(_TEXTS)
def test_a_long_form_stands_in_the_text_and_holds_the_letters_in_order(text: str) -> None:
    spaced = " ".join(text.split())
    for short, long in pairs(text):
        assert long in spaced
        letters = iter(long.casefold())
        assert all(letter in letters for letter in short.casefold())
        assert long[0].casefold() == short[0].casefold()


@pytest.mark.parametrize(
    "text",
    [
        "(AAAAAAAAAA) " * 20_000,
        "A B C (ABC) " * 20_000,
        "A" * 200_000 + "(AA)",
        "AA (" * 50_000,
        "a, or " * 50_000,
        "A.A." * 50_000 + " (",
        "AA (" + "x" * 200_000,
        "a " * 100_000 + "(AAAAAAAAAA), or AAAAAAAAAA,",
    ],
    ids=lambda text: text[:12],
)
def test_a_hostile_text_takes_no_longer_than_its_length(text: str) -> None:
    started = time.perf_counter()
    assert len(pairs(text)) <= 64
    assert time.perf_counter() - started < 0.5
