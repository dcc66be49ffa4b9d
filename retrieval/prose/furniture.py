"""Furniture: what is no news in an article, and what is too short to be any."""

from __future__ import annotations

import regex

MAX_FURNITURE_WORDS = 20
_FURNITURE = regex.compile(
    r"""\W* (?:
        click\ (?:here|on)\b
      | (?:file\ )?(?:photo|image|picture|video|graphic)s?\ ?(?:by\b|credit|courtesy|:|/)
      | (?:read|see|watch|listen|hear)\ (?:more|also|now|the\ full|our)\b
      | related\ (?:articles?|stor(?:y|ies)|news|links?|coverage|content|topics?)\b | related:
      | advertisement\W*$ | sponsored\ (?:by|content)\b | ©
      | copyright\ (?:©|\(c\)|\d|by\b) | all\ rights\ reserved\b
      | (?:follow|like|join|contact|email|e-mail)\ (?:us|the\ author|@)
      | (?:sign\ up|subscribe)\b | (?:additional\ )?(?:reporting|editing)\ by\b
      | share\ (?:this|on)\b | getty\ images\b
      | for\ more\ (?:information|on\ this|news)\b
      | this\ (?:article|story)\ (?:was|has\ been|is)\ (?:first|originally|published|updated
          |corrected|amended)\b
      | (?:the\ )?(?:associated\ press|reuters|afp)\ contributed\b
      | (?<=[(\[]) (?:corrects|updates|adds|recasts|refiles|repeats|clarifies|fixes)\b
    )""",
    regex.VERBOSE | regex.IGNORECASE,
)
"""What pages carry beside the news, in lines of at most so many words. English."""

MAX_GREETING_WORDS = 40
_HOUR = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty(?:-five)?|quarter"
    r"|half|\d{1,2})"
)
_CLOCK = rf"""(?: (?:a\ )?{_HOUR}(?:\ minutes?)?\ (?:past|to)\ {_HOUR}\b | {_HOUR}\ o['’]clock
    | \d{{1,2}}(?:[.:]\d\d)?\ ?[ap]\.?m\b | noon\b | midnight\b )"""
_GREETS = regex.compile(
    rf"""
    \W* (?: good\ (?:morning|evening|afternoon|day|night)\b
      | hello(?: [,.!] | \ (?:and|again|everyone|everybody|there|from)\b )
      | hi(?: [,.!] | \ (?:everyone|everybody|there)\b )
      | welcome(?: [,.!] | \ (?:to|back|along)\b )
      | (?:many\ )?thanks\ (?:for|to\ you)\b | thank\ you\b | goodbye\b
      | you(?:['’]re|\ are)\ (?:listening|watching|tuned)\b
      | (?:coming\ up|stay\ (?:tuned|with\ us)|still\ to\ come|next\ up|back\ to\ you)\b
      | (?:and\ )?(?:now\ )?(?:here\ (?:is|are)|here['’]s)\ (?:the|your|our|what)\b
      | let['’]s\ (?:go|turn|get|cross|take|have|hear|begin|start)\b
      | (?:and\ )?that['’]s\ (?:all|it|the\ news|your\ news)\b
      | (?:and\ )?now\ (?:over\ to|to\ the|for\ (?:the|some|a))\b
      | (?:and\ )?(?:now\ )?(?:it['’]s|it\ is|the\ time\ is)\ (?:just\ |now\ |coming\ up\ to\ )?
        {_CLOCK}
    )""",
    regex.VERBOSE | regex.IGNORECASE,
)
_SAYS_WHO = regex.compile(
    r"""
      ^\W* (?:[Aa]nd\ )?[Tt]his\ is\ (?:\p{Lu}[\p{L}'’-]+\ ?)+
      (?: [,.!] | (?:with|on|from|at|for|in|reporting)\b )
    | (?: ^ | [\s,] ) (?: I['’]m | I\ am | [Mm]y\ name\ is | [Yy]ou['’]re\ with ) \ \p{Lu}\p{Ll}+
    """,
    regex.VERBOSE,
)
"""How who reads the news begins and ends, and says who it is. English."""

_WHO = ("I'm", "I’m", "I am", "is is", "y name is", "re with")
_MARKS = "\"“”«»'‘’"

_ASKS = regex.compile(r"""[?？]["'”’」』）)\]]*$""")
_CLOSED = regex.compile(r"""[.!?…:;。！？।؟۔]["'”’」』）)\]»]*$""")
_SHOUTS = regex.compile(r"""![)\]]*$""")
_QUOTED = regex.compile(r"""["“«][^"”»]*(?:["”»]|$)""")
_WORD = regex.compile(r"[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}'’.,-]*[\p{L}\p{M}\p{N}])?")
_NO_SPACES = regex.compile(r"\p{Lo}")

FRAGMENT_WORDS, SLIGHT_WORDS, SHOUTED_WORDS = 3, 5, 9
"""Sentences of fewer words say nothing by themselves; tell too little for news; tell too little
where they are shouted."""


def is_furniture(sentence: str) -> bool:
    """Whether it is what pages carry beside the news."""
    if sentence.count(" ") >= MAX_FURNITURE_WORDS:
        return False
    return _FURNITURE.match(sentence) is not None


def greets(sentence: str) -> bool:
    """Whether somebody welcomes, gives the time, or says who is speaking, outside quotations."""
    if sentence.count(" ") >= MAX_GREETING_WORDS:
        return False
    if _GREETS.match(sentence):
        return sentence[0] not in _MARKS
    if not any(hint in sentence for hint in _WHO):
        return False
    return _SAYS_WHO.search(_QUOTED.sub(" ", sentence)) is not None


def asks(sentence: str) -> bool:
    """Whether it is a question."""
    return _ASKS.search(sentence) is not None


def is_unclosed(sentence: str) -> bool:
    """Whether it has no full stop."""
    return _CLOSED.search(sentence) is None


def is_fragment(sentence: str) -> bool:
    """Whether it has too few words to say anything; of scripts without spaces nobody knows."""
    return _fewer(sentence, FRAGMENT_WORDS)


def is_slight(sentence: str) -> bool:
    """Whether it has too few words to tell the news: a call for attention, a remark."""
    return _fewer(sentence, SHOUTED_WORDS if _SHOUTS.search(sentence) else SLIGHT_WORDS)


def _fewer(sentence: str, words: int) -> bool:
    if len(sentence) > 20 * words or _NO_SPACES.search(sentence):
        return False
    return len(_WORD.findall(sentence)) < words
