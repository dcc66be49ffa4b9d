"""Nothing later leaks: a library asked as of a day says what one says that was never told more."""

from __future__ import annotations

import contextlib
import dataclasses
import json
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval import Filters, Library
from retrieval.analysis import Analyzer
from retrieval.dates import days
from retrieval.model import Answer, ArticleHeader, Passage

SEOUL = ZoneInfo("Asia/Seoul")
FIRST = datetime(2025, 5, 1, 9, tzinfo=SEOUL)

Overview = Callable[[Library, str, date], object]

SURFACES: tuple[Overview, ...] = (
    lambda library, asked, day: library.ask(
        asked, filters=Filters(until=day), limit=20, min_confidence=0
    ),
    lambda library, asked, day: library.ask(asked, filters=Filters(until=day), min_confidence=1),
    lambda library, asked, day: library.ask(f"{asked} before:{day + timedelta(days=1)}", limit=9),
    lambda library, asked, day: library.ask(
        f"and {asked}?", after=library.ask(asked, min_confidence=0), filters=Filters(until=day)
    ),
    lambda library, asked, day: library.digest(since=date(2025, 1, 1), until=day, topic=asked),
    lambda library, _, day: library.digest(since=date(2025, 1, 1), until=day),
    lambda library, _, day: library.stories(until=day),
    lambda library, asked, day: library.timeline(asked, until=day),
    lambda library, asked, day: library.quotes(asked.split()[0], until=day),
    lambda library, _, day: library.quotes("Bae", until=day),
)
"""All that shows text as of a day, a line each; what is not there yet is passed over."""

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
paragraph = words | st.builds(
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
    """What a library has to be told to know what this one can have read by the end of a day."""
    moment, told = FIRST, dict[str, list[tuple[datetime, dict[str, object]]]]()
    for event in events:
        moment += timedelta(hours=event.hours)
        if event.fields is None:
            told.pop(event.id, None)
        elif event.id not in told or told[event.id][-1][1] != event.fields:
            told.setdefault(event.id, []).append((moment, event.fields))
    found = []
    for name, revisions in told.items():
        seen = [fields for at, fields in revisions[1:] if at.astimezone(SEOUL).date() <= day]
        fields = seen[-1] if seen else revisions[0][1]
        covered = days(str(fields["published"]), SEOUL) if fields["published"] else None
        if covered is not None and covered[0] <= day:
            found.append(Version(name, 0, fields))
    return found


def shown(value: object) -> Iterator[Passage | ArticleHeader]:
    """Every passage and header anywhere inside of what a library gave."""
    if isinstance(value, Passage | ArticleHeader):
        yield value
    if isinstance(value, tuple | list):
        for one in value:
            yield from shown(one)
    elif dataclasses.is_dataclass(value):
        for part in dataclasses.fields(value):
            yield from shown(getattr(value, part.name))


def text_of(header: ArticleHeader) -> tuple[object, ...]:
    return header.id, header.headline, header.publisher, header.published


def spoken(passage: Passage) -> tuple[object, ...]:
    return *text_of(passage.header), passage.id, passage.text, passage.speaker


def passages(library: Library) -> list[Passage]:
    return [p for header in library.articles() for p in library.article(header.id).passages]


def found(library: Library, asked: str, filters: Filters) -> set[str]:
    return {one.passage_id for one in library.search(asked, engine_only=True, filters=filters)}


@settings(deadline=None, max_examples=20)
@given(st.lists(versions, min_size=3, max_size=8), questions, st.integers(1, 8))
def test_nothing_later_is_shown_and_nothing_earlier_is_lost(
    events: list[Version], asked: str, number: int
) -> None:
    # The day before some event, or its own where it comes early in the day.
    hours = sum(event.hours for event in events[:number])
    day = (FIRST + timedelta(hours=hours - 5)).date()
    told = known_by(events, day)
    with library_of(events) as library, library_of(told) as oracle:
        held = passages(oracle)
        texts, headers = {spoken(p) for p in held}, {text_of(p.header) for p in held}
        until = Filters(until=day)
        for surface in SURFACES:
            with contextlib.suppress(NotImplementedError):
                given_back = surface(library, asked, day)
                for one in shown(given_back):
                    if isinstance(one, Passage):
                        assert spoken(one) in texts
                    else:
                        assert text_of(one) in headers
                if isinstance(given_back, Answer):
                    check_understood(given_back, oracle, asked)
        # The same passages by bare BM25, with whatever limits come beside.
        for limits in (
            until,
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
