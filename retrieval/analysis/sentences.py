"""Where sentences begin and end.

Rules for news prose: a full stop ends a sentence where white space and an opener follow, also
where the space is missing ("night.The"), but not after titles ("Sen. Supt. Oh"), initials
("J. Park"), numbers ("3.5"), or an acronym in mid-sentence ("U.S. President"). Quotation marks
and brackets that close belong to the sentence they close.
"""

from __future__ import annotations

import functools

import regex

from retrieval.analysis import lexicon
from retrieval.model import Span

_END = regex.compile(
    r"""
    (?:
        [.!?…]+ (?:["'”’)\]»]+|\[\d+\])*          # marks, and what closes with them
        (?: (?=\s)
          | (?<=\p{Ll}[\p{Ll}\d)"”’]\.) (?=["“‘]?\p{Lu})    # night.The
          | (?<=[\d%)]\.) (?=\p{Lu}\p{Ll})                  # 2019.The
          | (?<=\.["”’]) (?=\p{Lu})                        # over."The
        )
      | [。！？]+ ["'”’」』）]*                      # full width marks need no space after them
    )
    """,
    regex.VERBOSE,
)
_LAST_WORD = regex.compile(r"((?:\p{L}\.)*\p{L}+)\.+[\"'”’)\]»]*$")
_OPENER = regex.compile(r"\s*[\"'“‘(\[«]*(\p{Lu}[\p{L}'’]*|\p{Lo}|\d|[\"“‘(\[«]|.)", regex.DOTALL)


def sentences(text: str) -> list[Span]:
    """Sentences of a passage in order, without the white space between them.

    Line breaks inside do not end a sentence. Every character that is not white space lies in
    exactly one sentence, no word in two; blank text gives [].
    """
    return [Span(start=start, end=end) for start, end in bounds(text)]


def bounds(text: str) -> list[tuple[int, int]]:
    """`sentences` as (start, end)."""
    found: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        end = match.end()
        if _ends_here(text, start, end):
            _add(found, text, start, end)
            start = end
    _add(found, text, start, len(text))
    return found


def _add(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append((start, end))


def _ends_here(text: str, start: int, end: int) -> bool:
    rest = _OPENER.match(text, end)
    if rest is None:
        return True
    opener = rest.group(1)
    if opener[0].islower():
        return False
    ends = _may_end(text[max(start, end - 40) : end].split()[-1])
    return ends if ends is not None else opener.lower() in _SENTENCE_OPENERS


@functools.lru_cache(maxsize=1 << 14)
def _may_end(piece: str) -> bool | None:
    """Whether a sentence ends after a piece of text that ends in a mark; None: only where a
    sentence opener follows."""
    last = _LAST_WORD.search(piece)
    if last is None:
        return True
    word = last.group(1)
    plain = word.replace(".", "").lower()
    if plain in lexicon.TITLES and word[0].isupper():
        return False
    initial = len(plain) == 1 and word.isupper() and plain != "i"
    acronym = "." in word
    return None if initial or acronym or plain in lexicon.ABBREVIATIONS else True


_SENTENCE_OPENERS = frozenset(
    """
        the a an this that these those he she it they we i you his her its their our there
        here but and or so in on at as for from with after before when while if although
        however meanwhile since some many most more no not what who how why where both each
        officials police
        """.split()
)
"""Words that open a sentence when they have a capital after "U.S." or "p.m."."""
