"""Developments: of each report the sentence that tells what is new, and reports that tell nothing
new beside the one that told it first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import pairwise

from retrieval.folding import alike
from retrieval.model import Passage
from retrieval.prose import greets
from retrieval.timelines.figures.quantities import quantities
from retrieval.timelines.reports import Report, Sentence
from retrieval.weighing import TermWeights

LOOKED_AT = 24
"""Sentences of a report, from the top, among which its line is chosen: news comes first."""

HEADLINE, NEW, TOPIC, PLACE = 0.7, 0.6, 0.4, 0.9
"""What counts of a sentence: how much of the headline it tells, how much of it was not told
before, how much of the topic it holds, and how far up it stands."""

ASIDE = 1.5
"""What the share of the topic counts where a report is about something wider."""

HEADED = 0.3
"""Share of the topic from which on it heads a report."""

DANGLING = 0.4
"""What a sentence loses that begins with a word for somebody named before."""

QUOTED = 0.6
"""What somebody's own words lose: they comment."""

TELLING = 0.3
"""What a sentence that takes very many words loses, or few."""

EMPTY = 1.5
"""What one loses that greets, or takes so few that it tells nothing by itself."""

FEWEST, FEW, MANY = 4, 6, 48
"""Words of such sentences."""

TOLD = 0.5
"""What a word counts as new that earlier reports hold, but no line of the timeline."""

AGAIN = 0.3
"""Novelty up to which a report only repeats what others told."""

HELD = 0.7
"""Share of a sentence that another report has to hold for it to be told there."""

TOGETHER = timedelta(days=1)
"""How far apart reports are that tell the same news."""

COPIED = timedelta(days=3)
"""How far apart copies of one text are."""

_DANGLING = re.compile(
    r"^\W*(?:he|she|they|it|his|her|their|its|this|that|these|those|him|them|such|both|but|and|so"
    r"|or|however|instead|meanwhile|also|there|then|here|yet|still|one of them|the former"
    r"|the latter|the move|the two|nobody|i|we|you|as a result|in addition|by then|after that"
    r"|at the time|until then|for that|the [\w-]+-(?:year|month)-old)\b",
    re.IGNORECASE,
)

Idf = Callable[[str], float]


@dataclass(slots=True, kw_only=True)
class Development:
    """A report's line. `novelty` is how much of it is new, `topic` how much of the topic it holds,
    0 to 1; `also_in` grows as others repeat it."""

    report: Report
    sentence: Sentence
    novelty: float
    topic: float
    also_in: list[Passage] = field(default_factory=list)

    @property
    def importance(self) -> float:
        """How much the timeline would miss without it."""
        publishers = {passage.header.publisher for passage in self.also_in}
        return len(publishers) + 0.5 * len(self.also_in) + self.novelty + self.topic


def developments(
    reports: Sequence[Report], weights: TermWeights, idf: Idf, *, told: Iterable[Sentence] = ()
) -> list[Development]:
    """The developments in order of the reports, which are in order of publication; `told` are
    sentences that other lines of the timeline show."""
    found: list[Development] = []
    shown = {term for sentence in told for term in sentence.terms}
    known: set[str] = set()
    for report in reports:
        best = _best(report, weights, idf, shown, known)
        if best is not None:
            again = _repeated(best, found, idf)
            if again is None:
                found.append(best)
                shown.update(best.sentence.terms)
            else:
                again.also_in.append(best.sentence.passage)
        known |= report.terms
    return found


def dangles(text: str) -> bool:
    """Whether a sentence begins with a word for something named before it."""
    return _DANGLING.match(text) is not None


def _best(
    report: Report, weights: TermWeights, idf: Idf, shown: set[str], known: set[str]
) -> Development | None:
    """The sentence that tells best what is new in a report, ties by place."""
    best: tuple[float, Development] | None = None
    # Where the topic does not head a report, the sentence that holds it is the one to tell.
    holding = TOPIC if weights.share(report.opening) >= HEADED else ASIDE
    heading = sum(sorted(map(idf, report.headline)))
    for sentence in report.sentences[:LOOKED_AT]:
        terms = frozenset(sentence.terms)
        if not terms:
            continue
        weight = sum(sorted(map(idf, terms)))
        new = sum(
            sorted(
                idf(term) * (TOLD if term in known else 1.0) for term in terms if term not in shown
            )
        )
        novelty = new / weight if weight else 0.0
        topic = weights.share(terms)
        worth = NEW * novelty + holding * topic + PLACE / (1 + sentence.place / 3)
        if heading:
            worth += HEADLINE * sum(sorted(map(idf, terms & report.headline))) / heading
        words = len(sentence.text.split())
        worth -= DANGLING * dangles(sentence.text) + QUOTED * sentence.quoted
        worth -= TELLING * (not FEW <= words <= MANY)
        worth -= EMPTY * (words < FEWEST or greets(sentence.text))
        if best is None or worth > best[0]:
            best = (
                worth,
                Development(report=report, sentence=sentence, novelty=novelty, topic=topic),
            )
    return best[1] if best is not None else None


def _repeated(best: Development, found: Sequence[Development], idf: Idf) -> Development | None:
    """The development that a line only tells again, the latest; None where it is one itself."""
    terms = frozenset(best.sentence.terms)
    weight = sum(sorted(map(idf, terms)))
    pairs = _pairs(best.sentence)
    for other in reversed(found):
        first, second = other.report.day, best.report.day
        apart = second - first if first is not None and second is not None else timedelta(0)
        if apart > COPIED:
            break
        if alike(_pairs(other.sentence), pairs):
            return other
        if apart > TOGETHER or best.novelty > AGAIN:
            continue
        held = sum(sorted(map(idf, terms & other.report.terms)))
        # Another number is news, whatever the words are.
        if held >= HELD * weight and _numbers([best.sentence]) <= _numbers(other.report.sentences):
            return other
    return None


def _numbers(sentences: Iterable[Sentence]) -> set[float]:
    return {
        quantity.value
        for one in sentences
        for quantity in quantities(one.passage.text, one.start, one.end)
    }


def _pairs(sentence: Sentence) -> frozenset[tuple[str, str]]:
    return frozenset(pairwise(sentence.terms)) or frozenset((t, "") for t in sentence.terms)
