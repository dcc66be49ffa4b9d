"""The past: a library as it could be read at the end of a day.

An article counts in the revision that was in force then: the first one from its publication on,
each later one from the moment at which it was seen (as in `stores.sqlite.editions`). What is
published later is not there, and neither are undated articles, as with any limit of days.

view    the library on one day, for searching and for names
older   the second index, of revisions that others took the place of

Scores are those that the library's present statistics give: how rare a word is, and how long
passages are, is never read off the past, so that a limit of days changes no score. Whether there is
a word at all is: what only later texts hold is as if it were nowhere.
"""

from retrieval.past.older import Past
from retrieval.past.view import View

__all__ = ["Past", "View"]
