"""Subjects: who is named right before a verb of speech, or right behind it.

Masks stand for what is quoted: `HELD` for words, `LOST` for what cannot be read for missing marks.
"""

from __future__ import annotations

import regex

from retrieval.quotes import verbs
from retrieval.quotes.lexicon import HONORIFICS, is_role
from retrieval.quotes.people import NAME, Mention, apposition_title, mention, without_address

HELD, LOST = "\ue000", "\ue001"
LAST_WORD = regex.compile(r"([\w.'’&-]+)\s*\Z")
_STOP = regex.compile(rf"[,;:()\[\]{HELD}{LOST}]|\s[-–—]\s|[.!?](?=\s|\Z)")
_APPOSITION = regex.compile(
    rf"(?:,\s(?P<comma>[^{LOST};:]{{2,160}}),|\s[-–—]\s(?P<dash>[^{LOST}]{{2,220}})\s[-–—]"
    rf"|\s\((?P<bracket>[^(){HELD}{LOST}]{{1,60}})\))\Z"
)
_BELONGS = regex.compile(
    r"\s(?:of|from|at|for|with)\s(?:the\s)?[\p{L}\p{N}&'’.-]+(?:\s(?:of|for|and|the|&|[\p{Lu}\d]"
    r"[\p{L}\p{N}&'’.-]*))*\Z"
)
_RELATIVE = regex.compile(r",?\s(?:who|which|that)\Z")
_OWNED = regex.compile(r"[\s,]*(?:[\p{Lu}][\w&.-]*\s?){1,5}['’]s\s*\Z")
_OPEN_RELATIVE = regex.compile(rf",\s(who|whose|which)\s[^,{LOST}]*\Z")
_MODIFIES = regex.compile(r"\s([\p{Ll}-]+)(?:\s([\p{Ll}-]+))?")
_OCCASIONS = frozenset(
    "in at on during after before asked speaking writing responding commenting referring".split()
)
_DETERMINERS = frozenset("the a an one another its his her their our my this that".split())


def named_after(
    text: str, at: int, end: int, *, quoted: bool = False
) -> tuple[Mention | None, int]:
    """Whoever is named right behind a verb: (None, where that ends) for "a spokeswoman". Where the
    verb follows words that are `quoted`, any words may stand before the name ("team-mate")."""
    stop = end
    for mark in _STOP.finditer(text, at, end):
        if mark[0] == "." and _initial(text, mark.start()):
            continue
        stop = mark.start()
        break
    found: Mention | None = None
    last = at
    for match in NAME.finditer(text, at, min(stop + 1, end)):
        between = text[last : match.start()].split()
        if found is not None and not (0 < len(between) <= 4 and is_role(between[-1])):
            break
        if len(between) > 9:
            break
        who = mention(text, match.start(), match.end())
        before = LAST_WORD.search(text, at, match.start())
        form = before[1].casefold() if before else ""
        if before is not None and form in _DETERMINERS:
            # "a spokesman for the Home Office", "one analyst quoted by the Herald"
            further = LAST_WORD.search(text, at, before.start())
            if further is not None and further[1].casefold() in verbs.PREPOSITIONS:
                form = further[1].casefold()
        last = match.end()
        if who is None or (form in verbs.PREPOSITIONS and match.start() > at + 1) or not who.name:
            if found is None and who is not None and who.name and form in ("for", "of", "to"):
                # "a spokesman for Mr Brown" is not he; "director of Ofcom Jane Doe" goes on.
                continue
            if who is not None and not who.name:
                found = who
            continue
        if (
            form
            and form.islower()
            and not (is_role(form) or form in _DETERMINERS or form in HONORIFICS)
            and match.start() > at + 1
            and not _modified(text, at, match.start())
            and not (quoted and _describes(text[at : match.start()]))
        ):
            break
        found = _titled(who, text, at) if text[at : who.start].strip() else who
    if found is None or not found.name:
        return None, found.end if found else stop
    modified = _MODIFIES.match(text, found.end, end)
    if modified is not None and any(is_role(word) for word in modified.groups() if word):
        # "a Cedar spokesman", or "Cedar spokeswoman, Jane Doe."
        named = NAME.match(text, stop + 2, end) if text[stop : stop + 2] == ", " else None
        who = mention(text, named.start(), named.end()) if named else None
        if (
            named
            and who
            and " " in who.name
            and text[named.end() : named.end() + 1] in ("", ".", HELD)
        ):
            return _with(who, text[found.start : stop], who.start), who.end
        return None, modified.end()
    # "Jane Doe, spokeswoman for Y"
    if found.title is None and text[found.end : found.end + 2] == ", ":
        rest = _STOP.search(text, found.end + 2, end)
        said = text[found.end + 2 : rest.start() if rest else end].strip()
        title = apposition_title(said, said.split())
        if title and len(title) <= 120:
            found = _with(found, title, found.start)
    return found, found.end


def _describes(between: str) -> bool:
    """Whether a few words may say what somebody is, although none of them is known to."""
    words = [word.casefold() for word in between.split()]
    return len(words) <= 4 and not any(
        word in verbs.HIDES
        or word in verbs.PREPOSITIONS
        or word in verbs.ALL
        or word in verbs.UNSAID
        for word in words
    )


def _modified(text: str, at: int, end: int) -> bool:
    """Whether the words between say what somebody is: one of them is an office."""
    return any(_is_office(word) for word in text[at:end].split())


def _is_office(word: str) -> bool:
    return is_role(word.strip(",")) or word.casefold() in ("and", "of", "the", "for")


def _initial(text: str, at: int) -> bool:
    """Whether a full stop belongs to an initial or a form of address."""
    word = LAST_WORD.search(text, max(0, at - 8), at)
    if word is None:
        return False
    form = word[1]
    return (len(form) == 1 and form.isupper()) or form.casefold() in HONORIFICS


def _titled(who: Mention, text: str, start: int) -> Mention:
    """With the words before the name, an article aside, as title."""
    words = text[start : who.start].split()
    while words and words[0].casefold() in _DETERMINERS:
        words.pop(0)
    if not words or not any(is_role(word) or word[:1].isupper() for word in words):
        return who
    first = text.index(words[0], start)
    whole = text[first : who.start].rstrip()
    if who.title:
        whole = (
            text[first : who.start + len(who.title)]
            if text.startswith(who.title, who.start)
            else whole
        )
    return _with(who, whole, first)


def _with(who: Mention, title: str | None, start: int) -> Mention:
    title = without_address(title) if title else None
    return Mention(start, who.end, who.name, title, who.address, who.organisation)


def named_before(text: str, start: int, left: int) -> Mention | None:
    """Whoever is the subject that ends at `left`; None for nobody with a name, or where that cannot
    be told."""
    relative = _RELATIVE.search(text, max(start, left - 7), left)
    if relative is not None:
        if relative[0] != ", who":
            return None
        return ending(text, start, relative.start(), anywhere=True)
    opened = _OPEN_RELATIVE.search(text, max(start, left - 160), left)
    if opened is not None:
        # "Jane Brown, who presents The Quiz told": the name at the end is no subject
        return ending(text, start, opened.start()) if opened[1] == "who" else None
    who = ending(text, start, left)
    if who is not None:
        return who
    beside = aside(text, start, left)
    if beside is not None:
        at, said = beside
        # `His lawyer, John Smith, said`, `Jane Doe, head of X, said`
        who = ending(text, start, at)
        title = apposition_title(said, said.split())
        if who is not None:
            return _with(who, who.title or title, who.start)
        inner = text[:left].rstrip()[:-1]
        subject = text[start:at].rstrip().rsplit(" ", 1)[-1]
        apposed = text[left - 1] == "," and (subject[:1].islower() or subject.endswith(")"))
        named = ending(text, at + 1, len(inner)) if apposed else None
        if named is not None and named.start <= at + 3 and named.end == len(inner):
            return _with(named, named.title or _apposed_title(text, start, at), named.start)
        return None
    comma = text.rfind(", ", max(start, left - 120), left)
    if comma > 0 and HELD not in text[comma:left]:
        # "Jane Doe, managing director of Y said"
        said = text[comma + 2 : left]
        title = apposition_title(said, said.split())
        who = ending(text, start, comma) if title == said and is_role_first(said) else None
        if who is not None:
            return _with(who, who.title or title, who.start)
    belongs = _BELONGS.search(text, max(start, left - 90), left)
    if belongs is not None:
        who = ending(text, start, belongs.start())
        if who is not None and len(who.name.split()) > 1 and not who.organisation:
            return _with(who, who.title, who.start)
    return None


def is_label(gap: str) -> bool:
    """Whether the words between a quote and a name say what somebody is: `"...," the new chair of
    X, Jane Doe, said`."""
    if _OWNED.match(gap):
        return True  # Y's Jane Doe
    words = gap.strip(" ,.!?").split()
    return (
        0 < len(words) <= 14
        and HELD not in gap
        and any(is_role(word.strip(",")) for word in words)
        and words[0][0].islower()
        and not verbs.verbs(gap, 0, len(gap))
    )


def is_role_first(said: str) -> bool:
    """Whether a text begins with what somebody is, without an article."""
    words = said.split()
    return words[0].casefold() not in _DETERMINERS and any(is_role(word) for word in words[:3])


def aside(text: str, start: int, left: int) -> tuple[int, str] | None:
    """The longest apposition that ends at `left` and stands behind a name: where it begins, and
    what it says."""
    found: tuple[int, str] | None = None
    if text[left - 1 : left] == ",":
        at = left - 1
        for _ in range(4):
            at = text.rfind(",", max(start, left - 180), at)
            if at < 0 or any(mark in text[at:left] for mark in (LOST, ";", ":")):
                break
            inside = text[at + 1 : left - 1].strip()
            if inside and (found is None or ending(text, start, at) is not None):
                found = at, inside
                if ending(text, start, at) is not None:
                    break
    else:
        match = _APPOSITION.search(text, max(start, left - 230), left)
        if match is not None:
            found = match.start(), (match["dash"] or match["bracket"] or "").strip()
    return found


def _apposed_title(text: str, start: int, end: int) -> str | None:
    """What stands before the comma of `The bank's governor, Jane Doe,`: "governor"."""
    begin = max(
        [start, *(text.rfind(mark, start, end) + 1 for mark in (HELD, LOST, ",", ";", ":"))]
    )
    words = text[begin:end].split()
    while words and words[0].casefold() in _DETERMINERS | verbs.JOINS:
        words.pop(0)
    for place in reversed(range(len(words))):
        if words[place].endswith(("'s", "’s")) and any(is_role(w) for w in words[place + 1 :]):
            words = words[place + 1 :]
            break
    if not 0 < len(words) <= 10 or not any(is_role(word) for word in words[:4]):
        return None
    title = " ".join(words)
    return title if title in text[begin:end] else None


def ending(text: str, start: int, left: int, *, anywhere: bool = False) -> Mention | None:
    """Who is named by the capitalised row that ends at `left`, with the title before it, if that is
    a subject there; `anywhere`: whatever it is there."""
    row = None
    for match in NAME.finditer(text, max(start, left - 80), left):
        row = match
    if row is None or row.end() != left:
        return None
    who = mention(text, row.start(), row.end())
    if who is None or not who.name or who.end != left or anywhere:
        return who if anywhere and who is not None and who.name and who.end == left else None
    at = who.start
    if who.start > row.start():
        skipped = text[row.start() : who.start].split()
        if skipped and skipped[-1].endswith(("'s", "’s")):
            at = row.start()
        elif (skipped and skipped[-1].casefold() in verbs.PREPOSITIONS - {"like"}) or (
            skipped and skipped[-1].casefold() in verbs.HIDES - {"what"}
        ):
            return None
        else:
            return who
    words: list[tuple[int, str]] = []
    while True:
        word = LAST_WORD.search(text, max(start, at - 40), at)
        if word is None or word.start() < start or len(words) > 9:
            break
        form = word[1].casefold()
        if not words and not is_role(word[1]):
            if form in ("the", "a", "an"):
                at = len(text[: word.start()].rstrip())
                before = LAST_WORD.search(text, max(start, at - 24), at)
                return who if not _governed(before[1].casefold() if before else "") else None
            begins = _whole_title(text, start, at)
            if begins is not None:
                return _with(who, text[begins:at].rstrip(), begins)
            break
        if form in _DETERMINERS or form in verbs.JOINS or form in verbs.HIDES:
            break
        if form in verbs.PREPOSITIONS and form not in ("of", "for", "at", "on"):
            break
        words.insert(0, (word.start(), word[1]))
        at = word.start()
    before = LAST_WORD.search(text, max(start, at - 24), at)
    form = before[1].casefold() if before else ""
    if form in _DETERMINERS and before is not None:
        beyond = LAST_WORD.search(text, max(start, before.start() - 24), before.start())
        form = beyond[1].casefold() if beyond else ""
    while words and words[0][1].casefold() in ("of", "for", "and", "at", "on"):
        words.pop(0)
    if words:
        if form in verbs.PREPOSITIONS - {"in", "on", "at", "over", "after"} or form in verbs.HIDES:
            return None
        first = words[0][0]
        title = text[first : who.start].rstrip()
        if who.title and text.startswith(who.title, who.start):
            title = text[first : who.start + len(who.title)]
        return _with(who, title, first) if len(title) <= 120 else who
    if not form or text[at - 1 : at] in (",", ";", ":", HELD, ")") or not text[start:at].strip():
        return who
    if before is not None and text[before.end() : at].strip() == "" and at == who.start:
        gap = text[len(text[:at].rstrip()) - 1]
        if gap in ",;:-–—":
            return who
    if form in ("and", "or") and before is not None and _joined(text, start, before.start()):
        return None  # two people, and neither alone
    if _governed(form):
        return None
    return who if _may_join(form) or _is_occasion(text[start:at]) else None


def _is_occasion(before: str) -> bool:
    """Whether words before a subject tell when or where: "In a letter to the court Jane Doe"."""
    words = before.split()
    opener = words[0].casefold() if words else ""
    return (
        2 < len(words) <= 10
        and opener in _OCCASIONS
        and words[-1].casefold() not in _DETERMINERS
        and not verbs.verbs(before, len(opener), len(before))
        and "," not in before
    )


def _whole_title(text: str, start: int, at: int) -> int | None:
    """Where the words before a name begin, if all of them since a comma, a quote or the beginning
    say what somebody is ("director of telecoms research")."""
    stop = max([start, *(text.rfind(mark, start, at) + 1 for mark in (HELD, LOST, ",", ";", ":"))])
    words = text[stop:at].split()
    while words and words[0].casefold() in _DETERMINERS:
        words.pop(0)
    if not 1 < len(words) <= 8 or not any(is_role(word) for word in words[:4]):
        return None
    others = verbs.PREPOSITIONS - {"of", "for"}
    last = words[-1].casefold()
    if last in verbs.PREPOSITIONS or any(word.casefold() in others for word in words):
        return None
    if verbs.verbs(text, stop, at) or any(w.casefold() in verbs.HIDES for w in words):
        return None
    if len(words) > 1 and last in ("met", "saw", "and", "or"):
        return None
    return text.index(words[0], stop)


def _joined(text: str, start: int, at: int) -> bool:
    """Whether a name ends right before a conjunction."""
    word = LAST_WORD.search(text, max(start, at - 24), at)
    return word is not None and word[1][:1].isupper()


def _governed(form: str) -> bool:
    return form in verbs.PREPOSITIONS or form in verbs.HIDES


def _may_join(form: str) -> bool:
    return form in verbs.JOINS or form in _DETERMINERS or form.isdigit() or form.endswith("ly")
