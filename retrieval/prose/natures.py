"""The natures of the sentences of a passage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.analysis import sentences
from retrieval.model import Span
from retrieval.prose import furniture, leaning, quoting, taking_back
from retrieval.prose.taking_back import Part

ENGLISH = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Nature:
    """What a sentence is by itself.

    points     it points to something in the sentence before ("He said", ", he said")
    dangles    it tells nothing without that ("two of these", "has offered 4.", "said she had.")
    goes_on    it goes on from the sentence before ("But the mayor")
    begun      a quotation in it began in a sentence before
    unended    a quotation in it goes on in the next sentence
    asks       it is a question
    greets     it welcomes, gives the time, or says who speaks
    furniture  it is what pages carry beside the news
    unclosed   it has no full stop, as headings and captions
    fragment   it has too few words to say anything, slight: too few to tell the news
    correction its part in taking something back, None for nearly all
    """

    span: Span
    points: bool = False
    dangles: bool = False
    goes_on: bool = False
    begun: bool = False
    unended: bool = False
    asks: bool = False
    greets: bool = False
    furniture: bool = False
    unclosed: bool = False
    fragment: bool = False
    slight: bool = False
    correction: Part | None = None

    @property
    def leans(self) -> bool:
        """Whether it needs the sentence before it."""
        return self.points or self.dangles or self.goes_on

    @property
    def part(self) -> bool:
        """Whether it is a piece of a longer quotation."""
        return self.begun or self.unended

    @property
    def misleads(self) -> bool:
        """Whether it says what is wrong and not that it is: never to be shown by itself."""
        return self.correction == "wrong"

    @property
    def tells(self) -> bool:
        """Whether it tells something: by itself, with those beside it where it is a part, after
        the one before where it leans. What does not is shown only where there is nothing else."""
        if self.greets or self.furniture or self.fragment:
            return False
        return self.correction not in ("wrong", "about")


def corrections(text: str, language: str) -> list[tuple[Span, Part]]:
    """The sentences of a passage that belong to a correction, in order, each with its part in it;
    [] for nearly all passages, in a tenth of the time that `natures` takes."""
    if language != ENGLISH or not taking_back.may_stand_in(text):
        return []
    spans = sentences(text)
    parts = taking_back.parts([text[span.start : span.end] for span in spans])
    return [(span, part) for span, part in zip(spans, parts, strict=True) if part is not None]


def natures(text: str, language: str, spans: Sequence[Span] | None = None) -> list[Nature]:
    """The nature of each sentence of a passage, in order; [] for blank text.

    `spans` are its sentences where they are known already. What hangs on words is told of English
    alone; of other languages quotations, questions and lengths are.
    """
    if spans is None:
        spans = sentences(text)
    texts = [text[span.start : span.end] for span in spans]
    english = language == ENGLISH
    parts = quoting.parts(texts)
    corrections = taking_back.parts(texts) if english else [None] * len(texts)
    return [
        Nature(
            span=span,
            points=english and leaning.points(said),
            dangles=english and leaning.dangles(said),
            goes_on=english and leaning.goes_on(said),
            begun=begun,
            unended=unended,
            asks=furniture.asks(said),
            greets=english and furniture.greets(said),
            furniture=furniture.is_furniture(said),
            unclosed=furniture.is_unclosed(said),
            fragment=furniture.is_fragment(said),
            slight=furniture.is_slight(said),
            correction=correction,
        )
        for span, said, (begun, unended), correction in zip(
            spans, texts, parts, corrections, strict=True
        )
    ]
