"""Words of speech: verbs that give somebody's words, and what stands beside them."""

from __future__ import annotations

import re

SAID = frozenset(
    "acknowledged acknowledges added adds admits admitted advised advises affirmed affirms agreed"
    " agrees announced announces answered answers argued argues asked asks asserted asserts barked"
    " beamed bellowed blogged boasted cautioned cautions chuckled claimed claims commented"
    " comments complained complains conceded concedes concluded concludes confessed confided"
    " confirmed confirms contended contends continued continues counselled countered cried crowed"
    " deadpanned declared declares decried demanded emphasised emphasises emphasized emphasizes"
    " enthused estimated exclaimed exhorted explained explains fumed fumes gasped grinned griped"
    " groaned growled grumbled gushed gushes hissed implored insisted insists interjected joked"
    " jokes lamented lamenting laughed maintained maintains mumbled murmured mused muttered noted"
    " notes observed observes opined opines pleaded pledged predicted predicts proclaimed promised"
    " promises protested quipped railed rasped recalled recalls reckoned reckons reiterated"
    " reiterates rejoined remarked remarks remembered repeated replied replies responded responds"
    " retorted revealed reveals said says scoffed screamed shouted shrugged sighed sighs smiled"
    " snapped snarled sobbed spluttered stammered stated states stressed stresses suggested"
    " suggests tells testified thinks thought thundered told tweeted tweets urged urges ventured"
    " volunteered vowed vows wailed warned warns whispered wondered writes wrote yelled".split()
)
"""What may stand beside quoted words."""

THAT = frozenset(
    "acknowledged acknowledges added adds admits admitted announced announces argued argues"
    " asserted asserts boasted cautioned cautions claimed claims complained complains conceded"
    " concedes concluded concludes confirmed confirms contended contends countered declared"
    " declares estimated explained explains insisted insists joked maintained maintains noted"
    " notes observed pledged predicted predicts promised promises recalled recalls reckoned"
    " reckons reiterated reiterates remarked remarks repeated replied responded revealed reveals"
    " said says stated states stressed stresses suggested suggests emphasised emphasises"
    " emphasized emphasizes testified vowed vows warned warns wrote writes  agreed"
    " agrees denied denies felt feels alleges disclosed hinted lamented mused"
    " quipped ruled rules speculated swore tweeted tweets".split()
)
"""What gives a report of words in a clause: "warned that"."""

BARE = frozenset("said says claimed claims argued argues added adds insisted insists".split())
"""The same without "that"."""

TOLD = frozenset(
    "told tells warned warns urged urges asked asks reminded reminds assured assures informed"
    " informs advised advises".split()
)
"""What is followed by the one who is spoken to."""

INTENDED = frozenset("pledged pledges promised promises vowed vows threatened threatens".split())
"""What is followed by "to" and what somebody will do."""

ABOUT = frozenset(
    "accused accuses urged urges branded brands condemned condemns criticised criticises"
    " criticized criticizes denied denies dismissed dismisses defended praised praises rejected"
    " rejects welcomed welcomes described describes".split()
)
"""What is followed by whom or what somebody speaks of. Their reports count with quoted words in
them only, or as `accused ... of`, `urged ... to`."""

QUOTING = frozenset(
    "acknowledged acknowledges admitted admits argued argues claimed claims insisted insists said"
    " says warned warns added adds told tells wrote writes declared declares complained complains"
    " conceded concedes predicted predicts stressed stresses explained".split()
)
"""What may be followed by a few quoted words without a clause: `admitted "big mistakes"`."""

ALL = SAID | THAT | TOLD | INTENDED | ABOUT

BEFORE_VERB = frozenset(
    "also already again later then now has have had just repeatedly once yesterday today recently"
    " earlier previously simply publicly angrily quickly famously reportedly both has's further"
    " however meanwhile personally always often even still only finally".split()
)
"""What may stand between somebody and the verb."""

UNSAID = frozenset(
    "not never to be been is was were being are would could might should may will can must cannot"
    " refused declined refuses declines nothing hardly if unless without".split()
)
"""What before the verb tells that nothing was said, or that it was said to or of somebody."""

JOINS = frozenset(
    "but and while as when after because although though yet so then where meanwhile however"
    " later whereas since before until or yesterday today tonight week month year night morning"
    " afternoon evening day earlier statement interview conference speech nevertheless instead"
    " here there currently now recently also says".split()
)
"""Words behind which somebody may be the subject of a new clause."""

HIDES = frozenset("that if whether unless who which whom what why how than".split())
"""Words behind which a clause is somebody else's words, a question or a condition."""

ASKS = frozenset("had has have did does do was were is are could would should can".split())
"""Words that before somebody make a question or a condition of a clause: "Had X said ..."."""

PREPOSITIONS = frozenset(
    "of to by with for from against than about like at in on under over into near via towards"
    " behind between among without".split()
)

_WORD = re.compile(r"[A-Za-z][a-z]++")
_WRITTEN = ALL | {word.capitalize() for word in ALL}


def verbs(text: str, start: int, end: int) -> list[re.Match[str]]:
    """The verbs of speech in a range of a text, in order; none inside a longer word."""
    return [
        found
        for found in _WORD.finditer(text, start, end)
        if found[0] in _WRITTEN and _is_whole(text, *found.span())
    ]


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether a word is no part of a longer one."""
    return not (_joins(text[start - 1 : start]) or _joins(text[end : end + 1]))


def _joins(character: str) -> bool:
    """Whether a character beside a word makes a longer word of it."""
    return character.isalnum() or (character != "" and character in "_'’-")


TIME = (
    r"(?:(?:on|last|this|late|early)\s+)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today"
    r"|tonight|later|earlier|afterwards|recently|in a statement|in an interview|at the time)"
    r"(?:\s+(?:night|morning|evening|afternoon|week|month|year|this\s+(?:week|month|year)))?"
)
"""When something was said, as it stands behind a verb."""
