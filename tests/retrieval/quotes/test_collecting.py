"""What a person said, out of a library: names, order, topics, days, copies. All is invented."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from retrieval import Library
from retrieval.errors import QueryError
from retrieval.model import Quotes
from tests.retrieval.news import Article, fill, written

SEEDS = Path(__file__).resolve().parents[3] / "seeds"


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2025, 6, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def library(tmp_path: Path, clock: Clock) -> Iterator[Library]:
    with Library(tmp_path / "data", clock=clock) as opened:
        yield opened


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library(tmp_path_factory.mktemp("seeds") / "data") as opened:
        opened.ingest([str(SEEDS)])
        yield opened


def said(found: Quotes) -> list[str]:
    return [q.line.passage.text[q.said.start : q.said.end].rstrip(".,") for q in found.quotes]


ARTICLES = [
    Article(
        "Dam opens",
        ['Chancellor Gordon Rowan opened the dam. "It will hold," said Gordon Rowan.',
         'Mr Rowan told MPs: "It cost too much."'],
        "2025-03-02",
    ),
    Article(
        "Harbour grows",
        [("Han Duck-su", "Acting President", "We will build a harbour."),
         "Han Duck-su said that ships would come."],
        "2025-03-05",
    ),
    Article("Paint", ['"The brown boat leaks," said Tom Rowanlee, who paints it.'], "2025-03-06"),
    Article("Budget", ['"I will not raise tax," said Health Minister Nick Rowan.'], "2025-03"),
    Article("Letter", ['"No day is given," said Gordon Rowan.']),
]  # fmt: skip


@pytest.mark.parametrize(
    "name", ["Gordon Rowan", "gordon rowan", "Rowan, Gordon", "G. Rowan", "Chancellor Rowan",
             "Mr Gordon Rowan", "the Chancellor", "GORDON ROWAN"]
)  # fmt: skip
def test_a_name_is_matched_loosely(library: Library, name: str) -> None:
    fill(library, ARTICLES)
    found = library.quotes(name)
    assert found.names == ("Gordon Rowan",)
    assert set(said(found)) >= {"It will hold", "It cost too much"}


@pytest.mark.parametrize(
    "name", ["Han", "han duck-su", "Duck-su Han", "han duck su", "Han Ducksu", "Han D.S.",
             "Acting President Han", "President Han", "Mayor Han", "acting president"]
)  # fmt: skip
def test_korean_names_are_matched_loosely(library: Library, name: str) -> None:
    fill(library, ARTICLES)
    found = library.quotes(name)
    assert found.names == ("Han Duck-su",)
    assert said(found) == ["We will build a harbour", "ships would come"]


def test_a_surname_means_everybody_who_has_it_and_nobody_else(library: Library) -> None:
    fill(library, ARTICLES)
    assert library.quotes("Rowan").names == ("Gordon Rowan", "Nick Rowan")
    assert library.quotes("brown").names == ()
    assert library.quotes("Rowanl").names == ()
    assert library.quotes("health minister").names == ("Nick Rowan",)


def test_a_form_of_address_tells_two_people_of_one_surname_apart(library: Library) -> None:
    fill(library, [
        Article("One", ["Pilar Oakden came.", '"I was there," Ms Oakden said.'], "2025-03-01"),
        Article("Two", ["Victor Oakden came.", '"I was not," said Mr Oakden.'], "2025-03-02"),
        Article("Three", ["Mr Oakden left.", '"He never came," said Ms Oakden.'], "2025-03-03"),
    ])  # fmt: skip
    assert said(library.quotes("Ms Oakden")) == ["He never came", "I was there"]
    assert said(library.quotes("Mr Oakden")) == ["I was not"]
    assert len(library.quotes("Oakden").quotes) == 3


def test_a_full_name_finds_what_is_said_under_a_shorter_one(library: Library) -> None:
    fill(library, [
        Article("Vote", ["Iris Oakden stood against Norman Birch, the sitting mayor.",
                         "The hall was full.", '"I have a flask," said Mr Birch.'], "2025-03-01"),
    ])  # fmt: skip
    for name in ("Norman Birch", "Birch", "Mr Birch"):
        assert said(library.quotes(name)) == ["I have a flask"]


def test_whoever_bears_a_title_is_found_where_it_is_not_named(library: Library) -> None:
    fill(library, [
        Article("Tour", ["The prime minister, Edda Rowan, went to the lake."], "2025-03-01"),
        Article("Lake", ['"It is cold," said Edda Rowan.'], "2025-03-02"),
        Article("Guests", ["Prime Minister Edda Rowan met Tom Birch."], "2025-03-02"),
    ])  # fmt: skip
    found = library.quotes("prime minister")
    assert (found.names, said(found)) == (("Edda Rowan",), ["It is cold"])
    assert library.quotes("deputy prime minister").names == ()
    fill(library, [Article("Abroad", ["Prime Minister Olaf Alder stayed."], "2025-03-03", id="o")])
    assert library.quotes("prime minister").names == ()


def test_newest_come_first_a_month_at_its_end_and_undated_last(library: Library) -> None:
    fill(library, ARTICLES)
    found = library.quotes("Rowan")
    assert said(found) == [
        "I will not raise tax", "It will hold", "It cost too much", "No day is given",
    ]  # fmt: skip
    assert found.reason is None
    assert found.further == 0


def test_ties_go_by_the_later_sequence(library: Library) -> None:
    days = ["2025-03-02", "2025-03-02", "2025-03-01"]
    fill(library, [Article(None, [f'"Word {n} is out," said Jane Alder.'], day)
                   for n, day in enumerate(days)])  # fmt: skip
    assert said(library.quotes("Alder")) == [f"Word {n} is out" for n in (1, 0, 2)]


def test_pages_follow_each_other(library: Library) -> None:
    fill(library, [Article(None, [f'"Word {n} is out," said Jane Alder.'], f"2025-03-{n:02}")
                   for n in range(1, 29)])  # fmt: skip
    every = library.quotes("Alder", limit=50)
    assert len(every.quotes) == 28
    pages = [library.quotes("Alder", limit=5, offset=offset) for offset in range(0, 30, 5)]
    assert [q for page in pages for q in page.quotes] == list(every.quotes)
    assert [page.further for page in pages] == [23, 18, 13, 8, 3, 0]
    assert pages[-1].further == 0
    behind = library.quotes("Alder", offset=100)
    assert (behind.quotes, behind.names, behind.reason) == ((), ("Jane Alder",), None)


def test_the_same_words_in_two_articles_are_one_quote(library: Library) -> None:
    words = '"The dam will hold for ever," said Jane Alder.'
    fill(
        library,
        [Article("One", [words], "2025-03-01"), Article("Two", [words], "2025-03-02"),
                   Article("Three", ['"It leaks a bit," said Jane Alder.'], "2025-03-03")],
    )  # fmt: skip
    found = library.quotes("Alder")
    assert said(found) == ["It leaks a bit", "The dam will hold for ever"]
    copied = found.quotes[1]
    assert copied.line.passage.header.headline == "Two"
    assert [p.header.headline for p in copied.also_in] == ["One"]


def test_a_topic_leaves_what_was_said_about_it(library: Library) -> None:
    fill(library, [
        Article("Ferry sinks", ['"We mourn the passengers," said Jane Alder.'], "2025-03-01"),
        Article("Budget passes", ['"Taxes stay low," said Jane Alder.', "The budget is large."],
                "2025-03-02"),
        Article("Weekend", ['"The ferry will sail again," said Jane Alder.'], "2025-03-03"),
    ])  # fmt: skip
    assert said(library.quotes("Alder", "ferry")) == [
        "The ferry will sail again", "We mourn the passengers",
    ]  # fmt: skip
    assert said(library.quotes("Alder", "budget")) == ["Taxes stay low"]
    silent = library.quotes("Alder", "volcano")
    assert (silent.reason, silent.quotes, silent.further) == ("no_match", (), 0)
    assert silent.names == ("Jane Alder",)
    assert library.quotes("Alder", "volcano", offset=10).names == ("Jane Alder",)
    assert library.quotes("Alder", "volcano", until=date(2025, 3, 1)).names == ("Jane Alder",)
    assert library.quotes("Alder", "volcano", until=date(2025, 2, 1)).names == ()
    assert library.quotes("Birch", "ferry").names == ()
    behind = library.quotes("Alder", "ferry", offset=10)
    assert (behind.names, behind.quotes, behind.reason) == (("Jane Alder",), (), None)
    assert library.quotes("Alder", "?").reason == "no_terms"


def edited(library: Library, path: Path, article: Article) -> None:
    path.write_text(written([article]), encoding="utf-8")
    assert not library.ingest([str(path)]).failures


def test_until_gives_what_could_be_read_that_day(
    library: Library, clock: Clock, tmp_path: Path
) -> None:
    path = tmp_path / "news.jsonl"
    clock.now = datetime(2025, 3, 1, 12, tzinfo=UTC)
    edited(
        library, path, Article("Dam", ['"It will hold," said Jane Alder.'], "2025-03-01", id="x")
    )
    clock.now = datetime(2025, 3, 4, 12, tzinfo=UTC)
    edited(
        library, path, Article("Dam", ['"It may break," said Jane Alder.'], "2025-03-01", id="x")
    )
    fill(library, [Article("Flood", ['"It broke," said Jane Alder.'], "2025-03-05", id="y"),
                   Article("None", ['"When?" asked Jane Alder.'], id="z")])  # fmt: skip
    assert said(library.quotes("Alder", until=date(2025, 2, 28))) == []
    assert said(library.quotes("Alder", until=date(2025, 3, 3))) == ["It will hold"]
    assert said(library.quotes("Alder", until=date(2025, 3, 4))) == ["It may break"]
    assert said(library.quotes("Alder")) == ["It broke", "It may break", "When?"]


def test_a_name_that_was_edited_out_is_found_as_of_then(
    library: Library, clock: Clock, tmp_path: Path
) -> None:
    path = tmp_path / "news.jsonl"
    clock.now = datetime(2025, 3, 1, 12, tzinfo=UTC)
    edited(
        library, path, Article("Dam", ['"It will hold," said Jane Alder.'], "2025-03-01", id="x")
    )
    clock.now = datetime(2025, 3, 4, 12, tzinfo=UTC)
    edited(library, path, Article("Dam", ['"It will hold," said Tom Birch.'], "2025-03-01", id="x"))
    assert library.quotes("Alder").names == ()
    assert library.quotes("Birch", until=date(2025, 3, 2)).names == ()
    found = library.quotes("Alder", until=date(2025, 3, 2))
    assert (found.names, said(found)) == (("Jane Alder",), ["It will hold"])
    assert found.quotes[0].line.passage.header.revision == 1


def test_a_topic_that_was_edited_out_is_found_as_of_then(
    library: Library, clock: Clock, tmp_path: Path
) -> None:
    path = tmp_path / "news.jsonl"
    clock.now = datetime(2025, 3, 1, 12, tzinfo=UTC)
    ferry = ['"The ferry will sail," said Jane Alder.']
    edited(library, path, Article("News", ferry, "2025-03-01", id="x"))
    clock.now = datetime(2025, 3, 4, 12, tzinfo=UTC)
    bus = ['"The bus will run," said Jane Alder.']
    edited(library, path, Article("News", bus, "2025-03-01", id="x"))
    assert library.quotes("Alder", "ferry").quotes == ()
    assert said(library.quotes("Alder", "ferry", until=date(2025, 3, 2))) == ["The ferry will sail"]


def test_reasons_and_limits(library: Library) -> None:
    assert library.quotes("Alder").reason == "empty_index"
    fill(library, ARTICLES)
    assert library.quotes("the").reason == "no_terms"
    assert library.quotes("").reason == "no_terms"
    assert library.quotes("Nobody").reason == "no_match"
    calls: list[Callable[[], Quotes]] = [
        lambda: library.quotes("Rowan", limit=0),
        lambda: library.quotes("Rowan", limit=51),
        lambda: library.quotes("Rowan", offset=-1),
    ]
    for call in calls:
        with pytest.raises(QueryError):
            call()


def named_speakers() -> list[tuple[str, str]]:
    """The table of named speakers of the sample articles, less those without words."""
    table = (SEEDS / "README.md").read_text(encoding="utf-8").split("## Named speakers", 1)[1]
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in table.split("\n## ", 1)[0].splitlines()
        if line.startswith("| ") and not line.startswith("| name")
    ]
    return [(row[0], row[1].split(";")[0].strip()) for row in rows if "[no words]" not in row[1]]


def test_every_named_speaker_of_the_samples_is_found_by_name_surname_and_title(
    seeds: Library,
) -> None:
    speakers = named_speakers()
    assert len(speakers) > 50
    for name, title in speakers:
        words = [word for word in name.split() if not word.endswith(".")]
        plain = " ".join(words)
        asked = [name, words[0], words[-1], plain.lower().replace("-", " ")]
        asked += [title] if title and not title.startswith("(") else []
        for one in asked:
            found = seeds.quotes(one, limit=50)
            assert any(plain in quote.speaker for quote in found.quotes), (name, one)
            assert any(plain in known for known in found.names), (name, one)


def test_two_people_of_one_surname_are_both_meant(seeds: Library) -> None:
    assert seeds.quotes("Guk").names == ("Guk Han-sol", "Guk So-dam", "Guk Tae-on")
    assert seeds.quotes("Guk Han-sol").names == ("Guk Han-sol",)


def test_lines_are_verbatim_and_answers_the_same_again(seeds: Library) -> None:
    first, again = (seeds.quotes("director", limit=50) for _ in range(2))
    assert first.quotes == again.quotes
    assert first.names == again.names
    for quote in first.quotes:
        assert quote.line.text in quote.line.passage.text
        assert quote.line.span.start <= quote.said.start < quote.said.end <= quote.line.span.end


@pytest.mark.parametrize("name", ['"', "a" * 5000, "x/y,z", "(.*", "‮\u0000", "李", "J.", "of the"])
def test_odd_names_find_nobody(seeds: Library, name: str) -> None:
    assert seeds.quotes(name).quotes == ()
