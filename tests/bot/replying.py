"""Every kind of reply, made of given texts of others, and its two forms as Discord gets them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bot import failures
from bot.memory.quiet import Quiet
from bot.memory.schedules import Schedule
from bot.memory.votes import Share, Shares
from bot.memory.watches import Watch
from bot.recurring import Rule
from bot.rendering import replies
from bot.rendering.charts import Chart
from bot.rendering.languages import English
from bot.rendering.replies import Reply
from bot.rendering.replies.reply import view
from retrieval import (
    Answer,
    Article,
    ArticleHeader,
    Claim,
    Excerpt,
    Failure,
    Highlight,
    IngestReport,
    Passage,
    PublisherSummary,
    QueryError,
    Speaker,
    Status,
    Summary,
)
from retrieval import model as m
from tests.bot import overviews


@dataclass(frozen=True, slots=True, kw_only=True)
class Others:
    """What others wrote: every text that a reply may show."""

    text: str
    headline: str
    publisher: str
    name: str
    title: str
    url: str | None
    question: str
    topic: str
    claim: str
    word: str
    published: str | None = "2025-04-09"
    reasons: int = 14
    """How many words and features count."""

    def header(self) -> ArticleHeader:
        return ArticleHeader(
            id="a", collection="shared", sequence=10**12, revision=10**6, headline=self.headline,
            publisher=self.publisher, published=self.published, first_seen="2025-04-09",
            author=None, section=None, url=self.url, language="en", credit=None, soundbites=(),
            source="s", location="l", sample=True,
        )  # fmt: skip

    def passage(self, ordinal: int = 1) -> Passage:
        who = Speaker(name=self.name, title=self.title, context=self.title)
        return Passage(
            header=self.header(), ordinal=ordinal, kind="quote", text=self.text, speaker=who
        )

    def shares(self) -> tuple[m.Share, ...]:
        names = list(English.FEATURES)[: 2 * self.reasons]
        return tuple(m.Share(name=name, value=0.5, share=-0.25) for name in names)

    def excerpt(self, number: int = 1) -> Excerpt:
        end = min(350, len(self.text))
        first = max(1, len(self.text.split(" ")[0]))
        terms = tuple(
            m.MatchedTerm(word=self.word, term="t", weight=0.1, held=1.0, place="window")
            for _ in range(self.reasons)
        )
        return Excerpt(
            number=number,
            passage=self.passage(10_000),
            span=m.Span(start=0, end=end),
            highlights=(Highlight(start=0, end=min(first, end)),) if end else (),
            why=m.Why(terms=terms, features=self.shares()),
            also_in=tuple(self.passage() for _ in range(5)),
        )

    def answer(self, number: int, *, answered: bool) -> Answer:
        found = tuple(self.excerpt(n + 1) for n in range(number))
        pair = {"word": self.word, "meant": self.word}
        return Answer(
            question=self.question,
            understood={"mended": [pair] * 5, "follow_up": {"taken": [self.word] * 9}},
            excerpts=found if answered else (),
            closest=() if answered else found,
            confidence=0.9,
            confidence_shares=self.shares(),
            reason=None if answered else "weak_evidence",
            missing=() if answered else (self.word,) * 5,
            absent=(),
            generation=10**9,
            elapsed_ms=1,
        )  # fmt: skip


def every_kind(said: Others, words: English, *, few: bool = False) -> Iterator[tuple[str, Reply]]:
    """Name and reply of each kind; of `few` things, where room is to matter as little as it can."""
    found = said.answer(1 if few else 4, answered=True)
    yield "answer", replies.answer(found, words)
    yield "echo", replies.answer(found, words, echo=True, private=True)
    further = said.answer(4 if few else 7, answered=True)
    yield "more", replies.answer(further, words, echo=True, offset=3)
    closest = said.answer(1 if few else 3, answered=False)
    yield "abstention", replies.answer(closest, words, echo=True)
    yield "why", replies.why(found, words, changed=True)
    passages = tuple(map(said.passage, range(3, 4) if few else range(1, 9)))
    article = Article(header=said.header(), passages=passages, content_hash="")
    yield "context", replies.context(article, words, ordinal=3, number=2, present=1)
    sentences = tuple(
        m.Line(passage=p, span=m.Span(start=0, end=len(p.text))) for p in passages[:3]
    )
    made = Summary(header=said.header(), sentences=sentences)
    yield "summary", replies.summary(made, words)
    headers = (said.header(),) * (2 if few else 11)
    yield "headlines", replies.headlines(headers, words, offset=20)
    yield "headlines of", replies.headlines(headers, words, offset=20, publisher=said.publisher)
    yield "sources", replies.sources((_publisher(said),) * (3 if few else 40), _status(), words)
    claims = tuple(
        Claim(text=said.claim, span=m.Span(start=0, end=1), answer=said.answer(n, answered=n > 0))
        for n in ((1, 0, 1) if few else (2, 0, 2, 2, 2))
    )
    yield "check", replies.check(claims, words)
    yield "check of few", replies.check(claims[:2], words)
    watch = _watch(said)
    told = tuple(map(said.excerpt, range(1, 3 if few else 11)))
    yield "watched", replies.watched(watch, told, words)
    yield "watches", replies.watches((watch,) * (3 if few else 25), words, zone="Asia/Seoul")
    failed = tuple(Failure(location=said.claim, reason=said.claim) for _ in range(9))
    yield "report", replies.report(IngestReport(added=1, failures=failed), words)
    schedule = _schedule(said)
    yield "scheduled", replies.scheduled(schedule, words)
    yield "schedules", replies.schedules((schedule,) * (3 if few else 25), words)
    shares = Shares((), (Share(name=said.publisher, helpful=1, total=2),) * 12)
    yield "status", replies.status(_status(), shares, words, days=7, coming=schedule)
    yield from _overviews(said, words, few=few)
    yield "refusal", failures.told(QueryError(said.claim), words)
    yield "help", replies.help_with(words, mention="<@1>", example=said.headline, publisher="Radio")


def _overviews(said: Others, words: English, *, few: bool) -> Iterator[tuple[str, Reply]]:
    found = overviews.digest(said, stories=2 if few else 8, copies=1 if few else 9)
    yield "digest", replies.digest(found, words, scheduled=True)
    further = overviews.digest(said, stories=3 if few else 11, copies=1)
    yield "more of a digest", replies.digest(further, words, offset=1 if few else 8, changed=True)
    yield "empty digest", replies.digest(overviews.nothing(said), words)
    line = overviews.timeline(said, entries=2 if few else 14)
    chart = Chart(png=b"", step="day", marked=True)
    yield "timeline", replies.timeline(line, words, chart=chart)
    kinds = overviews.timeline(said, entries=5 if few else 60, further=0)
    more = replies.timeline(kinds, words, offset=2 if few else 12, changed=True)
    yield "more of a timeline", more
    yield "no timeline", replies.timeline(overviews.no_timeline(said), words)
    quoted = overviews.quotes(said, number=2 if few else 6)
    yield "quotes", replies.quotes(quoted, words)
    yield "older quotes", replies.quotes(quoted, words, offset=10)
    yield "no quotes", replies.quotes(overviews.no_quotes(said), words)


def forms(reply: Reply) -> Iterator[tuple[str, dict[str, Any]]]:
    """An embed and plain text, each with the buttons of what it shows."""
    for embeds in (True, False):
        shown = view(reply.pressable(embeds=embeds))
        body: dict[str, Any] = {"components": shown.to_components() if shown else []}
        body |= (
            {"embeds": [reply.embed(pictured=True).to_dict()]}
            if embeds
            else {"content": reply.text()}
        )
        yield "embed" if embeds else "text", body


def _watch(said: Others) -> Watch:
    return Watch(
        id=1, number=1, owner=1, server=1, channel=10**18, topic=said.topic, language="en",
        created=datetime(2025, 4, 9, tzinfo=UTC), quiet=Quiet(60, 120), generation=1,
    )  # fmt: skip


def _schedule(said: Others) -> Schedule:
    return Schedule(
        id=1, server=1, channel=10**18, rule=Rule(510, "America/Argentina/Buenos_Aires", "monday"),
        period=None, topic=said.topic, publisher=said.publisher, language="en",
        last=datetime(2025, 4, 2, tzinfo=UTC), due=datetime(2025, 4, 9, tzinfo=UTC),
    )  # fmt: skip


def _publisher(said: Others) -> PublisherSummary:
    return PublisherSummary(
        name=said.publisher,
        articles=10**6,
        first_published="2025-04-09",
        last_published="2025-09-19",
        samples=True,
    )


def _status() -> Status:
    return Status(
        articles=10**6, passages=10**7, publishers=40, samples=0, first_published="2025-04-09",
        last_published="2025-09-19", generation=1, engine="embedded", indexed_passages=1, terms=1,
        data_dir="", sources=(),
    )  # fmt: skip
