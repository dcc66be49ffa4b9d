"""Quotes of an article: whose words, to whom, and where they stand.

Reads passages in order, sentence by sentence, and would rather leave a quote out than give it to
the wrong person. Direct words count where their speaker is named beside them, where a pronoun or a
further quote follows somebody who was named, and in transcripts. Reported words are the clause of a
speech verb whose subject is named ("X said that ..."). Marks around a few words make no quote.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import regex

from retrieval.analysis import bounds
from retrieval.model import Passage, Quote
from retrieval.model.articles import Span
from retrieval.model.overviews import Line
from retrieval.quotes import verbs
from retrieval.quotes.addressing import addressee, beside
from retrieval.quotes.clauses import HELD, LOST, Clause, clauses, is_label
from retrieval.quotes.lines import parted
from retrieval.quotes.marks import Run, runs
from retrieval.quotes.people import NAME, Cast, Mention, described, mention
from retrieval.quotes.reporting import reports
from retrieval.quotes.spoken import spoken

MAX_LINE_CHARS = 350
"""Longer lines are parted between sentences where that can be done."""

_ENDS = regex.compile(r"[\s.!?,;:–—-]*\Z")
_BEYOND = regex.compile(r",\s*(?:(?:but|and|while|although|though|whereas)\s)?\s*\Z")
_BRIEF = regex.compile(
    rf"(?:\s+(?:{verbs.TIME}|to\s[^,.]{{2,60}}|in\s[^,.]{{2,60}}|during\s[^,.]{{2,60}}))?[\s.!?]*\Z",
    regex.IGNORECASE,
)
_DIRECT_GAP = regex.compile(rf"[^{LOST}]{{0,240}}:\s*\Z|[^{HELD}{LOST}]{{0,80}},\s*\Z")
_SPACE_ONLY = regex.compile(rf"\s*(?:{verbs.TIME})?\s*\Z", regex.IGNORECASE)
_SAYING = regex.compile(
    rf"\A[^{LOST}]{{0,160}}\b(?:saying|adding|writing|stating|tweeting)[:,]?\s*\Z"
)
_SAME = regex.compile(r"[\s–—-]*(?:(?:But|And|Yet|Now|So)\s)?(?:He|She|he|she)\s")
_OTHERS = regex.compile(
    r"(?<![\w'’])(?:he|she|his|her|him|hers|himself|herself)(?![\w'’])|\A[Tt]he\s[\w-]+-year-old",
    regex.IGNORECASE,
)
"""What tells that a sentence is about somebody; one that does not begin with the same pronoun may
be about somebody else."""
_SENTENCE_END = ".!?…"


@dataclass(slots=True)
class _Said:
    """Words of somebody, before they are made a quote: their ranges, and that of their unit."""

    words: list[tuple[int, int]]
    start: int
    end: int
    who: Mention
    to: str | None
    direct: bool


@dataclass(slots=True)
class _Focus:
    """Whom a pronoun may mean: `who` spoke last, or is the only one named since. `beside` tells
    that the unit before was theirs, `quoted` that it held direct words; `mixed` that somebody else
    has come in between, `here` that they spoke in this
    passage, `fresh` that they spoke or were named in it."""

    who: Mention | None = None
    beside: bool = False
    quoted: bool = False
    mixed: bool = False
    here: bool = False
    fresh: bool = False


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
    focus, unclosed = _Focus(), False
    for place, passage in enumerate(passages):
        if passage.kind == "quote" and passage.speaker is not None:
            found += spoken(passage, MAX_LINE_CHARS)
            focus, unclosed = _Focus(), False
            continue
        if not (any(named[place : place + 2]) or (focus.who is not None and focus.fresh)):
            focus, unclosed = _Focus(), _stays_open(passage.text)
            continue
        if cast is None:
            cast = introduced(passages)
        said, focus, unclosed = _read(passage.text, cast, focus, unclosed)
        for one in said:
            found += _quotes(passage, one)
    return found


def _stays_open(text: str) -> bool:
    """Whether a passage ends within a quote."""
    last = runs(text)[-1:]
    return bool(last) and not last[0].closed and not last[0].broken


def introduced(passages: Sequence[Passage]) -> Cast:
    """Whom an article names in full, or with a form of address."""
    cast = Cast()
    for passage in passages:
        if passage.speaker is not None:
            continue
        text = passage.text
        for match in NAME.finditer(text):
            who = mention(text, match.start(), match.end())
            if who is not None:
                before = text[: match.start()].rstrip(" ,'’")[-1:]
                cast.meet(who, inside=before.islower() or who.start > match.start())
                if described(text, who):
                    cast.know(who)
    return cast


def _read(text: str, cast: Cast, before: _Focus, inside: bool) -> tuple[list[_Said], _Focus, bool]:
    """The words of people in one passage, who speaks at its end, and whether a quote stays open."""
    quoted = runs(text, inside=inside)
    masked = _masked(text, quoted)
    found: list[_Said] = []
    focus = before if before.beside else _Focus(None if before.mixed else before.who)
    focus = _Focus(focus.who, focus.beside, focus.quoted)
    for start, end in _units(text, masked, quoted):
        own = [run for run in quoted if start <= run.start < end]
        said, focus = _unit(text, masked, start, end, own, cast, focus)
        found += said
    if not focus.fresh:
        focus = _Focus(mixed=True)
    last = quoted[-1] if quoted else None
    return found, focus, last is not None and not last.closed and not last.broken


def _masked(text: str, quoted: Sequence[Run]) -> str:
    """The text with a mark for each character of a quote."""
    parts: list[str] = []
    at = 0
    for run in quoted:
        parts.append(text[at : run.start].replace(HELD, " ").replace(LOST, " "))
        parts.append((LOST if run.broken else HELD) * (run.end - run.start))
        at = run.end
    parts.append(text[at:].replace(HELD, " ").replace(LOST, " "))
    return "".join(parts)


def _units(text: str, masked: str, quoted: Sequence[Run]) -> list[tuple[int, int]]:
    """Sentences in which a quote is one piece; a quote that ends a sentence ends its unit, unless
    only who said it comes behind."""
    ends = [run.end for run in quoted if text[run.last - 1 : run.last] in _SENTENCE_END]
    found: list[tuple[int, int]] = []
    for first, last in bounds(masked):
        start = first
        for cut in ends:
            if not start < cut < last:
                continue
            following = cut + len(masked[cut:last]) - len(masked[cut:last].lstrip(" .\t\n"))
            opener = masked[following : following + 1]
            if not opener or opener.islower() or opener in ",;:)" or _signs(masked, cut, last):
                continue
            found.append((start, cut))
            start = following
        if start < last:
            found.append((start, last))
    return found


def _signs(masked: str, cut: int, end: int) -> bool:
    """Whether what follows a quote tells who said it and nothing else: `"..." Mr Brown said.`"""
    if HELD in masked[cut:end] or LOST in masked[cut:end] or end - cut > 160:
        return False
    found = clauses(masked, cut, end)
    return (
        len(found) == 1
        and found[0].verb in verbs.SAID
        and not masked[cut : found[0].start].strip()
        and _BRIEF.match(masked, found[0].end, end) is not None
    )


def _unit(
    text: str,
    masked: str,
    start: int,
    end: int,
    own: Sequence[Run],
    cast: Cast,
    focus: _Focus,
) -> tuple[list[_Said], _Focus]:
    """The words of people in one unit, and who is in focus behind it."""
    if own and not any(map(str.isalnum, masked[start:end])):
        return _continued(start, end, own, focus)
    found = clauses(masked, start, end)
    if not found:
        named = _labelled(masked, start, own)
        if named is None:
            return [], _narrated(masked, start, end, cast, focus)
        who = cast.full(named)
        words = [(run.first, run.last) for run in own if not run.broken]
        return [_Said(words, start, end, who, None, True)], _Focus(
            who, True, True, here=True, fresh=True
        )
    said: list[_Said] = []
    whom: list[Mention | None] = []
    for clause in found:
        nearer = [who for who in whom if who is not None]
        if clause.pronoun and nearer:
            focus = _Focus(
                nearer[-1], here=True, fresh=True
            )  # "Jane Brown admitted it, but she said ..."
        elif clause.pronoun and whom:
            focus = _Focus(mixed=True)
        whom.append(_resolved(clause, cast, focus))
    used: set[int] = set()
    direct: dict[int, list[Run]] = {}
    for run in own:
        place = _clause_of(text, masked, end, run, found, direct, own)
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
    return said, _Focus(
        who, who is not None, bool(direct), mixed=who is None, here=True, fresh=True
    )


def _continued(
    start: int, end: int, own: Sequence[Run], focus: _Focus
) -> tuple[list[_Said], _Focus]:
    """A unit of quoted words alone: of whoever spoke right before."""
    if not focus.beside or focus.who is None or any(run.broken for run in own):
        return [], _Focus(mixed=True)
    words = [(run.first, run.last) for run in own]
    return [_Said(words, start, end, focus.who, None, True)], _Focus(
        focus.who, True, True, here=True, fresh=True
    )


def _labelled(masked: str, start: int, own: Sequence[Run]) -> Mention | None:
    """Whoever stands with a colon before the only quote of a unit: `Jane Brown: "..."`."""
    if len(own) != 1 or own[0].broken:
        return None
    label = masked[start : own[0].start].rstrip()
    match = NAME.match(masked, start) if label.endswith(":") else None
    if match is None or match.end() != start + len(label) - 1:
        return None
    who = mention(masked, match.start(), match.end())
    return who if who is not None and who.name and (who.address or " " in who.name) else None


def _narrated(masked: str, start: int, end: int, cast: Cast, focus: _Focus) -> _Focus:
    """Who is in focus behind a unit without speech."""
    named = {
        cast.full(who).name: cast.full(who)
        for match in NAME.finditer(masked, start, end)
        if (who := mention(masked, match.start(), match.end())) is not None and cast.is_person(who)
    }
    if not named:
        if _OTHERS.search(masked, start, end) and not _SAME.match(masked, start, end):
            return _Focus(mixed=True)
        return _Focus(focus.who, mixed=focus.mixed, here=focus.here, fresh=focus.fresh)
    (first, *others) = named.values()
    if not others and _is_subject(masked, start, end, first):
        return _Focus(first, fresh=True)
    if focus.mixed or others or (focus.who and focus.who.name != first.name):
        return _Focus(mixed=True)
    return _Focus(first, fresh=True)


def _is_subject(masked: str, start: int, end: int, who: Mention) -> bool:
    """Whether a sentence begins with somebody, not with what is theirs."""
    match = NAME.search(masked, start, end)
    if match is None or match[0].endswith(("'s", "’s")):
        return False
    before = masked[start : match.start()].strip(" -–—").casefold()
    return before in ("", "but", "and", "yet", "so") and who.end == match.end()


def _owner(match: regex.Match[str]) -> int:
    """The end of a name without the "'s" of what is its own."""
    return match.end() - 2 if match[0].endswith(("'s", "’s")) else match.end()


def _resolved(clause: Clause, cast: Cast, focus: _Focus) -> Mention | None:
    """Who speaks in a clause."""
    if clause.who is not None:
        return cast.full(clause.who) if clause.who.name and cast.is_name(clause.who) else None
    who = focus.who
    if not clause.pronoun or who is None or focus.mixed or who.organisation:
        return None
    if not (cast.is_person(who) or who.title or ((focus.here or focus.quoted) and " " in who.name)):
        return None
    gender = who.gender
    if gender and gender != {"he": "m", "she": "f"}[clause.pronoun]:
        return None
    return who


def _clause_of(
    text: str,
    masked: str,
    end: int,
    run: Run,
    found: Sequence[Clause],
    direct: dict[int, list[Run]],
    own: Sequence[Run],
) -> int | None:
    """The place of the clause whose direct words a quote is; None for a few words in marks."""
    if run.broken:
        return None
    for place, clause in enumerate(found):
        gap = masked[run.end : clause.start] if clause.start >= run.end else "x"
        labelled = place == 0 and clause.who is not None and is_label(gap)
        if (labelled or gap.strip(" ,.!?;–—-") in ("", "the")) and (
            clause.verb in verbs.SAID or not clause.verb
        ):
            # `a "dump", said X` is X's report, a whole sentence in marks X's words
            before = masked[: run.start].rstrip()[-1:]
            whole = text[run.last - 1 : run.last] in ",.!?…-–—" or gap.strip()[:1] == ","
            alone = not before or before in f".!?:,;{HELD}{LOST}-–—" or text[run.first].isupper()
            if (whole or clause.inverted or clause.pronoun) and alone:
                return place
    opening = text[run.first : run.first + 1]
    for place in reversed(range(len(found))):
        clause = found[place]
        if clause.end > run.start:
            continue
        gap = masked[clause.end : run.start]
        if clause.verb and clause.verb not in verbs.SAID | verbs.TOLD:
            return None
        if gap.rstrip().endswith(":") and _DIRECT_GAP.match(gap):
            return place
        if not opening.islower() and _SAYING.search(gap):
            return place
        if not opening.islower() and clause.verb:
            if _DIRECT_GAP.match(gap):
                follows = _ENDS.match(masked, run.end, end) is not None
                if follows and not (place in direct and not _goes_on(masked, run)):
                    return place
            if _SPACE_ONLY.match(gap) and _ENDS.match(masked, run.end, end):
                return place
        if place in direct and _ENDS.match(masked, run.end, end) and gap.rstrip().endswith(","):
            return place  # `"...," he said, "and ..."`
        if clause.verb in verbs.SAID and _ENDS.match(masked, run.end, end):
            several = [one for one in direct.get(place, ()) if one.start > clause.end]
            if several and not masked[several[-1].end : run.start].strip():
                return place
        return None
    return None


def _goes_on(masked: str, run: Run) -> bool:
    return masked[: run.start].rstrip()[-1:] in (",", ":", ".")


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
