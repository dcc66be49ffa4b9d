"""Telling: reports about a topic as entries in order of time, the less important left out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo

from retrieval.model import Change, Line, Span, TimelineEntry
from retrieval.timelines.changes import Edit, plain
from retrieval.timelines.corrections import Correction
from retrieval.timelines.developments import developments
from retrieval.timelines.reports import Report
from retrieval.weighing import TermWeights

Idf = Callable[[str], float]
Order = tuple[bool, date, date, float, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """An entry, when it is told, and how much it would be missed; `kept` before all others."""

    entry: TimelineEntry
    order: Order
    importance: float
    kept: bool = False


def entries(
    reports: Sequence[Report],
    corrections: Sequence[Correction],
    edits: Mapping[int, Sequence[Edit]],
    weights: TermWeights,
    idf: Idf,
    *,
    limit: int,
    timezone: tzinfo,
) -> tuple[tuple[TimelineEntry, ...], int]:
    """At most `limit` entries in order of time, and how many more there would be.

    The first and the latest stay, then corrections, then what is told most and is most new. An
    article that corrects another one is told by that; `edits` are by the sequence of its article.
    """
    told: list[_Told] = []
    correcting: set[int] = set()
    for one in corrections:
        sequence = one.report.header.sequence
        edit = _edit_of(one, edits.get(sequence, ()))
        told.append(_correction(one, edit, first=sequence not in correcting, timezone=timezone))
        if edit is None:
            correcting.add(sequence)
    plain_reports = [report for report in reports if report.header.sequence not in correcting]
    lines = [sentence for one in corrections for sentence in one.sentences]
    for made in developments(plain_reports, weights, idf, told=lines):
        entry = TimelineEntry(
            at=made.report.header.published,
            kind="report",
            line=made.sentence.line(),
            also_in=tuple(made.also_in),
        )
        told.append(_Told(entry=entry, order=(*made.report.order, 0), importance=made.importance))
    for report in reports:
        own = [one for one in corrections if one.report is report]
        told += [
            _revision(edit, report, timezone)
            for edit in edits.get(report.header.sequence, ())
            if not any(_edit_of(one, [edit]) for one in own)
        ]
    told.sort(key=lambda one: one.order)
    kept = _kept(told, limit)
    return tuple(one.entry for one in kept), len(told) - len(kept)


def _kept(told: Sequence[_Told], limit: int) -> list[_Told]:
    """Those that are shown, in order."""
    if len(told) <= limit:
        return list(told)
    dated = [n for n, one in enumerate(told) if not one.order[0]] or list(range(len(told)))
    ends = {dated[0]: 1, dated[-1]: 2}
    ranked = sorted(
        range(len(told)),
        key=lambda n: (-ends.get(n, 0), not told[n].kept, -told[n].importance, n),
    )
    return [told[n] for n in sorted(ranked[:limit])]


def _correction(one: Correction, edit: Edit | None, *, first: bool, timezone: tzinfo) -> _Told:
    """An entry of a correction; the first of an article goes before others when few are shown."""
    start, last = one.sentences[0], one.sentences[-1]
    line = Line(passage=start.passage, span=Span(start=start.start, end=last.end))
    corrects = one.corrects.line() if one.corrects is not None else None
    order = one.report.order
    if edit is not None:
        order = _moment(edit.seen_at, one.report, timezone)
        corrects = _removed(one, edit.change) or corrects
    entry = TimelineEntry(
        at=one.report.header.published if edit is None else edit.seen_at,
        kind="correction",
        line=line,
        corrects=corrects,
        change=edit.change if edit is not None else None,
    )
    return _Told(
        entry=entry, order=(*order, start.place), importance=2.0 - start.place / 100, kept=first
    )


def _edit_of(one: Correction, edits: Sequence[Edit]) -> Edit | None:
    """The edit by which a correction came into its article, None where it was there at first."""
    texts = {plain(sentence.text) for sentence in one.sentences}
    for edit in reversed(edits):
        if any(plain(line.text) in texts for line in edit.change.added):
            return edit
    return None


def _removed(one: Correction, change: Change) -> Line | None:
    """The sentence that an edit took out and that shares most with the correction which it brought
    in, the first of several."""
    if not change.removed:
        return None
    words = {word for sentence in one.sentences for word in plain(sentence.text).lower().split()}

    def shared(line: Line) -> int:
        return len(words.intersection(plain(line.text).lower().split()))

    best = max(change.removed, key=shared)
    return best if shared(best) else None


def _revision(edit: Edit, report: Report, timezone: tzinfo) -> _Told:
    """An entry of an edit: the sentence that came with most that was not there before, or of those
    that went the one that said most."""
    change = edit.change
    gone = {word for line in change.removed for word in plain(line.text).split()}

    def new(line: Line) -> float:
        words = set(plain(line.text).split()) - gone
        # A figure that is another one now is what readers look for.
        return sum(2.0 if any(c.isdigit() for c in word) else 1.0 for word in sorted(words))

    line = max(change.added, key=new) if change.added else max(change.removed, key=_length)
    return _Told(
        entry=TimelineEntry(at=edit.seen_at, kind="revision", line=line, change=change),
        order=(*_moment(edit.seen_at, report, timezone), 0),
        importance=min(1.0, new(line) / 20) if change.added else 0.5,
    )


def _length(line: Line) -> int:
    return len(line.text)


def _moment(seen_at: str, report: Report, timezone: tzinfo) -> tuple[bool, date, date, float, int]:
    """What an edit is sorted by, after what its article told at first."""
    when = datetime.fromisoformat(seen_at)
    when = when.replace(tzinfo=UTC) if when.tzinfo is None else when
    try:
        day = when.astimezone(timezone).date()
    except OverflowError:
        day = when.date()
    order = (
        False,
        day,
        day,
        (when - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds(),
        report.header.sequence,
    )
    if not report.order[0] and order < report.order:
        return (*report.order[:3], float("inf"), report.header.sequence)
    return order
