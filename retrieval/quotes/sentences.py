"""Sentences: whose words stand in a passage, unit by unit, and who is in focus behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.quotes import verbs
from retrieval.quotes.addressing import addressee, beside
from retrieval.quotes.cast import Cast
from retrieval.quotes.clauses import Clause, clauses
from retrieval.quotes.direct import clause_of, labelled_by
from retrieval.quotes.focus import Focus, Trail, resolved
from retrieval.quotes.marks import Run, runs
from retrieval.quotes.masks import HELD
from retrieval.quotes.people import Mention
from retrieval.quotes.reporting import SUBORDINATE, reports
from retrieval.quotes.units import masked_text, units

MAX_PASSAGE_CHARS = 20_000
"""What is read of a passage; no paragraph of news is longer."""

MAX_UNIT_CHARS = 2000
"""A longer sentence, less what is quoted, is none: nothing in it is read."""


@dataclass(slots=True)
class Said:
    """Words of somebody, before they are made a quote: their ranges, and that of their unit."""

    words: list[tuple[int, int]]
    start: int
    end: int
    who: Mention
    to: str | None
    direct: bool


def stays_open(text: str) -> bool:
    """Whether a passage ends within a quote."""
    last = runs(text[:MAX_PASSAGE_CHARS])[-1:]
    return bool(last) and not last[0].closed and not last[0].broken


def read(text: str, cast: Cast, trail: Trail, *, inside: bool) -> tuple[list[Said], bool]:
    """The words of people in one passage, and whether a quote stays open at its end. `trail` is
    taken along; `inside`: the passage before ended within a quote."""
    text = text[:MAX_PASSAGE_CHARS]
    quoted = runs(text, inside=inside)
    masked = masked_text(text, quoted)
    found: list[Said] = []
    for start, end in units(text, masked, quoted):
        if len(masked[start:end].replace(HELD, "")) > MAX_UNIT_CHARS:
            trail.reach(Focus(mixed=True))
            continue
        own = [run for run in quoted if start <= run.start < end]
        found += _unit(text, masked, start, end, own, cast, trail)
    last = quoted[-1] if quoted else None
    return found, last is not None and not last.closed and not last.broken


def _unit(
    text: str,
    masked: str,
    start: int,
    end: int,
    own: Sequence[Run],
    cast: Cast,
    trail: Trail,
) -> list[Said]:
    """The words of people in one unit."""
    if own and not any(map(str.isalnum, masked[start:end])):
        said, focus = _continued(start, end, own, cast, trail.beside())
        trail.reach(focus)
        return said
    found = clauses(masked, start, end)
    if found:
        focus = trail.focus() if any(clause.pronoun for clause in found) else Focus()
        said, focus = _spoken(text, masked, start, end, own, found, cast, focus)
        trail.reach(focus)
        return said
    named = labelled_by(masked, start, own)
    if named is None:
        trail.narrate(masked, start, end)
        return []
    speaker = cast.full(named)
    words = [(run.first, run.last) for run in own if not run.broken]
    trail.reach(Focus(speaker, True, True, here=True, fresh=True))
    return [Said(words, start, end, speaker, None, True)]


def _spoken(
    text: str,
    masked: str,
    start: int,
    end: int,
    own: Sequence[Run],
    found: Sequence[Clause],
    cast: Cast,
    focus: Focus,
) -> tuple[list[Said], Focus]:
    """The words of people in a unit with these clauses, and who is in focus behind it."""
    said: list[Said] = []
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
            said.append(Said(words, start, end, who, to, True))
    reported, main = _reports(text, masked, start, end, found, whom, used, own)
    said += reported
    last = max([*used, *main]) if used or main else len(found) - 1
    who = whom[last]
    subordinate = SUBORDINATE.match(masked, start, end) is not None
    if subordinate and not used and "," not in masked[start : found[last].start]:
        who = None  # "When X said so, Y laughed": who goes on is in the clause behind
    said.sort(key=lambda one: one.words[0])
    return said, Focus(who, who is not None, bool(direct), mixed=who is None, here=True, fresh=True)


def _continued(
    start: int, end: int, own: Sequence[Run], cast: Cast, focus: Focus | None
) -> tuple[list[Said], Focus]:
    """A unit of quoted words alone: of whoever spoke right before."""
    if focus is None or focus.who is None or any(run.broken for run in own):
        return [], Focus(mixed=True)
    if not (focus.quoted or focus.who.title or " " in focus.who.name or cast.is_person(focus.who)):
        return [], Focus(mixed=True)  # a firm that reports, and somebody else who speaks
    words = [(run.first, run.last) for run in own]
    behind = Focus(focus.who, True, True, here=True, fresh=True)
    return [Said(words, start, end, focus.who, None, True)], behind


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
) -> tuple[list[Said], list[int]]:
    """Reported words of a unit, and the places of the clauses that are nobody else's words."""
    said: list[Said] = []
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
        whole = [run for run in own if run.start <= one.first and one.last <= run.end]
        words = [(run.first, run.last) for run in whole] or [(one.first, one.last)]
        said.append(Said(words, start, end, who, to, bool(whole)))
    return said, kept
