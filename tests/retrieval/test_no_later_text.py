"""Nothing later leaks: a library asked as of a day says what one says that was never told more."""

from __future__ import annotations

import contextlib
import dataclasses
import json
import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from retrieval import Filters, Library
from retrieval.analysis import Analyzer
from retrieval.dates import days
from retrieval.model import Answer, ArticleHeader, DigestItem, Passage, TimelineEntry

SEOUL = ZoneInfo("Asia/Seoul")
FIRST = datetime(2025, 5, 1, 9, tzinfo=SEOUL)

Surface = Callable[[Library, str, date], object]

ANSWERS: tuple[Surface, ...] = (
    lambda library, asked, day: library.ask(
        asked, filters=Filters(until=day), limit=20, min_confidence=0
    ),
    lambda library, asked, day: library.ask(asked, filters=Filters(until=day), min_confidence=1),
    lambda library, asked, day: library.ask(f"{asked} before:{day + timedelta(days=1)}", limit=9),
    lambda library, asked, day: library.ask(
        f"and {asked}?", after=library.ask(asked, min_confidence=0), filters=Filters(until=day)
    ),
)
"""What is ordered by the library's present statistics: text is compared, and what is understood."""

OVERVIEWS: tuple[Surface, ...] = (
    lambda library, _, day: library.digest(since=date(2025, 1, 1), until=day),
    lambda library, _, day: library.digest(since=day, until=day, publisher="Herald"),
    lambda library, _, day: library.digest(until=day, publisher="Gom Radio"),
    lambda library, _, day: library.stories(until=day),
    lambda library, _, day: library.stories(since=day, until=day, publisher="Evening Herald"),
    lambda library, _, day: library.quotes("Bae", until=day, limit=2),
    lambda library, _, day: library.quotes("mayor", until=day),
    lambda library, _, day: library.quotes("Han Duck", until=day, offset=1),
)
"""What is the same, to the last count, in a library that was never told more."""

WEIGHED: tuple[Surface, ...] = (
    lambda library, asked, day: library.digest(since=date(2025, 1, 1), until=day, topic=asked),
    lambda library, asked, day: library.timeline(asked, until=day),
    lambda library, asked, day: library.quotes(asked.split()[0], until=day),
    lambda library, asked, day: library.quotes("Bae", asked, until=day),
    lambda library, asked, day: library.timeline(f"{asked} before:{day + timedelta(days=1)}"),
    lambda library, asked, day: library.quotes("Bae", f"{asked} before:{day + timedelta(days=1)}"),
    lambda library, asked, day: library.digest(
        since=date(2025, 1, 1), topic=f"{asked} before:{day + timedelta(days=1)}"
    ),
)
"""Overviews of what somebody typed: how much a word tells is told by the present."""

WORDS = "ferry tram glacier orchard pipeline granite curfew lantern".split()
SLIPS = ("glaceir", "orchrad", "pipelime", "granitte", "curfwe", "latnern")
SPEAKERS = (("Bae Sol", "Mayor"), ("Bae Sol", "Governor"), ("Han Duck", "Senator"), ("Cho Min", ""))
PUBLISHERS = ("Namdo Herald", "Gom Radio", "Namdo Evening Herald", None)


@dataclass(frozen=True)
class Version:
    """A version of an article that came `hours` after the event before it; None: it was removed."""

    id: str
    hours: int
    fields: dict[str, object] | None = field(hash=False)


words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=7).map(" ".join)
told = st.builds(
    str.format,
    st.sampled_from(
        [
            "The fire at the {0} killed {2} people, Mayor {1} said on Friday.",
            '"The {0} will open in {2} days," said {1}.',
            "{1} told Senator Han Duck that the {0} cost {2} million dollars.",
            "Correction: an earlier version said that {2} people were killed at the {0}.",
        ]
    ),
    st.sampled_from(WORDS),
    st.sampled_from(["Bae Sol", "Cho Min", "Han Duck"]),
    st.integers(7, 9),
)
paragraph = told | words | st.builds(
    lambda text, who: {
        "kind": "quote", "text": text, "speaker": {"name": who[0], "title": who[1] or None}
    },
    words,
    st.sampled_from(SPEAKERS),
)  # fmt: skip
published = st.sampled_from(
    ["2025-05-01"] * 4
    + ["2025-05-02", "2025-05-03", "2025-05-04", "2025-05", "2025-05-02T20:30:00+00:00", None]
)
fields = st.fixed_dictionaries(
    {
        "headline": st.none() | words,
        "published": published,
        "publisher": st.sampled_from(PUBLISHERS),
        "paragraphs": st.lists(paragraph, min_size=1, max_size=3),
    }
)
versions = st.builds(
    Version, st.sampled_from("aaabc"), st.integers(0, 40), st.one_of(*[fields] * 9, st.none())
)
asking = st.sampled_from([*WORDS, *SLIPS])
questions = st.lists(asking, min_size=1, max_size=4).map(" ".join) | st.sampled_from(
    ["What did Bae Sol say about the ferry?", "Namdo Evening Herald reports on the tram"]
)


@contextlib.contextmanager
def library_of(events: Sequence[Version]) -> Iterator[Library]:
    moment = FIRST
    with (
        tempfile.TemporaryDirectory() as folder,
        Library(Path(folder) / "data", timezone=SEOUL, clock=lambda: moment) as library,
    ):
        path = Path(folder) / "news.jsonl"
        for event in events:
            moment += timedelta(hours=event.hours)
            if event.fields is None:
                library.remove(article_id=event.id)
                continue
            path.write_text(json.dumps({"id": event.id, **event.fields}), encoding="utf-8")
            library.ingest([str(path)])
        yield library


def known_by(events: Sequence[Version], day: date) -> list[Version]:
    """What a library has to be told to know what this one can have read by the end of a day: of
    each article that is there its first version, and the others that had been seen."""
    hours, told = 0, dict[str, list[tuple[int, Version]]]()
    for event in events:
        hours += event.hours
        if event.fields is None:
            told.pop(event.id, None)
        elif event.id not in told or told[event.id][-1][1].fields != event.fields:
            told.setdefault(event.id, []).append((hours, event))
    found: list[tuple[int, Version]] = []
    for first, *edits in told.values():
        seen = [first, *((at, v) for at, v in edits if day_of(at) <= day)]
        fields = seen[-1][1].fields
        assert fields is not None
        if is_by(fields["published"], day):
            found += seen
    found.sort(key=lambda one: one[0])
    before = [0, *(at for at, _ in found)]
    return [replace(one, hours=at - since) for since, (at, one) in zip(before, found, strict=False)]


def is_by(published: object, day: date) -> bool:
    covered = days(str(published), SEOUL) if published else None
    return covered is not None and covered[0] <= day


def day_of(hours: int) -> date:
    return (FIRST + timedelta(hours=hours)).date()


def shown(value: object, earlier: bool = False) -> Iterator[tuple[Passage | ArticleHeader, bool]]:
    """Every passage and header anywhere inside of what a library gave, and whether it may be of an
    earlier revision than the one in force: what an edit made, or a correction took back."""
    if isinstance(value, Passage | ArticleHeader):
        yield value, earlier
    if isinstance(value, tuple | list):
        for one in value:
            yield from shown(one, earlier)
    elif dataclasses.is_dataclass(value):
        for part in dataclasses.fields(value):
            edit = isinstance(value, TimelineEntry) and value.kind == "revision"
            past = earlier or edit or part.name in ("change", "corrects")
            yield from shown(getattr(value, part.name), past)


def plain(value: object) -> object:
    """All that somebody sees of what a library gave: without time taken and inner numbers."""
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    if dataclasses.is_dataclass(value):
        return {
            part.name: plain(getattr(value, part.name))
            for part in dataclasses.fields(value)
            if part.name not in ("sequence", "generation", "elapsed_ms", "location", "source")
            # The best line is told by how rare its words are now.
            and not (isinstance(value, DigestItem) and part.name == "line")
        }
    # A library that had nothing then need not be empty now.
    return "no_match" if value == "empty_index" else value


def text_of(header: ArticleHeader) -> tuple[object, ...]:
    return header.id, header.headline, header.publisher, header.published


def spoken(passage: Passage) -> tuple[object, ...]:
    return *text_of(passage.header), passage.id, passage.text, passage.speaker


def passages(library: Library) -> list[Passage]:
    return [p for header in library.articles() for p in library.article(header.id).passages]


def revisions(library: Library) -> list[Passage]:
    return [
        passage
        for header in library.articles()
        for number in range(1, header.revision + 1)
        if (found := library.revision(header.sequence, number)) is not None
        for passage in found[0].passages
    ]


def found(library: Library, asked: str, filters: Filters) -> set[str]:
    return {one.passage_id for one in library.search(asked, engine_only=True, filters=filters)}


EXAMPLES = 200 if os.environ.get("DATELINE_TEST_EXAMPLES") == "random" else 10
"""Where they are others each time, so many that what is seldom comes up."""


# Nothing is shrunk: that takes minutes, and eight events are few.
@settings(
    deadline=None,
    max_examples=EXAMPLES,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow],
)
@given(st.lists(versions, min_size=3, max_size=8), questions, st.integers(1, 8))
def test_nothing_later_is_shown_and_nothing_earlier_is_lost(
    events: list[Version], asked: str, number: int
) -> None:
    # The day before some event, or its own where it comes early in the day.
    day = day_of(sum(event.hours for event in events[:number]) - 5)
    with library_of(events) as library, library_of(known_by(events, day)) as oracle:
        held = passages(oracle)
        past = [p for p in revisions(oracle) if is_by(p.header.published, day)]
        then = {spoken(p) for p in held}, {text_of(p.header) for p in held}
        before = {spoken(p) for p in past}, {text_of(p.header) for p in past}
        for surface in (*ANSWERS, *OVERVIEWS, *WEIGHED):
            given_back = surface(library, asked, day)
            for one, earlier in shown(given_back):
                texts, headers = before if earlier else then
                if isinstance(one, Passage):
                    assert spoken(one) in texts
                else:
                    assert text_of(one) in headers
            if isinstance(given_back, Answer):
                check_understood(given_back, oracle, asked)
        for surface in OVERVIEWS:
            assert plain(surface(library, asked, day)) == plain(surface(oracle, asked, day))
        # The same passages by bare BM25, with whatever limits come beside.
        for limits in (
            Filters(until=day),
            Filters(until=day, since=min(day, date(2025, 5, 3))),
            Filters(until=day, publisher="Namdo Herald"),
            Filters(until=day, speaker="Bae"),
        ):
            assert found(library, asked, limits) == found(oracle, asked, limits)


def check_understood(answer: Answer, oracle: Library, asked: str) -> None:
    """What an answer says of the question holds no word that only later texts have."""
    alone = oracle.ask(asked)
    then, understood = alone.understood, answer.understood
    assert understood["publishers"] == then["publishers"]
    assert understood["speakers"] == then["speakers"]
    analyzer = Analyzer()
    known = {term for p in passages(oracle) for term in analyzer.terms(p.text)}
    known |= {term for name, title in SPEAKERS for term in analyzer.terms(f"{name} {title}")}
    mended = understood["mended"]
    assert isinstance(mended, list)
    for pair in mended:
        assert known.issuperset(analyzer.terms(pair["meant"]))
    follow_up = understood["follow_up"]
    if mended == then["mended"] and follow_up is None and alone.reason != "empty_index":
        assert set(answer.missing) == set(alone.missing)
    if isinstance(follow_up, dict):
        for taken in follow_up["taken"]:
            assert (known | set(analyzer.terms(asked))).issuperset(analyzer.terms(taken))
