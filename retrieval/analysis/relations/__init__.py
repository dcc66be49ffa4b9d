"""Lists of the English of questions and of news, by theme: which words mean the same or nearly.

Facts about the language in our own hand, and no code. A file has lines of

    left words  SIGN  right words        # and lines that begin with "#", which say what follows

of which each word on one side is related with each on the other; without ">" also among the words
of each side. `thesaurus.SIGNS` says what each sign counts. Words stand in any form and British or
American spelling: they are stemmed when the lists are read. A pair that stands twice counts as its
stronger line says.
"""

from retrieval.analysis.relations import (
    abbreviations,
    crime,
    leisure,
    money,
    people,
    places,
    politics,
    speech,
    technology,
    world,
)

THEMES = (
    abbreviations.RELATIONS,
    places.RELATIONS,
    people.RELATIONS,
    crime.RELATIONS,
    politics.RELATIONS,
    money.RELATIONS,
    leisure.RELATIONS,
    world.RELATIONS,
    technology.RELATIONS,
    speech.RELATIONS,
)
"""Every theme; where a word has more relations than are kept, the earlier ones stay."""
