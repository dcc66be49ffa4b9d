"""One turn after another: what the last answer lets a new question take, and whether it should.

Makes a `Turn` of an Answer, and weighs a question read alone against the same question read after
that turn. Keeps no conversation: an Answer holds all that the next turn needs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import get_args

from retrieval import questions
from retrieval.analysis import Analyzer
from retrieval.analysis.analyzer import fold
from retrieval.answering import Draft
from retrieval.model import Answer, Excerpt, Passage
from retrieval.naming.known import Known
from retrieval.questions import EVIDENCE, AnswerForm, Carried, Lean, Question, Said, Turn

HIGH = 0.9
"""Confidence of a question read alone from which a guess at the turn before is not needed."""

MAX_NAME = 6
"""Words of one name."""
MAX_LETTERS = 60
"""Letters of a word that is taken; longer ones are no words."""

_FORMS: dict[str, AnswerForm] = {form: form for form in get_args(AnswerForm)}
_NOT_PEOPLE = frozenset(
    "academy agency airport alliance association authority avenue bank bay beach bridge center"
    " centre church city club commission committee company corporation council county court"
    " department district festival foundation government group guild harbor harbour holdings"
    " hospital hotel house institute island lake league library lighthouse line marine market"
    " ministry mount mountain museum national news office park party police port province reef"
    " republic river road route school sea service society stadium states station street today"
    " tower town trench union united university village".split()
)
"""Words of names that are not somebody's."""
_TITLES = re.compile(
    r"(?:(?:acting|capt|dame|dr|gen|gov|insp|inspector|judge|king|lady|lord|miss|mr|mrs|ms|mx"
    r"|president|prime|minister|prof|professor|queen|rep|sen|senator|sgt|sir|supt|vice)\b\.?\s+)+",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"['’]s?\Z")
_PLACED = re.compile(
    r"\b(?:across|around|at|from|in|inside|near|off|on|over|through|to|under)"
    r"(?:\s+the)?\s\Z"
)


def leaning(question: Question, analyzer: Analyzer, language: str, known: Known) -> Lean | None:
    """How a question leans on a turn before it; None where it stands alone, and in languages other
    than English."""
    if language != "en":
        return None
    text = question.limits.rest
    tokens = analyzer.question_tokens(text, language)
    if not tokens or len(tokens) > questions.MAX_WORDS:
        return None
    people = [(place.start, place.end) for place in known.speakers.named(text)]
    return questions.lean(text, tokens, people)


def turn(
    after: Answer,
    before: Question,
    known: Known,
    frequency: Callable[[str], int],
    analyzer: Analyzer,
    language: str,
) -> Turn:
    """The turn before: its answer, and its question as it is read now.

    Of an abstention only the question counts: the closest passages are no answer.
    """
    text = before.limits.rest
    taken = _taken(after)
    said = _said(before, analyzer, language, frequency)
    said += [
        Said(
            written=words,
            terms=terms,
            passages=min(map(frequency, terms)),
            name=words[:1].isupper(),
        )
        for words in taken
        if (terms := tuple(analyzer.terms(words, language)))
    ]
    best = after.excerpts[0] if after.excerpts else None
    who = best.passage.speaker if best is not None else None
    named = known.speakers.named(text)
    cited = who is not None and any(
        (who.name, who.title or "") in place.speakers for place in named
    )
    people = [] if cited else [text[place.start : place.end] for place in named]
    people += [words for words in taken if known.speakers.named(words)]
    names = [one.written for one in said if one.name and _likely(one.written, text)]
    met = [*names, *(_met(best, text, known) if best is not None else ())]
    return Turn(
        question=after.question,
        said=tuple(said),
        form=_FORMS.get(str(after.understood.get("form")), before.form),
        counted=before.counted,
        people=tuple(dict.fromkeys(people)),
        speakers=(_bare(who.name),) if who is not None and who.name else (),
        met=tuple(dict.fromkeys(met)),
    )


def prefer(lean: Lean, alone: Draft, together: Draft) -> bool:
    """Whether a question is better read after the turn before than alone.

    A question that opens like a follow-up or cannot be read alone is, unless its plain reading
    answers with confidence and the turn before adds none. A guess has to make the answer surer.
    """
    better = together.reason is None and together.confidence > alone.confidence
    if lean.bare or (lean.opens and lean.sure):
        return True
    confident = alone.reason is None and alone.confidence >= HIGH
    if lean.sure:
        return not (confident and lean.own > 1) or (better and _first(alone) != _first(together))
    if lean.own <= 1:
        # One word names no story: whatever holds it would do.
        return together.reason is None
    return better and not confident


def by_then(
    after: Answer,
    shows: Callable[[Passage], bool],
    holds: Callable[[str], bool],
    analyzer: Analyzer,
    language: str,
) -> Answer:
    """The turn before as far as a question about the past may take from it: excerpts that
    `shows` says were there, and of what it had itself taken the words that something then `holds`.

    Its question stays as it was asked."""
    taken = [words for words in _taken(after) if all(map(holds, analyzer.terms(words, language)))]
    return replace(
        after,
        excerpts=tuple(one for one in after.excerpts if shows(one.passage)),
        understood={**after.understood, "follow_up": {"taken": taken}},
    )


def cited(after: Answer) -> frozenset[int]:
    """The sequences of the articles that an answer cites; of an abstention none."""
    return frozenset(excerpt.passage.header.sequence for excerpt in after.excerpts)


def understood(after: Answer, carried: Carried | None) -> dict[str, object] | None:
    """What a follow-up took, as an answer shows it; None for nothing."""
    return None if carried is None else {"of": after.question, "taken": list(carried.words)}


def _taken(after: Answer) -> list[str]:
    """What the turn before had itself taken."""
    found = after.understood.get("follow_up")
    taken = found.get("taken") if isinstance(found, dict) else None
    return [word for word in taken if isinstance(word, str)] if isinstance(taken, list) else []


def _said(
    before: Question, analyzer: Analyzer, language: str, frequency: Callable[[str], int]
) -> list[Said]:
    """The content words of a question, neighbours with capitals as one name."""
    text = before.limits.rest
    stops = {t.start for t in analyzer.question_tokens(text, language) if t.stop}
    found: list[tuple[int, int, list[str]]] = []
    place = 0
    for word, term in zip(before.words, before.terms, strict=True):
        start = text.find(word, place)
        if start < 0:
            break
        place = start + len(word)
        if start in stops or fold(word) in questions.GENERIC or len(word) > MAX_LETTERS:
            continue
        last = found[-1] if found else None
        if (
            last is not None
            and len(last[2]) < MAX_NAME
            and text[last[1] : start] in (" ", "-")
            and text[last[0]].isupper()
            and (word[0].isupper() or text[last[1] : start] == "-")
        ):
            found[-1] = last[0], place, [*last[2], term]
        else:
            found.append((start, place, [term]))
    return [
        Said(
            written=_POSSESSIVE.sub("", text[start:end]),
            terms=tuple(terms),
            passages=min(map(frequency, terms)),
            name=start > 0 and text[start].isupper(),
        )
        for start, end, terms in found
    ]


def _likely(name: str, text: str) -> bool:
    """Whether a name of a question may be somebody's: not that of a place or an office."""
    words = re.findall(r"\w+", name)
    if not _NOT_PEOPLE.isdisjoint(word.lower() for word in words) or any(map(str.isdigit, words)):
        return False
    place = text.find(name)
    return not name.isupper() and (place < 0 or _PLACED.search(text[:place][-20:]) is None)


def _met(excerpt: Excerpt, question: str, known: Known) -> list[str]:
    """Names of people in an excerpt that the question does not hold: those whom the library knows,
    then others; each nearest to a marked word first, then in order."""
    text = excerpt.text
    asked = {fold(word) for word in re.findall(r"\w+", question)}
    marks = [(mark.start, mark.end) for mark in excerpt.highlights]

    def apart(start: int, end: int) -> int:
        return min((max(a - end, start - b, 0) for a, b in marks), default=0)

    places = [(0, place.start, place.end) for place in known.speakers.named(text)]
    places += [(1, *match.span()) for match in EVIDENCE["who"].finditer(text)]
    found = [
        (rank, apart(start, end), start, _bare(text[start:end])) for rank, start, end in places
    ]
    return [
        name
        for *_, name in sorted(found)
        if name[:1].isupper()
        and _likely(name, "")
        and asked.isdisjoint(fold(word) for word in re.findall(r"\w+", name))
    ]


def _bare(name: str) -> str:
    """A name without what stands before it: "Dr. Wang Ro-un" is Wang Ro-un."""
    return _TITLES.sub("", name, count=1) if _TITLES.match(name) else name


def _first(draft: Draft) -> str | None:
    shown: Sequence[Excerpt] = draft.excerpts or draft.closest
    return shown[0].passage.id if shown else None
