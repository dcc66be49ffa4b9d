"""Sections of a reply in the room that Discord has for them.

All of them as they are; else all of them in less and less words; else as many of the shortest ones
as fit, with a line that says how many are left out. Knows lengths; knows nothing of what is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.rendering import markdown


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """A text, and how many of the sections are in it."""

    text: str
    sections: int


def fitted(
    sections: Sequence[str],
    shorter: Sequence[str],
    *,
    middle: Sequence[Sequence[str]] = (),
    limit: int,
    between: str,
    left_out: str | None = None,
    beyond: int = 0,
) -> Fitted:
    """Sections, or their `middle` or `shorter` forms, parted by `between`. `left_out` tells a
    {count} of those that are missing, `beyond` being missing already. The first always stays, cut
    where it has to be."""

    def joined(form: Sequence[str], number: int) -> str:
        missing = len(form) - number + beyond
        note = [left_out.format(count=f"{missing:,}")] if missing and left_out else []
        return between.join([*form[:number], *note])

    least = shorter or sections
    for form in (sections, *middle, least):
        if len(text := joined(form, len(form))) <= limit:
            return Fitted(text=text, sections=len(form))
    for number in range(len(least) - 1, 0, -1):
        if len(text := joined(least, number)) <= limit:
            return Fitted(text=text, sections=number)
    return Fitted(text=markdown.cut(least[0], limit), sections=1)
