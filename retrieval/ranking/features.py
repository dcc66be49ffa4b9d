"""What the second stage looks at, what each of it counts, and a candidate that has it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

from retrieval.reading import ReadPassage
from retrieval.weighing import Held


@dataclass(frozen=True, kw_only=True)
class Weights:
    """How much each feature counts; see `Candidate.features` for what they are.

    Fitted to the development sets together, each set counting the same; ARCHITECTURE.md has how,
    and what leaving each out does on questions that did not choose the weights.
    """

    bm25: float = 2.5
    window: float = 3.2
    passage: float = 2.9
    beside: float = 4.4
    headline: float = 3.8
    sentence: float = 2.1
    phrase: float = 1.6
    near: float = 0.9
    surface: float = 1.8
    form: float = 1.7
    measured: float = 2.4
    counted: float = 1.6
    names: float = 1.7
    publisher: float = 3.5
    quoted: float = 3.0
    dated: float = 3.0
    recent: float = 1.5
    own: float = 10.0
    speaker: float = 1.5
    lead: float = -0.5


WEIGHTS = Weights()
FEATURES = tuple(field.name for field in fields(Weights))

HERE = (
    "bm25", "window", "sentence", "phrase", "near", "surface", "form", "counted", "names"
)  # fmt: skip
"""Features that tell of the passage's own words: those that confidence is made of."""

PLACES = ("window", "passage", "beside", "headline")
"""Where a term is looked for, nearest first."""


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """One passage in the order of an answer.

    features:
        bm25      the engine's score as a share of the best candidate's
        window    weight of the question's terms in the best two neighbouring sentences, and of
                  those of the speaker
        passage   weight that the rest of the passage adds to that
        beside    weight that the passages before and after it add
        headline  weight that the article's headline and first passage add
        sentence  weight of the terms in the best single sentence
        phrase    weight of neighbouring terms of the question that are neighbours here too; of a
                  question of one term, like `near`, `ALONE` where it
                  holds that
        near      weight of the question's pairs of terms that stand near each other here
        surface   weight of the terms that stand here in the very form asked
        form      weight of the terms about a sentence that has the form of an answer
        measured  1 where the passage has anything of a form that few passages have by chance: a
                  duration, a sum, a day (see `MEASURED`)
        counted   1 where a number stands before what "how many" counts
        names     weight of the capitalised terms in passage, headline or lead; 1 without such
        publisher 1 where the question names this publisher
        speaker   1 where the question asks for this speaker's words
        quoted    share of the quoted phrases that stand here word for word
        dated     1 where the article is of the days that the question names, or of the week after
                  given ones
        recent    where the latest is asked for: how late the article is among those of the
                  candidates, from 0 for the earliest to 1 for the latest
        own       of a follow-up: what the passage is worth by the question's own words among those
                  of the story that it goes on with, as a tenth (see `answering`)
        lead      1 for the first passage of an article
    All but `own` lie between 0 and 1. `held` tells for each place of PLACES how far
    each term is held there or nearer. `cover`: weight of the terms in passage, headline, lead or
    speaker; `article_cover`: in all that the article's candidates hold. `here`: the part of the
    score that the features of HERE give.
    """

    read: ReadPassage
    features: Mapping[str, float]
    held: tuple[Held, ...]
    cover: float
    article_cover: float
    here: float
    score: float

    @property
    def place(self) -> tuple[int, int]:
        """(article sequence, ordinal), by which ties go."""
        return self.read.passage.header.sequence, self.read.passage.ordinal

    def joined(self, own: Candidate, use: Weights = WEIGHTS) -> Candidate:
        """This candidate of a follow-up with what it is worth by the question's own words."""
        return replace(
            self,
            features={**self.features, "own": own.score / 10},
            here=own.here,
            article_cover=own.article_cover,
            score=self.score + use.own * own.score / 10,
        )
