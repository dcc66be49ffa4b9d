"""How well a grouping agrees with a judged one: B-cubed (Bagga and Baldwin, 1998).

    precision(i) = share of i's group that is judged to belong with i     P = mean over items
    recall(i)    = share of what belongs with i that is in i's group      R = mean over items
    F1           = 2 P R / (P + R)

An item belongs with itself, so single items count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

Item = TypeVar("Item", bound=Hashable)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """B-cubed figures, 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def b_cubed(groups: Iterable[Iterable[Item]], judged: Mapping[Item, Hashable]) -> Agreement:
    """The agreement of groups with the label of each item; no item gives 0.

    Every judged item has to be in one group, and no other; ValueError otherwise.
    """
    sizes = Counter(judged.values())
    seen: set[Item] = set()
    precision = recall = 0.0
    for group in groups:
        items = list(group)
        if not seen.isdisjoint(items) or len(set(items)) < len(items):
            raise ValueError("an item is in two groups")
        seen.update(items)
        if not judged.keys() >= set(items):
            raise ValueError("a group holds an item that was not judged")
        for label, together in Counter(judged[item] for item in items).items():
            precision += together * together / len(items)
            recall += together * together / sizes[label]
    if len(seen) < len(judged):
        raise ValueError("a judged item is in no group")
    count = len(judged)
    return Agreement(
        precision=precision / count if count else 0.0, recall=recall / count if count else 0.0
    )
