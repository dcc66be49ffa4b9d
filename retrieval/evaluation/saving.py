"""Saving: a run's values in a file, and how a later run compares with them.

{"dateline_evaluation": 1, "sets": {"newsdesk": {"success@1": {"desk-001": 1.0, ...}, ...}}}
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np

from retrieval.errors import SourceError
from retrieval.evaluation import resampling
from retrieval.evaluation.figures import LOWER_IS_BETTER
from retrieval.evaluation.measures import Values


class Evaluated(Protocol):
    """What can be saved: a set's name, and a value for each measure and question or article."""

    @property
    def name(self) -> str: ...

    @property
    def values(self) -> Values: ...


MARK = "dateline_evaluation"
VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One measure now against before, on the `questions` that both runs have.

    `difference` is the mean now less the mean before, with the bootstrap's 95 % interval; `p` is
    that of a paired randomisation test, two-sided, `exact` where all patterns were weighed.
    `better`, `worse` and `same` count questions.
    """

    questions: int
    now: float
    before: float
    difference: float
    low: float
    high: float
    p: float
    exact: bool
    better: int
    worse: int
    same: int


def record(found: Sequence[Evaluated]) -> str:
    """What is kept of runs, as JSON; two sets of one name are an error."""
    names = [one.name for one in found]
    for name in names:
        if names.count(name) > 1:
            raise SourceError(name, "two sets have this name: they cannot be told apart later")
    return json.dumps({MARK: VERSION, "sets": {one.name: one.values for one in found}})


def read(path: Path) -> dict[str, Values]:
    """The values of each set in a saved file; SourceError where it is none, or not readable."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SourceError(str(path), f"cannot be read: {error.strerror or error}") from error
    except (ValueError, RecursionError) as error:
        raise SourceError(str(path), "holds no JSON: give a file that --save wrote") from error
    if not isinstance(kept, dict) or MARK not in kept:
        raise SourceError(str(path), "is no saved evaluation: give a file that --save wrote")
    if kept[MARK] != VERSION:
        raise SourceError(str(path), f"was written by another version: {kept[MARK]!r}")
    sets = kept.get("sets")
    if not isinstance(sets, dict) or not all(_are_values(found) for found in sets.values()):
        raise SourceError(str(path), "is damaged: save the run again")
    return sets


def _are_values(found: object) -> bool:
    return isinstance(found, dict) and all(
        isinstance(by_question, dict)
        and all(
            isinstance(x, int | float) and not isinstance(x, bool) and math.isfinite(x)
            for x in by_question.values()
        )
        for by_question in found.values()
    )


def compared(
    found: Evaluated, saved: Mapping[str, Values], *, alone: bool, location: str
) -> dict[str, Difference] | None:
    """`differences` from the saved values of the same set: of the same name, or the only one saved
    where this one is `alone` too.

    None where others were asked as well, and the saved run did not have this one. SourceError
    where nothing is there to compare with.
    """
    before = saved.get(found.name)
    if before is None and alone:
        if len(saved) != 1:
            raise SourceError(location, f"has no set called {found.name}")
        (before,) = saved.values()
    if before is None:
        return None
    if not (result := differences(found.values, before)):
        raise SourceError(location, f"shares no question with this run of {found.name}")
    return result


def differences(now: Values, before: Values) -> dict[str, Difference]:
    """Each measure that both have for some question, in the order of this run."""
    found: dict[str, Difference] = {}
    for measure, values in now.items():
        earlier = before.get(measure, {})
        qids = [qid for qid in values if qid in earlier]
        if not qids:
            continue
        mine = np.array([values[qid] for qid in qids], dtype=float)
        theirs = np.array([earlier[qid] for qid in qids], dtype=float)
        moved = mine - theirs
        ((low, high),) = resampling.mean_intervals(moved[:, None])
        test = resampling.sign_flip(moved)
        higher, lower = resampling.signs(moved)
        if measure in LOWER_IS_BETTER:
            higher, lower = lower, higher
        found[measure] = Difference(
            questions=len(qids),
            now=float(mine.mean()),
            before=float(theirs.mean()),
            difference=float(moved.mean()),
            low=low,
            high=high,
            p=test.p,
            exact=test.exact,
            better=higher,
            worse=lower,
            same=len(qids) - higher - lower,
        )
    return found
