"""Quotes of an article: whose words, to whom, and where they stand.

Reads passages in order, sentence by sentence, and would rather leave a quote out than give it to
the wrong person. Direct words count where their speaker is named beside them, where a pronoun or a
further quote follows somebody who was named, and in transcripts. Reported words are the clause of a
speech verb whose subject is named ("X said that ..."). Marks around a few words make no quote.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from retrieval.model import Passage, Quote
from retrieval.model.articles import Span
from retrieval.model.overviews import Line
from retrieval.quotes import verbs
from retrieval.quotes.addressing import addressee, beside
from retrieval.quotes.cast import Cast
from retrieval.quotes.clauses import Clause, clauses
from retrieval.quotes.direct import clause_of, labelled_by
from retrieval.quotes.focus import Focus, narrated, resolved
from retrieval.quotes.lines import parted
from retrieval.quotes.marks import Run, runs
from retrieval.quotes.people import NAME, Mention, described, mention
from retrieval.quotes.reporting import reports
from retrieval.quotes.spoken import spoken
from retrieval.quotes.subjects import HELD
from retrieval.quotes.units import masked_text, units

MAX_LINE_CHARS = 350
"""Longer lines are parted between sentences where that can be done."""


MAX_PASSAGE_CHARS = 20_000
"""What is read of a passage; no paragraph of news is longer."""

MAX_UNIT_CHARS = 2000
"""A longer sentence, less what is quoted, is none: nothing in it is read."""


@dataclass(slots=True)
class _Said:
    """Words of somebody, before they are made a quote: their ranges, and that of their unit."""

    words: list[tuple[int, int]]
    start: int
    end: int
    who: Mention
    to: str | None
    direct: bool


def attributed(
    passages: Sequence[Passage], near: Callable[[str], bool] | None = None
) -> list[Quote]:
    """The quotes of one article in the order of its text; [] for no passages.

    `said` never reaches beyond its line, a line never beyond its passage. Speakers are as the
    article names them in full, wherever it does so first. `near` tells of a text whether it may
    name somebody whose quotes are looked for: then passages are read that do, one before each, and
    those behind for as long as somebody stays in focus; other quotes may be missing.
    """
    found: list[Quote] = []
    cast: Cast | None = None
    named = [near is None or near(passage.text) for passage in passages]
    focus, unclosed = Focus(), False
    for place, passage in enumerate(passages):
        if passage.kind == "quote" and passage.speaker is not None:
            found += spoken(passage, MAX_LINE_CHARS)
            focus, unclosed = Focus(), False
            continue
        if not (any(named[place : place + 2]) or (focus.who is not None and focus.fresh)):
            focus, unclosed = Focus(), _stays_open(passage.text)
            continue
        if cast is None:
            cast = introduced(passages)
        said, focus, unclosed = _read(passage.text, cast, focus, unclosed)
        for one in said:
            found += _quotes(passage, one)
    return found


def _stays_open(text: str) -> bool:
    """Whether a passage ends within a quote."""
    last = runs(text[:MAX_PASSAGE_CHARS])[-1:]
    return bool(last) and not last[0].closed and not last[0].broken


def introduced(passages: Sequence[Passage]) -> Cast:
    """Whom an article names in full, or with a form of address."""
    cast = Cast()
    for passage in passages:
        if passage.speaker is not None:
            continue
        text = passage.text[:MAX_PASSAGE_CHARS]
        for match in NAME.finditer(text):
            who = mention(text, match.start(), match.end())
            if who is not None:
                before = text[max(0, match.start() - 6) : match.start()].rstrip(" ,'’")[-1:]
                cast.meet(who, inside=before.islower() or who.start > match.start())
                if described(text, who):
                    cast.know(who)
    return cast


def _read(text: str, cast: Cast, before: Focus, inside: bool) -> tuple[list[_Said], Focus, bool]:
    """The words of people in one passage, who speaks at its end, and whether a quote stays open."""
    text = text[:MAX_PASSAGE_CHARS]
    quoted = runs(text, inside=inside)
    masked = masked_text(text, quoted)
    found: list[_Said] = []
    focus = before if before.beside else Focus(None if before.mixed else before.who)
    focus = Focus(focus.who, focus.beside, focus.quoted)
    for start, end in units(text, masked, quoted):
        if len(masked[start:end].replace(HELD, "")) > MAX_UNIT_CHARS:
            focus = Focus(mixed=True)
            continue
        own = [run for run in quoted if start <= run.start < end]
        said, focus = _unit(text, masked, start, end, own, cast, focus)
        found += said
    if not focus.fresh:
        focus = Focus(mixed=True)
    last = quoted[-1] if quoted else None
    return found, focus, last is not None and not last.closed and not last.broken


def _unit(
    text: str,
    masked: str,
    start: int,
    end: int,
    own: Sequence[Run],
    cast: Cast,
    focus: Focus,
) -> tuple[list[_Said], Focus]:
    """The words of people in one unit, and who is in focus behind it."""
    if own and not any(map(str.isalnum, masked[start:end])):
        return _continued(start, end, own, cast, focus)
    found = clauses(masked, start, end)
    if not found:
        named = labelled_by(masked, start, own)
        if named is None:
            return [], narrated(masked, start, end, cast, focus)
        speaker = cast.full(named)
        words = [(run.first, run.last) for run in own if not run.broken]
        behind = Focus(speaker, True, True, here=True, fresh=True)
        return [_Said(words, start, end, speaker, None, True)], behind
    said: list[_Said] = []
    whom: list[Mention | None] = []
    for clause in found:
        nearer = [one for one in whom if one is not None]
        if clause.pronoun and nearer:
            # "Jane Brown admitted it, but she said ..."
            focus = Focus(nearer[-1], here=True, fresh=True)
        elif clause.pronoun and whom:
            focus = Focus(mixed=True)
        whom.append(resolved(clause, cast, focus))
    used: set[int] = set()
    direct: dict[int, list[Run]] = {}
    for run in own:
        place = clause_of(text, masked, end, run, found, direct)
        if place is not None:
            direct.setdefault(place, []).append(run)
    for place, its in direct.items():
        used.add(place)
        who = whom[place]
        if who is not None:
            words = [(run.first, run.last) for run in its]
            to = _told(text, masked, start, end, found[place])
            said.append(_Said(words, start, end, who, to, True))
    reported, main = _reports(text, masked, start, end, found, whom, used, own)
    said += reported
    last = max([*used, *main]) if used or main else len(found) - 1
    who = whom[last]
    said.sort(key=lambda one: one.words[0])
    return said, Focus(who, who is not None, bool(direct), mixed=who is None, here=True, fresh=True)


def _continued(
    start: int, end: int, own: Sequence[Run], cast: Cast, focus: Focus
) -> tuple[list[_Said], Focus]:
    """A unit of quoted words alone: of whoever spoke right before."""
    if not focus.beside or focus.who is None or any(run.broken for run in own):
        return [], Focus(mixed=True)
    if not (focus.quoted or focus.who.title or " " in focus.who.name or cast.is_person(focus.who)):
        return [], Focus(mixed=True)  # a firm that reports, and somebody else who speaks
    words = [(run.first, run.last) for run in own]
    behind = Focus(focus.who, True, True, here=True, fresh=True)
    return [_Said(words, start, end, focus.who, None, True)], behind


def _told(text: str, masked: str, start: int, end: int, clause: Clause) -> str | None:
    """To whom the words of a clause are said."""
    if clause.verb in verbs.TOLD and not clause.inverted:
        found = addressee(masked, clause.verb_end, end)
        if found is not None and found[0] < found[1]:
            return text[found[0] : found[1]]
    place = beside(masked, start, end)
    return text[place[0] : place[1]] if place else None


def _reports(
    text: str,
    masked: str,
    start: int,
    end: int,
    found: Sequence[Clause],
    whom: Sequence[Mention | None],
    used: set[int],
    own: Sequence[Run],
) -> tuple[list[_Said], list[int]]:
    """Reported words of a unit, and the places of the clauses that are nobody else's words."""
    said: list[_Said] = []
    direct = [(run.start, run.end) for run in own if used and run.last - run.first > 0]
    kept: list[int] = []
    for one in reports(masked, start, end, found):
        kept.append(one.place)
        who = whom[one.place]
        if who is None or one.place in used:
            continue
        if used and any(one.first < last and first < one.last for first, last in direct):
            continue  # the words of somebody who is quoted beside
        to = text[one.to[0] : one.to[1]] if one.to else None
        said.append(_Said([(one.first, one.last)], start, end, who, to, False))
    return said, kept


def _quotes(passage: Passage, said: _Said) -> list[Quote]:
    """The lines that show somebody's words."""
    found: list[Quote] = []
    for first, last in parted(passage.text, said.start, said.end, MAX_LINE_CHARS):
        held = [
            (max(first, a), min(last, b)) for a, b in said.words if max(first, a) < min(last, b)
        ]
        if not held:
            continue
        a, b = max(held, key=lambda one: (one[1] - one[0], -one[0]))
        found.append(
            Quote(
                line=Line(passage=passage, span=Span(start=first, end=last)),
                said=Span(start=a, end=b),
                speaker=said.who.name,
                title=said.who.title,
                to=said.to,
                direct=said.direct,
            )
        )
    return found
