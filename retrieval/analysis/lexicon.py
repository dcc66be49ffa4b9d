"""Closed word lists of English: stop words, irregular forms, abbreviations.

Lists of facts about the language, kept apart from the code that uses them. A change here changes
the terms of an index, so it changes `Analyzer.fingerprint`.
"""

STOP_WORDS = frozenset(
    """
        a about above after again against all also am an and any are aren't as at be because
        been before being below between both but by can cannot can't could couldn't did
        didn't do does doesn't doing don't down during each either else ever every few for
        from further had hadn't has hasn't have haven't having he her here hers herself him
        himself his how i if in into is isn't it its itself just let's me might more most
        must mustn't my myself neither no nor not of off on once only onto or other our ours
        ourselves out over own per rather same shall shan't she should shouldn't since so
        some such than that the their theirs them themselves then there these they this
        those though through thus to too toward towards under until up upon us very was
        wasn't we were weren't what whatever when where whether which while who whom whose
        why will with within without won't would wouldn't yet you your yours yourself
        yourselves may much many
        """.split()
)
"""Words that carry grammar, not news. Dropped unless written as a name or an acronym."""

NAME_LIKE = frozenset(
    """
        will may who us it can do an no so he she more most am in on his her ours let's
        """.split()
)
"""Stop words that are also names or acronyms (Will, May, WHO, U.S., IT, Do Ga-on, An, So): kept
where they are written with a capital inside a sentence."""

QUESTION_WORDS = frozenset(
    """
        anybody anyone anything tell please know happen happened happening thing things
        somebody someone something whats hows wheres whos dont didnt doesnt isnt wasnt cant
        im ive any really actually exactly say said says article articles news describe
        describes described
        """.split()
)
"""Words that ask rather than describe; dropped from questions, never from the index. "say" asks
for a speaker's words ("what did Han say about ..."), and nearly every article has it."""

KEPT_IN_QUESTIONS = frozenset({"us"})
"""In a question "us" is the country more often than the asker."""

AFTER_HOW = frozenset("long many much far big old often large high tall".split())
"""Words that ask for an amount when they follow "how"."""

IRREGULAR = {
    form: base
    for base, forms in {
        "begin": "began begun",
        "break": "broke broken",
        "bring": "brought",
        "build": "built",
        "buy": "bought",
        "catch": "caught",
        "choose": "chose chosen",
        "come": "came",
        "deal": "dealt",
        "draw": "drew drawn",
        "drink": "drank drunk",
        "drive": "drove driven",
        "eat": "ate eaten",
        "fall": "fell fallen",
        "fight": "fought",
        "find": "found",
        "flee": "fled",
        "fly": "flew flown",
        "freeze": "froze frozen",
        "get": "got gotten",
        "give": "gave given",
        "go": "went gone",
        "grow": "grew grown",
        "hear": "heard",
        "hide": "hid hidden",
        "hold": "held",
        "keep": "kept",
        "know": "knew known",
        "lay": "laid",
        "lead": "led",
        "leave": "left",
        "lend": "lent",
        "lose": "lost",
        "make": "made",
        "mean": "meant",
        "meet": "met",
        "pay": "paid",
        "ride": "rode ridden",
        "rise": "rose risen",
        "run": "ran",
        "say": "said",
        "see": "saw seen",
        "seek": "sought",
        "sell": "sold",
        "send": "sent",
        "shake": "shook shaken",
        "shoot": "shot",
        "sing": "sang sung",
        "sink": "sank sunk",
        "sleep": "slept",
        "speak": "spoke spoken",
        "spend": "spent",
        "stand": "stood",
        "steal": "stole stolen",
        "strike": "struck stricken",
        "swim": "swam swum",
        "take": "took taken",
        "teach": "taught",
        "tell": "told",
        "think": "thought",
        "throw": "threw thrown",
        "wake": "woke woken",
        "wear": "wore worn",
        "write": "wrote written",
        "man": "men",
        "woman": "women",
        "child": "children",
        "foot": "feet",
        "tooth": "teeth",
        "life": "lives",
        "wife": "wives",
        "half": "halves",
        "person": "people persons",
    }.items()
    for form in forms.split()
}
"""Forms that a suffix stemmer cannot bring together. "won" stays: it is also a currency."""

TITLES = frozenset(
    """
        mr mrs ms dr prof gen lt col maj capt cpt sgt cmdr adm sen rep gov pres supt insp
        hon rev fr st sr jr mt ft messrs mme mlle det supts atty
        """.split()
)
"""Abbreviations that stand before a name: a sentence never ends after one."""

ABBREVIATIONS = frozenset(
    """
        no vs etc inc ltd co corp bros dept univ approx est fig vol jan feb mar apr jun jul
        aug sep sept oct nov dec mon tue wed thu fri sat sun am pm eg ie al cf ave blvd rd
        """.split()
)
"""Abbreviations after which a sentence may end: only where a sentence opener follows."""
