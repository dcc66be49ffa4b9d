"""Degrees of adjectives, which the stemmer leaves apart: "big", "bigger", "biggest".

Only adjectives whose degrees mean the same measure: "later" and "latest" have meanings of their
own, "last" and "better" are common words.
"""

PLAIN = """
    big bright broad cheap clean clear close cold cool dark deep fast fat fit great hard high hot
    large long loud low mild narrow near new old poor proud quick quiet rare rich safe sharp short
    slim slow small smart smooth soft steep strong sweet tall thick thin tight tough warm weak wet
    wide wild wise young
    """
"""With -er and -est."""

IN_Y = """
    angry bloody busy costly cloudy crazy dirty dry early easy funny happy hungry healthy
    heavy hilly lonely lucky messy nasty noisy pretty rainy risky scary sexy sleepy stormy
    tasty tidy tiny ugly wealthy windy
    """
"""With -ier and -iest."""

IN_E = "brave close fierce fine large nice rare safe simple strange wide wise"

DOUBLED = "big fat fit hot sad slim thin wet"
"""With the last letter twice."""


def degrees() -> list[tuple[str, str, str]]:
    """Each adjective with its comparative and superlative, in order of the lists."""
    found = []
    doubled, in_e = DOUBLED.split(), IN_E.split()
    for word in dict.fromkeys(f"{PLAIN} {IN_Y} {IN_E} {DOUBLED}".split()):
        if word in doubled:
            root = word + word[-1]
        elif word in in_e:
            root = word.removesuffix("e")
        elif word.endswith("y"):
            root = word.removesuffix("y") + "i"
        else:
            root = word
        found.append((word, f"{root}er", f"{root}est"))
    return found
