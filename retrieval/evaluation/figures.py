"""Figures: what a run over a set comes to.

`values` are per question, so that two runs can be compared; a figure is their mean over the
questions that it is about, with the bootstrap's 95 % interval:

    success@k ...        questions with a relevant passage       see `measures`
    hit@1, hit@3         answerable questions with answer strings: whether the first, or any of the
                         first three excerpts of an answer without a threshold answers
    answered             answerable questions: whether they are answered at the threshold
    false_answers        unanswerable ones: the same; the interval is Wilson's
    brier                all: (confidence - right) squared
    auroc, answered_at_5_percent    of confidence; see `confidence`

Right is a reply whose first excerpt answers, or, where no string is known, whose first passage is
relevant; to an unanswerable question nothing is right.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from retrieval.confidence import THRESHOLD
from retrieval.evaluation import confidence, measures, resampling
from retrieval.evaluation.asking import Reply
from retrieval.evaluation.confidence import Bin
from retrieval.evaluation.hits import Rule, answers
from retrieval.evaluation.measures import Values
from retrieval.evaluation.sets import Topic

LOWER_IS_BETTER = frozenset({"false_answers", "brier"})
IN_KINDS = ("success@1", "success@5", "hit@1", "answered", "false_answers")
"""What is also told for each kind of question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A measure of a set with its 95 % interval, and how many questions it is about."""

    value: float
    low: float
    high: float
    questions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KindOf:
    """One kind of question: how many, and the means of IN_KINDS that are about some of them."""

    kind: str
    questions: int
    means: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """A set's figures. `judged` counts questions with a relevant passage, `with_strings` those
    with answer strings; `rule` is how their hits were told, None where there are none.
    `calibration_error` is None where there was no question."""

    name: str
    questions: int
    answerable: int
    judged: int
    with_strings: int
    depth: int
    threshold: float
    rule: Rule | None
    values: Values
    figures: Mapping[str, Figure]
    calibration: tuple[Bin, ...]
    calibration_error: float | None
    kinds: tuple[KindOf, ...]

    @property
    def unanswerable(self) -> int:
        return self.questions - self.answerable


def evaluate(
    name: str,
    asked: Iterable[tuple[Topic, Reply]],
    *,
    depth: int,
    rule: Rule,
    extra: Sequence[str] = (),
    threshold: float = THRESHOLD,
) -> Evaluation:
    """All figures of a run that `asking.ask` made to `depth`, over at least one question.

    `rule` tells hits; `extra` are more measures of rankings, by ir-measures' names.
    """
    pairs = list(asked)
    topics, replies = [t for t, _ in pairs], [r for _, r in pairs]
    told = any(topic.answers for topic in topics)
    used = rule if told else None
    rights = [_right(topic, reply, used) for topic, reply in pairs]
    values = measures.ranked(topics, replies, depth=depth, extra=extra)
    for wanted in (
        _hits(pairs, used),
        _answered(pairs, threshold),
        {"brier": _brier(pairs, rights)},
    ):
        values |= {measure: found for measure, found in wanted.items() if found}
    bins = confidence.reliability([reply.confidence for reply in replies], rights)
    return Evaluation(
        name=name,
        questions=len(pairs),
        answerable=sum(topic.answerable for topic in topics),
        judged=sum(bool(topic.relevant) for topic in topics),
        with_strings=sum(bool(topic.answers) for topic in topics),
        depth=depth,
        threshold=threshold,
        rule=used,
        values=values,
        figures=_means(values) | _of_confidence(pairs),
        calibration=bins,
        calibration_error=confidence.expected_error(bins),
        kinds=_kinds(topics, values),
    )


def _right(topic: Topic, reply: Reply, rule: Rule | None) -> bool:
    if not topic.answerable or not reply.excerpts:
        return False
    if topic.answers and rule is not None:
        return answers(topic, reply.excerpts[0], rule)
    return bool(reply.ranking) and reply.ranking[0] in topic.relevant


def _hits(pairs: Sequence[tuple[Topic, Reply]], rule: Rule | None) -> Values:
    found: Values = {"hit@1": {}, "hit@3": {}}
    if rule is None:
        return found
    for topic, reply in pairs:
        if topic.answers:
            hits = [answers(topic, excerpt, rule) for excerpt in reply.excerpts[:3]]
            found["hit@1"][topic.qid] = float(any(hits[:1]))
            found["hit@3"][topic.qid] = float(any(hits))
    return found


def _answered(pairs: Sequence[tuple[Topic, Reply]], threshold: float) -> Values:
    found: Values = {"answered": {}, "false_answers": {}}
    for topic, reply in pairs:
        measure = "answered" if topic.answerable else "false_answers"
        found[measure][topic.qid] = float(reply.answered(threshold))
    return found


def _brier(pairs: Sequence[tuple[Topic, Reply]], rights: Sequence[bool]) -> dict[str, float]:
    return {
        topic.qid: (reply.confidence - right) ** 2
        for (topic, reply), right in zip(pairs, rights, strict=True)
    }


def _means(values: Values) -> dict[str, Figure]:
    """The mean of each measure, in order; measures of the same questions are drawn together."""
    together: dict[tuple[str, ...], list[str]] = {}
    for measure, by_question in values.items():
        together.setdefault(tuple(by_question), []).append(measure)
    found: dict[str, Figure] = {}
    for names in together.values():
        table = np.array([list(values[name].values()) for name in names]).T
        intervals = resampling.mean_intervals(table)
        for name, column, (low, high) in zip(names, table.T, intervals, strict=True):
            if name == "false_answers":
                low, high = confidence.wilson(float(column.sum()), len(column))
            found[name] = Figure(
                value=float(column.mean()), low=low, high=high, questions=len(column)
            )
    return {name: found[name] for name in values}


def _of_confidence(pairs: Sequence[tuple[Topic, Reply]]) -> dict[str, Figure]:
    """Figures that are no mean over questions; none where all or no questions are answerable."""
    can = np.array([reply.confidence for topic, reply in pairs if topic.answerable])
    cannot = np.array([reply.confidence for topic, reply in pairs if not topic.answerable])
    found: dict[str, Figure] = {}
    for name, statistic in (
        ("auroc", confidence.auroc),
        ("answered_at_5_percent", confidence.answered_at),
    ):
        value = statistic(can, cannot)
        if value is not None:
            low, high = resampling.two_sample_interval(can, cannot, statistic)
            found[name] = Figure(value=value, low=low, high=high, questions=len(pairs))
    return found


def _kinds(topics: Sequence[Topic], values: Values) -> tuple[KindOf, ...]:
    """Each kind in the order of its name; empty where the questions have none."""
    members: dict[str, list[str]] = {}
    for topic in topics:
        if topic.kind is not None:
            members.setdefault(topic.kind, []).append(topic.qid)
    found: list[KindOf] = []
    for kind, qids in sorted(members.items()):
        means: dict[str, float] = {}
        for measure in IN_KINDS:
            by_question = values.get(measure, {})
            if held := [by_question[qid] for qid in qids if qid in by_question]:
                means[measure] = sum(held) / len(held)
        found.append(KindOf(kind=kind, questions=len(qids), means=means))
    return tuple(found)
