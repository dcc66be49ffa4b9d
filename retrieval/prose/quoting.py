"""Quotations that run over several sentences: what is a piece of one cannot be shown alone."""

from __future__ import annotations

from collections.abc import Sequence

_OPENS, _CLOSES, _STRAIGHT = "“„«", "”»", '"'
"""“ closes what „ opened, in languages that write so."""


def parts(sentences: Sequence[str]) -> list[tuple[bool, bool]]:
    """Of each sentence, whether a quotation in it began before it, and whether one goes on behind
    it; the sentences are those of one passage, in order.

    In a passage whose marks do not pair, as where the next paragraph goes on, only what has an odd
    mark itself is a part: nobody knows where the others stand.
    """
    within = False
    found: list[tuple[bool, bool]] = []
    for sentence in sentences:
        began, loose = within, False
        for char in sentence:
            if char == _STRAIGHT:
                within = not within
            elif char in _CLOSES or (char == "“" and within):
                # Nobody opened it: it began in the passage before.
                loose, within = loose or not within, False
            elif char in _OPENS:
                within = True
        found.append((began or loose, within))
    if within:
        return [_by_itself(sentence) for sentence in sentences]
    return found


def _by_itself(sentence: str) -> tuple[bool, bool]:
    """The same as far as a sentence's own marks tell."""
    if sentence.count(_STRAIGHT) % 2:
        last = sentence.rindex(_STRAIGHT)
        opens = last == 0 or sentence[last - 1].isspace() or sentence[last - 1] in "([:—–-"
        return not opens, opens
    opened = sum(sentence.count(mark) for mark in _OPENS)
    closed = sum(sentence.count(mark) for mark in _CLOSES)
    if "„" in sentence:
        return False, (opened + closed) % 2 == 1
    return closed > opened, opened > closed
