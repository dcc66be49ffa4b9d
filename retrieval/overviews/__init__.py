"""Overviews: the news at a glance, from one state of the library.

Each turns what was asked (periods, names, days) into articles in the revision in force, hands those
to the room that knows how, and dresses what comes back.

ground       the library as overviews need it
digests      stories of a period       timelines    topics       quotations   people
"""

from retrieval.overviews.digests import Digests
from retrieval.overviews.ground import Ground
from retrieval.overviews.quotations import Quotations
from retrieval.overviews.timelines import Timelines
from retrieval.stories import Sketches, Windows

__all__ = ["Ground", "Overviews"]


class Overviews:
    """The overviews of one library."""

    def __init__(self, ground: Ground, sketches: Sketches) -> None:
        windows = Windows(ground.store, sketches, timezone=ground.timezone)
        self.digests = Digests(ground, windows)
        self.timelines = Timelines(ground, windows)
        self.quotations = Quotations(ground)
