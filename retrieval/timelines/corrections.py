"""Corrections: where a report takes back what was said, and which earlier sentence said it.

Only words by which newsrooms correct themselves count: a number that has changed is news, and what
somebody else denies is an opinion.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from retrieval.timelines import wordings
from retrieval.timelines.figures.claims import Claim
from retrieval.timelines.figures.quantities import quantities
from retrieval.timelines.reports import Report, Sentence

MAX_CHARS = 360
"""Length of what is shown of a correction: the sentence that takes back and those that say what is
right."""

FOLLOWING = 2
"""Sentences behind the one that takes back which may say what is right."""

ALIKE = 1.4
"""Weight (sum of idf) of the words that an earlier sentence has to share with a correction which
names no number that stands there."""

ALIKE_WITH_NUMBER = 0.3
"""The same where the number that is taken back stands in the sentence."""

SUBJECT = 2
"""Terms that say what a correction is about: those that it begins with count twice."""

Idf = Callable[[str], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What takes something back: sentences in a row of one passage.

    `old` and `new` are the number that is taken back and the one that takes its place, as they
    stand there. `corrects` is the earlier sentence that said it, `was` the claim in it of the old
    number; each None where there is none or it was not found.
    """

    report: Report
    sentences: tuple[Sentence, ...]
    old: Claim | None = None
    new: Claim | None = None
    corrects: Sentence | None = None
    was: Claim | None = None


def corrections(
    reports: Sequence[Report], claimed: Mapping[int, Sequence[Claim]], idf: Idf
) -> list[Correction]:
    """The corrections among reports in order of publication, one for each thing that is taken
    back. `claimed` are the claims of each report, by the sequence of its article."""
    found: list[Correction] = []
    for place, report in enumerate(reports):
        own: list[Correction] = []
        for sentences in _passages(report):
            claims = [c for c in claimed[report.header.sequence] if c.sentence in sentences]
            old, new = _numbers(sentences, claims)
            made = Correction(report=report, sentences=sentences, old=old, new=new)
            own.append(_linked(made, reports[:place], claimed, idf))
        # What is said again in other words, or points to nothing, is told once.
        seen: set[tuple[int, int, float]] = set()
        told = 0
        for one in sorted(own, key=lambda c: (c.was is None, c.corrects is None)):
            key = None
            if one.corrects is not None:
                value = one.was.quantity.value if one.was is not None else 0.0
                key = one.corrects.passage.header.sequence, one.corrects.place, value
            if key in seen or (told and one.was is None):
                continue
            if key is not None:
                seen.add(key)
            told += 1
            found.append(one)
    return found


def _passages(report: Report) -> list[tuple[Sentence, ...]]:
    """The sentences of a report that take something back, each with those that belong to it, the
    most telling first; [] for a report that corrects nothing."""
    headed = bool(wordings.HEADED.search(report.header.headline or ""))
    if not headed and not any(
        wordings.HINT.search(read.passage.text) for read in report.arrived.reads
    ):
        return []
    lines = [line for line in report.sentences if not line.quoted]
    strong = [
        n
        for n, line in enumerate(lines)
        if wordings.STRONG.search(line.text)
        or _right_behind(line, lines[n + 1 : n + 1 + FOLLOWING])
    ]
    if not strong and not headed:
        return []
    taken: set[int] = set()
    found: list[tuple[int, int, tuple[Sentence, ...]]] = []
    for n, line in enumerate(lines):
        names = wordings.TOOK_BACK.search(line.text) is not None
        than = wordings.THAN_WE_SAID.search(line.text) is not None
        right = wordings.RIGHT.search(line.text) is not None
        if n in taken or not (n in strong or names or than or right):
            continue
        told = _belonging(lines, n, than=than)
        taken.update(range(n, n + len(told)))
        # A sentence that only announces a correction says least.
        worth = names * 4 + any(wordings.TOOK_BACK.search(one.text) for one in told) * 2 + right
        worth += (n in strong) + any(char.isdigit() for one in told for char in one.text)
        found.append((-worth, n, told))
    if not found and lines:
        return [_belonging(lines, 0, than=False)]
    return [told for _, _, told in sorted(found, key=lambda item: item[:2])]


def _right_behind(line: Sentence, behind: Sequence[Sentence]) -> bool:
    """Whether a sentence names what was said and the next one of its passage what is right, or that
    it was wrong."""
    return wordings.TOOK_BACK.search(line.text) is not None and any(
        one.passage.ordinal == line.passage.ordinal and wordings.RIGHT_THEN.search(one.text)
        for one in behind
    )


def _belonging(lines: Sequence[Sentence], first: int, *, than: bool) -> tuple[Sentence, ...]:
    """A sentence with those behind it in its passage that may say what is right."""
    told = [lines[first]]
    for line in lines[first + 1 : first + 1 + (0 if than else FOLLOWING)]:
        same = line.passage.ordinal == told[0].passage.ordinal
        if not same or line.end - told[0].start > MAX_CHARS:
            break
        if wordings.THAN_WE_SAID.search(line.text):
            break
        told.append(line)
    return tuple(told)


def _numbers(
    sentences: Sequence[Sentence], claims: Sequence[Claim]
) -> tuple[Claim | None, Claim | None]:
    """The number that is taken back and the one that is right, where both can be told."""
    than = wordings.THAN_WE_SAID.search(sentences[0].text)
    if than is not None:
        return None, next((claim for claim in claims if not claim.loose), None)
    old: Claim | None = None
    for claim in claims:
        text, sentence = claim.sentence.passage.text, claim.sentence
        before = text[sentence.start : claim.quantity.start]
        changed = wordings.CORRECTS.match(before) and wordings.FROM.search(before)
        if wordings.NOT.search(before) or wordings.TOOK_BACK.search(before) or changed:
            old = claim
            break
    if old is None:
        return None, None
    others = [
        claim
        for claim in claims
        if claim is not old
        and claim.quantity.value != old.quantity.value
        and (claim.bare or old.bare or _alike(claim, old))
    ]
    behind = [claim for claim in others if claim.quantity.start > old.quantity.start]
    # "Two of these were clinics" is a part, where another number is the whole.
    return old, min(behind or others, key=lambda claim: claim.loose, default=None)


def _alike(one: Claim, other: Claim) -> bool:
    """Whether two claims count the same, as far as they tell."""
    if one.kind != other.kind:
        return False
    if one.state is not None and other.state is not None:
        return one.state == other.state
    return not one.noun or not other.noun or one.noun == other.noun


def _linked(
    made: Correction,
    earlier: Sequence[Report],
    claimed: Mapping[int, Sequence[Claim]],
    idf: Idf,
) -> Correction:
    """A correction with the earlier sentence that it takes back: of the same publisher before
    others, then the one that shares most with it, ties by the later."""
    wanted = frozenset(t for line in made.sentences for t in line.terms if not t[:1].isdigit())
    wanted -= wordings.CUES
    # What a sentence begins with is what it is about.
    about = [t for t in made.sentences[0].terms if t in wanted][:SUBJECT]
    value, weekday = _taken_back(made), _weekday(made)
    best: tuple[bool, bool, bool, float, int, int] | None = None
    found: tuple[Sentence, Claim | None] | None = None
    for place, report in enumerate(earlier):
        same = report.header.publisher == made.report.header.publisher
        then = weekday is not None and _on(report, weekday, made.report)
        for line in report.sentences:
            if line.quoted:
                continue
            shared = [*wanted.intersection(line.terms), *(t for t in about if t in line.terms)]
            weight = sum(sorted(map(idf, shared)))
            was = _says(value, made, line, claimed[report.header.sequence])
            if was is None and _right(made, line, claimed[report.header.sequence]):
                # It had it right.
                continue
            least = ALIKE / 2 if then else ALIKE
            if weight < (least if was is None else ALIKE_WITH_NUMBER):
                continue
            if value is not None and was is None and made.old is not None:
                # Another number may have been right.
                weight /= 2
                if weight < least:
                    continue
            worth = was is not None, same, then, weight, place, -line.place
            if best is None or worth > best:
                best, found = worth, (line, was)
    if found is None:
        return made
    return Correction(
        report=made.report,
        sentences=made.sentences,
        old=made.old,
        new=made.new,
        corrects=found[0],
        was=found[1],
    )


def _right(made: Correction, line: Sentence, claims: Sequence[Claim]) -> bool:
    """Whether a sentence gives the number that a correction says is right."""
    new = made.new
    return new is not None and any(
        claim.sentence is line
        and claim.quantity.value == new.quantity.value
        and (new.bare or claim.bare or _alike(new, claim))
        for claim in claims
    )


def _weekday(made: Correction) -> int | None:
    """The day of the week on which it was said, 0 for Monday, as a correction tells it."""
    for line in made.sentences:
        if wordings.TOOK_BACK.search(line.text) or wordings.STRONG.search(line.text):
            found = wordings.DAY.search(line.text)
            return wordings.DAYS.index(found[1].lower()) if found is not None else None
    return None


def _on(report: Report, weekday: int, later: Report) -> bool:
    """Whether a report is of a day of the week, in the seven days before a later one."""
    if report.day is None or later.day is None or report.day.weekday() != weekday:
        return False
    return 0 <= (later.day - report.day).days <= len(wordings.DAYS)


def _taken_back(made: Correction) -> float | None:
    """The number that is taken back: said, or by how much it was wrong."""
    if made.old is not None:
        return made.old.quantity.value
    than = wordings.THAN_WE_SAID.search(made.sentences[0].text)
    if than is None or made.new is None:
        return None
    text, sentence = made.sentences[0].passage.text, made.sentences[0]
    at = sentence.start + than.start()
    by = [q for q in quantities(text, sentence.start, sentence.end) if q.end <= at]
    by = [q for q in by if q.start > made.new.quantity.end and at - q.end <= 2]
    if not by:
        return None
    more = than["more"].lower() in ("more", "higher")
    return made.new.quantity.value + (-by[0].value if more else by[0].value)


def _says(
    value: float | None, made: Correction, line: Sentence, claims: Sequence[Claim]
) -> Claim | None:
    """The claim of a sentence that gives the number which is taken back, for the same thing."""
    if value is None:
        return None
    told = made.old if made.old is not None else made.new
    for claim in claims:
        if claim.sentence is not line or claim.quantity.value != value:
            continue
        if told is None or told.bare or claim.bare or _alike(told, claim):
            return claim
    return None
