"""Hits: whether an excerpt answers, told by strings that do.

anywhere  the excerpt holds an answer string, case and white space folded
listed    it also comes from a passage that is listed as relevant; one of those that holds no
          answer string at all words the answer otherwise, and counts by itself

Which of the two is fair depends on how a set was judged. Where some question has several listed
passages, whoever made the set listed all that answer, and a common word ("food") found elsewhere
is luck. Where every question has exactly one, it is merely the paragraph that the question was
written about, and another that holds the answer is as good.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from retrieval.errors import QueryError
from retrieval.evaluation.sets import Topic
from retrieval.model import Excerpt
from retrieval.trec import encode

Rule = Literal["anywhere", "listed"]
RULES: tuple[Rule, ...] = ("anywhere", "listed")


def read_rule(text: str) -> Rule | None:
    """A rule by its name, None for "auto"; QueryError where it is none."""
    if text == "auto":
        return None
    for rule in RULES:
        if text == rule:
            return rule
    raise QueryError(f"--hits: {text!r} is no rule: choose from auto, {', '.join(RULES)}")


def rule_for(qrels: Mapping[str, Mapping[str, int]]) -> Rule:
    """The rule that fits how a whole set was judged; "anywhere" where nothing is relevant."""
    several = any(sum(grade > 0 for grade in grades.values()) > 1 for grades in qrels.values())
    return "listed" if several else "anywhere"


def answers(topic: Topic, excerpt: Excerpt, rule: Rule) -> bool:
    """Whether the excerpt answers; never where the topic has no strings."""
    strings = [fold(words) for words in topic.answers]
    held = _holds(excerpt.text, strings)
    if rule == "anywhere" or not strings:
        return held
    if encode(excerpt.passage.id) not in topic.relevant:
        return False
    return held or not _holds(excerpt.passage.text, strings)


def fold(text: str) -> str:
    """The text without differences of case and white space."""
    return " ".join(text.casefold().split())


def _holds(text: str, strings: Sequence[str]) -> bool:
    folded = fold(text)
    return any(words in folded for words in strings)
