"""The scorer of the MultiHop-RAG paper (Tang and Yang, 2024), so that its table can be compared.

Of each ranking the first eleven passages are read, as the paper's program does. Its MAP@10 adds
(relevant passages first seen at rank r) / r over those, and divides by the number of relevant
passages, at most ten. It is no average precision: a perfect ranking of three scores
(1 + 1/2 + 1/3) / 3 = .61.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

READ = 11


def scores(ranking: Sequence[str], relevant: Collection[str]) -> dict[str, float]:
    """The paper's four measures of one ranking, best first, ids distinct; `relevant` is not empty.

    hits@4 and hits@10: whether a relevant passage is among the first; mrr@10: 1 / rank of the
    first relevant one, 0 where it is not among ten; map@10: see above.
    """
    ranks = [rank for rank, name in enumerate(ranking[:READ], start=1) if name in relevant]
    first = ranks[0] if ranks else READ
    return {
        "hits@4": float(first <= 4),
        "hits@10": float(first <= 10),
        "map@10": sum(1 / rank for rank in ranks) / min(len(relevant), 10),
        "mrr@10": 1 / first if first <= 10 else 0.0,
    }
