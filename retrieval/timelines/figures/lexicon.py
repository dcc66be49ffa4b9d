"""Words of reports that tell what a number counts, who gives it, and what kind of claim it is."""

from __future__ import annotations

import re


def _compiled(words: tuple[tuple[str, str], ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(rf"\b(?:{each})\b", re.IGNORECASE)) for name, each in words)


OF_COUNTS = _compiled(
    (
        (
            "dead",
            r"dead|died|die|dies|dying|killed|kills|killing|deaths?|fatalit(?:y|ies)|death toll"
            r"|lost (?:their|his|her) li(?:fe|ves)|lives|perished|drowned|bodies|corpses|slain"
            r"|murdered|succumbed",
        ),
        ("injured", r"injur(?:ed|y|ies|es|ing)|hurt|wounded|wounds|hospitali[sz]ed"),
        ("missing", r"missing|unaccounted"),
        ("aboard", r"on board|aboard|on the (?:ferry|ship|plane|flight|boat|train|bus)"),
        ("rescued", r"rescued|saved|survived|survivors?|pulled (?:from|out)"),
        (
            "evacuated",
            r"evacuat(?:ed|es|ion|ions|ing)|evacuees?|left their homes|fled|displaced"
            r"|moved (?:out|to)|told to leave|leave their homes|left homes|emergency shelters?"
            r"|forced (?:from|out of) their homes|lost their homes|homeless",
        ),
        ("ill", r"ill|fell ill|sick|sickened|symptoms|infected|infections?|poisoned|falling ill"),
        ("detained", r"arrested|arrests?|detained|in custody|detentions?"),
        (
            "striking",
            r"on strike|stopped work|walked out|strikers|joined the strike|walkout|took part"
            r"|beg[au]n an? (?:[\w-]+ ){0,2}(?:strike|stoppage)|downed tools",
        ),
        (
            "crowd",
            r"attend(?:ed|ance|ees)|spectators|crowd|protest(?:ers|ors|ed)|demonstrat(?:ors|ed)"
            r"|march(?:ed|ers)|rallied|gathered|turned (?:out|up)|at the gates|onlookers"
            r"|stood (?:on|in|at|along)|in front of|lined the|flocked|packed|climbed"
            r"|watched|cheered",
        ),
        ("cancelled", r"cancel(?:l?ed|lations?)|called off|scrapped|postponed"),
        ("staff", r"employ(?:s|ed|ees)|payroll|workforce"),
        ("affected", r"affect(?:ed|s|ing)?|stolen|leaked|hit by|exposed|copied"),
    )
)
"""What happened to those who are counted."""

OF_SUMS = _compiled(
    (
        ("cost", r"cost|costs|costing|bill|price(?: tag)?|came to|budget"),
        ("damage", r"damages?|losses"),
        ("offer", r"offer(?:ed|s|ing)?|bid(?:s|ding)?|takeover"),
        ("profit", r"profits?|earnings"),
        ("sales", r"sales|revenues?|turnover"),
    )
)
"""What a sum is for."""

OF_SHARES = _compiled(
    (
        (
            "turnout",
            r"turnout|turn-out|took part in the (?:vote|ballot|election)|voted"
            r"|cast (?:their|a) (?:vote|ballot)s?",
        ),
        ("unemployment", r"unemployment|jobless"),
    )
)
"""What a share is of."""

OF_LENGTHS = _compiled(
    (
        ("width", r"wide|width|across|in diameter"),
        ("depth", r"deep|depth"),
        ("height", r"high|tall|height"),
        ("length", r"long|length"),
    )
)
"""What a length is of."""

OF_NEWS = frozenset("speed width depth height".split())
"""What a report tells of one thing, the one it is about."""

KNOWN = re.compile(r"(?:\b(?:the|its|their|his|her|all|these|those)|['’]s?)\s$", re.IGNORECASE)
"""What before a number tells that it is of something known."""

LIMIT = re.compile(r"\b(?:limits?|zone|allowed|maximum|curve|bend)\b", re.IGNORECASE)
"""What stands beside a speed that nobody was doing."""

GROWING = frozenset("dead injured rescued evacuated ill detained affected cancelled damage".split())
"""What becomes more as time passes: a later, larger number is news and contradicts nothing."""

FALLING = frozenset(["missing"])
"""What becomes less."""

MOVING = frozenset("offer striking profit sales".split())
"""What is another thing on another day."""

_ADVERB = r"(?:now|still|also|itself|themselves|later|however|only|meanwhile|has|have|had|then)"
_GIVES = (
    r"(?:says?|said|puts?|put|speaks? of|spoke of|speaking of|talks? of|talked of|count(?:s|ed)?"
    r"|estimate[sd]?|claim(?:s|ed)?|gives?|gave|reckon(?:s|ed)?|believe[sd]?|announce[sd]?"
    r"|report(?:s|ed)?|record(?:s|ed)|knows? of|knew of|insist(?:s|ed|ing) (?:on|that)|quote[sd]?"
    r"|calculate[sd]?|values?|valued|confirm(?:s|ed)|list(?:s|ed)|tall(?:y|ied)|maintain(?:s|ed))"
)
_FILLER = (
    r"(?:that|the|its|their|this|an?|there|it|they|were|was|is|are|had|been|have|has|figures?"
    r"|numbers?|total|totals|bill|toll|death|count|costs?|damage|losses|price|tally|sum|attendance"
    r"|crowd|turnout|at|as|of|to|be|about|around|some|more|fewer|less|than|least|nearly|almost|over|roughly"
    r"|only|just|closer|real|true|actual|approximately|estimated|many|much|up|under|below)"
)
GIVES = re.compile(
    rf"(?P<party>[^.;:!?]{{2,70}}?)\s(?:{_ADVERB}\s)*"
    rf"(?:{_GIVES}|(?<=['’]s\s)(?:own\s)?(?:figure|total|count|estimate|tally)\s(?:of|is|was|at))"
    rf"(?:\s{_FILLER})*\s?[$£€₩¥]?$",
    re.IGNORECASE,
)
"""Who gives a number, up to where that stands: a party, a word of giving, and nothing that could
have a number of its own."""

GIVEN_BY = re.compile(
    r"^[^.;:]{0,30}?\b(?:according to|(?:claimed|given|counted|estimated|reported) by)\s"
    r"(?P<party>[^.,;:]{3,60})",
    re.IGNORECASE,
)
"""Who gives a number, behind it."""

ALSO_GIVEN = re.compile(r"^,?\s?(?:and|while|but)?\s?(?P<party>(?:the\s)?[\w' -]{3,40}?)"
                        rf"(?:\s{_FILLER})*\s?[$£€₩¥]?$", re.IGNORECASE)  # fmt: skip
"""Who gives a further number of a list: "the police about 16,000"."""

PARTY = re.compile(
    r"""\b(?:
        polic(?:e|emen)|officials?|authorit(?:y|ies)|government|ministry|minister|agency|union
      | hospitals?|clinic|doctors?|organi[sz]ers?|company|firm|club|county|province|state|city
      | town|council|office|bureau|institute|army|military|rebels?|opposition|witness(?:es)?
      | residents?|villagers?|analysts?|experts?|economists?|bank|commission|inspectors?|auditors?
      | inquiry|investigators?|report|newspaper|paper|reporters?|league|federation|association
      | activists?|groups?|charity|charities|monitors?|observers?|campaigners?|lawyers?
      | prosecutors?|owners?|operators?|employers?|management|traders?|farmers?|growers?|team
      | spokes(?:man|woman|person)|governor|mayor|president|director|chief|media|reports?
      | survey|study|poll|researchers?|scientists?|insurers?|health|party|embassy|court|UN|we
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""Who may give numbers, besides names."""

CHANGE = re.compile(
    r"""\b(?:
        up\ from|down\ from|rose|risen|rises?|rising|raised|grew|grown|fell|fallen|drop(?:ped|s)?
      | from\ [^.;]{0,40}\ to|compared\ (?:with|to)|instead\ of
      | last\ (?:year|month|week|season|time)
      | (?:a|one|two|three)\ (?:years?|months?|weeks?|decades?)\ (?:ago|earlier|before)
      | previous(?:ly)?|formerly|used\ to|by\ then|since\ then|used
      | increased?|decreased?|doubled|tripled|halved
      | reduced|lifted|lowered|cut|higher\ than|lower\ than|more\ than\ (?:last|the\ \w+\ before)
      | yesterday's|last\ \w+day|initial(?:ly)?|original(?:ly)?|at\ first
      | first\ thought|in\ (?:19|20)\d\d
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""Words by which one number takes the place of another in time: no disagreement."""

OLD = re.compile(
    r"(?:\b(?:up|down) from|\bfrom|\binstead of|\bcompared (?:with|to)|\brather than|\bnot|\bthan"
    r"|\bagainst|\bversus)\s(?:the |its |about |some |just |only )?$",
    re.IGNORECASE,
)
"""What before a number tells that it is the old one, or is what another is held against."""

PAST = re.compile(
    r"""\b(?:
        last\ (?:year|month|week|season|time|\w+day)|previous(?:ly)?|formerly|used\ to
      | (?:days?|weeks?|months?|years?|decades?)\ ago|earlier|former
      | (?:day|night|week|month|year|time)s?\ before|before\ (?:that|then)
      | at\ first|first\ (?:said|put|reported|thought|given|estimated|announced)
      | initial(?:ly)?|original(?:ly)?|in\ (?:19|20)\d\d
      | (?:a|the)\ year\ (?:earlier|before)|at\ (?:its|the)\ peak|so\ far\ this
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""Words by which a number is of another time."""

FORESEEN = re.compile(
    r"\b(?:forecast(?:s|ers)?|predict(?:s|ed|ion)?|expect(?:s|ed)?|plan(?:s|ned)?|would|could"
    r"|might|projected|hopes?)\b",
    re.IGNORECASE,
)
"""Words of sentences about what is not yet the case."""

OTHER_KIND = re.compile(
    r"""\b(?:
        limit|maximum|minimum|target|goal|forecast|predict(?:s|ed)?|expect(?:s|ed)?|plan(?:s|ned)?
      | ask(?:s|ed|ing)?\ for|demand(?:s|ed|ing)?|want(?:s|ed)?|seek(?:s|ing)?|sought
      | propos(?:e|es|ed)
      | promis(?:e|es|ed)|would|could|should|might|(?-i:may)|need(?:s|ed)?|allow(?:s|ed)?|capacity
      | room\ for|safe|threshold|at\ least\ need|require[sd]?|must|aims?|hoped?|budgeted|fine[sd]?
      | average|per|each|every|another|additional|further|extra|more\ (?!than)|margin|odds
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""Words of numbers that are wanted, allowed, foreseen, or parts: not what is the case."""

PART = re.compile(
    r"""^\s?(?:
        of\ (?:them|those|these|the|whom|which|its|their)\b(?!\ (?:members|nurses|workers|staff))
      | more|other|others|further|additional|extra|a\ (?:year|month|week|day|head|person|piece)
      | per|an\ hour|each|times|times\ as|in\ every|out\ of|(?:higher|lower|less|fewer|longer
      | shorter|later|earlier|ahead|behind|above|below)\b
    )""",
    re.VERBOSE | re.IGNORECASE,
)
"""What behind a number makes it a part, a rate or a difference."""

PART_BEFORE = re.compile(
    r"(?:\b(?:another|additional|further|extra|other|including|includes|among|of whom|first|next"
    r"|last|every|each|of the|the other|up to|minus|plus|within|under|top|between)\s)$",
    re.IGNORECASE,
)
"""What before a number makes it a part or a difference."""
