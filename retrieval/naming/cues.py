"""What beside a word tells that it is a publisher: "according to", "article", quotes, a capital.

A question that is typed in small letters has nothing else to tell The Sun from the sun. The words
that count are fewer there than beside a capital: "the independent report" names no paper.
"""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.analysis import lexicon
from retrieval.naming.words import Word

_GIVEN = frozenset(
    "article articles coverage covered editorial featured headline headlines mentioned piece"
    " pieces posted printed published quoted read report reported reporting reports story stories"
    " written wrote interview".split()
)
"""What stands before "by", "in" or "from" and a publisher."""

_BY = frozenset("by in from".split())

_SAYS = frozenset(
    "article articles claim claimed claims coverage editorial newspaper say says said reported"
    " website wrote write writes".split()
)
"""What stands after a publisher, even one in small letters."""

_REPORTS = _SAYS | frozenset(
    "analysis app argue argued argues describe described describes discuss discussed discusses"
    " feature featured headline headlines highlight highlighted highlights interview journalist"
    " journalists magazine mention mentioned mentions opinion paper piece pieces portray portrayed"
    " portrays publish published publishes quote quoted quotes report reporter reporters reporting"
    " reports review reviews source state stated states stories story suggest suggested suggests"
    " take".split()
)
"""What stands after a publisher that is written with a capital."""

_OF_OTHERS = frozenset("a an any another no every her his its my our some their your".split())
"""Words before "independent article"."""

_OPENERS = lexicon.QUESTION_WORDS | frozenset(
    "although according compare considering explain find give list quote quotes regarding show"
    " summarise summarize".split()
)
"""Words that open a question and are no first names."""

_QUOTES = frozenset("\"“”‘’'`«»")


def owned(words: Sequence[Word], first: int) -> bool:
    """Whether an article, or what tells whose it is, makes an ordinary word of a word."""
    return first > 0 and words[first - 1].form in (_OF_OTHERS | {"the"})


def quoted(text: str, first: Word, last: Word) -> bool:
    """Whether exactly these words stand in quotes."""
    before, after = text[first.start - 1 : first.start], text[last.end : last.end + 1]
    return before in _QUOTES and after in _QUOTES and bool(before and after)


def cued(words: Sequence[Word], first: int, last: int, *, capital: bool) -> bool:
    """Whether what stands beside words [first, last) tells that they are a publisher."""
    if first and not capital and words[first - 1].form in _OF_OTHERS:
        return False
    after = last
    if after + 1 < len(words) and words[after].form == "s" and words[after].joined:
        after += 1  # a possessive
    following = words[after] if after < len(words) and words[after].joined else None
    # "Independent State" is a name of its own.
    goes_on = capital and following is not None and following.capital
    if following and not goes_on and following.form in (_REPORTS if capital else _SAYS):
        return True
    place = first
    if place and words[place - 1].form == "the":
        place -= 1
    before = [word.form for word in words[max(0, place - 2) : place]]
    if before != ["according", "to"] and not (
        len(before) == 2 and before[0] in _GIVEN and before[1] in _BY
    ):
        return False
    # "According to the independent commission": in small letters the name has to end there.
    return capital or following is None or following.form in lexicon.STOP_WORDS


def named_by_capital(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether one of the words has a capital that is not only the sentence's."""
    return any(word.capital and not word.opens for word in words[first:last])


def part_of_a_name(words: Sequence[Word], first: int, last: int, text: str) -> tuple[bool, bool]:
    """Whether a name goes on before these words ("Baltimore Sun") and behind ("Sun Microsystems",
    "The Age of Empires")."""
    before = after = False
    if first:
        word = words[first - 1]
        before = (
            word.capital
            and word.form not in lexicon.STOP_WORDS
            and not (word.opens and word.form in _OPENERS)
            and text[word.end : words[first].start] in (" ", "-")
        )
    if last < len(words) and text[words[last - 1].end : words[last].start] in (" ", "-"):
        place = last
        if words[place].form == "of":
            place += 2 if [word.form for word in words[place + 1 : place + 2]] == ["the"] else 1
        if place < len(words):
            after = words[place].capital and words[place].form not in lexicon.STOP_WORDS
    return before, after
