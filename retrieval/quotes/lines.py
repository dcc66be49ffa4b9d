"""Lines: parts of a passage of whole sentences."""

from __future__ import annotations

from retrieval.analysis import bounds


def parted(text: str, start: int, end: int, max_chars: int) -> list[tuple[int, int]]:
    """[start, end) in parts of whole sentences, each as long as fits; a sentence that is longer is
    a part of its own. Without the white space between them; [] for blank text."""
    found: list[tuple[int, int]] = []
    for first, last in bounds(text[start:end]):
        first, last = first + start, last + start
        if found and last - found[-1][0] <= max_chars:
            found[-1] = found[-1][0], last
        else:
            found.append((first, last))
    return found
