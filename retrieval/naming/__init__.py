"""What a question can name that the library knows: publishers, speakers, and acronyms.

`acronyms` learns short forms where articles define them, `publishers` and `speakers` find in a
question whom it names. None of it knows stores, engines, or what is done with what was found.
"""

from retrieval.naming.acronyms import Acronym

__all__ = ["Acronym"]
