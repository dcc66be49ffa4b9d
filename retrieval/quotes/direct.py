"""Direct words: which clause of speech a quote in marks belongs to."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from retrieval.quotes import verbs
from retrieval.quotes.clauses import Clause
from retrieval.quotes.marks import Run
from retrieval.quotes.masks import HELD, LOST
from retrieval.quotes.people import NAME, Mention, mention
from retrieval.quotes.subjects import is_label

_ENDS = regex.compile(r"[\s.!?,;:–—-]*\Z")
_DIRECT_GAP = regex.compile(rf"[^{LOST}]{{0,240}}:\s*\Z|[^{HELD}{LOST}]{{0,80}},\s*\Z")
_SPACE_ONLY = regex.compile(rf"\s*(?:{verbs.TIME})?\s*\Z", regex.IGNORECASE)
_SAYING = regex.compile(
    rf"\A[^{LOST}]{{0,160}}\b(?:saying|adding|writing|stating|tweeting)[:,]?\s*\Z"
)


def labelled_by(masked: str, start: int, own: Sequence[Run]) -> Mention | None:
    """Whoever stands with a colon before the only quote of a unit: `Jane Brown: "..."`."""
    if len(own) != 1 or own[0].broken:
        return None
    label = masked[start : own[0].start].rstrip()
    match = NAME.match(masked, start) if label.endswith(":") else None
    if match is None or match.end() != start + len(label) - 1:
        return None
    who = mention(masked, match.start(), match.end())
    return who if who is not None and who.name and (who.address or " " in who.name) else None


def clause_of(
    text: str,
    masked: str,
    end: int,
    run: Run,
    found: Sequence[Clause],
    direct: dict[int, list[Run]],
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
            before = masked[max(0, run.start - 8) : run.start].rstrip()[-1:]
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
    return masked[max(0, run.start - 8) : run.start].rstrip()[-1:] in (",", ":", ".")
