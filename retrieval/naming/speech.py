"""Whether a question asks for somebody's words: "what did Han say", "according to the mayor".

Looks at the words around a person and knows nobody.
"""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.naming.words import Word

_PLAIN = frozenset(
    "accuse acknowledge add admit advise announce answer apologise apologize appeal argue ask"
    " assure believe blame call claim comment complain concede confirm condemn criticise criticize"
    " declare defend demand deny describe disclose emphasise emphasize estimate expect explain"
    " express feel highlight hint insist joke mean mention note pledge point praise predict"
    " promise propose question react recall recommend refer reject remark remind repeat reply"
    " report respond reveal say speak state stress suggest swear talk tell testify think threaten"
    " urge vow want warn welcome write".split()
)
"""What somebody does with words, after "did" or "will"."""

_TOLD = frozenset(
    "accused acknowledged acknowledges added adds admits admitted advised announced announces"
    " answered apologised apologized argued argues asked asks assured believes blamed called calls"
    " claimed claims commented complained conceded condemned confirmed confirms criticised"
    " criticized declared demanded denied denies described describes emphasised emphasized"
    " estimated explained explains hinted insisted insists joked mentioned noted notes pledged"
    " praised predicted predicts promised promises proposed reacted recalled recommended rejected"
    " remarked replied responded revealed reveals said saying says spoke spoken stated stressed"
    " suggested suggests talked tells testified thinks thought threatened told urged urges vowed"
    " vows warned warns welcomed wrote written".split()
)
"""The same where it stands directly behind the person, or after "has"."""

_WORDS = frozenset(
    "account answer answers apology argument claim claims comment comments criticism explanation"
    " interview line message opinion opinions plea pledge position prediction promise promises"
    " quote quotes reaction reasoning remark remarks reply response speech stance statement"
    " statements testimony thoughts tweet verdict view views vow warning warnings words".split()
)
"""What is somebody's."""

_ASKS_PLAIN = frozenset("did do does will would could can should might".split())
_ASKS_TOLD = frozenset("has had have is was".split())
_HAVE = frozenset("also has had have just later once".split())
_FROM = frozenset("by from of".split())
_NOT_WORDS = frozenset("when where".split())
"""Questions for a day or a place, even where somebody speaks."""

REACH = 6
"""Words that may stand between "did" and the person, and between the person and "say"."""


def asked(words: Sequence[Word], first: int, last: int, *, tight: bool = False) -> bool:
    """Whether what is asked for are the words of the person at words [first, last).

    `tight` takes only what stands directly beside the person, an article aside.
    """
    return _follows(words, last) or _leads(words, first) or _enclosed(words, first, last, tight)


def _follows(words: Sequence[Word], last: int) -> bool:
    """The person "said", or it is the person's "comments"."""
    behind = [word.form for word in words[last : last + 4]]
    if behind[:1] == ["s"]:
        return any(form in _WORDS for form in behind[1:3])
    if behind and behind[0] in _HAVE:
        behind = behind[1:]
    return bool(behind) and behind[0] in _TOLD


def _leads(words: Sequence[Word], first: int) -> bool:
    """ "According to" the person, or "comments by" the person."""
    if first and words[first - 1].form in ("the", "mr", "mrs", "ms", "dr"):
        first -= 1
    before = [word.form for word in words[max(0, first - 2) : first]]
    return before == ["according", "to"] or (
        len(before) == 2 and before[1] in _FROM and (before[0] in _WORDS or before[0] in _TOLD)
    )


def _enclosed(words: Sequence[Word], first: int, last: int, tight: bool) -> bool:
    """ "Did" the person "say"."""
    reach = 1 if tight else REACH
    if tight and first and words[first - 1].form == "the":
        return False  # people in small letters have no article
    place = first - 1
    while place >= max(0, first - reach) and not words[place + 1].opens:
        form = words[place].form
        if form in _ASKS_PLAIN or form in _ASKS_TOLD:
            if place and words[place - 1].form in _NOT_WORDS:
                return False
            verbs = _PLAIN if form in _ASKS_PLAIN else _TOLD
            return any(word.form in verbs for word in words[last : last + reach] if not word.opens)
        place -= 1
    return False
