"""Measures of rankings: the field's own, worked out by ir-measures, and the multi-hop paper's.

`success@k`: whether a relevant passage is among the first k (some call that recall@k of the gold
passage). `recall@k`: the share of the relevant passages among the first k. The two differ only
where several are relevant. `mrr@10`, `ndcg@10` and `map@100` are TREC's.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from typing import Any

from retrieval.errors import DatelineError, QueryError
from retrieval.evaluation import multihop
from retrieval.evaluation.asking import Reply
from retrieval.evaluation.sets import Topic

Values = dict[str, dict[str, float]]
"""Measure -> qid -> value, both in a fixed order."""

STANDARD = (
    ("success@1", "Success@1", 1),
    ("success@5", "Success@5", 5),
    ("success@10", "Success@10", 10),
    ("success@20", "Success@20", 20),
    ("success@100", "Success@100", 100),
    ("recall@10", "R@10", 10),
    ("recall@100", "R@100", 100),
    ("mrr@10", "RR@10", 10),
    ("ndcg@10", "nDCG@10", 10),
    ("map@100", "AP@100", 100),
)
"""Our name, ir-measures' name, and the depth that a ranking needs to be measured so."""

MULTIHOP = "multihop_"


def read(text: str) -> tuple[str, ...]:
    """Names of measures from "nDCG@20,P@5", each once; see `check`."""
    return tuple(dict.fromkeys(name for part in text.split(",") if (name := part.strip())))


def check(extra: Sequence[str] = ()) -> None:
    """DatelineError where ir-measures is not installed; QueryError names one of the measures asked
    for that it does not know or cannot work out."""
    if any(importlib.util.find_spec(name) is None for name in ("ir_measures", "pytrec_eval")):
        raise DatelineError("evaluate needs ir-measures: pip install 'dateline[eval]'")
    for name in extra:
        try:
            _computed([name], {"q": {"a": 1}}, {"q": {"a": 1.0}})
        except Exception as error:  # whatever the provider of a measure thinks of raising
            raise QueryError(
                f"--measures: {name!r} cannot be worked out: give names of ir-measures, "
                "like nDCG@20,P@5"
            ) from error


def ranked(
    topics: Sequence[Topic], replies: Sequence[Reply], *, depth: int, extra: Sequence[str] = ()
) -> Values:
    """Every measure of each question that has a relevant passage, in the order given.

    An empty ranking scores 0. What needs deeper rankings than `depth` is left out; `extra` are
    more measures, by ir-measures' names. Passages are ordered by their rank, whatever their score.
    """
    judged = [(t, r) for t, r in zip(topics, replies, strict=True) if t.relevant]
    if not judged:
        return {}
    names = {theirs: ours for ours, theirs, needed in STANDARD if needed <= depth}
    names |= {name: name for name in extra if name not in names}
    qrels = {topic.qid: dict(topic.grades) for topic, _ in judged}
    # trec_eval orders by score, as 32-bit floats, and breaks ties by id: ranks are none of that.
    run = {
        topic.qid: {name: float(-place) for place, name in enumerate(reply.ranking)}
        for topic, reply in judged
    }
    computed = _computed(list(names), qrels, run)
    found: Values = {
        ours: {topic.qid: computed[theirs][topic.qid] for topic, _ in judged}
        for theirs, ours in names.items()
    }
    if depth >= multihop.READ:
        for topic, reply in judged:
            for name, value in multihop.scores(reply.ranking, topic.relevant).items():
                found.setdefault(MULTIHOP + name, {})[topic.qid] = value
    return found


def _computed(
    names: Sequence[str], qrels: dict[str, dict[str, int]], run: dict[str, dict[str, float]]
) -> Values:
    """Name -> qid -> value; every qid of the judgements has one."""
    import ir_measures

    # Two names may mean one measure.
    parsed: dict[str, Any] = {name: ir_measures.parse_measure(name) for name in names}
    values: dict[Any, dict[str, float]] = {measure: {} for measure in parsed.values()}
    for metric in ir_measures.iter_calc(list(values), qrels, run):
        values[metric.measure][metric.query_id] = float(metric.value)
    return {name: values[measure] for name, measure in parsed.items()}
