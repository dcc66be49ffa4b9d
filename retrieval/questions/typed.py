"""Words that carry grammar, read as they were meant: "teh", "wich", "becuase", "bc", "abt".

They tell what is asked, and are stop words where they are spelt right; no passage could mend them,
as no index holds them. Only lower-case words that the library lacks are read anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from types import MappingProxyType

from retrieval.analysis.lexicon import QUESTION_WORDS, STOP_WORDS

_CHAT = {
    "abt": "about", "alot": "much", "b4": "before", "bc": "because", "bcuz": "because",
    "coz": "because", "cuz": "because", "dat": "that", "dem": "them", "idk": "please",
    "pls": "please", "plz": "please", "r": "are", "rly": "really", "rn": "right now",
    "sum1": "someone", "tho": "though", "thru": "through", "tmrw": "tomorrow", "u": "you",
    "ur": "your", "wat": "what", "whys": "why", "wot": "what", "wut": "what", "y": "why",
}  # fmt: skip
"""How such words are written in a hurry, on purpose."""

_MEANT = """
    about above after again against and are because been before being below between both could did
    does doing down during each either every from have having how into itself many more most much
    only other over same should since some such than that the their them then there these they this
    those though through under until very was were what when where whether which while who whom
    whose why will with within without would you your
""".split()

_TRUE = frozenset(
    """
    aws bein bing blow cold ding dong dose ether form odes rae saw three thou tough trough util
    """.split()
)
"""True words that are one slip from one of those."""

LONG = 5
"""Letters of a word in which one may be missing or doubled."""

_WORD = re.compile(r"\"[^\"]*\"|“[^”]*”|(?<!\S)([a-z][a-z0-9]*)(?=[?!.,;]*(?:\s|$))")


def plain(text: str, unknown: Callable[[str], bool]) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The text with such words spelt out, and (word, meant) of those that were slips, in order.

    `unknown` tells whether the library lacks a word. What is in quotation marks, part of an
    operator or written with a capital stays. "" gives ("", ()).
    """
    slips: dict[str, str] = {}

    def meant(match: re.Match[str]) -> str:
        word = match[1] or ""
        read = _CHAT.get(word) or _slips().get(word)
        if read is None or not unknown(word):
            return match[0]
        if word not in _CHAT:
            slips.setdefault(word, read)
        return read

    return _WORD.sub(meant, text), tuple(slips.items())


@cache
def _slips() -> MappingProxyType[str, str]:
    """What each slip was meant to be: letters in the wrong order, in longer words one missing or
    doubled. Of several the first in the list."""
    found: dict[str, str] = {}
    known = {*STOP_WORDS, *QUESTION_WORDS, *_MEANT, *_TRUE, *_CHAT}
    for word in _MEANT:
        made = [word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1)]
        if len(word) >= LONG:
            made += [word[:i] + word[i + 1 :] for i in range(1, len(word))]
            made += [word[: i + 1] + word[i:] for i in range(len(word))]
        for slip in made:
            if slip not in known:
                found.setdefault(slip, word)
    return MappingProxyType(found)
