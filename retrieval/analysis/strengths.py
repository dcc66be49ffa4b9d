"""What another word counts of the one asked for, by how near it is. Chosen by hand."""

SAME = 1.0
"""Another spelling, abbreviation or name of the very same: "tv", "television"."""

FORM = 0.9
"""Another form of the word: "decide", "decision"."""

CLOSE = 0.8
"""A near synonym: "doctor", "physician"."""

LOOSE = 0.5
"""Often but not always meant, or a word of several meanings: "match", "tie"."""
