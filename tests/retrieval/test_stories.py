"""Stories hang on the articles alone, and hold what tells the same event."""

from __future__ import annotations

import itertools
import logging
import math
import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval import Library
from retrieval.errors import QueryError
from retrieval.evaluation.grouping import b_cubed
from retrieval.stories import sketches
from retrieval.stories.copies import same
from retrieval.stories.likeness import Pairs, alike
from retrieval.stories.linking import Times, linked
from retrieval.stories.sketches import Sketched, Sketches
from tests.retrieval.news import Article, written

BRIDGE = Article(
    "Doran footbridge collapses",
    ["The footbridge over the Sorae gave way on Monday. Two hikers were hurt at Doran.",
     "Engineers blame rust in the northern cable of the footbridge."],
    "2025-03-03", "Namdo Herald", id="bridge",
)  # fmt: skip
INQUIRY = Article(
    "Rust found in Doran footbridge cable",
    ["Rust had eaten the northern cable of the Doran footbridge, engineers say.",
     "The footbridge over the Sorae collapsed last week and hurt two hikers."],
    "2025-03-10", "Gom Radio", id="inquiry",
)  # fmt: skip
COPY = replace(BRIDGE, publisher="Port Times", published="2025-03-04", id="copy")
CHOIR = Article(
    "Choir of bakers sings at dawn",
    ["Forty bakers sang at dawn in Hansol market. Their choir is eleven years old.",
     "They rehearse between two batches of bread."],
    "2025-03-03", "Namdo Herald", id="choir",
)  # fmt: skip
WHALE = Article(
    "Whale visits harbour",
    ["A humpback whale swam into Hansol harbour and stayed for three hours.",
     "Ferries waited. Children counted nine breaths."],
    "2025-03-05", "Gom Radio", id="whale",
)  # fmt: skip
NEWS = (BRIDGE, INQUIRY, COPY, CHOIR, WHALE)
FILLER = tuple(
    Article(
        f"Notes on {word}s",
        [f"The {word} club of Jinmok met and talked about {other}s and weather."],
        "2025-03-01", "Namdo Herald", id=f"{word}-{other}",
    )
    for word, other in itertools.permutations(["kite", "tulip", "chess", "kettle", "violin"], 2)
)  # fmt: skip

Told = frozenset[frozenset[str]]


def take_in(library: Library, articles: Sequence[Article], name: str = "some") -> None:
    path = library.data_dir.parent / f"{name}.jsonl"
    path.write_text(written(articles), encoding="utf-8")
    assert library.ingest([str(path)]).failures == ()


def told(library: Library, since: date | None = None, until: date | None = None) -> Told:
    stories = library.stories(since=since, until=until)
    return frozenset(frozenset(header.id for header in story.headers) for story in stories)


def together(library: Library, article_id: str, until: date | None = None) -> frozenset[str]:
    return next(story for story in told(library, until=until) if article_id in story)


@pytest.fixture
def filled(library: Library) -> Library:
    take_in(library, [*NEWS, *FILLER])
    return library


def test_what_tells_the_same_event_is_one_story_across_publishers_and_days(
    filled: Library,
) -> None:
    assert together(filled, "bridge") == {"bridge", "inquiry", "copy"}
    assert together(filled, "choir") == {"choir"}
    assert together(filled, "whale") == {"whale"}


def test_every_article_is_in_one_story(filled: Library) -> None:
    found = Counter(header.id for story in filled.stories() for header in story.headers)
    assert found == Counter(header.id for header in filled.articles())


def test_nearly_the_same_text_is_a_copy_of_the_first_report(filled: Library) -> None:
    (story,) = [s for s in filled.stories() if len(s.headers) > 1 and s.headers[0].id == "bridge"]
    assert [(r.header.id, [c.id for c in r.copies]) for r in story.reports] == [
        ("bridge", ["copy"]),
        ("inquiry", []),
    ]
    assert story.publishers == ("Namdo Herald", "Port Times", "Gom Radio")


def test_of_one_publisher_the_next_of_the_same_text_is_the_report(filled: Library) -> None:
    (story,) = filled.stories(publisher="Port Times")
    assert [(r.header.id, r.copies) for r in story.reports] == [("copy", ())]
    assert filled.stories(publisher="Nobody's Paper") == ()


def test_stories_are_in_order_of_their_first_reports(filled: Library) -> None:
    firsts = [story.headers[0].published or "" for story in filled.stories()]
    assert firsts == sorted(firsts)


DATELINED = (
    Article(
        "Freight train leaves the rails",
        ["ORLEM, Vastia, May 3 (Gom News) - A train with timber derailed in the snow on Saturday.",
         "Nobody was hurt, and the line opens again at noon."],
        "2025-05-03", "Gom News Agency", id="train",
    ),
    Article(
        "Savings bank raises its fees",
        ["ORLEM, Vastia, May 3 (Gom News) - Customers will pay for every cheque from June.",
         "Pensioners have asked for a meeting with the directors."],
        "2025-05-03", "Gom News Agency", id="bank",
    ),
)  # fmt: skip


def test_a_dateline_is_no_event(library: Library) -> None:
    take_in(library, [*DATELINED, *FILLER])
    assert together(library, "train") == {"train"}


TANNERY = (
    Article(
        "Tannery chief Odile Marsk held over river poisoning",
        ["Police arrested Odile Marsk on Monday over the acid that killed the trout of the Ilve.",
         "Her tannery at Brenn let two tanks run into the river last week, inspectors say.",
         "Marsk denies it. Anglers counted nine thousand dead trout."],
        "2025-05-05", "Namdo Herald", id="court",
    ),
    Article(
        "Acid from Brenn tannery killed trout, laboratory finds",
        ["Acid from the tannery at Brenn killed the trout of the Ilve, a laboratory has found.",
         "Inspectors took water below both tanks. Odile Marsk, who owns them, would not comment."],
        "2025-05-04", "Gom Radio", id="acid",
    ),
    Article(
        "Good evening",
        ["Good evening from the studio. First the river, which all talk of and nothing else.",
         "Odile Marsk spent the night in a cell, and we asked in the market what should become of"
         " her. Let her drink from the Ilve, said a butcher from Brenn."],
        "2025-05-06", "Radio Ilve", id="radio",
    ),
    Article(
        "FISHY! Leather queen in the clink",
        ["Leather queen Odile Marsk swapped silk sheets for a prison bunk last night.",
         "Locals cheered as cops bundled the tycoon into a van on the banks of the Ilve. She will"
         " get what the trout got, spat one."],
        "2025-05-06", "Daily Bugle Horn", id="tabloid",
    ),
)  # fmt: skip


def test_reports_that_share_little_but_the_names_join_what_others_tell(library: Library) -> None:
    take_in(library, [*TANNERY, *FILLER])
    assert together(library, "radio") == {"court", "acid", "radio", "tabloid"}


WIRE = Article(
    "Two hurt as crane falls at Hansol dock",
    ["HANSOL, May 3 (Gom) - A crane fell on a barge at Hansol dock on Saturday and hurt two men.",
     "The dock stays shut until Monday, the harbour master told Gom by telephone from the quay."],
    "2025-05-03T11:00:00Z", "Gom News Agency", id="wire",
)  # fmt: skip


@pytest.mark.parametrize(
    ("taken", "of_wire", "original"),
    [
        ("2025-05-03", WIRE.paragraphs, "wire"),  # a bare day says nothing against an hour
        ("2025-05-02", WIRE.paragraphs, "wire"),  # named as the source, though it came later
        ("2025-05-03T10:00:00Z", WIRE.paragraphs, "wire"),
        (
            "2025-05-02",
            [str(WIRE.paragraphs[0]).replace(" (Gom)", ""), WIRE.paragraphs[1]],
            "taken",
        ),
        ("2025-05-03", [str(WIRE.paragraphs[0]).replace(" (Gom)", ""), WIRE.paragraphs[1]], "wire"),
    ],
)
def test_of_the_same_text_the_original_is_the_report(
    library: Library, taken: str, of_wire: Sequence[str], original: str
) -> None:
    copy = replace(WIRE, paragraphs=of_wire, published=taken, publisher="Port Times", id="taken")
    take_in(library, [copy, replace(WIRE, paragraphs=of_wire), *FILLER])
    (story,) = [one for one in library.stories() if "wire" in {h.id for h in one.headers}]
    (report,) = story.reports
    assert report.header.id == original
    assert len(report.copies) == 1


def test_days_limit_the_stories(filled: Library) -> None:
    window = {"since": date(2025, 3, 4), "until": date(2025, 3, 5)}
    assert told(filled, **window) == {frozenset({"copy"}), frozenset({"whale"})}
    with pytest.raises(QueryError, match="since"):
        filled.stories(since=date(2025, 3, 5), until=date(2025, 3, 4))


def test_no_article_gives_no_story(library: Library) -> None:
    assert library.stories() == ()


def test_undated_articles_need_more_in_common(library: Library, tmp_path: Path) -> None:
    loose = replace(
        INQUIRY,
        paragraphs=["Rust is a danger to each old footbridge near Doran, engineers say.",
                    "A report asks for new paint, more money and yearly checks by climbers."],
    )  # fmt: skip
    take_in(library, [BRIDGE, loose, *FILLER])
    assert together(library, "bridge") == {"bridge", "inquiry"}
    with Library(tmp_path / "undated") as other:
        undated = [replace(one, published=None) for one in (BRIDGE, loose, *FILLER)]
        take_in(other, undated)
        assert together(other, "bridge") == {"bridge"}
        assert other.stories(since=date(2025, 1, 1)) == ()


def test_long_silence_parts_what_days_would_join(library: Library) -> None:
    later = replace(
        INQUIRY,
        paragraphs=["Rust is a danger to each old footbridge near Doran, engineers say.",
                    "A report asks for new paint, more money and yearly checks by climbers."],
        published="2025-08-10",
    )  # fmt: skip
    take_in(library, [BRIDGE, later, *FILLER])
    assert together(library, "bridge") == {"bridge"}


@settings(max_examples=8, deadline=None)
@given(
    articles=st.permutations([*NEWS, *FILLER[:8]]),
    cuts=st.lists(st.integers(1, 12), max_size=3),
)
def test_order_and_batches_of_arrival_change_nothing(
    tmp_path_factory: pytest.TempPathFactory, articles: list[Article], cuts: list[int]
) -> None:
    folder = tmp_path_factory.mktemp("order")
    with Library(folder / "once") as once, Library(folder / "batches") as batches:
        take_in(once, [*NEWS, *FILLER[:8]])
        for start, end in itertools.pairwise([0, *sorted(set(cuts)), len(articles)]):
            take_in(batches, articles[start:end], f"batch{start}")
            batches.stories()  # what was asked before changes nothing either
        assert told(batches) == told(once)
        week = {"since": date(2025, 3, 3), "until": date(2025, 3, 9)}
        assert told(batches, **week) == told(once, **week)


def test_a_removed_article_is_in_no_story_and_leaves_no_sketch(filled: Library) -> None:
    filled.stories()
    sequence = filled.article("inquiry").header.sequence
    filled.remove(article_id="inquiry")
    assert together(filled, "bridge") == {"bridge", "copy"}
    with sqlite3.connect(filled.data_dir / "index" / "sketches.db") as db:
        keys = [key >> 20 for (key,) in db.execute("SELECT key FROM sketches")]
    db.close()
    assert sequence not in keys
    assert len(keys) == len(NEWS) + len(FILLER) - 1


def test_after_an_edit_stories_are_those_of_the_new_text(library: Library, tmp_path: Path) -> None:
    edited = replace(WHALE, headline=INQUIRY.headline, paragraphs=INQUIRY.paragraphs)
    take_in(library, [*NEWS, *FILLER])
    assert together(library, "whale") == {"whale"}
    take_in(library, [edited])
    with Library(tmp_path / "other") as other:
        take_in(other, [BRIDGE, INQUIRY, COPY, CHOIR, edited, *FILLER])
        assert told(library) == told(other)
    assert together(library, "whale") == {"whale", "bridge", "inquiry", "copy"}


def test_as_of_a_day_nothing_later_counts(tmp_path: Path) -> None:
    moments = iter(datetime(2025, 3, day, 12, tzinfo=UTC) for day in (6, 20, 21, 22, 23, 24))
    clock = [next(moments)]
    edited = replace(WHALE, headline=INQUIRY.headline, paragraphs=INQUIRY.paragraphs)
    until = date(2025, 3, 6)
    with Library(tmp_path / "one", clock=lambda: clock[0]) as library:
        take_in(library, [BRIDGE, COPY, CHOIR, WHALE, *FILLER])
        before = library.stories(until=until)
        clock[0] = next(moments)
        take_in(library, [edited, INQUIRY])
        after = library.stories(until=until)
        assert [[h.id for h in s.headers] for s in after] == [
            [h.id for h in s.headers] for s in before
        ]
        assert {h.revision for story in after for h in story.headers} == {1}
        assert together(library, "whale", until=date(2025, 3, 21)) >= {"whale", "inquiry"}


def test_a_library_opened_again_and_a_rebuilt_one_give_the_same(
    filled: Library, data_dir: Path
) -> None:
    expected = filled.stories()
    filled.close()
    with Library(data_dir) as again:
        assert again.stories() == expected
        again.reindex([])
        assert again.stories() == expected


@pytest.mark.parametrize(
    "damage", ["no database", "emptied", "other columns", "a part", "gone", "in the way"]
)
def test_damaged_sketches_are_made_anew(filled: Library, data_dir: Path, damage: str) -> None:
    expected = filled.stories()
    filled.close()
    path = data_dir / "index" / "sketches.db"
    if damage == "no database":
        path.write_bytes(b"nothing of the kind" * 1000)
    elif damage in ("gone", "in the way"):
        path.unlink()
        if damage == "in the way":
            path.mkdir()
    else:
        with sqlite3.connect(path) as db:
            if damage == "emptied":
                db.execute("DROP TABLE sketches")
            elif damage == "other columns":
                db.execute("ALTER TABLE sketches RENAME COLUMN counts TO numbers")
            else:
                db.execute("UPDATE sketches SET counts = zeroblob(length(counts))")
        db.close()
    with Library(data_dir) as again:
        assert again.stories() == expected
        assert again.stories(until=date(2025, 3, 31)) == expected


@pytest.mark.parametrize("failure", ["locked", "full", "not writable"])
def test_sketches_that_cannot_be_kept_are_made_again_and_nobody_waits_twice(
    filled: Library,
    data_dir: Path,
    failure: str,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO, "retrieval.stories.sketches")
    expected = told(filled)
    filled.close()
    monkeypatch.setattr(sketches, "LOCK_WAIT_S", 0.01)
    path = data_dir / "index" / "sketches.db"
    waits: list[Path] = []
    opened = Sketches._opened

    def failing(self: Sketches, *, fresh: bool) -> sqlite3.Connection:
        waits.append(path)
        db = opened(self, fresh=fresh)
        if failure == "full":
            db.execute("PRAGMA max_page_count = 1")
        elif failure == "not writable":
            db.execute("PRAGMA query_only = ON")
        return db

    monkeypatch.setattr(Sketches, "_opened", failing)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("DELETE FROM sketches")
    other.execute("VACUUM")
    if failure == "locked":
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("PRAGMA journal_mode = DELETE")
        other.execute("BEGIN EXCLUSIVE")
    with Library(data_dir) as again:
        assert told(again) == expected
        long = " ".join(f"word{number}" for number in range(3000))
        take_in(again, [replace(WHALE, id="another whale", paragraphs=[*WHALE.paragraphs, long])])
        assert len(told(again)) >= len(expected)
        assert again.remove(article_id="another whale") == 1
        assert told(again) == expected
    assert len(waits) == caplog.text.count("sketches not kept") == 1
    other.close()


def test_two_processes_may_sketch_at_once(filled: Library, data_dir: Path) -> None:
    expected = told(filled)
    with Library(data_dir) as other:
        take_in(other, [replace(WHALE, id="another whale", headline="Ferry found")])
        assert len(told(filled)) == len(told(other)) == len(expected)
        assert other.remove(article_id="another whale") == 1
        assert told(filled) == told(other) == expected
    assert told(filled) == expected


def test_sketches_of_an_older_version_give_way(filled: Library, data_dir: Path) -> None:
    expected = filled.stories()
    filled.close()
    path = data_dir / "index" / "sketches.db"
    with sqlite3.connect(path) as db:
        db.execute("DROP TABLE sketches")
        db.execute("CREATE TABLE sketches (key INTEGER PRIMARY KEY, terms BLOB)")
        db.execute("UPDATE made_for SET fingerprint = fingerprint || '-older'")
    db.close()
    with Library(data_dir) as again:
        assert again.stories() == expected
    with sqlite3.connect(path) as db:
        assert db.execute("SELECT count(*) FROM sketches").fetchone() == (len(NEWS) + len(FILLER),)
    db.close()


def test_sketches_of_another_library_are_not_believed(filled: Library, tmp_path: Path) -> None:
    filled.close()
    with Library(tmp_path / "other") as other:
        take_in(other, [CHOIR, WHALE, BRIDGE, *FILLER, COPY, INQUIRY])
        expected = told(other)
    foreign = filled.data_dir / "index" / "sketches.db"
    (tmp_path / "other" / "index" / "sketches.db").write_bytes(foreign.read_bytes())
    with Library(tmp_path / "other") as other:
        assert told(other) == expected


# --- its parts -------------------------------------------------------------------------------


def sketched(articles: Sequence[dict[int, int]]) -> Sketched:
    ordered = [sorted(article.items()) for article in articles]
    return Sketched(
        starts=np.cumsum([0, *map(len, ordered)]),
        terms=np.array([t for a in ordered for t, _ in a], np.uint32),
        counts=np.array([c for a in ordered for _, c in a], np.uint8),
        marks=np.zeros(sum(map(len, ordered)), np.uint8),
        lowest=[b""] * len(articles),
        neighbours=[0] * len(articles),
        related=[b""] * len(articles),
        credits=[""] * len(articles),
        timed=[0] * len(articles),
    )


SKETCHES = st.lists(
    st.dictionaries(st.integers(0, 2**32 - 1) | st.integers(0, 12), st.integers(4, 255)), max_size=8
)


@settings(deadline=None)
@given(articles=SKETCHES, others=SKETCHES)
def test_likeness_is_the_cosine_of_weighed_terms(
    articles: list[dict[int, int]], others: list[dict[int, int]]
) -> None:
    held = Counter(term for one in [*articles, *others] for term in one)
    count = len(articles) + len(others)

    def weights(article: dict[int, int]) -> dict[int, float]:
        return {
            term: (1 + math.log(times / 4)) * math.log((count + 1) / held[term])
            for term, times in article.items()
        }

    def cosine(one: dict[int, float], other: dict[int, float]) -> float:
        dot = sum(weight * other.get(term, 0.0) for term, weight in one.items())
        lengths = [math.sqrt(sum(w * w for w in each.values())) for each in (one, other)]
        return dot / math.prod(lengths) if all(lengths) else 0.0

    day = np.full(8, 739_000)
    found = alike(
        sketched(articles), day[: len(articles)], sketched(others), day[: len(others)], least=0.01
    )
    pairs = list(zip(found.first.tolist(), found.second.tolist(), strict=True))
    assert pairs == sorted(pairs)
    expected = {
        (a, b): cosine(weights(articles[a]), weights(articles[b]))
        for a, b in itertools.combinations(range(len(articles)), 2)
    }
    assert dict(zip(pairs, found.likeness, strict=True)) == (
        pytest.approx({pair: value for pair, value in expected.items() if value >= 0.01})
    )


def test_a_word_that_all_of_the_same_weeks_have_is_not_rare_though_others_lack_it() -> None:
    local = [{1: 4, 2: 4, 100 + n: 4} for n in range(2)] + [{1: 4, 200 + n: 4} for n in range(198)]
    foreign = [{1000 + n: 4} for n in range(2000)]
    now, then = np.full(200, 739_000), np.full(2000, 738_000)
    alone = alike(sketched(local), now, sketched([]), then[:0], least=0.0)
    among = alike(sketched(local), now, sketched(foreign), then, least=0.0)
    same_weeks = alike(sketched(local), now, sketched(foreign), now.repeat(10), least=0.0)
    pair = list(zip(among.first.tolist(), among.second.tolist(), strict=True)).index((5, 6))
    assert among.likeness[pair] == pytest.approx(alone.likeness[pair])
    assert same_weeks.likeness[pair] > 10 * among.likeness[pair]


NAMED, PLAIN, DATED, UNDATED = 1, 0, 739_000, 0


@pytest.mark.parametrize(
    ("marks", "day", "more"),
    [(NAMED, DATED, True), (NAMED, UNDATED, False), (PLAIN, DATED, False), (2, DATED, None)],
)
def test_a_name_counts_for_more_in_dated_articles_and_a_dateline_for_nothing(
    marks: int, day: int, more: bool | None
) -> None:
    articles = sketched([{1: 4, 2: 4, 3: 4}, {1: 4, 2: 4, 4: 4}, {5: 4}])
    marked = np.where(articles.terms == 1, marks, 0).astype(np.uint8)
    plain, other = (
        alike(one, np.full(3, day), sketched([]), np.zeros(0, np.int64), least=0.01).likeness[0]
        for one in (articles, articles._replace(marks=marked))
    )
    assert (other > plain, other < plain) == {
        True: (True, False), False: (False, False), None: (False, True)
    }[more]  # fmt: skip


def test_words_of_the_top_meet_their_relatives_in_dated_articles() -> None:
    articles = sketched([{1: 6, 2: 4}, {3: 6, 4: 4}, {5: 4}])
    related = articles._replace(related=[np.array([3], np.uint32).tobytes(), b"", b""])
    none = np.zeros(0, np.int64)
    for one, day, pairs in ((articles, DATED, []), (related, DATED, [0]), (related, UNDATED, [])):
        found = alike(one, np.full(3, day), sketched([]), none, least=0.01)
        assert found.first.tolist() == pairs


def test_names_alone_make_articles_half_as_alike() -> None:
    articles = sketched([{1: 4, 2: 4}, {1: 4, 3: 4}, {1: 4, 3: 4}])
    marked = articles._replace(marks=(articles.terms == 1).astype(np.uint8))
    found = alike(marked, np.full(3, DATED), sketched([]), np.zeros(0, np.int64), least=0.01)
    name, rare, word = 1.5 * math.log(4 / 3), math.log(4), math.log(4 / 2)
    cosine = name**2 / math.hypot(name, rare) / math.hypot(name, word)
    assert found.likeness == pytest.approx([cosine / 2, cosine / 2, 1.0])


def days(*first: int) -> Times:
    return Times(np.array(first), np.array(first))


def pairs_of(likeness: dict[tuple[int, int], float]) -> Pairs:
    pairs = sorted(likeness)
    return Pairs(
        np.array([a for a, _ in pairs]),
        np.array([b for _, b in pairs]),
        np.array([likeness[pair] for pair in pairs]),
    )


def test_one_article_that_resembles_two_others_does_not_chain_them() -> None:
    between = {(0, 1): 0.2, (1, 2): 0.18}
    assert linked(days(100, 100, 100), pairs_of(between)) == [(0, 1), (2,)]
    assert linked(days(100, 100, 100), pairs_of({**between, (0, 2): 0.1})) == [(0, 1, 2)]


def test_a_report_that_resembles_each_of_a_story_a_little_joins_it() -> None:
    told = dict.fromkeys(itertools.combinations(range(8), 2), 0.25)
    late = {(at, 8): 0.11 for at in range(8)}
    nine = days(*[100] * 9)
    assert linked(nine, pairs_of({**told, **late})) == [tuple(range(9))]
    assert linked(nine, pairs_of({**told, (0, 8): 0.11}))[-1] == (8,)
    assert linked(days(100, 100), pairs_of({(0, 1): 0.11})) == [(0,), (1,)]


def test_what_any_articles_share_joins_no_large_groups() -> None:
    between = {
        pair: 0.25 if (pair[0] < 8) == (pair[1] < 8) else 0.05
        for pair in itertools.combinations(range(16), 2)
    }
    two = [tuple(range(8)), tuple(range(8, 16))]
    assert linked(days(*[100] * 16), pairs_of(between)) == two


def test_the_bar_rises_with_company_and_silence_and_without_days() -> None:
    pair = pairs_of({(0, 1): 0.3})
    assert linked(days(100, 100), pair) == [(0, 1)]
    assert linked(days(100, 110), pair) == [(0, 1)]
    assert linked(days(100, 140), pair) == [(0,), (1,)]
    assert linked(days(100, 180), pair) == [(0,), (1,)]
    assert linked(days(100, 0), pair) == [(0,), (1,)]
    crowd = days(*[100] * 1200)
    assert (0, 1) not in linked(crowd, pair)
    assert (0, 1) in linked(crowd, pairs_of({(0, 1): 0.42}))


def test_a_story_goes_on_for_months_while_reports_follow_each_other() -> None:
    weekly = days(*range(100, 300, 20))
    pairs = dict.fromkeys(itertools.combinations(range(10), 2), 0.25)
    assert linked(weekly, pairs_of(pairs)) == [tuple(range(10))]


def test_copies_hold_most_of_each_other_and_are_about_as_long() -> None:
    text = list(range(0, 4000, 10))
    assert same(text[:64], 400, text[:64], 400)
    changed = [n + 1 if n % 200 == 0 else n for n in text]
    assert same(text[:64], 400, changed[:64], 400)
    other = [n + 1 if n % 30 == 0 else n for n in text]
    assert not same(text[:64], 400, other[:64], 400)
    assert not same(text[:64], 400, text[:64], 700)
    assert not same([], 0, [], 0)


def test_b_cubed_is_the_mean_over_items() -> None:
    judged = {"a": 1, "b": 1, "c": 1, "d": 2, "e": 2}
    exact = b_cubed([["a", "b", "c"], ["d", "e"]], judged)
    assert (exact.precision, exact.recall, exact.f1) == (1.0, 1.0, 1.0)
    mixed = b_cubed([["a", "b"], ["c", "d", "e"]], judged)
    # precision: a, b 1; c 1/3; d, e 2/3. recall: a, b 2/3; c 1/3; d, e 1.
    assert mixed.precision == pytest.approx((1 + 1 + 1 / 3 + 2 / 3 + 2 / 3) / 5)
    assert mixed.recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1 + 1) / 5)
    assert b_cubed([], {}).f1 == 0.0
    with pytest.raises(ValueError, match="two groups"):
        b_cubed([["a"], ["a", "b"]], judged)
    with pytest.raises(ValueError, match="no group"):
        b_cubed([["a"]], judged)
    with pytest.raises(ValueError, match="not judged"):
        b_cubed([["x"]], judged)
