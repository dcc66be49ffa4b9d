"""Who speaks: the heads of quotes, in each form that the layouts have.

    Seo Mi-rae / Namdo Bridge Office                            a line before the words
    [Bae Sol-bi/Union Chair/Yesterday/Radio Interview: "..."]   around the words
    Bae Sol-bi (Ferry Union): words                             before the words, after [Soundbite]
    (Passenger (VOICE MODIFIED)): words                         a role, and no name
    (Han Byeol (in Feb.)) : "words"                             a name, and its occasion
    Sen. Supt. Oh Dal-ho(NMPA) : "words"
    Oh Dal-ho (Port Ministry)                                   no words at all

Words stay as they stand in the source, quotation marks included.
"""

from __future__ import annotations

import re

from retrieval.model import Speaker

_INNER = r"\((?P<inner>(?:[^()]|\([^()]*\))*)\)"
# A name may hold a nickname in quotation marks: Lee "Faker" Sang-hyeok.
_PART = r"(?:[^():：\"“”\[\]]|[\"“][^\"“”]{1,20}[\"”])"
_COLON = r"\s*[:：]\s*"
_ROLE_ONLY = re.compile(rf"{_INNER}{_COLON}(?P<words>\S.*)")
_NAMED = re.compile(rf"(?P<name>{_PART}{{1,80}}?)\s*{_INNER}{_COLON}(?P<words>\S.*)")
_NAME_ALONE = re.compile(rf"(?P<name>[^():：\"“”\[\]]{{1,60}}?){_COLON}(?P<words>\S.*)")
_WORDLESS = re.compile(rf"(?P<name>{_PART}{{0,80}}?)\s*{_INNER}\s*[:：]?")
_SLASHED = re.compile(r"(?P<name>[^/\[\]:]{1,60}?)\s+/\s+(?P<title>[^\[\]\"“”]{1,120})")
_BRACKETED = re.compile(r"\[(?P<who>[^\[\]:：]{1,160}?)\s*[:：]\s*(?P<words>[\"“].*?)\s*\]")
_BRACKETED_PLAIN = re.compile(
    r"\[(?P<who>[^\[\]:：\"“”]+/[^\[\]:：\"“”]+?)\s*[:：]\s*(?P<words>\S.*)\]"
)
_NESTED = re.compile(r"(?P<base>.*?)\s*\((?P<context>.*)\)")
_OCCASION = re.compile(
    r"(?:in|on|at|by|via|from|during|last|this|over|yesterday|today|voice|file|interpreted)\b", re.I
)
_DISGUISED = re.compile(r"voice|anonym|alias|pseudonym|mosaic|disguis", re.I)

_ARTICLES = frozenset({"The", "A", "An", "Both", "Either"})
_PARTICLES = frozenset("de del della di da dos van von der den bin al el la le ter of".split())
_ABBREVIATED = frozenset("co inc ltd corp jr sr dept univ assn gov gen sgt u.s".split())

_SURNAMES = frozenset(
    """
        kim lee yi rhee park choi jung jeong chung kang cho yoon yun jang chang lim im rim
        han oh seo suh shin kwon hwang ahn an song yoo yu ryu hong jeon jun ko goh koh moon
        mun yang son sohn bae baek paik heo huh hur nam shim sim noh roh ha kwak sung seong
        cha joo ju woo u koo ku gu min na ra ji jin eom um chae won cheon bang gong kong
        hyun ham byun yeom yeo choo chu do so seok sun seol ma gil gal wi pyo myung ki ban
        wang geum ok yook in maeng je mo nang ma tak kuk eun pyun yong ye kyung bong sa bu
        hwangbo namgung sunwoo
        """.split()
)
_ROLE_WORDS = frozenset(
    """
        passenger passengers resident residents witness official officials officer expert
        experts spokesperson spokesman spokeswoman citizen citizens student students teacher
        parent parents worker workers employee driver owner manager director chief head
        chair chairman president professor doctor nurse patient victim customer shopper
        visitor tourist farmer fisherman fishers captain crew firefighter police lawyer
        analyst researcher neighbor neighbour vendor merchant trader mother father family
        relative survivor suspect source insider volunteer member representative lawmaker
        minister mayor governor player coach fan singer actor designer actress artist
        writer ranger reporter composer guide
        """.split()
)


def slash_head(line: str) -> Speaker | None:
    """The speaker of a `Name / Title` line, further parts as context; None for other lines."""
    found = _SLASHED.fullmatch(line)
    if found is None:
        return None
    name = found["name"]
    title, *rest = [part.strip() for part in re.split(r"\s+/\s+", found["title"])]
    words = name.split()
    named = len(words) <= 6 and words[0] not in _ARTICLES and not re.search(r"\d", name)
    capital = all(not w[0].islower() or w.lower() in _PARTICLES for w in words)
    sentence = re.search(r"[!?;,]$|[a-z]\.[A-Z]", line) or (
        line.endswith(".") and line[:-1].rpartition(" ")[2].lower() not in _ABBREVIATED
    )
    if not named or not capital or sentence or not title or title[0].islower():
        return None
    return Speaker(name=name, title=title, context=" / ".join(rest) or None)


def bracketed(text: str) -> tuple[Speaker, str] | None:
    """Speaker and words of `[Name/Title/Occasion...: "words"]`; None for other text."""
    found = _BRACKETED.fullmatch(text) or _BRACKETED_PLAIN.fullmatch(text)
    if found is None:
        return None
    name, title, context = (*[part.strip() for part in found["who"].split("/", 2)], None, None)[:3]
    return Speaker(name=name or "", title=title or None, context=context or None), found["words"]


def opens_bracket(line: str) -> bool:
    """Whether a line begins a bracketed quote that may go on in the next line."""
    return bool(re.match(r"\[[^\[\]]{1,160}?[:：]\s*[\"“]", line))


def soundbite(lines: list[str], *, inline: bool) -> tuple[Speaker | None, str]:
    """Speaker and words of what follows a [Soundbite] mark; words "" where there are none.

    `inline`: the words stood on the mark's own line, where a single bracket holds a name; on a
    line of their own it holds a role.
    """
    if (
        len(lines) > 1
        and (found := _WORDLESS.fullmatch(lines[0]))
        and not found["name"].endswith(".")
    ):
        return _named(found["name"], found["inner"], inline=inline), join(lines[1:])
    text = join(lines)
    if found := _ROLE_ONLY.fullmatch(text):
        return _unnamed(found["inner"], inline=inline), found["words"]
    if found := _NAMED.fullmatch(text):
        return _named(found["name"], found["inner"], inline=inline), found["words"]
    if (found := _NAME_ALONE.fullmatch(text)) and _looks_like_name(found["name"]):
        return Speaker(name=found["name"]), found["words"]
    if found := _WORDLESS.fullmatch(text):
        return _named(found["name"], found["inner"], inline=inline), ""
    if len(lines) == 1 and _looks_like_name(text):
        return Speaker(name=text.rstrip(" :：")), ""
    return None, text


def opens_soundbite(line: str) -> bool:
    """Whether a line is a further speaker's `Name (Role): words` in a run of them."""
    if found := _NAMED.fullmatch(line):
        return _looks_like_name(found["name"])
    return _ROLE_ONLY.fullmatch(line) is not None


def is_bare_quote(text: str) -> bool:
    """Whether a paragraph is one quotation and nothing else."""
    pairs = (('"', '"'), ("“", "”"))
    return any(
        len(text) > 2 and text[0] == a and text[-1] == b and not set(text[1:-1]) & {a, b}
        for a, b in pairs
    )


def join(lines: list[str]) -> str:
    """Lines of one paragraph as one text: broken words close up, all else gets a space."""
    text = ""
    for line in lines:
        broken = len(text) > 1 and text[-1] == "-" and text[-2].isalpha() and line[:1].islower()
        text += line if broken or not text else " " + line
    return text


def _named(name: str, inner: str, *, inline: bool) -> Speaker:
    if not name:
        return _unnamed(inner, inline=inline)
    base, context = _split(inner)
    if context is None and _OCCASION.match(base) and not base[0].isupper():
        return Speaker(name=name, context=base)
    return Speaker(name=name, title=base or None, context=context)


def _unnamed(inner: str, *, inline: bool) -> Speaker:
    base, context = _split(inner)
    person = _is_person(base)
    if context is None:
        return Speaker(title=base)  # `(Role): words` has a title and no name
    if _DISGUISED.search(context) or _role(base):
        return Speaker(title=base, context=context)
    if person or (inline and _looks_like_name(base)):
        return Speaker(name=base, context=context)
    return Speaker(title=base, context=context)


def _split(inner: str) -> tuple[str, str | None]:
    found = _NESTED.fullmatch(inner.strip())
    if found is None or not found["base"]:
        return inner.strip(), None
    return found["base"], found["context"]


def _role(text: str) -> bool:
    return any(word.lower() in _ROLE_WORDS for word in re.findall(r"[A-Za-z]+", text))


def _is_person(text: str) -> bool:
    """A romanised Korean name: a known surname first (or last), two or three words in all."""
    words = text.split()
    known = bool(words) and (words[0].lower() in _SURNAMES or words[-1].lower() in _SURNAMES)
    return known and 2 <= len(words) <= 3 and _looks_like_name(text)


def _looks_like_name(text: str) -> bool:
    words = text.rstrip(" :：").split()
    return (
        1 <= len(words) <= 6
        and all(word[0].isupper() or word in _PARTICLES or word[0] in '"“' for word in words)
        and not re.search(r"[!?;]|\w{6,}\.$", text)
    )
