"""Whether a quote is about a topic: what its surroundings hold of the topic's words."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from retrieval.analysis import Analyzer, bounds
from retrieval.model import ArticleHeader, Passage, Quote
from retrieval.weighing import TermWeights

MOST = 0.75
"""Share of the topic's weight that has to stand in the quote, beside it, or in the headline."""

OWN = 0.3
"""Share that has to stand in the quote and the sentences beside it, unless the headline and the
first passage hold `MOST` without it."""

LONG = 600
"""Characters from which a passage tells of several things: only the sentences beside count."""


class About:
    """A topic as quotes are held against it."""

    def __init__(
        self,
        weights: TermWeights,
        analyzer: Analyzer,
        among: Mapping[str, Container[int] | None] | None = None,
    ) -> None:
        """`among` are for each of the topic's terms the articles (sequences) that hold it, None
        where those are not known."""
        self._weights = weights
        self._among = among or {}
        self._analyzer = analyzer
        self._kept: dict[tuple[int, int, int], frozenset[str]] = {}

    def may_hold(self, header: ArticleHeader) -> bool:
        """Whether an article is worth being read: all of it holds enough of the topic."""
        held = {
            term
            for term in self._weights.wanted
            if (articles := self._among.get(term)) is None or header.sequence in articles
        }
        if self._weights.share(held) >= MOST:
            return True
        held.update(self._analyzer.terms(header.headline or "", header.language))
        return self._weights.share(held) >= MOST

    def holds(self, quote: Quote, passages: Sequence[Passage]) -> bool:
        """Whether a quote of an article with these passages is about the topic."""
        passage = quote.line.passage
        place = next(i for i, one in enumerate(passages) if one.ordinal == passage.ordinal)
        own = self._near(quote)
        headed = self._terms(passage.header.headline or "", passage)
        if self._weights.share(own | headed) >= MOST and self._weights.share(own) >= OWN:
            return True
        if self._weights.share(headed | self._whole(passages[0])) >= MOST:
            return self._weights.share(own) > 0 or self._weights.share(headed) >= MOST
        around = own | headed
        for beside in passages[max(0, place - 1) : place + 2]:
            if len(beside.text) <= LONG:
                around |= self._whole(beside)
        return self._weights.share(around) >= MOST and self._weights.share(own) >= OWN

    def _near(self, quote: Quote) -> frozenset[str]:
        passage = quote.line.passage
        text = passage.text
        if len(text) <= LONG:
            near = text
        else:
            sentences = bounds(text)
            first, last = quote.line.span.start, quote.line.span.end
            inside = [i for i, (a, b) in enumerate(sentences) if a < last and b > first]
            start = sentences[max(0, inside[0] - 1)][0]
            near = text[start : sentences[min(len(sentences) - 1, inside[-1] + 1)][1]]
        return self._terms(near, passage)

    def _whole(self, passage: Passage) -> frozenset[str]:
        key = passage.header.sequence, passage.header.revision, passage.ordinal
        if key not in self._kept:
            self._kept[key] = self._terms(passage.text, passage)
        return self._kept[key]

    def _terms(self, text: str, passage: Passage) -> frozenset[str]:
        return frozenset(self._analyzer.terms(text, passage.header.language))
