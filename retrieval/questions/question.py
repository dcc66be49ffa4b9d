"""What a question asks for: its terms, and the form that an answer would have.

Knows the words of questions, not the library's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from retrieval.analysis import Analyzer, Token
from retrieval.model import Filters
from retrieval.questions import forms
from retrieval.questions.forms import AnswerForm

MAX_TERMS = 64
"""Terms of one question that are searched; a pasted page asks nothing more precise."""

_LIGHT = re.compile(r"\b(?:take|takes|taking|took|taken) place\b", re.IGNORECASE)
_ASKED_UNIT = re.compile(
    r"\b(?:what|which) (day|date|time|year|month|weekday|place)\b"
    r"|\bhow many (minutes|hours|days|weeks|months|years)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question as it is searched.

    `terms` are its content terms in order, repeats kept; `words` how each was written; `stated`
    every token, for phrases; `form` what kind of answer it asks for.
    """

    text: str
    terms: tuple[str, ...]
    words: tuple[str, ...]
    surfaces: tuple[str, ...]
    form: AnswerForm


def read(text: str, analyzer: Analyzer, language: str) -> Question:
    """Read a question; never fails. Without content words all its words become terms, so that a
    name made of stop words ("The Who") can still be found; `terms` is () where it has none."""
    asking = [match.span() for match in _LIGHT.finditer(text)]
    asking += [
        match.span(group)
        for match in _ASKED_UNIT.finditer(text)
        for group in (1, 2)
        if match[group]
    ]
    tokens = analyzer.question_tokens(text, language)
    form = forms.of(text)
    asks = forms.FORM_WORDS.get(form, frozenset())
    content = [
        token
        for token in tokens
        if not (token.stop or token.surface in asks or _inside(token, asking))
    ] or tokens
    content = content[:MAX_TERMS]
    return Question(
        text=text,
        terms=tuple(token.term for token in content),
        words=tuple(text[token.start : token.end] for token in content),
        surfaces=tuple(token.surface for token in content),
        form=form,
    )


def understood(question: Question, filters: Filters) -> dict[str, object]:
    """What was made of a question and its limits, as plain values that an answer shows."""
    return {
        "terms": list(question.terms),
        "form": question.form,
        "since": filters.since.isoformat() if filters.since else None,
        "until": filters.until.isoformat() if filters.until else None,
        "publisher": filters.publisher,
        "speaker": filters.speaker,
    }


def _inside(token: Token, spans: list[tuple[int, int]]) -> bool:
    return any(start <= token.start and token.end <= end for start, end in spans)
