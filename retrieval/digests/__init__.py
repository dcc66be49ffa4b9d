"""Digests: what happened in a period, story by story.

periods  which days are meant      about    which articles are about a topic
ranking  which stories come first  lines    the sentence that stands for a story
                                          retracting  what its reports take back
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from retrieval.analysis import Analyzer
from retrieval.digests import lines
from retrieval.digests.about import about
from retrieval.digests.periods import days
from retrieval.digests.ranking import Ranking
from retrieval.model import Article, DigestItem, Story
from retrieval.stories import Reports

__all__ = ["Ranking", "about", "days", "items"]


def items(
    stories: Sequence[Reports],
    ranking: Ranking,
    limit: int,
    told: Callable[[Sequence[Reports]], Sequence[Story | None]],
    read: Callable[[Sequence[tuple[int, int]]], Iterable[Article]],
    analyzer: Analyzer,
    rarity: Callable[[str], float],
) -> tuple[DigestItem, ...]:
    """The best `limit` of the stories, each with its line.

    The best first, ties by the latest day, then the most articles, then the first in `stories`. A
    story without any words is left out. `told` gives stories with their headers, `read` articles in
    given revisions.
    """
    ranked = sorted(
        ((round(ranking.score(story), 9), story) for story in stories),
        key=lambda one: (-one[0], -ranking.latest(one[1]), -sum(map(len, one[1]))),
    )
    found: list[DigestItem] = []
    for score, reports in ranked:
        if len(found) == limit:
            break
        (story,) = told([reports])
        if story is None:
            continue
        headers = lines.read_for(story)
        articles = {
            article.header.sequence: article
            for article in read([(header.sequence, header.revision) for header in headers])
        }
        latest = [articles[header.sequence] for header in headers if header.sequence in articles]
        line = lines.best(latest, analyzer, rarity)
        if line is not None:
            found.append(DigestItem(story=story, line=line, score=score))
    return tuple(found)
