"""Quoted words in prose: where they begin and end, also where a writer forgot a mark.

Unlike in a question (`questions.quoting`) a quote may go on over paragraphs, each of which opens
anew and only the last of which closes; and a quote may hold another one. Knows no people.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from retrieval.questions import quoting

_MARK = re.compile(r"""["“”„«»‘'＂「」]""")
_DOUBLE = frozenset('"“”„«»＂「」')
_SPACE_OR_OPEN = frozenset("([{—–-/:;,=>*_ \t\n\r\xa0")
_ENDS_SENTENCE = re.compile(r"[.!?…][)\]]?\s*\Z")
_BREAK = re.compile(r"[.!?…]\s")
_NEW_SENTENCE = re.compile(r"[.!?…]\s+[\"“]?[A-Z]")


@dataclass(frozen=True, slots=True)
class Run:
    """Quoted words: the marks' range [start, end) and the words' own [first, last).

    `closed` tells that its last mark stands there; `broken` that marks are missing, so that what
    is inside cannot be told from what is not. `single` are ‘these’ marks.
    """

    start: int
    end: int
    first: int
    last: int
    closed: bool = True
    broken: bool = False
    single: bool = False


def runs(text: str, *, inside: bool = False) -> list[Run]:
    """The quotes of one paragraph in order, none inside another. `inside`: the paragraph before
    ended within a quote, which may go on here without a mark of its own."""
    found: list[Run] = []
    open_at: int | None = None
    depth = nested = skip = 0
    for match in _MARK.finditer(text):
        at, mark = match.start(), match[0]
        if at < skip:
            continue
        if mark not in _DOUBLE:
            if open_at is None and (single := quoting.quoted(text, at)) is not None:
                run = Run(at, single.after, single.start, single.end, single=True)
                found.append(run)
                skip = single.after
            continue
        opens = _opens(text, at, open_at is not None)
        if open_at is None:
            if opens:
                open_at, depth, nested = at, 0, 0
            elif inside and not found:
                found.append(_run(text, 0, 0, at, at + 1))
            continue
        if opens and text[max(0, at - 2) : at] == ": ":
            # `... it was so. He added: "...`: the mark that ends the quote before was forgotten
            sentences = list(_BREAK.finditer(text, open_at, at))
            last = sentences[-1].start() + 1 if sentences else at
            found.append(_broken(_run(text, open_at, open_at + 1, last, last, closed=False)))
            open_at, depth, nested = at, 0, 0
        elif opens:
            if not _ENDS_SENTENCE.search(text, max(open_at, at - 4), at):
                depth += 1
                nested += 1
        elif depth:
            depth -= 1
        else:
            found.append(_run(text, open_at, open_at + 1, at, at + 1))
            open_at = None
    if open_at is not None:
        last = len(text.rstrip())
        run = _run(text, open_at, open_at + 1, last, last, closed=False)
        whole = _ENDS_SENTENCE.search(text, max(0, last - 4), last) is not None and not depth
        found.append(run if whole else _broken(run))
    return found


def _opens(text: str, at: int, within: bool) -> bool:
    """Whether a double mark opens; one with space on both sides does what is due."""
    mark = text[at]
    if mark in "„«「":
        return True
    if mark in "»」":
        return False
    before = at == 0 or text[at - 1] in _SPACE_OR_OPEN
    behind = at + 1 < len(text) and not text[at + 1].isspace()
    if mark == "“":
        return behind or not within
    if before and behind:
        # After a dash or comma without a space the mark closes what is open.
        return not (within and at and text[at - 1] in ",-—–;:")
    return before and not within


def _run(text: str, start: int, first: int, last: int, end: int, *, closed: bool = True) -> Run:
    while first < last and text[first].isspace():
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    run = Run(start, end, first, last, closed)
    # A part of a sentence holds no end of one: its mark was forgotten.
    fragment = text[first : first + 1].islower() and start > 0
    if first == last or (fragment and (not closed or _NEW_SENTENCE.search(text, first, last))):
        return _broken(run) if first < last and not _goes_on(text, start) else run
    return run


def _goes_on(text: str, start: int) -> bool:
    """Whether what opens here goes on with a sentence: `..., he said, "and we will. Now ..."`."""
    return text[max(0, start - 8) : start].rstrip()[-1:] in (",", "…", "-", "—", "–")


def _broken(run: Run) -> Run:
    return Run(run.start, run.end, run.first, run.last, run.closed, broken=True)
